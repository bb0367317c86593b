"""What people type is understood as they mean it, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.record import FieldSpec, FieldType, field_of
from csdesk.domain.text import msg
from csdesk.domain.values.month import Month
from csdesk.i18n import Translator
from csdesk.ui.forms.dates import parse_date, parse_instant, parse_month
from csdesk.ui.forms.numbers import parse_decimal, parse_int, parse_money, parse_percent
from csdesk.ui.forms.parse import parse, typed_text
from csdesk.ui.forms.reader import Reader

TODAY = date(2026, 10, 14)
PT = Reader(Translator("pt_BR"), TODAY)
EN = Reader(Translator("en"), TODAY)
SAO_PAULO = ZoneInfo("America/Sao_Paulo")


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1500", 150_000),
        ("1.500,00", 150_000),
        ("R$ 1.500", 150_000),
        ("1,500.00", 150_000),
        ("1.234.567,89", 123_456_789),
        ("1 500,5", 150_050),
        ("1,5", 150),
        ("0,05", 5),
        ("-R$ 1.300", -130_000),
        ("(1.300,00)", -130_000),
        ("−5", -500),
        ("2 mil", 200_000),
        ("1,5 mil", 150_000),
        ("2k", 200_000),
        ("1,2 mi", 120_000_000),
        ("BRL 10", 1000),
        ("$ 10", 1000),
        ("  ", None),
    ],
)
def test_an_amount_is_read_however_it_is_written(typed: str, cents: int | None):
    assert parse_money(typed, "BRL") == cents


@pytest.mark.parametrize(
    "typed", ["abc", "12..3", "1.2.3", "1,2,3", "5 reais", "US$ 5", "€ 3", "1,555555", "1" * 40, "²"]
)
def test_what_is_no_amount_is_refused(typed: str):
    with pytest.raises(Refused):
        parse_money(typed, "BRL")


@given(st.integers(-(10**12), 10**12), st.sampled_from([PT, EN]))
def test_an_amount_as_it_is_offered_for_editing_reads_back(cents: int, reader: Reader):
    spec = FieldSpec("mrr", FieldType.MONEY, msg("MRR"))
    assert parse(spec, typed_text(spec, cents, reader), reader) == cents


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from([PT, EN]))
def test_a_number_as_it_is_offered_for_editing_reads_back(number: Decimal, reader: Reader):
    spec = FieldSpec("rate", FieldType.DECIMAL, msg("Amount"))
    assert parse(spec, typed_text(spec, number, reader), reader) == number


@given(st.dates(date(1950, 1, 1), date(2120, 1, 1)), st.sampled_from([PT, EN]))
def test_a_date_as_it_is_offered_for_editing_reads_back(day: date, reader: Reader):
    spec = FieldSpec("day", FieldType.DATE, msg("Date"))
    assert parse(spec, typed_text(spec, day, reader), reader) == day


@given(st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1)), st.sampled_from([PT, EN]))
def test_a_moment_as_it_is_offered_for_editing_reads_back(moment: datetime, reader: Reader):
    spec = FieldSpec("at", FieldType.INSTANT, msg("When"))
    stored = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    offered = typed_text(spec, stored, reader)
    again = parse(spec, offered, reader)
    assert typed_text(spec, again, reader) == offered
    assert abs(again - stored) <= timedelta(hours=1)


@settings(max_examples=500)
@given(st.text(max_size=20), st.sampled_from(FieldType), st.sampled_from([PT, EN]))
def test_no_typing_makes_anything_but_a_value_or_a_refusal(typed: str, kind: FieldType, reader: Reader):
    if kind in {FieldType.REF, FieldType.REFS}:
        return
    reason = "none"
    try:
        parse(FieldSpec("field", kind, msg("Amount")), typed, reader)
    except Refused as refused:
        reason = reader.words.words(refused.text)
    assert reason


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15/12", date(2026, 12, 15)),
        ("15/1", date(2027, 1, 15)),
        ("15/12/2026", date(2026, 12, 15)),
        ("15.12.26", date(2026, 12, 15)),
        ("2026-12-15", date(2026, 12, 15)),
        ("15 dez", date(2026, 12, 15)),
        ("15 de dezembro de 2026", date(2026, 12, 15)),
        ("1º de março", date(2027, 3, 1)),
        ("Dec 15, 2026", date(2026, 12, 15)),
        ("hoje", TODAY),
        ("Amanhã", date(2026, 10, 15)),
        ("ontem", date(2026, 10, 13)),
        ("+3d", date(2026, 10, 17)),
        ("+2 semanas", date(2026, 10, 28)),
        ("-1m", date(2026, 9, 14)),
        ("sex", date(2026, 10, 16)),
        ("sexta-feira", date(2026, 10, 16)),
        ("qua", date(2026, 10, 21)),
        ("29/02", date(2028, 2, 29)),
        ("", None),
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str, day: date | None):
    today = date(2027, 10, 14) if typed == "29/02" else TODAY
    assert parse_date(typed, today, day_first=True) == day


def test_english_puts_the_month_first_unless_it_cannot_be_one():
    assert parse_date("12/10/2026", TODAY, day_first=False) == date(2026, 12, 10)
    assert parse_date("25/12/2026", TODAY, day_first=False) == date(2026, 12, 25)
    assert parse_date("fri", TODAY, day_first=False) == date(2026, 10, 16)


@pytest.mark.parametrize(
    "typed",
    [
        "31/02/2027",
        "32/1",
        "0/0",
        "terminar",
        "15/13/2026",
        "dez",
        "+99999d",
        "x",
        "1ab dez",
        "0 dez 0",
        "31/12/9999",
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_the_way_to_write_it(typed: str):
    with pytest.raises(Refused) as refused:
        parse_date(typed, TODAY, day_first=True)
    assert "dd/mm/yyyy" in refused.value.text.msgid


def test_a_moment_is_a_day_a_time_or_both():
    read = lambda typed: parse_instant(typed, TODAY, SAO_PAULO, day_first=True)  # noqa: E731
    assert read("15/12 9h30") == datetime(2026, 12, 15, 12, 30, tzinfo=UTC)
    assert read("ontem 14:05") == datetime(2026, 10, 13, 17, 5, tzinfo=UTC)
    assert read("10h") == datetime(2026, 10, 14, 13, 0, tzinfo=UTC)
    assert read("hoje") == datetime(2026, 10, 14, 15, 0, tzinfo=UTC)
    with pytest.raises(Refused):
        read("hoje 25:00")


def test_a_month_is_read_in_words_or_numbers():
    for typed in ("10/2026", "2026-10", "out/26", "outubro de 2026", "outubro", "oct 2026"):
        assert parse_month(typed, TODAY) == Month(2026, 10)
    with pytest.raises(Refused):
        parse_month("13/2026", TODAY)


def test_bounds_are_told_in_the_refusal():
    assert parse_int("1.200") == 1200
    with pytest.raises(Refused) as refused:
        parse_int("7", 1, 5)
    assert EN.words.words(refused.value.text) == "Use a number from 1 to 5."
    with pytest.raises(Refused):
        parse_int("1,5")


def test_a_percentage_takes_its_sign_or_none():
    assert parse_percent("12,5%", comma=True) == Decimal("12.5")
    assert parse_percent("50", comma=False) == 50
    assert parse_decimal("1.500", comma=True) == 1500
    assert parse_decimal("1.500", comma=False) == Decimal("1.5")


def test_a_choice_is_found_by_its_label_and_an_open_list_takes_new_words():
    touch, stage = field_of(Account, "touch"), field_of(Account, "stage")
    assert parse(touch, "high", EN) == "high"
    assert parse(touch, "ALTO", PT) == "high"
    assert parse(stage, "Pausa longa", PT) == "Pausa longa"


def test_a_closed_list_takes_the_only_beginning_and_refuses_strangers():
    kind = field_of(Line, "kind")
    assert parse(kind, "add", EN) == "add_on"
    with pytest.raises(Refused) as refused:
        parse(kind, "gift", EN)
    assert "Add-on" in EN.words.words(refused.value.text)


def test_a_required_field_cannot_be_emptied():
    with pytest.raises(Refused):
        parse(field_of(Account, "name"), "  ", PT)
    assert parse(field_of(Account, "city"), "  ", PT) is None


def test_yes_and_no_are_understood_in_both_languages():
    auto = field_of(Line, "auto_renew")
    assert [parse(auto, typed, PT) for typed in ("sim", "Não", "yes", "n", "")] == [
        True,
        False,
        True,
        False,
        None,
    ]
