"""How columns are read and remembered: dates, decimals, units, ids that link, names, speed."""

from __future__ import annotations

import time

import pytest

from csdesk.domain.importing.mapping import Certainty, ColumnMap, SheetMapping
from csdesk.domain.importing.names import canonical, name_of
from csdesk.domain.importing.shapes import Kind, shape_of
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import header_signature, understand


def mapped(*rows: list[Cell], name: str = "Base") -> SheetMapping:
    (mapping,) = understand([RawSheet("base.xlsx", name, rows)])
    return mapping


def columns(mapping: SheetMapping) -> dict[str, ColumnMap]:
    return {column.header: column for column in mapping.columns}


def contracts(*pairs: tuple[str, str]) -> dict[str, ColumnMap]:
    rows: list[list[Cell]] = [
        [f"L{number}", f"Alfa {number}", "R$ 1.000,00", start, end]
        for number, (start, end) in enumerate(pairs)
    ]
    header: list[Cell] = [
        "Nº do contrato",
        "Cliente",
        "Valor mensal",
        "Início do contrato",
        "Data do cancelamento",
    ]
    return columns(mapped(header, *rows, name="Contratos"))


def test_one_day_above_twelve_decides_the_order_of_the_whole_column() -> None:
    found = contracts(("03/04/2026", "01/02/2026"), ("13/04/2026", "25/02/2026"))
    assert found["Início do contrato"].format.day_first is True
    american = contracts(("03/04/2026", "01/02/2026"), ("04/13/2026", "02/25/2026"))
    assert american["Início do contrato"].format.day_first is False


def test_a_decision_deep_in_a_long_column_is_found() -> None:
    pairs = [("03/04/2026", "01/02/2026")] * 3000
    pairs[1501] = ("13/04/2026", "01/02/2026")
    found = contracts(*pairs)
    assert found["Início do contrato"].format.day_first is True


def test_an_undecidable_column_follows_its_sibling() -> None:
    found = contracts(("03/04/2026", "01/02/2026"), ("04/04/2026", "25/02/2026"))
    assert found["Início do contrato"].format.day_first is True
    assert not found["Início do contrato"].format.ask


def test_what_nothing_decides_is_asked() -> None:
    found = contracts(("03/04/2026", "01/02/2026"), ("04/05/2026", "05/02/2026"))
    assert found["Início do contrato"].format.day_first is None
    assert found["Início do contrato"].format.ask


def test_a_column_that_speaks_for_both_orders_is_asked() -> None:
    found = contracts(("13/04/2026", "01/02/2026"), ("04/13/2026", "05/02/2026"))
    assert found["Início do contrato"].format.ask


def test_iso_dates_and_cells_of_dates_ask_nothing() -> None:
    found = contracts(("2026-04-03", "2026-02-01"), ("2026-04-04", "2026-02-03"))
    assert not found["Início do contrato"].format.ask
    assert found["Início do contrato"].format.day_first is None


@pytest.mark.parametrize(
    ("values", "comma", "asks"),
    [
        (["R$ 1.234,56", "R$ 10,00"], True, False),
        (["$1,234.56", "$10.00"], False, False),
        (["200.000.000", "1.000"], True, False),
        (["R$ 1.234", "R$ 2.500"], True, False),
        (["1.234", "2.500"], None, True),
        (["1234", "2500"], None, False),
    ],
)
def test_the_decimal_mark_is_decided_by_all_values(values: list[str], comma: bool | None, asks: bool) -> None:
    rows: list[list[Cell]] = [[f"Alfa {number}", value] for number, value in enumerate(values)]
    found = columns(mapped(["Cliente", "Mensalidade"], *rows))["Mensalidade"]
    assert (found.target, found.format.decimal_comma, found.format.ask) == ("line.mrr", comma, asks)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("MRR", None),
        ("ARR", "year"),
        ("ARR (USD)", "year"),
        ("Valor anual", "year"),
        ("Valor trimestral", "quarter"),
        ("MRR (centavos)", "cents"),
        ("mrr_in_cents", "cents"),
    ],
)
def test_amounts_that_are_no_monthly_units_are_marked(header: str, unit: str | None) -> None:
    found = columns(mapped(["Cliente", header], ["Alfa", 1200.0], ["Beta", 60.0]))[header]
    assert (found.target, found.format.unit) == ("line.mrr", unit)


