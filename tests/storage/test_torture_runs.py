"""Short runs of the torture tool; `tools/torture.py` makes them as long as one likes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the tool forks, kills and binds as POSIX can")


def torture(folder: Path, trial: str, count: int) -> str:
    """What a run prints; fails when a promise was broken."""
    words = [sys.executable, "tools/torture.py", trial, "--count", str(count), "--seed", "3"]
    environment = {**os.environ, "TMPDIR": str(folder)}
    ran = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_killed_edits_and_imports_lose_nothing_acknowledged(tmp_path: Path) -> None:
    said = torture(tmp_path, "kills", 12)
    assert re.search(r"edits: 9 kills .* 0 wrong", said), said
    assert re.search(r"import: 3 kills .* 0 wrong", said), said


@pytest.mark.skipif(shutil.which("strace") is None, reason="a run is recorded with strace")
def test_a_cut_of_the_power_loses_nothing_acknowledged(tmp_path: Path) -> None:
    said = torture(tmp_path, "power", 12)
    assert re.search(r"edits: 6 kills .* 0 wrong", said), said
    assert re.search(r"import: 6 kills .* 0 wrong", said), said


def test_a_full_disk_gets_a_sentence_and_spares_the_file(tmp_path: Path) -> None:
    said = torture(tmp_path, "full-disk", 2)
    assert "The disk is full, so nothing was saved" in said


def test_what_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    said = torture(tmp_path, "read-only", 1)
    assert "60 runs, by exit code {0: 30, 2: 30}" in said


def test_of_two_writers_one_writes_and_a_dead_one_blocks_nobody(tmp_path: Path) -> None:
    said = torture(tmp_path, "twins", 3)
    assert "0 wrong" in said


def test_random_chains_come_back_from_undo_and_from_an_export(tmp_path: Path) -> None:
    said = torture(tmp_path, "chains", 3)
    assert re.search(r"chains: 3, .* 0 wrong", said), said


def test_killed_runs_and_playbooks_lose_nothing_acknowledged(tmp_path: Path) -> None:
    said = torture(tmp_path, "practice", 6)
    assert re.search(r"practice: 6 kills .* 0 wrong", said), said
