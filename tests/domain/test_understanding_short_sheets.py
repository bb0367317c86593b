from __future__ import annotations

import pytest

from csdesk.domain.importing.table import RawSheet
from csdesk.domain.importing.understand import understand

ROWS = [
    ["Cliente", "Valor", "Vencto.", "Obs"],
    ["Padaria Sol", "R$ 1.234,56", "31/12/2026", "liga à tarde"],
    ["Mercado Lua", "a combinar", "30/02/2027", "x"],
    ["Mercado Lua", "(1.000,00)", "01/03/2027", "x"],
]


def test_a_short_sheet_that_names_its_clients_is_taken_even_when_one_of_them_repeats() -> None:
    (mapping,) = understand([RawSheet("carteira.csv", "carteira.csv", ROWS)])
    assert mapping.importable
    assert [column.target for column in mapping.columns] == [
        "account.name",
        "line.mrr",
        "line.term_end",
        "account.notes",
    ]


PAIRS: list[tuple[list[str], list[list[str]], list[str]]] = [
    (
        ["Nome", "CNPJ"],
        [["Padaria Sol", "11.222.333/0001-81"], ["Mercado Lua", "11.444.777/0001-61"]],
        ["account.name", "account.tax_id"],
    ),
    (
        ["Nome", "Mensalidade"],
        [["Padaria Sol", "R$ 300,00"], ["Mercado Lua", "R$ 1.200,00"]],
        ["account.name", "line.mrr"],
    ),
    (["Name", "Domain"], [["Acme", "acme.com"], ["Beta", "beta.io"]], ["account.name", "account.domain"]),
    (["Cliente", "CSM"], [["Padaria Sol", "Ana"], ["Mercado Lua", "Bia"]], ["account.name", "account.csm"]),
    (
        ["Nome", "Cidade"],
        [["Padaria Sol", "Recife"], ["Mercado Lua", "Natal"]],
        ["account.name", "account.city"],
    ),
]


@pytest.mark.parametrize("file", ["one.csv", "lista.csv", "export.csv", "Sheet1.csv", "todos.csv"])
@pytest.mark.parametrize(("headers", "rows", "targets"), PAIRS, ids=lambda one: str(one)[:20])
@pytest.mark.parametrize("times", [1, 6])
def test_names_and_one_thing_more_are_accounts_whatever_the_file_is_called(
    file: str, headers: list[str], rows: list[list[str]], targets: list[str], times: int
) -> None:
    told = [[f"{cells[0]} {n}", *cells[1:]] for n in range(times) for cells in rows]
    (mapping,) = understand([RawSheet(file, file, [headers, *told])])
    assert mapping.importable
    assert mapping.entity == "account"
    assert [column.target for column in mapping.columns] == targets
