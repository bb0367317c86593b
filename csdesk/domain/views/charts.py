"""Charts of the screen as data: what is drawn, what is written, and which rows stand behind each mark."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.values.month import Month

PARTIAL = msg("Partial")
"""Beside a month that is not over."""


class Hue(StrEnum):
    """A colour of the chart tokens, by its name."""

    NEW = "new"
    EXPANSION = "expansion"
    REACTIVATION = "reactivation"
    CONTRACTION = "contraction"
    CHURN = "churn"
    NRR = "nrr"
    GRR = "grr"
    MUTED = "muted_bar"
    FIRST = "0"
    SECOND = "1"
    THIRD = "2"


class ChartKind(StrEnum):
    """The shapes of a chart."""

    MOVEMENT = "movement"
    LINES = "lines"
    HEAT = "heat"
    BARS = "bars"


class Scale(StrEnum):
    """What the axis counts."""

    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"
    SCORE = "score"
    """A number with a sign, as NPS."""


Shown = Money | Percent | Decimal | Text | Month | date | int | str | None
"""What a translator writes for a mark."""


@dataclass(frozen=True, slots=True)
class RowsKey:
    """A figure by its key, months and group: what opens the rows behind it."""

    metric: str
    first: Month
    last: Month
    group: str = ""
    """Only the accounts of a group: a reason, a plan, a cohort."""
    sign: int = 1
    """-1 where the figure is shown as something that went out."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark: where it stands, how it is written, which rows it opens."""

    value: Fraction | None
    shown: Shown = None
    rows: RowsKey | None = None
    is_partial: bool = False
    why: Text | None = None
    """Why there is no value."""
    hue: Hue | None = None
    """Its own colour, when it differs from that of its series."""
    few: int | None = None
    """Of how few customers or answers it is read, when they are too few for a rate (ground rule 10)."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of marks under a name; `note` is a count beside the name."""

    name: Text
    hue: Hue
    cells: tuple[Cell, ...]
    is_dashed: bool = False
    note: Shown = None


@dataclass(frozen=True, slots=True)
class Goal:
    """The value to reach, drawn as a dashed line with its name."""

    name: Text
    value: Fraction


@dataclass(frozen=True, slots=True)
class Divider:
    """A dashed line before a column, with what begins there."""

    column: int
    name: Text


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of the axis, as the zones of NPS are."""

    name: Text
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart composed once: painted, copied, exported and read aloud from the same data."""

    key: str
    kind: ChartKind
    title: Text
    unit: Text
    columns: tuple[Text | Month, ...]
    series: tuple[Series, ...]
    scale: Scale = Scale.NUMBER
    currency: str = ""
    totals: tuple[Cell, ...] = ()
    """The net of each column of a movement chart."""
    total_name: Text | None = None
    goals: tuple[Goal, ...] = ()
    dividers: tuple[Divider, ...] = ()
    bands: tuple[Band, ...] = ()
    notes: tuple[Shown, ...] = ()
    """Beside each bar of a chart of bars."""
    cursor: int = -1
    """The column that is looked at first; the last one by default."""

    @property
    def is_empty(self) -> bool:
        """Whether no mark has a value."""
        return all(cell.value is None for row in self.series for cell in row.cells)

    def cell(self, series: int, column: int) -> Cell | None:
        """The mark at a place, if there is one."""
        if not 0 <= series < len(self.series):
            return None
        cells = self.series[series].cells
        return cells[column] if 0 <= column < len(cells) else None

    def opens(self, series: int, column: int) -> RowsKey | None:
        """The rows behind a place: those of the mark, else of the column's total."""
        cell = self.cell(series, column)
        if cell is not None and cell.rows is not None:
            return cell.rows
        return self.totals[column].rows if 0 <= column < len(self.totals) else None


@dataclass(frozen=True, slots=True)
class DataTable:
    """The numbers of a chart as a table: what is copied, exported and read aloud."""

    header: tuple[Shown, ...]
    rows: tuple[tuple[Shown, ...], ...]


def data_of(chart: Chart) -> DataTable:
    """The table of a chart: a line per month or bar; of a heat matrix, per cohort."""
    if chart.kind is ChartKind.HEAT:
        return DataTable(
            ("", *chart.columns),
            tuple((row.name, *(cell.shown for cell in row.cells)) for row in chart.series),
        )
    header: list[Shown] = ["", *(row.name for row in chart.series)]
    lines: list[tuple[Shown, ...]] = []
    for at, column in enumerate(chart.columns):
        line: list[Shown] = [column, *(row.cells[at].shown for row in chart.series)]
        if chart.totals:
            line.append(chart.totals[at].shown)
        if chart.notes:
            line.append(chart.notes[at])
        lines.append(tuple(line))
    if chart.totals:
        header.append(chart.total_name)
    if chart.notes:
        header.append("")
    return DataTable(tuple(header), tuple(lines))
