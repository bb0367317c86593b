"""Rows behind renewals, answers, tickets, onboarding, use and activity (sections 8 to 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from csdesk.domain.explain import Row
from csdesk.domain.model.adoption import Usage
from csdesk.domain.model.voice import Ticket
from csdesk.domain.rules.figures import RowsOf, Scope, counted, weighed
from csdesk.domain.rules.onboarding import has_features
from csdesk.domain.rules.practice import is_support
from csdesk.domain.rules.renewals import PENDING, Term


def terms(amount: Callable[[Term], int], *outcomes: str) -> RowsOf:
    """Terms due in the span that were decided, or those of some outcomes."""
    return lambda scope: weighed(
        "renewal",
        (
            (term.renewal.id, amount(term))
            for term in scope.periods.terms.due(scope.first, scope.last)
            if (term.outcome in outcomes if outcomes else term.outcome != PENDING)
        ),
    )


def one_per_account(*outcomes: str) -> RowsOf:
    """Accounts with such a term, one each."""
    return lambda scope: counted(
        "account",
        dict.fromkeys(
            term.account
            for term in scope.periods.terms.due(scope.first, scope.last)
            if (term.outcome in outcomes if outcomes else term.outcome != PENDING)
        ),
    )


def coming(amount: Callable[[Scope, Term], int], *outcomes: str) -> RowsOf:
    """Terms of the coming days, and pending ones; all of them or those of some outcomes."""
    return lambda scope: weighed(
        "renewal",
        (
            (term.renewal.id, amount(scope, term))
            for term in scope.periods.terms.coming()
            if not outcomes or term.outcome in outcomes
        ),
    )


def falling(amount: Callable[[Scope, Term], int], *outcomes: str) -> RowsOf:
    """Terms due in the whole months of the span, decided or not; all of them or those of some outcomes."""
    return lambda scope: weighed(
        "renewal",
        (
            (term.renewal.id, amount(scope, term))
            for term in scope.periods.terms.falling(scope.first, scope.last)
            if not outcomes or term.outcome in outcomes
        ),
    )


def aimed(scope: Scope, term: Term) -> int:
    """The share of the MRR due that the workspace aims at."""
    return scope.periods.terms.target(term)


def foreseen(scope: Scope, term: Term) -> int:
    """What a term gave, or what is expected of it."""
    return scope.periods.terms.foreseen(term, scope.periods.facts.bands or {})


def expected(scope: Scope, term: Term) -> int:
    """MRR due times its probability."""
    return scope.periods.terms.expected(term, scope.periods.facts.bands or {})


def kept_due(term: Term) -> int:
    """What was renewed, at most what was due."""
    return min(term.renewed, term.due)


def answers(kind: str, least: int = 0, most: int = 10) -> RowsOf:
    """The counted answers of a kind within two scores, one each."""
    return lambda scope: counted(
        "survey",
        (
            one.id
            for one in scope.periods.answers.counted(kind, scope.first, scope.last)
            if one.score is not None and least <= one.score <= most
        ),
    )


def points(kind: str) -> RowsOf:
    """The counted answers of a kind with their scores."""
    return lambda scope: weighed(
        "survey",
        (
            (one.id, int(one.score))
            for one in scope.periods.answers.counted(kind, scope.first, scope.last)
            if one.score is not None
        ),
    )


def volume(scope: Scope) -> Iterable[Row]:
    """The tickets opened, and monthly totals with their counts."""
    desk = scope.periods.desk
    totals = desk.totals(scope.first, scope.last)
    return [
        *counted("ticket", (ticket.id for ticket in desk.opened(scope.first, scope.last))),
        *weighed("ticket_month", ((total.id, total.opened) for total in totals if total.opened)),
    ]


def waits(*, count: bool) -> RowsOf:
    """Tickets that were answered, with the seconds to the first reply; monthly totals weigh by their count."""

    def rows(scope: Scope) -> Iterable[Row]:
        desk = scope.periods.desk
        opened = desk.opened(scope.first, scope.last)
        found = [(one.id, wait) for one in opened if (wait := desk.response(one)) is not None]
        yield from counted("ticket", (one for one, _ in found)) if count else weighed("ticket", found)
        yield from _monthly(scope, "first_response_mean", "opened", count=count)

    return rows


def solving(*, count: bool) -> RowsOf:
    """Tickets that were resolved, with the seconds to the last resolution; monthly totals likewise."""

    def rows(scope: Scope) -> Iterable[Row]:
        desk = scope.periods.desk
        solved = desk.resolved(scope.first, scope.last)
        found = [(one.id, 1 if count else desk.seconds(one.opened_at, one.resolved_at)) for one in solved]
        yield from weighed("ticket", found)
        yield from _monthly(scope, "resolution_mean", "resolved", count=count)

    return rows


def _monthly(scope: Scope, mean: str, number: str, *, count: bool) -> Iterable[Row]:
    for total in scope.periods.desk.totals(scope.first, scope.last):
        minutes, weight = getattr(total, mean), getattr(total, number)
        known = minutes is not None and weight
        yield Row(
            "ticket_month", total.id, (weight if count else Fraction(minutes) * weight * 60) if known else 0
        )


def resolved(chosen: Callable[[Ticket], bool] = lambda _: True, *, minutes: bool = False) -> RowsOf:
    """The tickets resolved that are chosen, one each or with the minutes of handling."""

    def rows(scope: Scope) -> Iterable[Row]:
        for ticket in scope.periods.desk.resolved(scope.first, scope.last):
            if chosen(ticket):
                yield Row("ticket", ticket.id, (ticket.handle_minutes or 0) if minutes else 1)

    return rows


def is_handled(ticket: Ticket) -> bool:
    """Whether the minutes of handling are known."""
    return ticket.handle_minutes is not None


def is_reopened(ticket: Ticket) -> bool:
    """Whether it was opened again after a resolution."""
    return bool(ticket.reopened)


def kept(target: tuple[str, str], *states: str) -> RowsOf:
    """The tickets opened in the span whose target stands in one of some states."""
    return lambda scope: counted(
        "ticket",
        (
            ticket.id
            for ticket in scope.periods.desk.opened(scope.first, scope.last)
            if scope.periods.desk.sla(ticket, *target) in states
        ),
    )


def days_to_value(*, count: bool) -> RowsOf:
    """Onboardings that reached first value, with the days it took."""

    def rows(scope: Scope) -> Iterable[Row]:
        found = scope.periods.onboardings.days_to_value(scope.first, scope.last)
        return weighed("onboarding", ((one, 1 if count else days) for one, days in found))

    return rows


def started(test: str | None = None) -> RowsOf:
    """The onboardings started in the span that pass a test."""

    def rows(scope: Scope) -> Iterable[Row]:
        onboardings = scope.periods.onboardings
        passes = (lambda _: True) if test is None else getattr(onboardings, test)
        begun = onboardings.started(scope.first, scope.last)
        return counted("onboarding", (one.id for one in begun if passes(one)))

    return rows


def waiting(scope: Scope) -> Iterable[Row]:
    """The onboardings still waiting for first value, one an account."""
    return counted("onboarding", (one.id for one in scope.periods.onboardings.waiting(scope.last)))


def uses(amount: Callable[[Usage], int]) -> RowsOf:
    """The usage records of the month's customers."""

    def rows(scope: Scope) -> Iterable[Row]:
        for records in scope.periods.uses.records(scope.last, scope.is_customer).values():
            yield from weighed("usage", ((record.id, amount(record)) for record in records))

    return rows


