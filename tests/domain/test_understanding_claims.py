"""What a column does not go to: a false claim costs more than a column that is kept as a field of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.mapping import Certainty, ColumnMap
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand

CLIENTS = [
    f"Loja {name}" for name in ["Azul", "Bela", "Cais", "Doce", "Eixo", "Flor", "Gama", "Hora", "Ipê", "Joia"]
]


def column(file: str, header: str, values: Sequence[Cell], **others: Sequence[Cell]) -> ColumnMap:
    """Where a column of ten rows goes, beside the clients and these columns."""
    names = list(others)
    rows = [
        [CLIENTS[n], *(others[name][n % len(others[name])] for name in names), values[n % len(values)]]
        for n in range(10)
    ]
    (mapping,) = understand([RawSheet(file, file, [["Cliente", *names, header], *rows])])
    return mapping.columns[-1]


TICKETS: dict[str, Sequence[Cell]] = {
    "Chamado": [f"T-{n}" for n in range(10)],
    "Assunto": ["Não abre", "Erro na nota"],
    "Aberto em": ["02/01/2026"],
}
DEALS: dict[str, Sequence[Cell]] = {
    "Oportunidade": [f"Upgrade {n}" for n in range(10)],
    "Etapa": ["Proposta", "Negociação"],
    "Valor": ["R$ 100,00", "R$ 200,00"],
}
CALLS: dict[str, Sequence[Cell]] = {
    "Data": ["02/01/2026"],
    "Resumo": ["Falamos do contrato", "Quer mais usuários"],
}


@pytest.mark.parametrize(
    ("file", "header", "values", "others"),
    [
        ("clientes.csv", "NPS (média)", [7, 8, 9], {}),
        ("clientes.csv", "Product Adoption Score", [70, 80], {"MRR": [100, 200]}),
        ("clientes.csv", "Beats total", [7, 80], {"MRR": [100, 200]}),
        ("contatos realizados.csv", "Marcados", ["ana@nosso.io", "bia@nosso.io"], CALLS),
        (
            "pesquisa.csv",
            "Atendimento",
            [4, 5],
            {"NPS": [9, 10], "Motivo da nota": ["Muito bom", "Pode melhorar"]},
        ),
        ("oportunidades.csv", "Funil", ["Funil A", "Funil B"], DEALS),
        ("oportunidades.csv", "origem_contacto", ["Web", "Feria"], DEALS),
        ("chamados.csv", "impacto_previsto_prioridade_texto", ["alfa", "beta"], TICKETS),
    ],
)
def test_a_name_in_part_a_mean_or_bare_values_are_no_proof(
    file: str, header: str, values: Sequence[Cell], others: dict[str, Sequence[Cell]]
) -> None:
    found = column(file, header, values, **others)
    assert found.target in {None, "custom"}, found.target


def test_a_known_name_beside_the_field_it_really_means_takes_nothing_from_it() -> None:
    staged = column("oportunidades.csv", "Funil", ["Vendas", "Expansão"], **DEALS)
    assert staged.target == "custom"


def test_slips_of_the_pen_are_never_at_the_beginning_of_a_word() -> None:
    assert column("clientes.csv", "Mensaldiade", ["R$ 100,00", "R$ 90,00"]).target == "line.mrr"
    assert column("clientes.csv", "Nensalidade", ["R$ 100,00", "R$ 90,00"]).target != "line.mrr"


def test_kinds_of_which_the_field_knows_none_are_to_be_checked_whatever_their_name() -> None:
    found = column("oportunidades.csv", "tipo", ["T0", "T1"], **DEALS)
    assert found.target in {None, "custom"} or found.certainty is Certainty.CHECK


def test_bands_of_employees_are_the_size_of_a_company() -> None:
    assert column("clientes.csv", "Employees", ["1-50", "51-250"]).target == "account.size"


def test_of_kinds_of_record_that_fit_nearly_as_well_no_column_is_sure_of_its_own_field() -> None:
    rows = [[name, "Essencial", "R$ 300,00", "02/01/2024"] for name in CLIENTS]
    (mapping,) = understand(
        [
            RawSheet(
                "assinaturas.csv",
                "assinaturas.csv",
                [["Sacado", "Plano", "Mensalidade", "Dt. adesão"], *rows],
            )
        ]
    )
    assert mapping.entity == "line"
    assert [each.target for each in mapping.columns] == [
        "account.name",
        "line.plan",
        "line.mrr",
        "line.start",
    ]


@pytest.mark.parametrize(
    ("header", "values"),
    [("Área", ["Suporte", "Cobrança"]), ("Origem", ["Site", "Chat"]), ("Nível", ["Alta", "Baixa"])],
)
def test_a_word_that_only_says_that_there_are_kinds_is_never_sure(header: str, values: list[str]) -> None:
    assert column("chamados.csv", header, values, **TICKETS).certainty is not Certainty.SURE


def test_answers_about_tickets_are_answers_and_no_tickets() -> None:
    headers = ["Data", "Cliente", "Nº do ticket", "Avaliação (1 a 5)", "Comentários"]
    rows = [["02/01/2026", name, f"T-{n}", n % 5 + 1, "Muito bom mesmo"] for n, name in enumerate(CLIENTS)]
    (mapping,) = understand([RawSheet("csat_atendimentos.csv", "csat_atendimentos.csv", [headers, *rows])])
    assert mapping.entity == "survey"
    assert [each.target for each in mapping.columns[3:]] == ["survey.score", "survey.comment"]


def test_who_was_asked_whether_they_would_recommend_answered_a_survey_whatever_else_is_said_of_them() -> None:
    headers = [
        "Respondent ID",
        "First Name",
        "Last Name",
        "Company",
        "How likely is it that you would recommend us?",
    ]
    rows: list[list[Cell]] = [[f"{9000 + n}", "Ana", "Reis", name, n] for n, name in enumerate(CLIENTS)]
    (mapping,) = understand([RawSheet("export.csv", "export.csv", [headers, *rows])])
    assert mapping.entity == "survey"
    assert mapping.columns[-1].target == "survey.score"


def test_what_ends_a_conversation_is_no_reason_why_a_contract_ended() -> None:
    found = column("chamados.csv", "Motivo de encerramento", ["Resolvido", "Sem resposta"], **TICKETS)
    assert found.target != "line.end_reason"
