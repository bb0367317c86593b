"""A review as a document: slides of nodes with stable names, not yet in any language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from csdesk.domain.review.charts import ChartSpec, Ink
from csdesk.domain.text import Text
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.values.month import Month, Quarter

Shown = Text | Money | Percent | Month | Decimal | int | date | None
"""What a cell or a figure can hold; a `Translator` writes each in its language."""


class Tone(StrEnum):
    """How a statement stands: good, to watch, at risk, or neither."""

    PLAIN = "plain"
    GOOD = "good"
    WATCH = "watch"
    RISK = "risk"

    @property
    def ink(self) -> Ink:
        """Its colour on a slide."""
        return {Tone.GOOD: Ink.GOOD, Tone.WATCH: Ink.WATCH, Tone.RISK: Ink.RISK}.get(self, Ink.TEXT_2)


class Align(StrEnum):
    """The side that a column of a table keeps to."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Title:
    """The conclusion of a slide, in one sentence."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph under an optional heading."""

    id: str
    text: Text
    heading: Text | None = None
    span: int = 12


@dataclass(frozen=True, slots=True)
class Kpi:
    """A figure in a tile; `before` is where it came from, and the note says what it means."""

    id: str
    label: Text
    value: Shown
    note: Text | None = None
    tone: Tone = Tone.PLAIN
    before: Shown = None


@dataclass(frozen=True, slots=True)
class Points:
    """A short list under a heading; an empty one says so in `none`."""

    id: str
    heading: Text
    items: tuple[Text, ...]
    tone: Tone = Tone.PLAIN
    span: int = 6


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its share of the width, its side."""

    title: Text
    weight: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titled columns; `tones` marks the rows that ask for attention."""

    id: str
    heading: Text | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[Shown, ...], ...]
    tones: tuple[Tone, ...] = ()
    span: int = 12


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart under its conclusion; `alt` says the same in words."""

    id: str
    heading: Text
    spec: ChartSpec
    alt: Text
    span: int = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One action of a plan: from when, to when, by whom."""

    id: str
    title: Text
    label: Text
    start: date
    end: date
    ours: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """Actions over the months of a period."""

    id: str
    months: tuple[Month, ...]
    steps: tuple[Step, ...]
    span: int = 12


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that the client decides or brings, with who and when."""

    id: str
    text: Text
    detail: Text | None = None


@dataclass(frozen=True, slots=True)
class Asks:
    """The band at the foot of a slide with what is asked."""

    id: str
    heading: Text
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Takeaway:
    """The line at the foot of a slide: what is done about it."""

    id: str
    text: Text


Node = Prose | Kpi | Points | Table | Chart | Plan | Asks | Takeaway


@dataclass(frozen=True, slots=True)
class Notes:
    """What the speaker has at hand; never on the slide."""

    id: str
    talking: tuple[Text, ...]
    source: Text
    definitions: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide under its stable name."""

    name: str
    label: Text
    title: Title
    nodes: tuple[Node, ...]
    notes: Notes
    cover: bool = False
    spare: tuple[Kpi, ...] = ()
    """Figures that the slide could show and does not."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A slide that the deck does not have, and why."""

    name: str
    label: Text
    reason: Text


@dataclass(frozen=True, slots=True)
class Document:
    """The whole review, before language and layout."""

    account: str
    quarter: Quarter
    as_of: date
    prepared_on: date
    slides: tuple[Slide, ...]
    left_out: tuple[LeftOut, ...]
