"""The portfolio: every account with its MRR, renewal, last contact and next step, in a few statements."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.lean import instances
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.rules.mrr import IN_MRR, mrr_by_account
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.values.money import Cents
from csdesk.domain.views.health import HealthMark
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.storage.codec import codec_of
from csdesk.storage.queries.health_marks import health_marks
from csdesk.storage.tables import Reader, select

_PLAIN = (
    "id name segment industry size touch service_model stage status csm am plan city state".split()  # noqa: SIM905
)
_READ = (
    *("tags", "custom", "external_id", "start_date", "renewal", "contact", "task", "decision_maker", "nps"),
)

_ROWS = f"""
SELECT {", ".join(f"a.[{name}]" for name in _PLAIN)}, a.tags, a.custom, a.external_ids, a.start_date,
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
    WHERE c.account = a.id AND c.role = 'decision_maker' AND c.left_on IS NULL ORDER BY c.id LIMIT 1),
  (SELECT s.score FROM survey AS s
    WHERE s.account = a.id AND s.kind = 'nps' AND s.answered_at <= :now ORDER BY s.answered_at DESC LIMIT 1)
FROM account AS a WHERE a.merged_into IS NULL
"""

_COUNTING = f"""
kind IN ({", ".join(f"'{kind}'" for kind in sorted(IN_MRR))})
  AND [start] <= :soon AND ([end] IS NULL OR [end] >= :today) AND NOT (kind = 'discount' AND coalesce(mrr, 0) > 0)
"""
_SUMS = f"""
SELECT account, sum(mrr),
  max(mrr IS NULL OR coalesce(currency, :currency) <> :currency OR [end] IS :today OR [start] = :soon)
FROM line WHERE {_COUNTING}
"""
"""The sums of running lines, and whether an account has one that only the rules can tell: priced otherwise than by
the month, in another currency, or ending on the day, when a line that succeeds it may keep it alive."""


_NAMED = "SELECT value FROM json_each(:accounts)"


def portfolio(
    reader: Reader,
    settings: WorkspaceSettings,
    now: datetime,
    *,
    accounts: Collection[int] | None = None,
    marks: Mapping[int, HealthMark] | None = None,
) -> list[PortfolioRow]:
    """The rows of the portfolio as of now, or those of some accounts; without marks, with the health last observed."""
    zone = ZoneInfo(settings.zone)
    today = now.astimezone(zone).date()
    mrr = running_mrr(reader, settings, today, accounts=accounts)
    asked = {"today": today.isoformat(), "now": now.strftime("%Y-%m-%dT%H:%M:%SZ"), **_named(accounts)}
    one = "" if accounts is None else f" AND a.id IN ({_NAMED})"
    found = reader.connection.execute(_ROWS + one, asked).fetchall()
    if not found:
        return []
    columns = dict(zip((*_PLAIN, *_READ), zip(*found, strict=True), strict=True))
    shown = _shown(columns, mrr, settings.currency, zone)
    seen = health_marks(reader, today, accounts=accounts) if marks is None else marks
    return instances(PortfolioRow, {**shown, "health": map(seen.get, columns["id"])}, len(found))


def running_mrr(
    reader: Reader, settings: WorkspaceSettings, on: date, *, accounts: Collection[int] | None = None
) -> dict[int, int]:
    """The MRR of each account at the close of a day, in reporting cents: what `mrr_by_account` says.

    Most accounts are summed by SQLite; those whose lines ask for more than a sum go through the rule itself.
    """
    asked = {
        "today": on.isoformat(),
        "soon": date.fromordinal(on.toordinal() + 1).isoformat(),
        "currency": settings.currency,
        **_named(accounts),
    }
    merged = dict(
        reader.connection.execute(
            "SELECT id, merged_into FROM account WHERE merged_into IS NOT NULL"
        ).fetchall()
    )
    joined = {*merged, *merged.values()}
    sums, odd = {}, []
    one = "" if accounts is None else f" AND account IN ({_NAMED})"
    for own, cents, is_odd in reader.connection.execute(f"{_SUMS}{one} GROUP BY account", asked):
        if is_odd or own in joined:
            odd.append(own)
        else:
            sums[own] = max(0, cents)
    if odd:
        codec = codec_of(Line)
        lines: Any = codec.records(
            reader.connection.execute(
                f"{select(codec)} WHERE {_COUNTING} AND account IN (SELECT value FROM json_each(:odd))",
                {**asked, "odd": json.dumps(odd)},
            ).fetchall()
        )
        sums |= mrr_by_account(lines, reader.all(Rate), settings.currency, on, merged)
    return sums


def _named(accounts: Collection[int] | None) -> dict[str, str]:
    return {} if accounts is None else {"accounts": json.dumps(list(accounts))}


def _shown(
    columns: Mapping[str, tuple[Any, ...]], mrr: Mapping[int, int], currency: str, zone: ZoneInfo
) -> dict[str, Iterable[Any]]:
    """The columns of `PortfolioRow` from those of the statement."""
    contacts = [one.split("|", 2) if one else ("", "", "") for one in columns["contact"]]
    tasks = [one.split("|", 2) if one else ("", "", "") for one in columns["task"]]
    day = date.fromisoformat
    size = len(contacts)
    return {
        **{name: columns[name] for name in _PLAIN},
        "tags": map(tuple, _parsed(columns["tags"])),
        "custom": _parsed(columns["custom"]),
        "external_id": [next(iter(ids.values()), None) for ids in _parsed(columns["external_id"])],
        "start_date": _each(day, columns["start_date"]),
        "mrr": _each(Cents, map(mrr.get, columns["id"])),
        "currency": [currency] * size,
        "renewal": _each(day, columns["renewal"]),
        "last_contact": _each(
            lambda at: datetime.fromisoformat(at).astimezone(zone).date(),
            [one[0] or None for one in contacts],
        ),
        "last_channel": [one[1] or None for one in contacts],
        "next_step": [task[2] or contact[2] or None for task, contact in zip(tasks, contacts, strict=True)],
        "next_due": _each(day, [one[1] or None for one in tasks]),
        "next_task": _each(int, [one[0] or None for one in tasks]),
        "decision_maker": columns["decision_maker"],
        "nps": _each(_whole, columns["nps"]),
    }


def _each(read: Callable[[Any], Any], column: Iterable[Any]) -> list[Any]:
    return [None if one is None else read(one) for one in column]


def _whole(score: str) -> int | None:
    """An answer on the scale of NPS; anything else is no answer."""
    return int(float(score)) if score.replace(".", "", 1).isdigit() else None


def _parsed(column: Iterable[str]) -> list[Any]:
    """The values of a column of JSON, parsed in one go."""
    found: list[Any] = json.loads(f"[{','.join(column)}]")
    return found
