"""Charts as data: composed once, painted on the screen and written as native charts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from csdesk.domain.text import Text
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.values.month import Month


class Ink(StrEnum):
    """A colour of the slide theme, by its name in the tokens."""

    INK = "ink"
    INK_2 = "ink_2"
    PAPER = "paper"
    PAPER_2 = "paper_2"
    RULE = "rule"
    TEXT = "text"
    TEXT_2 = "text_2"
    ON_INK = "on_ink"
    ON_INK_2 = "on_ink_2"
    ACCENT = "accent"
    GOOD = "good"
    WATCH = "watch"
    RISK = "risk"
    WARM = "warm"
    BAR_MUTED = "bar_muted"
    COVER_BAR = "cover_bar"


class ChartKind(StrEnum):
    """The shapes of a chart."""

    COLUMN = "column"
    STACKED = "stacked"
    BAR = "bar"


class NumberKind(StrEnum):
    """What the values of a chart are."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a chart writes its values: money in units of its currency, percentages as ratios."""

    kind: NumberKind = NumberKind.COUNT
    currency: str = ""
    decimals: int = 0

    def shown(self, value: Decimal | None) -> Decimal | Money | Percent | None:
        """A value of the chart as one that a sentence can carry."""
        if value is None:
            return None
        if self.kind is NumberKind.MONEY:
            return Money(int(value * 100), self.currency, whole=True)
        if self.kind is NumberKind.PERCENT:
            return Percent(value, self.decimals)
        return value


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values, with the colour of all or of each."""

    name: Text
    values: tuple[Decimal | None, ...]
    inks: tuple[Ink, ...]
    """One colour for the series, or one for each point."""

    def ink(self, point: int) -> Ink:
        """The colour of a point."""
        return self.inks[point] if len(self.inks) > 1 else self.inks[0]


@dataclass(frozen=True, slots=True)
class GoalLine:
    """The value to reach, drawn as a dashed line with its name."""

    name: Text
    value: Decimal


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart: categories, series, how numbers are written, and what it says to who cannot see it."""

    kind: ChartKind
    categories: tuple[Text | Month, ...]
    series: tuple[Series, ...]
    format: NumberFormat = NumberFormat()
    goal: GoalLine | None = None

    @property
    def top(self) -> Decimal:
        """The highest value that must be seen, stacks and goal included."""
        if self.kind is ChartKind.STACKED:
            heights = [sum((v or Decimal(0) for v in column), Decimal(0)) for column in self._columns()]
        else:
            heights = [value for series in self.series for value in series.values if value is not None]
        if self.goal is not None:
            heights.append(self.goal.value)
        return max(heights, default=Decimal(0))

    def _columns(self) -> list[tuple[Decimal | None, ...]]:
        return list(zip(*(series.values for series in self.series), strict=True))
