"""Health for lists, from the observed days alone: read with the rows of the portfolio, so it loads no rules."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

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
_MONTH_AGO, _AT_MOST = 30, 37
_SHORT, _LONG, _LEAST, _MOVED = 7, 60, 10, 3
_SURE, _HEALTHY_FROM, _AT_RISK_FROM = 75, 76, 51
"""The usual cut-offs: what is shown by them is put right by the first observation of a session."""
_KEYS = tuple(choice.key for choice in BANDS)

_DAYS = """
SELECT account, month, days FROM health_day
WHERE month IN (SELECT value FROM json_each(:months)){one}
"""
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
    found = {
        account: _mark(days, own.get(account), (weekly or {}).get(account, ()))
        for account, days in in_turns(_observed(reader, on, one, named).items())
    }
    for account, health in in_turns((fresh or {}).items()):
        known = found.get(account)
        found[account] = _exactly(health, known, (weekly or {}).get(account, ()))
    return found


def _observed(reader: Reader, on: date, one: str, named: Mapping[str, str]) -> dict[int, bytes]:
    """Six bytes a day of the last days up to one, for each account that has any."""
    first = on - timedelta(days=_SPAN - 1)
    months = list(Month.of(first).until(Month.of(on)))
    places, start = {}, -(first - months[0].first).days
    for month in months:
        places[str(month)] = start, month.last.day
        start += month.last.day
    found: dict[int, bytearray] = {}
    nothing = _NOBODY * (_SPAN * _DAY)
    asked = {"months": json.dumps(list(places)), **named}
    for account, month, stored in in_turns(reader.connection.execute(_DAYS.format(one=one), asked), 500):
        days = found.get(account)
        if days is None:
            days = found[account] = bytearray(nothing)
        begin, length = places[month]
        skipped = max(0, -begin)
        kept = stored[skipped * _DAY : min(length, _SPAN - begin) * _DAY]
        at = (begin + skipped) * _DAY
        days[at : at + len(kept)] = kept
    return {account: bytes(days) for account, days in found.items() if days != nothing}


def _mark(days: bytes, own: _Own | None, weekly: tuple[int | None, ...]) -> HealthMark:
    scores, bands = days[0::_DAY], days[1::_DAY]
    last = len(bands.rstrip(_NOBODY)) - 1
    computed = None if scores[last] == _UNSEEN else scores[last]
    band, coverage = _KEYS[min(bands[last], len(_KEYS) - 1)], days[last * _DAY + 2]
    score = computed
    if own is not None and own.score is not None:
        score, band = own.score, _band_of(own.score)
    elif own is not None and own.band is not None:
        band = own.band
    return HealthMark(
        score,
        band,
        coverage,
        computed is not None and coverage < _SURE,
        own is not None,
        _change(scores, last, computed),
        _trend(scores, last),
        _points(scores, bands, weekly),
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


def _change(scores: bytes, last: int, computed: int | None) -> int | None:
    if computed is None:
        return None
    for back in range(_MONTH_AGO, _AT_MOST + 1):
        if back <= last and scores[last - back] != _UNSEEN:
            return computed - scores[last - back]
    return None


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


def _points(scores: bytes, bands: bytes, weekly: tuple[int | None, ...]) -> tuple[int | None, ...]:
    """The last observed score of each week; of a week in which nobody looked, as it was computed again."""
    points: list[int | None] = [*weekly] if len(weekly) == WEEKS else [None] * WEEKS
    for week in range(WEEKS):
        start = max(0, _SPAN - 7 * (WEEKS - week))
        seen = len(bands[start : _SPAN - 7 * (WEEKS - 1 - week)].rstrip(_NOBODY))
        if seen:
            score = scores[start + seen - 1]
            points[week] = None if score == _UNSEEN else score
    return tuple(points)
