"""The score of one account on one day: normalise, weigh by freshness, drop what is missing, cap, name the band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from csdesk.domain.health.bands import band_of
from csdesk.domain.health.caps import Held, held
from csdesk.domain.health.facts import AccountFacts
from csdesk.domain.health.indicators import Measured
from csdesk.domain.health.model import Indicator, Model, Rules
from csdesk.domain.health.sources import candidates
from csdesk.domain.model.health import HealthOverride
from csdesk.domain.rules.ratio import half_away

STALE = 0.25
"""An indicator fresher than this counts; below it is missing."""
_NEAR = 1e-6
"""How near to a half a quick sum must be to be done again exactly."""


class Part(NamedTuple):
    """One indicator as it entered the score; without points it is missing, whatever was measured."""

    indicator: Indicator
    measured: Measured | None
    freshness: float
    points: float | None

    @property
    def exact(self) -> Fraction | None:
        """Its points, exactly."""
        if self.points is None or self.measured is None:
            return None
        return self.indicator.scale.points(self.measured.value)


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of the health of an account on a day."""

    account: int
    on: date
    model: Model
    parts: tuple[Part, ...]
    coverage: float
    """The share of the weights that is measured and fresh, 0 to 1."""
    uncapped: int | None
    """The weighted score before any cap; there is one whenever anything is measured."""
    computed: int | None
    """The score that the rules come to; `None` when there is not enough data."""
    computed_band: str
    held: Held | None
    override: HealthOverride | None

    @property
    def score(self) -> int | None:
        """The score that is shown: the person's own while it holds, else the computed one."""
        if self.override is not None and self.override.score is not None:
            return self.override.score
        return self.computed

    @property
    def band(self) -> str:
        """The band that is shown: healthy, at_risk, critical or no_data."""
        if self.override is None:
            return self.computed_band
        if self.override.score is not None:
            return band_of(self.override.score, self.model.rules)
        return self.override.band or self.computed_band

    @property
    def low_confidence(self) -> bool:
        """Whether there is enough data, but not enough to be sure."""
        return self.computed is not None and not _reaches(self.coverage, self.model.rules.sure)


def assess(model: Model, facts: AccountFacts, on: date, before: str | None = None) -> Health:
    """The health of an account by a model; `before` is the band it was last observed in."""
    rules = model.rules
    elsewhere = measured_elsewhere(rules, facts, on)
    parts = tuple(_part(one, facts, on, elsewhere=elsewhere) for one in rules.indicators)
    weighed = [part for part in parts if part.points is not None]
    coverage, uncapped = _weighted(rules.indicators, weighed)
    found = held(rules.caps, facts, on, _by_source(parts), elsewhere=elsewhere)
    computed = uncapped if _reaches(coverage, rules.enough) else None
    if found is not None and computed is not None:
        computed = min(computed, found.cap.to)
    band = band_of(computed, rules, before)
    override = holding(facts.overrides, on)
    return Health(facts.account, on, model, parts, coverage, uncapped, computed, band, found, override)


def measured_elsewhere(rules: Rules, facts: AccountFacts, on: date) -> bool:
    """Whether signals measure most of a model's indicators: then another tool does, and its gaps are gaps.

    Scores of two yardsticks cannot be compared, so what that tool does not measure is not filled from the records.
    """
    if facts.elsewhere:
        return True
    if not facts.signals:
        return False
    known = 0
    for one in rules.indicators:
        signals = facts.signals.get(one.source)
        known += bool(signals) and any(signal.on <= on for signal in signals or ())
    return 2 * known > len(rules.indicators)


def holding(overrides: Sequence[HealthOverride], on: date) -> HealthOverride | None:
    """The override that holds on a day: the newest that was set, has not run out and was not taken back."""
    for one in reversed(overrides):
        begun = one.set_on is not None and one.set_on <= on
        over = (one.expires_on is not None and one.expires_on < on) or (
            one.ended_on is not None and one.ended_on <= on
        )
        if begun and not over:
            return one
    return None


def freshness(indicator: Indicator, measured: Measured, on: date) -> float:
    """How much of its weight a value still has: 1 while fresh, then half of it each half-life."""
    if indicator.fresh is None:
        return 1.0
    stale = (on - measured.as_of).days - indicator.fresh
    return 1.0 if stale <= 0 else float(0.5 ** (stale / indicator.half_life))


def _part(indicator: Indicator, facts: AccountFacts, on: date, *, elsewhere: bool) -> Part:
    first: Part | None = None
    for measured in candidates(facts, indicator.source, on, elsewhere=elsewhere):
        fresh = freshness(indicator, measured, on)
        if fresh >= STALE:
            return Part(indicator, measured, fresh, indicator.scale.quick(measured.value))
        first = first or Part(indicator, measured, fresh, None)
    return first or Part(indicator, None, 0.0, None)


def _by_source(parts: Sequence[Part]) -> dict[str, Measured]:
    return {part.indicator.source: part.measured for part in parts if part.measured is not None}


def _weighted(indicators: Sequence[Indicator], weighed: Sequence[Part]) -> tuple[float, int | None]:
    """Coverage and rounded score; a sum that lies on a half is done again exactly."""
    whole = sum(float(one.weight) for one in indicators)
    weights = [float(part.indicator.weight) * part.freshness for part in weighed]
    total = sum(weights)
    if not total:
        return 0.0, None
    score = sum(weight * (part.points or 0.0) for weight, part in zip(weights, weighed, strict=True)) / total
    if abs(score % 1 - 0.5) < _NEAR:
        exact = exact_score(weighed)
        return total / whole, half_away(exact.numerator, exact.denominator)
    return total / whole, int(score + 0.5)


def exact_score(parts: Sequence[Part]) -> Fraction:
    """The weighted mean of what is not missing, exactly."""
    weights = [part.indicator.weight * Fraction(part.freshness) for part in parts if part.points is not None]
    points = [part.exact or Fraction(0) for part in parts if part.points is not None]
    return sum((weight * one for weight, one in zip(weights, points, strict=True)), Fraction(0)) / sum(
        weights, Fraction(0)
    )


def _reaches(coverage: float, percent: int) -> bool:
    return coverage * 100 >= percent - _NEAR
