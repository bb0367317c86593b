"""Bills, contracts and policies: which amount is billed, which day is meant, whose they are, and days written as one number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from csdesk.domain.importing.counted_days import is_one_number
from csdesk.domain.importing.moments import moment_of
from csdesk.domain.importing.table import Cell
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

AMOUNTS = ["1200.50", "845.10", "99.90", "310.40"]
LESSER = ["12.10", "8.45", "0.99", "3.10"]
DAYS = ["05/01/2026", "17/02/2026", "28/03/2026"]
PAID = ["09/01/2026", "20/02/2026", "30/03/2026"]
NUMBERS = list(range(5001, 5013))


@pytest.mark.parametrize(
    "header",
    [
        "Total Facturado",
        "FATURAMENTO",
        "Valor dos Serviços",
        "Valor da Dívida",
        "Importe Total",
        "Imp. Total",
        "Total c/ IVA",
    ],
)
def test_what_is_billed_is_known_by_many_names(header: str) -> None:
    mapping = sheet(
        "facturas.csv", {"Nro. Factura": NUMBERS, "Cliente": CLIENTS, header: AMOUNTS, "Vencimiento": DAYS}
    )
    assert mapping.entity == "invoice"
    assert went(mapping)[header] == "invoice.amount"


@pytest.mark.parametrize(
    "header", ["Importe IVA", "Vl Impostos", "Monto Descuento", "Valor Frete", "Tax amount"]
)
def test_a_tax_or_a_discount_is_not_what_is_billed(header: str) -> None:
    mapping = sheet(
        "facturas.csv", {"Nro. Factura": NUMBERS, "Cliente": CLIENTS, header: LESSER, "Vencimiento": DAYS}
    )
    assert went(mapping)[header] is None


def test_the_whole_is_billed_where_a_tax_stands_beside_it() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Cliente": CLIENTS,
        "Comprobante": NUMBERS,
        "Monto IVA": LESSER,
        "SubTotal": AMOUNTS,
    }
    mapping = sheet("ventas.csv", columns | {"Importe Total": AMOUNTS, "F. Emis.": DAYS})
    assert went(mapping)["Importe Total"] == "invoice.amount"
    assert went(mapping)["Monto IVA"] is went(mapping)["SubTotal"] is None


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("DT_EMIS", [20260105, 20260217, 20260328]),
        ("DT_EMIS", ["05012026", "17022026", "28032026"]),
        ("created", [1767225600, 1769904000]),
        ("created_ts", [1767225600000, 1769904000000]),
    ],
)
def test_a_day_may_be_one_number(header: str, values: list[Cell]) -> None:
    mapping = sheet("titulos.csv", {"NR_NF": NUMBERS, "NM_CLI": CLIENTS, header: values, "VL_TOTAL": AMOUNTS})
    assert went(mapping)[header] == "invoice.issued"


@pytest.mark.parametrize(
    "cell",
    [
        20260131,
        "31012026",
        1769817600,
        1769817600000,
        1769817600000000,
        "1769817600000000000",
        1769817600.25,
        "2026\u201101\u201131",
    ],
)
def test_a_moment_written_as_figures_is_read(cell: Cell) -> None:
    moment = moment_of(cell, day_first=None)
    assert moment is not None
    assert moment.day == date(2026, 1, 31)


@pytest.mark.parametrize(
    "cell", [True, "4711", 99999999, 20261399, float("inf"), float("nan"), "11987654321", 120.5]
)
def test_other_figures_are_no_moments(cell: Cell) -> None:
    assert not is_one_number(cell)


@pytest.mark.parametrize(
    "header", ["Sacado", "Nombre Receptor", "Razão Social do Tomador", "Bill To", "Inquilino", "Señor(es)"]
)
def test_who_has_to_pay_is_the_client(header: str) -> None:
    mapping = sheet(
        "facturas.csv", {"Nro. Factura": NUMBERS, header: CLIENTS, "Total": AMOUNTS, "Vencimiento": DAYS}
    )
    assert went(mapping)[header] == "account.name"


def test_who_is_insured_is_the_client_though_a_tax_number_says_so_too() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Apólice": NUMBERS,
        "Segurado": PEOPLE,
        "CPF/CNPJ": ["123.456.789-09", "987.654.321-00"],
    }
    mapping = sheet(
        "apolices.csv", columns | {"Início Vigência": DAYS, "Final Vigência": PAID, "Prêmio Total": AMOUNTS}
    )
    assert mapping.entity == "line"
    assert went(mapping)["Segurado"] == "account.name"
    assert went(mapping)["Prêmio Total"] == "line.price"


def test_fees_with_the_day_they_were_paid_are_bills() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Empresa": CLIENTS,
        "Honorário": AMOUNTS,
        "Vencto": DAYS,
        "Dt Receb.": PAID,
    }
    mapping = sheet("honorarios.csv", columns | {"Vlr Receb.": AMOUNTS})
    assert mapping.entity == "invoice"
    assert went(mapping)["Honorário"] == "invoice.amount"
    assert went(mapping)["Dt Receb."] == "invoice.paid"


def test_purchases_of_clients_are_bills() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "cliente_id": ["C1", "C2", "C3", "C4"],
        "data_compra": DAYS,
        "valor_compra": AMOUNTS,
    }
    mapping = sheet("vendas.csv", columns)
    assert went(mapping)["data_compra"] == "invoice.issued"
    assert went(mapping)["valor_compra"] == "invoice.amount"


def test_amounts_are_no_codes_of_clients() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Inquilino": CLIENTS,
        "Valor Aluguel": AMOUNTS,
        "Condomínio": LESSER,
        "Vencimento": DAYS,
    }
    assert went(sheet("alugueis.csv", columns))["Condomínio"] is None


def test_how_many_clients_there_are_is_no_code_of_one() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "segment": ["SMB", "Mid", "Enterprise"],
        "customers": ["574", "1416", "974"],
    }
    mapping = sheet("churn_by_segment.csv", columns | {"churn_rate": ["0.44", "0.33", "0.18"]}, rows=3)
    assert went(mapping)["customers"] is None


@pytest.mark.parametrize("header", ["Contract Type", "Forma de Cobrança", "Payment Plan"])
def test_how_often_something_is_paid_is_told_by_its_words(header: str) -> None:
    columns: dict[str, Sequence[Cell]] = {
        "customer_id": NUMBERS,
        "plan": ["Pro", "Basic"],
        header: ["Monthly", "Annual"],
    }
    assert went(sheet("subscriptions.csv", columns | {"monthly_charges": AMOUNTS}))[header] == "line.interval"


@pytest.mark.parametrize(
    "header", ["CargoMensual", "Cargo_Mensal", "Cuota Mensual", "Monthly Premium", "Cobranças Mensais"]
)
def test_what_is_charged_each_month_is_known_by_many_names(header: str) -> None:
    columns: dict[str, Sequence[Cell]] = {
        "customerID": NUMBERS,
        "Churn": ["Yes", "No"],
        "tenure": [4, 12, 30],
        header: AMOUNTS,
    }
    assert went(sheet("telco.csv", columns))[header] == "line.mrr"
