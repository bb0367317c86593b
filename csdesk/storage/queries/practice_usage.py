"""How usage moved: the last whole month against the one before, or the last four weeks against the four before."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, timedelta

from csdesk.domain.playbooks.known import Used
from csdesk.domain.values.month import Month
from csdesk.storage.queries.asked import NAMED, named
from csdesk.storage.tables import Reader

_WEEKS = 4
"""Weeks of either side."""
_PEOPLE = """
SELECT account, max(iif(month = :before, active_users, NULL)), max(iif(month = :last, active_users, NULL))
FROM usage WHERE month IN (:before, :last) {some} GROUP BY account
"""
"""People of two whole months, the older first."""
_UNCLEAR = """
SELECT account, max(iif(month = :first, active_users, NULL)), max(iif(month = :before, active_users, NULL)),
  max(iif(month = :last, active_users, NULL)), max(iif(month = :first, logins, NULL)),
  max(iif(month = :before, logins, NULL)), max(iif(month = :last, logins, NULL))
FROM usage WHERE month IN (:first, :before, :last) AND account IN (SELECT value FROM json_each(:unclear))
GROUP BY account
"""
"""People of three whole months, the oldest first, and logins: of those accounts that miss people in one of two."""
_WEEKLY = """
SELECT account, week, max(active_users), max(logins) FROM usage
WHERE month IS NULL AND week >= :first AND week <= :last AND (active_users IS NOT NULL OR logins IS NOT NULL) {some}
GROUP BY account, week ORDER BY account, week
"""
_Row = tuple[str, int | None, int | None]


def usage(reader: Reader, on: date, accounts: Collection[int] | None = None) -> dict[int, Used]:
    """How many used the product lately and before; accounts without two spans to compare are left out."""
    some = "" if accounts is None else f"AND account IN ({NAMED})"
    found = _weekly(reader, on, some, accounts)

    asked = {name: str(Month.of(on).plus(-back)) for back, name in enumerate(("last", "before", "first"), 1)}
    read = reader.connection.execute(_PEOPLE.format(some=some), {**asked, **named(accounts)})
    unclear = []
    for own, before, now in read.fetchall():
        if before and now is not None:
            found[own] = Used(before, now)
        else:
            unclear.append(own)
    if unclear:
        asked["unclear"] = json.dumps(unclear)
        for own, *measured in reader.connection.execute(_UNCLEAR, asked):
            used = _of_months(*measured[:3]) or _of_months(*measured[3:])
            if used is not None:
                found[own] = used
    return found


def _of_months(oldest: int | None, middle: int | None, newest: int | None) -> Used | None:
    """The newest month that is known against the one before it."""
    before, now = (middle, newest) if newest is not None else (oldest, middle)
    return Used(before, now) if before and now is not None else None


def _weekly(reader: Reader, on: date, some: str, accounts: Collection[int] | None) -> dict[int, Used]:
    last = on - timedelta(days=6)  # the day on which the newest whole week began at the latest
    first = last - timedelta(weeks=2 * _WEEKS + 1)
    asked = {"first": str(first), "last": str(last), **named(accounts)}
    rows: dict[int, list[_Row]] = {}
    for own, *row in reader.connection.execute(_WEEKLY.format(some=some), asked):
        rows.setdefault(own, []).append((row[0], row[1], row[2]))
    found = {own: _of_weeks(weeks) for own, weeks in rows.items()}
    return {own: used for own, used in found.items() if used is not None and used.before}


def _of_weeks(rows: list[_Row]) -> Used | None:
    if len(rows) < 2 * _WEEKS:
        return None
    return _alike(rows[-2 * _WEEKS : -_WEEKS], rows[-_WEEKS:])


def _alike(before: list[_Row], now: list[_Row]) -> Used | None:
    """The same measure on both sides: people, else logins."""
    for place in (1, 2):
        old, new = [row[place] for row in before], [row[place] for row in now]
        if None not in old and None not in new:
            return Used(_mean(old), _mean(new))
    return None


def _mean(values: list[int | str | None]) -> int:
    whole = [value for value in values if isinstance(value, int)]
    return round(sum(whole) / len(whole))
