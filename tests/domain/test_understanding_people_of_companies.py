"""A person beside a company: the company is the account, and the person somebody who is there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand
from tests.domain.transform_sheets import plan, records

PEOPLE = ("Maria Silva", "João Souza", "Ana Lima", "Pedro Rocha")
COMPANIES = ("Padaria Aurora", "Oficina Vale", "Tech Norte Ltda", "Vidro & Cia")
PHONES = [f"(11) 99999-000{n}" for n in range(4)]
TAX_IDS = ("11.222.333/0001-81", "11.444.777/0001-61", "11.444.777/0002-42", None)


def made(name: str, columns: dict[str, Sequence[Cell]]) -> tuple[list[str], dict[str, str]]:
    """The accounts that a sheet makes, and the account of each person."""
    rows = [tuple(columns), *zip(*columns.values(), strict=True)]
    found = records(plan(*understand([RawSheet(f"{name}.xlsx", name, rows)])))
    accounts = {one.id: one.name for one in found.get("account", [])}  # type: ignore[attr-defined]
    people = {one.name: accounts[one.account] for one in found.get("contact", [])}  # type: ignore[attr-defined]
    return list(accounts.values()), people


@pytest.mark.parametrize("name", ["Plan1", "Clientes", "Contatos"])
@pytest.mark.parametrize(
    "columns",
    [
        {"NOME": PEOPLE, "EMPRESA": COMPANIES},
        {"EMPRESA": COMPANIES, "NOME": PEOPLE},
        {"Name": PEOPLE, "Company": COMPANIES, "Phone": PHONES},
        {"NOME": ("Maria", "João", "Ana", "Pedro"), "EMPRESA": COMPANIES, "TELEFONE": PHONES},
        {"NOME": PEOPLE, "EMPRESA": COMPANIES, "CNPJ": TAX_IDS},
        {"Cliente": PEOPLE, "Empresa": COMPANIES},
        {"Nome do cliente": PEOPLE, "Empresa": COMPANIES, "Telefone": PHONES},
    ],
)
def test_a_name_beside_a_company_is_somebody_who_is_there(
    name: str, columns: dict[str, Sequence[Cell]]
) -> None:
    accounts, people = made(name, columns)
    named = next(
        values
        for header, values in columns.items()
        if header.lower().startswith(("n", "c")) and values is not COMPANIES
    )
    assert accounts == list(COMPANIES)
    assert people == dict(zip(named, COMPANIES, strict=True))


@pytest.mark.parametrize(
    "names",
    [
        ("Aurora Pães", "Oficina do Vale", "Tech Norte", "Vidro"),
        ("Padaria 1", "Padaria 2", "Padaria 3", "Padaria 4"),
        ("Aurora Ltda", "Vale ME", "Norte SA", "Vidros"),
    ],
)
def test_a_name_that_is_another_one_of_the_company_is_nobody(names: tuple[str, ...]) -> None:
    accounts, people = made("Clientes", {"Nome": names, "Empresa": COMPANIES})
    assert len(accounts) == 4
    assert people == {}


def test_clients_of_one_of_our_own_companies_stay_the_accounts() -> None:
    accounts, people = made("Clientes", {"Cliente": PEOPLE, "Empresa": ["Nossa Casa Ltda"] * 4})
    assert accounts == list(PEOPLE)
    assert people == {}