def test_a_probability_between_nought_and_one_is_a_ratio() -> None:
    found = columns(
        mapped(
            ["Cliente", "Fim da vigência", "MRR a renovar", "Probabilidade"],
            ["Alfa", "2026-05-31", 10.0, 0.5],
            ["Beta", "2026-06-30", 20.0, 0.9],
            name="Renovações",
        )
    )
    assert found["Probabilidade"].target == "renewal.probability"
    assert found["Probabilidade"].format.unit == "ratio"


def test_nps_of_an_account_from_minus_100_to_100_is_no_answer() -> None:
    found = columns(mapped(["Cliente", "MRR", "NPS"], ["Alfa", 1.0, 45.0], ["Beta", 2.0, -10.0]))["NPS"]
    assert (found.target, found.certainty) == ("custom", Certainty.CHECK)


def test_fourteen_digits_are_no_cnpj_without_a_hint_and_check_digits() -> None:
    found = columns(
        mapped(
            ["Cliente", "Carimbo", "Documento"],
            ["Alfa", "20240115103000", "11222333000181"],
            ["Beta", "20240116103000", "11444777000161"],
            ["Gama", "20240117103000", "33000167000101"],
        )
    )
    assert found["Carimbo"].target != "account.tax_id"
    assert found["Documento"].target == "account.tax_id"


def test_a_birth_date_is_not_taken_for_the_start() -> None:
    found = columns(
        mapped(
            ["Cliente", "Data de nascimento", "Cliente desde"],
            ["Ana", "02/02/1970", "18/09/2020"],
            ["Bia", "25/07/1985", "29/01/2021"],
        )
    )
    assert found["Data de nascimento"].target == "custom"
    assert found["Cliente desde"].target == "account.start_date"


def test_na_is_a_value_among_regions() -> None:
    shape = shape_of(["NA", "EMEA", None, "  ", "NA"])
    assert shape.filled == 3


def test_ids_link_to_the_sheet_that_holds_them() -> None:
    accounts: list[list[Cell]] = [["Código", "Nome"], *([f"AC-{n}", f"Alfa {n}"] for n in range(9))]
    notes: list[list[Cell]] = [
        ["Data", "Ref", "Resumo"],
        *(["2026-01-02", f"AC-{n}", "Ligou"] for n in range(9)),
    ]
    _, mapping = understand(
        [RawSheet("a.xlsx", "Clientes", accounts), RawSheet("a.xlsx", "Interações", notes)]
    )
    assert columns(mapping)["Ref"].target == "account.external_id"
    assert mapping.importable


def test_a_remembered_mapping_is_proposed_for_the_same_headers_in_any_order() -> None:
    before = mapped(["Cliente", "Observação XPTO", "MRR"], ["Alfa", "a", 1.0])
    rows: list[list[Cell]] = [["MRR", "CLIENTE", "observacao xpto"], [1.0, "Alfa", "a"]]
    remembered = {header_signature(before.table): {"Observação XPTO": "account.notes", "MRR": None}}
    (mapping,) = understand([RawSheet("b.csv", "b.csv", rows)], templates=remembered)
    found = columns(mapping)
    assert (found["observacao xpto"].target, found["observacao xpto"].certainty) == (
        "account.notes",
        Certainty.CHOSEN,
    )
    assert (found["MRR"].target, found["MRR"].certainty) == (None, Certainty.OUT)


