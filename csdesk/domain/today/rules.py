"""The rules of the day, one for each kind of thing to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import repeat

from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.items import KINDS, Action, Item, Kind, When, items
from csdesk.domain.today.silence import silent_items
from csdesk.domain.today.tasks import task_items, when_due
from csdesk.domain.today.unpaid import unpaid_items
from csdesk.domain.today.worth import HORIZON, LEFT, fall, lateness, worth, worths
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
        mark = row.health
        if mark is None or mark.change is None or mark.change > -FALL:
            continue
        points = fall(row)
        if points:
            plain = nmsg("Health fell {n} point in 30 days", "Health fell {n} points in 30 days", points)
            why = facts.fell.get(own, plain)
            yield _item(facts, row, kind=Kind.HEALTH, reason=why, action=Action.OPEN_ACCOUNT, when=When.TODAY)


def renewal_items(facts: TodayFacts) -> list[Item]:
    """Contracts that renew in the next 90 days, with the last day to give notice."""
    on, notices = facts.on, facts.notices
    near = list(renewing(facts.accounts, on))
    if not near:
        return []
    accounts, rows, days = zip(*near, strict=True)
    dues = [row.renewal for row in rows]
    when = {due: when_due(due, on) for due in set(dues)}
    told = []
    for own, left in zip(accounts, days, strict=True):
        notice = notices.get(own)
        told.append(_renews(left) if notice is None or notice < on else _renews_notice(left, notice))
    return items(
        kind=repeat(Kind.RENEWAL),
        title=repeat(KINDS[Kind.RENEWAL]),
        reason=told,
        action=repeat(Action.OPEN_ACCOUNT),
        when=map(when.__getitem__, dues),
        account=accounts,
        due=dues,
        worth=worths(facts.weighed, accounts, repeat(lateness(0))),
    )


def review_items(facts: TodayFacts) -> Iterator[Item]:
    """Reviews to prepare: those that are arranged, and those of accounts that had none lately."""
    dues = {**reviews_due(facts.accounts, facts.on, facts.fiscal_start), **facts.planned}
    for own in facts.accounts.keys() & dues.keys():
        row, planned, due = facts.accounts[own], facts.planned.get(own), dues[own]
        held = facts.reviewed.get(own)
        if planned is None and held is not None and (facts.on - held).days < REVIEW_HOLDS:
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


def reviews_due(accounts: Mapping[int, PortfolioRow], on: date, fiscal_start: int) -> dict[int, date]:
    """By when each client's review has to be held: a renewal that is near, or the end of a quarter that nearly is.

    Clients of digital touch have none.
    """
    end = Quarter.of(on, fiscal_start).last
    found = {}
    if (end - on).days <= QUARTER_ENDS:
        found = {own: end for own, row in accounts.items() if _is_reviewed(row)}
    for own, row, days in renewing(accounts, on):
        if days <= RENEWAL_NEAR and row.renewal is not None and _is_reviewed(row):
            found[own] = row.renewal
    return found


def _is_reviewed(row: PortfolioRow) -> bool:
    return bool(row.mrr) and row.touch != "tech" and row.status not in LEFT


def renewing(accounts: Mapping[int, PortfolioRow], on: date) -> Iterator[tuple[int, PortfolioRow, int]]:
    """The clients that renew within the horizon, with the days until then."""
    last = on + timedelta(days=HORIZON)
    for own, row in accounts.items():
        day = row.renewal
        if day is not None and on <= day <= last and row.status not in LEFT:
            yield own, row, (day - on).days


@lru_cache(maxsize=500)
def _renews(days: int) -> Text:
    return nmsg("Renews in {n} day", "Renews in {n} days", days) if days else msg("Renews today")


@lru_cache(maxsize=2_000)
def _renews_notice(days: int, notice: date) -> Text:
    return msg("{renews}; notice by {day}", renews=_renews(days), day=notice)


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
    own = worth(facts.weighed[row.id], late)
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
