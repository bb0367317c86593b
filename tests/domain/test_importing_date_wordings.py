"""Days in the wordings of people and programs: what one part of the import takes for a day, the other reads as that day."""

from __future__ import annotations

from datetime import date, time, timedelta, timezone

import pytest

from csdesk.domain.importing.moments import mark_of, moment_of
from csdesk.domain.importing.shapes import Kind, shape_of

DAY = date(2016, 10, 25)
WORDINGS = [
    "25 de Octubre del 2016",
    "martes, 25 de octubre de 2016",
    "terça-feira, 25 de outubro de 2016",
    "ter, 25/10/2016",
    "25/10/2016 (terça)",
    "Em 25/10/2016",
    "'25/10/2016",
    "25/10/2016;",
    "25OCT2016",
    "2016 10 25",
]
MOMENTS = [
    ("Wed Oct 25 2016 10:30:00 GMT-0300 (Brasilia Standard Time)", -3),
    ("Tue Oct 25 10:30:00 BRT 2016", -3),
    ("Tue Oct 25 10:30:00 +0000 2016", 0),
    ("2016-10-25T10:30:00Z[UTC]", 0),
    ("10/25/2016 10:30 AM EST", -5),
    ("25/10/2016 10:30 hrs", None),
    ("25/10/2016 às 10:30h", None),
    ("25-10-2016 10.30", None),
    ("25-Oct-16 10.30.00.000000000 AM", None),
    ("2016-10-25-10.30.00", None),
    ("20161025T103000", None),
]


@pytest.mark.parametrize("text", WORDINGS)
def test_a_day_in_words_is_that_day(text: str) -> None:
    moment = moment_of(text, day_first=True)
    assert moment is not None
    assert (moment.day, moment.clock) == (DAY, None)


@pytest.mark.parametrize(("text", "hours"), MOMENTS)
def test_a_moment_of_a_program_keeps_its_time_and_its_zone(text: str, hours: int | None) -> None:
    moment = moment_of(text, day_first=True)
    assert moment is not None
    assert (moment.day, moment.clock) == (DAY, time(10, 30))
    assert moment.zone == (None if hours is None else timezone(timedelta(hours=hours)))


@pytest.mark.parametrize("text", [*WORDINGS, *(text for text, _ in MOMENTS)])
def test_a_column_of_such_days_looks_like_days(text: str) -> None:
    assert shape_of([text, text]).shares.get(Kind.DATE) == 1.0


@pytest.mark.parametrize(
    "text",
    ["Rua 25 de Março, 100", "Pedido 20161025", "Ana", "(11) 4555-1234", "25 h", "Plano 2016"],
)
def test_what_is_no_day_stays_none(text: str) -> None:
    assert Kind.DATE not in shape_of([text]).shares
    assert moment_of(text, day_first=True) is None


def test_the_order_of_day_and_month_is_asked_behind_a_weekday_too() -> None:
    assert mark_of("ter, 03/04/2016") == "/"
    assert mark_of("'03-04-2016") == "-"
