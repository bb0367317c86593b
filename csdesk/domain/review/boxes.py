"""Boxes on a slide of 1280 x 720: what every renderer draws, in words of one language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from csdesk.domain.review.charts import ChartKind, Ink

WIDTH, HEIGHT = 1280, 720


class Side(StrEnum):
    """Where text stands in its box, across."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Anchor(StrEnum):
    """Where text stands in its box, down."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Form(StrEnum):
    """The plain shapes."""

    RECT = "rect"
    ROUND = "round"
    DOT = "dot"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


class Role(StrEnum):
    """What a text is on its slide; the title is a real title for every reader."""

    TITLE = "title"
    BODY = "body"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Rect:
    """A place on the slide, in its pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look: size in pixels, weight, colour, and space between them in thousandths of the size."""

    size: float
    weight: int = 400
    ink: Ink = Ink.TEXT
    tracking: float = 0

    @property
    def leading(self) -> float:
        """The height of a line."""
        return round(self.size * 1.28)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the lines it breaks into; `gap` stands above it."""

    text: str
    face: Face
    lines: tuple[str, ...]
    bullet: Ink | None = None
    gap: float = 0


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text in a place."""

    id: str
    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    side: Side = Side.LEFT
    anchor: Anchor = Anchor.TOP
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class ShapeBox:
    """A plain shape of one colour."""

    id: str
    rect: Rect
    form: Form
    fill: Ink
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with the lines it breaks into."""

    text: str
    lines: tuple[str, ...]
    face: Face


@dataclass(frozen=True, slots=True)
class TableBox:
    """A table with the width of each column and the height of each row; the first row is its header."""

    id: str
    rect: Rect
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    sides: tuple[Side, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """A series with its labels written; an empty label is not shown."""

    name: str
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...]
    inks: tuple[Ink, ...]


@dataclass(frozen=True, slots=True)
class DrawnGoal:
    """The goal line with its words."""

    text: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class ChartBox:
    """A chart: where it stands, where its plot stands in it, and all its words."""

    id: str
    rect: Rect
    plot: Rect
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[DrawnSeries, ...]
    top: Decimal
    """The end of the value axis, which starts at zero."""
    gap: float
    """The space between bars, as a share of their width."""
    label: Face
    category: Face
    format_code: str
    """The number format of the values, for the spreadsheet behind a native chart."""
    alt: str
    goal: DrawnGoal | None = None
    inside: bool = False
    """Labels stand in the middle of their bars, not at their ends."""
    axis: bool = True
    legend: bool = False


LIGHT = frozenset({Ink.BAR_MUTED, Ink.RULE, Ink.PAPER_2, Ink.WARM})
"""Fills that carry dark letters."""


SHORTEST = 64
"""The length of a bar, in pixels, that carries its label."""


def is_inside(box: ChartBox, value: Decimal | None) -> bool:
    """Whether the label of a value stands in its bar: across, only where the bar is long enough."""
    if not box.inside or box.kind is not ChartKind.BAR:
        return box.inside
    return value is not None and float(value / box.top) * box.plot.w >= SHORTEST


def label_face(box: ChartBox, value: Decimal | None, fill: Ink) -> Face:
    """The face of the label of a value, on or beside a bar of a colour."""
    if not is_inside(box, value):
        return box.label
    return replace(box.label, ink=Ink.TEXT if fill in LIGHT else Ink.ON_INK)


Box = TextBox | ShapeBox | TableBox | ChartBox


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """One slide, ready to draw."""

    name: str
    label: str
    title: str
    background: Ink
    boxes: tuple[Box, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class DeckLayout:
    """The whole deck in one language, ready to draw."""

    title: str
    language: str
    prepared_on: date
    slides: tuple[SlideLayout, ...]
