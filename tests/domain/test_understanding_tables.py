"""Where the tables of a sheet are: titles above, totals and notes below, gaps, groups, several tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from csdesk.domain.importing.locate import locate
from csdesk.domain.importing.table import Cell, RawSheet, Table
from csdesk.domain.importing.understand import understand

FORMATS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "real" / "formats"


def sheet(*rows: list[Cell], name: str = "Plan1", first_row: int = 1) -> RawSheet:
    return RawSheet("pasta.xlsx", name, rows, first_row)


def only(raw: RawSheet) -> Table:
    (table,) = locate(raw)
    return table


def left_out(table: Table) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in table.left_out]


def test_titles_above_and_totals_below_are_left_out_and_said() -> None:
    table = only(
        sheet(
            ["Relatório de clientes", None, None],
            [None, None, None],
            ["Cliente", "MRR", "Cidade"],
            ["Alfa", 100.0, "Recife"],
            ["Total Express Ltda", 50.0, "Natal"],
            ["Total geral", 150.0, None],
            ["Fonte: sistema antigo", None, None],
        )
    )
    assert (table.header_row, table.rows) == (3, (4, 5))
    assert left_out(table) == [("title_row", 1), ("total_row", 6), ("note_row", 7)]


def test_rows_are_numbered_as_the_sheet_shows_them() -> None:
    table = only(sheet(["Cliente", "MRR"], ["Alfa", 1.0], ["Beta", 2.0], first_row=10))
    assert (table.header_row, table.rows) == (10, (11, 12))
    assert table.column(0) == ["Alfa", "Beta"]


def test_blank_rows_and_blank_columns_inside_do_not_end_a_table() -> None:
    table = only(
        sheet(
            [None, "Cliente", None, "MRR", None],
            [None, "Alfa", None, 1.0, None],
            [None, None, None, None, None],
            [None, "Beta", None, 2.0, None],
        )
    )
    assert table.headers == ("Cliente", "MRR")
    assert table.columns == (1, 3)
    assert table.rows == (2, 4)


def test_the_header_again_in_the_middle_is_not_data() -> None:
    table = only(
        sheet(
            ["Cliente", "MRR"],
            ["Alfa", 1.0],
            ["Cliente", "MRR"],
            ["Beta", 2.0],
            ["CLIENTE", "mrr"],
            ["Gama", 3.0],
        )
    )
    assert table.rows == (2, 4, 6)
    assert left_out(table) == [("repeated_header", 3), ("repeated_header", 5)]


def test_subtotals_inside_are_left_out() -> None:
    table = only(
        sheet(
            ["CSM", "Cliente", "MRR"],
            ["Bia", "Alfa", 1.0],
            ["Subtotal", None, 1.0],
            ["Léo", "Beta", 2.0],
            ["Subtotal", None, 2.0],
            [None, None, 3.0],
        )
    )
    assert table.rows == (2, 4)
    assert [code for code, _ in left_out(table)] == ["total_row"] * 3


def test_a_total_written_with_its_currency_is_a_total() -> None:
    table = only(
        sheet(
            ["Cliente", "Valor"],
            ["Alfa", "R$ 200.000,00"],
            ["Beta", "R$ 48.000,00"],
            ["Total", "R$ 248.000,00"],
        )
    )
    assert table.rows == (2, 3)
    assert left_out(table) == [("total_row", 4)]


def test_a_last_row_with_only_a_name_stays_data() -> None:
    table = only(
        sheet(
            ["Cliente", "MRR", "Cidade", "UF", "CSM"],
            ["Alfa", 1.0, "Recife", "PE", "Bia"],
            ["Beta", 2.0, "Natal", "RN", "Léo"],
            ["Gama", None, None, None, None],
        )
    )
    assert table.rows == (2, 3, 4)


def test_a_header_of_two_rows_is_joined() -> None:
    table = only(
        sheet(
            ["Cliente", None, "Contrato", None, "Contato", None],
            ["Nome", "CNPJ", "MRR", "Início", "Nome", "E-mail"],
            ["Alfa", "11.222.333/0001-81", 1.0, date(2024, 1, 2), "Ana", "ana@alfa.example"],
        )
    )
    assert table.header_row == 2
    assert table.headers == (
        "Cliente - Nome",
        "Cliente - CNPJ",
        "Contrato - MRR",
        "Contrato - Início",
        "Contato - Nome",
        "Contato - E-mail",
    )


def test_a_header_that_only_the_row_below_completes_is_joined() -> None:
    table = only(
        sheet(
            ["Cliente", "CNPJ", "Contrato", None, "Segmento"],
            [None, None, "MRR", "Fim da vigência", None],
            ["Alfa", "11.222.333/0001-81", 1.0, date(2026, 1, 2), "PME"],
            ["Beta", None, 2.0, date(2026, 1, 3), "PME"],
        )
    )
    assert table.headers == ("Cliente", "CNPJ", "Contrato - MRR", "Contrato - Fim da vigência", "Segmento")
    assert table.rows == (3, 4)


def test_a_row_of_units_under_the_header_is_left_out() -> None:
    table = only(
        sheet(
            ["Cliente", "MRR", "Início"], ["(texto)", "(R$)", "(dd/mm/aaaa)"], ["Alfa", 1.0, date(2024, 1, 2)]
        )
    )
    assert table.rows == (3,)
    assert left_out(table) == [("units_row", 2)]


def test_tables_side_by_side_are_two() -> None:
    first, second = locate(
        sheet(
            ["Cliente", "MRR", None, "Mês", "Moeda", "Cotação"],
            ["Alfa", 1.0, None, "01/2026", "USD", 5.4],
            ["Beta", 2.0, None, "02/2026", "USD", 5.5],
            ["Gama", 3.0, None, None, None, None],
            ["Delta", 4.0, None, None, None, None],
        )
    )
    assert (first.headers, first.rows) == (("Cliente", "MRR"), (2, 3, 4, 5))
    assert (second.headers, second.rows) == (("Mês", "Moeda", "Cotação"), (2, 3))


def test_tables_below_each_other_are_two() -> None:
    first, second = locate(
        sheet(
            ["Cliente", "MRR"],
            ["Alfa", 1.0],
            [None, None],
            ["Moeda", "Cotação", "Mês"],
            ["USD", 5.4, "01/2026"],
        )
    )
    assert (first.header_row, first.rows) == (1, (2,))
    assert (second.header_row, second.rows) == (4, (5,))


def test_line_breaks_and_outer_spaces_leave_the_headers() -> None:
    table = only(sheet(["\ufeffCliente ", "Valor\nmensal\xa0"], ["Alfa", 1.0]))
    assert table.headers == ("Cliente", "Valor mensal")


def test_a_sheet_without_a_table_says_so() -> None:
    empty, prose, pivot = understand(
        [
            sheet(name="vazia"),
            sheet(["Como usar este arquivo"], ["Preencha a aba Clientes"], name="leia-me"),
            sheet(["Rótulos de Linha", "Soma de MRR"], ["Alfa", 1.0], ["Total Geral", 1.0], name="dinâmica"),
        ]
    )
    assert [each.importable for each in (empty, prose, pivot)] == [False] * 3
    assert empty.why_not is not None
    assert empty.why_not.msgid == "The sheet is empty"
    assert prose.why_not is not None
    assert prose.why_not.msgid == "No table with a header and rows below it was found"
    assert pivot.why_not is not None
    assert pivot.why_not.msgid == "A pivot table: import the sheet it was made from"


def test_a_table_of_amounts_month_by_month_is_not_taken_for_contracts() -> None:
    (mapping,) = understand(
        [
            sheet(
                ["month", "customer_id", "mrr"],
                ["2024-01", "C1", 399.0],
                ["2024-02", "C1", 399.0],
                ["2024-01", "C2", 10.0],
            )
        ]
    )
    assert not mapping.importable


@pytest.mark.skipif(not FORMATS.is_dir(), reason="the public spreadsheets are not on this machine")
@pytest.mark.parametrize(
    ("file", "header_row", "rows"),
    [
        ("readxl/deaths.xlsx", 5, 10),
        ("simple-excel/header-not-on-first-row.xlsx", 10, 2),
        ("calamine/header-row.xlsx", 9, 1),
        ("roo/simple_spreadsheet.xlsx", 3, 10),
        ("poi/ExcelTables.xlsx", 1, 3),
    ],
)
def test_odd_public_files_show_their_header_row(file: str, header_row: int, rows: int) -> None:
    from python_calamine import CalamineWorkbook

    cells = CalamineWorkbook.from_path(FORMATS / file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    tables = locate(RawSheet(file, "1", [[None if cell == "" else cell for cell in row] for row in cells]))
    assert (tables[0].header_row, len(tables[0].rows)) == (header_row, rows)
