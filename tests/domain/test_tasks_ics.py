"""Tasks as a calendar file that other programs read."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.model.interaction import Task
from csdesk.domain.tasks.ics import calendar_text

NOW = datetime(2026, 10, 14, 12, tzinfo=UTC)
DAY = date(2026, 10, 20)


def written(*tasks: Task, zone: str = "America/Sao_Paulo") -> str:
    return calendar_text(tasks, {1: "Tijolo, Filhos; Cia"}, zone, NOW, "abc")


def read(text: str) -> list[dict[str, str]]:
    """The events of a file, lines unfolded and text unescaped."""
    lines = text.replace("\r\n ", "").split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name != "END":
            events[-1][name] = value
    return events


def plain(value: str) -> str:
    found, signs = "", iter(value)
    for sign in signs:
        following = next(signs, "") if sign == "\\" else ""
        found += "\n" if following == "n" else following or sign
    return found


def test_a_day_without_an_hour_is_a_whole_day():
    (event,) = read(written(Task(id=7, title="Enviar ata", due=DAY)))
    assert event["DTSTART;VALUE=DATE"] == "20261020"
    assert event["DTEND;VALUE=DATE"] == "20261021"
    assert event["UID"] == "task-7-abc@csdesk"
    assert event["TRANSP"] == "TRANSPARENT"


def test_an_hour_stands_in_the_zone_of_the_workspace():
    text = written(Task(id=7, title="Ligar", due=DAY, time="10:30"), zone="America/New_York")
    (event,) = read(text)
    assert event["DTSTART;TZID=America/New_York"] == "20261020T103000"
    assert event["DTEND;TZID=America/New_York"] == "20261020T113000"
    assert "TZID:America/New_York" in text
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400" in text


def test_what_is_no_hour_is_a_whole_day():
    (event,) = read(written(Task(id=7, title="Ligar", due=DAY, time="depois do almoço")))
    assert "DTSTART;VALUE=DATE" in event


def test_a_series_is_told_as_other_programs_know_it():
    working = Task(title="x", due=DAY, recurrence="FREQ=MONTHLY;BYSETPOS=-1;X-DAYS=WORKING;X-START=20261030")
    until = Task(title="x", due=DAY, time="09:00", recurrence="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215")
    done = Task(title="x", due=DAY, status="done", recurrence="FREQ=DAILY")
    rules = [event.get("RRULE") for event in read(written(working, until, done))]
    assert rules == [
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261216T025959Z",
        None,
    ]


def test_a_task_without_a_day_is_left_out():
    assert read(written(Task(title="um dia"))) == []


def test_signs_of_structure_and_line_breaks_are_escaped():
    (event,) = read(written(Task(title="a;b,c\\d", due=DAY, account=1, notes="um\r\ndois\nBEGIN:VEVENT")))
    assert plain(event["SUMMARY"]) == "a;b,c\\d · Tijolo, Filhos; Cia"
    assert plain(event["DESCRIPTION"]) == "um\ndois\nBEGIN:VEVENT"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.text(max_size=400))
def test_no_text_breaks_the_file(title, notes):
    text = written(Task(id=1, title=title or "x", due=DAY, notes=notes))
    raw = text.encode("utf-8", "replace")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert len(read(text)) == 1
