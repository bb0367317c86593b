"""Rows of any kind of record but accounts: linked, told apart, matched with what is there, and planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from csdesk.domain.importing.edits import BOTH, respect_edits
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger, defaults_of
from csdesk.domain.importing.near_records import near_record, near_rows
from csdesk.domain.importing.parts import Part
from csdesk.domain.importing.plan import Change, Outcome, Stance
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

    def __init__(
        self,
        sheet: Sheet,
        part: Part,
        ledger: Ledger,
        references: References,
        only: frozenset[int] | None = None,
    ) -> None:
        self.only = only
        self.sheet, self.part, self.ledger, self.references = sheet, part, ledger, references
        self.entity: Entity = BY_KEY[part.entity]
        self.primary = sheet.draft.mapping.entity == part.entity
        self.rows: list[int] = []
        self.columns: dict[str, list[Any]] = {}
        self.externals: list[str | None] = []
        self.handles: list[int | None] = (sheet.handles.get(part.entity) if only else None) or [
            None
        ] * sheet.draft.size
        sheet.handles[part.entity] = self.handles

    def place(self) -> None:
        """Decide every open row of the sheet as far as this kind of record is concerned."""
        self._gather()
        if not self.rows:
            return
        recogniser = self._recogniser()
        keys = recogniser.longer_keys(lambda: self.sheet.draft.stamps() is not None)
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
        open_rows = self.sheet.open() if self.primary else self.sheet.live()
        self.rows = [
            place
            for place in open_rows
            if told[place] and place not in part.refused and (self.only is None or place in self.only)
        ]
        if not self.primary:
            self._drop_nameless()
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

    def _drop_nameless(self) -> None:
        """A person whom the row of another record does not name is nobody."""
        if self.entity.key != "contact":
            return
        columns = [self.part.columns.get(name) for name in ("name", "email", "phone", "mobile")]
        naming = [column for column in (*columns, self.part.external_ids) if column]
        named = [place for place in self.rows if any(column[place] is not None for column in naming)]
        if len(named) < len(self.rows):
            said = msg("A column about people is left out where no name or e-mail says who it is")
            self.sheet.draft.remark("nameless_contact", Problem("nameless_contact", said))
            self.rows = named

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
        if self.part.custom:
            columns["custom"] = [self.part.custom_of(place) or None for place in self.rows]
        return Recogniser(self.ledger, self.sheet.draft.source, columns, self.externals)

    def _narrow(self, kept: list[int]) -> None:
        self.rows = [self.rows[number] for number in kept]
        self.externals = [self.externals[number] for number in kept]
        self.columns = {name: [column[number] for number in kept] for name, column in self.columns.items()}

    def _decide(self, recogniser: Recogniser, keys: list[Key]) -> None:
        """Match every row with a record, or plan a new one."""
        repeats = not self.primary and (self.ledger.natural.linked or self.ledger.natural.single)
        silent = self._silent()
        if self.ledger.empty and (self.primary or len(set(keys)) == len(keys)):
            self._add([number for number, one in enumerate(silent) if not one])
            if True in silent:
                self._unlink(silent.index(True))
            return
        firsts: dict[Key, int] = {}
        new: list[int] = []
        again: list[tuple[int, int]] = []
        vague = not self.primary and self.sheet.draft.mapping.entity == "account"
        matches = recogniser.matches(keys, once=not repeats, vague=vague)
        for number, (key, handle) in enumerate(zip(keys, matches, strict=True)):
            if handle is not None:
                self._meet(number, handle)
            elif number in recogniser.conflicts and not self._is_theirs(number):
                self._clash(number, recogniser.conflicts[number])
            elif (repeats or (key[0] == "#" and not self.primary)) and key in firsts:
                again.append((number, firsts[key]))
            elif silent[number]:
                self._unlink(number)
            else:
                firsts[key] = number
                new.append(number)
        self._tell_near(new, frozenset(handle for handle in matches if handle is not None))
        self._add(new)
        for number, first in again:
            handle = self.handles[self.rows[first]]
            assert handle is not None
            self._meet(number, handle)

    def _tell_near(self, new: Sequence[int], taken: frozenset[int]) -> None:
        """Tell of new rows without an id that may be there already in other words."""
        if not self.primary:
            return
        unnamed = [number for number in new if self.externals[number] is None]
        for number, handle in near_rows(self.ledger, self.columns, unnamed, taken).items():
            account = self.references.ledger("account").value(self.ledger.value(handle, "account"), "name")
            self.sheet.draft.say(self.rows[number], near_record(self.ledger, handle, account))

    def _is_theirs(self, number: int) -> bool:
        """Whether a person said that the row counts beside what is there."""
        return self.sheet.stances.get(self.rows[number]) is Stance.THEIRS

    def _clash(self, number: int, handle: int) -> None:
        """An id that here belongs to a record of another account."""
        other = self.references.ledger("account").value(self.ledger.value(handle, "account"), "name")
        said = msg("{code} is already there, but for {name}", code=self.externals[number], name=other)
        problem = Problem("moved_record", said)
        if self.primary:
            self.sheet.settle((self.rows[number],), Outcome.CONFLICT, problem)
        else:
            self.sheet.draft.say(self.rows[number], problem)

    def _meet(self, number: int, handle: int) -> None:
        """Give an existing record what a row says."""
        place = self.rows[number]
        self.handles[place] = handle
        self.ledger.met.add(handle)
        given: dict[str, Any] = {name: column[number] for name, column in self.columns.items()}
        custom = self.part.custom_of(place)
        if custom:
            given["custom"] = custom
        external, source = self.externals[number], self.sheet.draft.source
        if self.ledger.confirms(handle, given, source, external):
            if self.primary:
                self.sheet.fates[place] = Outcome.UNCHANGED
            return
        edited = respect_edits(self.ledger, handle, given, self.sheet.stances.get(place))
        if edited is not None and edited.code == BOTH and self.primary:
            self.sheet.settle((place,), Outcome.CONFLICT, edited)
            return
        if edited is not None:
            self.sheet.draft.say(place, edited)
        if external is not None and source not in (self.ledger.value(handle, "external_ids") or {}):
            given["external_ids"] = {source: external}
        changes, kept = self.ledger.give(handle, given, stance=self.sheet.stances.get(place))
        self.sheet.differs(place, self.entity.key, kept)
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

    def _silent(self) -> list[bool]:
        """Which rows of another kind say no more of this record than which one it is."""
        content = [column for name, column in self.columns.items() if name not in {"account", "number"}]
        if self.primary or (self.entity.key == "contact" and self._answered()):
            return [False] * len(self.rows)
        if not content:
            return [True] * len(self.rows)
        if any(None not in column for column in content):
            return [False] * len(self.rows)
        return [row.count(None) == len(content) for row in zip(*content, strict=True)]

    def _unlink(self, number: int) -> None:
        """Tell that some rows name records that are not there, at least not in the source of the sheet."""
        external = self.externals[number]
        if external is not None and self.ledger.by_any_external(external):
            return
        headers = self.sheet.draft.headers
        key = self.entity.key
        header = headers.get((key, "external_id")) or headers.get((key, "number"))
        said = msg("{column} names records that are not there; these rows have no link", column=header)
        self.sheet.draft.remark("orphan_link", Problem("orphan_link", said, column=header))

    def _answered(self) -> bool:
        """Whether it matters who a person is, even known by a number only: one answer counts for each."""
        return self.sheet.draft.mapping.entity == "survey"

    def _add(self, numbers: Sequence[int]) -> None:
        """Plan new records for these rows."""
        if not numbers:
            return
        places = [self.rows[number] for number in numbers]
        segment = Segment(self._new_columns(numbers, places), len(numbers))
        for place, handle in zip(places, self.ledger.add_many(segment), strict=True):
            self.handles[place] = handle
        if not self.primary:
            self.sheet.born.update(places)
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
        for name, blank in blanks.items():
            if name in columns:
                columns[name] = [blank if value is None else value for value in columns[name]]
        if any(self.externals):
            source = self.sheet.draft.source
            ids = (self.externals[number] for number in numbers)
            columns["external_ids"] = [{} if one is None else {source: one} for one in ids]
        if self.part.custom:
            columns["custom"] = [self.part.custom_of(place) for place in places]
        return columns
