"""Health for lists, from the observed days alone: read with the rows of the portfolio, so it loads no rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from csdesk.domain.lean import instances
from csdesk.domain.turns import in_turns
from csdesk.domain.values.month import Month
from csdesk.domain.views.health import AT_RISK, BANDS, CRITICAL, HEALTHY, WEEKS, HealthMark
from csdesk.storage.tables import Reader

if TYPE_CHECKING:
    from csdesk.domain.health.score import Health

_DAY, _UNSEEN = 6, 255
_NOBODY = bytes((_UNSEEN,))
_SPAN = 68
"""Days that change, trend and sparkline look back."""
MONTH_AGO, AT_MOST = 30, 37
"""The days ago that a change is told against, the nearest first."""
_SHORT, _LONG, _LEAST, _MOVED = 7, 60, 10, 3
_SURE, _HEALTHY_FROM, _AT_RISK_FROM = 75, 76, 51
"""The usual cut-offs: what is shown by them is put right by the first observation of a session."""
_KEYS = tuple(choice.key for choice in BANDS)
_LOOKED_AT = bytes(_UNSEEN) + _NOBODY
"""Turns bands into whether anybody looked."""
_SCORES = (*range(_UNSEEN), None)
_AT_ONCE = 400
"""So many marks are made at a time, field by field."""
_FIELDS = "score", "band", "coverage", "low", "adjusted", "change", "trend", "points"

_DAYS = "SELECT account, days FROM health_day WHERE month = :month{one}"
_OVERRIDES = """
SELECT account, score, band FROM health_override
WHERE set_on <= :on AND coalesce(expires_on, :on) >= :on AND (ended_on IS NULL OR ended_on > :on){one}
ORDER BY id
"""
_ONE = " AND account IN (SELECT value FROM json_each(:accounts))"

Weekly = Mapping[int, tuple[int | None, ...]]
"""Points of sparklines, computed again for the weeks in which nobody looked."""


class _Own(NamedTuple):
    """What a person overruled a score with."""

    score: int | None
    band: str | None


def health_marks(
    reader: Reader,
    on: date,
    *,
    accounts: Collection[int] | None = None,
    fresh: Mapping[int, Health] | None = None,
    weekly: Weekly | None = None,
) -> dict[int, HealthMark]:
    """The marks of all accounts that were ever observed in the last weeks, or of some of them.

    `fresh` are those seen just now: they count for the day, by the cut-offs of their own models.
    """
    named = {} if accounts is None else {"accounts": json.dumps(list(accounts))}
    one = "" if accounts is None else _ONE
    own = {
        account: _Own(score, band)
        for account, score, band in reader.connection.execute(
            _OVERRIDES.format(one=one), {"on": on.isoformat(), **named}
        )
    }
    found = dict(_marks(_observed(reader, on, one, named), own, weekly or {}))
    for account, health in in_turns((fresh or {}).items()):
        known = found.get(account)
        found[account] = _exactly(health, known, (weekly or {}).get(account, ()))
    return found


def _observed(reader: Reader, on: date, one: str, named: Mapping[str, str]) -> Iterator[tuple[int, bytes]]:
    """Six bytes a day of the last days up to one, for each account that has any."""
    first = on - timedelta(days=_SPAN - 1)
    months = [(month, month.last.day * _DAY) for month in Month.of(first).until(Month.of(on))]
    stored: list[tuple[dict[int, bytes], int, bytes]] = []
    for month, size in months:
        rows = reader.connection.execute(_DAYS.format(one=one), {"month": str(month), **named})
        stored.append((dict(in_turns(rows, 500)), size, _NOBODY * size))
    begin = (first - months[0][0].first).days * _DAY
    end, nothing = begin + _SPAN * _DAY, _NOBODY * (_SPAN * _DAY)
    for account in in_turns(dict.fromkeys(chain(*(known for known, _, _ in stored))), 500):
        days = b"".join(
            [known.get(account, unseen)[:size].ljust(size, _NOBODY) for known, size, unseen in stored]
        )[begin:end]
        if days != nothing:
            yield account, days


class _Looked(NamedTuple):
    """On which of the last days somebody looked, and what follows from that alone."""

    last: int
    month_ago: tuple[int, ...]
    """The days some 30 days before the last, the nearest first."""
    is_often: bool
    """Whether there are enough days for a trend."""
    weeks: tuple[int, ...]
    """The last day of each week; the one after all where nobody looked."""
    of_weeks: Callable[[bytes], tuple[int, ...]]
    """Picks those days."""


@lru_cache(maxsize=1_000)
def _looked(days: bytes) -> _Looked:
    """The same for most accounts, since they are looked at together."""
    last = len(days.rstrip(_NOBODY)) - 1
    ago = [last - back for back in range(MONTH_AGO, AT_MOST + 1) if back <= last]
    weeks = []
    for week in range(WEEKS):
        start = max(0, _SPAN - 7 * (WEEKS - week))
        seen = len(days[start : _SPAN - 7 * (WEEKS - 1 - week)].rstrip(_NOBODY))
        weeks.append(start + seen - 1 if seen else _SPAN)
    often = len(days[max(0, last + 1 - _LONG) : last + 1].replace(_NOBODY, b"")) >= _LEAST
    seen_ago = tuple(place for place in ago if days[place] != _UNSEEN)
    return _Looked(last, seen_ago, often, tuple(weeks), itemgetter(*weeks))


def _marks(
    observed: Iterable[tuple[int, bytes]], own: Mapping[int, _Own], weekly: Weekly
) -> Iterator[tuple[int, HealthMark]]:
    """The marks of observed days."""
    accounts: list[int] = []
    rows: list[tuple[Any, ...]] = []
    for account, days in observed:
        accounts.append(account)
        rows.append(_mark(days, own.get(account), weekly.get(account, ())))
        if len(rows) == _AT_ONCE:
            yield from zip(accounts, _made(rows), strict=True)
            accounts, rows = [], []
    if rows:
        yield from zip(accounts, _made(rows), strict=True)


def _made(rows: list[tuple[Any, ...]]) -> list[HealthMark]:
    return instances(HealthMark, dict(zip(_FIELDS, zip(*rows, strict=True), strict=True)), len(rows))


def _mark(days: bytes, own: _Own | None, weekly: tuple[int | None, ...]) -> tuple[Any, ...]:
    scores, bands = days[0::_DAY], days[1::_DAY]
    looked = _looked(bands.translate(_LOOKED_AT))
    last = looked.last
    computed = _SCORES[scores[last]]
    band, coverage = _KEYS[min(bands[last], len(_KEYS) - 1)], days[last * _DAY + 2]
    score = computed
    if own is not None and own.score is not None:
        score, band = own.score, _band_of(own.score)
    elif own is not None and own.band is not None:
        band = own.band
    change = None
    if computed is not None:
        known = (scores[place] for place in looked.month_ago)
        change = next((computed - then for then in known if then != _UNSEEN), None)
    return (
        score,
        band,
        coverage,
        computed is not None and coverage < _SURE,
        own is not None,
        change,
        _trend(scores, last) if looked.is_often else None,
        _points(scores, looked, weekly),
    )


def _exactly(health: Health, known: HealthMark | None, weekly: tuple[int | None, ...]) -> HealthMark:
    """The mark of what was seen just now; changes and points as the observed days tell them."""
    points = known.points if known is not None else weekly or (None,) * WEEKS
    return HealthMark(
        health.score,
        health.band,
        round(health.coverage * 100),
        health.low_confidence,
        health.override is not None,
        None if known is None or health.computed is None else known.change,
        None if known is None else known.trend,
        (*points[: WEEKS - 1], health.computed),
    )


def _band_of(score: int) -> str:
    if score >= _HEALTHY_FROM:
        return HEALTHY
    return AT_RISK if score >= _AT_RISK_FROM else CRITICAL


def _trend(scores: bytes, last: int) -> str | None:
    usual = scores[max(0, last + 1 - _LONG) : last + 1].replace(_NOBODY, b"")
    if len(usual) < _LEAST:
        return None
    recent = scores[max(0, last + 1 - _SHORT) : last + 1].replace(_NOBODY, b"")
    if not recent:
        return None
    apart, scale = sum(recent) * len(usual) - sum(usual) * len(recent), len(recent) * len(usual)
    if abs(apart) < _MOVED * scale:
        return "flat"
    return "up" if apart > 0 else "down"


def _points(scores: bytes, looked: _Looked, weekly: tuple[int | None, ...]) -> tuple[int | None, ...]:
    """The last observed score of each week; of a week in which nobody looked, as it was computed again."""
    seen = tuple(map(_SCORES.__getitem__, looked.of_weeks(scores + _NOBODY)))
    if len(weekly) != WEEKS:
        return seen
    return tuple(
        again if place == _SPAN else score
        for place, score, again in zip(looked.weeks, seen, weekly, strict=True)
    )
