"""Models as they are edited: groups, previews on real accounts, and weekly points for lists."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from csdesk.domain.commands.health import PublishHealthModel, SaveHealthDraft
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.health.choosing import model_of
from csdesk.domain.health.defaults import RULES
from csdesk.domain.health.groups import groups
from csdesk.domain.health.written import rules_to_json
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Signal
from csdesk.domain.model.health import HealthModel
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.voice import Survey
from csdesk.domain.model.workspace import CustomField
from csdesk.storage.observing import observe, observe_after
from csdesk.storage.queries.health import Preview, health_of_all, sparklines
from csdesk.storage.queries.health_days import tracks
from csdesk.storage.workspace import Workspace

TODAY = date(2026, 10, 13)
NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)


def talked(workspace: Workspace, touch: str, days: int, score: int = 9, **fields: object) -> int:
    """An account with a contact some days ago and an answer today."""
    own: int = workspace.run(AddRecord(record=Account(name="A", touch=touch, **fields))).value  # type: ignore[arg-type]
    spoken = Interaction(account=own, at=NOON - timedelta(days=days), channel="phone")
    workspace.run(AddRecord(record=spoken))
    answer = Survey(account=own, kind="nps", score=Decimal(score), answered_at=NOON - timedelta(days=70))
    workspace.run(AddRecord(record=answer))
    return own


def draft(workspace: Workspace, body: str, value: str = "high") -> int:
    command = SaveHealthDraft(name="Alto", scope_field="touch", scope_value=value, body=body)
    number: int = workspace.run(command).value
    return number


def test_a_preview_scores_a_draft_on_the_accounts_of_its_group_only(workspace: Workspace) -> None:
    high, mid = talked(workspace, "high", 37), talked(workspace, "mid", 37)
    loose = rules_to_json(RULES["high"]).replace('"enough": 50', '"enough": 10')
    preview = Preview(workspace.reader, workspace.settings, TODAY)
    model = model_of(workspace.reader.get(HealthModel, draft(workspace, loose)))
    after = preview.of(model)
    assert (preview.now[high].band, after[high].band) == ("no_data", "at_risk")
    assert after[mid] == preview.now[mid]


def test_a_preview_holds_a_band_by_what_was_observed_as_the_portfolio_does(workspace: Workspace) -> None:
    own, later = talked(workspace, "high", 3, 10), TODAY + timedelta(days=1)
    for value, day in ((Decimal(90), TODAY), (Decimal("59.7"), later)):
        measured = Signal(account=own, name="outcomes", value=value, measured_on=day)
        workspace.run(AddRecord(record=measured))
    observe(workspace)
    preview = Preview(workspace.reader, workspace.settings, later)
    shown = health_of_all(workspace.reader, workspace.settings, later)[own]
    assert (shown.score, shown.band) == (74, "healthy")
    assert preview.now[own].band == "healthy"


def test_a_group_tells_what_is_in_use_its_draft_and_its_versions(workspace: Workspace) -> None:
    body = rules_to_json(RULES["high"])
    workspace.run(PublishHealthModel(id=draft(workspace, body)))
    workspace.run(PublishHealthModel(id=draft(workspace, body.replace("76", "80"))))
    waiting = draft(workspace, body.replace("76", "70"))
    found = {(one.scope_value, one.variant): one for one in groups(workspace.reader.all(HealthModel))}
    assert len(found) == 6
    group = found["high", "running"]
    assert (group.live.version, group.live.rules.healthy) == (2, 80)
    assert group.draft is not None
    assert group.draft.id == waiting
    assert [one.version for one in group.versions] == [2, 1]
    assert found["mid", "running"].live.version == 0


def test_a_custom_field_that_holds_a_number_can_be_an_indicator(workspace: Workspace) -> None:
    workspace.run(
        AddRecord(record=CustomField(entity="account", key="uptime", label="Uptime", type="decimal"))
    )
    own = talked(workspace, "high", 3, custom={"uptime": "97.5"})
    body = '{"indicators": [{"key": "up", "source": "custom:uptime", "weight": 1, "scale": {"bad": 90, "good": 100}}]}'
    workspace.run(PublishHealthModel(id=draft(workspace, body)))
    assert health_of_all(workspace.reader, workspace.settings, TODAY)[own].score == 75


def test_weekly_points_are_what_each_day_would_have_said(workspace: Workspace) -> None:
    own = talked(workspace, "high", 40)
    points = sparklines(workspace.reader, workspace.settings, TODAY)[own]
    assert len(points) == 9
    for week, score in enumerate(points):
        day = TODAY - timedelta(weeks=8 - week)
        assert score == health_of_all(workspace.reader, workspace.settings, day)[own].computed


def test_only_the_accounts_that_a_change_touched_are_seen_again(workspace: Workspace) -> None:
    first, second = talked(workspace, "high", 3), talked(workspace, "high", 3)
    done = workspace.run(
        AddRecord(record=Signal(account=second, name="outcomes", value=Decimal(90), measured_on=TODAY))
    )
    assert set(observe_after(workspace, done.changes)) == {second}
    assert set(tracks(workspace.reader, TODAY)) == {second}
    assert first not in tracks(workspace.reader, TODAY)
