"""Every number, amount, date and list is written as Babel would write it."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from csdesk.formats import MINUS, formats_of
from csdesk.i18n import LANGUAGES
from tools.formats import TARGET, frozen

CURRENCIES = ("BRL", "USD", "EUR", "GBP", "ARS", "CLP", "JPY", "MXN", "CHF", "XYZ")


def chances(count: int) -> list[Decimal]:
    chance = random.Random(5)
    edges = [
        "0",
        "-0.5",
        "0.5",
        "1.5",
        "2.5",
        "999.995",
        "-1234567.891",
        "1E+6",
        "0.0000005",
        "123456789012.123456",
    ]
    drawn = [Decimal(chance.randrange(-(10**9), 10**9)).scaleb(-chance.randrange(9)) for _ in range(count)]
    return [*map(Decimal, edges), *drawn]


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def test_the_frozen_conventions_are_those_of_babel(language):
    assert json.loads(Path(TARGET).read_text(encoding="utf-8"))[language] == frozen(language)


def test_numbers_keep_their_decimals_up_to_six(language):
    for value in chances(300):
        expected = format_decimal(value, format="#,##0.######", locale=language).replace("-", MINUS)
        assert formats_of(language).number(value) == expected


@pytest.mark.parametrize("decimals", [0, 1, 2, 4])
def test_numbers_with_given_decimals_are_rounded_half_up(language, decimals):
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    for value in chances(150):
        rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) or Decimal(0)
        expected = format_decimal(rounded, format=pattern, locale=language).replace("-", MINUS)
        assert formats_of(language).number(value, decimals) == expected


def test_whole_numbers_are_grouped(language):
    for value in (0, 7, -7, 999, 1000, -1234567, 10**15):
        assert formats_of(language).number(value) == format_decimal(value, locale=language).replace(
            "-", MINUS
        )
        assert formats_of(language).number(value, 1)[:-2] == formats_of(language).number(value)


@pytest.mark.parametrize("currency", CURRENCIES)
def test_amounts_carry_the_sign_of_their_currency(language, currency):
    gap = "\xa0" if language == "pt_BR" else ""
    for cents in (0, 1, -1, 99, 100, -99_999, 100_000, 123_456_789, -100_000_000_001):
        amount = Decimal(cents).scaleb(-2)
        expected = format_currency(
            amount, currency, locale=language, format=f"¤{gap}#,##0.00", currency_digits=False
        )
        assert formats_of(language).money(cents, currency, whole=False) == expected.replace("-", MINUS)


def test_large_amounts_may_leave_their_cents_out(language):
    gap = "\xa0" if language == "pt_BR" else ""
    for cents in (100_000, 100_049, 100_050, -100_050, 123_456_799):
        amount = Decimal(cents).scaleb(-2).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        expected = format_currency(
            amount, "BRL", locale=language, format=f"¤{gap}#,##0", currency_digits=False
        )
        assert formats_of(language).money(cents, "BRL", whole=True) == expected.replace("-", MINUS)
    assert formats_of(language).money(99_950, "BRL", whole=True).endswith("50")
    assert formats_of(language).money(7_100, "BRL", whole=True) == f"R${gap}71"


def test_days_of_a_whole_leap_year_and_far_ones(language):
    patterns = ("dd/MM/yyyy", "dd/MM") if language == "pt_BR" else ("MMM d, yyyy", "MMM d")
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
    own = formats_of(language)
    for day in [*days, date(999, 2, 3), date(9999, 12, 31)]:
        assert own.date(day) == format_date(day, format=patterns[0], locale=language)
        assert own.short_date(day) == format_date(day, format=patterns[1], locale=language)
        assert own.long_date(day) == format_date(day, format="long", locale=language)
        assert own.month(day).startswith(format_date(day, format="MMM", locale=language).rstrip("."))


def test_lists_end_as_people_say_them(language):
    for count in range(1, 6):
        items = [f"i{number}" for number in range(count)]
        assert formats_of(language).listed(items) == format_list(items, locale=language)
    assert formats_of(language).listed([]) == "—"
