"""Names beside words that say no more of them, two names with a slash, and words in another order or with their unit."""

from __future__ import annotations

import pytest

from csdesk.domain.importing.qualified import one_of_two, without_more
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

DAYS = [f"2025-03-{n:02}" for n in range(1, 13)]


def told(header: str, values: list[object], file: str = "clientes.csv", first: str = "Cliente") -> str | None:
    """Where a column goes beside the names of clients."""
    return went(sheet(file, {first: CLIENTS, header: values}))[header]  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("header", "values", "target"),
    [
        ("Payment Delay", list(range(12)), "account.overdue_days"),
        ("Lead Owner", [PEOPLE[n % 3] for n in range(12)], "account.am"),
        ("Site/Redes Sociais", [f"https://www.loja{n}.com.br" for n in range(12)], "account.website"),
        ("Endereço/Bairro atendido", [f"Rua das Flores, {n}" for n in range(12)], "account.address"),
        ("Dirección física", [f"Avenida Central {n}" for n in range(12)], "account.address"),
        ("direccion_referencia", [f"Calle 8 {n}" for n in range(12)], "account.address"),
        ("Registered address", [f"{n} Main Street" for n in range(1, 13)], "account.address"),
        ("MUNICIPIO VIVIENDA", ["Barberena", "Esquipulas", "Poptún"], "account.city"),
        ("Cidade residencial", ["Natal", "Recife", "Olinda"], "account.city"),
        ("DEPARTAMENTO VIVIENDA", ["Santa Rosa", "Chiquimula", "Escuintla"], "account.state"),
        ("Region", ["XIII REGION METROPOLITANA", "Región de Valparaíso"], "account.state"),
        ("telefone_original", [f"(11) 9{n:04}-1234" for n in range(8000, 8012)], "account.phone"),
        ("numero", [f"55819520752{n}" for n in range(10)], "account.phone"),
        ("PRIMERA APERTURA", [f"202103{n:02}" for n in range(1, 13)], "account.start_date"),
        ("Data compra", DAYS, "account.start_date"),
        ("atraso_pagamento_dias", [0, 13, 18, 15, 25], "account.overdue_days"),
        ("payment_delay_days", [0, 13, 18, 15, 25], "account.overdue_days"),
        ("satisfacao_cliente", [4, 1, 5, 3, 2], "survey.score"),
        ("tipo_politica", ["Compreensiva", "Terceiros", "Básica"], "line.product"),
        ("Cartera", ["SMB", "Enterprise"], "account.segment"),
        ("Cat", ["SMB", "Enterprise"], "account.segment"),
        ("Score Total", [60, 53, 91, 46], "health.score"),
        ("Categoría", ["Saludable", "Crítico", "En Riesgo"], "health.band"),
        ("CSS", PEOPLE, "account.csm"),
    ],
)
def test_a_word_that_says_no_more_leaves_the_name_what_it_is(
    header: str, values: list[object], target: str
) -> None:
    assert told(header, values) == target


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Departamento comercial", ["Ventas", "Soporte", "Campo"]),
        ("Region", ["Norte", "Sur", "LATAM"]),
        ("numero", [120, 45, 78]),
        ("Hotel/ Food Value", [0, 145, 101]),
    ],
)
def test_a_word_that_makes_another_fact_of_it_does_not(header: str, values: list[object]) -> None:
    found = told(header, values)
    assert found not in {"account.state", "account.external_id", "account.phone", "contact.phone"}


def test_of_two_names_the_first_one_counts_and_no_amount_for_each_of_something() -> None:
    assert one_of_two("Notas/Descrição") == ("notas", "descricao")
    assert one_of_two("Valor/Hora") == ()
    assert one_of_two("MRR/Seat") == ()
    assert [alias.target for alias, _ in without_more("estado actual")] == []


def test_the_tax_id_and_the_name_in_one_column_name_whom_a_bill_is_for() -> None:
    found = went(
        sheet(
            "facturas.csv",
            {
                "Folio": [f"F-{n:03}" for n in range(12)],
                "RFC y Nombre": [f"ABC82052{n:02}50 - {name}" for n, name in enumerate(CLIENTS)],
                "Fecha de emisión": DAYS,
                "Total": [120.5, 80.25, 99.9],
            },
        )
    )
    assert found["RFC y Nombre"] == "account.name"


def test_a_tracker_in_spanish_tells_its_keys_and_never_names_who_works_on_it_as_the_client() -> None:
    found = went(
        sheet(
            "incidencias.csv",
            {
                "Tipo de Incidencia": ["Error", "Tarea", "Soporte"],
                "Clave de incidencia": [f"SQ-{n}" for n in range(100, 112)],
                "Resumen": [f"No abre la pantalla {n} del panel" for n in range(12)],
                "Persona asignada": PEOPLE,
                "Prioridad": ["Alta", "Media", "Baja"],
                "Estado": ["Abierto", "Cerrado", "En curso"],
                "Creada": DAYS,
            },
        )
    )
    assert found["Clave de incidencia"] == "ticket.number"
    assert found["Persona asignada"] is None


def test_a_bill_that_tells_its_plan_also_tells_what_was_sold() -> None:
    found = went(
        sheet(
            "vendas.csv",
            {
                "cliente": CLIENTS,
                "data_venda": DAYS,
                "plano": ["Mensal Premium", "Trimestral", "Anual VIP"],
                "produto": ["Plano Academia", "Aula de Spinning", "Pacote 10 aulas"],
                "valor_total": [120.5, 80.25, 99.9],
                "forma_pagamento": ["Pix", "Boleto"],
                "vencimento": DAYS,
            },
        )
    )
    assert found["plano"] == "line.plan"
    assert found["produto"] == "line.product"


def test_yes_and_no_are_no_number_of_a_bill_and_a_beginning_is_no_deadline() -> None:
    assert told("Factura", ["SI", "NO"]) != "invoice.number"
    found = went(
        sheet(
            "tarefas.csv",
            {
                "Cliente": CLIENTS,
                "Tarefa": [f"Ligar para a loja {n}" for n in range(12)],
                "data_inicio": DAYS,
                "status": ["aberta", "feita"],
            },
        )
    )
    assert found["data_inicio"] != "task.due"


def test_the_day_of_purchase_begins_the_line_where_another_day_begins_the_client() -> None:
    found = went(sheet("clientes.csv", {"Empresa": CLIENTS, "Data cadastro": DAYS, "Data compra": DAYS}))
    assert found["Data cadastro"] == "account.start_date"
    assert found["Data compra"] == "line.start"
