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
from csdesk.storage.failures import DiskFull
from csdesk.storage.opening import AlreadyThere
from csdesk.storage.workspace import Workspace

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


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes are not limited there")
@pytest.mark.parametrize("room", [1, 2_048, 4_096])
def test_an_export_without_room_says_so_in_one_sentence_and_leaves_the_old_file(
    tmp_path: Path, room: int
) -> None:
    path, target = tmp_path / "w.csdesk", tmp_path / "out.xlsx"
    Workspace.create(path).close()
    target.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", _CROWDED.replace(str(ROOM), str(room)), "--ui-lang", "en", "export", str(path), str(target)],
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "The disk is full, so nothing was saved; free some space and try again\n"
    assert target.read_bytes() == b"old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.xlsx", "w.csdesk"]


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk")
def test_a_workspace_on_a_full_disk_still_opens_to_read_after_an_edit_was_refused(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    size = len(_bytes_of_an_empty_one(tmp_path)) + 3 * 4_096
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("may not mount a small disk")
    try:
        path = disk / "w.csdesk"
        path.write_bytes(_bytes_of_an_empty_one(tmp_path))
        with pytest.raises(DiskFull):
            Workspace.open(path)
        assert [one.name for one in disk.iterdir()] == ["w.csdesk"]
        with Workspace.open(path, read_only=True) as looked:
            assert looked.reader.all(Account) == []
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _bytes_of_an_empty_one(folder: Path) -> bytes:
    path = folder / "empty.csdesk"
    if not path.exists():
        Workspace.create(path).close()
    return path.read_bytes()
