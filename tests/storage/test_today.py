"""The day on the command line: from a real file, in both languages, and as it was known then."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from csdesk.cli.main import main
from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Invoice, Line
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import Review
from csdesk.domain.model.record import Record
from csdesk.domain.model.voice import Survey
from csdesk.domain.today.told import KEYS
from csdesk.domain.values.money import Cents
from csdesk.storage.clock import FixedClock
from csdesk.storage.observing import observe
from csdesk.storage.queries.falls import compared, is_new, month_ago, with_changes
from csdesk.storage.queries.health_marks import health_marks
from csdesk.storage.workspace import Workspace

ON = "2026-10-13"


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 15, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """One client who was talked to on 1 September, with a task, an invoice and a bad answer."""
    path = tmp_path / "day.csdesk"
    with Workspace.create(path) as workspace:
        own = add(workspace, Account(name="Tijolo Lilás", touch="high", status="active"))
        terms = {"start": date(2025, 1, 1), "term_end": date(2026, 12, 10), "notice_days": 30}
        add(workspace, Line(account=own, mrr=Cents(1_120_000), currency="BRL", **terms))
        add(workspace, Task(account=own, title="Ligar para Caio", due=date(2026, 10, 9)))
        add(workspace, Interaction(account=own, at=at(9, 1), channel="video", kind="check_in"))
        add(workspace, Survey(account=own, kind="nps", score=Decimal(4), answered_at=at(9, 20)))
        owed = {"due": date(2026, 10, 1), "amount": Cents(90_000), "currency": "BRL"}
        add(workspace, Invoice(account=own, issued=date(2026, 9, 1), paid=date(2026, 10, 20), **owed))
    return path


def add(workspace: Workspace, record: Record) -> int:
    return int(workspace.run(AddRecord(record=record)).value)


def told(capsys: pytest.CaptureFixture[str], file: Path, on: str = ON, *words: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main([*words, "today", str(file), "--on", on, "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


def kinds(found: dict[str, Any]) -> set[str]:
    return {item["kind"] for item in found["items"]}


def test_a_day_tells_everything_that_waits_and_where_to_start(file: Path, capsys: pytest.CaptureFixture[str]):
    found = told(capsys, file)
    waiting = {
        "task",
        "renewal",
        "contact_overdue",
        "review_to_prepare",
        "detractor_unanswered",
        "invoice_overdue",
    }
    assert kinds(found) == waiting
    assert (found["late"], found["due"], found["start"]["name"]) == (1, 0, "Tijolo Lilás")
    assert sum(band["mrr"] for band in found["renewals"].values()) == 1_120_000
    worths = [item["worth"] for item in found["items"]]
    assert worths == sorted(worths, reverse=True)


def test_the_sentence_is_said_in_the_language_that_was_asked_for(
    file: Path, capsys: pytest.CaptureFixture[str]
):
    found = told(capsys, file, ON, "--ui-lang", "en")
    assert found["sentence"] == "1 overdue. Start with Tijolo Lilás: the contract renews in 58 days."


def test_a_day_of_the_past_knows_only_what_was_known_then(file: Path, capsys: pytest.CaptureFixture[str]):
    with Workspace.open(file) as workspace:
        done = {"status": "done", "done_on": date(2026, 10, 14)}
        workspace.run(ChangeRecord(kind=Task, id=1, values=done))
        add(workspace, Interaction(account=1, at=at(10, 15), channel="phone", kind="check_in"))
    assert {"task", "contact_overdue", "detractor_unanswered", "invoice_overdue"} <= kinds(told(capsys, file))
    later = kinds(told(capsys, file, "2026-10-21"))
    assert later == {"renewal", "review_to_prepare"}


def test_a_note_answers_no_detractor_and_a_held_review_needs_no_other(
    file: Path, capsys: pytest.CaptureFixture[str]
):
    with Workspace.open(file) as workspace:
        add(workspace, Interaction(account=1, at=at(10, 1), kind="note"))
        add(workspace, Review(account=1, date=date(2026, 9, 30), status="presented"))
    found = kinds(told(capsys, file))
    assert "detractor_unanswered" in found
    assert "review_to_prepare" not in found


def test_health_that_nobody_observed_is_compared_by_the_rules_of_now(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "sample.csdesk"
    assert main(["--ui-lang", "en", "new", str(path), "--sample"]) == 0
    found = told(capsys, path, ON, "--ui-lang", "en")
    fallen = [item for item in found["items"] if item["kind"] == "health_fell"]
    assert fallen
    assert all(item["change"] <= -10 for item in fallen)


def test_health_that_was_first_observed_today_is_still_compared_with_a_month_ago(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "sample.csdesk"
    assert main(["new", str(path), "--sample"]) == 0
    before = {item["account"]: item["change"] for item in told(capsys, path, ON)["items"]}
    clock = FixedClock(datetime(2026, 10, 13, 15, tzinfo=UTC))
    with Workspace.open(path, clock) as workspace:
        assert observe(workspace)
    assert {item["account"]: item["change"] for item in told(capsys, path, ON)["items"]} == before


def test_the_scores_of_a_month_ago_make_the_changes_that_comparing_makes(tmp_path: Path):
    path = tmp_path / "sample.csdesk"
    assert main(["new", str(path), "--sample"]) == 0
    on = date.fromisoformat(ON)
    clock = FixedClock(datetime(2026, 10, 13, 15, tzinfo=UTC))
    with Workspace.open(path, clock) as workspace:
        observe(workspace)
        marks = health_marks(workspace.reader, on)
        assert is_new(marks)
        told = with_changes(marks, month_ago(workspace.reader, workspace.settings, on))
        again = compared(workspace.reader, workspace.settings, on, marks)
    assert {own: mark.change for own, mark in told.items()} == {
        own: mark.change for own, mark in again.items()
    }
    assert any(mark.change for mark in told.values())


def test_the_help_names_every_key_that_is_printed(file: Path, capsys: pytest.CaptureFixture[str]):
    found = told(capsys, file)
    named = {word.strip() for keys, _ in KEYS for word in keys.split(",")}
    assert {*found, *found["items"][0]} <= named
    with pytest.raises(SystemExit):
        main(["today", "--help"])
    assert "contact_overdue" in capsys.readouterr().out


def test_the_day_is_told_as_lines_and_a_wrong_date_is_refused(file: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--ui-lang", "en", "today", str(file), "--on", ON]) == 0
    assert "Tijolo Lilás: Ligar para Caio. Was due 4 days ago" in capsys.readouterr().out
    assert main(["today", str(file), "--on", "yesterday"]) == 2
