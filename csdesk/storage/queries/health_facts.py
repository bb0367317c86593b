"""Gather what health scores are made of: a few grouped statements for all accounts, the same ones for a single one."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from csdesk.domain.health.facts import (
    USUAL,
    USUAL_NAMES,
    AccountFacts,
    Answer,
    GoalFact,
    InvoiceFact,
    Number,
    OnboardingFact,
    PersonFact,
    SignalFact,
    TicketFact,
    UsageFact,
    signal_key,
)
from csdesk.domain.model.health import HealthOverride
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.values.month import Month
from csdesk.storage.queries.asked import TWO_WAY
from csdesk.storage.queries.health_gathering import Gathering, day_of, maybe, number
from csdesk.storage.queries.health_heard import heard
from csdesk.storage.queries.health_notices import ONE, notices
from csdesk.storage.tables import Reader

CRITICAL_WORDS = frozenset(
    (
        *("critical", "urgent", "highest", "blocker", "emergency", "p0", "p1", "sev0", "sev1", "s1", "1"),
        *("crítica", "crítico", "critica", "critico", "urgente", "bloqueante", "emergência"),
    )
)
"""Priorities that mean that a client cannot work."""

_HALF = len(USUAL) // 2

_TWO_WAY = TWO_WAY.format(i="i")


def _goals(gathering: Gathering) -> None:
    """Goals with their readings."""
    readings: dict[int, list[tuple[date, Number, int]]] = {}
    for _, goal, day, value, own in gathering.each(
        "SELECT g.account, r.goal, r.date, r.value, r.id FROM goal AS g JOIN reading AS r ON r.goal = g.id "
        "WHERE r.date <= :on AND r.value IS NOT NULL {one} ORDER BY r.goal, r.date, r.id"
    ):
        readings.setdefault(goal, []).append((day_of(day), number(value), own))
    for account, own, status, baseline, target, direction, due, created, changed in gathering.each(
        "SELECT account, id, status, baseline, target, direction, due, created, changed FROM goal WHERE 1 {one}"
    ):
        fact = GoalFact(
            own,
            status,
            maybe(number, baseline),
            maybe(number, target),
            direction == "down",
            maybe(day_of, due),
            gathering.local(created),
            gathering.local(changed),
            readings.get(own, ()),
        )
        gathering.owner[account].goals.append(fact)


_USAGE = """
SELECT account, id, month, week, created, seats, active_users, features_available, features_used{newest}
FROM usage WHERE ((active_users IS NOT NULL AND seats > 0) OR (features_used IS NOT NULL AND features_available > 0))
AND {which} {{one}} {order}
"""
_BEFORE = _USAGE.format(
    newest=", max(coalesce(week, month || '-31'))",
    which="(week <= :whole_week OR (week IS NULL AND month <= :whole_month))",
    order="GROUP BY account",
)
_SINCE = _USAGE.format(
    newest="",
    which="((week > :whole_week AND week <= :on) OR (week IS NULL AND month > :whole_month AND month <= :month))",
    order="ORDER BY coalesce(week, month), id",
)


def _usage(gathering: Gathering) -> None:
    """Use by month or week: the newest record that was whole before the span, and those after it."""
    whole = Month.of(gathering.since + timedelta(days=1)).plus(-1)
    gathering.asked |= {
        "whole_month": str(whole),
        "whole_week": (gathering.since - timedelta(days=6)).isoformat(),
        "month": str(Month.of(gathering.on)),
    }
    for statement in (_BEFORE, _SINCE):
        for account, own, month, week, created, *figures in gathering.each(statement):
            first, last = _span(month, week)
            made = gathering.local(created)
            gathering.owner[account].usage.append(UsageFact(own, first, last, made, *figures[:4]))


def _contacts(gathering: Gathering) -> None:
    """Two-way contacts: the last one before the span and those in it."""
    one = "" if gathering.asked["account"] is None else ONE.replace("account", "a.id", 1)
    for account, found in gathering.reader.connection.execute(
        f"SELECT a.id, (SELECT i.at || ' ' || i.id FROM interaction AS i WHERE i.account = a.id "
        f"AND i.at < :since AND {_TWO_WAY} ORDER BY i.at DESC LIMIT 1) FROM account AS a WHERE 1 {one}",
        gathering.asked,
    ):
        if found and account in gathering.owner:
            at, own = found.split(" ")
            gathering.owner[account].contacts.append((gathering.local(at), int(own)))
    if gathering.since < gathering.on:
        for account, at, own in gathering.each(
            "SELECT i.account, i.at, i.id FROM interaction AS i WHERE i.at >= :since AND i.at < :after "
            f"AND {_TWO_WAY} {{one}} ORDER BY i.at"
        ):
            gathering.owner[account].contacts.append((gathering.local(at), own))


def _answers(gathering: Gathering) -> None:
    """NPS and CSAT answers."""
    for account, own, at, kind, score in gathering.each(
        "SELECT account, id, answered_at, kind, score FROM survey WHERE kind IN ('nps', 'csat') "
        "AND score IS NOT NULL AND answered_at < :after {one} ORDER BY answered_at, id"
    ):
        gathering.owner[account].answers.append(Answer(own, gathering.local(at), kind, number(score)))


_INVOICES = """
SELECT account, id, issued, due, paid FROM invoice WHERE due IS NOT NULL AND (issued <= :on OR due <= :on)
AND coalesce(status, '') NOT IN ('cancelled', 'void', 'cancelada')
"""
_SETTLED = _INVOICES.replace("paid FROM", "paid, max(due) FROM") + "AND paid <= :first {one} GROUP BY account"
_OPEN = (
    _INVOICES
    + "AND (paid > :first OR (paid IS NULL AND coalesce(status, '') NOT IN ('paid', 'paga', 'pago'))) "
    "{one} ORDER BY due, id"
)


def _invoices(gathering: Gathering) -> None:
    """The newest invoice that was settled before the span, and all that were open in it."""
    for statement in (_SETTLED, _OPEN):
        for account, own, issued, due, paid, *_ in gathering.each(statement):
            fact = InvoiceFact(own, maybe(day_of, issued), day_of(due), maybe(day_of, paid))
            gathering.owner[account].invoices.append(fact)


_SOLVED_BEFORE = """
SELECT account, id, max(opened_at), coalesce(resolved_at, opened_at), priority FROM ticket
WHERE opened_at < :tickets AND coalesce(resolved_at, opened_at) < :since
AND (resolved_at IS NOT NULL OR coalesce(status, '') IN ('resolved', 'closed', 'resolvido', 'fechado'))
{one} GROUP BY account
"""


def _tickets(gathering: Gathering) -> None:
    """Tickets opened lately, older ones that were open in the span, and the newest of those solved before."""
    for account, own, opened, resolved, _ in gathering.each(_SOLVED_BEFORE):
        fact = TicketFact(own, gathering.local(opened), gathering.local(resolved), critical=False)
        gathering.owner[account].tickets.append(fact)
    for account, own, opened, resolved, priority in gathering.each(
        "SELECT account, id, opened_at, resolved_at, priority FROM ticket WHERE opened_at < :after "
        "AND (opened_at >= :tickets OR resolved_at IS NULL OR resolved_at >= :since) "
        "AND NOT (resolved_at IS NULL AND coalesce(status, '') IN ('resolved', 'closed', 'resolvido', 'fechado')) "
        "{one} ORDER BY opened_at, id"
    ):
        bad = (priority or "").casefold() in CRITICAL_WORDS
        fact = TicketFact(own, gathering.local(opened), maybe(gathering.local, resolved), bad)
        gathering.owner[account].tickets.append(fact)


def _people(gathering: Gathering) -> None:
    """Sponsors and champions."""
    for account, own, role, left in gathering.each(
        "SELECT account, id, role, left_on FROM contact WHERE role IN ('sponsor', 'champion') {one}"
    ):
        gathering.owner[account].people.append(PersonFact(own, role, maybe(day_of, left)))


_SIGNALS = """
SELECT account, id, name, value, measured_on{newest} FROM signal
WHERE name IS NOT NULL AND measured_on <= :on AND measured_on {which} :first {{one}} {order}
"""
_LAST_SIGNALS = _SIGNALS.format(
    newest=", max(measured_on || printf('%012d', id))", which="<=", order="GROUP BY account, name"
)
_NEW_SIGNALS = _SIGNALS.format(newest="", which=">", order="ORDER BY measured_on, id")


def _signals(gathering: Gathering) -> None:
    """Named measurements: the last of each name before the span, and those in it."""
    for statement in (_LAST_SIGNALS, _NEW_SIGNALS):
        for account, own, name, value, day, *_ in gathering.each(statement):
            signals = gathering.owner[account].signals.setdefault(_signal_key(name), [])
            signals.append(SignalFact(own, day_of(day), maybe(number, value)))


_MEASURED = """
SELECT count(*) FROM (SELECT account FROM signal
  WHERE lower(name) IN (SELECT value FROM json_each(:usual)) AND measured_on <= :on
  GROUP BY account HAVING count(DISTINCT lower(name)) > :half)
