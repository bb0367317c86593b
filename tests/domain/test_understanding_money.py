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


def test_a_state_of_the_country_is_not_how_a_bill_stands() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Order ID": NUMBERS,
        "Customer Name": CLIENTS,
        "State": ["Texas", "Ohio", "Iowa"],
    }
    mapping = sheet("orders.csv", columns | {"Order Date": DAYS, "Sales": AMOUNTS})
    assert mapping.entity == "invoice"
    assert went(mapping)["State"] == "account.state"
    assert went(mapping)["Sales"] == "invoice.amount"


@pytest.mark.parametrize("file", ["quotes.csv", "orcamentos.csv", "presupuestos.csv"])
def test_what_is_quoted_is_an_opportunity(file: str) -> None:
    mapping = sheet(file, {"Quote No": NUMBERS, "Customer": CLIENTS, "Quote Date": DAYS, "Amount": AMOUNTS})
    assert mapping.entity == "opportunity"
    assert went(mapping)["Amount"] == "opportunity.value"


def test_a_list_of_sellers_is_no_list_of_bills() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "rep_id": [f"REP-{n}" for n in range(12)],
        "name": [f"{name} {n}" for n in range(2) for name in PEOPLE],
    }
    mapping = sheet("sales_reps.csv", columns | {"region": ["West", "East"], "hire_date": DAYS})
    assert mapping.entity != "invoice"


def test_new_and_lost_mrr_side_by_side_are_no_movement_of_a_client() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "month": ["2026-01", "2026-02", "2026-03"],
        "starting_mrr": AMOUNTS,
        "new_mrr": AMOUNTS,
    }
    mapping = sheet("mrr_waterfall.csv", columns | {"expansion_mrr": LESSER, "churned_mrr": LESSER})
    assert went(mapping)["new_mrr"] is went(mapping)["churned_mrr"] is None


def test_a_day_of_delivery_is_not_when_a_bill_is_due() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "order_id": NUMBERS,
        "customer_id": CLIENTS,
        "order_total": AMOUNTS,
        "order_date": DAYS,
    }
    mapping = sheet("orders.csv", columns | {"estimated_delivery_date": PAID})
    assert went(mapping)["estimated_delivery_date"] is None


def test_the_day_of_a_payment_is_that_also_where_clients_are_listed() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Nombre": CLIENTS,
        "Ciudad": ["Lima", "Quito"],
        "Teléfono": ["+51 987 654 321"],
        "Fecha Pago": DAYS,
    }
    assert went(sheet("clientes.csv", columns))["Fecha Pago"] in {"invoice.paid", None}


def test_the_number_of_an_instalment_is_no_amount() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Deudor": CLIENTS,
        "N° Cuota": [1, 2, 3],
        "Fecha Vencimiento": DAYS,
        "Monto Cuota": AMOUNTS,
    }
    assert went(sheet("cuotas.csv", columns))["N° Cuota"] is None


def test_what_is_owed_by_age_has_a_header_though_spans_of_days_stand_in_it() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Customer": CLIENTS,
        "Current": AMOUNTS,
        "1-30": LESSER,
        "31-60": LESSER,
        "61-90": LESSER,
        "90+": LESSER,
    }
    mapping = sheet("ar_aging.csv", columns | {"Total": AMOUNTS})
    assert went(mapping)["Customer"] == "account.name"


def test_a_subscription_told_by_the_names_of_plans_is_the_plan() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "cliente_id": NUMBERS,
        "assinatura": ["Basic", "Premium"],
        "início": DAYS,
        "valor_mensal": AMOUNTS,
    }
    assert went(sheet("assinaturas.csv", columns, rows=24))["assinatura"] in {"line.plan", "account.plan"}


def test_where_a_tax_stands_bills_are_listed_and_no_contracts() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Folio": NUMBERS,
        "Fecha": DAYS,
        "Nombre tercero": CLIENTS,
        "Neto": AMOUNTS,
        "Impuesto": LESSER,
    }
    mapping = sheet("contpaqi.csv", columns | {"Total": AMOUNTS, "Vencimiento": PAID})
    assert mapping.entity == "invoice"
    assert went(mapping)["Total"] == "invoice.amount"
    assert went(mapping)["Nombre tercero"] == "account.name"


def test_yes_and_no_are_no_numbers_of_bills() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "id_cliente": NUMBERS,
        "cargo_mensual": AMOUNTS,
        "factura_electronica": ["Yes", "No"],
    }
    assert went(sheet("churn.csv", columns))["factura_electronica"] is None


def test_what_an_insurer_would_pay_is_not_what_a_policy_costs() -> None:
    columns: dict[str, Sequence[Cell]] = {
        "Policy Number": NUMBERS,
        "Insured Name": PEOPLE,
        "Premium Amount": AMOUNTS,
        "Coverage Amount": ["100000", "250000"],
    }
    mapping = sheet("policies.csv", columns | {"Start Date": DAYS, "End Date": PAID})
    assert went(mapping)["Premium Amount"] == "line.price"
    assert went(mapping)["Coverage Amount"] is None
