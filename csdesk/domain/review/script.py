"""The speaker notes of a slide as plain text: what to say, and what to have at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from csdesk.domain.review.document import Notes
from csdesk.domain.text import Text, msg


def talking(notes: Notes, words: Callable[[Text], str]) -> str:
    """What to say, one point a line: the part that a person edits."""
    return "\n".join(words(point) for point in notes.talking)


def script(notes: Notes, as_of: date, words: Callable[[Text], str]) -> str:
    """Talking points, source, as-of date, definitions and likely questions, in this order."""
    parts = [
        talking(notes, words),
        words(msg("Source: {source}. Data up to {day}.", source=notes.source, day=as_of)),
        _listed(msg("Definitions"), notes.definitions, words),
        _listed(msg("Likely questions"), notes.questions, words),
    ]
    return "\n\n".join(part for part in parts if part)


def _listed(heading: Text, items: tuple[Text, ...], words: Callable[[Text], str]) -> str:
    if not items:
        return ""
    return "\n".join([words(heading), *(f"- {words(item)}" for item in items)])
