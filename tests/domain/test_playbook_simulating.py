"""Walks with made-up answers, and weeks of the past: paths, tasks, minutes, and what nobody can know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.domain.errors import Refused
from csdesk.domain.playbooks.firing import InUse
from csdesk.domain.playbooks.known import Known
from csdesk.domain.playbooks.maps import Arrow, Condition, Ending, PlaybookMap, Step, StepKind, Trigger
from csdesk.domain.playbooks.processes import ProcessBody, ProcessStep
from csdesk.domain.playbooks.simulated import simulation_json, simulation_lines, walk_json, walk_lines
from csdesk.domain.playbooks.simulating import Simulation, Simulator, evaluation_days
from csdesk.domain.playbooks.walking import MadeUp, Walk, walk
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.i18n import Translator

MONDAY = date(2026, 10, 12)
EN = Translator("en")


def step(own: str, kind: StepKind, **values: object) -> Step:
    return Step(id=own, kind=kind, text=own, **values)  # type: ignore[arg-type]


def arrow(source: str, target: str, label: str = "", **values: object) -> Arrow:
    own = f"{source}>{target}{label}"
    return Arrow(id=own, source=source, target=target, label=label, **values)  # type: ignore[arg-type]


OVERDUE = PlaybookMap(
    steps=(
        step("start", StepKind.START),
        step("size", StepKind.CONDITION),
        step("check", StepKind.ACTION, due=1, minutes=10),
        step("paid?", StepKind.QUESTION, due=2, minutes=5),
        step("send", StepKind.PROCESS, process="resend", due=1),
        step("pause", StepKind.WAIT, days=5),
        step("good", StepKind.END, ending=Ending.GOOD),
        step("bad", StepKind.END, ending=Ending.BAD),
    ),
    arrows=(
        arrow("start", "size"),
        arrow("size", "check", "large", tests=(Condition("mrr", ">=", "1000"),)),
        arrow("size", "bad", "small"),
        arrow("check", "paid?"),
        arrow("paid?", "good", "Yes", minutes=1),
        arrow("paid?", "send", "No"),
        arrow("send", "pause"),
        arrow("pause", "paid?"),
    ),
    triggers=(Trigger(kind="silence", value=30, rest=60),),
)
RESEND = {"resend": ProcessBody(steps=(ProcessStep(text="a", minutes=4), ProcessStep(text="b", minutes=6)))}
LARGE = MadeUp(on=MONDAY, facts={"mrr": 150_000}, processes=RESEND)


def ids(found: Walk) -> list[str]:
    return [one.step.id for one in found.steps]


def test_a_walk_takes_the_answers_in_turn_and_adds_minutes_and_days() -> None:
    found = walk(OVERDUE, ["2", "yes"], LARGE)
    assert ids(found) == ["size", "check", "paid?", "send", "pause", "paid?", "good"]
    assert [one.answer for one in found.steps if one.answer] == ["large", "No", "Yes"]
    assert (found.tasks, found.minutes) == (4, 10 + 5 + 10 + 1)
    # Tuesday, Thursday, Friday; five working days to Friday; Tuesday
    assert [one.day for one in found.steps] == [0, 1, 3, 4, 11, 15, 15]
    assert found.end is not None
    assert found.end.ending is Ending.GOOD
    assert [EN.words(one) for one in walk_lines(found)][-2:] == [
        "End: good (It worked)",
        "4 tasks, 26 minutes in 15 days",
    ]
    assert walk_json(found, EN.words)["end"] == {"id": "good", "ending": "good"}


def test_a_walk_stops_at_the_question_it_has_no_answer_for() -> None:
    found = walk(OVERDUE, [], LARGE)
    assert found.question is not None
    assert found.question.id == "paid?"
    assert found.end is None
    assert ids(found) == ["size", "check"]


def test_conditions_go_by_the_made_up_facts() -> None:
    assert ids(walk(OVERDUE, [], replace(LARGE, facts={"mrr": 100}))) == ["size", "bad"]
    assert ids(walk(OVERDUE, [], replace(LARGE, facts={}))) == ["size", "bad"]


def test_an_answer_that_is_not_there_is_refused() -> None:
    for given in ("3", "0", "²", "maybe", ""):
        with pytest.raises(Refused):
            walk(OVERDUE, [given], LARGE)


def test_a_walk_in_circles_ends_and_says_so() -> None:
    found = walk(OVERDUE, ["2"] * 500, LARGE)
    assert found.stopped is not None
    assert found.end is None


def test_a_walk_may_go_the_expected_way_to_the_end() -> None:
    found = walk(OVERDUE, [], LARGE, is_expected=True)
    assert ids(found)[-1] == "good"


IN_USE = InUse(1, "overdue", "Overdue", OVERDUE)


def weeks(count: int, last_talk: dict[int, date], mrr: dict[int, int]) -> list[Known]:
    days = [MONDAY + timedelta(days=6 + 7 * number) for number in range(count)]
    return [
        Known(
            on=day,
            accounts={
                own: PortfolioRow(
                    id=own, name=f"Conta {own}", mrr=mrr[own], status="active", last_contact=talked
                )  # type: ignore[arg-type]
                for own, talked in last_talk.items()
            },
        )
        for day in days
    ]


def simulated(found: list[Known], shares: dict[str, dict[str, int]] | None = None) -> Simulation:
    simulator = Simulator(IN_USE, shares, processes=RESEND)
    for one in found:
        simulator.see(one)
    return simulator.found((found[0].on, found[-1].on))


def test_the_past_tells_who_would_have_entered_when_and_why_and_the_way_to_the_first_question() -> None:
    talked = {1: MONDAY - timedelta(days=20), 2: MONDAY - timedelta(days=40), 3: MONDAY}
    found = simulated(weeks(3, talked, {1: 200_000, 2: 100, 3: 200_000}))
    entries = [(one.account, one.on, one.path, one.question) for one in found.entries]
    first, second = MONDAY + timedelta(days=6), MONDAY + timedelta(days=13)
    assert entries == [
        (2, first, ("start", "size", "bad"), None),
        (1, second, ("start", "size", "check", "paid?"), "paid?"),
    ]
    assert found.accounts == 2
    assert found.kinds == {"silence": 2}
    assert dict(found.ends) == {"bad": 1.0}
    assert [week.entries for week in found.weeks] == [1, 1, 0]
    # entered on a Sunday: the check is due on Monday, the question on Wednesday of the week after
    assert [(week.tasks, week.minutes) for week in found.weeks] == [(0, 0), (0, 0), (2, 15)]
    assert found.busiest == found.weeks[2]
    assert [one.share for one in found.branches] == [None, None]
    assert any("no run has answered" in EN.words(one) for one in found.unknown)
    lines = [EN.words(one) for one in simulation_lines(found)]
    assert lines[0] == "2 entries by 2 accounts from Oct 18, 2026 to Nov 1, 2026"
    told = simulation_json(found, EN.words)
    assert told["entries"][0]["why"] == "46 days without a conversation, the limit is 30"


def test_answers_of_earlier_runs_split_the_walks() -> None:
    shares = {"paid?": {"paid?>goodYes": 3, "paid?>sendNo": 1}}
    found = simulated(weeks(6, {1: MONDAY - timedelta(days=60)}, {1: 200_000}), shares)
    assert [one.share for one in found.branches] == [0.75, 0.25]
    assert found.ends["good"] == pytest.approx(0.75 + 0.25 * 0.75 + 0.25 * 0.25 * 0.75)
    assert found.tasks > 2
    assert not any("no run has answered" in EN.words(one) for one in found.unknown)


def test_a_playbook_that_rests_does_not_enter_the_same_account_every_week() -> None:
    found = simulated(weeks(8, {1: MONDAY - timedelta(days=60)}, {1: 100}))
    assert len(found.entries) == 1
    found = simulated(weeks(10, {1: MONDAY - timedelta(days=60)}, {1: 100}))
    assert [one.on for one in found.entries] == [MONDAY + timedelta(days=6), MONDAY + timedelta(days=6 + 63)]


def test_the_last_day_of_a_span_is_always_looked_at() -> None:
    days = list(evaluation_days(date(2025, 10, 13), date(2026, 10, 13)))
    assert (days[-1], len(days)) == (date(2026, 10, 13), 53)
    assert list(evaluation_days(MONDAY, MONDAY)) == [MONDAY]
