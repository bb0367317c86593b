"""The health that triggers and conditions go by: as observed, and computed where nobody looked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from csdesk.domain.playbooks.known import Asked
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.views.health import HealthMark
from csdesk.storage.queries.falls import compared, is_new
from csdesk.storage.queries.health_marks import AT_MOST, MONTH_AGO, health_marks
from csdesk.storage.tables import Reader

_FEW = 50
"""So many accounts are computed one by one, more of them with all the others."""


def marks_on(
    reader: Reader,
    settings: WorkspaceSettings,
    on: date,
    asked: Asked,
    accounts: Collection[int] | None = None,
) -> Mapping[int, HealthMark]:
    """The observed health; where nobody looked, or nobody a month ago although a map asks, computed as of the day."""
    marks = health_marks(reader, on, accounts=accounts)
    wants = asks_change(asked) or TriggerKind.BAND in asked.kinds or bool(asked.facts & {"health", "band"})
    is_few = accounts is not None and len(accounts) <= _FEW
    if is_few and _was_looked_at(reader, on):
        return marks
    if not wants or (marks and not (asks_change(asked) and is_new(marks))):
        return marks
    if accounts is not None and is_few:
        some = [compared(reader, settings, on, marks, account=own) for own in accounts]
        return {own: mark for one in some for own, mark in one.items()}
    return compared(reader, settings, on, marks)


def _was_looked_at(reader: Reader, on: date) -> bool:
    """Whether somebody looked at the accounts a month ago."""
    first, last = on - timedelta(days=AT_MOST), on - timedelta(days=MONTH_AGO)
    asked = (first.isoformat(), last.isoformat())
    looked = "SELECT EXISTS (SELECT 1 FROM health_observed WHERE day BETWEEN ? AND ?)"
    return bool(reader.connection.execute(looked, asked).fetchone()[0])


def asks_change(asked: Asked) -> bool:
    """Whether any map asks how health moved in a month."""
    return TriggerKind.HEALTH_DROP in asked.kinds or "health_change" in asked.facts
