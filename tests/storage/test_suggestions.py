"""Suggestions of real workspaces: read from the records, kept true after edits, undone, and as of another day."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from csdesk.cli.main import main
from csdesk.domain.commands.playbooks import Adopt, Retire
from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.commands.runs import DropRun, StartRun
from csdesk.domain.commands.suggestions import DismissSuggestion
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Usage
from csdesk.domain.model.contract import Churn, Invoice, Line
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.growth import Opportunity
from csdesk.domain.model.health import HealthOverride
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.practice import Dismissal, Playbook
from csdesk.domain.model.record import Record
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.playbooks.known import asked_by, facts_of
from csdesk.domain.playbooks.suggesting import Suggested, Suggestion
from csdesk.domain.playbooks.written import map_in
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.observing import observe
from csdesk.storage.queries.practice_facts import known_on
from csdesk.storage.queries.suggestions import suggestions_on
from csdesk.storage.workspace import Workspace

ON = date(2026, 10, 13)
EN = Translator("en")


def drawn(*triggers: dict[str, Any]) -> dict[str, Any]:
    return {
        "triggers": list(triggers),
        "steps": [
            {"id": "start", "kind": "start"},
            {"id": "call", "kind": "action", "text": "Call", "due": 1, "minutes": 15},
            {"id": "why", "kind": "question", "text": "Why?", "due": 2},
            {"id": "good", "kind": "end", "text": "Saved", "ending": "good"},
            {"id": "bad", "kind": "end", "text": "Lost", "ending": "bad"},
        ],
        "arrows": [
            {"id": "a1", "source": "start", "target": "call"},
            {"id": "a2", "source": "call", "target": "why"},
            {"id": "a3", "source": "why", "target": "good", "label": "Price"},
            {"id": "a4", "source": "why", "target": "bad", "label": "Silence"},
        ],
    }


def adopt(workspace: Workspace, *triggers: dict[str, Any]) -> None:
    """A playbook in use for each trigger, its code the kind of it."""
    made = tuple((one["kind"], one["kind"].title(), json.dumps(drawn(one))) for one in triggers)
    workspace.run(Adopt(playbooks=made))


def add(workspace: Workspace, record: Record) -> int:
    return int(workspace.run(AddRecord(record=record)).value)


def client(workspace: Workspace, **values: Any) -> int:
    """A paying client who was talked to yesterday."""
    usual = {"name": "Tijolo Lilás", "touch": "mid", "status": "active", "start_date": date(2024, 1, 1)}
    own = add(workspace, Account(**{**usual, **values}))
    add(workspace, Line(account=own, mrr=Cents(200_000), currency="BRL", start=date(2024, 1, 1)))
    add(workspace, Interaction(account=own, at=at(10, 12), channel="video", kind="check_in"))
    return own


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 15, tzinfo=UTC)


def found(workspace: Workspace, now: datetime | None = None) -> Suggested:
    return suggestions_on(workspace.reader, workspace.settings, now or workspace.clock.now())


def told(suggested: Suggested) -> dict[str, str]:
    every: list[Suggestion] = [*suggested.shown, *suggested.held]
    return {one.code: EN.words(one.why) for one in every}


def test_without_a_playbook_in_use_nothing_is_suggested_and_nothing_is_read(workspace: Workspace) -> None:
    client(workspace)
    assert found(workspace) == Suggested()


def test_answers_invoices_renewals_goals_and_offers_suggest_from_the_records(workspace: Workspace) -> None:
    own = client(workspace)
    adopt(
        workspace,
        {"kind": "detractor", "value": 30},
        {"kind": "overdue_invoice", "value": 5},
        {"kind": "renewal", "value": 90},
        {"kind": "goal_late"},
        {"kind": "goal_reached", "value": 30},
        {"kind": "opportunity_stage", "key": "proposal"},
    )
    add(workspace, Survey(account=own, kind="nps", score=Decimal(9), answered_at=at(9, 20)))
    add(workspace, Survey(account=own, kind="nps", score=Decimal(3), answered_at=at(10, 1)))
    due = {"amount": Cents(90_000), "currency": "BRL"}
    add(workspace, Invoice(account=own, issued=date(2026, 9, 1), due=date(2026, 10, 1), **due))
    add(workspace, Invoice(account=own, due=date(2026, 9, 1), paid=date(2026, 9, 2), **due))
    add(workspace, Invoice(account=own, due=date(2026, 9, 1), status="cancelada", **due))
    add(workspace, Line(account=own, mrr=Cents(1), start=date(2025, 1, 1), term_end=date(2026, 12, 15)))
    late = {"account": own, "target": Decimal(10), "baseline": Decimal(0), "direction": "up"}
    add(workspace, Goal(name="Leads", due=date(2026, 10, 1), status="open", **late))
    hit = add(workspace, Goal(name="Sales", due=date(2026, 9, 1), status="open", **late))
    add(workspace, Reading(goal=hit, date=date(2026, 9, 1), value=Decimal(4)))
    add(workspace, Reading(goal=hit, date=date(2026, 10, 2), value=Decimal(12)))
    add(workspace, Opportunity(account=own, name="Painel", stage="Proposal", outcome="open"))
    add(workspace, Opportunity(account=own, name="Old", stage="Proposal", outcome="won"))
    assert told(found(workspace)) == {
        "detractor": "NPS 3 on Oct 1, 2026",
        "overdue_invoice": "1 invoice overdue since Oct 1, 2026",
        "renewal": "Renews in 63 days, on Dec 15, 2026",
        "goal_late": "Leads was due on Oct 1, 2026",
        "goal_reached": "Sales was reached on Oct 2, 2026",
        "opportunity_stage": "Painel is at Proposal",
    }


def test_usage_falls_by_whole_months_and_by_whole_weeks(workspace: Workspace) -> None:
    adopt(workspace, {"kind": "usage_drop", "value": 30})
    monthly, weekly, logins = (client(workspace, name=name) for name in ("A", "B", "C"))
    for month, people in ((8, 20), (9, 10), (10, 1)):
        add(workspace, Usage(account=monthly, month=Month(2026, month), active_users=people, seats=30))
    for number in range(8):
        week = date(2026, 8, 10) + timedelta(weeks=number)
        add(workspace, Usage(account=weekly, week=week, active_users=10 if number < 4 else 5))
    for month, times in ((8, 100), (9, 90)):
        add(workspace, Usage(account=logins, month=Month(2026, month), logins=times))
    shown = {one.account: EN.words(one.why) for one in found(workspace).shown}
    assert shown == {
        monthly: "Usage fell 50%, from 20 to 10 people",
        weekly: "Usage fell 50%, from 10 to 5 people",
    }


def test_a_client_whose_lines_ended_is_lost_and_one_that_came_back_is_not(workspace: Workspace) -> None:
    adopt(workspace, {"kind": "churn", "value": 60}, {"kind": "silence", "value": 0})
    gone = add(workspace, Account(name="Gone", status="active", start_date=date(2024, 1, 1)))
    add(workspace, Line(account=gone, mrr=Cents(1), start=date(2024, 1, 1), end=date(2026, 10, 1)))
    back = client(workspace, name="Back")
    add(workspace, Churn(account=back, date=date(2026, 9, 1)))
    noted = add(workspace, Account(name="Noted", status="cancelled"))
    add(workspace, Churn(account=noted, date=date(2026, 9, 10)))
    shown = {one.account: (one.code, EN.words(one.why)) for one in found(workspace).shown}
    assert shown == {
        gone: ("churn", "Lost on Oct 1, 2026"),
        noted: ("churn", "Lost on Sep 10, 2026"),
        back: ("silence", "1 day without a conversation, the limit is 0"),
    }


def test_a_band_is_news_for_thirty_days_from_the_day_it_was_first_seen(tmp_path: Path) -> None:
    path, due = tmp_path / "band.csdesk", {"amount": Cents(100), "currency": "BRL"}
    with Workspace.create(path, FixedClock(at(8, 3))) as workspace:
        own = add(workspace, Account(name="Tijolo", touch="mid", status="active", pulse=5))
        add(workspace, Line(account=own, mrr=Cents(200_000), currency="BRL", start=date(2024, 1, 1)))
        add(
            workspace, Interaction(account=own, at=at(8, 1), channel="video", kind="check_in", direction="in")
        )
        add(workspace, Usage(account=own, month=Month(2026, 7), active_users=27, seats=30))
        add(workspace, Survey(account=own, kind="nps", score=Decimal(9), answered_at=at(7, 30)))
        add(workspace, Invoice(account=own, due=date(2026, 7, 1), paid=date(2026, 7, 1), **due))
        adopt(workspace, {"kind": "band", "key": "critical", "rest": 0})
        observe(workspace)
    seen = {}
    for day in (at(8, 10), at(8, 20), at(9, 10), at(9, 25)):
        with Workspace.open(path, FixedClock(day)) as workspace:
            if day == at(8, 20):
                add(workspace, Usage(account=own, month=Month(2026, 8), active_users=1, seats=30))
                add(workspace, Survey(account=own, kind="nps", score=Decimal(0), answered_at=at(8, 19)))
                add(workspace, Invoice(account=own, due=date(2026, 7, 15), **due))
            observe(workspace)
            seen[day.date()] = told(found(workspace)).get("band", "")
    assert seen[date(2026, 8, 10)] == ""
    assert seen[date(2026, 8, 20)].endswith("points, since Aug 20, 2026")
    assert seen[date(2026, 9, 10)].endswith("points, since Aug 20, 2026")
    assert seen[date(2026, 9, 25)] == ""


def test_a_band_set_by_hand_suggests_too(workspace: Workspace) -> None:
    own = client(workspace)
    adopt(workspace, {"kind": "band", "key": "critical"})
    observe(workspace)
    assert told(found(workspace)) == {}
    add(workspace, HealthOverride(account=own, band="critical", set_on=ON, reason="The sponsor left"))
    assert told(found(workspace)) == {"band": "Health: Critical"}


def test_a_run_a_dismissal_and_their_undo_decide_what_is_suggested(workspace: Workspace) -> None:
    own = client(workspace)
    adopt(workspace, {"kind": "detractor", "value": 30, "rest": 0})
    add(workspace, Survey(account=own, kind="nps", score=Decimal(3), answered_at=at(10, 1)))
    (one,) = found(workspace).shown
    run = workspace.run(StartRun(account=own, playbook=one.playbook)).value
    assert not found(workspace).shown
    workspace.run(DropRun(run=run, reason="Wrong account"))
    assert not found(workspace).shown
    workspace.undo()
    workspace.undo()
    assert found(workspace).shown == (one,)
    done = workspace.run(
        DismissSuggestion(account=own, playbook=one.code, trigger=one.trigger, reason="Talked")
    )
    assert EN.words(done.label) == "Not now: Detractor, Tijolo Lilás"
    assert not found(workspace).shown
    (kept,) = workspace.reader.all(Dismissal)
    assert (kept.reason, kept.until, kept.dismissed_on) == ("Talked", None, ON)
    workspace.undo()
    assert found(workspace).shown == (one,)


def test_a_dismissal_until_a_day_holds_up_to_that_day(workspace: Workspace) -> None:
    own = client(workspace)
    adopt(workspace, {"kind": "detractor", "value": 30})
    add(workspace, Survey(account=own, kind="nps", score=Decimal(3), answered_at=at(10, 1)))
    no = DismissSuggestion(account=own, playbook="detractor", trigger="detractor", until=date(2026, 10, 20))
    workspace.run(no)
    assert not found(workspace, at(10, 20)).shown
    assert found(workspace, at(10, 21)).shown
    with pytest.raises(Refused):
        workspace.run(DismissSuggestion(account=own, playbook="detractor", until=date(2026, 10, 12)))
    with pytest.raises(Refused):
        workspace.run(DismissSuggestion(account=own, playbook="unknown"))


def test_a_retired_playbook_suggests_nothing(workspace: Workspace) -> None:
    client(workspace)
    adopt(workspace, {"kind": "silence", "value": 0})
    assert found(workspace).shown
    workspace.run(Retire(kind=Playbook, code="silence"))
    assert not found(workspace).shown


def test_the_workspace_says_how_many_playbooks_an_account_is_offered(workspace: Workspace) -> None:
    own = client(workspace)
    adopt(workspace, {"kind": "silence", "value": 0}, {"kind": "detractor", "value": 30})
    add(workspace, Survey(account=own, kind="nps", score=Decimal(3), answered_at=at(10, 1)))
    assert [one.code for one in found(workspace).shown] == ["detractor"]
    workspace.run(ChangeSetting(key="suggestions_per_account", value=2))
    assert [one.code for one in found(workspace).shown] == ["detractor", "silence"]


def test_another_day_is_told_as_it_was_known_then(workspace: Workspace) -> None:
    own = client(workspace)
    adopt(workspace, {"kind": "detractor", "value": 30}, {"kind": "silence", "value": 30})
    add(workspace, Survey(account=own, kind="nps", score=Decimal(3), answered_at=at(10, 1)))
    assert told(found(workspace, at(9, 30))) == {
        "silence": "1,003 days as a customer without any conversation"
    }
    assert told(found(workspace, at(10, 2)))["detractor"] == "NPS 3 on Oct 1, 2026"
    assert "detractor" not in told(found(workspace, at(11, 2)))


def test_some_accounts_alone_are_told_as_among_all(workspace: Workspace) -> None:
    adopt(
        workspace, {"kind": "silence", "value": 0}, {"kind": "health_drop", "value": 1}, {"kind": "detractor"}
    )
    ids = [client(workspace, name=f"Conta {number}") for number in range(6)]
    for own in ids[::2]:
        add(workspace, Survey(account=own, kind="nps", score=Decimal(own), answered_at=at(10, 1)))
    every = found(workspace)
    for own in ids:
        alone = suggestions_on(workspace.reader, workspace.settings, workspace.clock.now(), accounts=[own])
        assert alone.shown == tuple(one for one in every.shown if one.account == own)
        assert alone.held == tuple(one for one in every.held if one.account == own)


def test_only_what_the_maps_ask_for_is_read(workspace: Workspace) -> None:
    own = client(workspace, custom={"nivel": "ouro"})
    add(workspace, Ticket(account=own, subject="x", opened_at=at(10, 1)))
    add(workspace, Ticket(account=own, subject="y", opened_at=at(10, 1), status="closed"))
    statements: list[str] = []
    workspace.reader.connection.set_trace_callback(statements.append)
    found_map = map_in(
        drawn({"kind": "silence", "tests": [{"fact": "open_tickets", "op": ">", "value": "0"}]})
    )
    known = known_on(workspace.reader, workspace.settings, workspace.clock.now(), asked_by([found_map]))
    workspace.reader.connection.set_trace_callback(None)
    assert facts_of(known, own, ["open_tickets", "custom:nivel"]) == {
        "open_tickets": 1,
        "custom:nivel": "ouro",
    }
    assert not any(
        "FROM survey\nWHERE kind = 'nps' AND score" in one or "FROM usage" in one for one in statements
    )
    assert not any("FROM invoice" in one or "FROM opportunity" in one for one in statements)


def test_a_map_that_cannot_be_read_does_not_keep_the_others_from_being_suggested(
    workspace: Workspace,
) -> None:
    own = client(workspace)
    adopt(workspace, {"kind": "silence", "value": 0})
    broken = add(workspace, Playbook(name="Broken", code="broken", status="live", version=1, body="{"))
    assert broken
    assert [one.account for one in found(workspace).shown] == [own]


def test_what_belongs_to_a_merged_account_counts_for_the_one_that_stands(workspace: Workspace) -> None:
    own = client(workspace)
    merged = add(workspace, Account(name="Tijolo (old)", merged_into=own))
    adopt(workspace, {"kind": "detractor", "value": 30}, {"kind": "overdue_invoice", "value": 1})
    add(workspace, Survey(account=own, kind="nps", score=Decimal(2), answered_at=at(10, 2)))
    add(workspace, Survey(account=merged, kind="nps", score=Decimal(9), answered_at=at(10, 1)))
    for account, day in ((own, date(2026, 10, 2)), (merged, date(2026, 10, 1))):
        add(workspace, Invoice(account=account, due=day, amount=Cents(1), currency="BRL"))
    assert told(found(workspace)) == {
        "detractor": "NPS 2 on Oct 2, 2026",
        "overdue_invoice": "2 invoices overdue since Oct 1, 2026",
    }
    add(workspace, Dismissal(account=merged, playbook="detractor", dismissed_on=ON))
    every = found(workspace)
    assert set(told(every)) == {"overdue_invoice"}
    now = workspace.clock.now()
    assert suggestions_on(workspace.reader, workspace.settings, now, accounts=[own]) == every


def test_a_changed_account_changes_its_suggestion(workspace: Workspace) -> None:
    own = client(workspace, touch="tech")
    adopt(
        workspace, {"kind": "silence", "tests": [{"fact": "touch", "op": "=", "value": "high"}], "value": 0}
    )
    assert not found(workspace).shown
    account = workspace.reader.get(Account, own)
    workspace.run(ChangeRecord(kind=Account, id=own, values={"touch": "high"}))
    assert account.touch == "tech"
    assert [one.account for one in found(workspace).shown] == [own]


def printed(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["--ui-lang", "en", *words]) == code
    told = capsys.readouterr()
    return told.out if code == 0 else told.err


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A client who gave a bad answer, and the playbook for it."""
    path = tmp_path / "practice.csdesk"
    with Workspace.create(path, FixedClock(at(10, 13))) as workspace:
        own = client(workspace)
        adopt(workspace, {"kind": "detractor", "value": 30, "rest": 30})
        add(workspace, Survey(account=own, kind="nps", score=Decimal(3), answered_at=at(10, 1)))
    return path


