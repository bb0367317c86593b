"""What a draft of a health model is tried on: all accounts as they are, and those that ended."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.domain.health.backtest import LOOK_BACK
from csdesk.domain.health.groups import SCOPE_FIELDS
from csdesk.domain.health.trial import PastTrial, Trial, customers
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.today.worth import LEFT
from csdesk.storage.queries.endings import endings
from csdesk.storage.queries.health import Preview, models_in_use
from csdesk.storage.queries.health_facts import health_facts
from csdesk.storage.queries.running import running_mrr
from csdesk.storage.tables import Reader


def health_trial(reader: Reader, settings: WorkspaceSettings, on: date) -> Trial:
    """Every account with its facts held still; for a worker."""
    preview = Preview(reader, settings, on)
    found = reader.connection.execute("SELECT id, name, status FROM account WHERE merged_into IS NULL")
    known = [row for row in found if row[0] in preview.now]
    paying = customers({own: name for own, name, _ in known}, running_mrr(reader, settings, on))
    others = sum(own not in paying and status not in LEFT for own, _, status in known)
    words = {name: _words(reader, name) for name in SCOPE_FIELDS}
    signals = reader.connection.execute(
        "SELECT DISTINCT name FROM signal WHERE name IS NOT NULL ORDER BY name"
    )
    return Trial(preview, paying, others, words, tuple(row[0] for row in signals))


def _words(reader: Reader, field: str) -> tuple[str, ...]:
    rows = reader.connection.execute(
        f"SELECT DISTINCT {field} FROM account WHERE {field} <> '' ORDER BY {field}"
    )
    return tuple(row[0] for row in rows)


def health_past(reader: Reader, settings: WorkspaceSettings, on: date) -> PastTrial:
    """Those who left and those who renewed, with what was known before; for a worker."""
    live = models_in_use(reader, settings)
    ended = endings(reader, on)
    since = min((one.on for one in ended), default=on) - timedelta(days=LOOK_BACK + 1)
    customs = [one.key for one in reader.find(CustomField, entity="account")]
    facts = health_facts(reader, settings, on, fields=SCOPE_FIELDS, customs=customs, since=since)
    return PastTrial(ended, facts, live)
