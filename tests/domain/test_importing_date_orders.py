"""Dates of one column may be written in several orders: each is read as it is meant, or asked about, never just taken."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from csdesk.domain.importing.draft import draft_sheet
from csdesk.domain.importing.mapping import ColumnFormat, SheetMapping
from csdesk.domain.importing.table import RawSheet
from csdesk.domain.importing.understand import understand


def understood(*dates: Any, others: tuple[Any, ...] = ()) -> SheetMapping:
    """Bills of one client whose due dates are given, and whose days of issue if there are."""
    others = others or (None,) * len(dates)
    rows = [
        ("Tijolo", str(n), other, day, "10,50")
        for n, (day, other) in enumerate(zip(dates, others, strict=True))
    ]
    header = ("Cliente", "Número", "Emissão", "Vencimento", "Valor")
    (mapping,) = understand([RawSheet("faturas.xlsx", "Faturas", (header, *rows))])
    return mapping


def form_of(mapping: SheetMapping, header: str = "Vencimento") -> ColumnFormat:
    return next(column.format for column in mapping.columns if column.header == header)


def dues(mapping: SheetMapping) -> list[date | None]:
    return draft_sheet(mapping).parts["invoice"].columns["due"]


def remarks(mapping: SheetMapping) -> set[str]:
    return {problem.code for problem in draft_sheet(mapping).remarks}


MIXED = ("08/11/2016", "27/01/2016", "11-08-2016", "06-16-2016", "10/11/16")


def test_each_mark_has_the_order_that_its_own_dates_tell() -> None:
    mapping = understood(*MIXED)
    assert not form_of(mapping).ask
    assert dues(mapping) == [
        *(date(2016, 11, 8), date(2016, 1, 27), date(2016, 11, 8)),
        *(date(2016, 6, 16), date(2016, 11, 10)),
    ]
    assert remarks(mapping) == {"two_date_orders"}


def test_a_person_who_says_the_order_of_a_column_says_it_of_every_mark() -> None:
    said = understood(*MIXED).read_as(3, day_first=True)
    assert dues(said)[2] == date(2016, 8, 11)


def test_a_mark_that_cannot_tell_is_asked_about_and_the_others_keep_their_order() -> None:
    torn = understood("08/11/2016", "27/01/2016", "11-08-2016", "06-16-2016", "19-04-2016", "20/05/2016")
    assert form_of(torn).ask
    answered = torn.read_as(3, day_first=False)
    again = answered.read_as(3, day_first=True)
    assert [dues(one)[0] for one in (torn, answered, again)] == [date(2016, 11, 8)] * 3
    assert [dues(one)[2] for one in (answered, again)] == [date(2016, 11, 8), date(2016, 8, 11)]


def test_few_dates_that_can_be_read_both_ways_go_with_the_rest_of_their_column() -> None:
    mapping = understood("08/11/2016", "27/01/2016", "11-08-2016")
    assert form_of(mapping) == ColumnFormat(day_first=True)


def test_many_dates_that_all_can_be_read_both_ways_are_asked_about_beside_others_that_tell() -> None:
    both = [f"{n:02}-{n + 1:02}-2016" for n in range(1, 11)]
    assert form_of(understood("08/11/2016", "27/01/2016", *both)).ask


def test_what_a_program_left_as_text_and_what_it_wrote_anew_have_the_same_order() -> None:
    both = [f"{n:02}-{n + 1:02}-2016" for n in range(1, 11)]
    mapping = understood("11/16/2016", "12/27/2016", *both)
    assert form_of(mapping) == ColumnFormat(day_first=False)


def test_a_column_that_cannot_tell_takes_the_order_of_the_same_mark_beside_it() -> None:
    mapping = understood(
        "08/11/2016", "11-08-2016", "09-08-2016", others=("27/01/2016", "01-27-2016", "02-20-2016")
    )
    assert dues(mapping) == [date(2016, 11, 8), date(2016, 11, 8), date(2016, 9, 8)]
    assert not form_of(mapping).ask


def test_one_slip_among_many_dates_is_told_and_decides_nothing() -> None:
    days = [f"{1 + n % 9:02}/{13 + n % 15:02}/2016" for n in range(40)]
    mapping = understood("08/11/2016", *days, "31/01/2016")
    assert form_of(mapping) == ColumnFormat(day_first=False)
    assert dues(mapping)[0] == date(2016, 8, 11)
    assert [problem.code for problem in draft_sheet(mapping).problems[41]] == ["date_order"]


TURNED = [date(2024, n, 11) for n in range(1, 13)]
"""The first days of a November, read the wrong way round."""
LEFT = ("11/13/2024", "11/14/2024", "11/21/2024")


def test_real_dates_that_a_program_read_the_wrong_way_round_are_turned_back() -> None:
    mapping = understood(*TURNED, *LEFT)
    assert dues(mapping)[:3] == [date(2024, 11, 1), date(2024, 11, 2), date(2024, 11, 3)]
    assert dues(mapping)[-1] == date(2024, 11, 21)
    assert remarks(mapping) == {"turned_dates"}
    said = mapping.read_as(3, day_first=False)
    assert dues(said)[0] == date(2024, 1, 11)
    assert remarks(said) == set()


@pytest.mark.parametrize("other", [date(2024, 11, 28), "11/05/2024"])
def test_dates_are_not_turned_when_one_shows_that_they_were_read_rightly(other: date | str) -> None:
    mapping = understood(*TURNED, *LEFT, other)
    assert dues(mapping)[0] == date(2024, 1, 11)


def test_real_dates_of_which_some_may_be_turned_are_told() -> None:
    left = [f"11/{day}/2024" for day in range(13, 25)]
    mapping = understood(*TURNED, *left, date(2025, 3, 28))
    assert dues(mapping)[0] == date(2024, 1, 11)
    assert remarks(mapping) == {"maybe_turned"}
