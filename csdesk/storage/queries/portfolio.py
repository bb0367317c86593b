"""The portfolio: every account with its MRR, renewal, last contact and next step, in a few statements."""

from __future__ import annotations

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.rules.mrr import mrr_by_account
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.values.money import Cents
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.storage.codec import codec_of
from csdesk.storage.tables import Reader, select

_FIELDS = (
    "id name segment industry size touch service_model stage status csm am plan city state".split()  # noqa: SIM905
)

_ROWS = f"""
SELECT {", ".join(f"a.[{name}]" for name in _FIELDS)}, a.tags, a.custom, a.external_ids, a.start_date,
  coalesce(
    (SELECT min(l.term_end) FROM line AS l
      WHERE l.account = a.id AND l.term_end >= :today AND (l.end IS NULL OR l.end > :today)),
    (SELECT min(r.due_date) FROM renewal AS r
      WHERE r.account = a.id AND r.due_date >= :today AND coalesce(r.status, 'open') = 'open')),
  (SELECT i.at || '|' || coalesce(i.channel, '') || '|' || coalesce(i.next_step, '') FROM interaction AS i
    WHERE i.account = a.id AND i.kind IS NOT 'note' AND i.at <= :now ORDER BY i.at DESC LIMIT 1),
  (SELECT t.id || '|' || coalesce(t.due, '') || '|' || t.title FROM task AS t
    WHERE t.account = a.id AND t.status = 'open' ORDER BY t.due IS NULL, t.due, t.id LIMIT 1),
  (SELECT c.name FROM contact AS c
    WHERE c.account = a.id AND c.role = 'decision_maker' AND c.left_on IS NULL ORDER BY c.id LIMIT 1)
FROM account AS a WHERE a.merged_into IS NULL AND (:account IS NULL OR a.id = :account)
"""

_RUNNING = "WHERE [start] <= ? AND ([end] IS NULL OR [end] >= ?)"


def portfolio(
    reader: Reader, settings: WorkspaceSettings, now: datetime, *, account: int | None = None
) -> list[PortfolioRow]:
    """The rows of the portfolio as of now, or the one of a single account."""
    zone = ZoneInfo(settings.zone)
    today = now.astimezone(zone).date()
    mrr = running_mrr(reader, settings, today, account=account)
    asked = {"today": today.isoformat(), "now": now.strftime("%Y-%m-%dT%H:%M:%SZ"), "account": account}
    found = reader.connection.execute(_ROWS, asked)
    return [_row(values, mrr, settings.currency, zone) for values in found]


def running_mrr(
    reader: Reader, settings: WorkspaceSettings, on: date, *, account: int | None = None
) -> dict[int, int]:
    """The MRR of each account at the close of a day, in reporting cents."""
    codec = codec_of(Line)
    soon = date.fromordinal(on.toordinal() + 1).isoformat()
    sql, values = f"{select(codec)} {_RUNNING}", [soon, on.isoformat()]
    if account is not None:
        sql, values = sql + " AND account = ?", [*values, str(account)]
    lines: list[Line] = [codec.record(row) for row in reader.connection.execute(sql, values)]  # type: ignore[misc]
    merged = dict(
        reader.connection.execute(
            "SELECT id, merged_into FROM account WHERE merged_into IS NOT NULL"
        ).fetchall()
    )
    return mrr_by_account(lines, reader.all(Rate), settings.currency, on, merged)


def _row(
    values: tuple[str | int | None, ...], mrr: dict[int, int], currency: str, zone: ZoneInfo
) -> PortfolioRow:
    own = dict(zip(_FIELDS, values[: len(_FIELDS)], strict=True))
    tags, custom, ids, start, renewal, contact, task, decision_maker = values[len(_FIELDS) :]
    at, channel, noted = str(contact).split("|", 2) if contact else ("", "", "")
    task_id, due, title = str(task).split("|", 2) if task else ("", "", "")
    cents = mrr.get(int(own["id"] or 0))
    row: dict[str, object] = {
        **own,
        "tags": tuple(json.loads(str(tags))),
        "custom": json.loads(str(custom)),
        "external_id": next(iter(json.loads(str(ids)).values()), None),
        "start_date": date.fromisoformat(str(start)) if start else None,
        "mrr": None if cents is None else Cents(cents),
        "currency": currency,
        "renewal": date.fromisoformat(str(renewal)) if renewal else None,
        "last_contact": datetime.fromisoformat(at).astimezone(zone).date() if at else None,
        "last_channel": channel or None,
        "next_step": title or noted or None,
        "next_due": date.fromisoformat(due) if due else None,
        "next_task": int(task_id) if task_id else None,
        "decision_maker": decision_maker,
    }
    return PortfolioRow(**row)  # type: ignore[arg-type]
