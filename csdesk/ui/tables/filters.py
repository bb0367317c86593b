"""Typed filters of a table: each is a value, a test of rows, and a sentence for its chip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import FieldType
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.ui.forms.choices import label_of_choice
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column, R
from csdesk.ui.tables.written import day_of

DIAGNOSIS = msg("Diagnosis")
Test = Callable[[Any], bool]
"""Whether a value of the column passes."""


@dataclass(frozen=True, slots=True)
class ChipState:
    """One filter as its chip shows it: the column, and what it must be; nothing when it is not on."""

    column: str
    title: Text
    phrase: Text | None


@dataclass(frozen=True, slots=True)
class Contains:
    """The text holds these words, whatever their accents and case."""

    column: str
    words: str

    def test(self, _: Reader) -> Test:
        """The test of one value."""
        wanted = folded(self.words)
        return lambda value: value is not None and wanted in folded(_flat(value))

    def phrase(self, _: Column[Any], __: Reader) -> Text:
        """What the chip says after the column's title."""
        return msg("with “{words}”", words=verbatim(self.words))


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value is one of these keys; `None` among them stands for an empty value."""

    column: str
    keys: tuple[str | None, ...]

    def test(self, _: Reader) -> Test:
        """The test of one value; a list passes when any of its words does."""
        keys = frozenset(self.keys)

        def passes(value: Any) -> bool:
            if isinstance(value, tuple):
                return not keys.isdisjoint(value) if value else None in keys
            return value in keys

        return passes

    def phrase(self, column: Column[Any], _: Reader) -> Text:
        """The chosen words: two of them by name, more by the one that is left out, or by how many they are."""
        spec = column.spec
        left_out = [one for one in spec.choices if one.key not in self.keys] if spec.closed else []
        if len(self.keys) > 2 and len(left_out) == 1:
            return msg("all but {one}", one=left_out[0].label)
        if len(self.keys) > 2:
            return nmsg("{n} chosen", "{n} chosen", len(self.keys))
        labels = [
            msg("empty") if key is None else label_of_choice(key, column.spec.choices) for key in self.keys
        ]
        return msg("{one} or {other}", one=labels[0], other=labels[1]) if len(labels) == 2 else labels[0]


@dataclass(frozen=True, slots=True)
class Between:
    """The amount, number or date lies between two bounds, both included; either may be open."""

    column: str
    low: Any = None
    high: Any = None

    def test(self, _: Reader) -> Test:
        """The test of one value; undefined never lies between."""
        low, high = self.low, self.high
        return lambda value: (
            value is not None and (low is None or value >= low) and (high is None or value <= high)
        )

    def phrase(self, column: Column[Any], reader: Reader) -> Text:
        """The bounds, written as the column's type asks."""
        low, high = (_bound(bound, column, reader) for bound in (self.low, self.high))
        if self.high is None:
            return msg("from {low}", low=low)
        if self.low is None:
            return msg("up to {high}", high=high)
        return msg("{low} to {high}", low=low, high=high)


@dataclass(frozen=True, slots=True)
class Within:
    """The date lies so many days from today, both included: a filter that moves with the calendar."""

    column: str
    low: int | None = None
    high: int | None = None

    def test(self, reader: Reader) -> Test:
        """The test of one day or moment."""

        def passes(value: Any) -> bool:
            if value is None:
                return False
            day: date = day_of(value, reader) if isinstance(value, datetime) else value
            distance = (day - reader.today).days
            return (self.low is None or distance >= self.low) and (self.high is None or distance <= self.high)

        return passes

    def phrase(self, _: Column[Any], __: Reader) -> Text:
        """The distance in days."""
        if self.low is None and self.high == -1:
            return msg("in the past")
        if self.low == 0 and self.high is not None:
            return nmsg("in the next {n} day", "in the next {n} days", self.high)
        if self.high is not None and self.high < 0 and self.low is None:
            return nmsg("more than {n} day ago", "more than {n} days ago", -self.high - 1)
        if self.high in {0, -1} and self.low is not None:
            return nmsg("in the last {n} day", "in the last {n} days", -self.low)
        return msg("{low} to {high} days from today", low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class Empty:
    """The value is undefined, or with `filled` it is not."""

    column: str
    filled: bool = False

    def test(self, _: Reader) -> Test:
        """The test of one value."""
        filled = self.filled
        return lambda value: (value is not None and value not in ("", ())) is filled

    def phrase(self, _: Column[Any], __: Reader) -> Text:
        """Empty or filled in."""
        return msg("filled in") if self.filled else msg("empty")


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """The row is one of those that the diagnosis of the metrics names: by its id, whatever its name."""

    column: str
    ids: tuple[int, ...]

    def test(self, _: Reader) -> Test:
        """The test of the id of one row."""
        ids = frozenset(self.ids)
        return lambda row_id: row_id in ids

    def phrase(self, _: Column[Any], __: Reader) -> Text:
        """How many they are."""
        return nmsg("{n} account", "{n} accounts", len(self.ids))


Filter = Contains | OneOf | Between | Within | Empty | Diagnosed
FILTERS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (Contains, OneOf, Between, Within, Empty, Diagnosed)
}
"""The filters by the name under which a saved view keeps them."""


def passing(
    rows: Sequence[R], filters: Sequence[Filter], columns: Sequence[Column[R]], reader: Reader
) -> bytearray:
    """For each row 1 when it passes every filter, else 0; filters of unknown columns do not count."""
    passed = bytearray(b"\x01") * len(rows)
    by_key = {column.key: column for column in columns}
    for chosen in filters:
        column = by_key.get(chosen.column)
        if column is None:
            continue
        test = chosen.test(reader)
        value = attrgetter("id") if isinstance(chosen, Diagnosed) else column.tested or column.value
        for place, row in enumerate(rows):
            if passed[place] and not test(value(row)):
                passed[place] = 0
    return passed


def sentence(chosen: Filter, column: Column[R], reader: Reader) -> tuple[Text, Text]:
    """The two halves of a chip: the column's title and what it must be."""
    title = DIAGNOSIS if isinstance(chosen, Diagnosed) else column.title
    return title, chosen.phrase(column, reader)


def _flat(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _bound(value: Any, column: Column[Any], reader: Reader) -> Any:
    if value is not None and column.spec.type is FieldType.MONEY:
        return Money(value, reader.currency, whole=True)
    return value


def words_of(column: Column[R], rows: Iterable[R]) -> list[tuple[str | None, Text, int]]:
    """The words of a column with how many rows have each: the declared order first, empty last."""
    counts: Counter[str | None] = Counter()
    value_of = column.tested or column.value
    for row in rows:
        value = value_of(row)
        counts.update(value if isinstance(value, tuple) and value else [None if value == () else value])
    choices = column.listed()
    listed = [choice.key for choice in choices if choice.key in counts]
    own = sorted((key for key in counts if key and key not in listed), key=str.casefold)
    keys: list[str | None] = [*listed, *own, *([None] if None in counts else [])]
    return [
        (key, msg("empty") if key is None else label_of_choice(key, choices), counts[key]) for key in keys
    ]
