"""A health model: its indicators, caps and cut-offs, written as JSON and read back with a list of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from csdesk.domain.text import Text, msg, verbatim

HEALTHY, AT_RISK, CRITICAL, NO_DATA = "healthy", "at_risk", "critical", "no_data"
BANDS = (HEALTHY, AT_RISK, CRITICAL, NO_DATA)
MOST_CAPS = 5
MOST_INDICATORS = 10
MANY_INDICATORS = 7
RUNNING, ONBOARDING = "running", "onboarding"


@dataclass(frozen=True, slots=True)
class Step:
    """From a raw value on, so many points; `inclusive` says whether the edge itself is in."""

    edge: Fraction
    points: int
    inclusive: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """How a raw value becomes 0 to 100 points: along a line from bad to good, or by steps."""

    bad: Fraction = Fraction(0)
    good: Fraction = Fraction(100)
    steps: tuple[Step, ...] = ()
    """In rising order of their edges; below the first a value earns `floor`."""
    floor: int = 0
    _from: float = field(init=False, compare=False, repr=False)
    _each: float = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_from", float(self.bad))
        object.__setattr__(self, "_each", 100.0 / float(self.good - self.bad))

    def quick(self, value: Fraction | int) -> float:
        """The points of a raw value, near enough to all but a score that lies on a half."""
        if self.steps:
            return self.stepped(value)
        points = (value.numerator / value.denominator - self._from) * self._each
        return min(max(points, 0.0), 100.0)

    def points(self, value: Fraction | int) -> Fraction:
        """The points of a raw value.

        >>> Scale(Fraction(60), Fraction(14)).points(37)
        Fraction(50, 1)
        """
        if self.steps:
            return Fraction(self.stepped(value))
        return min(max((value - self.bad) * 100 / (self.good - self.bad), Fraction(0)), Fraction(100))

    def stepped(self, value: Fraction | int) -> int:
        """The points of the last step that a value has reached."""
        found = self.floor
        for step in self.steps:
            if value > step.edge or (step.inclusive and value == step.edge):
                found = step.points
        return found

    @property
    def less_is_good(self) -> bool:
        """Whether a lower raw value earns more."""
        if self.steps:
            return self.steps[-1].points < self.floor
        return self.good < self.bad


@dataclass(frozen=True, slots=True)
class Indicator:
    """One input of the score; `source` is a default one, `signal:NAME` or `custom:KEY`."""

    key: str
    source: str
    weight: Fraction
    scale: Scale
    fresh: int | None = None
    """Days for which a value counts whole; `None` for one that is always of today."""
    half_life: int = 30
    name: str | None = None
    """The person's own name for it."""


@dataclass(frozen=True, slots=True)
class Cap:
    """A fact that holds the score down, from `limit` days on where days matter."""

    key: str
    to: int
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """What a model is made of, without its place in the workspace."""

    indicators: tuple[Indicator, ...]
    caps: tuple[Cap, ...] = ()
    healthy: int = 76
    at_risk: int = 51
    hysteresis: int = 3
    enough: int = 50
    """Coverage in percent below which there is not enough data."""
    sure: int = 75
    """Coverage in percent below which confidence is low."""


@dataclass(frozen=True, slots=True)
class Model:
    """The rules of one group of accounts, in one version."""

    rules: Rules
    key: int = 0
    """The id of its record; the shipped ones count down from 65,535."""
    name: str = ""
    scope_field: str | None = None
    scope_value: str | None = None
    variant: str = RUNNING
    version: int = 0
    problems: tuple[Text, ...] = field(default=(), compare=False)


