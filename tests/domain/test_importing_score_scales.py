"""Scores that were asked on another scale come in on ours where the sheet tells which it was; else a person is asked."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand
from csdesk.domain.model.voice import Survey, Ticket
from tests.domain.transform_sheets import plan, records


def answers(name: str, header: str, *scores: Cell) -> SheetMapping:
    rows = [(f"Cliente {n}", score, f"2026-01-{n % 27 + 1:02}") for n, score in enumerate(scores)]
    (mapping,) = understand([RawSheet(f"{name}.xlsx", name, (("Cliente", header, "Data"), *rows))])
    return mapping


def made(mapping: SheetMapping) -> list[Any]:
    """The scores of the surveys or tickets that a sheet makes."""
    found: list[Any] = [one for many in records(plan(mapping)).values() for one in many]
    return [one.score for one in found if isinstance(one, Survey)] or [
        one.csat for one in found if isinstance(one, Ticket)
    ]


def told(mapping: SheetMapping) -> list[str]:
    return [problem.code for problem in plan(mapping).sheets[0].problems]


@pytest.mark.parametrize(
    ("name", "header", "written", "read"),
    [
        ("csat", "Nota", [10, 9, 8, 7, 6, 5, 0], [5, 5, 4, 4, 3, 3, 1]),
        ("csat", "Nota CSAT (0 a 10)", [7, 5], [4, 3]),
        ("csat", "CSAT /10", [4], [2]),
        ("csat", "Satisfação %", [100, 85, 61, 60, 0], [5, 5, 4, 3, 1]),
        ("csat", "CSAT", ["85%", "60%", "61%"], [5, 3, 4]),
        ("csat", "CSAT", [0.85, 0.6, 0.61, 1], [5, 3, 4, 5]),
        ("csat", "CSAT (1-7)", [7, 6, 5, 4, 1], [5, 4, 4, 3, 1]),
        ("csat", "CSAT", [4.5, 3.9, 5, 1], [4, 3, 5, 1]),
        ("csat", "CSAT", [0, 1, 1, 0], [1, 5, 5, 1]),
        ("CES", "CES (1 a 5)", [5, 4, 3, 2, 1], [7, 6, 4, 3, 1]),
    ],
)
def test_scores_are_read_on_the_scale_that_header_or_answers_tell(
    name: str, header: str, written: list[Cell], read: list[int]
) -> None:
    mapping = answers(name, header, *written)
    assert made(mapping) == read
    assert len(told(mapping)) == 1


def test_a_score_that_was_brought_to_another_scale_is_kept_as_it_was_written_too() -> None:
    found: Any = records(plan(answers("csat", "Nota", 10, 9, "7")))["survey"]
    assert [one.custom for one in found] == [{"nota": "10"}, {"nota": "9"}, {"nota": "7"}]


@pytest.mark.parametrize("scores", [(5, 4, 3, 5, 1), (4, 5, 5, 4, 3, 2, 1, 5, 5)])
def test_scores_on_our_own_scale_are_left_alone(scores: tuple[int, ...]) -> None:
    mapping = answers("csat", "Nota", *scores)
    assert made(mapping) == list(scores)
    assert told(mapping) == []


@pytest.mark.parametrize(
    ("name", "scores"),
    [("csat", (6, 5, 7)), ("csat", (20, 15, 11, 3)), ("csat", (9,)), ("nps", (45, -10, 5))],
)
def test_scores_whose_scale_nothing_tells_are_asked_about(name: str, scores: tuple[int, ...]) -> None:
    mapping = answers(name, "Nota", *scores)
    assert made(mapping) == []
    assert told(mapping) == ["other_scale"]


def test_a_person_says_the_scale_of_scores() -> None:
    mapping = answers("csat", "Nota", 6, 5, 7)
    assert made(mapping.read_as(1, unit="of_10")) == [3, 3, 4]
    assert made(mapping.read_as(1, unit="of_7")) == [4, 4, 5]


def test_answers_of_nothing_leave_the_others_alone() -> None:
    mapping = answers("csat", "CSAT", 0, 5, 0, 4, 0, 5)
    assert made(mapping) == [5, 4, 5]
    assert told(mapping) == []


@pytest.mark.parametrize(
    ("scores", "read"),
    [
        ((10, 8, 3, 7), [5, 4, 2, 4]),
        ((5, "4,5", 1, 2), [5, Decimal("4.5"), 1, 2]),
        ((5, 4, 3, 2, 1, 9), [5, 4, 3, 2, 1, None]),
    ],
)
def test_what_clients_said_of_their_tickets_is_brought_to_the_same_scale(
    scores: tuple[Cell, ...], read: list[int | None]
) -> None:
    rows = [
        (f"T-{n}", f"Cliente {n}", "Não abre", f"2026-01-{n + 1:02}", score) for n, score in enumerate(scores)
    ]
    header = ("Chamado", "Cliente", "Assunto", "Aberto em", "CSAT")
    (mapping,) = understand([RawSheet("chamados.xlsx", "Chamados", (header, *rows))])
    assert mapping.columns[-1].target == "ticket.csat"
    assert made(mapping) == read
