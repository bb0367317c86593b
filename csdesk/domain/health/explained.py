"""Why a score is what it is: the table, one sentence, and the rows behind each indicator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from csdesk.domain.explain import Input, Row, Traced
from csdesk.domain.health.advice import Advice, advice
from csdesk.domain.health.facts import Number
from csdesk.domain.health.indicators import Rows
from csdesk.domain.health.model import Indicator
from csdesk.domain.health.score import Health, Part
from csdesk.domain.health.trend import SeenDay
from csdesk.domain.health.words import cap_of, label_of, told
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.text import Text, chained, msg, nmsg, verbatim
from csdesk.domain.values.money import Percent

_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Explained:
    """One row of the table."""

    indicator: Indicator
    label: Text
    value: Number | None
    told: Text | None
    as_of: date | None
    age: int | None
    points: Fraction | None
    """Its value as 0 to 100; `None` when it is missing."""
    weight: Fraction
    """Its share of all weights."""
    freshness: float
    won: Fraction
    """What it adds to the score; all rows add up to the score before any cap."""
    lost: Fraction
    """What it keeps from 100."""
    moved: int | None
    """How many points of the score it moved since the day compared with."""
    records: Rows | None

    @property
    def missing(self) -> Text | None:
        """Why it does not count."""
        if self.points is not None:
            return None
        if self.age is None:
            return msg("no data")
        return nmsg("data {n} day old", "data {n} days old", self.age)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A score in full."""

    health: Health
    rows: tuple[Explained, ...]
    change: int | None
    """Since the day compared with, by the computed scores."""
    sentence: Text
    advice: Advice | None


def explain(health: Health, then: SeenDay | None = None) -> Explanation:
    """The explanation of a score, compared with an observed day, of some 30 days ago, if there is one."""
    shares = _shares(health)
    change = None
    if then is not None and then.score is not None and health.computed is not None:
        change = health.computed - then.score
    moved = _moved(health, shares, then, change)
    total = sum((part.indicator.weight for part in health.parts), Fraction(0)) or Fraction(1)
    rows = tuple(
        _row(part, share, total, health.on, moved[place] if moved else None)
        for place, (part, share) in enumerate(zip(health.parts, shares, strict=True))
    )
    return Explanation(health, rows, change, _sentence(health, rows, change), advice(health))


def traced(health: Health) -> Traced[int | None]:
    """The score as every other number is traced: weighted points over weights, each with its records."""
    inputs: list[Input] = []
    for part in health.parts:
        points = part.exact
        if points is None or part.measured is None:
            continue
        weight = part.indicator.weight * Fraction(part.freshness)
        inputs += (
            _input(part, weight * points, "num"),
            _input(part, weight, "den"),
        )
    notes: list[Text] = []
    if health.computed is None:
        notes.append(_not_enough(health))
    if health.held is not None:
        notes.append(msg("held at {score}: {cap}", score=health.held.cap.to, cap=cap_of(health.held.cap.key)))
    return Traced(
        "health_score",
        msg("Health score"),
        health.score,
        "score",
        msg("Sum of weight × freshness × points ÷ sum of weight × freshness"),
        tuple(inputs),
        tuple(notes),
    )


def _input(part: Part, total: Fraction, side: str) -> Input:
    entity, ids = part.measured.rows if part.measured else ("", ())

    def rows() -> tuple[Row, ...]:
        return tuple(Row(entity, one, total / len(ids)) for one in ids)

    return Input(part.indicator.key, label_of(part.indicator), "points", total, 1, side, rows)


def _shares(health: Health) -> list[Fraction]:
    """What each indicator weighs in the score, all together 1; 0 for what is missing."""
    weights = [
        Fraction(0) if part.points is None else part.indicator.weight * Fraction(part.freshness)
        for part in health.parts
    ]
    total = sum(weights, Fraction(0))
    return [weight / total if total else Fraction(0) for weight in weights]


