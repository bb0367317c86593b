"""What one kind of record holds while an import is planned: known records, new ones, changed fields."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from csdesk.domain.importing.coerce_text import fold
from csdesk.domain.importing.natural_keys import NATURAL_KEYS, NaturalKey
from csdesk.domain.importing.plan import Change, Stance
from csdesk.domain.importing.writes import Segment
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import Record
from csdesk.domain.values.tax_id import plain

_FOLDED = frozenset({"email", "domain"})
"""Fields in which capitals say nothing."""
_BLANK = (None, "", ())
"""What a field holds that nobody filled; zero and no are said."""


class Ledger:
    """Known records have their ids; the n-th new one has the number -n."""

    def __init__(self, key: str, known: Sequence[Record]) -> None:
        self.key = key
        self.known = known
        self.natural = NATURAL_KEYS.get(key, NaturalKey((("name",),)))
        self.size = 0
        self.met: set[int] = set()
        """Known records that rows of this import spoke of."""
        self.edits: Mapping[int, Mapping[str, frozenset[Any]]] = {}
        self.changes: dict[int, dict[str, Any]] = {}
        self.patches: dict[int, dict[str, Any]] = {}
        self._by_id: dict[int, Record] | None = None
        self._batches: list[Segment | list[dict[str, Any]]] = []
        self._bases: list[int] = []
        self._claimed: dict[int, frozenset[str]] = {}
        self._external: dict[tuple[str, str], list[int]] = {}
        self._anywhere: dict[str, list[int]] = {}
        self._natural: dict[tuple[Any, ...], list[int]] = {}
        self._ids_seen: int | None = None
        self._keys_seen: int | None = None
        self._of_account: dict[int | None, list[int]] = {}
        self._grouped = -1
        self._texts: dict[str, tuple[int, dict[str, list[int]]]] = {}

    @property
    def empty(self) -> bool:
        """Whether there is nothing that a row could be the same as."""
        return not self.known and not self.size

    def value(self, handle: int, name: str) -> Any:
        """What a field holds after everything planned so far."""
        if handle > 0:
            changed = self.changes.get(handle)
            if changed is not None and name in changed:
                return changed[name]
            return getattr(self.record(handle), name)
        patch = self.patches.get(handle)
        if patch is not None and name in patch:
            return patch[name]
        number = -handle - 1
        place = bisect_right(self._bases, number) - 1
        batch = self._batches[place]
        if isinstance(batch, list):
            return batch[number - self._bases[place]].get(name)
        column = batch.columns.get(name)
        return None if column is None else column[number - self._bases[place]]

    def record(self, handle: int) -> Record:
        """The known record with an id."""
        return self._known()[handle]

    def holds(self, handle: int) -> bool:
        """Whether there is a known record with an id."""
        return handle in self._known()

    def _known(self) -> dict[int, Record]:
        if self._by_id is None:
            self._by_id = {record.id: record for record in self.known}
        return self._by_id

    def add_one(self, values: dict[str, Any]) -> int:
        """Plan one new record and return its number."""
        if not self._batches or not isinstance(self._batches[-1], list):
            self._batches.append([])
            self._bases.append(self.size)
        batch = self._batches[-1]
        assert isinstance(batch, list)
        batch.append(values)
        self.size += 1
        return -self.size

    def add_many(self, segment: Segment) -> range:
        """Plan many new records and return their numbers."""
        self._batches.append(segment)
        self._bases.append(self.size)
        first = -self.size - 1
        self.size += segment.size
        return range(first, first - segment.size, -1)

    def give(
        self,
        handle: int,
        values: Mapping[str, Any],
        over: frozenset[str] = frozenset(),
        stance: Stance | None = None,
    ) -> tuple[list[Change], list[str]]:
        """Set fields that a row gives; answers the changes, and the fields kept from an earlier row.

        Blank values never empty a field, and within one import the first row that gives a field wins, so that
        the same files always come to the same records; fields in `over` only stand in for a better value.
        A person's stance goes before both: theirs always counts, ours is only filled where it is blank.
        """
        claimed = set(self._claimed.get(handle, ())) if handle > 0 else None
        changes: list[Change] = []
        kept: list[str] = []
        for field, name, key, given in _spread(values):
            whole = self.value(handle, name)
            before = whole if key is None else (whole or {}).get(key)
            after = tuple(dict.fromkeys((*(before or ()), *given))) if name == "tags" else given
            if same(name, before, after):
                pass
            elif before not in _BLANK and name != "tags" and stance is Stance.OURS:
                continue
            elif (
                before not in _BLANK
                and name != "tags"
                and name not in over
                and stance is not Stance.THEIRS
                and (claimed is None or field in claimed)
            ):
                kept.append(name)
                continue
            else:
                self._set(handle, name, after if key is None else {**(whole or {}), key: after})
                changes.append(Change(self.key, field, before, after))
            if claimed is not None:
                claimed.add(field)
        if claimed:
            self._claimed[handle] = frozenset(claimed)
        return changes, kept

    def claim(self, handle: int, values: Mapping[str, Any]) -> None:
        """Let no later row of the import change what a known record holds in these fields."""
        if handle > 0:
            told = {field for field, *_ in _spread(values)}
            self._claimed[handle] = frozenset(told | self._claimed.get(handle, frozenset()))

    def confirms(self, handle: int, values: Mapping[str, Any], source: str, external: str | None) -> bool:
        """Whether a row says of a known record, that nothing else spoke of, only what it holds."""
        if handle < 0 or handle in self.changes or handle in self._claimed:
            return False
        record = self.record(handle)
        if external is not None and record.external_ids.get(source) != external:
            return False
        for name, value in values.items():
            if value is not None and getattr(record, name) != value:
                return False
        self._claimed[handle] = frozenset(field for field, *_ in _spread(values))
        return True

    def _set(self, handle: int, name: str, value: Any) -> None:
        target = self.changes if handle > 0 else self.patches
        target.setdefault(handle, {})[name] = value

    def by_external(self, source: str, external: str) -> list[int]:
        """The records with this id in this source."""
        self._index_ids()
        return self._external.get((source, external), [])

    def by_any_external(self, external: str) -> list[int]:
        """The records with this id in whatever source."""
        self._index_ids()
        return self._anywhere.get(external, [])

    def by_natural(self, key: tuple[Any, ...]) -> list[int]:
        """The records with this natural key, way number first."""
        self._index_keys()
        return self._natural.get(key, [])

    def by_text(self, name: str, text: str) -> list[int]:
        """The records that have this text in a field, capitals aside."""
        size, found = self._texts.get(name, (-1, {}))
        if size != self.size:
            found = {}
            for handle in self.handles():
                if value := self.value(handle, name):
                    found.setdefault(fold(value), []).append(handle)
            self._texts[name] = (self.size, found)
        return found.get(fold(text), [])

    def handles(self) -> list[int]:
        """All records, known and new."""
        return [*(record.id for record in self.known), *range(-1, -self.size - 1, -1)]

    def of_account(self, account: int) -> list[int]:
        """The records of an account."""
        if self._grouped != self.size:
            self._of_account, self._grouped = {}, self.size
            for handle in self.handles():
                self._of_account.setdefault(self.value(handle, "account"), []).append(handle)
        return self._of_account.get(account, [])

    def keys_of(self, columns: Mapping[str, Sequence[Any]], size: int) -> list[list[tuple[Any, ...] | None]]:
        """The natural keys of rows, one list for each way; `None` where a way does not hold."""
        last = len(self.natural.ways) - 1
        found: list[list[tuple[Any, ...] | None]] = []
        blank = [None] * size
        for number, way in enumerate(self.natural.ways):
            parts = [self._keyed(columns.get(name) or blank) for name in way]
            keys: list[tuple[Any, ...] | None] = list(zip([number] * size, *parts, strict=True))
            if number < last:
                keys = [key if key is not None and key[-1] is not None else None for key in keys]
            found.append(keys)
        return found

    def _keyed(self, column: Sequence[Any]) -> Sequence[Any]:
        if not self.natural.folded:
            return column
        return [fold(value) if isinstance(value, str) else value for value in column]

    def _index_ids(self) -> None:
        """Note the ids of the records that came since the last time."""
        fresh, self._ids_seen = self._since(self._ids_seen)
        for handle in fresh:
            ids = self.record(handle).external_ids if handle > 0 else self.value(handle, "external_ids")
            for source, external in (ids or {}).items():
                self._external.setdefault((source, external), []).append(handle)
                self._anywhere.setdefault(external, []).append(handle)

    def _index_keys(self) -> None:
        """Note the natural keys of the records that came since the last time."""
        fresh, self._keys_seen = self._since(self._keys_seen)
        if not fresh:
            return
        names = {name for way in self.natural.ways for name in way}
        otherwise = defaults_of(self.key)
        columns = {
            name: [
                otherwise.get(name) if (value := self.value(handle, name)) is None else value
                for handle in fresh
            ]
            for name in names
        }
        for keys in self.keys_of(columns, len(fresh)):
            for handle, key in zip(fresh, keys, strict=True):
                if key is not None:
                    self._natural.setdefault(key, []).append(handle)

    def _since(self, seen: int | None) -> tuple[Sequence[int], int]:
        """The records that an index has not seen, and how many new ones it has then; `None` has seen nothing."""
        if seen is None:
            return self.handles(), self.size
        return range(-seen - 1, -self.size - 1, -1), self.size

    def segments(self) -> list[Segment]:
        """The new records, in the order of their numbers."""
        return [batch if isinstance(batch, Segment) else self._columns(batch) for batch in self._batches]

    def _columns(self, rows: Sequence[Mapping[str, Any]]) -> Segment:
        names = dict.fromkeys(name for row in rows for name in row)
        blank: dict[str, Any] = {"external_ids": {}, "custom": {}, "tags": ()}
        return Segment(
            {
                name: [blank.get(name) if row.get(name) is None else row[name] for row in rows]
                for name in names
            },
            len(rows),
        )


def _spread(values: Mapping[str, Any]) -> Iterator[tuple[str, str, str | None, Any]]:
    """What a row gives, custom fields and ids one by one: what to call it, its field, its key inside, its value."""
    for name, value in values.items():
        if name in {"custom", "external_ids"}:
            for key, one in (value or {}).items():
                yield f"{name}.{key}" if key else name, name, key, one
        elif value is not None:
            yield name, name, None, value


def same(name: str, before: Any, after: Any) -> bool:
    """Whether two values of a field say the same."""
    if before == after:
        return True
    if name == "tax_id" and before and after:
        return plain(before) == plain(after)
    if name in _FOLDED and before and after:
        return bool(fold(before) == fold(after))
    return False


def defaults_of(key: str) -> dict[str, Any]:
    """The fields of a kind that are never blank, and what they hold when nothing is said."""
    return {"line": {"kind": "base"}, "task": {"status": "open"}}.get(key, {})


def title_of(ledger: Ledger, handle: int | None) -> str | None:
    """What a person calls a record of a plan."""
    if handle is None:
        return None
    names = {spec.name for spec in BY_KEY[ledger.key].fields}
    for name in ("name", "title", "subject", "number", "email", "product"):
        if name in names and (words := ledger.value(handle, name)):
            return str(words)
    return str(handle) if handle > 0 else None
