"""Words of bills make bills, a flag of who left makes no list of those who did, and a bare sum is not surely MRR."""

from __future__ import annotations

import pytest

from csdesk.domain.importing.mapping import Certainty
from tests.domain.understanding_bench import CLIENTS, sheet, went


@pytest.mark.parametrize("header", ["Situação", "Status"])
def test_sums_that_are_due_and_paid_are_bills(header: str) -> None:
    days = [f"{n + 10}/03/2026" for n in range(12)]
    columns = {"Cliente": CLIENTS, "Vencimento": days, "Valor": ["1.234,50", "500,00"]}
    mapping = sheet("lista.csv", {**columns, header: ["pago", "aberto", "vencido"]})
    assert mapping.entity == "invoice"
    assert went(mapping) == {
        "Cliente": "account.name",
        "Vencimento": "invoice.due",
        "Valor": "invoice.amount",
        header: "invoice.status",
    }


def test_clients_of_whom_some_left_are_clients() -> None:
    columns = {
        "cliente_id": [str(n) for n in range(1, 13)],
        "nome": CLIENTS,
        "data_cadastro": [f"2025-0{n % 9 + 1}-10" for n in range(12)],
        "plano": ["Basic", "Pro"],
        "mrr": ["55.98", "254.20"],
        "churn": ["0", "1", "0"],
    }
    mapping = sheet("clientes_churn.csv", {name: [*values] for name, values in columns.items()})
    assert mapping.entity == "account"
    assert went(mapping)["mrr"] == "line.mrr"
    assert went(mapping)["nome"] == "account.name"


def test_a_bare_sum_beside_a_client_is_not_surely_mrr() -> None:
    mapping = sheet(
        "lista.csv", {"Cliente": CLIENTS, "Cidade": ["Recife", "Natal"], "Valor": ["1179125,50", "125004,00"]}
    )
    (column,) = (one for one in mapping.columns if one.header == "Valor")
    assert column.certainty is not Certainty.SURE