def features(record: Usage, name: str) -> int:
    """A count of features of a record that knows both of them."""
    return int(getattr(record, name) or 0) if has_features(record) else 0


def measured(*, adopted: bool) -> RowsOf:
    """Customers whose use of features is known, or those of them that use enough."""

    def rows(scope: Scope) -> Iterable[Row]:
        target = scope.periods.facts.policy.adoption_target
        for account, records in scope.periods.uses.records(scope.last, scope.is_customer).items():
            had = sum(features(record, "features_available") for record in records)
            used = sum(features(record, "features_used") for record in records)
            if had and (not adopted or used >= target * had):
                yield Row("account", account, 1)

    return rows


def exposed(scope: Scope) -> Iterable[Row]:
    """Customers at risk or critical, with their MRR."""
    return weighed("account", scope.periods.exposed(scope.last).items())


def entries(side: str, *, team: bool) -> RowsOf:
    """The gains or costs of value entries, of clients or of the team."""
    return lambda scope: weighed(
        "value",
        (
            (one.id, getattr(one, side) or 0)
            for one in scope.periods.practice.values(scope.first, scope.last, team=team)
        ),
    )


def by_cs(*modes: str) -> RowsOf:
    """Interactions of role CS in the last 90 days, of some modes or of support."""
    return lambda scope: counted(
        "interaction",
        (
            one.id
            for one in scope.periods.practice.by_cs(scope.last)
            if not modes or one.mode in modes or ("support" in modes and is_support(one))
        ),
    )


def touched(finder: str) -> RowsOf:
    """Customers that were spoken with, or reviewed."""

    def rows(scope: Scope) -> Iterable[Row]:
        found = getattr(scope.periods.practice, finder)(scope.last, scope.periods.customers(scope.last))
        return counted("account", found)

    return rows


def carried(scope: Scope) -> Iterable[Row]:
    """Customers with the share of one CSM that each takes."""
    for own in scope.periods.practice.loads(scope.periods.customers(scope.last)).values():
        yield from weighed("account", own.items())


def carriers(scope: Scope) -> Iterable[Row]:
    """One customer of each CSM, to count them."""
    for own in scope.periods.practice.loads(scope.periods.customers(scope.last)).values():
        yield Row("account", min(own), 1)
