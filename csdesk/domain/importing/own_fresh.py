"""Rows of a sheet of CSDesk that are no records here by number: found by the normal rules, or new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Final

from csdesk.domain.importing.account_rows import REFERENCES, AccountRows
from csdesk.domain.importing.coerce_text import fold
from csdesk.domain.importing.edits import BOTH
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.importing.linking import Accounts
from csdesk.domain.importing.own_cells import read
from csdesk.domain.importing.own_manifest import PRIVATE
from csdesk.domain.importing.own_rows import OwnLinks, OwnRows, Spec
from csdesk.domain.importing.parts import Draft, Part
from csdesk.domain.importing.placing import Placement
from csdesk.domain.importing.plan import Change, Outcome
from csdesk.domain.importing.recognising import Recogniser
from csdesk.domain.importing.references import References
from csdesk.domain.importing.table import Problem
from csdesk.domain.importing.validate import validate
from csdesk.domain.importing.writes import Late
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import msg

_KEPT: Final = frozenset({Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED})


class _Resolved(References):
    """References whose columns hold records already."""

    def resolve(
        self,
        sheet: Sheet,  # noqa: ARG002
        part: Part,  # noqa: ARG002
        columns: dict[str, list[Any]],
        rows: Sequence[int],  # noqa: ARG002
    ) -> dict[str, list[Any]]:
        """The columns as they are."""
        return dict(columns)


class _Beside(Recogniser):
    """Leaves alone the records that other rows of the sheet are by their numbers."""

    spoken: Collection[int] = frozenset()

    def _best(
        self, number: int, candidates: Sequence[int], taken: AbstractSet[int] = frozenset()
    ) -> int | None:
        return super()._best(number, [one for one in candidates if one not in self.spoken], taken)


class _OwnPlacement(Placement):
    """Places the rows that have no number here."""

    spoken: Collection[int] = frozenset()

    def _recogniser(self) -> Recogniser:
        found = super()._recogniser()
        if not self.spoken or self.ledger.natural.single:
            return found
        beside = _Beside(found.ledger, found.source, found.columns, found.externals)
        beside.spoken = self.spoken
        return beside

    def _tell_near(self, new: Sequence[int], taken: frozenset[int]) -> None:
        if not self.spoken:
            super()._tell_near(new, taken)


@dataclass(slots=True)
class OwnFresh:
    """Plans the rows of one sheet that have no number here."""

    sheet: Sheet
    rows: OwnRows
    links: OwnLinks
    accounts: Accounts
    ledgers: Callable[[str], Ledger]
    set_aside: Callable[[Sheet], None]

    def plan(self, places: Sequence[int], spoken: Collection[int]) -> None:
        """Decide these rows; `spoken` are the records that other rows of the sheet are."""
        codes = {place: self._codes(place) for place in places}
        common = Counter(source for found in codes.values() for source in found)
        by_source: dict[str, list[int]] = {}
        for place, found in codes.items():
            best = max(found, key=lambda source: common[source], default=None)
            source = best if best is not None else next(iter(common), "")
            by_source.setdefault(source, []).append(place)
        for source, some in by_source.items():
            self._place(some, source, codes, spoken)

    def _codes(self, place: int) -> dict[str, str]:
        cells = self.rows.fields.get("external_ids")
        cell = None if cells is None else cells[place]
        found = {} if cell is None else read("external_ids", cell, self.rows.how["external_ids"])
        return {**({} if isinstance(found, Problem) else found), **self.rows.codes_of(place)}

    def _place(
        self, places: list[int], source: str, codes: Mapping[int, dict[str, str]], spoken: Collection[int]
    ) -> None:
        sub = self._sub(places, source, codes)
        validate(sub.draft)
        self.set_aside(sub)
        entity = self.rows.entity
        if entity == "account":
            self.accounts.own(sub)
        else:
            part = sub.draft.part(entity)
            placement = _OwnPlacement(sub, part, self.ledgers(entity), _Resolved(self.ledgers))
            placement.spoken = spoken
            placement.place()
        self._merge(sub, places)
        for number, place in enumerate(places):
            handle = sub.handles.get(entity, [None] * len(places))[number]
            if handle is None and entity == "account":
                handle = self._disputed(sub, number)
            name = self.rows.fields["name"][place] if "name" in self.rows.fields else None
            self.links.note(entity, self.rows.numbers[place], handle, name if entity == "account" else None)
            if handle is not None and self.sheet.fates[place] in _KEPT:
                rest = {key: code for key, code in codes[place].items() if key != source}
                self._more_codes(place, handle, rest)

    def _disputed(self, sub: Sheet, number: int) -> int | None:
        """The account of a row that waits for an answer about one of its fields: what belongs to it need not wait."""
        if all(one.code != BOTH for one in sub.draft.problems.get(number, ())):
            return None
        rows = AccountRows(sub.draft.part("account"), sub.draft.size, by=sub.draft.mapping.keys)
        return rows.match(self.accounts.index, number, sub.draft.source, linking=False).handle

    def _more_codes(self, place: int, handle: int, codes: Mapping[str, str]) -> None:
        """Give a record its ids in other tools, unless it has others there."""
        ledger = self.ledgers(self.rows.entity)
        known = ledger.value(handle, "external_ids") or {}
        fresh = {key: code for key, code in codes.items() if key not in known}
        changes = ledger.give(handle, {"external_ids": fresh})[0] if fresh else []
        if handle > 0:
            self._touch(place, changes)

    def _touch(self, place: int, changes: list[Change]) -> None:
        if self.sheet.changed(place, changes) and self.sheet.fates[place] is Outcome.UNCHANGED:
            self.sheet.fates[place] = Outcome.UPDATED

    def _sub(self, places: list[int], source: str, codes: Mapping[int, dict[str, str]]) -> Sheet:
        """A sheet of just these rows, read."""
        own, entity = self.sheet.draft.mapping, self.rows.entity
        table = replace(own.table, rows=tuple(own.table.rows[place] for place in places), left_out=())
        sub = Sheet(Draft(replace(own, table=table), source, len(places)))
        sub.stances = {
            n: stance for n, place in enumerate(places) if (stance := self.sheet.stances.get(place))
        }
        part = sub.draft.part(entity)
        sub.draft.headers = {(entity, name): header for name, header in self.rows.headers.items()}
        for name, spec in self.rows.specs.items():
            column = [self._value(sub, number, place, name, spec) for number, place in enumerate(places)]
            if name == "account" and entity != "account":
                sub.handles["account"] = column
            elif name == "custom":
                self._customise(sub.draft, part, column)
            elif name != "external_ids" and not (entity == "account" and name in REFERENCES):
                part.columns[name] = column
        for key in self.rows.added:
            part.custom[key] = [self.rows.custom_of(place).get(key) for place in places]
        externals = [codes[place].get(source) for place in places]
        part.external_ids = externals if any(externals) else None
        if BY_KEY[entity].owned and "account" not in sub.handles:
            sub.handles["account"] = [self._of_name(place) for place in places]
        return sub

    def _value(self, sub: Sheet, number: int, place: int, name: str, spec: Spec) -> Any:
        cell = self.rows.fields[name][place]
        value = None if cell is None else read(spec, cell, self.rows.how[name])
        if isinstance(value, Problem):
            sub.draft.say(number, value, self.rows.headers[name])
            return None
        if isinstance(spec, FieldSpec) and spec.ref is not None and not self._is_kin(name):
            return self._linked(sub, number, place, spec, value)
        return None if value in ((), {}) else value

    def _is_kin(self, name: str) -> bool:
        return self.rows.entity == "account" and name in REFERENCES

    def _linked(self, sub: Sheet, number: int, place: int, spec: FieldSpec, said: Any) -> Any:
        """What a reference means; an account that has no number is known by the name beside it."""
        found = None if said is None else self.links.handles(spec, said)
        if found is None and spec.name == "account":
            found = self._of_name(place)
        if found is None and said is not None and spec.ref not in PRIVATE:
            self._tell_missing(sub, number, spec, said)
        elif found is None and spec.name == "account" and self.rows.names and self.rows.names[place]:
            name = str(self.rows.names[place])
            told = msg("The account {name} is not there; the row is left out", name=name)
            sub.settle((number,), Outcome.INVALID, Problem("orphan", told))
        return found

    def _tell_missing(self, sub: Sheet, number: int, spec: FieldSpec, said: Any) -> None:
        """Tell of a number that leads nowhere; what belongs to a row that stays out stays out with it."""
        numbers = said if isinstance(said, tuple) else (said,)
        if spec.required and all((spec.ref, one) in self.links.numbers for one in numbers):
            told = msg("What the row belongs to stays out, so it does too")
            sub.settle((number,), Outcome.SKIPPED, Problem("belongs_out", told))
            return
        words = ", ".join(map(str, numbers))
        orphan = Problem("orphan_link", msg("{name} is not there; left without a link", name=words))
        sub.draft.say(number, orphan, self.rows.headers[spec.name])

    def _of_name(self, place: int) -> int | None:
        said = self.rows.names[place] if self.rows.names else None
        if not isinstance(said, str):
            return None
        return self.links.names.get(fold(said)) or self.accounts.index.loose(said.strip(), "")

    def _customise(self, draft: Draft, part: Part, column: list[dict[str, str] | None]) -> None:
        """Spread custom fields, and take along how the workspace that wrote them calls them."""
        keys = dict.fromkeys(key for one in column if one for key in one)
        for key in keys:
            part.custom[key] = [one.get(key) if one else None for one in column]
        origin = self.sheet.draft.mapping.own
        known = origin.custom if origin else ()
        draft.custom_fields += (one for one in known if one.entity == part.entity and one.key in keys)

    def _merge(self, sub: Sheet, places: list[int]) -> None:
        """Take what became of the rows over into their sheet."""
        draft = self.sheet.draft
        fates = sub.close()
        for number, place in enumerate(places):
            self.sheet.fates[place] = fates[number]
            if number in sub.changes:
                self.sheet.changes[place] = list(sub.changes[number])
            if sub.draft.problems.get(number):
                draft.problems.setdefault(place, []).extend(sub.draft.problems[number])
        for remark in sub.draft.remarks:
            draft.remark(remark.code, remark)
        draft.custom_fields += (one for one in sub.draft.custom_fields if one not in draft.custom_fields)

    def set_kin(self, places: Sequence[int]) -> None:
        """Set the parents and mergers of accounts, now that all rows of the sheet are decided."""
        accounts = self.accounts.ledger
        for spec in BY_KEY["account"].fields:
            if spec.name not in REFERENCES or spec.name not in self.rows.fields:
                continue
            for place in places:
                cell, number = self.rows.fields[spec.name][place], self.rows.numbers[place]
                handle = self._handle(place, number)
                if cell is None or handle is None or self.sheet.fates[place] not in _KEPT:
                    continue
                said = read(spec, cell, self.rows.how[spec.name])
                target = None if isinstance(said, Problem) else self.links.handles(spec, said)
                if target is None or target == handle:
                    told = msg("The account {name} is not there; left blank", name=str(cell))
                    self.sheet.draft.say(place, Problem("orphan_link", told), self.rows.headers[spec.name])
                elif (before := accounts.value(handle, spec.name)) != target:
                    self.accounts.kin.late.append(Late("account", handle, spec.name, target))
                    if handle > 0:
                        names = [
                            None if one is None else accounts.value(one, "name") for one in (before, target)
                        ]
                        self._touch(place, [Change("account", spec.name, *names)])

    def _handle(self, place: int, number: int | None) -> int | None:
        if number is not None:
            return self.links.numbers.get(("account", number))
        cells = self.rows.fields.get("name")
        name = None if cells is None else cells[place]
        return self.links.names.get(fold(name)) if isinstance(name, str) else None
