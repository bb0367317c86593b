"""Would the model have seen it coming: churned against renewed accounts, by what was known before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

from csdesk.domain.health.choosing import Models
from csdesk.domain.health.facts import AccountFacts
from csdesk.domain.health.model import AT_RISK, CRITICAL
from csdesk.domain.health.score import Health, assess
from csdesk.domain.rules.ratio import Ratio, fixed
from csdesk.domain.text import Text, msg

LEADS = (90, 60, 30)
"""Days before the end at which scores are taken."""
LEAST_CHURNS = 10
LOOK_BACK, LOOK_STEP = 182, 7
"""How far back, and how often, the first warning is looked for."""
_ALARMS = frozenset({AT_RISK, CRITICAL})


@dataclass(frozen=True, slots=True)
class Ending:
    """An account and the day on which it left, or renewed."""

    account: int
    on: date
    churned: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """The scores at one distance from the end."""

    days: int
    caught: Ratio
    """Churned accounts at risk or critical, of those with a score."""
    false_alarms: Ratio
    """Renewed accounts at risk or critical, of those with a score."""
    unscored: int
    """Accounts of either kind without enough data."""


@dataclass(frozen=True, slots=True)
class Separation:
    """How well one indicator tells who leaves, 60 days before."""

    key: str
    churned: Fraction | None
    """The mean of its points among those who left."""
    renewed: Fraction | None
    apart: Ratio
    """How often one who renewed had more points than one who left; half is no better than a coin."""


@dataclass(frozen=True, slots=True)
class BackTest:
    """What a model would have said."""

    churned: int
    renewed: int
    leads: tuple[Lead, ...]
    lead_time: Fraction | None
    """Median days between the warning that stayed and the end, of the churned that were warned of."""
    separation: tuple[Separation, ...]

    @property
    def small(self) -> Text | None:
        """What to say of so few cases."""
        return msg("indicative, small sample") if self.churned < LEAST_CHURNS else None


def backtest(endings: Sequence[Ending], facts: Mapping[int, AccountFacts], models: Models) -> BackTest:
    """Score every ending 90, 60 and 30 days before, with nothing that was known later."""
    known = [one for one in endings if one.account in facts]
    scored = {
        days: [(one, _before(one, facts[one.account], models, days)) for one in known] for days in LEADS
    }
    warned = [
        found
        for one in known
        if one.churned and (found := _warned(one, facts[one.account], models)) is not None
    ]
    return BackTest(
        churned=sum(one.churned for one in known),
        renewed=sum(not one.churned for one in known),
        leads=tuple(_lead(days, found) for days, found in scored.items()),
        lead_time=Fraction(median(warned)) if warned else None,
        separation=_separations(scored[LEADS[1]]),
    )


def _before(one: Ending, facts: AccountFacts, models: Models, days: int) -> Health:
    day = one.on - timedelta(days=days)
    return assess(models.of(facts, day), facts, day)


def _lead(days: int, scored: Iterable[tuple[Ending, Health]]) -> Lead:
    caught = churned = alarms = renewed = unscored = 0
    for one, health in scored:
        if health.computed is None:
            unscored += 1
        elif one.churned:
            churned += 1
            caught += health.computed_band in _ALARMS
        else:
            renewed += 1
            alarms += health.computed_band in _ALARMS
    return Lead(days, Ratio(caught, churned), Ratio(alarms, renewed), unscored)


def _warned(one: Ending, facts: AccountFacts, models: Models) -> int | None:
    """Days before the end since which the account was never healthy again; `None` without a warning."""
    found = None
    for days in range(LOOK_STEP, LOOK_BACK + 1, LOOK_STEP):
        if _before(one, facts, models, days).computed_band not in _ALARMS:
            break
        found = days
    return found


def _separations(scored: Iterable[tuple[Ending, Health]]) -> tuple[Separation, ...]:
    points: dict[str, tuple[list[float], list[float]]] = {}
    for one, health in scored:
        for part in health.parts:
            if part.points is not None:
                pair = points.setdefault(part.indicator.key, ([], []))
                pair[not one.churned].append(part.points)
    return tuple(
        Separation(key, _mean(churned), _mean(renewed), _apart(churned, renewed))
        for key, (churned, renewed) in points.items()
    )


def _mean(points: Sequence[float]) -> Fraction | None:
    return sum(map(Fraction, points), Fraction(0)) / len(points) if points else None


def _apart(churned: Sequence[float], renewed: Sequence[float]) -> Ratio:
    """Pairs in which the renewed one is higher, ties counting half, of all pairs."""
    ordered = sorted(churned)
    twice = sum(bisect_left(ordered, one) + bisect_right(ordered, one) for one in renewed)
    return Ratio(twice, 2 * len(churned) * len(renewed))


def backtest_json(found: BackTest) -> dict[str, Any]:
    """The back-test as the headless command prints it."""
    return {
        "churned": found.churned,
        "renewed": found.renewed,
        "small_sample": found.churned < LEAST_CHURNS,
        "leads": [
            {
                "days_before": lead.days,
                "catch_rate": lead.caught.as_json(),
                "false_alarms": lead.false_alarms.as_json(),
                "without_score": lead.unscored,
            }
            for lead in found.leads
        ],
        "median_lead_time_days": _shown(found.lead_time),
        "separation": [
            {
                "indicator": one.key,
                "churned_mean": _shown(one.churned),
                "renewed_mean": _shown(one.renewed),
                "apart": one.apart.as_json(),
            }
            for one in found.separation
        ],
    }


def _shown(value: Fraction | None) -> str | None:
    return None if value is None else fixed(value.numerator, value.denominator)
