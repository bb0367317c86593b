"""The columns of a grid, derived from the declared fields of its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

from csdesk.domain.commands.records import ChangeRecord, ChangeRecords
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.rows import (
    FlagInvoices,
    ReopenTickets,
    SolveTickets,
    is_overdue,
    is_paid,
)
from csdesk.domain.model.contract import Invoice
from csdesk.domain.model.record import Choice, FieldSpec, FieldType, Record, account_of
from csdesk.domain.model.voice import Ticket
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.domain.values.money import Money
from csdesk.ui.forms.choices import label_of_choice
from csdesk.ui.forms.reader import Reader
from csdesk.ui.records.kinds import Kind
from csdesk.ui.records.names import Names, currency_of_row
from csdesk.ui.tables.column import Cell, Column, Look, Tone

_WIDTHS = {
    FieldType.TEXT: 150,
    FieldType.MONEY: 116,
    FieldType.DATE: 112,
    FieldType.INSTANT: 146,
    FieldType.MONTH: 100,
    FieldType.INT: 96,
    FieldType.DECIMAL: 92,
    FieldType.PERCENT: 92,
    FieldType.BOOL: 92,
    FieldType.CHOICE: 120,
    FieldType.REF: 170,
    FieldType.REFS: 170,
}
_LONG = 280
_OWN_WIDTHS = {"number": 116, "subject": 220, "title": 200, "name": 180, "email": 250, "next_step": 200}
_GROUPED = frozenset({FieldType.CHOICE, FieldType.REF, FieldType.MONTH})
_SEARCHED = frozenset({FieldType.TEXT, FieldType.CHOICE, FieldType.REF, FieldType.REFS})
_YES_NO = (Choice("yes", msg("Yes")), Choice("no", msg("No")))
_PAYMENTS = (
    Choice("overdue", pmsg("invoice", "Overdue")),
    Choice("open", pmsg("invoice", "Not due yet")),
    Choice("paid", pmsg("invoice", "Paid")),
)
_SOLUTIONS = (Choice("waiting", pmsg("ticket", "Waiting")), Choice("solved", pmsg("ticket", "Solved")))
REFERRING = frozenset({FieldType.REF, FieldType.REFS})
NOTES = FieldSpec("notes", FieldType.TEXT, msg("Notes"), long=True)
WordsInUse = Callable[[str], Sequence[Choice]]


def columns_of(
    kind: Kind, names: Names, in_use: WordsInUse, reader: Callable[[], Reader]
) -> tuple[Column[Record], ...]:
    """The columns of a grid, the usual ones first."""
    specs = {spec.name: spec for spec in (*kind.fields, NOTES)}
    made = {
        name: _yes_no(kind, spec)
        if spec.type is FieldType.BOOL
        else _column(kind, spec, names, in_use, reader)
        for name, spec in specs.items()
    }
    if kind.key == "invoice":
        made["payment"] = _payment(lambda: reader().today)
    if kind.key == "ticket":
        made["solution"] = _solution()
    rest = (name for name in made if name not in kind.shown)
    return tuple(made[name] for name in (*kind.shown, *rest))


def change(kind: type[Record], name: str, rows: Sequence[Record], value: Any) -> Command:
    """The command that gives records another value of a field."""
    if len(rows) == 1:
        return ChangeRecord(kind=kind, id=rows[0].id, values={name: value})
    return ChangeRecords(kind=kind, ids=tuple(row.id for row in rows), values={name: value})


def _column(
    kind: Kind, spec: FieldSpec, names: Names, in_use: WordsInUse, reader: Callable[[], Reader]
) -> Column[Record]:
    name, type_ = spec.name, spec.type
    currency = partial(currency_of_row, names) if type_ is FieldType.MONEY else None
    return Column(
        key=name,
        title=spec.label,
        value=_named(spec, names) if type_ in REFERRING else attrgetter(name),
        spec=spec,
        currency=currency,
        choices=partial(in_use, name) if type_ is FieldType.CHOICE and not spec.closed else None,
        edit=partial(_edit, kind.entity.type, spec, names),
        total=None if currency is None else partial(total, attrgetter(name), names, reader),
        look=Look.STRONG if name == kind.shown[0] and type_ is not FieldType.MONTH else Look.TEXT,
        width=_LONG if spec.long else _OWN_WIDTHS.get(name, _WIDTHS[type_]),
        group=type_ in _GROUPED,
        search=type_ in _SEARCHED,
        shown=name in kind.shown,
        fixed=name == kind.shown[0],
    )


def _named(spec: FieldSpec, names: Names) -> Callable[[Record], Any]:
    """References are shown, sorted and found by name."""
    read, key = attrgetter(spec.name), spec.ref or ""
    if spec.type is FieldType.REF:
        return lambda row: names.call(key, read(row))
    return lambda row: ", ".join(names.call(key, one) or "" for one in read(row) or ()) or None


def _edit(kind: type[Record], spec: FieldSpec, names: Names, rows: Sequence[Record], value: Any) -> Command:
    """Another value of a field; a reference may be given by name."""
    if spec.type in REFERRING:
        value = referred(spec, value, names, account_of(rows[0]))
    return change(kind, spec.name, rows, value)


def referred(spec: FieldSpec, value: Any, names: Names, account: int | None) -> Any:
    """The records that are meant, by id; raises `Refused` when a name says nobody, or several."""
    key = spec.ref or ""
    if spec.type is FieldType.REFS:
        if isinstance(value, str):
            parts = (part.strip() for part in value.split(","))
            return tuple(names.meant(key, part, account) for part in parts if part)
        return value or ()
    return names.meant(key, value, account) if isinstance(value, str) else value


def sums(
    cents: Callable[[Record], int | None], names: Names, usual: str, rows: Sequence[Record]
) -> list[Money]:
    """What amounts add up to in each currency, the usual one first; nothing where there are no amounts."""
    found: dict[str | None, int] = {}
    for row in rows:
        amount = cents(row)
        if amount is not None:
            named = currency_of_row(names, row)
            found[named] = found.get(named, 0) + amount
    if None in found:
        found[usual] = found.get(usual, 0) + found.pop(None)
    order = sorted(found.items(), key=lambda pair: (pair[0] != usual, pair[0] or ""))
    return [Money(amount, named or usual, whole=True) for named, amount in order]


def total(
    cents: Callable[[Record], int | None], names: Names, reader: Callable[[], Reader], rows: Sequence[Record]
) -> Money | None:
    """The sum of amounts of one currency; amounts of several have no sum, nor have no amounts."""
    found = sums(cents, names, reader().currency, rows)
    return found[0] if len(found) == 1 else None


def _yes_no(kind: Kind, spec: FieldSpec) -> Column[Record]:
    """A flag as the words yes and no, to filter and group by."""
    read = attrgetter(spec.name)
    key_of = {True: "yes", False: "no", None: None}
    flag_of = {key: flag for flag, key in key_of.items()}
    return Column(
        key=spec.name,
        title=spec.label,
        value=lambda row: key_of[read(row)],
        spec=FieldSpec(spec.name, FieldType.CHOICE, spec.label, choices=_YES_NO, closed=True),
        edit=lambda rows, value: change(kind.entity.type, spec.name, rows, flag_of[value]),
        width=_WIDTHS[FieldType.BOOL],
        group=True,
        shown=spec.name in kind.shown,
    )


def _payment(today: Callable[[], date]) -> Column[Record]:
    def cell(row: Record, reader: Reader) -> Cell:
        words, state = reader.words.words, payment_of(row, reader.today)
        if state == "overdue" and isinstance(row, Invoice) and row.due is not None:
            n = (reader.today - row.due).days
            return Cell(words(nmsg("{n} day late", "{n} days late", n)), Tone.BAD)
        tone = Tone.GOOD if state == "paid" else Tone.INFO
        return Cell(words(label_of_choice(state, _PAYMENTS)), tone)

    def command(rows: Sequence[Record], value: Any) -> Command:
        if value == "open":
            return change(Invoice, "paid", rows, None)
        return FlagInvoices(ids=tuple(row.id for row in rows), overdue=value == "overdue")

    return Column(
        key="payment",
        title=msg("Payment state"),
        value=lambda row: payment_of(row, today()),
        spec=_words("payment", msg("Payment state"), _PAYMENTS),
        cell=cell,
        sort=lambda row: -_days_late(row, today()),
        edit=command,
        look=Look.DOT,
        width=152,
        group=True,
        help=msg("Overdue is what was due before today and is not paid. P says that it is paid."),
    )


def payment_of(row: Record, today: date) -> str:
    """Whether an invoice is paid, overdue, or open until its day."""
    assert isinstance(row, Invoice)
    return "paid" if is_paid(row) else "overdue" if is_overdue(row, today) else "open"


def _days_late(row: Record, today: date) -> int:
    assert isinstance(row, Invoice)
    state = payment_of(row, today)
    late = (today - row.due).days if row.due is not None else 0
    return late if state == "overdue" else 0 if state == "open" else -1


def _solution() -> Column[Record]:
    def command(rows: Sequence[Record], value: Any) -> Command:
        ids = tuple(row.id for row in rows)
        return SolveTickets(ids=ids) if value == "solved" else ReopenTickets(ids=ids)

    def solution_of(row: Record) -> str:
        assert isinstance(row, Ticket)
        return "waiting" if row.resolved_at is None else "solved"

    def cell(row: Record, reader: Reader) -> Cell:
        state = solution_of(row)
        tone = Tone.GOOD if state == "solved" else Tone.WARNING
        return Cell(reader.words.words(label_of_choice(state, _SOLUTIONS)), tone)

    return Column(
        key="solution",
        title=msg("Solution"),
        value=solution_of,
        spec=_words("solution", msg("Solution"), _SOLUTIONS),
        cell=cell,
        edit=command,
        look=Look.DOT,
        width=112,
        group=True,
        help=msg("P says that it is solved, or that it came back."),
    )


def _words(name: str, label: Text, choices: tuple[Choice, ...]) -> FieldSpec:
    return FieldSpec(name, FieldType.CHOICE, label, required=True, choices=choices, closed=True)
