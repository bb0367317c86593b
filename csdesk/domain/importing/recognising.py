"""Which record of the workspace (or of this import) each row is, by id and by natural key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from csdesk.domain.importing.ledger import Ledger, defaults_of
from csdesk.domain.importing.told_apart import Items, longer_keys, paired

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
        self.conflicts: dict[int, int] = {}
        """Rows whose id is that of a record of another account, and that record."""

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

    def longer_keys(self, dated: Callable[[], bool]) -> list[Key]:
        """The keys of the rows, told apart where rows that share an id or a number are several records."""
        keys, natural = self.keys(), self.ledger.natural
        if not natural.items or natural.single:
            return keys
        return longer_keys(keys, self.single(keys), Items(natural, self.columns), dated)

    def single(self, keys: Sequence[Key]) -> list[bool]:
        """Whether each key can be that of one record only."""
        if self.ledger.natural.single:
            return [True] * self.size
        last = len(self.ways) - 1
        return [key[0] == "#" or key[0] < last for key in keys]

    def matches(self, keys: Sequence[Key], *, once: bool, vague: bool = False) -> list[int | None]:
        """The record that each row of these keys is; `once` when no two rows can be the same one.

        `vague` rows (of a sheet of accounts) may leave out parts of the key where the account has only one record.
        """
        shared = Counter(self.externals)
        several = self._among_several(keys)
        found: list[int | None] = [several.get(number) for number in range(self.size)]
        for number, external in enumerate(self.externals):
            if external is not None and number not in several:
                candidates = self._by_id(number, external, alone=shared[external] == 1)
                found[number] = self._best(number, candidates, set())
        taken = {one for one in found if one is not None} if once else set()
        open_ = {
            number: candidates
            for number, external in enumerate(self.externals)
            if found[number] is None and number not in self.conflicts and number not in several
            if (candidates := self._meant(number, external, vague=vague))
        }
        for number, handle in self._same(open_, taken).items() if once else ():
            found[number] = handle
            taken.add(handle)
        for number, candidates in open_.items():
            if found[number] is None:
                found[number] = self._best(number, candidates, taken)
                if once and (chosen := found[number]) is not None:
                    taken.add(chosen)
        return found

    def _same(self, rows: Mapping[int, Sequence[int]], taken: AbstractSet[int]) -> dict[int, int]:
        """The rows that say just what one of the several records says that they may be, whatever their order."""
        if all(len(candidates) < 2 for candidates in rows.values()):
            return {}
        found: dict[int, int] = {}
        met = set(taken)
        for number, candidates in rows.items():
            one = next((one for one in candidates if one not in met and self._is_just(one, number)), None)
            if one is not None:
                found[number] = one
                met.add(one)
        return found

    def _is_just(self, handle: int, number: int) -> bool:
        """Whether a row and a record say the same in every field of the sheet, and leave the same blank."""
        otherwise = defaults_of(self.ledger.key)
        for name, column in self.columns.items():
            theirs = self.ledger.value(handle, name)
            if column[number] != (otherwise.get(name) if theirs is None else theirs):
                return False
        return True

    def _among_several(self, keys: Sequence[Key]) -> dict[int, int | None]:
        """The rows whose id or number is that of several rows or records, and the record that each of them is."""
        if not self.ledger.natural.items or self.ledger.empty:
            return {}
        items, found = Items(self.ledger.natural, self.columns), dict[int, int | None]()
        groups: dict[Key, list[int]] = {}
        shared = self.keys()
        for number, (key, single) in enumerate(zip(shared, self.single(shared), strict=True)):
            if single:
                groups.setdefault(key, []).append(number)
        for numbers in groups.values():
            means = {n: keys[n] if keys[n][0] == "#" else n for n in numbers}
            firsts = {means[number]: number for number in reversed(numbers)}
            there = {number: self._numbered(number) for number in sorted(firsts.values())}
            if self._needs_pairing(there, items):
                pairs = paired(there, items, self.ledger, self._best)
                found |= {n: pairs.get(first) for n in numbers if there[first := firsts[means[n]]]}
        return found

    def _needs_pairing(self, there: Mapping[int, Sequence[int]], items: Items) -> bool:
        """Whether several rows or several records share an id, or a row is another instalment than the record."""
        if len(there) > 1:
            return any(there.values())
        ((number, records),) = there.items()
        return len(records) > 1 or any(items.differ(number, self.ledger, one) for one in records)

    def _numbered(self, number: int) -> list[int]:
        """The records of the account of a row with its id, or with its number where it has no id."""
        external = self.externals[number]
        if external is not None:
            return self._by_id(number, external, alone=False)
        key = next((way[number] for way in self.ways[:-1] if way[number] is not None), None)
        return [] if key is None else self.ledger.by_natural(key)

    def _meant(self, number: int, external: str | None, *, vague: bool) -> list[int]:
        """The records that a row may be by what it says, since no id tells."""
        candidates = self._by_key(number, external)
        return candidates or (self._vaguely(number) if vague and external is None else [])

    def _by_id(self, number: int, external: str, *, alone: bool) -> list[int]:
        """The records with this id; of an id that several share, those of the row's account."""
        handles = [
            one
            for one in self.ledger.by_external(self.source, external)
            if self._agrees(one, number, self.ledger.natural.apart)
        ]
        accounts = self.columns.get("account")
        key = [name for name in self.ledger.natural.ways[-1] if name != "account"]
        if accounts is not None:
            own = [one for one in handles if self.ledger.value(one, "account") == accounts[number]]
            if not own and alone and len(handles) == 1 and handles[0] > 0:
                return self._moved(number, handles[0], key)
            handles = own
        return [one for one in handles if one > 0 or self._agrees(one, number, key)]

    def _moved(self, number: int, handle: int, key: Sequence[str]) -> list[int]:
        """A record that went to another account, if all else fits; else two things have one id."""
        said = [name for name in key if name not in defaults_of(self.ledger.key)]
        if self._agrees(handle, number, key) and any(self._told(number, name) is not None for name in said):
            return [handle]
        self.conflicts[number] = handle
        return []

    def _agrees(self, handle: int, number: int, names: Sequence[str]) -> bool:
        """Whether row and record say the same wherever both say something."""
        otherwise = defaults_of(self.ledger.key)
        for name in names:
            mine, theirs = self._told(number, name), self.ledger.value(handle, name)
            theirs = otherwise.get(name) if theirs is None else theirs
            if mine is not None and theirs is not None and mine != theirs:
                return False
        return True

    def _told(self, number: int, name: str) -> Any:
        column = self.columns.get(name)
        return None if column is None else column[number]

    def _vaguely(self, number: int) -> list[int]:
        """The only record of the account that a row of its account can mean, when it does not say all of the key.

        Of several the one that this import spoke of, since that is all that the first import of these rows knew.
        """
        accounts = self.columns.get("account")
        if accounts is None:
            return []
        key = self.ledger.natural.ways[-1]
        found = [one for one in self.ledger.of_account(accounts[number]) if self._agrees(one, number, key)]
        if len(found) < 2:
            return found
        met = [one for one in found if one < 0 or one in self.ledger.met]
        return met if len(met) == 1 else [one for one in found if self._says_so(one, number)]

    def _says_so(self, handle: int, number: int) -> bool:
        """Whether a record holds all that a row says of it."""
        return all(
            column[number] is None or self.ledger.value(handle, name) == column[number]
            for name, column in self.columns.items()
        )

    def _by_key(self, number: int, external: str | None) -> list[int]:
        if external is not None and not self._keyed(number):
            return []
        for rank, way in enumerate(self.ways):
            key = way[number]
            found = self.ledger.by_natural(key) if key is not None else []
            free = [one for one in found if self._fits(one, number, rank, external)]
            if free:
                return free
        return []

    def _keyed(self, number: int) -> bool:
        """Whether a row says more of its natural key than whose it is."""
        always = {"account", *defaults_of(self.ledger.key)}
        return any(
            self._told(number, name) is not None
            for way in self.ledger.natural.ways
            for name in way
            if name not in always
        )

    def _fits(self, handle: int, number: int, rank: int, external: str | None) -> bool:
        """Whether nothing stronger than this key tells the row and the record apart."""
        if external is not None and self.source in (self.ledger.value(handle, "external_ids") or {}):
            return False
        stronger = [way[-1] for way in self.ledger.natural.ways[:rank]]
        return all(
            self._told(number, name) is None or self.ledger.value(handle, name) is None for name in stronger
        )

    def _best(
        self, number: int, candidates: Sequence[int], taken: AbstractSet[int] = frozenset()
    ) -> int | None:
        free = [one for one in candidates if one not in taken] if taken else candidates
        if len(free) < 2:
            return free[0] if free else None
        row = {name: column[number] for name, column in self.columns.items() if column[number] is not None}
        same = [one for one in free if all(self.ledger.value(one, name) == row[name] for name in row)]
        return min(same or free[:1], key=lambda one: self._beyond(one, row))

    def _beyond(self, handle: int, row: Mapping[str, Any]) -> int:
        """How much of what it is known by a record has that a row does not say: the barest one is the row's."""
        key = {name for way in self.ledger.natural.ways for name in way} - row.keys()
        return sum(self.ledger.value(handle, name) is not None for name in key)
