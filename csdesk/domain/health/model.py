"""A health model: its indicators, caps and cut-offs."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from csdesk.domain.text import Text

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
