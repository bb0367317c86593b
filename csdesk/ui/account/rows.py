"""What the lists of the page show, as values: one row of a card, one event of a timeline, one goal of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from csdesk.domain.text import Text
from csdesk.ui.tables.column import Tone


def shown(value: Any) -> Text:
    """A value alone, written in the reader's language; `None` is a dash."""
    return Text("{value}", {"value": value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record in a card."""

    kind: str
    """The key of its kind in the catalogue."""
    id: int
    title: Text
    note: Text | None = None
    note_end: Text | None = None
    """The words at the end of the note that stay where it is cut."""
    initials_of: str = ""
    """Whose initials stand before the words."""
    done: bool | None = None
    """For what can be ticked off: whether it is."""
    value: Text | None = None
    value_note: Text | None = None
    tone: Tone = Tone.PLAIN
    """What the value means."""
    pill: Text | None = None
    pill_tone: Tone = Tone.QUIET
    is_over: bool = False
    """Gone, and kept for the record: its words are struck out."""
    tip: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, at a time."""

    kind: str
    id: int
    icon: str
    """The name of an icon of the theme."""
    channel: str = ""
    """What the timeline is filtered by."""
    title: Text
    body: tuple[Text, ...] = ()
    """Sentences under the title, one after another."""
    mark: Text | None = None
    mark_tone: Tone = Tone.PLAIN
    on: date | None = None
    tip: Text | None = None
    """The exact moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A goal: where it began, where it stands, where it goes."""

    kind: str
    id: int
    title: Text
    status: Text
    tone: Tone
    icon: str
    baseline: Text | None
    current: Text | None
    target: Text | None
    progress: float | None
    """Share of the way from baseline to target; below 0 when it went back, above 1 when it passed."""
    due: date | None
    tip: Text | None = None
