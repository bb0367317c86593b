"""A log that lies beside a file that is gone is not read into the one that takes its place."""

from __future__ import annotations

import shutil
from pathlib import Path

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.storage.backup import back_up
from csdesk.storage.check import check
from csdesk.storage.clock import FixedClock
from csdesk.storage.files.places import scratch_folder
from csdesk.storage.past import as_of, looked_at
from csdesk.storage.workspace import Workspace
from tests.conftest import NOON

CLOCK = FixedClock(NOON)


def log_of_another(folder: Path) -> Path:
    """The log of a file that a crash left."""
    folder.mkdir()
    path = folder / "other.csdesk"
    with Workspace.create(path, CLOCK) as other:
        for number in range(200):
            other.run(AddRecord(record=Account(name=f"Other {number}")))
        return Path(shutil.copy(path.with_name(path.name + "-wal"), folder / "kept"))


def names(workspace: Workspace) -> list[str]:
    assert check(workspace.reader) == []
    return [one.name for one in workspace.reader.all(Account)]


def test_a_new_file_where_only_a_log_was_left_is_empty(tmp_path: Path) -> None:
    log, path = log_of_another(tmp_path / "other"), tmp_path / "new.csdesk"
    shutil.copy(log, path.with_name(path.name + "-wal"))
    with Workspace.create(path, CLOCK) as made:
        assert names(made) == []


def test_a_visit_where_a_former_one_left_its_log_shows_the_file(tmp_path: Path) -> None:
    log, path = log_of_another(tmp_path / "other"), tmp_path / "mine.csdesk"
    with Workspace.create(path, CLOCK) as mine:
        mine.run(AddRecord(record=Account(name="Aurora")))
        backup = back_up(mine, "hand").path
    day = NOON.date()
    for name in (f"mine-{day.isoformat()}.csdesk-wal", f"backup-{backup.name}-wal"):
        shutil.copy(log, scratch_folder() / name)
    with as_of(path, day, CLOCK) as seen:
        assert names(seen) == ["Aurora"]
    with looked_at(backup, CLOCK) as seen:
        assert names(seen) == ["Aurora"]
