from __future__ import annotations

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
