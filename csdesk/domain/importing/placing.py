"""Rows of any kind of record but accounts: linked, told apart, matched with what is there, and planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from csdesk.domain.importing.draft import Part
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger, defaults_of
from csdesk.domain.importing.plan import Change, Outcome
from csdesk.domain.importing.recognising import Key, Recogniser
from csdesk.domain.importing.references import References
from csdesk.domain.importing.sifting import kept_rows, sift
from csdesk.domain.importing.table import Problem
from csdesk.domain.importing.writes import Segment
from csdesk.domain.model.catalog import BY_KEY, Entity
from csdesk.domain.model.record import FieldType
from csdesk.domain.text import msg


class Placement:
    """One kind of record of one sheet on its way into the plan."""

    def __init__(self, sheet: Sheet, part: Part, ledger: Ledger, references: References) -> None:
        self.sheet, self.part, self.ledger, self.references = sheet, part, ledger, references
        self.entity: Entity = BY_KEY[part.entity]
        self.primary = sheet.draft.mapping.entity == part.entity
        self.rows: list[int] = []
        self.columns: dict[str, list[Any]] = {}
        self.externals: list[str | None] = []
        self.handles: list[int | None] = [None] * sheet.draft.size
        sheet.handles[part.entity] = self.handles

    def place(self) -> None:
        """Decide every open row of the sheet as far as this kind of record is concerned."""
        self._gather()
        if not self.rows:
            return
        recogniser = self._recogniser()
        keys = recogniser.keys()
        if self.primary and sift(self.sheet, keys, self.rows, recogniser.single(keys)):
            kept = kept_rows(self.sheet, self.rows)
            keys = [keys[number] for number in kept]
            self._narrow(kept)
            recogniser = self._recogniser()
        self._decide(recogniser, keys)

    def _gather(self) -> None:
        """The rows that have something to say, and their columns."""
        draft, part = self.sheet.draft, self.part
        own = {name: column for name, column in part.columns.items() if name != "account"}
        told = part.told(draft.size)
        open_rows = self.sheet.open()
        if self.primary:
            silent = [place for place in open_rows if not told[place]]
            blank = Problem("blank_row", msg("Nothing in this row is kept; it is left out"))
            self.sheet.settle(silent, Outcome.SKIPPED, blank)
        self.rows = [place for place in open_rows if told[place] and place not in part.refused]
        columns = self.references.resolve(self.sheet, part, own, self.rows)
        accounts = self.sheet.handles.get("account")
        if self.entity.owned and accounts is not None:
            columns["account"] = accounts
        self._drop_incomplete(columns)
        whole = len(self.rows) == draft.size
        self.columns = {
            name: column if whole else [column[place] for place in self.rows]
            for name, column in columns.items()
        }
        externals = part.external_ids or [None] * draft.size
        self.externals = externals if whole else [externals[place] for place in self.rows]

    def _drop_incomplete(self, columns: dict[str, list[Any]]) -> None:
        """Rows without what every record of the kind must have."""
        for spec in self.entity.fields:
            if not spec.required:
                continue
            column = columns.get(spec.name) or [None] * self.sheet.draft.size
            lacking = [place for place in self.rows if column[place] is None]
            if lacking:
                self.rows = [place for place in self.rows if column[place] is not None]
                if self.primary:
                    said = Problem("missing_value", msg("{field} is missing", field=spec.label))
                    self.sheet.settle(lacking, Outcome.INVALID, said)

    def _recogniser(self) -> Recogniser:
        columns: dict[str, Sequence[Any]] = dict(self.columns)
        for name, default in defaults_of(self.entity.key).items():
            column = columns.get(name) or [None] * len(self.rows)
            columns[name] = [default if value is None else value for value in column]
        return Recogniser(self.ledger, self.sheet.draft.source, columns, self.externals)

    def _narrow(self, kept: list[int]) -> None:
        self.rows = [self.rows[number] for number in kept]
        self.externals = [self.externals[number] for number in kept]
        self.columns = {name: [column[number] for number in kept] for name, column in self.columns.items()}

    def _decide(self, recogniser: Recogniser, keys: list[Key]) -> None:
        """Match every row with a record, or plan a new one."""
        if self.ledger.empty and (self.primary or len(set(keys)) == len(keys)):
            self._add(range(len(self.rows)))
            return
        firsts: dict[Key, int] = {}
        new: list[int] = []
        again: list[tuple[int, int]] = []
        matches = recogniser.matches(once=self.primary)
        for number, (key, handle) in enumerate(zip(keys, matches, strict=True)):
            if handle is not None:
                self._meet(number, handle)
            elif not self.primary and key in firsts:
                again.append((number, firsts[key]))
            elif not self._only_named(number):
                firsts[key] = number
                new.append(number)
        self._add(new)
        for number, first in again:
            handle = self.handles[self.rows[first]]
            assert handle is not None
            self._meet(number, handle)

    def _meet(self, number: int, handle: int) -> None:
        """Give an existing record what a row says."""
        place = self.rows[number]
        self.handles[place] = handle
        given: dict[str, Any] = {name: column[number] for name, column in self.columns.items()}
        custom = self.part.custom_of(place)
        if custom:
            given["custom"] = custom
        external, source = self.externals[number], self.sheet.draft.source
        if external is not None and source not in (self.ledger.value(handle, "external_ids") or {}):
            given["external_ids"] = {source: external}
        changes, _ = self.ledger.give(handle, given)
        if handle > 0:
            self.sheet.changed(place, map(self._shown, changes))
        if self.primary:
            self.sheet.fates[place] = Outcome.UPDATED if changes else Outcome.UNCHANGED
        elif changes:
            self.sheet.touched.add(place)

    def _shown(self, change: Change) -> Change:
        """A change of a reference, told by names."""
        spec = next((spec for spec in self.entity.fields if spec.name == change.field and spec.ref), None)
        if spec is None:
            return change
        before, after = (self.references.titled(spec, value) for value in (change.before, change.after))
        return Change(change.entity, change.field, before, after)

    def _only_named(self, number: int) -> bool:
        """Whether a row of another kind says no more of this record than which one it is."""
        if self.primary or self.entity.key in _MADE_BY_NAME:
            return False
        said = {name for name, column in self.columns.items() if column[number] is not None}
        if said - {"account", "number"}:
            return False
        word = self.externals[number] or self.columns["number"][number]
        header = self.sheet.draft.headers.get((self.entity.key, "external_id"))
        said_text = msg("{name} is not there; left without a link", name=word)
        self.sheet.draft.say(self.rows[number], Problem("orphan_link", said_text), header)
        return True

    def _add(self, numbers: Sequence[int]) -> None:
        """Plan new records for these rows."""
        if not numbers:
            return
        places = [self.rows[number] for number in numbers]
        segment = Segment(self._new_columns(numbers, places), len(numbers))
        for place, handle in zip(places, self.ledger.add_many(segment), strict=True):
            self.handles[place] = handle
        if not self.primary:
            self.sheet.touched.update(places)
            return
        for place in places:
            self.sheet.fates[place] = Outcome.NEW

    def _new_columns(self, numbers: Sequence[int], places: Sequence[int]) -> dict[str, Sequence[Any]]:
        everything = len(numbers) == len(self.rows)
        columns: dict[str, Sequence[Any]] = {
            name: column if everything else [column[number] for number in numbers]
            for name, column in self.columns.items()
        }
        blanks = {spec.name: () for spec in self.entity.fields if spec.type is FieldType.REFS} | {"tags": ()}
        for name, blank in {**blanks, **defaults_of(self.entity.key)}.items():
            if name in columns:
                columns[name] = [blank if value is None else value for value in columns[name]]
        if any(self.externals):
            source = self.sheet.draft.source
            ids = (self.externals[number] for number in numbers)
            columns["external_ids"] = [{} if one is None else {source: one} for one in ids]
        if self.part.custom:
            columns["custom"] = [self.part.custom_of(place) for place in places]
        return columns


_MADE_BY_NAME = frozenset({"contact", "product", "goal"})
"""Kinds that a row of another kind makes by naming them; of others it must say more."""
