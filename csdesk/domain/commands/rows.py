"""Rows of one kind taken in at once, and the quick flags of invoices and tickets: each one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from csdesk.domain.commands.records import added, changed, check
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.commands.sense import MakesNoSense, check_alone, check_sense, check_whole
from csdesk.domain.lean import dataclass
from csdesk.domain.model.catalog import BY_TYPE
from csdesk.domain.model.contract import Invoice
from csdesk.domain.model.record import Record, altered
from csdesk.domain.model.voice import Ticket
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, nmsg


@dataclass(frozen=True, kw_only=True)
class TakeRows(Command):
    """Store new records of a kind and change others; its value is the ids of the new ones."""

    kind: type[Record]
    new: Sequence[Record] = ()
    changes: Sequence[tuple[int, Mapping[str, Any]]] = ()


@dataclass(frozen=True, kw_only=True)
class FlagInvoices(Command):
    """Say that invoices are overdue, or paid today."""

    ids: tuple[int, ...]
    overdue: bool


@dataclass(frozen=True, kw_only=True)
class SolveTickets(Command):
    """Say that tickets are solved, now."""

    ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ReopenTickets(Command):
    """Say that tickets came back, and count it."""

    ids: tuple[int, ...]


@handles(TakeRows)
def take_rows(command: TakeRows, work: Work) -> tuple[Text, range]:
    """Store all of them or none."""
    for record in command.new:
        check(record)
        check_whole(record)
        check_sense(record)
    work.save_many([changed(work.get(command.kind, one), values) for one, values in command.changes])
    ids = work.add_many(list(command.new))
    check_alone(command.kind, (*ids, *(one for one, _ in command.changes)), work)
    if len(command.new) == 1 and not command.changes:
        return added(command.new[0], work), ids
    kind = BY_TYPE[command.kind].many
    if not command.changes:
        return nmsg("{n} row added: {kind}", "{n} rows added: {kind}", len(ids), kind=kind), ids
    n = len(ids) + len(command.changes)
    return nmsg("{n} row filled: {kind}", "{n} rows filled: {kind}", n, kind=kind), ids


@handles(FlagInvoices)
def flag_invoices(command: FlagInvoices, work: Work) -> Text:
    """Set or take away the day of payment; a word for the status that says otherwise goes."""
    today = work.clock.today()
    flag = _overdue if command.overdue else _paid
    work.save_many([flag(work.get(Invoice, one), today) for one in command.ids])
    n = len(command.ids)
    if command.overdue:
        return nmsg("{n} invoice overdue", "{n} invoices overdue", n)
    return nmsg("{n} invoice paid", "{n} invoices paid", n)


def is_overdue(invoice: Invoice, today: date) -> bool:
    """Whether it was due before today and nothing says that it is paid."""
    return invoice.due is not None and invoice.due < today and not is_paid(invoice)


def is_paid(invoice: Invoice) -> bool:
    """Whether a day of payment or the word for its status says so."""
    return invoice.paid is not None or (invoice.status or "").casefold() in _PAID


_PAID = frozenset({"paid", "paga", "pago"})


def _paid(invoice: Invoice, today: date) -> Invoice:
    return invoice if invoice.paid is not None else altered(invoice, {"paid": today, "status": None})


def _overdue(invoice: Invoice, today: date) -> Invoice:
    if invoice.due is not None and invoice.due >= today:
        raise MakesNoSense(msg("It is due on {day}: change that day first", day=invoice.due))
    status = None if is_paid(invoice) else invoice.status
    due = invoice.due or today - timedelta(days=1)
    return altered(invoice, {"paid": None, "status": status, "due": due})


@handles(SolveTickets)
def solve_tickets(command: SolveTickets, work: Work) -> Text:
    """Set the moment of the solution where there is none; a word for the status that says otherwise goes."""
    now = work.clock.now()
    found = [work.get(Ticket, one) for one in command.ids]
    standing = [one for one in found if one.resolved_at is None]
    work.save_many([altered(one, {"resolved_at": now, "status": None}) for one in standing])
    return nmsg("{n} ticket solved", "{n} tickets solved", len(standing))


@handles(ReopenTickets)
def reopen_tickets(command: ReopenTickets, work: Work) -> Text:
    """Take the moment of the solution away and count one reopening more."""
    found = [work.get(Ticket, one) for one in command.ids]
    solved = [one for one in found if one.resolved_at is not None]
    work.save_many(
        [
            altered(one, {"resolved_at": None, "status": None, "reopened": (one.reopened or 0) + 1})
            for one in solved
        ]
    )
    return nmsg("{n} ticket reopened", "{n} tickets reopened", len(solved))
