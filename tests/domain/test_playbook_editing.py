"""The edits of a map: what joins, what stays, what is copied, and what is taken back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.errors import Refused
from csdesk.domain.playbooks import editing, maps
from csdesk.domain.playbooks.drawing import Drawing
from csdesk.domain.playbooks.maps import PlaybookMap, StepKind
from csdesk.domain.playbooks.written import map_of, map_to_json


def grown(*kinds: StepKind) -> tuple[PlaybookMap, list[str]]:
    """A chain of steps after the start, and their ids."""
    found = editing.new_map("pt_BR")
    ids = ["s1"]
    for kind in kinds:
        found, own, _ = editing.add_linked(found, ids[-1], kind, str(kind))
        ids.append(own)
    return found, ids


def ways(found: PlaybookMap) -> set[tuple[str, str | None]]:
    return {(one.source, one.target) for one in found.arrows}


def test_a_step_added_after_one_with_a_way_out_comes_in_between() -> None:
    found, ids = grown(StepKind.ACTION, StepKind.END)
    found, own, _ = editing.add_linked(found, ids[1], StepKind.WAIT)
    assert ways(found) == {("s1", ids[1]), (ids[1], own), (own, ids[2])}


def test_a_step_added_after_a_question_is_another_answer() -> None:
    found, ids = grown(StepKind.QUESTION, StepKind.ACTION)
    found, own, arrow = editing.add_linked(found, ids[1], StepKind.END)
    assert [one.target for one in found.leaving[ids[1]]] == [ids[2], own]
    assert found.leaving[ids[1]][1].id == arrow


def test_an_answer_without_a_target_is_the_way_to_the_next_step_that_is_added() -> None:
    found, ids = grown(StepKind.QUESTION)
    found, answer = editing.add_answer(found, ids[1], "Sim")
    found, own, arrow = editing.add_linked(found, ids[1], StepKind.ACTION)
    assert (arrow, found.leaving[ids[1]][0].target) == (answer, own)


def test_a_wait_that_may_end_sooner_gets_a_second_way_for_when_it_happened() -> None:
    found, ids = grown(StepKind.WAIT, StepKind.END)
    found = editing.with_step(found, ids[1], until=(maps.Condition("nps", "known"),))
    found, own, _ = editing.add_linked(found, ids[1], StepKind.ACTION)
    assert [(one.target, one.met) for one in found.leaving[ids[1]]] == [(ids[2], False), (own, True)]


def test_removing_a_step_joins_what_was_before_with_what_came_after() -> None:
    found, ids = grown(StepKind.ACTION, StepKind.WAIT, StepKind.END)
    assert ways(editing.remove(found, [ids[1], ids[2]])) == {("s1", ids[3])}


def test_the_start_stays_and_a_loop_that_goes_leaves_a_loose_end() -> None:
    found, ids = grown(StepKind.ACTION, StepKind.ACTION)
    found, _ = editing.connect(found, ids[2], ids[1])
    left = editing.remove(found, ids)
    assert [one.kind for one in left.steps] == [StepKind.START]
    assert ways(left) == {("s1", None)}


def test_an_end_has_no_way_out_and_nothing_leads_to_the_start() -> None:
    found, ids = grown(StepKind.ACTION, StepKind.END)
    with pytest.raises(Refused):
        editing.connect(found, ids[2], ids[1])
    with pytest.raises(Refused):
        editing.connect(found, ids[1], "s1")


def test_answers_move_among_those_of_their_question_only() -> None:
    found, ids = grown(StepKind.QUESTION)
    for label in ("um", "dois", "três"):
        found, _ = editing.add_answer(found, ids[1], label)
    last = found.leaving[ids[1]][2].id
    moved = editing.move_answer(found, last, -5)
    assert [one.label for one in moved.leaving[ids[1]]] == ["três", "um", "dois"]
    assert moved.arrows[0].source == "s1"


def test_a_copied_part_is_pasted_with_ids_of_its_own_and_the_arrows_between() -> None:
    found, ids = grown(StepKind.ACTION, StepKind.WAIT, StepKind.END)
    made, own = editing.pasted(found, editing.copied(found, ids[1:3]))
    assert len(own) == 2
    assert not set(own) & set(ids)
    assert (own[0], own[1]) in ways(made)
    assert len({one.id for one in made.arrows}) == len(made.arrows)


@pytest.mark.parametrize("text", ["", "olá", "[]", "{}", '{"csdesk": "steps", "steps": 4}', "[" * 99_999])
def test_other_text_is_no_part_of_a_map(text: str) -> None:
    with pytest.raises(Refused):
        editing.pasted(editing.new_map(), text)


@pytest.mark.parametrize(
    ("typed", "words", "values"),
    [
        ("Ligar", "Ligar", {}),
        ("Ligar 15 min", "Ligar", {"minutes": 15}),
        ("Ligar +2d 15min.", "Ligar", {"due": 2, "minutes": 15}),
        ("  Ligar   15 min +2d ", "Ligar", {"due": 2, "minutes": 15}),
        ("Esperar +99999d", "Esperar +99999d", {}),
        ("10 min", "10 min", {}),
    ],
)
def test_times_are_read_from_the_end_of_what_was_typed(
    typed: str, words: str, values: dict[str, int]
) -> None:
    assert editing.spoken(typed) == (words, values)


def test_typing_in_one_field_is_one_step_back_and_a_new_edit_drops_what_was_undone() -> None:
    drawing = Drawing(editing.new_map())
    first = drawing.map
    for text in ("L", "Li", "Lig"):
        drawing.change(editing.with_step(drawing.map, "s1", text=text), "s1:text")
    drawing.settle()
    drawing.change(editing.with_step(drawing.map, "s1", text="Ligar"), "s1:text")
    assert drawing.undo()
    assert drawing.map.steps[0].text == "Lig"
    assert drawing.undo()
    assert drawing.map == first
    assert not drawing.undo()
    assert drawing.redo()
    drawing.change(editing.with_step(drawing.map, "s1", help="x"))
    assert not drawing.can_redo


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 99), st.integers(0, 99)), max_size=25))
def test_whatever_is_drawn_is_a_map_that_is_read_back_equal(edits: list[tuple[int, int, int]]) -> None:
    found = editing.new_map("en")
    kinds = [kind for kind in StepKind if kind is not StepKind.START]
    for what, one, other in edits:
        ids = list(found.by_id)
        first, second = ids[one % len(ids)], ids[other % len(ids)]
        try:
            if what <= 2:
                found = editing.add_linked(found, first, kinds[other % len(kinds)])[0]
            elif what == 3:
                found = editing.connect(found, first, second)[0]
            elif what == 4:
                found = editing.remove(found, [first])
            elif what == 5:
                found = editing.pasted(found, editing.copied(found, [first, second]))[0]
            else:
                found = editing.placed(found, {first: (one, other)})
        except Refused:
            continue
        assert map_of(map_to_json(found)) == found
        assert found.start is not None
