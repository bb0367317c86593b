"""What comes back, on which days, and until when."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.recurrence import next_day, occurrences, read_rule, recurrence_of, rule_text
from csdesk.domain.tasks.spoken import described
from csdesk.i18n import Translator

OFF = WorkCalendar(holidays=lambda year: {date(year, 12, 25): "Natal", date(year, 11, 2): "Finados"})


def days(rule: str, after: date, n: int = 3) -> list[str]:
    read = read_rule(rule)
    assert read is not None
    return [f"{day:%m-%d}" for day in islice(occurrences(read, after, OFF), n)]


@pytest.mark.parametrize(
    ("rule", "after", "found"),
    [
        ("FREQ=DAILY", date(2026, 10, 30), ["10-31", "11-01", "11-02"]),
        ("FREQ=DAILY;X-DAYS=WORKING", date(2026, 10, 30), ["11-03", "11-04", "11-05"]),
        ("FREQ=DAILY;INTERVAL=2;X-DAYS=WORKING", date(2026, 10, 29), ["11-03", "11-05", "11-09"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH", date(2026, 10, 26), ["10-29", "11-02", "11-05"]),
        ("FREQ=WEEKLY;BYDAY=MO;X-OFF=NEXT", date(2026, 10, 26), ["11-03", "11-09", "11-16"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;X-START=20261005", date(2026, 10, 20), ["11-02", "11-16", "11-30"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 1, 31), ["02-28", "03-31", "04-30"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 1, 31), ["02-28", "03-31", "04-30"]),
        ("FREQ=MONTHLY;BYSETPOS=-1;X-DAYS=WORKING", date(2026, 10, 14), ["10-30", "11-30", "12-31"]),
        ("FREQ=MONTHLY;BYSETPOS=1;X-DAYS=WORKING", date(2026, 10, 14), ["11-03", "12-01", "01-01"]),
        ("FREQ=MONTHLY;BYDAY=2TU", date(2026, 10, 14), ["11-10", "12-08", "01-12"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 10, 14), ["10-30", "11-27", "12-25"]),
        ("FREQ=MONTHLY;BYDAY=5MO", date(2026, 10, 14), ["11-30", "03-29", "05-31"]),
        (
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31;X-START=20260131",
            date(2026, 2, 2),
            ["04-30", "07-31", "10-31"],
        ),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2026, 3, 1), ["02-28", "02-29", "02-28"]),
    ],
)
def test_a_rule_names_its_days(rule, after, found):
    assert days(rule, after) == found


def test_a_rule_of_another_program_says_working_days_as_monday_to_friday():
    read = read_rule("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    assert read is not None
    assert rule_text(read) == "FREQ=MONTHLY;BYSETPOS=-1;X-DAYS=WORKING"


def test_a_series_ends_on_its_day_and_after_its_count():
    until = read_rule("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261026")
    twice = read_rule("FREQ=WEEKLY;BYDAY=MO;COUNT=2")
    assert until is not None
    assert twice is not None
    monday = date(2026, 10, 19)
    assert next_day(until, monday, monday, OFF) == (date(2026, 10, 26), until)
    assert next_day(until, date(2026, 10, 26), monday, OFF) is None
    after = next_day(twice, monday, monday, OFF)
    assert after is not None
    assert rule_text(after[1]) == "FREQ=WEEKLY;BYDAY=MO;COUNT=1"
    assert next_day(after[1], after[0], monday, OFF) is None


def test_what_was_missed_is_not_asked_for_again():
    rule = read_rule("FREQ=WEEKLY;BYDAY=MO")
    assert rule is not None
    assert next_day(rule, date(2026, 8, 3), date(2026, 10, 14), OFF) == (date(2026, 10, 19), rule)


@pytest.mark.parametrize(
    "text", ["", "às vezes", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;INTERVAL=0"]
)
def test_what_says_no_rule_is_none(text):
    assert recurrence_of(text, date(2026, 10, 14)) is None


@pytest.mark.parametrize(
    ("text", "rule"), [("mensal", "FREQ=MONTHLY"), ("toda segunda", "FREQ=WEEKLY;BYDAY=MO")]
)
def test_words_of_a_spreadsheet_are_a_rule(text, rule):
    read = recurrence_of(text, date(2026, 10, 14))
    assert read is not None
    assert rule_text(read) == rule


_RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=2;X-DAYS=WORKING",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH,FR",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261215",
    "FREQ=WEEKLY;BYDAY=MO;COUNT=5",
    "FREQ=MONTHLY;BYMONTHDAY=20",
    "FREQ=MONTHLY;BYMONTHDAY=-1;X-OFF=NEXT",
    "FREQ=MONTHLY;INTERVAL=2;BYSETPOS=5;X-DAYS=WORKING",
    "FREQ=MONTHLY;BYSETPOS=-1;X-DAYS=WORKING",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1SA",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=14",
    "FREQ=YEARLY;INTERVAL=2",
)


@pytest.mark.parametrize("language", ["pt_BR", "en"])
@pytest.mark.parametrize("text", _RULES)
def test_the_words_of_a_rule_are_understood_again(text, language):
    rule = read_rule(text)
    assert rule is not None
    assert recurrence_of(Translator(language).words(described(rule)), date(2026, 10, 14)) == rule