"""
_CUSTOMERS = """
SELECT count(DISTINCT account) FROM line
WHERE kind IN ('base', 'add_on') AND start <= :on AND ([end] IS NULL OR [end] > :on)
"""


def _elsewhere(gathering: Gathering) -> None:
    """Whether signals measure most customers by most of the usual indicators."""
    if all(len(facts.signals) > _HALF for facts in gathering.found.values()):
        return
    usual = json.dumps(USUAL_NAMES, ensure_ascii=False)
    connection, asked = gathering.reader.connection, {**gathering.asked, "usual": usual, "half": _HALF}
    measured = connection.execute(_MEASURED, asked).fetchone()[0]
    if measured and 2 * measured > connection.execute(_CUSTOMERS, asked).fetchone()[0]:
        for facts in gathering.found.values():
            facts.elsewhere = True


def _onboardings(gathering: Gathering) -> None:
    """The ways to first value."""
    for account, own, start, *days in gathering.each(
        "SELECT account, id, coalesce(contract_start, started), due, completed, first_value_on "
        "FROM onboarding WHERE 1 {one}"
    ):
        fact = OnboardingFact(own, *(maybe(day_of, day) for day in (start, *days)))
        gathering.owner[account].onboardings.append(fact)


def _notices(gathering: Gathering) -> None:
    """Renewals refused and lines that end."""
    for account, notice in notices(gathering.reader, gathering.asked, gathering.local):
        if account in gathering.owner:
            gathering.owner[account].notices.append(notice)


def _overrides(gathering: Gathering) -> None:
    """What people set by hand."""
    for one in gathering.reader.all(HealthOverride):
        if one.account in gathering.owner:
            gathering.owner[one.account].overrides.append(one)


def health_facts(
    reader: Reader,
    settings: WorkspaceSettings,
    on: date,
    *,
    fields: Sequence[str] = ("touch",),
    customs: Sequence[str] = (),
    since: date | None = None,
    account: int | Sequence[int] | None = None,
) -> dict[int, AccountFacts]:
    """What was known of each account, of one, or of some, on any day from `since` (else only on the last day) to `on`."""
    gathering = Gathering(reader, settings, on, min(since or on, on))
    gathering.accounts(fields, customs, [account] if isinstance(account, int) else account)
    for read in _KINDS:
        read(gathering)
    gathering.sort_merged()
    return gathering.found


_KINDS: tuple[Callable[[Gathering], None], ...] = (
    _goals,
    _usage,
    _contacts,
    _answers,
    _invoices,
    _tickets,
    heard,
    _people,
    _signals,
    _elsewhere,
    _onboardings,
    _notices,
    _overrides,
)


@lru_cache(maxsize=1_000)
def _signal_key(name: str) -> str:
    return signal_key(name)


@lru_cache(maxsize=1_000)
def _span(month: str | None, week: str | None) -> tuple[date, date]:
    if week is not None:
        first = date.fromisoformat(week)
        return first, first + timedelta(days=6)
    whole = Month.parse(str(month))
    return whole.first, whole.last
