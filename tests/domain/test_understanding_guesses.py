"""What is understood of headers that no list knows, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.mapping import Certainty, SheetMapping
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand
from tests.domain.transform_sheets import plan, records


def mapped(file: str, *rows: Sequence[Cell], name: str = "Plan1") -> SheetMapping:
    (mapping,) = understand([RawSheet(file, name, list(rows))])
    return mapping


def target(mapping: SheetMapping, header: str) -> tuple[str | None, Certainty]:
    return next((each.target, each.certainty) for each in mapping.columns if each.header == header)


def test_the_verb_of_a_date_says_its_moment_and_is_marked_to_be_checked() -> None:
    mapping = mapped(
        "bugs.csv",
        ["ID", "Bug", "Cliente", "Consertado e fechado", "Situação"],
        ["B-1", "Tela branca", "Horto Sul", "05/02/2026", "Aberto"],
        ["B-2", "Botão some", "Cais Norte", "06/02/2026", "Fechado"],
    )
    assert mapping.entity == "ticket"
    assert target(mapping, "Consertado e fechado") == ("ticket.resolved_at", Certainty.CHECK)


def test_what_is_only_planned_is_no_end() -> None:
    mapping = mapped(
        "demandas.csv",
        ["Cliente", "Demanda", "Solicitado em", "Entrega prevista", "Status"],
        ["Horto Sul", "Post de domingo", "02/02/2026", "10/02/2026", "Aberto"],
        ["Cais Norte", "Ajuste no site", "03/02/2026", "05/02/2026", "Aberto"],
    )
    assert target(mapping, "Entrega prevista") == ("custom", Certainty.CHECK)


def test_months_of_mrr_side_by_side_are_that_of_lines() -> None:
    mapping = mapped(
        "MRR 2026.xlsx",
        ["Cliente", "MRR jan", "MRR fev", "MRR mar", "Total"],
        ["Horto Sul", 100.0, 100.0, 120.0, 320.0],
        ["Cais Norte", 50.0, 50.0, 50.0, 150.0],
    )
    assert mapping.entity == "line"
    assert [each.target for each in mapping.columns] == ["account.name", *["line.mrr"] * 3, None]


def test_nome_names_the_client_where_nothing_else_does() -> None:
    mapping = mapped(
        "renovações.csv",
        ["Nome", "Data", "Valor", "Status"],
        ["Horto Sul", "01/05/2026", "1200,00", "Pendente"],
        ["Cais Norte", "01/08/2026", "800,00", "Renovado"],
    )
    assert mapping.importable
    assert [each.target for each in mapping.columns] == [
        *("account.name", "renewal.due_date", "renewal.due_mrr", "renewal.status"),
    ]
    assert target(mapping, "Nome")[1] is Certainty.CHECK


def test_a_sheet_named_by_nobody_is_told_by_its_file() -> None:
    header, rows = ["Data", "Cliente", "Valor", "Motivo"], ["31/01/2026", "Horto Sul", "450,00", "Preço"]
    assert mapped("cancelados 2026.xlsx", header, rows, name="Março").entity == "churn"


def test_the_names_of_staff_are_not_taken_for_what_is_said() -> None:
    mapping = mapped(
        "tarefas.xlsx",
        ["Cliente", "Coisa", "Designer", "Prazo"],
        ["Horto Sul", "Mandar o contrato", "Lia Prado", "20/02/2026"],
        ["Cais Norte", "Ligar para Davi", "Beto Melo", "21/02/2026"],
    )
    assert target(mapping, "Coisa") == ("task.title", Certainty.CHECK)
    assert target(mapping, "Designer")[0] == "custom"


@pytest.mark.parametrize(
    ("header", "scores", "kind"),
    [
        ("Nota", [9, 10, 7, 3], "nps"),
        ("Nota", [5, 4, 3, 5, 2, 1], "csat"),
        ("Nota", [5, 4], None),
        ("Nota (1 a 5)", [5, 4], "csat"),
        ("De 0 a 10, quanto nos indicaria?", [5, 4], "nps"),
        ("Quanto você nos recomendaria?", [5, 4], "nps"),
    ],
)
def test_a_score_without_a_kind_is_of_the_survey_that_its_scale_tells(
    header: str, scores: list[int], kind: str | None
) -> None:
    rows: list[list[Cell]] = [
        [f"Cliente {n}", score, f"2026-01-{n + 1:02}"] for n, score in enumerate(scores)
    ]
    mapping = mapped("pesquisa.xlsx", ["Cliente", header, "Data"], *rows)
    answers = records(plan(mapping, create_accounts=True))["survey"]
    assert {getattr(answer, "kind") for answer in answers} == {kind}  # noqa: B009
