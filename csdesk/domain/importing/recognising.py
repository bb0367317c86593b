"""Which record of the workspace (or of this import) each row is, by id and by natural key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from csdesk.domain.importing.ledger import Ledger

Key = tuple[Any, ...]


class Recogniser:
    """The rows of one kind of record, and the records that they may be."""

    def __init__(
        self,
        ledger: Ledger,
        source: str,
        columns: Mapping[str, Sequence[Any]],
        externals: Sequence[str | None],
    ) -> None:
        self.ledger, self.source, self.columns, self.externals = ledger, source, columns, externals
        self.size = len(externals)
        self.ways = ledger.keys_of(columns, self.size)

    def keys(self) -> list[Key]:
        """What each row is known by: its id with its account, else its natural key."""
        keys: list[Any] = list(self.ways[-1])
        for way in reversed(self.ways[:-1]):
            keys = [better or key for better, key in zip(way, keys, strict=True)]
        if not any(self.externals):
            return keys
        accounts = self.columns.get("account") or [None] * self.size
        return [
            ("#", external, account) if external is not None else key
            for external, account, key in zip(self.externals, accounts, keys, strict=True)
        ]

    def single(self, keys: Sequence[Key]) -> list[bool]:
        """Whether each key can be that of one record only."""
        if self.ledger.natural.single:
            return [True] * self.size
        last = len(self.ways) - 1
        return [key[0] == "#" or key[0] < last for key in keys]

    def matches(self, *, once: bool) -> list[int | None]:
        """The record that each row is; `once` when no two rows can be the same one."""
        taken: set[int] = set()
        shared = Counter(self.externals)
        found: list[int | None] = []
        for number, external in enumerate(self.externals):
            candidates: list[int] = []
            if external is not None:
                candidates = self._by_id(number, external, alone=shared[external] == 1)
            if not candidates:
                candidates = self._by_key(number, external)
            handle = self._best(number, candidates, taken)
            if handle is not None and once:
                taken.add(handle)
            found.append(handle)
        return found

    def _by_id(self, number: int, external: str, *, alone: bool) -> list[int]:
        """The records with this id; of an id that several share, those of the row's account."""
        handles = self.ledger.by_external(self.source, external)
        accounts = self.columns.get("account")
        if not handles or accounts is None:
            return handles
        own = [one for one in handles if self.ledger.value(one, "account") == accounts[number]]
        return own or (handles if alone and len(handles) == 1 else [])

    def _by_key(self, number: int, external: str | None) -> list[int]:
        for rank, way in enumerate(self.ways):
            key = way[number]
            found = self.ledger.by_natural(key) if key is not None else []
            free = [one for one in found if self._fits(one, number, rank, external)]
            if free:
                return free
        return []

    def _fits(self, handle: int, number: int, rank: int, external: str | None) -> bool:
        """Whether nothing stronger than this key tells the row and the record apart."""
        if external is not None and self.source in (self.ledger.value(handle, "external_ids") or {}):
            return False
        for way in self.ledger.natural.ways[:rank]:
            mine = self.columns.get(way[-1])
            theirs = self.ledger.value(handle, way[-1])
            if mine is not None and mine[number] is not None and theirs is not None:
                return False
        return True

    def _best(self, number: int, candidates: Sequence[int], taken: set[int]) -> int | None:
        free = [one for one in candidates if one not in taken] if taken else candidates
        if len(free) < 2:
            return free[0] if free else None
        row = {name: column[number] for name, column in self.columns.items() if column[number] is not None}
        for one in free:
            if all(self.ledger.value(one, name) == value for name, value in row.items()):
                return one
        return free[0]
