"""Health for lists, from the observed days alone: read with the rows of the portfolio, so it loads no rules."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import repeat
from typing import TYPE_CHECKING, Any

from csdesk.domain.lean import dataclass, instances
from csdesk.domain.turns import in_turns
from csdesk.domain.views.health import AT_RISK, BANDS, CRITICAL, HEALTHY, WEEKS, HealthMark
from csdesk.storage.queries.observed_months import DAY, NOBODY, ObservedMonths
from csdesk.storage.tables import Reader

if TYPE_CHECKING:
    from csdesk.domain.health.score import Health

_UNSEEN = 255
_SPAN = 68
"""Days that change, trend and sparkline look back."""
MONTH_AGO, AT_MOST = 30, 37
"""The days ago that a change is told against, the nearest first."""
_SHORT, _LONG, _LEAST, _MOVED = 7, 60, 10, 3
_SURE, _HEALTHY_FROM, _AT_RISK_FROM = 75, 76, 51
"""The usual cut-offs: what is shown by them is put right by the first observation of a session."""
_KEYS = tuple(choice.key for choice in BANDS)
_LOOKED_AT = bytes(_UNSEEN) + NOBODY
"""Turns bands into whether anybody looked."""
_SCORES = (*range(_UNSEEN), None)
_AT_ONCE = 1_000
"""So many marks are made at a time, field by field."""

_OVERRIDES = """
SELECT account, score, band FROM health_override
WHERE set_on <= :on AND coalesce(expires_on, :on) >= :on AND (ended_on IS NULL OR ended_on > :on){one}
ORDER BY id
"""
_ONE = " AND account IN (SELECT value FROM json_each(:accounts))"

Weekly = Mapping[int, tuple[int | None, ...]]
"""Points of sparklines, computed again for the weeks in which nobody looked."""


def health_marks(
    reader: Reader,
    on: date,
    *,
    accounts: Collection[int] | None = None,
    fresh: Mapping[int, Health] | None = None,
    weekly: Weekly | None = None,
    months: ObservedMonths | None = None,
) -> dict[int, HealthMark]:
    """The marks of all accounts that were ever observed in the last weeks, or of some of them.

    `fresh` are those seen just now: they count for the day, by the cut-offs of their own models. Months at hand are
    not read again.
    """
    named = {} if accounts is None else {"accounts": json.dumps(list(accounts))}
    one = "" if accounts is None else _ONE
    months = months or ObservedMonths(reader, accounts)
    found = _marks(months.between(on - timedelta(days=_SPAN - 1), on), weekly or {})
    overruled = reader.connection.execute(_OVERRIDES.format(one=one), {"on": on.isoformat(), **named})
    for account, score, band in {row[0]: row for row in overruled}.values():
        if account in found:
            found[account] = _overruled(found[account], score, band)
    for account, health in in_turns((fresh or {}).items()):
        known = found.get(account)
        found[account] = _exactly(health, known, (weekly or {}).get(account, ()))
    return found


@dataclass(frozen=True, slots=True)
class _Looked:
    """On which of the last days somebody looked, and what follows from that alone."""

    last: int
    month_ago: tuple[int, ...]
    """The days some 30 days before the last, the nearest first."""
    is_often: bool
    """Whether there are enough days for a trend."""
    weeks: tuple[int | None, ...]
    """The last day of each week; none of one in which nobody looked."""


def _looked(days: bytes) -> _Looked:
    """The same for most accounts, since they are looked at together."""
    last = len(days.rstrip(NOBODY)) - 1
    ago = [last - back for back in range(MONTH_AGO, AT_MOST + 1) if back <= last]
    weeks: list[int | None] = []
    for week in range(WEEKS):
        start = max(0, _SPAN - 7 * (WEEKS - week))
        seen = len(days[start : _SPAN - 7 * (WEEKS - 1 - week)].rstrip(NOBODY))
        weeks.append(start + seen - 1 if seen else None)
    often = len(days[max(0, last + 1 - _LONG) : last + 1].replace(NOBODY, b"")) >= _LEAST
    return _Looked(last, tuple(place for place in ago if days[place] != _UNSEEN), often, tuple(weeks))


def _marks(observed: Iterable[tuple[int, bytes]], weekly: Weekly) -> dict[int, HealthMark]:
    """The marks of observed days, of those accounts together that were looked at on the same days."""
    alike: dict[bytes, tuple[list[int], list[bytes]]] = {}
    found: dict[int, Any] = {}
    nobody = NOBODY * _SPAN
    for account, days in observed:
        seen = days[1::DAY].translate(_LOOKED_AT)
        if seen == nobody:
            continue
        found[account] = None
        accounts, all_days = alike.get(seen) or alike.setdefault(seen, ([], []))
        accounts.append(account)
        all_days.append(days)
    for seen, (accounts, all_days) in alike.items():
        looked = _looked(seen)
        for begin in in_turns(range(0, len(accounts), _AT_ONCE), 1):
            some = accounts[begin : begin + _AT_ONCE]
            columns = _columns(all_days[begin : begin + _AT_ONCE], looked)
            if weekly:
                columns["points"] = [
                    _filled(points, looked, weekly.get(account, ()))
                    for account, points in zip(some, columns["points"], strict=True)
                ]
            found.update(zip(some, instances(HealthMark, columns, len(some)), strict=True))
    return found


def _columns(rows: list[bytes], looked: _Looked) -> dict[str, Iterable[Any]]:
    """The fields of the marks of accounts that were looked at on the same days."""
    joined, stride = b"".join(rows), _SPAN * DAY

    def scores(day: int) -> bytes:
        return joined[day * DAY :: stride]

    computed = [_SCORES[score] for score in scores(looked.last)]
    bands, coverage = (joined[looked.last * DAY + place :: stride] for place in (1, 2))
    return {
        "score": computed,
        "band": [_KEYS[min(band, len(_KEYS) - 1)] for band in bands],
        "coverage": coverage,
        "low": [score is not None and share < _SURE for score, share in zip(computed, coverage, strict=True)],
        "adjusted": repeat(False),
        "change": [
            None if now is None or then == _UNSEEN else now - then
            for now, then in zip(computed, _first(map(scores, looked.month_ago), len(rows)), strict=True)
        ],
        "trend": [_trend(days[::DAY], looked.last) for days in rows] if looked.is_often else repeat(None),
        "points": list(
            zip(
                *(
                    repeat(None, len(rows)) if day is None else map(_SCORES.__getitem__, scores(day))
                    for day in looked.weeks
                ),
                strict=True,
            )
        ),
    }


def _first(scores: Iterable[bytes], size: int) -> bytes:
    """The scores of the first of some days; where it has none, of the next one."""
    found = NOBODY * size
    for day in scores:
        if _UNSEEN not in found:
            break
        found = bytes(later if known == _UNSEEN else known for known, later in zip(found, day, strict=True))
    return found


def _overruled(mark: HealthMark, score: int | None, band: str | None) -> HealthMark:
    """A mark with what a person overruled its score with."""
    if score is not None:
        return replace(mark, score=score, band=_band_of(score), adjusted=True)
    return replace(mark, band=mark.band if band is None else band, adjusted=True)


def mark_of(
    health: Health,
    points: tuple[int | None, ...] = (),
    *,
    change: int | None = None,
    trend: str | None = None,
) -> HealthMark:
    """The mark of what was seen just now, by the cut-offs of its own model, after the points of the weeks before."""
    return HealthMark(
        health.score,
        health.band,
        round(health.coverage * 100),
        health.low_confidence,
        health.override is not None,
        None if health.computed is None else change,
        trend,
        (*points, health.computed),
    )


def _exactly(health: Health, known: HealthMark | None, weekly: tuple[int | None, ...]) -> HealthMark:
    """The mark of what was seen just now; changes and points as the observed days tell them."""
    if known is None:
        return mark_of(health, (weekly or (None,) * WEEKS)[: WEEKS - 1])
    return mark_of(health, known.points[: WEEKS - 1], change=known.change, trend=known.trend)


def _band_of(score: int) -> str:
    if score >= _HEALTHY_FROM:
        return HEALTHY
    return AT_RISK if score >= _AT_RISK_FROM else CRITICAL


def _trend(scores: bytes, last: int) -> str | None:
    usual = scores[max(0, last + 1 - _LONG) : last + 1].replace(NOBODY, b"")
    if len(usual) < _LEAST:
        return None
    recent = scores[max(0, last + 1 - _SHORT) : last + 1].replace(NOBODY, b"")
    if not recent:
        return None
    apart, scale = sum(recent) * len(usual) - sum(usual) * len(recent), len(recent) * len(usual)
    if abs(apart) < _MOVED * scale:
        return "flat"
    return "up" if apart > 0 else "down"


def _filled(
    points: tuple[int | None, ...], looked: _Looked, weekly: tuple[int | None, ...]
) -> tuple[int | None, ...]:
    """The points of the weeks; of a week in which nobody looked, as it was computed again."""
    if len(weekly) != WEEKS:
        return points
    return tuple(
        again if day is None else score
        for day, score, again in zip(looked.weeks, points, weekly, strict=True)
    )
