"""What a crash leaves beside a file is part of it, also when a newer CSDesk opens it first."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from csdesk.domain.model.account import Account
from csdesk.storage.workspace import Workspace

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_file_with_its_log_still_there_is_brought_up_to_date_whole(tmp_path: Path, version: int):
    source, path = tmp_path / "working.csdesk", tmp_path / "left.csdesk"
    shutil.copy(DATA / f"workspace-v{version}.csdesk", source)
    with closing(sqlite3.connect(source)) as working:
        working.execute("PRAGMA journal_mode = WAL")
        working.execute("UPDATE account SET city = 'Olinda'")
        working.commit()
        shutil.copy(source, path)
        shutil.copy(source.with_name("working.csdesk-wal"), path.with_name("left.csdesk-wal"))
    with Workspace.open(path) as opened:
        accounts = opened.reader.all(Account)
        assert accounts
        assert {one.city for one in accounts} == {"Olinda"}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
