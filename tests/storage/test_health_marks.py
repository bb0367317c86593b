"""The marks of lists say what the health of each account says, by the observed days and by what was seen just now."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from csdesk.domain.commands.health import SetHealthOverride
from csdesk.domain.commands.records import AddRecord, DeleteRecords
from csdesk.domain.health.model import BANDS as KEYS
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Signal
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.views.health import BANDS, WEEKS
from csdesk.storage.clock import FixedClock
from csdesk.storage.observing import observe, touched
from csdesk.storage.queries.health import health_rows
from csdesk.storage.queries.health_marks import health_marks
from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.workspace import Workspace

TODAY = date(2026, 10, 13)
USUAL = ("outcomes", "adoption", "engagement", "sentiment", "commercial")


class Moving(FixedClock):
    """A clock that is put forward."""

    def on(self, day: date) -> None:
        super().__init__(datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("America/Sao_Paulo")))


@pytest.fixture
def clock() -> Moving:
    made = Moving(datetime(2026, 10, 13, 12, tzinfo=ZoneInfo("America/Sao_Paulo")))
    made.on(TODAY)
    return made


@pytest.fixture
def workspace(tmp_path: Path, clock: Moving) -> Workspace:
    """Account 1 is measured often and falls, 2 is measured a little, 3 is not measured."""
    made = Workspace.create(tmp_path / "a.csdesk", clock)
    for name in ("Cai", "Pouco", "Nada"):
        made.run(AddRecord(record=Account(name=name, touch="high", start_date=date(2024, 1, 1))))
    for back in range(70, -1, -7):
        for name in USUAL:
            value = {"engagement": 14 + 70 - back, "commercial": 0, "sentiment": 9}.get(
                name, 90 - (70 - back)
            )
            measured = Signal(
                account=1, name=name, value=Decimal(value), measured_on=TODAY - timedelta(days=back)
            )
            made.run(AddRecord(record=measured))
    for name in USUAL[:3]:
        made.run(AddRecord(record=Signal(account=2, name=name, value=Decimal(50), measured_on=TODAY)))
    return made


def watched(workspace: Workspace, clock: Moving, *days: int) -> None:
    for back in sorted(days, reverse=True):
        clock.on(TODAY - timedelta(days=back))
        observe(workspace)
    clock.on(TODAY)


def test_the_bands_of_lists_are_those_of_the_models() -> None:
    assert tuple(choice.key for choice in BANDS) == KEYS


@pytest.mark.parametrize("days", [(0,), (0, 1, 30), tuple(range(68)), (0, 33, 45, 60)])
def test_marks_say_what_the_health_of_each_account_says(
    workspace: Workspace, clock: Moving, days: tuple[int, ...]
) -> None:
    watched(workspace, clock, *days)
    marks = health_marks(workspace.reader, TODAY)
    rows = health_rows(workspace.reader, workspace.settings, TODAY)
    assert marks.keys() == rows.keys() == {1, 2, 3}
    for account, row in rows.items():
        mark = marks[account]
        assert (mark.score, mark.band) == (row.health.score, row.health.band)
        assert mark.low == row.health.low_confidence
        assert (mark.change, mark.alert) == (row.change, row.alert)
        assert mark.trend == (None if row.trend is None else row.trend.direction)
        assert mark.points[-1] == row.health.computed
        assert len(mark.points) == WEEKS


def test_accounts_that_were_looked_at_on_other_days_have_their_own_marks(
    workspace: Workspace, clock: Moving
) -> None:
    watched(workspace, clock, 0, 31, 33)
    together = health_marks(workspace.reader, TODAY)
    added = workspace.run(AddRecord(record=Account(name="Novo", touch="high"))).value
    watched(workspace, clock, 0)
    apart = health_marks(workspace.reader, TODAY)
    assert {own: apart[own] for own in together} == together
    assert (together[1].points[-1], together[1].change) != (None, None)
    assert (apart[added].change, set(apart[added].points[:-1])) == (None, {None})
    assert health_marks(workspace.reader, TODAY, accounts=[added, 1]) == {
        own: apart[own] for own in (1, added)
    }


def test_a_fall_asks_for_attention_and_is_one_of_its_kinds(workspace: Workspace, clock: Moving) -> None:
    watched(workspace, clock, 0, 30)
    mark = health_marks(workspace.reader, TODAY)[1]
    assert mark.change is not None
    assert mark.change <= -10
    assert "fell" in mark.kinds


def test_weeks_in_which_nobody_looked_are_filled_in_and_observed_ones_stay(
    workspace: Workspace, clock: Moving
) -> None:
    watched(workspace, clock, 0, 14)
    seen = health_marks(workspace.reader, TODAY)[1].points
    again = health_marks(workspace.reader, TODAY, weekly={1: (7,) * WEEKS})[1].points
    assert (seen[:6], seen[7]) == ((None,) * 6, None)
    assert again == (*((7,) * 6), seen[6], 7, seen[8])


def test_what_a_person_set_is_shown_and_marked(workspace: Workspace, clock: Moving) -> None:
    workspace.run(SetHealthOverride(account=2, score=90, reason="Conversei com a diretoria"))
    watched(workspace, clock, 0)
    mark = health_marks(workspace.reader, TODAY)[2]
    assert (mark.score, mark.band, mark.adjusted) == (90, "healthy", True)


def test_what_was_seen_just_now_counts_without_being_kept(workspace: Workspace, clock: Moving) -> None:
    found = observe(workspace)
    with_it = health_marks(workspace.reader, TODAY, fresh=found)
    assert with_it == health_marks(workspace.reader, TODAY)
    clock.on(TODAY + timedelta(days=90))
    assert health_marks(workspace.reader, TODAY + timedelta(days=90)) == {}


def test_the_rows_of_the_portfolio_carry_the_last_observation(workspace: Workspace, clock: Moving) -> None:
    assert [row.health for row in portfolio(workspace.reader, workspace.settings, clock.now())] == [None] * 3
    watched(workspace, clock, 0)
    marks = health_marks(workspace.reader, TODAY)
    rows = portfolio(workspace.reader, workspace.settings, clock.now(), accounts=[1, 3])
    assert [(row.id, row.health) for row in rows] == [(1, marks[1]), (3, marks[3])]


def test_a_deleted_contact_is_looked_at_too(workspace: Workspace) -> None:
    talk = workspace.run(AddRecord(record=Interaction(account=1, at=workspace.clock.now()))).value
    gone = workspace.run(DeleteRecords(kind=Interaction, ids=(talk,))).changes
    assert touched(workspace.reader, gone) is None
