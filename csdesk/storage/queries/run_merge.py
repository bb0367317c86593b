"""What the merge fields of an account are filled with, read in a few statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.commands.run_steps import FIRST_ROLES
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Invoice
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.playbooks.merge import contact_facts
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.text import msg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.tables import Reader

_PAID = frozenset({"cancelled", "void", "cancelada", "paid", "paga", "pago"})


def people_of(reader: Reader, account: int) -> tuple[Contact, ...]:
    """The people of an account who are still there, the first to speak to first."""
    people = [one for one in reader.find(Contact, account=account) if one.left_on is None]
    ranks = {role: rank for rank, role in enumerate(FIRST_ROLES)}
    return tuple(sorted(people, key=lambda one: (ranks.get(one.role or "", len(ranks)), one.id)))


def merge_facts(
    reader: Reader,
    settings: WorkspaceSettings,
    now: datetime,
    account: Account,
    people: Sequence[Contact],
) -> dict[str, Any]:
    """What the merge fields of an account are filled with, as values; what is not known is left out or `None`."""
    today = now.astimezone(ZoneInfo(settings.zone)).date()
    rows = portfolio(reader, settings, now, accounts=[account.id])
    found: dict[str, Any] = {
        "account.name": account.name,
        "account.since": None if account.start_date is None else Month.of(account.start_date),
        "account.csm": account.csm,
        "account.am": account.am,
        "person": settings.person,
        "today": today,
        **{f"custom:{key}": value for key, value in account.custom.items()},
        **contact_facts(people[0] if people else None),
        **_owed(reader.find(Invoice, account=account.id), settings, today),
        **_goals(reader, account.id, today),
    }
    if rows:
        row = rows[0]
        found["mrr"] = None if row.mrr is None else Money(row.mrr, row.currency, whole=True)
        found["renewal.date"], found["last_contact"], found["nps"] = row.renewal, row.last_contact, row.nps
        found["renewal.days"] = None if row.renewal is None else (row.renewal - today).days
        found["health"] = None if row.health is None else row.health.score
    return found


def _owed(invoices: Iterable[Invoice], settings: WorkspaceSettings, today: date) -> dict[str, Any]:
    late = [
        one
        for one in invoices
        if one.paid is None and one.due is not None and one.due < today and (one.status or "") not in _PAID
    ]
    if not late:
        return {}
    oldest = min(late, key=lambda one: one.due or today)
    found: dict[str, Any] = {
        "invoice.number": oldest.number,
        "invoice.due": oldest.due,
        "invoice.days": None if oldest.due is None else (today - oldest.due).days,
    }
    currencies = {one.currency or settings.currency for one in late}
    amounts = [one.amount for one in late if one.amount is not None]
    if len(currencies) == 1 and len(amounts) == len(late):
        found["invoice.overdue"] = Money(sum(amounts), currencies.pop())
    return found


def _goals(reader: Reader, account: int, today: date) -> dict[str, Any]:
    """The first open goal, and the last readings of all."""
    goals = [one for one in reader.find(Goal, account=account) if one.status in {None, "open", "achieved"}]
    told = []
    found: dict[str, Any] = {}
    for goal in goals:
        readings = [
            one for one in reader.find(Reading, goal=goal.id) if one.date is not None and one.date <= today
        ]
        last = max(readings, key=lambda one: (one.date, one.id), default=None)
        value: Decimal | None = None if last is None else last.value
        name = goal.name or goal.outcome
        if not found and name:
            found = {"goal.name": name, "goal.current": value, "goal.target": goal.target}
        if name and value is not None:
            told.append(msg("{name}: {value}", name=verbatim(name), value=value))
    if told:
        found["goals.quarter"] = tuple(told)
    return found
