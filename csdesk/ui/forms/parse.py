"""Typed text into the typed value of a field; in-cell editing, forms and pasting all read with this.

Nothing typed is `None`, unless the field is required. What cannot be read is refused with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Choice, FieldSpec, FieldType
from csdesk.domain.text import msg, verbatim
from csdesk.formats import MINUS
from csdesk.i18n import Translator
from csdesk.ui.forms.choices import label_of_choice
from csdesk.ui.forms.dates import parse_date, parse_instant, parse_month
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.numbers import parse_decimal, parse_int, parse_money, parse_percent
from csdesk.ui.forms.reader import Reader

_YES = {"sim", "s", "yes", "y", "true", "verdadeiro", "1", "x"}
_NO = {"nao", "n", "no", "false", "falso", "0"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a field, and what is needed to understand it."""

    spec: FieldSpec
    text: str
    reader: Reader
    currency: str
    choices: Sequence[Choice]


def parse(
    spec: FieldSpec,
    text: str,
    reader: Reader,
    *,
    currency: str | None = None,
    choices: Sequence[Choice] | None = None,
) -> Any:
    """The value that the typed text means for a field; raises `Refused` with the reason."""
    if not text.strip():
        if spec.required:
            raise Refused(msg("{field} cannot be empty", field=spec.label))
        return None
    typed = Typed(
        spec, text, reader, currency or reader.currency, spec.choices if choices is None else choices
    )
    return _PARSERS[spec.type](typed)


def parse_bool(typed: str) -> bool | None:
    """Yes or no, in either language."""
    word = folded(typed)
    if not word:
        return None
    if word in _YES or word in _NO:
        return word in _YES
    raise Refused(msg("Answer yes or no."))


def parse_choice(typed: str, choices: Sequence[Choice], words: Translator, *, closed: bool) -> str | None:
    """The key of the choice so labelled, or of the only one that starts so; an open list keeps new words."""
    wanted = folded(typed)
    if not wanted:
        return None
    labels = [(folded(words.words(choice.label)), choice.key) for choice in choices]
    for label, key in labels:
        if wanted in {label, folded(key)}:
            return key
    starting = {key for label, key in labels if label.startswith(wanted)}
    if closed and len(starting) == 1:
        return starting.pop()
    if closed:
        named = tuple(choice.label for choice in choices)
        raise Refused(
            msg("{words} is not in the list: {choices}.", words=verbatim(typed.strip()), choices=named)
        )
    return typed.strip()


def typed_text(spec: FieldSpec, value: Any, reader: Reader, choices: Sequence[Choice] | None = None) -> str:
    """A value as a person would type it, so that `parse` gives it back."""
    if value is None:
        return ""
    if spec.type is FieldType.CHOICE:
        label = label_of_choice(str(value), spec.choices if choices is None else choices)
        return reader.words.words(label)
    writer = _WRITERS.get(spec.type)
    return writer(value, reader.words) if writer is not None else reader.words.write(value)


def _money_text(cents: int, words: Translator) -> str:
    return words.number(Decimal(cents).scaleb(-2), 2 if cents % 100 else 0)


_PARSERS: dict[FieldType, Callable[[Typed], Any]] = {
    FieldType.TEXT: lambda typed: typed.text if typed.spec.long else typed.text.strip(),
    FieldType.MONEY: lambda typed: parse_money(typed.text, typed.currency),
    FieldType.DATE: lambda typed: parse_date(
        typed.text, typed.reader.today, day_first=typed.reader.day_first
    ),
    FieldType.INSTANT: lambda typed: parse_instant(
        typed.text, typed.reader.today, typed.reader.words.zone, day_first=typed.reader.day_first
    ),
    FieldType.MONTH: lambda typed: parse_month(typed.text, typed.reader.today),
    FieldType.INT: lambda typed: parse_int(typed.text, typed.spec.low, typed.spec.high),
    FieldType.DECIMAL: lambda typed: parse_decimal(typed.text, comma=typed.reader.comma),
    FieldType.PERCENT: lambda typed: parse_percent(typed.text, comma=typed.reader.comma),
    FieldType.BOOL: lambda typed: parse_bool(typed.text),
    FieldType.CHOICE: lambda typed: parse_choice(
        typed.text, typed.choices, typed.reader.words, closed=typed.spec.closed
    ),
}
_WRITERS: dict[FieldType, Callable[[Any, Translator], str]] = {
    FieldType.MONEY: _money_text,
    FieldType.BOOL: lambda value, words: words.words(msg("Yes") if value else msg("No")),
    FieldType.PERCENT: lambda value, words: words.number(value) + "%",
    FieldType.MONTH: lambda month, _: f"{month.month:02d}/{month.year}",
    FieldType.INT: lambda value, _: str(value).replace("-", MINUS),
}
