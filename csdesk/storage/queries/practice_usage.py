"""How usage moved: the last whole month against the one before, or the last four weeks against the four before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from csdesk.domain.playbooks.known import Used
from csdesk.domain.values.month import Month
from csdesk.storage.queries.running import NAMED, named
from csdesk.storage.tables import Reader

_WEEKS = 4
"""Weeks of either side."""
_MONTHS = """
SELECT account, month, max(active_users), max(logins) FROM usage
WHERE month >= :first AND month < :last AND (active_users IS NOT NULL OR logins IS NOT NULL) {some}
GROUP BY account, month ORDER BY account, month
"""
_WEEKLY = """
SELECT account, week, max(active_users), max(logins) FROM usage
WHERE month IS NULL AND week >= :first AND week <= :last AND (active_users IS NOT NULL OR logins IS NOT NULL) {some}
GROUP BY account, week ORDER BY account, week
"""
_Row = tuple[str, int | None, int | None]


def usage(reader: Reader, on: date, accounts: Collection[int] | None = None) -> dict[int, Used]:
    """How many used the product lately and before; accounts without two spans to compare are left out."""
    this, week = Month.of(on), timedelta(weeks=1)
    last = on - timedelta(days=6)  # the day on which the newest whole week began at the latest
    spans = (
        (_WEEKLY, last - (2 * _WEEKS + 1) * week, last, _of_weeks),
        (_MONTHS, this.plus(-3), this, _of_months),
    )
    some, found = "" if accounts is None else f"AND account IN ({NAMED})", {}
    for statement, first, end, compare in spans:
        asked = {"first": str(first), "last": str(end), **named(accounts)}
        for own, rows in _by_account(reader.connection.execute(statement.format(some=some), asked)):
            used = compare(rows)
            if used is not None and used.before:
                found[own] = used
    return found


def _by_account(rows: Iterable[tuple[int, str, int | None, int | None]]) -> Iterable[tuple[int, list[_Row]]]:
    found: dict[int, list[_Row]] = {}
    for own, *row in rows:
        found.setdefault(own, []).append((row[0], row[1], row[2]))  # type: ignore[arg-type]
    return found.items()


def _of_months(rows: list[_Row]) -> Used | None:
    """The newest two months, when one follows the other."""
    if len(rows) < len(("before", "now")):
        return None
    before, now = rows[-2:]
    if Month.parse(before[0]).plus(1) != Month.parse(now[0]):
        return None
    return _alike([before], [now])


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
