"""Cells become typed values, in both notations and languages, or a problem; never a zero, never a guess."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csdesk.domain.importing.coerce import coerce_column
from csdesk.domain.importing.coerce_choice import interval_counts
from csdesk.domain.importing.coerce_text import currencies_in, currency_in
from csdesk.domain.importing.mapping import ColumnFormat
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import field_of
from csdesk.domain.values.month import Month

COMMA = ColumnFormat(day_first=True, decimal_comma=True)
POINT = ColumnFormat(day_first=False, decimal_comma=False)


def read(target: str, *cells: Any, how: ColumnFormat = COMMA) -> list[Any]:
    return coerce_column(cells, spec(target), how).values


def codes(target: str, *cells: Any, how: ColumnFormat = COMMA) -> list[str | None]:
    problems = coerce_column(cells, spec(target), how).problems
    return [problems[place].code if place in problems else None for place in range(len(cells))]


def spec(target: str) -> Any:
    entity, _, name = target.partition(".")
    return field_of(BY_KEY[entity].type, name)


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("R$ 1.234,56", 123456),
        ("R$\u00a01.234,56", 123456),
        ("$1,234.56", 123456),
        ("(1.234,56)", -123456),
        ("1.234,56-", -123456),
        ("-MX$ 1.173,06", -117306),
        ("R$ -5,00", -500),
        ("R$   600.000,00", 60000000),
        ("1,7", 170),
        ("1.234", 123400),
        ("200.000.000", 20000000000),
        ("R$ 0.00", 0),
        ("€ 2.341,00", 234100),
        ("1 234,50", 123450),
        ("1'234.50", 123450),
        ("10k", 1000000),
        ("1,2 mi", 120000000),
        ("R$ 1,5 mil", 150000),
        ("2 MIL", 200000),
        ("R$ 2 mil/mês", 200000),
        ("1,2 mio", 120000000),
        ("2 milhões de reais", 200000000),
        ("100 BRL", 10000),
        ("100 mes", 10000),
        (1211.32, 121132),
        (1.005, 101),
        (12.345, 1235),
        (-0.125, -13),
        (7, 700),
        (Decimal("0.005"), 1),
    ],
)
def test_an_amount_becomes_exact_cents(written: Any, cents: int):
    assert read("line.mrr", written) == [cents]


def test_the_column_says_whether_a_lone_point_groups_thousands():
    assert read("line.mrr", "1.234", how=COMMA) == [123400]
    assert read("line.mrr", "1.234", how=POINT) == [123]
    assert read("line.mrr", "1,234", how=POINT) == [123400]


@pytest.mark.parametrize("written", ["R$ #.###.###,##", "1.2.3", "abc", True, "12,34,56", "--5", "1.23.456"])
def test_what_is_no_amount_is_told_and_is_not_zero(written: Any):
    assert read("line.mrr", written) == [None]
    assert codes("line.mrr", written) == ["unreadable_amount"]


def test_words_for_nothing_are_blank_in_a_column_of_numbers():
    assert read("line.mrr", "NULL", "N/D", "-", "NA", " ", "", None) == [None] * 7
    assert codes("line.mrr", "NULL", "N/D", "-", "NA", " ", "", None) == [None] * 7


def test_words_for_nothing_are_kept_where_they_can_be_names():
    assert read("account.state", "NA", "SP", "Naviraí") == ["NA", "SP", "Naviraí"]
    assert read("contact.email", "NA", "ana@x.example", "-") == [None, "ana@x.example", None]


def test_yearly_and_quarterly_amounts_are_brought_to_a_month_and_rounded_once():
    assert read("line.mrr", "1.000,00", how=ColumnFormat(decimal_comma=True, unit="year")) == [8333]
    assert read("line.mrr", 1000, how=ColumnFormat(unit="quarter")) == [33333]
    assert read("line.mrr", 0.06, how=ColumnFormat(unit="year")) == [1]
    assert read("line.mrr", 123456, how=ColumnFormat(unit="cents")) == [123456]


def test_percentages_are_hundredths_however_written():
    assert read("renewal.probability", "12,5%", 90, "90 %") == [Decimal("12.5"), 90, 90]
    ratio = ColumnFormat(decimal_comma=True, unit="ratio")
    assert read("renewal.probability", 0.125, "0,5", "12,5%", how=ratio) == [
        Decimal("12.5"),
        50,
        Decimal("12.5"),
    ]


def test_whole_numbers_have_bounds_and_no_fractions():
    assert read("account.pulse", "4", 5.0, 6, "2,5", 0) == [4, 5, None, None, None]
    assert codes("account.pulse", "4", 5.0, 6, "2,5", 0) == [
        None,
        None,
        "out_of_range",
        "not_whole",
        "out_of_range",
    ]
    assert read("interaction.sentiment", "positivo", "detrator", -2) == [1, -2, -2]
    assert read("ticket.handle_minutes", "1:30", timedelta(hours=2), 45) == [90, 120, 45]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31/12/2025", date(2025, 12, 31)),
        (" 29/04/2021 ", date(2021, 4, 29)),
        ("01/02/24", date(2024, 2, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2025/12/12", date(2025, 12, 12)),
        ("12 de março de 2024", date(2024, 3, 12)),
        ("1º de maio de 2023", date(2023, 5, 1)),
        ("Mar 3, 2021", date(2021, 3, 3)),
        ("3-set-21", date(2021, 9, 3)),
        ("sexta-feira, 5 de janeiro de 2024", date(2024, 1, 5)),
        ("20240131", date(2024, 1, 31)),
        (45631, date(2024, 12, 5)),
        ("45631", date(2024, 12, 5)),
        (45631.75, date(2024, 12, 5)),
        (datetime(2024, 1, 2, 23, 59), date(2024, 1, 2)),
        ("2025-12-31T01:30:00Z", date(2025, 12, 31)),
        ("2025-12-31T23:30:00-08:00", date(2025, 12, 31)),
        (1_767_144_600, date(2025, 12, 30)),
        ("2025-12-31T00:00:00Z", date(2025, 12, 31)),
        ("16/11/2024 14h30", date(2024, 11, 16)),
    ],
)
def test_a_date_is_read_in_every_usual_notation(written: Any, day: date):
    assert read("line.start", written) == [day]


def test_the_column_says_which_number_is_the_day():
    assert read("line.start", "03/04/2026", how=COMMA) == [date(2026, 4, 3)]
    assert read("line.start", "03/04/2026", how=POINT) == [date(2026, 3, 4)]
    assert read("line.start", "04/16/2026") == [date(2026, 4, 16)]
    assert codes("line.start", "04/16/2026") == ["date_order"]


@pytest.mark.parametrize(
    "written", ["30/02/2025", "not_a_date", "31/04/2024", 2015, "2015", "13/13/2024", True]
)
def test_a_date_that_does_not_exist_is_told(written: Any):
    assert read("line.start", written) == [None]
    assert codes("line.start", written) == ["bad_date"]


def test_times_without_an_offset_are_local_and_kept_in_utc():
    found = read(
        "survey.answered_at",
        "31/08/2023 17:53",
        "2023-07-04T02:35:00",
        "2023-07-01T22:17:00-03:00",
        "2025-02-01T01:30Z",
        "31/08/2023 5:53 PM",
        "31/08/2023",
        "01/02/2024 10:00:00 (BRT)",
        "2020-02-13 01:02:03.456",
    )
    assert found == [
        datetime(2023, 8, 31, 20, 53, tzinfo=UTC),
        datetime(2023, 7, 4, 5, 35, tzinfo=UTC),
        datetime(2023, 7, 2, 1, 17, tzinfo=UTC),
        datetime(2025, 2, 1, 1, 30, tzinfo=UTC),
        datetime(2023, 8, 31, 20, 53, tzinfo=UTC),
        datetime(2023, 8, 31, 3, 0, tzinfo=UTC),
        datetime(2024, 2, 1, 13, 0, tzinfo=UTC),
        datetime(2020, 2, 13, 4, 2, 3, tzinfo=UTC),
    ]


def test_the_summer_time_of_the_zone_counts_until_it_was_given_up():
    assert read("survey.answered_at", "10/01/2019 12:00", "10/01/2020 12:00") == [
        datetime(2019, 1, 10, 14, 0, tzinfo=UTC),
        datetime(2020, 1, 10, 15, 0, tzinfo=UTC),
    ]


def test_months_are_read_with_and_without_a_day():
    cells = ("01/2024", "jan/24", "2024-01", 202401, "janeiro de 2024", "31/01/2024", datetime(2024, 1, 5))
    assert read("usage.month", *cells) == [Month(2024, 1)] * len(cells)
    assert read("line.start", "jan/2024") == [date(2024, 1, 1)]
    assert codes("line.start", "jan/2024") == ["month_only"]


def test_choices_are_read_by_key_label_and_other_words():
    assert read("account.touch", "Alto toque", "mid", "baixo", "Digital") == ["high", "mid", "tech", "tech"]
    assert read("interaction.channel", "ligação", "WhatsApp", "e-mail", "visita", "reunião") == [
        *("phone", "whatsapp", "email", "in_person", "video"),
    ]
    assert read("line.kind", "Desconto recorrente", "Avulso", "Teste grátis", "Adicional", "Base") == [
        *("discount", "one_off", "trial", "add_on", "base"),
    ]
    assert read("renewal.status", "Renovado", "Em aberto", "Não renovado") == [
        "renewed",
        "open",
        "not_renewed",
    ]


def test_an_unknown_word_is_the_users_own_where_the_list_is_open_and_a_problem_where_it_is_closed():
    assert read("account.touch", "Toque de ouro") == ["Toque de ouro"]
    assert read("line.kind", "surpresa") == [None]
    assert codes("line.kind", "surpresa") == ["unknown_choice"]


def test_billing_periods_have_a_count():
    assert read("line.interval", "Mensal", "Trimestral", "Anual") == ["month", "month", "year"]
    assert interval_counts(["Mensal", "Trimestral", "Semestral", "Anual", None]) == [1, 3, 6, 1, None]


def test_yes_and_no_are_read_in_both_languages():
    assert read("line.auto_renew", "sim", "não", "YES", "n", "x", 1, 0, True) == [
        *(True, False, True, False, True, True, False, True),
    ]
    assert codes("line.auto_renew", "talvez", "N/D") == ["unreadable_flag", None]


def test_codes_keep_their_zeros_and_invisible_characters_stay():
    assert read("account.postal_code", "05408", " 002\u00a0", 123.0) == ["05408", "002", "123"]
    assert read("account.name", "\u202eAcme\u200b ") == ["\u202eAcme\u200b"]


def test_a_cnpj_is_written_as_usual_and_a_wrong_one_is_kept_with_a_warning():
    assert read("account.tax_id", "11222333000181", 1234567000195, "11.222.333/0001-82") == [
        *("11.222.333/0001-81", "01.234.567/0001-95", "11.222.333/0001-82"),
    ]
    assert codes("account.tax_id", "11222333000181", "11.222.333/0001-82") == [None, "tax_id_check"]


def test_currencies_are_codes_however_they_are_named():
    assert read("line.currency", "R$", "US$", "dólar", "eur", "chf", "$") == [
        *("BRL", "USD", "USD", "EUR", "CHF", None),
    ]


@given(st.integers(min_value=-(10**13), max_value=10**13))
def test_an_amount_survives_both_notations(cents: int):
    english = f"{abs(cents) // 100:,}.{abs(cents) % 100:02d}"
    brazilian = english.translate(str.maketrans(",.", ".,"))
    sign = "-" if cents < 0 else ""
    assert read("line.mrr", f"{sign}R$ {brazilian}", how=COMMA) == [cents]
    assert read("line.mrr", f"{sign}${english}", how=POINT) == [cents]
    assert read("line.mrr", f"{sign}{brazilian}", how=POINT if abs(cents) >= 100000 else COMMA) == [cents]


@given(st.integers(min_value=-(10**11), max_value=10**11))
def test_an_amount_that_excel_keeps_as_a_float_is_exact(cents: int):
    assert read("line.mrr", float(Decimal(cents) / 100)) == [cents]


@given(st.dates(date(1950, 1, 1), date(2068, 12, 31)))
def test_a_date_survives_every_notation(day: date):
    serial = (day - date(1899, 12, 30)).days
    short = day.strftime("%d/%m/%y") if day.year >= 1969 else f"{day:%d/%m/%Y}"
    cells = (
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        serial,
        str(serial),
        f"{day:%d-%b-%Y}",
        short,
        f"{day:%Y%m%d}",
    )
    assert read("line.start", *cells) == [day] * len(cells)
    assert read("line.start", f"{day:%m/%d/%Y}", how=POINT) == [day]


@example(cells=[1_000_000_000_000])
@given(st.lists(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none()), max_size=20))
def test_no_cell_whatever_it_holds_breaks_a_column(cells: list[Any]):
    for target in (
        "line.mrr",
        "line.start",
        "usage.month",
        "survey.answered_at",
        "survey.score",
        "line.kind",
    ):
        assert len(read(target, *cells)) == len(cells)


def test_a_column_of_amounts_in_one_writing_is_read_at_once_as_cell_by_cell() -> None:
    money = field_of(BY_KEY["line"].type, "mrr")
    usual = ["R$ 1.234,56", "R$12,00", "0,05", None, "R$ 1.234,56"]
    for odd in ("", "12", "1\n2,00", "R$\u00a03,00", "(1,00)", "123.456.789.012.345.678,00", "x"):
        alone = coerce_column([odd], money, ColumnFormat(decimal_comma=True)).values
        together = coerce_column([*usual, odd], money, ColumnFormat(decimal_comma=True)).values
        assert together == [123456, 1200, 5, None, 123456, *alone]
    beyond = coerce_column(["9" * 400 + ",00"], money, ColumnFormat(decimal_comma=True))
    assert (beyond.values, beyond.problems[0].code) == ([None], "unreadable_amount")


@given(
    st.lists(
        st.none()
        | st.sampled_from(["R$ 10", "R$ 1.234,56", "US$ 5", "10", "R$\n1", "", "€ 3"])
        | st.integers()
    ),
    st.sampled_from([None, "USD"]),
)
def test_a_column_of_amounts_names_the_currencies_that_each_amount_names(
    cells: list[str | int | None], otherwise: str | None
) -> None:
    one_by_one = [None if cell is None else currency_in(cell) or otherwise for cell in cells]
    assert [found or None for found in currencies_in(cells, otherwise)] == one_by_one


def test_numbers_of_another_country_get_no_zeros_though_some_are_cpfs_with_two_more() -> None:
    abroad = [249035685, 138349592, 146924223, 502011378, 503504564, 500697256]
    assert read("account.tax_id", *abroad) == [str(one) for one in abroad]
    assert read("account.tax_id", 138349592) == ["001.383.495-92"]
    assert read("account.tax_id", "111.444.777-35", 1269551744) == ["111.444.777-35", "012.695.517-44"]


@pytest.mark.parametrize(
    ("target", "written", "codes"),
    [
        (
            "account.phone",
            ["11999990000.0", "(11) 3333-4444", "11.0"],
            ["11999990000", "(11) 3333-4444", "11.0"],
        ),
        ("invoice.number", ["1.0", "20.0", None], ["1", "20", None]),
        ("invoice.number", ["1.0", "1.1"], ["1.0", "1.1"]),
        ("account.tax_id", ["11222333000181.0", "999.0"], ["11.222.333/0001-81", "999"]),
        ("account.postal_code", [1310100, "01310-100", 20040020], ["01310100", "01310-100", "20040020"]),
        ("account.postal_code", ["1310100.0", "20040020.0"], ["01310100", "20040020"]),
        ("account.postal_code", ["1310100", "94105"], ["1310100", "94105"]),
        ("contact.name", ["Ana", "-", "—", "N/A"], ["Ana", None, None, "N/A"]),
        ("contact.email", ["a@b.com", "-", "sem e-mail"], ["a@b.com", None, "sem e-mail"]),
    ],
)
def test_codes_lose_what_a_program_put_on_them_and_get_back_what_it_took(
    target: str, written: list[Any], codes: list[str | None]
) -> None:
    assert read(target, *written) == codes


def test_the_dash_of_an_accountant_is_nought_and_a_bare_dash_is_nothing() -> None:
    assert read("line.mrr", "R$ -", "R$  -   ", "€ -", "-", "R$ 5,00") == [0, 0, 0, None, 500]


@pytest.mark.parametrize("target", ["account.tax_id", "account.phone", "invoice.number", "contact.mobile"])
def test_figures_that_a_program_rounded_away_are_no_code(target: str) -> None:
    found = coerce_column(["1,12223E+13", "1E5", "11.222.333/0001-81"], spec(target), COMMA)
    assert found.values == [None, "1E5", "11.222.333/0001-81"]
    assert {place: problem.code for place, problem in found.problems.items()} == {0: "cut_figures"}
