"""The rules of the day, one for each kind of thing to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.cadence import silence_allowed
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.items import KINDS, Action, Item, Kind, When
from csdesk.domain.today.tasks import task_items, when_due
from csdesk.domain.today.worth import LEFT, days_to_renewal, fall, worth
from csdesk.domain.values.month import Quarter
from csdesk.domain.views.portfolio import PortfolioRow

QUARTER_ENDS, RENEWAL_NEAR, REVIEW_HOLDS = 21, 60, 90
"""Days before a quarter's end and before a renewal when a review is prepared; days for which a held one is enough."""
FALL = 10
VALUE_WITHIN, VALUE_UNTIL = 30, 180
"""Days from the contract by which a first small value is expected, and after which nobody waits for it any more."""


def fallen_items(facts: TodayFacts) -> Iterator[Item]:
    """Health that fell by 10 or more in 30 days, with the facts that moved it."""
    for own, row in facts.accounts.items():
        points = fall(row)
        if points >= FALL:
            plain = nmsg("Health fell {n} point in 30 days", "Health fell {n} points in 30 days", points)
            why = facts.fell.get(own, plain)
            yield _item(facts, row, kind=Kind.HEALTH, reason=why, action=Action.OPEN_ACCOUNT, when=When.TODAY)


def renewal_items(facts: TodayFacts) -> Iterator[Item]:
    """Contracts that renew in the next 90 days, with the last day to give notice."""
    for own, row in facts.accounts.items():
        days = days_to_renewal(row, facts.on)
        if days is None:
            continue
        notice = facts.notices.get(own)
        why = _renews(days)
        if notice is not None and notice >= facts.on:
            why = msg("{renews}; notice by {day}", renews=why, day=notice)
        when = when_due(row.renewal, facts.on)
        yield _item(
            facts, row, kind=Kind.RENEWAL, reason=why, action=Action.OPEN_ACCOUNT, when=when, due=row.renewal
        )


def silent_items(facts: TodayFacts) -> Iterator[Item]:
    """Clients that nobody has talked to for longer than their touch allows."""
    on, kind, action = facts.on, Kind.SILENCE, Action.LOG_CONTACT
    never, past, now = msg("No conversation yet"), When.LATE, When.TODAY
    for row in facts.accounts.values():
        if not row.mrr or row.status in LEFT:
            continue
        last = row.last_contact
        if last is None:
            yield _item(facts, row, kind, never, action=action, when=now)
            continue
        days, allowed = (on - last).days, silence_allowed(row.touch)
        if days > allowed:
            due, why = last + timedelta(days=allowed), _silent(days, allowed)
            yield _item(facts, row, kind, why, action=action, when=past, due=due, late=days - allowed)


@lru_cache(maxsize=2_000)
def _silent(days: int, allowed: int) -> Text:
    return nmsg(
        "{n} day without a conversation, the limit is {limit}",
        "{n} days without a conversation, the limit is {limit}",
        days,
        limit=allowed,
    )


def review_items(facts: TodayFacts) -> Iterator[Item]:
    """Reviews to prepare: those that are arranged, and those of accounts that had none lately."""
    for own, row in facts.accounts.items():
        planned = facts.planned.get(own)
        due = planned or review_due(row, facts.on, facts.fiscal_start)
        held = facts.reviewed.get(own)
        was_held = held is not None and (facts.on - held).days < REVIEW_HOLDS
        if due is None or (was_held and planned is None):
            continue
        yield _item(
            facts,
            row,
            kind=Kind.REVIEW,
            reason=_why_review(row, due, facts.on, is_planned=planned is not None),
            action=Action.OPEN_REVIEW,
            when=when_due(due, facts.on),
            due=due,
        )


def _why_review(row: PortfolioRow, due: date, on: date, *, is_planned: bool) -> Text:
    days = (due - on).days
    if is_planned:
        return msg("Arranged for {day}", day=due)
    return _renews_unreviewed(days) if due == row.renewal else _quarter_ends(days)


@lru_cache(maxsize=500)
def _renews_unreviewed(days: int) -> Text:
    return msg("{renews}, without a QBR in the last 90 days", renews=_renews(days))


