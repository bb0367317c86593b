"""What the portfolio shows of an account besides its own fields, kept in a row of its own (ADR 0019).

A row says from which instant and until which day it holds. What a write touches is dropped by the triggers of the
schema inside that write, whoever writes; a reader works out what is missing, and `fill` stores it beside the window.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.queries.asked import NAMED, TWO_WAY, named
from csdesk.storage.tables import Reader

AT_ONCE = 500
"""So many accounts are stored in one transaction, which an edit hardly notices."""
_NEVER = "9999-12-31"


COLUMNS = (
    "account", "mrr", "renewal", "contact", "channel", "next_step", "task", "due", "decision_maker", "nps",
)  # fmt: skip
"""What is known of an account from its lines, renewals, conversations, tasks, people and answers."""

_TALK = TWO_WAY.format(i="talk")
_DERIVED = f"""
SELECT a.id, NULL,
  coalesce(
    (SELECT min(l.term_end) FROM line AS l
      WHERE l.account = a.id AND l.term_end >= :today AND (l.end IS NULL OR l.end > :today)),
    (SELECT min(r.due_date) FROM renewal AS r
      WHERE r.account = a.id AND r.due_date >= :today AND coalesce(r.status, 'open') = 'open')),
  i.at, nullif(i.channel, ''), coalesce(nullif(t.title, ''), nullif(i.next_step, '')), t.id, nullif(t.due, ''),
  (SELECT c.name FROM contact AS c
    WHERE c.account = a.id AND c.role = 'decision_maker' AND c.left_on IS NULL ORDER BY c.id LIMIT 1),
  (SELECT s.score FROM survey AS s
    WHERE s.account = a.id AND s.kind = 'nps' AND s.answered_at <= :now ORDER BY s.answered_at DESC LIMIT 1)
  {{more}}
FROM account AS a
LEFT JOIN interaction AS i ON i.id = (SELECT id FROM interaction AS talk
  WHERE talk.account = a.id AND {_TALK} AND talk.at <= :now ORDER BY talk.at DESC LIMIT 1)
LEFT JOIN task AS t ON t.id = (SELECT id FROM task AS open
  WHERE open.account = a.id AND open.status = 'open' ORDER BY open.due IS NULL, open.due, open.id LIMIT 1)
WHERE a.merged_into IS NULL
"""
_TURNS = f"""
, (SELECT min(min(iif(l.start >= :today, l.start, '{_NEVER}'), iif(l.end >= :today, l.end, '{_NEVER}'),
    iif(l.term_end >= :today, l.term_end, '{_NEVER}'))) FROM line AS l WHERE l.account = a.id),
  (SELECT min(r.due_date) FROM renewal AS r WHERE r.account = a.id AND r.due_date >= :today),
  (SELECT min(f.at) FROM interaction AS f WHERE f.account = a.id AND f.at > :now),
  (SELECT min(s.answered_at) FROM survey AS s WHERE s.account = a.id AND s.answered_at > :now)
"""
"""The next days and instants that may change a row without anybody writing."""

_JOINED = "SELECT merged_into FROM account WHERE merged_into IS NOT NULL"
_MADE = ".2Z"
"""Ends the instant of a row that was made by the rules of today: the first counted messages that only went out."""
HOLDS = f"""
s.account = a.id AND s.made <= :now AND substr(s.made, -3) = '{_MADE}' AND s.until > :today
AND a.id NOT IN ({_JOINED})
"""
"""Whether a row of the summary holds; what others were merged into is always worked out."""
_MISSING = f"""
SELECT a.id FROM account AS a WHERE a.merged_into IS NULL AND a.id NOT IN ({_JOINED})
AND NOT EXISTS (SELECT 1 FROM summary AS s WHERE {HOLDS})
"""
_FIRST = f"""
SELECT a.id FROM account AS a JOIN summary AS s ON {HOLDS} WHERE a.merged_into IS NULL
ORDER BY s.renewal IS NULL, s.renewal, s.mrr DESC, a.id LIMIT :most
"""
_PUT = f"""
INSERT OR REPLACE INTO summary (made, until, {", ".join(COLUMNS)}) VALUES ({", ".join("?" * (2 + len(COLUMNS)))})
"""


def derived(
    reader: Reader, settings: WorkspaceSettings, now: datetime, accounts: Collection[int] | None = None
) -> list[tuple[Any, ...]]:
    """The columns of all accounts, or of some, worked out from the records."""
    from csdesk.storage.queries.running import running  # a start that finds every row does without

    mrr = running(reader, settings, _today(settings, now), accounts=accounts).mrr
    rows = _read(reader, _DERIVED.format(more=""), settings, now, accounts)
    return [(row[0], mrr.get(row[0]), *row[2:]) for row in rows]


def missing(reader: Reader, settings: WorkspaceSettings, now: datetime) -> list[int]:
    """The accounts without a row that holds now."""
    asked = {"now": _instant(now), "today": _today(settings, now).isoformat()}
    return [row[0] for row in reader.connection.execute(_MISSING, asked)]


def first_accounts(reader: Reader, settings: WorkspaceSettings, now: datetime, most: int) -> list[int]:
    """The accounts that renew first, of those whose rows hold; enough to paint a first screen of a long list."""
    asked = {"now": _instant(now), "today": _today(settings, now).isoformat(), "most": most}
    return [row[0] for row in reader.connection.execute(_FIRST, asked)]


def fill(reader: Reader, settings: WorkspaceSettings, now: datetime, accounts: Collection[int]) -> None:
    """Store the rows of some accounts, inside a write; those that may change within the day are left to readers."""
    from csdesk.storage.queries.running import running

    today, made = _today(settings, now), _instant(now).replace("Z", _MADE)
    paid = running(reader, settings, today, accounts=accounts)
    stored = []
    for row in _read(reader, _DERIVED.format(more=_TURNS), settings, now, accounts):
        known, turns = row[: len(COLUMNS)], row[len(COLUMNS) :]
        until = _until(today, days=turns[:2], instants=turns[2:], by_month=known[0] in paid.odd)
        if until > today and known[0] not in paid.joined:
            stored.append((made, until.isoformat(), known[0], paid.mrr.get(known[0]), *known[2:]))
    reader.connection.executemany(_PUT, stored)


def _until(
    today: date, days: Iterable[str | None], instants: Iterable[str | None], *, by_month: bool
) -> date:
    """The first day on which a row may be otherwise: a day early around dates, two around instants, for zones."""
    found = date.max
    for day in filter(None, days):
        found = min(found, max(_day(day) - timedelta(days=1), today + timedelta(days=1)))
    for instant in filter(None, instants):
        found = min(found, _day(instant) - timedelta(days=2))
    if by_month:
        found = min(found, (today.replace(day=1) + timedelta(days=31)).replace(day=1))
    return found


def _day(written: str) -> date:
    return date.fromisoformat(written[:10])


def _read(
    reader: Reader,
    statement: str,
    settings: WorkspaceSettings,
    now: datetime,
    accounts: Collection[int] | None,
) -> list[tuple[Any, ...]]:
    asked = {"today": _today(settings, now).isoformat(), "now": _instant(now), **named(accounts)}
    some = "" if accounts is None else f" AND a.id IN ({NAMED})"
    return reader.connection.execute(statement + some, asked).fetchall()


def _today(settings: WorkspaceSettings, now: datetime) -> date:
    return now.astimezone(ZoneInfo(settings.zone)).date()


def _instant(now: datetime) -> str:
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")
