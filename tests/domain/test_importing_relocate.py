"""Reading a sheet anew from a header that a person points at."""

from __future__ import annotations

from csdesk.domain.importing.mapping import Certainty, SheetMapping
from csdesk.domain.importing.relocate import with_header
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand

ROWS: list[list[Cell]] = [
    ["Empresa", "Contato", None],
    ["Agência Um", "Ana", None],
    [None, None, None],
    ["Cliente", "CNPJ", "MRR"],
    ["Tijolo Lilás", "11.222.333/0001-81", 100],
    ["Onça Míope", "45.997.418/0001-53", 200],
]


def mapped(rows: list[list[Cell]], header: int) -> SheetMapping:
    first = understand([RawSheet("a.xlsx", "Base", rows)])[0]
    return with_header(first, header)


def test_a_header_further_down_is_understood_from_there() -> None:
    found = mapped(ROWS, 4)
    assert found.table.header_row == 4
    assert found.table.rows == (5, 6)
    assert [one.target for one in found.columns] == ["account.name", "account.tax_id", "line.mrr"]


def test_the_sheet_stays_whole_and_rows_keep_their_numbers() -> None:
    found = mapped(ROWS, 4)
    assert found.table.sheet.rows is ROWS
    assert found.table.column(0) == ["Tijolo Lilás", "Onça Míope"]
    assert [problem.row for problem in found.table.left_out] == [1, 2]


def test_a_row_of_values_is_believed_and_its_columns_wait_for_a_person() -> None:
    found = mapped(ROWS, 5)
    assert found.table.header_row == 5
    assert found.table.headers == ("Tijolo Lilás", "11.222.333/0001-81", "100")
    assert found.table.rows == (6,)
    assert {one.certainty for one in found.columns} == {Certainty.OUT}


def test_the_upper_row_of_a_header_of_two_can_be_pointed_at() -> None:
    rows: list[list[Cell]] = [
        ["Relatório", None, None, None],
        ["Conta", None, "Contrato", None],
        ["Nome", "CNPJ", "Início", "MRR"],
        ["Tijolo Lilás", "11.222.333/0001-81", "01/02/2026", 100],
        ["Onça Míope", "45.997.418/0001-53", "01/03/2026", 200],
    ]
    found = mapped(rows, 2)
    assert found.table.header_row in {2, 3}
    assert found.table.rows[-1] == 5
