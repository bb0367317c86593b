"""Leads with a stage, a value and a probability are deals: what has a place for most columns is what the rows are."""

from __future__ import annotations

import pytest

from csdesk.domain.importing.table import Cell
from tests.domain.understanding_bench import CLIENTS, PEOPLE, sheet, went

WHO: dict[str, list[Cell]] = {
    "LeadID": [f"LD-{n:03d}" for n in range(12)],
    "CompanyName": [*CLIENTS],
    "ContactName": [*PEOPLE],
    "Email": [f"p{n}@cliente{n}.com" for n in range(12)],
    "Phone": [f"+55 11 9999-00{n:02d}" for n in range(12)],
    "Industry": ["Retail", "Services"],
    "Notes": ["Interested in supply pricing.", "Waiting for a revised offer."],
}
DEAL: dict[str, list[Cell]] = {
    "Stage": ["Qualified", "Quoted"],
    "Probability": ["60", "75"],
    "Status": ["Open", "Won"],
}


@pytest.mark.parametrize("file", ["leads.csv", "lista.csv"])
def test_people_with_a_deal_each_are_deals(file: str) -> None:
    mapping = sheet(file, {**WHO, **DEAL})
    assert mapping.entity == "opportunity"
    found = went(mapping)
    assert found["Stage"] == "opportunity.stage"
    assert found["Probability"] == "opportunity.probability"
    assert found["CompanyName"] == "account.name"
    assert found["Email"] == "contact.email"


@pytest.mark.parametrize("file", ["leads.csv", "lista.csv"])
def test_people_alone_stay_people_or_clients(file: str) -> None:
    assert sheet(file, WHO).entity in {"contact", "account"}


def test_clients_with_a_service_each_are_no_products() -> None:
    names = ["Empresa Alpha", "Beta Corp", "Beta Corp", "Gama Ltda"]
    columns = {
        "Cliente": names,
        "Email": [f"{name.split()[0].lower()}@{name.split()[0].lower()}.com" for name in names],
        "Telefone": ["(11) 99999-1111", "(21) 98888-2222"],
        "Servico": ["Identidade visual", "Automação"],
        "PrecoBase": [3753, 2997],
        "PrecoFinal": [4100.15, 2929.57],
    }
    mapping = sheet("clientes.xlsx", {name: [*values] for name, values in columns.items()})
    assert mapping.entity != "product"
    assert not {"product.name", "product.price"} & {*went(mapping).values()}
