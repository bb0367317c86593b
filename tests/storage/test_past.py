"""A workspace as it was: on a day, and in a backup."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import Blocked, Cancelled
from csdesk.domain.model.account import Account
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.text import Text
from csdesk.storage import prefs
from csdesk.storage.backup import back_up, backups
from csdesk.storage.clock import FixedClock
from csdesk.storage.files.places import scratch_folder
from csdesk.storage.past import as_of, began, looked_at
from csdesk.storage.workspace import Workspace

NOON = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)


def add(workspace: Workspace, name: str) -> None:
    workspace.run(AddRecord(record=Account(name=name)))


def names(workspace: Workspace) -> list[str]:
    return [account.name for account in workspace.reader.all(Account)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three days, an account added on each."""
    made = tmp_path / "a.csdesk"
    with Workspace.create(made, FixedClock(NOON)) as workspace:
        add(workspace, "Primeira")
    for days, name in ((1, "Segunda"), (2, "Terceira")):
        with Workspace.open(made, FixedClock(NOON + timedelta(days=days))) as workspace:
            add(workspace, name)
    return made


class Steps:
    """Notes how far it is, and stops where it is told to."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.seen: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, done: int, of: int, what: Text) -> None:
        self.seen.append((done, of))
        if done == self._stop_at:
            raise Cancelled(what)


def test_the_past_can_be_looked_at_while_the_file_is_open_for_writing(path: Path) -> None:
    with Workspace.open(path, FixedClock(NOON + timedelta(days=3))) as present:
        with as_of(path, date(2026, 10, 14), present.clock) as past:
            assert names(past) == ["Primeira", "Segunda"]
            assert past.read_only
            with pytest.raises(Blocked):
                add(past, "Nunca")
        assert names(present) == ["Primeira", "Segunda", "Terceira"]


def test_the_clock_of_the_past_stands_at_the_end_of_the_day(path: Path) -> None:
    with as_of(path, date(2026, 10, 14), FixedClock(NOON + timedelta(days=3))) as past:
        assert past.clock.today() == date(2026, 10, 14)
        assert past.clock.now() == datetime(2026, 10, 15, 2, 59, 59, tzinfo=UTC)


def test_the_day_ends_in_the_zone_of_the_workspace(tmp_path: Path) -> None:
    path = tmp_path / "z.csdesk"
    with Workspace.create(path, FixedClock(NOON)) as workspace:
        workspace.run(ChangeSetting(key="zone", value="Asia/Tokyo"))
    with Workspace.open(path, FixedClock(datetime(2026, 10, 13, 15, 30, tzinfo=UTC))) as workspace:
        add(workspace, "Depois da meia-noite em Tóquio")
    with as_of(path, date(2026, 10, 13), FixedClock(NOON + timedelta(days=3))) as past:
        assert names(past) == []


def test_going_back_tells_how_far_it_is(path: Path) -> None:
    steps = Steps()
    as_of(path, date(2026, 10, 13), FixedClock(NOON + timedelta(days=3)), steps).close()
    assert steps.seen == [(0, 2), (1, 2)]


def test_going_back_can_be_stopped_and_leaves_the_file_alone(path: Path) -> None:
    with pytest.raises(Cancelled):
        as_of(path, date(2026, 10, 13), FixedClock(NOON + timedelta(days=3)), Steps(stop_at=1))
    with Workspace.open(path) as present:
        assert len(names(present)) == 3


def test_a_file_begins_on_the_day_of_its_first_step(path: Path, tmp_path: Path) -> None:
    with Workspace.open(path) as workspace:
        assert began(workspace) == date(2026, 10, 13)
    with Workspace.create(tmp_path / "empty.csdesk") as workspace:
        assert began(workspace) is None


def test_a_backup_is_looked_at_in_a_copy_and_stays_as_it_is(path: Path) -> None:
    with Workspace.open(path, FixedClock(NOON + timedelta(days=3))) as workspace:
        kept = back_up(workspace, "hand")
        add(workspace, "Quarta")
    before = kept.path.read_bytes()
    with looked_at(kept.path) as looked:
        assert names(looked) == ["Primeira", "Segunda", "Terceira"]
        assert looked.path.parent == scratch_folder()
        assert looked.read_only
    assert kept.path.read_bytes() == before
    assert [backup.why for backup in backups(path)] == ["hand"]


def test_a_file_that_is_left_for_good_is_no_longer_opened_by_itself(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csdesk", tmp_path / "other.csdesk"
    known = prefs.remembered(prefs.remembered(prefs.Preferences(), one), other)
    assert prefs.forgotten(known, other).recent == (str(one),)
