"""Rules written as JSON, and read back with a list of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from csdesk.domain.health.model import (
    MOST_CAPS,
    MOST_INDICATORS,
    Cap,
    Indicator,
    Rules,
    Scale,
    Step,
)
from csdesk.domain.text import Text, msg, verbatim


def rules_to_json(rules: Rules) -> str:
    """The rules as the text that a record keeps; `rules_of` reads it back to equal ones."""
    body = {
        "indicators": [_indicator_out(one) for one in rules.indicators],
        "caps": [{"key": cap.key, "to": cap.to, "limit": cap.limit} for cap in rules.caps],
        **{name: getattr(rules, name) for name in WHOLE},
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def signed(body: str | None, person: str | None) -> str | None:
    """The same rules, with who put them in use beside them."""
    given = _mapping(body)
    if given is None or not person:
        return body
    return json.dumps({**given, _BY: person}, ensure_ascii=False, sort_keys=True)


def signed_by(body: str | None) -> str | None:
    """Who put the rules in use, where it was written down."""
    return str((_mapping(body) or {}).get(_BY) or "") or None


def _mapping(body: str | None) -> dict[str, Any] | None:
    try:
        given = json.loads(body or "")
    except ValueError:
        return None
    return given if isinstance(given, dict) else None


_BY = "published_by"
WHOLE = {
    "healthy": (1, 100),
    "at_risk": (1, 100),
    "hysteresis": (0, 20),
    "enough": (0, 100),
    "sure": (0, 100),
}
"""The whole numbers of the rules, and their bounds."""


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
            for name, bounds in WHOLE.items()
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