def rules_to_json(rules: Rules) -> str:
    """The rules as the text that a record keeps; `rules_of` reads it back to equal ones."""
    body = {
        "indicators": [_indicator_out(one) for one in rules.indicators],
        "caps": [{"key": cap.key, "to": cap.to, "limit": cap.limit} for cap in rules.caps],
        **{name: getattr(rules, name) for name in _WHOLE},
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


_WHOLE = {
    "healthy": (1, 100),
    "at_risk": (1, 100),
    "hysteresis": (0, 20),
    "enough": (0, 100),
    "sure": (0, 100),
}


def _indicator_out(one: Indicator) -> dict[str, Any]:
    scale: dict[str, Any] = {"bad": _number_out(one.scale.bad), "good": _number_out(one.scale.good)}
    if one.scale.steps:
        steps = [
            {"from": _number_out(step.edge), "points": step.points, "inclusive": step.inclusive}
            for step in one.scale.steps
        ]
        scale = {"steps": steps, "floor": one.scale.floor}
    return {
        "key": one.key,
        "source": one.source,
        "weight": _number_out(one.weight),
        "scale": scale,
        "fresh": one.fresh,
        "half_life": one.half_life,
        **({"name": one.name} if one.name else {}),
    }


def _number_out(number: Fraction) -> int | str:
    if number.denominator == 1:
        return number.numerator
    return str(Decimal(number.numerator) / Decimal(number.denominator))


def rules_of(body: str | None, otherwise: Rules) -> tuple[Rules, tuple[Text, ...]]:
    """The rules of a record's text, and what is wrong with it; a bad value is that of `otherwise`."""
    reading = _Reading(otherwise)
    try:
        given = json.loads(body or "{}", parse_float=Decimal)
    except ValueError:
        given = None
    if not isinstance(given, Mapping):
        return otherwise, (msg("The rules of this model cannot be read; the shipped ones are used"),)
    return reading.rules(given), tuple(reading.problems)


class _Reading:
    """Reads rules value by value, noting what does not fit."""

    def __init__(self, otherwise: Rules) -> None:
        self._otherwise = otherwise
        self.problems: list[Text] = []

    def rules(self, given: Mapping[str, Any]) -> Rules:
        """The rules, each bad value replaced."""
        whole = {
            name: self._whole(given, name, getattr(self._otherwise, name), *bounds)
            for name, bounds in _WHOLE.items()
        }
        if whole["at_risk"] >= whole["healthy"]:
            self.problems.append(msg("The cut-off of healthy must be above that of at risk"))
            whole |= {"healthy": self._otherwise.healthy, "at_risk": self._otherwise.at_risk}
        return Rules(self._indicators(given), self._caps(given), **whole)

    def _indicators(self, given: Mapping[str, Any]) -> tuple[Indicator, ...]:
        found: dict[str, Indicator] = {}
        for one in _list(given.get("indicators")):
            indicator = self._indicator(one)
            if indicator is not None and indicator.key not in found:
                found[indicator.key] = indicator
        kept = tuple(found.values())[:MOST_INDICATORS]
        if len(found) > MOST_INDICATORS:
            self.problems.append(msg("A model has at most {n} indicators", n=MOST_INDICATORS))
        if not any(one.weight for one in kept):
            self.problems.append(msg("At least one indicator needs a weight"))
            return self._otherwise.indicators
        return kept

    def _indicator(self, given: Mapping[str, Any]) -> Indicator | None:
        key = str(given.get("key") or given.get("source") or "")
        weight, scale = _number(given.get("weight")), self._scale(given.get("scale"))
        if not key or weight is None or weight < 0 or scale is None:
            self.problems.append(msg("Indicator {name} is not complete and was left out", name=verbatim(key)))
            return None
        fresh = given.get("fresh")
        return Indicator(
            key=key,
            source=str(given.get("source") or key),
            weight=weight,
            scale=scale,
            fresh=None if fresh is None else self._whole(given, "fresh", 30, 0, 3650),
            half_life=self._whole(given, "half_life", 30, 1, 3650),
            name=str(given["name"]) if given.get("name") else None,
        )

    def _scale(self, given: Any) -> Scale | None:
        if not isinstance(given, Mapping):
            return None
        if given.get("steps"):
            edges = [(_number(one.get("from")), one) for one in _list(given["steps"])]
            steps = [
                Step(edge, self._whole(one, "points", 0, 0, 100), one.get("inclusive") is not False)
                for edge, one in edges
                if edge is not None
            ]
            ordered = tuple(sorted(steps, key=lambda step: step.edge))
            return Scale(steps=ordered, floor=self._whole(given, "floor", 0, 0, 100)) if steps else None
        bad, good = _number(given.get("bad")), _number(given.get("good"))
        return None if bad is None or good is None or bad == good else Scale(bad, good)

    def _caps(self, given: Mapping[str, Any]) -> tuple[Cap, ...]:
        caps = [
            Cap(str(one["key"]), self._whole(one, "to", 100, 0, 100), self._whole(one, "limit", 0, 0, 3650))
            for one in _list(given.get("caps"))
            if one.get("key")
        ]
        if len(caps) > MOST_CAPS:
            self.problems.append(msg("A model has at most {n} caps; the first ones count", n=MOST_CAPS))
        return tuple(caps[:MOST_CAPS])

    def _whole(self, given: Mapping[str, Any], name: str, otherwise: int, low: int, high: int) -> int:
        value = given.get(name, otherwise)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.problems.append(
            msg("{value} does not fit {name}", value=verbatim(str(value)), name=verbatim(name))
        )
        return otherwise


def _list(value: Any) -> Sequence[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _number(value: Any) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        return None
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return None
