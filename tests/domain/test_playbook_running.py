"""The walk through a map: every run ends, waits or asks; back and forth is the same; nothing that was said is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.playbooks.maps import (
    ASKED_OF_PEOPLE,
    Arrow,
    Condition,
    Ending,
    PlaybookMap,
    Step,
    StepKind,
)
from csdesk.domain.playbooks.path import Path, path_of, path_to_json
from csdesk.domain.playbooks.running import (
    CannotGoOn,
    Moment,
    RunState,
    answer,
    back,
    expected_path,
    noted,
    progress,
    skip,
    start,
    wake,
)

NOON = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)
NOW = Moment(now=NOON, today=date(2026, 10, 13), facts={"health": 40})


def on(days: int, **facts: int) -> Moment:
    return Moment(now=NOON + timedelta(days=days), today=NOW.today + timedelta(days=days), facts=facts)


def overdue() -> PlaybookMap:
    """Ask for payment; wait until it is paid, at most 3 working days; else escalate."""
    return PlaybookMap(
        steps=(
            Step(id="s", kind=StepKind.START),
            Step(id="ask", kind=StepKind.QUESTION, text="Did they say when they pay?", due=1),
            Step(id="mail", kind=StepKind.MESSAGE, text="Send the invoice again", due=0, minutes=5),
            Step(
                id="wait",
                kind=StepKind.WAIT,
                text="Wait for the payment",
                days=3,
                until=(Condition("overdue_invoices", "=", "0"),),
            ),
            Step(id="call", kind=StepKind.ACTION, text="Call the decision maker", due=2),
            Step(id="big", kind=StepKind.CONDITION),
            Step(id="paid", kind=StepKind.END, text="Paid", ending=Ending.GOOD),
            Step(id="lost", kind=StepKind.END, text="Handed to finance", ending=Ending.BAD),
        ),
        arrows=(
            Arrow(id="a0", source="s", target="ask"),
            Arrow(id="yes", source="ask", target="wait", label="Yes"),
            Arrow(id="no", source="ask", target="mail", label="No"),
            Arrow(id="a3", source="mail", target="wait"),
            Arrow(id="over", source="wait", target="big"),
            Arrow(id="met", source="wait", target="paid", met=True),
            Arrow(id="rich", source="big", target="call", tests=(Condition("mrr", ">=", "1000"),)),
            Arrow(id="else", source="big", target="lost"),
            Arrow(id="again", source="call", target="ask"),
        ),
    )


def test_a_run_goes_on_by_itself_to_the_first_step_of_a_person():
    state = start(overdue(), NOW)
    assert state.asks
    assert state.step is not None
    assert state.step.id == "ask"
    assert state.due == date(2026, 10, 14)


def test_a_wait_counts_working_days_and_goes_on_when_they_are_over():
    state = answer(start(overdue(), NOW), "yes", NOW)
    assert state.waits
    assert state.due == date(2026, 10, 16)
    assert wake(state, on(2, overdue_invoices=1)) == state
    later = wake(state, on(3, overdue_invoices=1, mrr=200_000))
    assert later.step is not None
    assert later.step.id == "call"


def test_a_wait_ends_early_when_what_it_waits_for_is_true():
    state = wake(answer(start(overdue(), NOW), "yes", NOW), on(1, overdue_invoices=0))
    assert state.is_over
    assert state.outcome is not None
    assert state.outcome.id == "paid"


def test_a_condition_rests_until_the_facts_are_looked_up():
    blind = replace(on(3), facts=None)
    state = wake(answer(start(overdue(), NOW), "yes", NOW), blind)
    assert state.waits
    assert state.step is not None
    assert state.step.id == "big"
    assert wake(state, on(3, mrr=0)).outcome is not None


def test_another_answer_greys_what_came_after_and_keeps_what_was_said_there():
    state = answer(start(overdue(), NOW), "no", NOW)
    state = answer(state, None, NOW, summary="Sent again")
    state = answer(back(back(state)), "yes", NOW)
    assert [one.summary for one in state.path.greyed] == ["Sent again"]
    again = answer(back(state), "no", NOW)
    assert again.visit is not None
    assert again.visit.typed == {"summary": "Sent again"}


def test_back_keeps_later_answers():
    state = answer(answer(start(overdue(), NOW), "no", NOW), None, NOW)
    assert len(back(state).path.visits) == len(state.path.visits)
    assert answer(back(state), None, NOW) == state


def test_a_skipped_step_says_why():
    state = skip(answer(start(overdue(), NOW), "no", NOW), "They wrote by themselves", NOW)
    assert state.path.visits[-2].skipped == "They wrote by themselves"
    with pytest.raises(CannotGoOn):
        skip(start(overdue(), NOW), "  ", NOW)


def test_a_wait_can_be_skipped_for_a_reason_as_if_it_were_over():
    state = skip(answer(start(overdue(), NOW), "yes", NOW), "They called", on(0, mrr=200_000))
    assert state.step is not None
    assert state.step.id == "call"
    assert state.path.visits[-3].skipped == "They called"


def test_what_is_expected_is_the_shortest_way_to_a_good_end():
    state = start(overdue(), NOW)
    assert [one.id for one in expected_path(state)] == ["wait", "paid"]
    assert [one.id for one in expected_path(state, "no")] == ["mail", "wait", "paid"]
    assert progress(state) == (1, 2)
    assert progress(state, "no") == (1, 3)


def test_an_unknown_answer_and_a_missing_one_are_refused():
    state = start(overdue(), NOW)
    for arrow in ("other", None):
        with pytest.raises(CannotGoOn):
            answer(state, arrow, NOW)


def test_conditions_in_a_circle_rest_until_tomorrow():
    found = PlaybookMap(
        steps=(Step(id="s", kind=StepKind.START), Step(id="c", kind=StepKind.CONDITION)),
        arrows=(Arrow(id="1", source="s", target="c"), Arrow(id="2", source="c", target="c")),
    )
    state = start(found, NOW)
    assert state.waits
    assert state.due == date(2026, 10, 14)


def test_a_path_that_cannot_be_read_is_empty():
    for text in (
        None,
        "",
        "nonsense",
        "[]",
        '{"visits": 3}',
        '{"visits": [{"step": 1}], "at": -4}',
        "[" * 9999,
    ):
        assert path_of(text) == Path()


IDS = [f"n{n}" for n in range(7)]
KINDS = st.sampled_from(list(StepKind))
FACTS = st.sampled_from([{}, {"health": 20}, {"health": 80, "mrr": 5}])
TESTS = st.sampled_from([(), (Condition("health", "<", "50"),), (Condition("nps", "known"),)])


@st.composite
def maps(draw: st.DrawFn) -> PlaybookMap:
    steps = [Step(id="s", kind=StepKind.START)]
    steps += [
        Step(
            id=own,
            kind=draw(KINDS),
            days=draw(st.one_of(st.none(), st.integers(0, 4))),
            due=draw(st.one_of(st.none(), st.integers(0, 3))),
            until=draw(TESTS),
        )
        for own in IDS
    ]
    targets = st.sampled_from([*IDS, None, "nowhere"])
    arrows = [Arrow(id="first", source="s", target=draw(st.sampled_from(IDS)))]
    for n in range(draw(st.integers(0, 16))):
        source = draw(st.sampled_from(IDS))
        arrows.append(
            Arrow(id=f"a{n}", source=source, target=draw(targets), tests=draw(TESTS), met=draw(st.booleans()))
        )
    return PlaybookMap(steps=tuple(steps), arrows=tuple(arrows))


def walked(found: PlaybookMap, choices: list[tuple[int, int]]) -> list[RunState]:
    """The states of a walk that answers by number, or lets days go by."""
    states = [start(found, NOW)]
    day = 0
    for choice, days in choices:
        state = states[-1]
        if state.is_over:
            break
        if state.asks:
            ways = state.answers
            arrow = ways[choice % len(ways)].id if ways else None
            states.append(answer(state, arrow, on(day, health=choice * 20), summary=f"said {choice}"))
        else:
            day += days
            states.append(wake(state, on(day, health=choice * 20)))
    return states


CHOICES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12)


@settings(max_examples=150, deadline=None)
@given(maps(), CHOICES)
def test_every_run_ends_waits_until_a_day_or_asks(found: PlaybookMap, choices: list[tuple[int, int]]):
    for state in walked(found, choices):
        assert state.is_over + state.asks + state.waits == 1
        if state.waits:
            assert state.due is not None
        if state.asks:
            assert state.step is not None
            assert state.step.kind in ASKED_OF_PEOPLE
        now, whole = progress(state)
        assert 0 <= now <= whole


@settings(max_examples=150, deadline=None)
@given(maps(), CHOICES)
def test_back_and_the_same_answer_is_the_same_state(found: PlaybookMap, choices: list[tuple[int, int]]):
    for state in walked(found, choices):
        before = back(state)
        if before == state:
            continue
        assert before.visit is not None
        again = answer(before, before.visit.answer or None, on(9)) if before.visit.answer else state
        assert again == state


@settings(max_examples=100, deadline=None)
@given(maps(), CHOICES)
def test_the_same_walk_again_and_its_text_are_the_same_state(
    found: PlaybookMap, choices: list[tuple[int, int]]
):
    states = walked(found, choices)
    assert walked(found, choices) == states
    for state in states:
        typed = noted(state, typed={"summary": "“half” typed\n"}, ticks=(0, 2))
        assert path_of(path_to_json(typed.path)) == typed.path
