"""The day: what waits, in what order, and the sentence that begins it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from csdesk.domain.text import Text, verbatim
from csdesk.domain.today.day import today
from csdesk.domain.today.facts import OpenTask, Started, TodayFacts, Unanswered, Unpaid
from csdesk.domain.today.items import Action, Kind, When
from csdesk.domain.today.tasks import when_due
from csdesk.domain.values.money import Cents, Money
from csdesk.domain.views.health import HealthMark
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.i18n import Translator

ON = date(2026, 10, 13)
WORDS = Translator("en").words


def account(
    own: int = 1, name: str = "Tijolo Lilás", *, change: int | None = None, **more: Any
) -> PortfolioRow:
    known: dict[str, Any] = {"mrr": Cents(100_000), "last_contact": ON, "touch": "high", **more}
    health = None if change is None else HealthMark(61, "at_risk", 100, False, False, change, "down")
    return PortfolioRow(id=own, name=name, health=health, **known)


def facts(*accounts: PortfolioRow, **more: Any) -> TodayFacts:
    reviewed = {row.id: ON for row in accounts}
    known = {row.id: row for row in accounts}
    return TodayFacts(**{"on": ON, "currency": "BRL", "accounts": known, "reviewed": reviewed, **more})


def said(text: Text) -> str:
    return WORDS(text)


def days(number: int) -> date:
    return ON + timedelta(days=number)


def test_the_day_begins_with_the_counts_and_the_account_that_is_worth_the_most():
    small = account(2, "Cacto Manso", mrr=Cents(5_000))
    worst = account(1, change=-14, renewal=days(63))
    tasks = [
        OpenTask(1, 2, "Send the minutes", days(-9)),
        OpenTask(2, 1, "Call", ON),
        OpenTask(3, 2, "Ask", ON),
    ]
    found = today(facts(small, worst, tasks=tasks))
    assert (found.late, found.due) == (1, 2)
    assert said(found.sentence) == (
        "1 overdue and 2 for today. Start with Tijolo Lilás: "
        "health fell 14 points and the contract renews in 63 days."
    )


def test_an_account_without_a_task_is_not_where_the_day_begins():
    found = today(
        facts(account(1, change=-40), account(2, "Cacto Manso"), tasks=[OpenTask(1, 2, "Call", days(-3))])
    )
    assert said(found.sentence) == "1 overdue. Start with Cacto Manso: Call was due 3 days ago."


def test_a_day_without_tasks_says_so():
    assert said(today(facts(account())).sentence) == "Nothing is due today."


@pytest.mark.parametrize(
    ("due", "when"),
    [
        (days(-1), When.LATE),
        (ON, When.TODAY),
        (date(2026, 10, 18), When.WEEK),
        (date(2026, 10, 19), When.LATER),
        (None, When.LATER),
    ],
)
def test_a_due_date_belongs_to_a_part_of_the_week(due: date | None, when: When):
    assert when_due(due, ON) is when


def test_on_a_weekend_the_week_is_the_next_one():
    sunday = date(2026, 10, 18)
    assert when_due(date(2026, 10, 25), sunday) is When.WEEK
    assert when_due(date(2026, 10, 26), sunday) is When.LATER


def test_health_that_fell_by_ten_comes_worst_mrr_first_with_the_facts_that_moved_it():
    rows = (account(1, change=-10), account(2, mrr=Cents(900_000), change=-10), account(3, change=-9))
    found = today(facts(*rows, fell={2: verbatim("The sponsor left")})).of(Kind.HEALTH)
    assert [item.account for item in found] == [2, 1]
    assert [said(item.reason) for item in found] == ["The sponsor left", "Health fell 10 points in 30 days"]


def test_a_bigger_fall_and_a_nearer_renewal_are_worth_more():
    rows = (account(1), account(2, change=-20), account(3, change=-20, renewal=days(5)))
    tasks = [OpenTask(own, own, "Call", ON) for own in (1, 2, 3)]
    assert [item.account for item in today(facts(*rows, tasks=tasks)).of(Kind.TASK)] == [3, 2, 1]


def test_renewals_of_ninety_days_are_told_with_the_last_day_to_give_notice():
    rows = (account(1, renewal=days(90)), account(2, renewal=days(91)), account(3, renewal=days(-1)))
    (found,) = today(facts(*rows, notices={1: days(60)})).of(Kind.RENEWAL)
    assert said(found.reason) == "Renews in 90 days; notice by Dec 12, 2026"
    assert found.due == days(90)


@pytest.mark.parametrize(("touch", "limit"), [("high", 21), ("mid", 30), ("tech", 60), (None, 30)])
def test_silence_is_overdue_the_day_after_the_limit_of_the_touch(touch: str | None, limit: int):
    rows = (
        account(1, touch=touch, last_contact=days(-limit)),
        account(2, touch=touch, last_contact=days(-limit - 1)),
    )
    (found,) = today(facts(*rows)).of(Kind.SILENCE)
    assert (found.account, found.late, found.action) == (2, 1, Action.LOG_CONTACT)


def test_clients_that_left_and_prospects_ask_for_no_contact():
    rows = (
        account(1, status="cancelled", last_contact=None),
        account(2, status="prospect", last_contact=None),
    )
    assert today(facts(*rows)).items == ()


def test_a_review_is_due_when_a_renewal_is_near_or_the_quarter_nearly_over():
    near, far = account(1, renewal=days(60)), account(2, renewal=days(61))
    found = today(facts(near, far, reviewed={})).of(Kind.REVIEW)
    assert [said(item.reason) for item in found] == ["Renews in 60 days, without a QBR in the last 90 days"]
    ending = today(facts(far, on=date(2026, 12, 10), reviewed={})).of(Kind.REVIEW)
    assert [item.account for item in ending] == [2]
    assert today(facts(near, reviewed={1: days(-89)})).of(Kind.REVIEW) == ()


def test_an_onboarding_past_its_due_date_and_a_first_value_that_waits():
    started = [
        Started(1, 1, days(-60), days(-2), is_complete=False, has_value=False),
        Started(2, 2, days(-31), days(20), is_complete=False, has_value=False),
        Started(3, 3, days(-30), days(20), is_complete=False, has_value=False),
        Started(4, 4, days(-99), days(-9), is_complete=True, has_value=True),
    ]
    found = today(facts(*map(account, (1, 2, 3, 4)), started=started))
    assert {item.account: item.kind for item in found.items} == {1: Kind.ONBOARDING, 2: Kind.FIRST_VALUE}


def test_a_first_value_of_long_ago_is_no_longer_waited_for():
    started = [Started(own, own, days(-own), ON, is_complete=True, has_value=False) for own in (180, 181)]
    found = today(facts(account(180), account(181), started=started))
    assert [item.account for item in found.items] == [180]


def test_a_detractor_without_a_conversation_asks_for_one():
    (found,) = today(facts(account(), unanswered=[Unanswered(7, 1, 3, days(-5))])).items
    assert said(found.reason) == "NPS 3, 5 days ago, without a conversation since"
    assert (found.record, found.action, found.when) == (7, Action.LOG_CONTACT, When.LATE)


def test_overdue_invoices_are_told_with_their_sum_when_every_amount_is_known():
    owed = [Unpaid(1, 2, days(-40), Money(150_000, "BRL")), Unpaid(2, 1, days(-4), None)]
    found = today(facts(account(1), account(2), unpaid=owed)).items
    assert [said(item.reason) for item in found] == [
        "2 invoices overdue since Sep 3, 2026: R$1,500.00",
        "1 invoice overdue since Oct 9, 2026",
    ]
