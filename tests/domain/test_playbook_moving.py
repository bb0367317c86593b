"""A run taken to a newer version of its map: what stays, what is set aside, where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.moving import moved
from csdesk.domain.playbooks.running import Moment, RunState, answer, start

NOW = Moment(now=datetime(2026, 10, 13, 15, tzinfo=UTC), today=date(2026, 10, 13), facts={})
OLD = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="a", kind=StepKind.ACTION, text="First"),
        Step(id="b", kind=StepKind.ACTION, text="Second"),
        Step(id="c", kind=StepKind.ACTION, text="Third"),
        Step(id="e", kind=StepKind.END, text="End"),
    ),
    arrows=(
        Arrow(id="1", source="s", target="a"),
        Arrow(id="2", source="a", target="b"),
        Arrow(id="3", source="b", target="c"),
        Arrow(id="4", source="c", target="e"),
    ),
)


def at_third() -> RunState:
    state = answer(start(OLD, NOW), None, NOW, summary="one")
    return answer(state, None, NOW, summary="two")


def test_a_version_with_other_words_keeps_everything():
    new = replace(OLD, steps=tuple(replace(one, text=f"{one.text}, better") for one in OLD.steps))
    found = moved(at_third(), new, NOW)
    assert (found.kept, found.lost) == (2, ())
    assert found.step is not None
    assert found.step.id == "c"


def test_a_version_that_parts_ways_stands_at_the_last_common_step():
    arrows = tuple(replace(one, target="e") if one.id == "3" else one for one in OLD.arrows)
    found = moved(at_third(), replace(OLD, arrows=arrows), NOW)
    assert found.step is not None
    assert found.step.id == "b"
    assert found.kept == 1
    assert found.state.asks


def test_what_the_new_version_lacks_is_kept_aside():
    new = PlaybookMap(
        steps=(Step(id="s", kind=StepKind.START), Step(id="x", kind=StepKind.ACTION, text="New")),
        arrows=(Arrow(id="9", source="s", target="x"),),
    )
    found = moved(at_third(), new, NOW)
    assert found.step is not None
    assert found.step.id == "x"
    assert [one.summary for one in found.lost] == ["one", "two"]
    assert [one.summary for one in found.state.path.greyed] == ["one", "two"]
