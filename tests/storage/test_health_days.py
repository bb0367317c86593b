"""Health in a workspace: facts as of a day, what is observed, models, overrides, the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from csdesk.cli.main import main
from csdesk.domain.commands.health import (
    DiscardHealthDraft,
    EndHealthOverride,
    LeaveReconfirmTasks,
    ModelUnsound,
    OverrideUnclear,
    PublishHealthModel,
    SaveHealthDraft,
    SetHealthOverride,
)
from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.errors import Refused
from csdesk.domain.health.choosing import model_of
from csdesk.domain.health.defaults import RULES, shipped
from csdesk.domain.health.model import Model
from csdesk.domain.health.score import Health
from csdesk.domain.health.written import rules_to_json
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Health as ImportedHealth
from csdesk.domain.model.adoption import Onboarding, Signal, Usage
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Invoice, Line, Renewal
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.health import HealthModel
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month
from csdesk.storage.clock import FixedClock
from csdesk.storage.dump import canonical
from csdesk.storage.observing import forget, observe, touched
from csdesk.storage.queries.health import explanation_of, health_of_all, health_rows, history_of
from csdesk.storage.queries.health_days import observed_days, seen_days, tracks
from csdesk.storage.workspace import Workspace

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "metrics"
TODAY = date(2026, 10, 13)
Opened = Callable[[int], Workspace]


def at(days: int, hour: int = 15) -> datetime:
    return datetime(2026, 10, 13, hour, tzinfo=UTC) - timedelta(days=days)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def added(workspace: Workspace, record: Any) -> int:
    number: int = workspace.run(AddRecord(record=record)).value
    return number


def full(workspace: Workspace, **fields: Any) -> int:
    """An account with a record behind every default indicator."""
    own = added(workspace, Account(name="Tijolo Lilás", touch="mid", start_date=date(2024, 1, 1), **fields))
    goal = added(
        workspace,
        Goal(
            account=own,
            name="Leads",
            status="open",
            baseline=Decimal(0),
            target=Decimal(100),
            due=ago(-100),
        ),
    )
    added(workspace, Reading(goal=goal, date=ago(40), value=Decimal(100)))
    added(workspace, Usage(account=own, month=Month(2026, 9), seats=100, active_users=55))
    added(workspace, Interaction(account=own, at=at(37), channel="phone", kind="check_in"))
    added(workspace, Survey(account=own, kind="nps", score=Decimal(9), answered_at=at(2)))
    added(workspace, Invoice(account=own, issued=ago(20), due=ago(10), paid=ago(12)))
    return own


def health(workspace: Workspace, account: int, on: date = TODAY) -> Health:
    return health_of_all(workspace.reader, workspace.settings, on, account=account)[account]


def points(found: Health) -> dict[str, float | None]:
    return {part.indicator.key: part.points for part in found.parts}


def test_every_default_indicator_is_read_from_the_records(workspace: Workspace) -> None:
    found = health(workspace, full(workspace))
    assert points(found) == pytest.approx(
        {"outcomes": 100, "adoption": 50, "engagement": 50, "sentiment": 100, "commercial": 100}
    )
    assert (found.score, found.band, found.coverage) == (78, "healthy", 1.0)


def test_all_accounts_at_once_say_the_same_as_each_alone(workspace: Workspace) -> None:
    for _ in range(3):
        full(workspace)
    everyone = health_of_all(workspace.reader, workspace.settings, TODAY)
    assert everyone == {own: health(workspace, own) for own in everyone}


def test_nothing_that_is_dated_later_counts(workspace: Workspace) -> None:
    own = full(workspace)
    before = health(workspace, own, ago(60))
    added(workspace, Interaction(account=own, at=at(50), channel="phone"))
    added(workspace, Survey(account=own, kind="nps", score=Decimal(0), answered_at=at(59, 23)))
    added(workspace, Signal(account=own, name="Sentiment", value=Decimal(1), measured_on=ago(59)))
    added(workspace, Ticket(account=own, priority="urgent", opened_at=at(50)))
    added(workspace, Contact(account=own, role="sponsor", left_on=ago(59)))
    added(workspace, Line(account=own, mrr=Cents(100), start=ago(500), end=ago(1)))
    added(workspace, Renewal(account=own, due_date=ago(40), status="not_renewed", decided_on=ago(50)))
    assert health(workspace, own, ago(60)) == before


def test_a_service_known_to_end_is_a_notice_from_the_day_it_was_written_down(workspace: Workspace) -> None:
    own = full(workspace)
    added(workspace, Line(account=own, mrr=Cents(100), start=ago(500), end=ago(-30)))
    assert health(workspace, own, ago(1)).held is None
    found = health(workspace, own)
    assert found.held is not None
    assert (found.held.cap.key, found.score) == ("cancellation_notice", 10)


def test_a_message_that_only_went_out_is_no_contact(workspace: Workspace) -> None:
    own = full(workspace)
    added(workspace, Interaction(account=own, at=at(3), channel="email", direction="out"))
    added(workspace, Interaction(account=own, at=at(2), kind="note"))
    assert points(health(workspace, own))["engagement"] == pytest.approx(50)
    added(workspace, Interaction(account=own, at=at(3), channel="email", direction="in"))
    assert points(health(workspace, own))["engagement"] == 100


def test_a_pulse_is_as_old_as_its_last_change_in_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "w.csdesk"
    with Workspace.create(path, FixedClock(at(100))) as workspace:
        own = added(workspace, Account(name="Onça", pulse=3))
    with Workspace.open(path, FixedClock(at(0))) as workspace:
        workspace.run(ChangeRecord(kind=Account, id=own, values={"csm": "Bia"}))
        part = health(workspace, own).parts[3]
        assert part.measured is not None
        assert part.measured.as_of == ago(100)
        workspace.run(ChangeRecord(kind=Account, id=own, values={"pulse": 5}))
        part = health(workspace, own).parts[3]
        assert part.measured is not None
        assert (part.measured.as_of, part.points) == (TODAY, 100)


def test_the_first_90_days_are_scored_by_milestones(workspace: Workspace) -> None:
    own = added(workspace, Account(name="Novo", start_date=ago(89)))
    added(workspace, Onboarding(account=own, contract_start=ago(89), completed=ago(40)))
    found = health(workspace, own)
    assert [part.indicator.key for part in found.parts] == ["milestones", "engagement", "sentiment"]
    assert points(found)["milestones"] == pytest.approx(20)
    later = health_of_all(workspace.reader, workspace.settings, TODAY + timedelta(days=1))[own]
    assert later.model.variant == "running"


def test_what_another_tool_measures_is_not_filled_from_the_records(workspace: Workspace) -> None:
    own = full(workspace)
    for name, value in (("Resultados", 90), ("SATISFAÇÃO", 9)):
        added(workspace, Signal(account=own, name=name, value=Decimal(value), measured_on=TODAY))
    assert points(health(workspace, own))["adoption"] == pytest.approx(50)
    added(workspace, Signal(account=own, name="engagement", measured_on=ago(14)))
    found = points(health(workspace, own))
    assert (found["adoption"], found["engagement"]) == (None, 100)


def test_where_another_tool_measures_most_customers_one_without_signals_has_no_data(
    workspace: Workspace,
) -> None:
    measured = [full(workspace) for _ in range(2)]
    other = full(workspace)
    for own in (*measured, other):
        added(workspace, Line(account=own, mrr=Cents(100), start=ago(500)))
    for own in measured:
        assert health(workspace, other).band == "healthy"
        for name in ("outcomes", "adoption", "sentiment"):
            added(workspace, Signal(account=own, name=name, value=Decimal(80), measured_on=TODAY))
    assert health(workspace, other).band == "no_data"
    assert health_of_all(workspace.reader, workspace.settings, TODAY)[other].band == "no_data"


def test_the_records_of_a_merged_account_count_for_the_one_that_stays(workspace: Workspace) -> None:
    stays = added(workspace, Account(name="Y", touch="mid"))
    gone = full(workspace)
    workspace.run(ChangeRecord(kind=Account, id=gone, values={"merged_into": stays}))
    assert gone not in health_of_all(workspace.reader, workspace.settings, TODAY)
    assert health(workspace, stays).score == 78
    assert health_of_all(workspace.reader, workspace.settings, TODAY)[stays].score == 78


def test_an_observation_is_kept_as_it_was_seen(workspace: Workspace) -> None:
    own = full(workspace)
    observe(workspace)
    (seen,) = seen_days(workspace.reader, own, ago(5), TODAY)
    assert (seen.day, seen.score, seen.band, seen.coverage) == (TODAY, 78, "healthy", 100)
    assert [part.points for part in seen.parts] == [100, 50, 50, 100, 100]
    assert (seen.model, seen.cap, seen.overruled) == (shipped("mid").key, None, False)
    assert observed_days(workspace.reader, ago(9), TODAY) == [TODAY]


def test_observing_is_no_step_and_leaves_content_journal_and_deletion_alone(workspace: Workspace) -> None:
    own = full(workspace)
    content, steps = canonical(workspace.reader), workspace.steps()
    observe(workspace)
    observe(workspace, [own])
    assert canonical(workspace.reader) == content
    assert workspace.steps() == steps
    workspace.run(DeleteRecords(kind=Account, ids=(own,)))
    workspace.undo()
    assert canonical(workspace.reader) == content
    assert tracks(workspace.reader, TODAY)[own].score(TODAY) == 78
    forget(workspace, own)
    assert tracks(workspace.reader, TODAY) == {}


def test_days_add_up_over_months_with_gaps_where_nobody_looked(tmp_path: Path) -> None:
    path = tmp_path / "w.csdesk"
    with Workspace.create(path, FixedClock(at(40))) as workspace:
        own = full(workspace)
    for days in (40, 35, 14, 13, 1):
        with Workspace.open(path, FixedClock(at(days))) as workspace:
            observe(workspace)
    with Workspace.open(path, FixedClock(at(0))) as workspace:
        seen = tracks(workspace.reader, TODAY)[own]
        assert [day for day, _ in seen.points()] == [ago(days) for days in (40, 35, 14, 13, 1)]
        assert not seen.observed(ago(2))
        row = health_rows(workspace.reader, workspace.settings, TODAY)[own]
        assert row.change == (row.health.computed or 0) - (seen.score(ago(35)) or 0)
        assert row.trend is None
        told = explanation_of(workspace.reader, workspace.settings, TODAY, own)
        assert told.change == row.change
        assert sum(one.moved or 0 for one in told.rows) == told.change


def test_a_band_that_was_observed_holds_on_the_way_down(tmp_path: Path) -> None:
    path = tmp_path / "w.csdesk"
    with Workspace.create(path, FixedClock(at(2))) as workspace:
        own = full(workspace)
        assert observe(workspace)[own].band == "healthy"
    with Workspace.open(path, FixedClock(at(0))) as workspace:
        added(workspace, Survey(account=own, kind="nps", score=Decimal(7), answered_at=at(0, 10)))
        found = health(workspace, own)
        assert (found.score, found.band) == (73, "healthy")
        assert health(workspace, own, ago(2)).band == "healthy"


def test_history_before_the_first_observation_is_marked_as_recalculated(workspace: Workspace) -> None:
    own = full(workspace)
    observe(workspace)
    found = history_of(workspace.reader, workspace.settings, TODAY, own)
    assert len(found) == 90
    assert [one.recalculated for one in found[-2:]] == [True, False]
    assert found[-2].score == health(workspace, own, ago(1)).computed


def test_scores_of_another_tool_stand_beside_the_days_they_are_of(workspace: Workspace) -> None:
    account = full(workspace)
    for days, score in ((40, "61.5"), (3, "70"), (2, "850"), (95, "50")):
        added(workspace, ImportedHealth(account=account, date=ago(days), score=Decimal(score)))
    plain = {one.day: one for one in history_of(workspace.reader, workspace.settings, TODAY, account)}
    observe(workspace)
    found = {one.day: one for one in history_of(workspace.reader, workspace.settings, TODAY, account)}
    assert {day: one.imported for day, one in found.items() if one.imported is not None} == {
        ago(40): 62,
        ago(3): 70,
    }
    assert {day: one.score for day, one in plain.items()} == {day: one.score for day, one in found.items()}


def test_a_change_is_traced_to_the_accounts_whose_health_it_may_move(workspace: Workspace) -> None:
    own = full(workspace)
    goal = workspace.reader.find(Goal, account=own)[0].id
    done = workspace.run(AddRecord(record=Reading(goal=goal, date=TODAY, value=Decimal(3))))
    assert touched(workspace.reader, done.changes) == {own}
    draft = workspace.run(SaveHealthDraft(name="Meu", body=rules_to_json(RULES["mid"])))
    assert touched(workspace.reader, draft.changes) is None


def lenient() -> str:
    return rules_to_json(RULES["mid"]).replace('"healthy": 76', '"healthy": 60')


def test_a_draft_changes_nothing_until_it_is_published_and_undo_brings_the_old_one_back(
    workspace: Workspace,
) -> None:
    own = full(workspace)
    added(workspace, Survey(account=own, kind="nps", score=Decimal(5), answered_at=at(0, 10)))
    draft = {"name": "Médio", "scope_field": "touch", "scope_value": "mid"}
    number = workspace.run(SaveHealthDraft(body=lenient(), **draft)).value
    assert workspace.run(SaveHealthDraft(body=lenient(), **draft)).value == number
    assert health(workspace, own).band == "at_risk"
    model = model_of(workspace.reader.get(HealthModel, number))
    preview = health_of_all(workspace.reader, workspace.settings, TODAY, draft=model)
    assert preview[own].band == "healthy"
    assert workspace.run(PublishHealthModel(id=number)).value == 1
    assert health(workspace, own).band == "healthy"
    assert health(workspace, own).model.version == 1
    assert health(workspace, own, ago(1)).model.version == 0
    workspace.undo()
    assert health(workspace, own).band == "at_risk"


def test_a_second_version_retires_the_first(workspace: Workspace) -> None:
    for version in (1, 2):
        number = workspace.run(SaveHealthDraft(name="Todos", body=lenient())).value
        assert workspace.run(PublishHealthModel(id=number)).value == version
    found = {one.version: one.status for one in workspace.reader.all(HealthModel)}
    assert found == {1: "retired", 2: "live"}
    with pytest.raises(Refused):
        workspace.run(DiscardHealthDraft(id=number))


def test_rules_that_do_not_hold_together_are_not_kept(workspace: Workspace) -> None:
    with pytest.raises(ModelUnsound):
        workspace.run(SaveHealthDraft(name="Ruim", body='{"indicators": []}'))
    assert workspace.reader.all(HealthModel) == []


def test_an_override_needs_a_reason_a_value_and_at_most_90_days(workspace: Workspace) -> None:
    own = full(workspace)
    for wrong in (
        {"reason": " ", "score": 40},
        {"reason": "saiu"},
        {"reason": "saiu", "score": 101},
        {"reason": "saiu", "band": "no_data"},
        {"reason": "saiu", "score": 40, "expires_on": TODAY + timedelta(days=91)},
        {"reason": "saiu", "score": 40, "expires_on": ago(1)},
    ):
        with pytest.raises(OverrideUnclear):
            workspace.run(SetHealthOverride(account=own, **wrong))
    workspace.run(SetHealthOverride(account=own, reason="Sponsor saiu", band="critical"))
    found = health(workspace, own)
    assert (found.band, found.score, found.computed_band) == ("critical", 78, "healthy")
    assert found.override is not None
    assert found.override.expires_on == TODAY + timedelta(days=30)
    workspace.run(EndHealthOverride(id=found.override.id))
    assert health(workspace, own).band == "healthy"


def test_an_override_that_ran_out_leaves_one_task_to_reconfirm_it(tmp_path: Path) -> None:
    path = tmp_path / "w.csdesk"
    with Workspace.create(path, FixedClock(at(31))) as workspace:
        own = full(workspace)
        workspace.run(SetHealthOverride(account=own, reason="Troca de diretoria", score=30))
        assert workspace.run(LeaveReconfirmTasks(title="Reconfirmar a saúde")).value == 0
    with Workspace.open(path, FixedClock(at(1))) as workspace:
        assert health(workspace, own, ago(1)).score == 30
        assert workspace.run(LeaveReconfirmTasks(title="Reconfirmar a saúde")).value == 0
    with Workspace.open(path, FixedClock(at(0))) as workspace:
        assert health(workspace, own).override is None
        assert workspace.run(LeaveReconfirmTasks(title="Reconfirmar a saúde")).value == 1
        assert workspace.run(LeaveReconfirmTasks(title="Reconfirmar a saúde")).step is None
        assert [(task.title, task.due) for task in workspace.reader.find(Task, account=own)] == [
            ("Reconfirmar a saúde", TODAY)
        ]


def test_the_command_line_scores_all_and_explains_one(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    full(workspace)
    file = str(workspace.path)
    assert main(["health", file, "--on", "2026-10-13", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["accounts"]
    assert (one["health_score"], one["band"], one["coverage"], one["low_confidence"]) == (
        78,
        "healthy",
        "100.0",
        False,
    )
    assert main(["health", file, "--on", "2026-10-13", "--account", "tijolo lilás", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["accounts"]
    assert [row["points_won"] for row in one["explanation"]] == ["25.0", "12.5", "10.0", "15.0", "15.0"]
    assert one["explanation"][1]["rows"] == [{"entity": "usage", "id": 1}]
    assert main(["health", file, "--account", "Ninguém"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["backtest", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["live"]["small_sample"] is True
    assert main(["backtest", file, "--draft"]) == 2


@pytest.mark.skipif(not SHARED.exists(), reason="the checked example is not on this machine")
def test_the_imported_example_forecasts_its_renewals_as_computed_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "p.csdesk")
    assert main(["new", file]) == 0
    assert main(["import", file, str(SHARED / "portfolio.xlsx")]) == 0
    capsys.readouterr()
    assert (
        main(["metrics", file, "--from", "2023-06", "--to", "2024-12", "--on", "2024-12-31", "--json"]) == 0
    )
    expected = json.loads((SHARED / "expected.json").read_text("utf-8"))["renewal_forecast"]
    assert json.loads(capsys.readouterr().out)["renewal_forecast"] == expected


def test_a_draft_of_a_new_group_reads_the_field_that_it_groups_by(workspace: Workspace) -> None:
    own = full(workspace, segment="Ouro")
    draft = Model(RULES["tech"], 7, "Ouro", "segment", "Ouro")
    found = health_of_all(workspace.reader, workspace.settings, TODAY, draft=draft)
    assert found[own].model.name == "Ouro"