def review_due(row: PortfolioRow, on: date, fiscal_start: int) -> date | None:
    """By when a client's review has to be held: a renewal that is near, or the end of a quarter that nearly is.

    Clients of digital touch have none.
    """
    if row.status in LEFT or not row.mrr or row.touch == "tech":
        return None
    renews = days_to_renewal(row, on)
    if renews is not None and renews <= RENEWAL_NEAR:
        return row.renewal
    end = _quarter_end(on, fiscal_start)
    return end if (end - on).days <= QUARTER_ENDS else None


@lru_cache(maxsize=8)
def _quarter_end(on: date, fiscal_start: int) -> date:
    """Asked once for each account, and the same for all."""
    return Quarter.of(on, fiscal_start).last


@lru_cache(maxsize=500)
def _renews(days: int) -> Text:
    return nmsg("Renews in {n} day", "Renews in {n} days", days) if days else msg("Renews today")


@lru_cache(maxsize=500)
def _quarter_ends(days: int) -> Text:
    if not days:
        return msg("The quarter ends today without a QBR")
    return nmsg(
        "The quarter ends in {n} day without a QBR", "The quarter ends in {n} days without a QBR", days
    )


def started_items(facts: TodayFacts) -> Iterator[Item]:
    """Onboardings past their due date, and clients that still wait for a first value."""
    for one in facts.started:
        row = facts.accounts.get(one.account)
        if row is None or row.status in LEFT:
            continue
        late, days = (facts.on - one.due).days, (facts.on - one.began).days
        if not one.is_complete and late > 0:
            why = nmsg("Onboarding is {n} day late", "Onboarding is {n} days late", late)
            due, kind = one.due, Kind.ONBOARDING
        elif not one.has_value and VALUE_WITHIN < days <= VALUE_UNTIL:
            why = nmsg(
                "{n} day since the contract began, without a first value",
                "{n} days since the contract began, without a first value",
                days,
            )
            due, kind, late = one.began + timedelta(days=VALUE_WITHIN), Kind.FIRST_VALUE, days - VALUE_WITHIN
        else:
            continue
        yield _item(
            facts,
            row,
            kind=kind,
            reason=why,
            action=Action.OPEN_ACCOUNT,
            when=When.LATE,
            due=due,
            late=late,
            record=one.id,
        )


def unanswered_items(facts: TodayFacts) -> Iterator[Item]:
    """Detractors that nobody has talked to since they answered."""
    for one in facts.unanswered:
        row = facts.accounts.get(one.account)
        if row is None or row.status in LEFT:
            continue
        days = (facts.on - one.answered).days
        why = msg("NPS {score} today, without a conversation since", score=one.score)
        if days:
            why = nmsg(
                "NPS {score}, {n} day ago, without a conversation since",
                "NPS {score}, {n} days ago, without a conversation since",
                days,
                score=one.score,
            )
        when = When.LATE if days else When.TODAY
        yield _item(
            facts,
            row,
            kind=Kind.DETRACTOR,
            reason=why,
            action=Action.LOG_CONTACT,
            when=when,
            due=one.answered,
            late=days,
            record=one.id,
        )


def unpaid_items(facts: TodayFacts) -> Iterator[Item]:
    """What accounts owe past its due date."""
    for one in facts.unpaid:
        row = facts.accounts.get(one.account)
        if row is None:
            continue
        why = _owed(one.count, one.oldest)
        if one.amount is not None:
            why = msg("{invoices}: {amount}", invoices=why, amount=one.amount)
        late = (facts.on - one.oldest).days
        yield _item(
            facts,
            row,
            kind=Kind.INVOICE,
            reason=why,
            action=Action.OPEN_ACCOUNT,
            when=When.LATE,
            due=one.oldest,
            late=late,
        )


@lru_cache(maxsize=2_000)
def _owed(count: int, oldest: date) -> Text:
    return nmsg("{n} invoice overdue since {day}", "{n} invoices overdue since {day}", count, day=oldest)


def _item(
    facts: TodayFacts,
    row: PortfolioRow,
    kind: Kind,
    reason: Text,
    *,
    action: Action,
    when: When,
    due: date | None = None,
    late: int = 0,
    record: int | None = None,
) -> Item:
    own = worth(facts.weight(row), late)
    return Item(kind, KINDS[kind], reason, action, when, row.id, record, due, late, own)


RULES = (
    task_items,
    fallen_items,
    renewal_items,
    silent_items,
    review_items,
    started_items,
    unanswered_items,
    unpaid_items,
)
