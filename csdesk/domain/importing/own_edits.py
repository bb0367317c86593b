"""What a person edited in the rows of records that are there: cell against what is held now, and what was exported.

A cell that still says what was exported is no edit, whatever was changed in the workspace since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from csdesk.domain.importing.coerce_text import fold
from csdesk.domain.importing.edits import BOTH
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger, defaults_of
from csdesk.domain.importing.own_cells import is_written, read
from csdesk.domain.importing.own_manifest import PRIVATE
from csdesk.domain.importing.own_rows import OwnLinks, OwnRows, Spec, blank_of
from csdesk.domain.importing.own_since import Since
from csdesk.domain.importing.parts import Draft
from csdesk.domain.importing.plan import Change, Outcome, Stance
from csdesk.domain.importing.references import References
from csdesk.domain.importing.table import Problem
from csdesk.domain.importing.validate import validate
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, Record
from csdesk.domain.text import Text, msg, nmsg

_UNSAID: Any = object()
"""A cell that says nothing that could be taken."""


@dataclass(slots=True)
class OwnEdits:
    """The rows of one sheet whose records are there."""

    sheet: Sheet
    rows: OwnRows
    since: Since
    links: OwnLinks
    ledgers: Callable[[str], Ledger]
    references: References
    stale: int = 0
    """Rows that the workspace went on from, and the person left as they were."""

    def plan(self, known: Mapping[int, Record]) -> None:
        """Decide every row of a known record."""
        edited: dict[int, dict[str, Any]] = {}
        for place, record in known.items():
            found = self._row(place, record)
            if found is None:
                continue
            if found:
                edited[place] = found
            else:
                self.sheet.fates[place] = Outcome.UNCHANGED
        self._judge(known, edited)
        for place, values in edited.items():
            if self.sheet.fates[place] is None:
                self._write(place, known[place], values)
        if self.stale:
            said = nmsg(
                "{n} row was changed here since the export; what was changed here stays",
                "{n} rows were changed here since the export; what was changed here stays",
                self.stale,
            )
            self.sheet.draft.remark("changed_here", Problem("changed_here", said))

    def _row(self, place: int, record: Record) -> dict[str, Any] | None:
        """The fields that a row changes; `None` when the row stays out."""
        self._misnamed(place, record)
        edited: dict[str, Any] = {}
        disputed: list[str] = []
        is_stale = False
        for name, spec in self.rows.specs.items():
            now, then = getattr(record, name), self.since.exported(self.rows.entity, record, name)
            value = self._said(place, name, now, then)
            if value is _UNSAID or value == now:
                continue
            if value == then:
                is_stale = True
            elif value is None and self._is_needed(place, spec):
                return None
            else:
                edited[name] = value
                disputed += [name] if then != now else []
        for name, added in (
            ("custom", self.rows.custom_of(place)),
            ("external_ids", self.rows.codes_of(place)),
        ):
            whole = {**edited.get(name, getattr(record, name)), **added}
            if added and whole != getattr(record, name):
                edited[name] = whole
        self.stale += is_stale
        return self._settled(place, edited, disputed)

    def _settled(self, place: int, edited: dict[str, Any], disputed: list[str]) -> dict[str, Any] | None:
        """The edits of a row when a person said whose word counts where both sides changed a field."""
        stance = self.sheet.stances.get(place)
        if not disputed or stance is Stance.THEIRS:
            return edited
        if stance is Stance.OURS:
            return {name: value for name, value in edited.items() if name not in disputed}
        said = msg(
            "{field} was changed here, and the sheet says another thing", field=self._label(disputed[0])
        )
        self.sheet.settle((place,), Outcome.CONFLICT, Problem(BOTH, said))
        return None

    def _said(self, place: int, name: str, now: Any, then: Any) -> Any:
        """What a cell says of a field, or that it says nothing."""
        spec, cell = self.rows.specs[name], self.rows.fields[name][place]
        if cell is None:
            default = defaults_of(self.rows.entity).get(name)
            return blank_of(spec) if default is None else _UNSAID
        for known in (now, then):
            if is_written(spec, cell, (known,)):
                return known
        value = read(spec, cell, self.rows.how[name])
        if not isinstance(value, Problem) and isinstance(spec, FieldSpec) and spec.ref is not None:
            found = self.links.handles(spec, value)
            said = msg("{name} is not there; left without a link", name=str(cell))
            value = Problem("orphan_link", said) if found is None else found
        if isinstance(value, Problem):
            self.sheet.draft.say(place, value, self.rows.headers[name])
            return _UNSAID
        return blank_of(spec) if value is None else value

    def _is_needed(self, place: int, spec: Spec) -> bool:
        if isinstance(spec, str) or not spec.required:
            return False
        said = Problem("missing_value", msg("{field} is missing", field=spec.label))
        self.sheet.settle((place,), Outcome.INVALID, said)
        return True

    def _misnamed(self, place: int, record: Record) -> None:
        """Tell of a row beside whose number the name of another account was written."""
        said = self.rows.names[place] if self.rows.names else None
        account = getattr(record, "account", None)
        if not isinstance(said, str) or account is None:
            return
        accounts = self.ledgers("account")
        owner = accounts.record(account)
        names = (owner.name, self.since.exported("account", owner, "name"), self.links.called.get(account))  # type: ignore[attr-defined]
        if fold(said) in {fold(name) for name in names if name}:
            return
        told = msg(
            "The number of the account counts, not the name beside it: change the number to move the row"
        )
        if "account" in self.rows.fields and is_written(
            self.rows.specs["account"], self.rows.fields["account"][place], (account,)
        ):
            self.sheet.draft.say(place, Problem("other_name", told))

    def _judge(self, known: Mapping[int, Record], edited: Mapping[int, dict[str, Any]]) -> None:
        """Refuse the rows whose record could not be so."""
        places = list(edited)
        if not places:
            return
        own = self.sheet.draft
        table = own.mapping.table
        some = replace(own.mapping, table=replace(table, rows=tuple(table.rows[place] for place in places)))
        draft = Draft(some, own.source, len(places))
        part = draft.part(self.rows.entity)
        draft.headers = {(self.rows.entity, name): header for name, header in self.rows.headers.items()}
        for spec in BY_KEY[self.rows.entity].fields:
            part.columns[spec.name] = [
                edited[place].get(spec.name, getattr(known[place], spec.name)) for place in places
            ]
        validate(draft)
        for number, place in enumerate(places):
            own.problems.setdefault(place, []).extend(draft.problems.get(number, ()))
            if number in part.refused:
                self.sheet.settle((place,), Outcome.INVALID)
            if not own.problems[place]:
                del own.problems[place]

    def _write(self, place: int, record: Record, values: dict[str, Any]) -> None:
        ledger = self.ledgers(self.rows.entity)
        changes = [one for name, value in values.items() for one in self._changes(record, name, value)]
        ledger.changes.setdefault(record.id, {}).update(values)
        ledger.claim(record.id, values)
        ledger.met.add(record.id)
        self.sheet.changed(place, changes)
        self.sheet.fates[place] = Outcome.UPDATED

    def _changes(self, record: Record, name: str, value: Any) -> Iterator[Change]:
        """The change of a field as a person reads it: references by name, custom fields and codes one by one."""
        entity, before, spec = self.rows.entity, getattr(record, name), self.rows.specs.get(name)
        if name in {"custom", "external_ids"}:
            for key in sorted(before.keys() | value.keys()):
                if before.get(key) != value.get(key):
                    told = f"{name}.{key}" if key else name
                    yield Change(entity, told, before.get(key), value.get(key))
        elif isinstance(spec, FieldSpec) and spec.ref is not None and spec.ref not in PRIVATE:
            yield Change(
                entity, name, self.references.titled(spec, before), self.references.titled(spec, value)
            )
        else:
            yield Change(entity, name, before, value)

    def _label(self, name: str) -> Text:
        spec = self.rows.specs[name]
        return msg("Notes") if isinstance(spec, str) else spec.label