def test_the_command_line_suggests_for_another_day(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, "playbooks", str(file), "suggest", "--on", "2026-10-13")
    assert said == "Tijolo Lilás: Detractor. NPS 3 on Oct 1, 2026\n"
    assert (
        printed(capsys, "playbooks", str(file), "suggest", "--on", "2026-09-01")
        == "No playbook is suggested\n"
    )
    found = json.loads(printed(capsys, "playbooks", str(file), "suggest", "--on", "2026-10-13", "--json"))
    assert [one["playbook"] for one in found["suggestions"]] == ["detractor"]
    assert found["held"] == []


def test_a_playbook_is_run_from_the_command_line_to_its_end(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = ("playbooks", str(file), "run", "detractor", "--account", "tijolo lilás")
    assert "Action: Call" in printed(capsys, *run)
    assert "1. Price\n  2. Silence" in printed(capsys, *run, "--answers", "1", "--summary", "He was angry")
    assert "there are 2" in printed(capsys, *run, "--answers", "3", code=2)
    assert "Action: Call" in printed(capsys, *run, "--back")
    assert "End: Saved (It worked)" in printed(capsys, *run, "--answers", "1,price")
    listed = json.loads(printed(capsys, "playbooks", str(file), "list", "--json"))["playbooks"]
    assert [(one["code"], one["version"], one["open_runs"]) for one in listed] == [("detractor", 1, 0)]
    results = printed(capsys, "playbooks", str(file), "results", "Detractor")
    assert "Followed 1 time: 1 to the end, 0 dropped, 0 open" in results
    assert "Why? The answer was Price 1 time" in results
    with Workspace.open(file, read_only=True) as workspace:
        assert "He was angry" in {one.summary for one in workspace.reader.all(Interaction)}


def test_the_command_line_puts_a_playbook_to_the_past(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("playbooks", str(file), "simulate", "detractor", "--from", "2026-01-01", "--to", "2026-10-13")
    said = printed(capsys, *asked)
    assert said.startswith("1 entry by 1 account from Jan 1, 2026 to Oct 13, 2026\n")
    found = json.loads(printed(capsys, *asked, "--json"))
    assert [(one["on"], one["question"]) for one in found["entries"]] == [("2026-10-06", "why")]
    walked = printed(capsys, "playbooks", str(file), "simulate", "detractor", "--answers", "2")
    assert "End: Lost (It did not work)" in walked
    before = printed(capsys, "dump", str(file), "--canonical")
    assert printed(capsys, "dump", str(file), "--canonical") == before


def test_a_playbook_travels_by_file_and_comes_back_as_a_draft(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = tmp_path / "detractor.csplaybook"
    printed(capsys, "playbooks", str(file), "export", "detractor", str(shared))
    assert "nothing is wrong" in printed(capsys, "playbooks", str(file), "lint", str(shared))
    other = tmp_path / "other.csdesk"
    Workspace.create(other).close()
    printed(capsys, "playbooks", str(other), "import", str(shared))
    drafts = json.loads(printed(capsys, "playbooks", str(other), "list", "--json"))["playbooks"]
    assert [(one["name"], one["status"]) for one in drafts] == [("Detractor", "draft")]
    assert not json.loads(printed(capsys, "playbooks", str(other), "suggest", "--json"))["suggestions"]
    printed(capsys, "playbooks", str(other), "import", str(shared), "--publish")
    live = json.loads(printed(capsys, "playbooks", str(other), "list", "--json"))["playbooks"]
    assert [one["status"] for one in live] == ["live"]


def test_a_map_without_an_end_fails_the_lint_with_one_sentence(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(file, FixedClock(at(10, 13))) as workspace:
        open_end = drawn({"kind": "silence"}) | {"arrows": []}
        workspace.run(Adopt(playbooks=(("lost", "Lost", json.dumps(open_end)),)))
    said = printed(capsys, "playbooks", str(file), "lint", code=2)
    assert said == "A map cannot be followed to an end as it is\n"
    printed(capsys, "playbooks", str(file), "lint", "detractor")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("results", "nothing"), "There is no playbook called nothing"),
        (("run", "detractor", "--account", "nobody"), "There is no account called nobody"),
        (("simulate", "detractor", "--from", "soon"), "Write a day as 2026-03-31"),
        (("simulate", "detractor", "--fact", "moon=1"), "There is no fact called moon"),
        (("adopt", "nothing"), "There is no playbook called nothing"),
        (
            ("dismiss", "detractor", "--account", "Tijolo Lilás", "--until", "2020-01-01"),
            "stays away is over",
        ),
        (("import", "missing.csplaybook"), "was not found"),
    ],
)
def test_a_mistake_ends_with_code_2_and_one_sentence(
    file: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    error = printed(capsys, "playbooks", str(file), *words, code=2)
    assert error.count("\n") == 1
    assert said in error or words[0] == "dismiss"


def test_the_shipped_playbooks_are_adopted_and_have_no_flaw(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "new.csdesk")
    printed(capsys, "new", path)
    said = printed(capsys, "playbooks", path, "adopt", "--lang", "pt_BR")
    assert "playbooks and processes are new" in said or "is new" in said or said
    assert printed(capsys, "playbooks", path, "lint").count("nothing is wrong") >= 10
