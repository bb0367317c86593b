"""Edits of a model's rules: each gives other rules, or refuses with the reason what would make no sense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, TypeVar

from csdesk.domain.errors import Refused
from csdesk.domain.health.defaults import CAPS, shipped
from csdesk.domain.health.model import (
    MOST_INDICATORS,
    ONBOARDING,
    RUNNING,
    Cap,
    Indicator,
    Rules,
    Scale,
    Step,
)
from csdesk.domain.text import msg

T = TypeVar("T")
_SCALES = {
    "pulse": Scale(Fraction(3), Fraction(9)),
    "overdue": Scale(Fraction(30), Fraction(0)),
    "critical_tickets": Scale(Fraction(8), Fraction(0)),
}
_FIRST_WEIGHT = Fraction(10)


def indicator_of(rules: Rules, key: str) -> Indicator:
    """The indicator of a key."""
    return next(one for one in rules.indicators if one.key == key)


def share_of(rules: Rules, indicator: Indicator) -> Fraction | None:
    """What an indicator weighs of all weights; none when nothing weighs."""
    whole = sum((one.weight for one in rules.indicators), Fraction(0))
    return indicator.weight / whole if whole else None


def changed(rules: Rules, key: str, **values: Any) -> Rules:
    """An indicator with other values; `bad` and `good` are the ends of its line."""
    return _put(rules, [_changed(one, dict(values)) if one.key == key else one for one in rules.indicators])


def _changed(one: Indicator, values: dict[str, Any]) -> Indicator:
    ends = {name: values.pop(name) for name in ("bad", "good") if name in values}
    if ends:
        bad, good = ends.get("bad", one.scale.bad), ends.get("good", one.scale.good)
        if bad == good:
            raise Refused(msg("Bad and good must differ"))
        values["scale"] = Scale(bad, good)
    if values.get("weight", 0) < 0:
        raise Refused(msg("A weight is 0 or more"))
    return replace(one, **values)


def added(rules: Rules, source: str) -> Rules:
    """One more indicator, with the weight 10, last."""
    if len(rules.indicators) >= MOST_INDICATORS:
        raise Refused(msg("A model has at most {n} indicators", n=MOST_INDICATORS))
    if source in {one.source for one in rules.indicators}:
        raise Refused(msg("This indicator is in the model already"))
    return _put(rules, [*rules.indicators, _usual(source)])


def removed(rules: Rules, key: str) -> Rules:
    """Without an indicator; one that weighs must stay."""
    return _put(rules, [one for one in rules.indicators if one.key != key])


def moved(rules: Rules, key: str, by: int) -> Rules:
    """An indicator further up or down."""
    return _put(rules, _moved(rules.indicators, indicator_of(rules, key), by))


def stepped(rules: Rules, key: str) -> Rules:
    """An indicator scored by steps instead of along a line; they lie where the line was."""
    scale = indicator_of(rules, key).scale
    low, high = sorted((scale.bad, scale.good))
    middle = (low + high) / 2
    steps = (Step(middle, 50), Step(high, 100))
    if scale.less_is_good:
        steps = (Step(low, 50, inclusive=False), Step(middle, 0, inclusive=False))
    return changed(rules, key, scale=Scale(steps=steps, floor=100 if scale.less_is_good else 0))


def straightened(rules: Rules, key: str) -> Rules:
    """An indicator scored along a line, from the first edge of its steps to the last."""
    scale = indicator_of(rules, key).scale
    low, high = scale.steps[0].edge, scale.steps[-1].edge
    if low == high:
        high = low + 1
    return changed(rules, key, scale=Scale(high, low) if scale.less_is_good else Scale(low, high))


def step_changed(rules: Rules, key: str, place: int, **values: Any) -> Rules:
    """A step with another edge, other points, or its edge in or out."""
    steps = list(indicator_of(rules, key).scale.steps)
    steps[place] = replace(steps[place], **values)
    return _put_steps(rules, key, steps)


def step_added(rules: Rules, key: str) -> Rules:
    """One more step above the last."""
    steps = indicator_of(rules, key).scale.steps
    last = steps[-1]
    gap = last.edge - steps[-2].edge if len(steps) > 1 else Fraction(10)
    return _put_steps(rules, key, [*steps, replace(last, edge=last.edge + gap)])


def step_removed(rules: Rules, key: str, place: int) -> Rules:
    """Without a step; the last one stays."""
    steps = list(indicator_of(rules, key).scale.steps)
    if len(steps) > 1:
        del steps[place]
    return _put_steps(rules, key, steps)


def floor_changed(rules: Rules, key: str, points: int) -> Rules:
    """Other points below the first step."""
    return changed(rules, key, scale=replace(indicator_of(rules, key).scale, floor=points))


def _put_steps(rules: Rules, key: str, steps: Sequence[Step]) -> Rules:
    ordered = tuple(sorted(steps, key=lambda step: step.edge))
    if len({step.edge for step in ordered}) < len(ordered):
        raise Refused(msg("There is a step from this value already"))
    return changed(rules, key, scale=replace(indicator_of(rules, key).scale, steps=ordered))


def caps_of(rules: Rules) -> tuple[tuple[Cap, bool], ...]:
    """The caps in the order in which they are asked, then those that are off; and whether each is on."""
    off = [cap for cap in CAPS if cap.key not in {one.key for one in rules.caps}]
    return (*((cap, True) for cap in rules.caps), *((cap, False) for cap in off))


def cap_turned(rules: Rules, key: str, *, on: bool) -> Rules:
    """A cap that holds, or does not; one that is turned on is asked last."""
    kept = [cap for cap in rules.caps if cap.key != key]
    return replace(rules, caps=(*kept, *(cap for cap in CAPS if on and cap.key == key)))


def cap_changed(rules: Rules, key: str, **values: Any) -> Rules:
    """A cap at another score, or from another day on."""
    return replace(rules, caps=tuple(replace(cap, **values) if cap.key == key else cap for cap in rules.caps))


def cap_moved(rules: Rules, key: str, by: int) -> Rules:
    """A cap that is asked earlier or later: the first that holds counts."""
    cap = next(one for one in rules.caps if one.key == key)
    return replace(rules, caps=tuple(_moved(rules.caps, cap, by)))


def limit_changed(rules: Rules, name: str, value: int) -> Rules:
    """Another cut-off of the bands or of coverage."""
    values: dict[str, Any] = {name: value}
    made = replace(rules, **values)
    if made.at_risk >= made.healthy:
        raise Refused(msg("The cut-off of healthy must be above that of at risk"))
    if made.sure < made.enough:
        raise Refused(msg("The coverage to be sure cannot lie below that for a score"))
    return made


def _put(rules: Rules, indicators: Sequence[Indicator]) -> Rules:
    if not any(one.weight for one in indicators):
        raise Refused(msg("At least one indicator needs a weight"))
    return replace(rules, indicators=tuple(indicators))


def _moved(items: Sequence[T], item: T, by: int) -> list[T]:
    made = list(items)
    place = made.index(item)
    made.insert(max(0, min(place + by, len(made) - 1)), made.pop(place))
    return made


def _usual(source: str) -> Indicator:
    """An indicator as the shipped models have it, else on a line from 0 to 100."""
    for variant in (RUNNING, ONBOARDING):
        for one in shipped("mid", variant).rules.indicators:
            if one.source == source:
                return replace(one, weight=_FIRST_WEIGHT)
    scale = _SCALES.get(source, Scale(Fraction(0), Fraction(100)))
    return Indicator(source, source, _FIRST_WEIGHT, scale, 30, 30)
