"""A column of a table, declared as data: where its value comes from, how it looks, how it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from csdesk.domain.commands.registry import Command
from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Choice, FieldSpec, FieldType
from csdesk.domain.text import Text
from csdesk.ui.forms.reader import Reader

R = TypeVar("R")

_WORDS = {FieldType.TEXT, FieldType.CHOICE, FieldType.BOOL, FieldType.REF, FieldType.REFS}
_RIGHT = {FieldType.MONEY, FieldType.INT, FieldType.DECIMAL, FieldType.PERCENT}


class Look(StrEnum):
    """How a cell is painted."""

    TEXT = "text"
    STRONG = "strong"
    PILL = "pill"
    """Its text in a tinted box; several, when the cell has `parts`."""
    DOT = "dot"
    """A filled dot of the tone before the text."""
    ICON = "icon"
    """An icon before the text."""
    LEAD = "lead"
    """A short word (a date) in its tone, then the text."""
    RING = "ring"
    """A ring before the text, closed as far as the first of two points is of the second."""
    SPARK = "spark"
    """A line of the last values."""
    MARKED = "marked"
    """The shape of a health level before the text."""
    HEALTH = "health"
    """A shape and a score in a tinted box, then a line of the last weeks."""


class Tone(StrEnum):
    """What a cell means, by which the theme chooses its colour."""

    PLAIN = "plain"
    QUIET = "quiet"
    LOUD = "loud"
    """Asks for the eye without a colour."""
    INFO = "info"
    GOOD = "success"
    WARNING = "warning"
    BAD = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows."""

    text: str
    tone: Tone = Tone.PLAIN
    icon: str | None = None
    """The name of an icon of the theme."""
    lead: str = ""
    parts: tuple[str, ...] = ()
    points: tuple[float | None, ...] = ()
    level: str | None = None
    """The name of the health level, of which the box has the shape and the colours."""
    unsure: bool = False
    """Whether the box is only outlined: what it says is known with little confidence."""
    tip: str = ""
    """The full or exact form, shown when the pointer rests; without it, the text where it is cut."""
    said: str = ""
    """What assistive technology says in the place of title and text, when those do not tell it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column over rows of type `R`."""

    key: str
    title: Text
    value: Callable[[R], Any]
    """The typed value: what is sorted, filtered, summed and copied; `None` is undefined."""
    spec: FieldSpec
    """The declaration of the field that the value has: its type, choices and bounds."""
    cell: Callable[[R, Reader], Cell] | None = None
    """What is shown, when it is more than the value written in the reader's language."""
    sort: Callable[[R], Any] | None = None
    """What orders the rows, when the value alone does not."""
    short: Text | None = None
    """What the head of the table says in the place of the title, where that is long."""
    currency: Callable[[R], str | None] | None = None
    """The currency of a money value, where the row names one."""
    tested: Callable[[R], Any] | None = None
    """What filters test, when it is more than the value."""
    tip: Callable[[R], str] | None = None
    """What is said when the pointer rests on a cell, where that is only worked out then."""
    copied: Callable[[R, Reader], str] | None = None
    """What is copied and exported, when the value alone does not tell it."""
    choices: Callable[[], Sequence[Choice]] | None = None
    """The choices of an open list with the workspace's own words, which are their own labels."""
    edit: Callable[[Sequence[R], Any], Command] | None = None
    """The command that gives these rows this value; without it the column is read only."""
    total: Callable[[Sequence[R]], Any] | None = None
    look: Look = Look.TEXT
    width: int = 120
    grows: bool = False
    """Whether it takes the room that is left, in the place of the last column."""
    group: bool = False
    """Whether rows can be grouped by it."""
    search: bool = False
    """Whether the text filter looks here."""
    shown: bool = True
    """Whether a view without a state of its own shows it."""
    fixed: bool = False
    """Whether it is always shown, first."""
    help: Text | None = None
    """What the title means, once, in its tooltip."""
    right: bool = field(init=False)
    """Whether it is a figure, set to the right."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "right", self.spec.type in _RIGHT)

    @property
    def figures(self) -> bool:
        """Whether its signs stand under each other, as numbers and dates do."""
        return self.spec.type not in _WORDS

    def listed(self) -> Sequence[Choice]:
        """The choices that a person can pick."""
        return self.spec.choices if self.choices is None else self.choices()
