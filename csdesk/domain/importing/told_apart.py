"""Rows that share an id or a number and are several records: instalments of an invoice, items of a subscription."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from csdesk.domain.importing.ledger import Ledger, defaults_of
from csdesk.domain.importing.natural_keys import NaturalKey

Key = tuple[Any, ...]
Mark = tuple[Any, ...]
"""What tells one of several rows apart; `None` where a row says nothing."""
Chooser = Callable[[int, Sequence[int]], int | None]
"""Which of some records a row is."""

_ITEMS: Final = frozenset({"parcela", "prestacao", "installment", "instalment", "item", "sku"})
_BESIDE: Final = frozenset({"numero", "number", "no", "n", "da", "do", "de", "id", "code", "codigo", "cod", "line", "invoice"})  # fmt: skip
"""What may stand beside such a word in the name of a column that counts them."""


class Items:
    """What the rows of one kind say besides the id or the number that several of them share."""

    def __init__(self, natural: NaturalKey, columns: Mapping[str, Sequence[Any]]) -> None:
        self.natural, self.columns = natural, columns
        customs = columns.get("custom") or ()
        names = dict.fromkeys(name for custom in customs for name in custom or ())
        self._counted = [name for name in names if _counts_items(name)]

    def labels(self, number: int) -> Mark:
        """Which instalment or item a row is, as columns of its own count them."""
        if not self._counted:
            return ()
        custom = self.columns["custom"][number] or {}
        return tuple(custom.get(name) for name in self._counted)

    def labels_of(self, ledger: Ledger, handle: int) -> Mark:
        """The same of a record."""
        if not self._counted:
            return ()
        custom = ledger.value(handle, "custom") or {}
        return tuple(custom.get(name) for name in self._counted)

    def differ(self, number: int, ledger: Ledger, handle: int) -> bool:
        """Whether a row and a record both say which instalment they are, and mean another one."""
        pairs = zip(self.labels(number), self.labels_of(ledger, handle), strict=True)
        return any(a is not None and b is not None and a != b for a, b in pairs)

    def mark(self, number: int, names: Sequence[str]) -> Mark:
        """What a row says in some fields."""
        columns = map(self.columns.get, names)
        return tuple(None if column is None else column[number] for column in columns)


def longer_keys(
    keys: Sequence[Key], single: Sequence[bool], items: Items, dated: Callable[[], bool]
) -> list[Key]:
    """Keys of rows, made longer where rows that share one are several records.

    Another instalment, another due date, another product always are; other amounts are where the sheet does not
    say (`dated`) when each row was changed, since then they are one record at several times.
    """
    found = list(keys)
    if len(set(keys)) == len(keys):
        return found
    repeated = {key for key, n in Counter(keys).items() if n > 1}
    groups: dict[Key, list[int]] = {}
    for number, (key, alone) in enumerate(zip(keys, single, strict=True)):
        if alone and key in repeated:
            groups.setdefault(key, []).append(number)
    for key, numbers in groups.items():
        for mark, some in _grouped(numbers, _filled_up([_firm(items, n) for n in numbers])).items():
            loose = [()] * len(some) if len(some) == 1 or dated() else _loose(items, some)
            for number, more in zip(some, loose, strict=True):
                found[number] = (*key, mark, more)
    return found


def _firm(items: Items, number: int) -> Mark:
    return (*items.labels(number), *items.mark(number, items.natural.items))


def _loose(items: Items, numbers: Sequence[int]) -> list[Mark]:
    """What else tells rows apart: amounts of one span of time, or spans that follow each other; not what overlaps."""
    spans = [items.mark(number, items.natural.span) for number in numbers]
    if not _follow_each_other(set(spans)):
        return [()] * len(numbers)
    sums = _filled_up([items.mark(number, items.natural.sums) for number in numbers])
    return [(*span, *told) for span, told in zip(spans, sums, strict=True)]


def _follow_each_other(spans: set[Mark]) -> bool:
    if len(spans) == 1:
        return True
    if any(start is None for start, _ in spans):
        return False
    ordered = sorted(spans, key=lambda span: span[0])
    ends: list[date | None] = [end for _, end in ordered[:-1]]
    starts = [start for start, _ in ordered[1:]]
    return all(end is not None and end <= start for end, start in zip(ends, starts, strict=True))


def _filled_up(marks: Sequence[Mark]) -> list[Mark]:
    """Marks in which a row that says less than just one other is that other."""
    whole = set(marks)
    found = []
    for mark in marks:
        fuller = [one for one in whole if one != mark and _adds_to(one, mark)] if None in mark else []
        found.append(fuller[0] if len(fuller) == 1 else mark)
    return found


def _adds_to(one: Mark, mark: Mark) -> bool:
    return all(b is None or a == b for a, b in zip(one, mark, strict=True))


def _grouped(numbers: Sequence[int], marks: Sequence[Mark]) -> dict[Mark, list[int]]:
    groups: dict[Mark, list[int]] = {}
    for number, mark in zip(numbers, marks, strict=True):
        groups.setdefault(mark, []).append(number)
    return groups


def paired(
    candidates: Mapping[int, Sequence[int]], items: Items, ledger: Ledger, best: Chooser
) -> dict[int, int]:
    """Which of the records with one id or number (`candidates`) each of its rows is; the other rows are new records.

    What says the same comes first, then the same instalment, then the same due date or product; where as many rows
    as records are there and one of each is left, that one was changed.
    """
    natural = items.natural
    every = (*natural.items, *natural.sums, *natural.span)
    found: dict[int, int] = {}

    def pair(says: Callable[[int, int], bool]) -> None:
        for number, records in candidates.items():
            if number in found:
                continue
            free = [one for one in records if one not in found.values() and says(number, one)]
            chosen = best(number, free)
            if chosen is not None:
                found[number] = chosen

    def alike(number: int, one: int, names: Sequence[str]) -> bool:
        return not items.differ(number, ledger, one) and items.mark(number, names) == _values(
            ledger, one, names
        )

    pair(lambda number, one: alike(number, one, every))
    pair(
        lambda number, one: any(items.labels(number)) and items.labels(number) == items.labels_of(ledger, one)
    )
    pair(lambda number, one: alike(number, one, natural.items))
    pair(lambda number, one: not items.differ(number, ledger, one) and _agree(number, one, items, ledger))
    if len(candidates) == len({one for some in candidates.values() for one in some}) == len(found) + 1:
        pair(lambda number, one: not items.differ(number, ledger, one))
    return found


def _agree(number: int, handle: int, items: Items, ledger: Ledger) -> bool:
    """Whether a row and a record say the same due date or product where both say one."""
    names = items.natural.items
    pairs = zip(items.mark(number, names), _values(ledger, handle, names), strict=True)
    return all(a is None or b is None or a == b for a, b in pairs)


def _values(ledger: Ledger, handle: int, names: Sequence[str]) -> Mark:
    otherwise = defaults_of(ledger.key)
    values = ((name, ledger.value(handle, name)) for name in names)
    return tuple(otherwise.get(name) if value is None else value for name, value in values)


def _counts_items(name: str) -> bool:
    words = set(name.split("_"))
    return bool(words & _ITEMS) and words <= _ITEMS | _BESIDE
