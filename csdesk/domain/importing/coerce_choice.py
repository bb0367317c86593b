"""Cells as choices and as yes or no, by key, by label in both languages, and by many other words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from csdesk.domain.importing.choice_words import INTERVALS, NO, WORDS, YES
from csdesk.domain.importing.coerce_text import Coerced, each, is_null, text_of, words_of
from csdesk.domain.importing.spanish import CHOICES
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import msg


@lru_cache(maxsize=256)
def _meanings(choices: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Word -> key among the choices of one field; keys and labels before other words."""
    own = {words_of(key): key for key, _ in choices}
    labels = {words_of(label): key for key, label in choices}
    others = {word: key for key, _ in reversed(choices) for word in WORDS.get(key, "").split("|") if word}
    spanish = {word: key for key, _ in reversed(choices) for word in CHOICES.get(key, "").split("|") if word}
    return spanish | others | labels | own


def meanings_of(spec: FieldSpec) -> dict[str, str]:
    """Word -> key of every way to write the choices of a field."""
    return _meanings(tuple((choice.key, choice.label.msgid) for choice in spec.choices))


def chosen(spec: FieldSpec, text: str) -> str | None:
    """The key that a word stands for among the default choices of a field."""
    word = words_of(text)
    if spec.name == "interval":
        return INTERVALS[word][0] if word in INTERVALS else None
    return meanings_of(spec).get(word)


def coerce_choice(cells: Sequence[Cell], spec: FieldSpec) -> Coerced:
    """A column of choices: keys where a word is known, else the user's own word, or a problem if the list is closed."""

    def read(cell: Any) -> Any:
        text = text_of(cell)
        if text is None:
            return None
        key = chosen(spec, text)
        if key is not None or (not spec.closed and not _nothing(spec, text)):
            return key or text
        if is_null(text):
            return None
        said = msg("{value} is not in the list of {field}; left blank", value=text, field=spec.label)
        return Problem("unknown_choice", said)

    return each(cells, read)


def _nothing(spec: FieldSpec, text: str) -> bool:
    """Whether a word stands for nothing; in an open list without known choices it may be a value."""
    return is_null(text) and (bool(spec.choices) or not any(map(str.isalnum, text)))


def yes_or_no(cell: Cell) -> bool | None:
    """What a cell answers, or `None` when it answers neither.

    >>> yes_or_no("Sim"), yes_or_no("não"), yes_or_no(1), yes_or_no("talvez")
    (True, False, True, None)
    """
    if isinstance(cell, bool):
        return cell
    text = text_of(cell)
    if text is None:
        return None
    word = words_of(text) or text
    return True if word in YES else False if word in NO else None


def coerce_bool(cells: Sequence[Cell]) -> Coerced:
    """A column of yes and no."""

    def read(cell: Any) -> Any:
        text = text_of(cell)
        if text is None or is_null(text):
            return None
        found = yes_or_no(cell)
        if found is None:
            return Problem("unreadable_flag", msg("{value} is neither yes nor no; left blank", value=text))
        return found

    return each(cells, read)


def interval_counts(cells: Sequence[Cell]) -> list[int | None]:
    """How many intervals each billing-period word stands for: `trimestral` is three months."""

    def read(cell: Any) -> int | None:
        text = text_of(cell)
        found = INTERVALS.get(words_of(text)) if text else None
        return found[1] if found else None

    return each(cells, read).values
