"""A new file is whole or not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.text import msg
from csdesk.storage.creating import created
from csdesk.storage.workspace import AlreadyThere, Workspace

ROOT = Path(__file__).resolve().parents[2]
ROOM = 420_000
"""Bytes that a file may have: enough for an empty workspace, too few for the example."""

_CROWDED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({ROOM}, {ROOM}))
from csdesk.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def _half(workspace: Workspace) -> None:
    workspace.run(AddRecord(record=Account(name="Aurora")))
    raise Refused(msg("No more room"))


def test_a_new_file_that_could_not_be_filled_is_not_left_behind(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        created(tmp_path / "new.csdesk", _half)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.csdesk"
    path.write_bytes(b"mine")
    with pytest.raises(AlreadyThere):
        created(path, _half)
    assert path.read_bytes() == b"mine"


def test_what_was_filled_is_open_and_saved(tmp_path: Path) -> None:
    path = tmp_path / "new.csdesk"
    with created(path, lambda new: new.run(AddRecord(record=Account(name="Aurora")))) as workspace:
        assert [one.name for one in workspace.reader.all(Account)] == ["Aurora"]
    with Workspace.open(path, read_only=True) as again:
        assert len(again.reader.all(Account)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes are not limited there")
def test_the_command_leaves_nothing_where_there_is_no_room(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CROWDED, "--ui-lang", "en", "new", str(tmp_path / "new.csdesk"), "--sample"],
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
