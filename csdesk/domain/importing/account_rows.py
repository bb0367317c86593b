"""What the rows of a sheet say of their accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csdesk.domain.importing.coerce_text import fold
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.keyed_accounts import Keys, Match
from csdesk.domain.importing.match import AccountIndex
from csdesk.domain.importing.natural_keys import NATURAL_KEYS
from csdesk.domain.importing.parts import Part
from csdesk.domain.importing.shared_keys import SharedKeys
from csdesk.domain.importing.source_ids import IdsOfSource
from csdesk.domain.importing.writes import Segment

REFERENCES = ("parent", "merged_into")
"""Fields that name another account; they wait until all accounts are there."""

_KEYS = {"external_id": "external", "tax_id": "tax_id", "domain": "domain", "name": "name"}
"""Field of an account -> what rows call it as a key."""
Token = tuple[Any, ...]


class AccountRows:
    """The account columns of a sheet, by row."""

    def __init__(
        self,
        part: Part,
        size: int,
        words: Sequence[str | None] | None = None,
        by: Sequence[str] = (),
        *,
        named: bool = False,
    ) -> None:
        self.by = [_KEYS[field] for field in by]
        blank: list[Any] = [None] * size
        domains = part.columns.get("domain") or part.columns.get("website") or blank
        self.part = part
        self.externals = part.external_ids or blank
        self.keys = (
            self.externals,
            part.columns.get("tax_id") or blank,
            domains,
            part.columns.get("name") or blank,
        )
        self.words = words or blank
        self.shared = SharedKeys(self.keys if named and not by else ())
        self.referring = [(name, part.columns[name]) for name in REFERENCES if name in part.columns]

    def tokens(self) -> list[Token]:
        """Everything that each row says: equal tokens mean the same account and the same facts about it."""
        return list(zip(*self.keys, self.words, *self.part.columns.values(), strict=True))

    def key(self, place: int) -> Keys:
        """Which account a row means."""
        externals, tax_ids, domains, names = self.keys
        return Keys(externals[place], tax_ids[place], domains[place], names[place])

    def match(self, index: AccountIndex, place: int, source: str, *, linking: bool) -> Match:
        """The account that a row means, by all it says or by just the keys that a person chose, in their order."""
        key = self.key(place)
        if not self.by:
            return index.match(key, source, linking=linking, shared=self.shared.of(key))
        near = None
        for name in self.by:
            alone = Keys(**{name: getattr(key, name)})
            found = index.match(alone, source, linking=linking)
            if found.handle is not None or found.conflict:
                return found
            near = near or found.near
        return Match(near=near)

    def weakness(self, place: int) -> int:
        """How little a row says of which account it means; the surest come first, so that order plays no part."""
        if self._is_nobodys(place):
            return len(self.keys) + 1
        return next(
            (rank for rank, column in enumerate(self.keys) if column[place] is not None), len(self.keys)
        )

    def _is_nobodys(self, place: int) -> bool:
        """Whether a row names nobody and has a key that several clients share."""
        return bool(self.shared) and self.keys[-1][place] is None and bool(self.shared.of(self.key(place)))

    def told(self, place: int) -> dict[str, Any]:
        """What a row says of its account, blank cells left out; references to other accounts aside."""
        found: dict[str, Any] = {
            name: value
            for name, column in self.part.columns.items()
            if (value := column[place]) is not None and name not in REFERENCES
        }
        custom = self.part.custom_of(place)
        return {**found, "custom": custom} if custom else found

    def references(self, place: int) -> list[tuple[str, str]]:
        """The other accounts that a row names, by field."""
        return [(name, column[place]) for name, column in self.referring if column[place]]

    def segment(self, places: Sequence[int], source: str) -> Segment:
        """New accounts of these rows, each with an id of its own."""
        columns: dict[str, Sequence[Any]] = {
            name: _of(places, column) for name, column in self.part.columns.items() if name not in REFERENCES
        }
        if "tags" in columns:
            columns["tags"] = [tags or () for tags in columns["tags"]]
        externals, *_, names = self.keys_of(places)
        columns["name"] = [name or external for name, external in zip(names, externals, strict=True)]
        columns["external_ids"] = IdsOfSource(source, externals)
        if self.part.custom:
            columns["custom"] = [self.part.custom_of(place) for place in places]
        return Segment(columns, len(places))

    def keys_of(self, places: Sequence[int]) -> list[Sequence[Any]]:
        """What these rows say of which account they mean: ids, tax ids, domains and names."""
        return [_of(places, column) for column in self.keys]

    def own_ids(self, places: Sequence[int]) -> set[str]:
        """The ids of these rows, if each of them has one that no other has."""
        if self.by:
            return set()
        found = set(_of(places, self.externals))
        return found if len(found) == len(places) and None not in found and "" not in found else set()

    def unknown(self, rows: list[int], ids: Mapping[str, int]) -> Sequence[int]:
        """The first row of each id that nobody has; none when a row has no id."""
        distinct = self.own_ids(rows)
        if distinct and distinct.isdisjoint(ids):
            return rows
        first: dict[str, int] = {}
        for place in rows:
            external = self.externals[place]
            if external is None:
                return []
            if external not in ids and not self._is_nobodys(place):
                first.setdefault(external, place)
        return sorted(first.values())

    def identities(self, rows: Sequence[int]) -> list[tuple[str, str]]:
        """What makes two rows of one sheet the same account."""
        keys = [self.key(place) for place in rows]
        if self.by:
            return [
                next(((name, fold(value)) for name in self.by if (value := getattr(key, name))), ("", ""))
                for key in keys
            ]
        found = [identity_of(key) for key in keys]
        if not self.shared:
            return found
        return [
            (kind, f"{value} {fold(key.name or '')}") if self.shared.of(key) else (kind, value)
            for key, (kind, value) in zip(keys, found, strict=True)
        ]


def _of(places: Sequence[int], column: Sequence[Any]) -> Sequence[Any]:
    """What a column says in some rows, or the column itself when that is all of them."""
    return column if len(places) == len(column) else [column[place] for place in places]


def one_row_each(sheet: Sheet) -> bool:
    """Whether rows of one account replace each other, and are not each a line, an answer, a person of it."""
    others = sheet.draft.parts.keys() - {"account"}
    return not others or (
        all(NATURAL_KEYS[key].linked for key in others) and sheet.draft.stamps() is not None
    )


def identity_of(key: Keys) -> tuple[str, str]:
    """The strongest key of a row."""
    if key.external:
        return ("id", key.external)
    return ("tax", key.tax_id) if key.tax_id else ("name", fold(key.name or key.domain or ""))