def _row(part: Part, share: Fraction, total: Fraction, on: date, moved: int | None) -> Explained:
    measured, points = part.measured, part.exact
    return Explained(
        indicator=part.indicator,
        label=label_of(part.indicator),
        value=measured.value if measured else None,
        told=told(part.indicator, measured) if measured else None,
        as_of=measured.as_of if measured else None,
        age=(on - measured.as_of).days if measured else None,
        points=points,
        weight=part.indicator.weight / total,
        freshness=part.freshness,
        won=share * (points or 0),
        lost=share * (100 - points) if points is not None else Fraction(0),
        moved=moved,
        records=measured.rows if measured else None,
    )


def _moved(
    health: Health, shares: Sequence[Fraction], then: SeenDay | None, change: int | None
) -> list[int] | None:
    """The change of the score shared among its indicators; what a cap did is nobody's, and is left out."""
    if then is None or change is None or then.model != health.model.key:
        return None
    before = {part.place: part for part in then.parts if part.points is not None}
    weights = {
        place: part.indicator.weight * Fraction(before[place].freshness).limit_denominator(1000)
        for place, part in enumerate(health.parts)
        if place in before
    }
    total = sum(weights.values(), Fraction(0))
    exact = []
    for place, part in enumerate(health.parts):
        now = shares[place] * (part.exact or 0)
        was = weights[place] * (before[place].points or 0) / total if place in weights and total else 0
        exact.append(now - was)
    capped = health.held is not None or then.cap is not None
    return shared_out(exact, half_away(*sum(exact, Fraction(0)).as_integer_ratio()) if capped else change)


def shared_out(exact: Sequence[Fraction], total: int) -> list[int]:
    """Whole numbers that add up to a total, each as near to its exact share as can be.

    >>> shared_out([Fraction(-11, 2), Fraction(-7, 2)], -9)
    [-5, -4]
    """
    floors = [one.numerator // one.denominator for one in exact]
    order = sorted(range(len(exact)), key=lambda place: (floors[place] - exact[place], place))
    left = total - sum(floors)
    step = 1 if left > 0 else -1
    if step < 0:
        order.reverse()
    for turn in range(abs(left)):
        floors[order[turn % len(order)]] += step
    return floors


def _sentence(health: Health, rows: Iterable[Explained], change: int | None) -> Text:
    if health.computed is None:
        return _not_enough(health)
    reasons = _reasons(rows, change)
    score = health.computed
    said = verbatim(str(score))
    if change is not None:
        said = msg("{score} ({change} in 30 days)", score=score, change=_signed(change))
    if health.held is not None and score == health.held.cap.to:
        said = msg("{score}, held there: {cap}", score=said, cap=cap_of(health.held.cap.key))
    return msg("{score}: {reasons}", score=said, reasons=chained(reasons)) if reasons else said


def _reasons(rows: Iterable[Explained], change: int | None) -> list[Text]:
    """What moved the score, the largest first; when nothing did, what it lacks most."""
    told_rows = [row for row in rows if row.points is not None]
    moved = [(row.moved, row) for row in told_rows if row.moved]
    if change and moved:
        sign = 1 if change > 0 else -1
        ordered = sorted(moved, key=lambda one: -sign * one[0])
    else:
        lost = [(-half_away(*row.lost.as_integer_ratio()), row) for row in told_rows]
        ordered = sorted((one for one in lost if one[0]), key=lambda one: one[0])[:_MOST_REASONS]
    return [
        msg("{points} {indicator} ({fact})", points=_signed(points), indicator=row.label, fact=row.told)
        for points, row in ordered
    ]


def _signed(points: int) -> Text:
    sign = "+" if points > 0 else "−" if points else ""
    return verbatim(f"{sign}{abs(points)}")


def _not_enough(health: Health) -> Text:
    share = Percent(Decimal(str(round(health.coverage, 4))), 0)
    return msg("Not enough data: {share} of the weights are measured", share=share)
