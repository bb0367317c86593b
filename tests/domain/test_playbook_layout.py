"""The layout of maps: nothing upon anything, arrows from the bottom to the top, the same every time."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.playbooks.layout import STUB, Layout, laid_out
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.routing import Box


def sizes(found: PlaybookMap) -> dict[str, tuple[int, int]]:
    return {one.id: (176 if at % 3 else 196, 54 + 16 * (at % 2)) for at, one in enumerate(found.steps)}


def drawn(found: PlaybookMap) -> Layout:
    return laid_out(found, sizes(found), {one.id: 8 * len(one.label) for one in found.arrows if one.label})


def covers(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@st.composite
def maps(draw: st.DrawFn) -> PlaybookMap:
    count = draw(st.integers(1, 14))
    ids = [f"s{n}" for n in range(1, count + 1)]
    steps = [Step(id="s1", kind=StepKind.START)]
    kinds = st.sampled_from([StepKind.ACTION, StepKind.QUESTION, StepKind.WAIT, StepKind.END])
    steps += [Step(id=own, kind=draw(kinds), text=own) for own in ids[1:]]
    ends = st.tuples(
        st.sampled_from(ids), st.sampled_from([*ids, "gone", None]), st.sampled_from(["", "sim", "talvez"])
    )
    arrows = [
        Arrow(id=f"a{n}", source=source, target=target, label=label)
        for n, (source, target, label) in enumerate(draw(st.lists(ends, max_size=24)))
    ]
    return PlaybookMap(steps=tuple(steps), arrows=tuple(arrows))


@settings(max_examples=150, deadline=None)
@given(maps())
def test_no_two_steps_overlap_and_each_has_its_box_and_each_arrow_its_route(found: PlaybookMap) -> None:
    layout = drawn(found)
    for one, other in combinations(layout.boxes.values(), 2):
        assert not covers(one, other)
    assert set(found.by_id) <= set(layout.boxes)
    assert {one.id for one in found.arrows} <= set(layout.routes)


@settings(max_examples=150, deadline=None)
@given(maps())
def test_an_arrow_leaves_at_the_bottom_and_enters_at_the_top_unless_it_leads_back(found: PlaybookMap) -> None:
    layout = drawn(found)
    for arrow in found.arrows:
        route = layout.routes[arrow.id]
        source = layout.boxes[arrow.source]
        target = layout.boxes[
            arrow.target if arrow.target in found.by_id and arrow.target else f"{STUB}{arrow.id}"
        ]
        first, last = route.points[0], route.points[-1]
        if route.is_return:
            assert first[0] == source.right
            assert last[0] == target.right
        else:
            assert first == (source.middle, source.bottom)
            assert last == (target.middle, target.y)
        for (x, y), (other_x, other_y) in zip(route.points, route.points[1:], strict=False):
            assert x == other_x or y == other_y


@settings(max_examples=60, deadline=None)
@given(maps())
def test_equal_maps_are_drawn_equally(found: PlaybookMap) -> None:
    assert drawn(found) == drawn(replace(found))


@settings(max_examples=100, deadline=None)
@given(maps(), st.integers(-300, 300), st.integers(-300, 300))
def test_a_pinned_step_stays_where_it_was_put_and_nothing_covers_it(
    found: PlaybookMap, x: int, y: int
) -> None:
    pinned = replace(found, steps=(replace(found.steps[0], at=(x, y)), *found.steps[1:]))
    boxes = drawn(pinned).boxes
    assert (boxes["s1"].x, boxes["s1"].y) == (x, y)
    for one, other in combinations(boxes.values(), 2):
        assert not covers(one, other)


def test_the_answers_of_a_question_stand_from_left_to_right_in_their_order() -> None:
    steps = [Step(id="s1", kind=StepKind.START), Step(id="q", kind=StepKind.QUESTION, text="?")]
    steps += [Step(id=own, kind=StepKind.END, text=own) for own in "dacb"]
    arrows = [Arrow(id="a0", source="s1", target="q")]
    arrows += [Arrow(id=f"x{own}", source="q", target=own, label=own) for own in "abcd"]
    boxes = drawn(PlaybookMap(steps=tuple(steps), arrows=tuple(arrows))).boxes
    assert sorted("abcd", key=lambda own: boxes[own].x) == ["a", "b", "c", "d"]
    assert boxes["q"].middle == boxes["s1"].middle


def test_two_answers_to_one_step_have_their_labels_apart() -> None:
    steps = (
        Step(id="s1", kind=StepKind.QUESTION, text="?"),
        Step(id="s2", kind=StepKind.END, text="fim"),
    )
    arrows = tuple(Arrow(id=own, source="s1", target="s2", label="talvez") for own in "ab")
    routes = drawn(PlaybookMap(steps=steps, arrows=arrows)).routes
    assert abs(routes["a"].label[0] - routes["b"].label[0]) >= 48


def test_five_hundred_steps_are_laid_out_within_300_ms() -> None:
    random = Random(1)
    steps = [
        Step(id=f"s{n}", kind=StepKind.START if n == 1 else StepKind.ACTION, text="x") for n in range(1, 501)
    ]
    arrows = [
        Arrow(id=f"a{n}", source=f"s{max(1, n - random.randint(1, 6))}", target=f"s{n}")
        for n in range(2, 501)
    ]
    arrows += [
        Arrow(id=f"b{n}", source=f"s{n}", target=f"s{max(2, min(500, n + random.randint(-8, 8)))}")
        for n in range(2, 250)
    ]
    found = PlaybookMap(steps=tuple(steps), arrows=tuple(arrows))
    times = []
    for _ in range(3):
        begun = process_time()
        drawn(found)
        times.append(process_time() - begun)
    assert min(times) <= 0.3
