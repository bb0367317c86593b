"""What is wrong with a map: each flaw in the smallest map that has it, and none in a sound one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.domain.playbooks.lint import Flaw, lint
from csdesk.domain.playbooks.maps import Arrow, Condition, Message, PlaybookMap, Step, StepKind, Trigger

K = StepKind
START = Step(id="start", kind=K.START)
END = Step(id="end", kind=K.END, text="Over")
MAIL = Step(
    id="mail", kind=K.MESSAGE, text="Write", due=1, message=Message("Hello {{contact.first_name}}", "Hi")
)
ASK = Step(id="ask", kind=K.QUESTION, text="Paid?", due=1)
SPLIT = Step(id="split", kind=K.CONDITION)
WAIT = Step(id="wait", kind=K.WAIT, text="Let it rest", days=5)
CALL = Step(id="call", kind=K.ACTION, text="Call", due=1)
DO = Step(id="do", kind=K.PROCESS, text="Report", due=1, process="report")
LARGE = Condition("mrr", ">=", "1000")
ODD = Condition("weather", "=", "rain")


def arrow(source: str, target: str | None, **more: object) -> Arrow:
    words = {"label": f"to {target}", **more}
    return Arrow(id=f"{source}>{target}{more.get('label', '')}", source=source, target=target, **words)


def through(step: Step, *ways: Arrow) -> PlaybookMap:
    """A map that goes from its start over one step to its end."""
    out = ways or (arrow(step.id, "end"),)
    return PlaybookMap(steps=(START, step, END), arrows=(arrow("start", step.id), *out))


TWO_ANSWERS = (arrow("ask", "end", label="Yes"), arrow("ask", "end", label="No"))
SOUND = (
    through(MAIL),
    through(ASK, *TWO_ANSWERS),
    through(SPLIT, arrow("split", "end", tests=(LARGE,)), arrow("split", "end", label="otherwise")),
    through(WAIT),
    through(CALL),
    through(DO),
)
FLAWED = [
    (Flaw.NO_START, replace(through(CALL), steps=(CALL, END))),
    (Flaw.SECOND_START, replace(through(CALL), steps=(START, replace(START, id="other"), CALL, END))),
    (Flaw.NO_END, replace(through(CALL), steps=(START, CALL))),
    (Flaw.DEAD_END, replace(through(CALL), arrows=(arrow("start", "call"),))),
    (Flaw.UNREACHABLE, replace(through(CALL), steps=(START, CALL, WAIT, END))),
    (Flaw.NO_TARGET, through(ASK, arrow("ask", "end"), arrow("ask", None))),
    (Flaw.LOOP, through(ASK, arrow("ask", "ask", label="Again"), arrow("ask", "end"))),
    (Flaw.EMPTY, through(replace(CALL, text=" "))),
    (Flaw.NO_DUE, through(replace(CALL, due=None))),
    (Flaw.MANY_WAYS, through(CALL, arrow("call", "end", label="a"), arrow("call", "end", label="b"))),
    (Flaw.FEW_ANSWERS, through(ASK, arrow("ask", "end"))),
    (Flaw.MANY_ANSWERS, through(ASK, *(arrow("ask", "end", label=str(n)) for n in range(10)))),
    (Flaw.UNNAMED, through(ASK, arrow("ask", "end"), arrow("ask", "end", label=""))),
    (Flaw.BAD_TEST, through(SPLIT, arrow("split", "end", tests=(ODD,)), arrow("split", "end", label="x"))),
    (Flaw.BAD_TEST, through(replace(WAIT, until=(ODD,)))),
    (Flaw.NO_OTHERWISE, through(SPLIT, arrow("split", "end", tests=(LARGE,)))),
    (Flaw.NO_OTHERWISE, through(replace(WAIT, until=(LARGE,)), arrow("wait", "end", met=True))),
    (Flaw.NO_DAYS, through(replace(WAIT, days=None))),
    (Flaw.NO_PROCESS, through(replace(DO, process="elsewhere"))),
    (Flaw.NO_MESSAGE, through(replace(MAIL, message=None))),
    (Flaw.NO_FIELD, through(replace(MAIL, message=Message("Hello {{contact.nickname}}")))),
    (Flaw.BAD_TRIGGER, replace(through(CALL), triggers=(Trigger(kind="full_moon"),))),
    (Flaw.BAD_TRIGGER, replace(through(CALL), triggers=(Trigger(kind="promoter", tests=(ODD,)),))),
]


@pytest.mark.parametrize("found", SOUND)
def test_nothing_is_wrong_with_a_sound_map(found: PlaybookMap) -> None:
    assert lint(found, {"report"}) == []


@pytest.mark.parametrize(("flaw", "found"), FLAWED)
def test_each_flaw_is_found(flaw: Flaw, found: PlaybookMap) -> None:
    assert flaw in {one.flaw for one in lint(found, {"report"})}


def test_every_flaw_has_a_map_that_shows_it() -> None:
    assert {flaw for flaw, _ in FLAWED} == set(Flaw)


def test_a_loop_with_a_wait_in_it_is_sound() -> None:
    ways = (arrow("start", "ask"), arrow("ask", "wait"), arrow("wait", "ask"), arrow("ask", "end"))
    assert lint(PlaybookMap(steps=(START, ASK, WAIT, END), arrows=ways)) == []


def test_what_keeps_a_map_from_use_is_told_first() -> None:
    found = through(replace(CALL, text="", due=None), arrow("call", "end"), arrow("call", "end", label="b"))
    assert [one.is_grave for one in lint(found)] == [True, False, False]
