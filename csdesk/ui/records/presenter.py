"""A grid of records without widgets: its rows, its columns, what a change touches, what the person does."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QObject

from csdesk.domain.changes import ChangeSet, Done
from csdesk.domain.commands.records import DeleteRecords
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.rows import FlagInvoices, ReopenTickets, SolveTickets, TakeRows, is_paid
from csdesk.domain.commands.sense import needed
from csdesk.domain.model.contract import Invoice
from csdesk.domain.model.record import Choice, FieldSpec, FieldType, Record
from csdesk.domain.model.voice import Ticket
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.ports import Progress
from csdesk.domain.text import Text, verbatim
from csdesk.domain.values.money import Money
from csdesk.ui.forms.reader import Reader
from csdesk.ui.records.columns import NOTES, REFERRING, columns_of, referred, sums
from csdesk.ui.records.kinds import BY_KIND, KINDS, Kind
from csdesk.ui.records.names import Names
from csdesk.ui.records.own_fields import own_columns
from csdesk.ui.records.reads import Queries, Rest, Touched
from csdesk.ui.session import Session
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import words_of
from csdesk.ui.tables.state import ViewState

FIRST = 200
"""Rows that are read before the page shows; the others follow beside the window."""
SLICE = 5_000
MOST = 100_000
"""A grid holds so many rows; of more, the ones made last."""
_VIEW = "records"


class RecordsPresenter:
    """Answers the page and carries out what the person wants."""

    def __init__(self, session: Session, queries: Queries) -> None:
        self._session = session
        self._queries = queries
        self.names = Names()
        self.reader = self.read_again()
        self.kind: Kind = BY_KIND.get(session.recall(f"{_VIEW}.kind") or "", KINDS[0])
        self.rows: list[Record] = []
        self.counts: dict[str, int] = {}
        self.is_whole = False
        self.knows_names = False
        """Whether the names of all that the rows may refer to are read."""
        self.columns: tuple[Column[Record], ...] = ()
        self._words_in_use: dict[str, Sequence[Choice]] = {}
        self._knows_accounts = False

    def open(self, key: str) -> None:
        """Go to a kind: its columns, and the rows that were made last."""
        self.kind = BY_KIND[key]
        self._session.remember(f"{_VIEW}.kind", key)
        self.knows_names = not self._refs()
        self._words_in_use.clear()
        self._session.with_reader(self._read_first)
        declared = columns_of(self.kind, self.names, self.in_use, lambda: self.reader)
        own = own_columns(self.kind, self._session.all(CustomField), self.names)
        self.columns = (*declared, *own)

    def read_rest(self, done: Callable[[Rest], object], owner: QObject) -> None:
        """Read the rows after the first ones, and what all of them refer to, beside the window."""
        key, below = self.kind.key, self.rows[-1].id if self.rows and not self.is_whole else None
        wanted, refs, queries = 0 if self.is_whole else MOST - len(self.rows), self._refs(), self._queries

        def read(reader: Any, progress: Progress) -> Rest:
            rows: list[Record] = []
            last = below
            while len(rows) < wanted:
                found = queries.newest(reader, key, min(SLICE, wanted - len(rows)), last)
                rows += found
                if len(found) < SLICE:
                    break
                last = found[-1].id
                progress.step(len(rows), wanted, self.kind.entity.many)
            return Rest(rows, {one: queries.labels(reader, one) for one in refs})

        self._session.read(read, lambda rest: done(rest) if self.kind.key == key else None, owner)

    def take_rest(self, rest: Rest) -> list[Record]:
        """Go on with the rows that were read."""
        for key, labels in rest.labels.items():
            self.names.take(key, labels)
        if rest.rows:
            last = self.rows[-1].id if self.rows else rest.rows[0].id + 1
            self.rows += [row for row in rest.rows if row.id < last]
        self.is_whole = self.knows_names = True
        self._words_in_use.clear()
        return self.rows

    def count_all(self, done: Callable[[], object], owner: QObject) -> None:
        """Count every kind beside the window."""

        def take(counts: dict[str, int]) -> None:
            self.counts = counts
            done()

        keys = [kind.key for kind in KINDS]
        self._session.read(lambda reader, _: self._queries.counts(reader, keys), take, owner)

    def forget(self, changes: ChangeSet) -> None:
        """Accounts changed, perhaps while nobody looked: their names are read again."""
        self._knows_accounts = self._knows_accounts and "account" not in changes.kinds

    def touched(self, changes: ChangeSet) -> Touched | None:
        """What a change touches among the rows; `None` when names changed, so that all must be read again."""
        self.forget(changes)
        if changes.kinds & {"account", "setting", "custom_field", *self._refs()}:
            return None
        ranges = changes.ranges.get(self.kind.key, ())
        if sum(last - first + 1 for first, last in ranges) > SLICE:
            return None
        found = self._session.with_reader(lambda reader: self._queries.these(reader, self.kind.key, ranges))
        is_reshaped = False
        for first, last in ranges:
            start, end = (bisect(self.rows, bound, key=_backwards) for bound in (-last - 1, -first))
            now = [row for row in reversed(found) if first <= row.id <= last]
            is_reshaped |= [row.id for row in self.rows[start:end]] != [row.id for row in now]
            self.rows[start:end] = now
        self._words_in_use.clear()
        return Touched(tuple(found), is_reshaped)

    def read_again(self) -> Reader:
        """Who reads the page now: another language, day or currency than before, perhaps."""
        session = self._session
        self.reader = Reader.of(session)
        return self.reader

    def left_state(self) -> ViewState:
        """The grid as it was left last time."""
        return ViewState.from_json(self._session.recall(f"{_VIEW}.{self.kind.key}"), self.columns)

    def remember(self, state: ViewState) -> None:
        """Keep the grid as it stands for the next time."""
        self._session.remember(f"{_VIEW}.{self.kind.key}", state.to_json())

    def column(self, key: str) -> Column[Record]:
        """One column by its key."""
        return next(column for column in self.columns if column.key == key)

    def in_use(self, name: str) -> Sequence[Choice]:
        """The declared choices of a field and the words that the rows have."""
        known = self._words_in_use.get(name)
        if known is None:
            declared = next(spec for spec in self.kind.fields if spec.name == name).choices
            own = {getattr(row, name) for row in self.rows} - {None, *(choice.key for choice in declared)}
            added = (Choice(word, verbatim(word)) for word in sorted(own, key=str.casefold))
            known = self._words_in_use[name] = (*declared, *added)
        return known

    def needed(self) -> frozenset[str]:
        """The fields that a new row must have."""
        return needed(self.kind.entity.type)

    def made(self, values: dict[str, Any]) -> Record:
        """A new record of what was typed, references by name or id; raises `Refused`."""
        account = values.get("account")
        if isinstance(account, str):
            account = values["account"] = self.names.meant("account", account)
        for spec in self.kind.fields:
            if spec.name in values and spec.type in REFERRING:
                values[spec.name] = referred(spec, values[spec.name], self.names, account)
        filled = {name: value for name, value in values.items() if value is not None}
        for spec in self.kind.fields:
            if spec.required and spec.name not in filled:
                filled[spec.name] = None
        return self.kind.entity.type(**filled)

    def add(self, values: dict[str, Any], place: str) -> Done:
        """Store one new row that was typed at a place; raises `Refused` with the reason."""
        command = TakeRows(kind=self.kind.entity.type, new=(self.made(dict(values)),))
        return self._session.run_draft(place, command)

    def run(self, command: Command) -> Done:
        """Do it."""
        return self._session.run(command)

    def delete(self, ids: Sequence[int]) -> Done:
        """Delete rows and what belongs to them."""
        return self._session.run(DeleteRecords(kind=self.kind.entity.type, ids=tuple(ids)))

    def flag(self, rows: Sequence[Record]) -> Command | None:
        """What P does: invoices are paid or overdue again, tickets solved or back; for other kinds nothing."""
        ids = tuple(row.id for row in rows)
        if not ids:
            return None
        if isinstance(rows[0], Invoice):
            unpaid = tuple(row.id for row in rows if isinstance(row, Invoice) and not is_paid(row))
            return FlagInvoices(ids=unpaid or ids, overdue=not unpaid)
        if isinstance(rows[0], Ticket):
            waiting = tuple(row.id for row in rows if isinstance(row, Ticket) and row.resolved_at is None)
            return SolveTickets(ids=waiting) if waiting else ReopenTickets(ids=ids)
        return None

    def values_of(self, column: Column[Record]) -> list[tuple[str | None, Text, int]]:
        """The words of a column with how many rows have each."""
        return words_of(column, self.rows)

    def offered(self) -> list[Column[Record]]:
        """The columns whose filters are offered before any is on."""
        return [column for column in self.columns if column.shown and is_listed(column)][:2]

    def effect(self, column: Column[Record], rows: Iterable[Record], value: Any) -> tuple[int, int]:
        """How many rows a bulk edit would change, and how many are so already."""
        shown = self.names.call(column.spec.ref or "", value) if column.spec.type is FieldType.REF else value
        same = [column.value(row) == shown for row in rows]
        return same.count(False), same.count(True)

    def change(self, column: Column[Record], rows: Sequence[Record], value: Any) -> None:
        """Give the rows a value; raises `Refused` when a rule says no."""
        if column.edit is not None:
            self.run(column.edit(rows, value))

    def totals(
        self, rows: Sequence[Record], shown: Collection[str]
    ) -> list[tuple[Column[Record], list[Money]]]:
        """What the amounts of the shown columns add up to, currency by currency."""
        amounts = [one for one in self.columns if one.key in shown and one.spec.type is FieldType.MONEY]
        usual = self.reader.currency
        found = ((one, sums(attrgetter(one.key), self.names, usual, rows)) for one in amounts)
        return [(column, added) for column, added in found if added]

    def specs(self) -> dict[str, FieldSpec]:
        """The fields of the kind that a cell may hold."""
        return {spec.name: spec for spec in (*self.kind.fields, NOTES)}

    def _refs(self) -> tuple[str, ...]:
        found = {spec.ref for spec in self.kind.fields if spec.type in REFERRING and spec.ref}
        return tuple(sorted(found - {"account"}))

    def _read_first(self, reader: Any) -> None:
        queries = self._queries
        if not self._knows_accounts:
            self.names.take_accounts(queries.accounts(reader))
            self._knows_accounts = True
        self.rows = queries.newest(reader, self.kind.key, FIRST)
        self.is_whole = len(self.rows) < FIRST
        for spec in self.kind.fields:
            if spec.type in REFERRING and spec.ref not in {None, "account"}:
                key = str(spec.ref)
                ids = _referred_by(self.rows, spec)
                self.names.take(key, queries.labels(reader, key, ids), whole=False)


def is_listed(column: Column[Record]) -> bool:
    """Whether a column is filtered by ticking its words."""
    return column.spec.type is FieldType.CHOICE


def _backwards(row: Record) -> int:
    """What the rows are ordered by: the newest first."""
    return -row.id


def _referred_by(rows: Iterable[Record], spec: FieldSpec) -> set[int]:
    values = [getattr(row, spec.name) for row in rows]
    if spec.type is FieldType.REFS:
        return {one for several in values for one in several or ()}
    return {one for one in values if one is not None}
