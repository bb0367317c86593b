"""The observed days of all accounts, or of some, as they are stored: each month is read once while a question is answered."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain, repeat

from csdesk.domain.turns import in_turns
from csdesk.domain.values.month import Month
from csdesk.storage.tables import Reader

DAY = 6
"""Bytes of a day: score, band, coverage, cap and model."""
NOBODY = b"\xff"
"""Every byte of a day on which nobody looked."""
_DAYS = "SELECT account, days FROM health_day WHERE month = :month"
_SOME = " AND account IN (SELECT value FROM json_each(:accounts))"
_TURN = 500


class ObservedMonths:
    """What of each month was observed."""

    def __init__(self, reader: Reader, accounts: Collection[int] | None = None) -> None:
        self._reader = reader
        self._statement = _DAYS if accounts is None else _DAYS + _SOME
        self._asked = {} if accounts is None else {"accounts": json.dumps(list(accounts))}
        self._known: dict[Month, Mapping[int, bytes]] = {}

    def between(
        self, first: date, last: date, accounts: Collection[int] | None = None
    ) -> Iterator[tuple[int, bytes]]:
        """The bytes of the days between two, both with them, of those accounts that have any in their months."""
        months = list(Month.of(first).until(Month.of(last)))
        stored = [self._of(month) for month in months]
        found = list(dict.fromkeys(chain(*stored)))
        if accounts is not None:
            found = [own for own in found if own in accounts]
        whole = (
            _filled(known, found, month.last.day * DAY) for known, month in zip(stored, months, strict=True)
        )
        begin = (first - months[0].first).days * DAY
        end = begin + ((last - first).days + 1) * DAY
        for own, days in in_turns(zip(found, map(b"".join, zip(*whole, strict=True)), strict=True), _TURN):
            yield own, days[begin:end]

    def _of(self, month: Month) -> Mapping[int, bytes]:
        if month not in self._known:
            rows = self._reader.connection.execute(self._statement, {"month": str(month), **self._asked})
            self._known[month] = dict(in_turns(rows, _TURN))
        return self._known[month]


def _filled(known: Mapping[int, bytes], accounts: list[int], size: int) -> list[bytes]:
    """The bytes of a month of each account, as many as it has days."""
    found = list(map(known.get, accounts, repeat(NOBODY * size)))
    if all(len(days) == size for days in found):
        return found
    return [days[:size].ljust(size, NOBODY) for days in found]