def test_empty_and_technical_columns_are_left_out_with_a_reason() -> None:
    found = columns(
        mapped(
            ["Cliente", "MRR", "Nada", "updated_at", "row_uuid"],
            ["Alfa", 1.0, None, "2026-01-02", "7d444840-9dc0-11d1-b245-5ffdce74fad2"],
            ["Beta", 2.0, " ", "2026-01-03", "8d444840-9dc0-11d1-b245-5ffdce74fad2"],
        )
    )
    for header in ("Nada", "updated_at", "row_uuid"):
        assert (found[header].target, found[header].certainty) == (None, Certainty.OUT)


@pytest.mark.parametrize(
    ("header", "base"),
    [
        ("\ufeffRazão Social *", "razao social"),
        ("NextRenewalDate", "next renewal date"),
        ("Start Date (UTC)", "start date"),
        ("Deal - Title", "title"),
        ("Tempo de atendimento (min)", "tempo atendimento"),
        ("Renewal_Date__c", "renewal date"),
        ("NPS®", "nps"),
        ("E-Mail", "email"),
        ("LinkedIn", "linkedin"),
        ("Dt. Vencto.", "data vencimento"),
    ],
)
def test_headers_are_brought_to_one_form(header: str, base: str) -> None:
    assert name_of(header).base == base


def test_decomposed_accents_are_the_same_name() -> None:
    assert canonical("Renovac\u0327a\u0303o") == canonical("RENOVAÇÃO")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("R$ 1.234,56", Kind.MONEY),
        ("(1.234,56)", Kind.NUMBER),
        ("12,5%", Kind.PERCENT),
        ("31/12/2025 14:30", Kind.TIMED),
        ("2025-12-31T14:30:00Z", Kind.TIMED),
        ("12 de março de 2024", Kind.DATE),
        ("jan/24", Kind.MONTH),
        ("11/2020", Kind.MONTH),
        ("Sim", Kind.BOOL),
        ("ana@alfa.example", Kind.EMAIL),
        ("alfa.com.br", Kind.DOMAIN),
        ("https://alfa.example/x", Kind.URL),
        ("+55 11 99999-0000", Kind.PHONE),
        ("11.222.333/0001-81", Kind.CNPJ),
        ("529.982.247-25", Kind.CPF),
        ("BRL", Kind.CURRENCY),
        ("C00012", Kind.CODE),
    ],
)
def test_a_value_shows_its_form(value: str, kind: Kind) -> None:
    assert shape_of([value]).share(kind) == 1


@pytest.mark.parametrize("name", ["Teacher 12", "Marina", "name1"])
def test_a_name_with_a_number_is_no_month(name: str) -> None:
    assert shape_of([name]).share(Kind.MONTH, Kind.DATE) == 0
    assert shape_of([name]).share(Kind.WORDS) == 1


def test_a_hundred_thousand_rows_are_understood_in_a_blink() -> None:
    header: list[Cell] = [
        *("Código", "Cliente", "CNPJ", "Mensalidade", "Início do contrato", "Vencto."),
        *("Contato", "E-mail", "Situação", "Observações", "Segmento", "Algo próprio"),
    ]
    body: list[list[Cell]] = [
        [
            *(
                f"C{n:06}",
                f"Empresa {n} Ltda",
                None,
                f"R$ {n % 9000},50",
                f"{n % 12 + 1:02}/01/2024",
                "15/12/2026",
            ),
            *(f"Ana {n}", f"a{n}@x.example", "Ativo", "Texto livre", "PME", str(n % 17)),
        ]
        for n in range(100_000)
    ]
    raw = RawSheet("b.xlsx", "Base", [header, *body])
    understand([RawSheet("b.xlsx", "Base", [header, *body[:50]])])
    begun = time.process_time()
    (mapping,) = understand([raw])
    spent = time.process_time() - begun
    assert len(mapping.table.rows) == 100_000
    assert spent < 0.6  # 0.15 s on an idle machine
