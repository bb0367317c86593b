"""Suggestions: what fires, why, never twice, never too much, always in the same order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.playbooks.facts import FACTS, holds
from csdesk.domain.playbooks.firing import InUse, compiled
from csdesk.domain.playbooks.known import Aim, Answered, Entry, Known, Offer, Owed, Used, facts_of
from csdesk.domain.playbooks.maps import Arrow, Condition, Ending, PlaybookMap, Step, StepKind, Trigger
from csdesk.domain.playbooks.suggesting import (
    History,
    Limits,
    PutOff,
    Ran,
    Suggested,
    Suggestion,
    suggest,
)
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.values.money import Cents
from csdesk.domain.views.health import HealthMark
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.i18n import Translator

ON = date(2026, 10, 13)
EN = Translator("en")


def day(back: int) -> date:
    return ON - timedelta(days=back)


def row(own: int = 1, **values: object) -> PortfolioRow:
    usual = {"name": f"Conta {own}", "mrr": Cents(100_000), "status": "active", "touch": "mid"}
    return PortfolioRow(id=own, **{**usual, "last_contact": day(3), **values})  # type: ignore[arg-type]


def mark(score: int | None, band: str, change: int | None = None) -> HealthMark:
    return HealthMark(score, band, 100, False, False, change, None, (score,))


def playbook(kind: str, value: int | None = None, code: str = "", **more: object) -> InUse:
    trigger = Trigger(kind=kind, value=value, **more)  # type: ignore[arg-type]
    return InUse(1, code or kind, code or kind, walked(trigger))


def walked(*triggers: Trigger) -> PlaybookMap:
    steps = (
        Step(id="start", kind=StepKind.START),
        Step(id="call", kind=StepKind.ACTION, text="Call", due=1, minutes=20),
        Step(id="end", kind=StepKind.END, ending=Ending.GOOD),
    )
    arrows = (Arrow(id="a1", source="start", target="call"), Arrow(id="a2", source="call", target="end"))
    return PlaybookMap(steps=steps, arrows=arrows, triggers=triggers)


def known(*rows: PortfolioRow, **values: object) -> Known:
    return Known(on=ON, accounts={one.id: one for one in rows}, **values)  # type: ignore[arg-type]


def whys(found: Suggested) -> list[str]:
    return [EN.words(one.why) for one in found.shown]


CASES = [
    (
        playbook("band", key="critical"),
        known(row(health=mark(42, "critical"))),
        "Health: Critical, 42 points",
    ),
    (
        playbook("band", key="critical"),
        known(row(health=mark(42, "critical")), entered={1: Entry(day(2), True)}),
        "Health: Critical, 42 points, since Oct 11, 2026",
    ),
    (
        playbook("health_drop", 10),
        known(row(health=mark(61, "at_risk", -14))),
        "Health fell from 75 to 61 in 30 days",
    ),
    (
        playbook("renewal", 90),
        known(row(renewal=date(2026, 12, 15))),
        "Renews in 63 days, on Dec 15, 2026",
    ),
    (playbook("renewal", 90), known(row(renewal=ON)), "Renews today"),
    (playbook("detractor", 30), known(row(), answers={1: Answered(7, 4, day(3))}), "NPS 4 on Oct 10, 2026"),
    (playbook("promoter", 30), known(row(), answers={1: Answered(7, 9, day(3))}), "NPS 9 on Oct 10, 2026"),
    (
        playbook("silence"),
        known(row(last_contact=day(41))),
        "41 days without a conversation, the limit is 30",
    ),
    (
        playbook("silence", 10),
        known(row(last_contact=day(11))),
        "11 days without a conversation, the limit is 10",
    ),
    (
        playbook("silence", 10),
        known(row(last_contact=None, start_date=day(12))),
        "12 days as a customer without any conversation",
    ),
    (playbook("usage_drop", 30), known(row(), used={1: Used(9, 6)}), "Usage fell 33%, from 9 to 6 people"),
    (playbook("new_account", 14), known(row(start_date=day(4))), "Customer since Oct 9, 2026"),
    (
        playbook("overdue_invoice", 5),
        known(row(), owed={1: Owed(3, 2, day(5))}),
        "2 invoices overdue since Oct 8, 2026",
    ),
    (
        playbook("goal_late"),
        known(row(), aims=[Aim(1, 1, "Leads", day(1), None)]),
        "Leads was due on Oct 12, 2026",
    ),
    (
        playbook("goal_reached", 30),
        known(row(), aims=[Aim(1, 1, "Leads", None, day(5))]),
        "Leads was reached on Oct 8, 2026",
    ),
    (
        playbook("opportunity_stage", key="Proposta"),
        known(row(), offers=[Offer(4, 1, "Upsell", "proposta", day(1))]),
        "Upsell is at proposta",
    ),
    (
        playbook("date", 7, key="custom:aniversario"),
        known(row(custom={"aniversario": "2026-10-15"})),
        "aniversario is in 2 days, on Oct 15, 2026",
    ),
    (playbook("churn", 30), known(row(mrr=None), lost={1: day(10)}), "Lost on Oct 3, 2026"),
]


@pytest.mark.parametrize(("own", "facts", "why"), CASES, ids=[case[2] for case in CASES])
def test_each_kind_of_trigger_says_why_with_its_figures(own: InUse, facts: Known, why: str) -> None:
    assert whys(suggest([own], facts)) == [why]


def test_every_kind_of_trigger_is_tried() -> None:
    assert {trigger.kind for own, _, _ in CASES for trigger in own.map.triggers} == set(TriggerKind)


@pytest.mark.parametrize(
    ("own", "facts"),
    [
        (playbook("band", key="critical"), known(row(health=mark(42, "critical")), entered={1: None})),
        (playbook("band", key="critical"), known(row(health=mark(55, "at_risk")))),
        (playbook("health_drop", 10), known(row(health=mark(61, "at_risk", -9)))),
        (playbook("health_drop", 10), known(row(health=mark(61, "at_risk")))),
        (playbook("renewal", 90), known(row(renewal=ON + timedelta(days=91)))),
        (playbook("renewal", 90), known(row(renewal=day(1)))),
        (playbook("detractor", 30), known(row(), answers={1: Answered(7, 7, day(3))})),
        (playbook("detractor", 30), known(row(), answers={1: Answered(7, 4, day(31))})),
        (playbook("silence"), known(row(last_contact=day(30)))),
        (playbook("usage_drop", 30), known(row(), used={1: Used(10, 8)})),
        (playbook("new_account", 14), known(row(start_date=day(15)))),
        (playbook("overdue_invoice", 5), known(row(), owed={1: Owed(3, 2, day(4))})),
        (playbook("churn", 30), known(row(mrr=None), lost={1: day(31)})),
        (playbook("churn", 30), known(row(mrr=None), lost={1: None})),
        (playbook("date", 7, key="aniversario"), known(row(custom={"aniversario": "em breve"}))),
    ],
)
def test_what_does_not_hold_suggests_nothing(own: InUse, facts: Known) -> None:
    assert suggest([own], facts) == Suggested()


def test_who_left_only_gets_playbooks_for_those_who_left() -> None:
    gone = row(mrr=None, status="cancelled", last_contact=day(90))
    facts = known(gone, lost={1: day(10)})
    found = suggest([playbook("silence"), playbook("churn", 30)], facts)
    assert [one.code for one in found.shown] == ["churn"]
    assert suggest([playbook("churn", 30)], known(row(last_contact=day(90)))).shown == ()


def test_the_tests_of_a_trigger_narrow_it() -> None:
    rich, poor = row(1, mrr=Cents(500_000), last_contact=day(60)), row(2, last_contact=day(60))
    own = playbook("silence", tests=(Condition("mrr", ">=", "5000"), Condition("custom:nivel", "=", "ouro")))
    gold = PortfolioRow(id=3, name="Ouro", mrr=Cents(600_000), last_contact=day(60), custom={"nivel": "Ouro"})
    found = suggest([own], known(rich, poor, gold))
    assert [one.account for one in found.shown] == [3]


def test_a_run_that_is_open_keeps_its_playbook_from_being_suggested() -> None:
    facts = known(row(last_contact=day(60)))
    assert not suggest([playbook("silence")], facts, History([Ran(1, "silence", day(90))])).shown


def test_a_playbook_rests_after_its_last_run() -> None:
    facts, own = known(row(last_contact=day(60))), playbook("silence", rest=30)
    assert not suggest([own], facts, History([Ran(1, "silence", day(40), day(29))])).shown
    assert suggest([own], facts, History([Ran(1, "silence", day(40), day(30))])).shown


def test_the_same_answer_never_suggests_again_after_a_run() -> None:
    own, facts = playbook("detractor", 60, rest=0), known(row(), answers={1: Answered(7, 4, day(50))})
    ran = History([Ran(1, "detractor", day(49), day(48))])
    assert suggest([own], facts).shown
    assert not suggest([own], facts, ran).shown
    later = known(row(), answers={1: Answered(8, 3, day(2))})
    assert suggest([own], later, ran).shown


def test_the_same_renewal_never_suggests_again_but_the_next_one_does() -> None:
    own = playbook("renewal", 90, rest=0)
    ran = History([Ran(1, "renewal", day(20), day(10))])
    assert not suggest([own], known(row(renewal=ON + timedelta(days=60))), ran).shown
    assert suggest([own], known(row(renewal=ON + timedelta(days=85))), ran).shown


def test_of_several_renewal_windows_only_the_one_reached_last_counts() -> None:
    windows = [playbook("renewal", days, f"r{days}") for days in (180, 90, 30)]
    found = suggest(windows, known(row(renewal=ON + timedelta(days=45))), limits=Limits(suggestions=9))
    assert [one.code for one in found.shown] == ["r90"]


def test_a_dismissed_event_stays_away_for_as_long_as_it_was_said() -> None:
    own, facts = playbook("detractor", 60), known(row(), answers={1: Answered(7, 4, day(5))})

    def with_off(trigger: str, until: date | None) -> Suggested:
        return suggest([own], facts, History((), [PutOff(1, "detractor", trigger, until)]))

    for trigger in ("", "detractor", "detractor:7"):
        assert not with_off(trigger, None).shown
        assert not with_off(trigger, ON).shown
        assert with_off(trigger, day(1)).shown
    assert with_off("detractor:8", None).shown
    assert with_off("renewal", None).shown


def test_an_account_gets_one_suggestion_at_a_time_and_the_others_say_that_they_wait() -> None:
    facts = known(row(last_contact=day(60), health=mark(30, "critical")), answers={1: Answered(7, 9, day(5))})
    own = [playbook("promoter", 30), playbook("silence"), playbook("band", key="critical")]
    found = suggest(own, facts)
    assert [one.code for one in found.shown] == ["band"]
    assert [one.code for one in found.held] == ["silence", "promoter"]
    assert all(one.held is not None for one in found.held)
    assert len(suggest(own, facts, limits=Limits(suggestions=2)).shown) == 2


def test_a_client_whom_playbooks_reached_often_is_left_alone_until_a_day() -> None:
    facts = known(row(last_contact=day(60)))
    runs = [Ran(1, "a", day(30), day(20), (day(13), day(5))), Ran(1, "b", day(2), day(1))]
    found = suggest([playbook("silence")], facts, History(runs), Limits(contacts=3))
    assert not found.shown
    said = EN.words(found.held[0].held) if found.held[0].held else ""
    assert said == "Waits until Oct 14, 2026: playbooks reached the account 3 times in 14 days"
    assert suggest([playbook("silence")], facts, History(runs), Limits(contacts=4)).shown


def test_the_most_pressing_comes_first_and_then_the_most_worth() -> None:
    rows = (
        row(1, last_contact=day(60)),
        row(2, last_contact=day(60), mrr=Cents(900_000)),
        row(3, health=mark(20, "critical"), mrr=Cents(1)),
    )
    found = suggest([playbook("silence"), playbook("band", key="critical")], known(*rows))
    assert [one.account for one in found.shown] == [3, 2, 1]


def test_an_unsound_trigger_or_an_unknown_kind_suggests_nothing() -> None:
    facts = known(row(last_contact=day(60)))
    broken = InUse(1, "x", "x", walked(Trigger(kind="moon"), Trigger(kind="band")))
    assert suggest([broken], facts) == Suggested()


def test_what_was_known_of_touched_accounts_is_replaced() -> None:
    rows = [row(own, last_contact=day(60), mrr=Cents(own * 100)) for own in (1, 2, 3)]
    own = [playbook("silence")]
    before = suggest(own, known(*rows))
    fresh = suggest(own, known(row(2)))
    after = before.renewed(fresh, {2})
    assert [one.account for one in after.shown] == [3, 1]
    assert after.renewed(suggest(own, known(rows[1])), {2}) == before


def test_every_fact_that_a_condition_may_ask_is_answered() -> None:
    facts = known(row(), owed={1: Owed(1, 1, day(2))}, used={1: Used(10, 5)}, tickets={1: 2})
    found = facts_of(facts, 1, [one.key for one in FACTS] + ["custom:nothing"])
    assert found["overdue_days"] == 2
    assert found["usage_change"] == -50
    assert found["silence_days"] == 3
    assert found["band"] == "no_data"
    assert found["open_tickets"] == 2
    assert found["custom:nothing"] is None
    assert set(found) == {*(one.key for one in FACTS), "custom:nothing"}


accounts = st.builds(
    row,
    st.integers(1, 12),
    last_contact=st.one_of(st.none(), st.integers(0, 200).map(day)),
    mrr=st.one_of(st.none(), st.integers(1, 10**7).map(Cents)),
    status=st.sampled_from(["active", "cancelled", "prospect", None]),
    health=st.one_of(
        st.none(),
        st.builds(
            mark,
            st.integers(0, 100),
            st.sampled_from(["healthy", "at_risk", "critical"]),
            st.integers(-60, 60),
        ),
    ),
    renewal=st.one_of(st.none(), st.integers(-200, 30).map(day)),
)
bases = st.lists(accounts, max_size=8).flatmap(
    lambda rows: st.builds(
        lambda answers, lost: known(*rows, answers=answers, lost=lost),
        st.dictionaries(
            st.integers(1, 12),
            st.builds(Answered, st.integers(1, 99), st.integers(0, 10), st.integers(0, 60).map(day)),
        ),
        st.dictionaries(st.integers(1, 12), st.one_of(st.none(), st.integers(0, 60).map(day)), max_size=3),
    )
)
BOOKS = [
    playbook("silence", rest=20),
    playbook("band", key="critical"),
    playbook("health_drop", 10),
    playbook("renewal", 180, "r180"),
    playbook("renewal", 60, "r60"),
    playbook("detractor", 60),
    playbook("promoter", 60),
    playbook("churn", 60),
]
codes = st.sampled_from([one.code for one in BOOKS])
histories = st.builds(
    History,
    st.lists(
        st.builds(
            lambda own, code, back, lasts: Ran(
                own, code, day(back), None if lasts is None else day(max(0, back - lasts))
            ),
            st.integers(1, 12),
            codes,
            st.integers(0, 120),
            st.one_of(st.none(), st.integers(0, 40)),
        ),
        max_size=8,
    ),
    st.lists(
        st.builds(
            PutOff, st.integers(1, 12), codes, st.just(""), st.one_of(st.none(), st.integers(-9, 9).map(day))
        ),
        max_size=5,
    ),
)


@settings(max_examples=150, deadline=None)
@given(bases, histories, st.integers(1, 3), st.integers(1, 4))
def test_nothing_is_suggested_twice_or_too_often_or_after_a_no(
    facts: Known, past: History, most: int, contacts: int
) -> None:
    found = suggest(BOOKS, facts, past, Limits(most, contacts))
    every: list[Suggestion] = [*found.shown, *found.held]
    pairs = [(one.account, one.code) for one in every]
    assert len(set(pairs)) == len(pairs)
    shown = [one.account for one in found.shown]
    assert all(shown.count(own) <= most for own in shown)
    running = {(run.account, run.code) for run in past.runs if run.ended is None}
    refused = {(off.account, off.code) for off in past.put_off if off.until is None or off.until >= ON}
    assert not {*pairs} & (running | refused)
    reached = [run.account for run in past.runs if (ON - run.started).days < 14]
    assert all(reached.count(own) < contacts for own in shown)
    assert all((one.held is None) == (one in found.shown) for one in every)


@settings(max_examples=150, deadline=None)
@given(bases, histories, st.integers(1, 3), st.integers(1, 4))
def test_what_can_be_started_is_the_same_whether_or_not_anybody_asks_what_is_held_back(
    facts: Known, past: History, most: int, contacts: int
) -> None:
    limits = Limits(most, contacts)
    alone = suggest(BOOKS, facts, past, limits, with_held=False)
    assert alone.shown == suggest(BOOKS, facts, past, limits).shown
    assert not alone.held


@settings(max_examples=60, deadline=None)
@given(bases, histories, st.randoms())
def test_the_order_of_what_is_known_changes_nothing(facts: Known, past: History, chance: object) -> None:
    found = suggest(BOOKS, facts, past)
    own = list(facts.accounts.values())
    chance.shuffle(own)  # type: ignore[attr-defined]
    books = list(BOOKS)
    chance.shuffle(books)  # type: ignore[attr-defined]
    turned = Known(on=ON, accounts={one.id: one for one in own}, answers=facts.answers, lost=facts.lost)
    assert suggest(books, turned, past) == found


VALUES = ("5", "100000", "-3", "0", "1,5", "critical", "high", "sim", "x", "")


@settings(max_examples=200, deadline=None)
@given(
    bases,
    st.sampled_from([one.key for one in FACTS] + ["custom:nivel", "moon"]),
    st.sampled_from(["<", "<=", "=", "!=", ">=", ">", "has", "known", "unknown"]),
    st.sampled_from(VALUES),
)
def test_a_compiled_test_says_what_the_test_says(facts: Known, fact: str, op: str, value: str) -> None:
    asks = Condition(fact, op, value)
    for own in facts.accounts.values():
        assert compiled(asks)(facts, own) == holds(asks, facts_of(facts, own.id, (fact,)))
