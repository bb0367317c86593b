"""To reach a score: the smallest change of what is measured that does it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from csdesk.domain.health.facts import Number
from csdesk.domain.health.model import Cap, Indicator
from csdesk.domain.health.score import Health, Part
from csdesk.domain.health.words import cap_of, label_of, value_of
from csdesk.domain.text import Text, msg


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator brought from one raw value to a better one."""

    indicator: Indicator
    now: Number
    then: Number

    @property
    def text(self) -> Text:
        """`Engagement from 47 days to 20 days`."""
        return msg(
            "{indicator} from {now} to {then}",
            indicator=label_of(self.indicator),
            now=value_of(self.indicator, self.now),
            then=value_of(self.indicator, self.then),
        )


@dataclass(frozen=True, slots=True)
class Advice:
    """What would bring a score to a target: lift the cap, if one is in the way, and change these."""

    target: int
    changes: tuple[Change, ...]
    lift: Cap | None

    @property
    def text(self) -> Text:
        """`To reach 76: Engagement from 47 days to 20 days`."""
        steps = [change.text for change in self.changes]
        if self.lift is not None:
            steps.insert(0, msg("solve first: {cap}", cap=cap_of(self.lift.key)))
        return msg("To reach {target}: {steps}", target=self.target, steps=tuple(steps))


def advice(health: Health, target: int | None = None) -> Advice | None:
    """The smallest change to a target, the healthy cut-off unless told; `None` when it is reached or unknown."""
    goal = health.model.rules.healthy if target is None else target
    if health.computed is None or health.computed >= goal:
        return None
    lift = health.held.cap if health.held is not None and health.held.cap.to < goal else None
    return Advice(goal, tuple(_changes(health, goal)), lift)


def _changes(health: Health, goal: int) -> list[Change]:
    parts = [part for part in health.parts if part.points is not None]
    weights = [part.indicator.weight * Fraction(part.freshness) for part in parts]
    points = [part.exact or Fraction(0) for part in parts]
    now = sum((w * s for w, s in zip(weights, points, strict=True)), Fraction(0))
    gap = (goal - Fraction(1, 2)) * sum(weights, Fraction(0)) - now
    room = sorted(
        ((w, s, part) for w, s, part in zip(weights, points, parts, strict=True) if w and s < 100),
        key=lambda one: -one[0],
    )
    for weight, have, part in room:
        if 0 < gap <= weight * (100 - have):
            return [_change(part, have + gap / weight)]
    found: list[Change] = []
    for weight, have, part in sorted(room, key=lambda one: -one[0] * (100 - one[1])):
        if gap <= 0:
            break
        found.append(_change(part, min(have + gap / weight, Fraction(100))))
        gap -= weight * (100 - have)
    return found


def _change(part: Part, points: Fraction) -> Change:
    """The raw value that earns so many points, rounded to a whole one on the good side."""
    scale, now = part.indicator.scale, part.measured.value if part.measured else 0
    if scale.steps:
        edges = [step for step in scale.steps if step.points >= points]
        then = edges[-1 if scale.less_is_good else 0].edge if edges else scale.steps[-1].edge
        return Change(part.indicator, now, then)
    exact = scale.bad + points * (scale.good - scale.bad) / 100
    return Change(part.indicator, now, math.floor(exact) if scale.less_is_good else math.ceil(exact))
