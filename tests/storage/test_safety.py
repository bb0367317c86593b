from __future__ import annotations

import logging
import stat
import sys
from datetime import timedelta
from pathlib import Path

import platformdirs
import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.storage import logs, prefs
from csdesk.storage.backup import KEPT, back_up, backups, is_due
from csdesk.storage.clock import FixedClock
from csdesk.storage.dump import canonical
from csdesk.storage.files import places
from csdesk.storage.workspace import Workspace
from tests.conftest import NOON


def test_a_backup_holds_the_same_content_and_only_its_owner_may_read_it(workspace: Workspace) -> None:
    workspace.run(AddRecord(record=Account(name="Aurora")))
    made = back_up(workspace, "day")
    with Workspace.open(made.path, read_only=True) as copy:
        assert canonical(copy.reader) == canonical(workspace.reader)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_only_the_newest_backups_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    Workspace.create(path).close()
    for day in range(KEPT + 3):
        with Workspace.open(path, FixedClock(NOON + timedelta(days=day))) as workspace:
            back_up(workspace, "day")
    found = backups(path)
    assert len(found) == KEPT
    assert found[0].at == NOON + timedelta(days=KEPT + 2)


def test_a_backup_is_due_once_a_day_and_only_after_a_change(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    with Workspace.create(path, FixedClock(NOON)) as workspace:
        assert not is_due(workspace)
        workspace.run(AddRecord(record=Account(name="Aurora")))
        assert is_due(workspace)
        back_up(workspace, "day")
        assert not is_due(workspace)
    with Workspace.open(path, FixedClock(NOON + timedelta(days=1))) as workspace:
        assert not is_due(workspace)
        workspace.run(AddRecord(record=Account(name="Boreal")))
        assert is_due(workspace)


def test_preferences_come_back_and_bad_ones_fall_back_to_their_defaults() -> None:
    chosen = prefs.remembered(prefs.Preferences(language="en", zoom=125), Path("/tmp/a.csdesk"))
    prefs.save(chosen)
    assert prefs.load() == chosen
    (prefs.state_folder() / "preferences.json").write_text('{"language": 7, "zoom": 900, "recent": "x"}')
    assert prefs.load() == prefs.Preferences()


@pytest.mark.parametrize(
    "stored", ['{"language": []}', '{"appearance": {}}', '{"recent": {"a": 1}}', "[", "7"]
)
def test_preferences_of_another_shape_are_those_of_a_new_person(stored: str) -> None:
    (prefs.state_folder() / "preferences.json").write_text(stored, encoding="utf-8")
    assert prefs.load() == prefs.Preferences()


def test_the_log_says_where_a_bug_was_and_nothing_of_a_client() -> None:
    path = logs.start()
    try:
        raise ValueError("Tijolo Lilás, R$ 11.200")
    except ValueError as failure:
        logs.log_bug(failure)
    for handler in logging.getLogger("csdesk").handlers:
        handler.close()
    text = path.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_safety.py" in text
    assert "Tijolo" not in text


@pytest.mark.skipif(sys.platform != "linux", reason="other systems ask platformdirs itself")
@pytest.mark.parametrize("given", ["", "/srv/state", "  "])
def test_the_state_folder_is_the_one_that_platformdirs_names(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", given)
    assert places._usual_folder() == platformdirs.user_state_path("csdesk", appauthor=False)
