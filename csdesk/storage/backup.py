"""Backups: one a day that the workspace was changed, before each import, and when asked; the newest are kept."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from csdesk.domain.text import msg, verbatim
from csdesk.domain.turns import way
from csdesk.storage.connection import reader as read_only
from csdesk.storage.failures import Damaged, explained
from csdesk.storage.files.places import handed_over, private, state_folder
from csdesk.storage.workspace import Workspace

KEPT = 14
_PIECE = 2_000
"""So many pages are copied before they are synced."""
_SOUGHT = 64 << 20
"""In a copy of up to so many bytes every row is sought in every index."""
_NAME = re.compile(r"^(\d{8}T\d{6})-(day|import|hand)\.csdesk$")


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of a workspace; `at` is UTC."""

    path: Path
    at: datetime
    why: str
    """`day`, `import`, or `hand` when somebody asked for it."""


def backups(workspace: Path) -> list[Backup]:
    """The backups of a workspace file, newest first."""
    found = []
    for path in _folder(workspace).iterdir():
        name = _NAME.match(path.name)
        if name:
            found.append(Backup(path, datetime.strptime(name[1] + "+0000", "%Y%m%dT%H%M%S%z"), name[2]))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def back_up(workspace: Workspace, why: str) -> Backup:
    """Copy the workspace, check the copy, and let the oldest beyond those kept go.

    Raises `Damaged` when the copy does not hold together, and `Blocked` when there is no room.
    """
    at = workspace.clock.now()
    target = _folder(workspace.path) / f"{at:%Y%m%dT%H%M%S}-{why}.csdesk"
    with handed_over(target) as aside:
        _copy(workspace, aside)
        _verify(aside)
    private(target)
    for old in backups(workspace.path)[KEPT:]:
        old.path.unlink(missing_ok=True)
    return Backup(target, at, why)


def is_due(workspace: Workspace) -> bool:
    """Whether something changed since the last backup, and that was not today."""
    newest = workspace.steps(1)
    if not newest:
        return False
    made = backups(workspace.path)
    if not made:
        return True
    return made[0].at.date() < _day(workspace) and datetime.fromisoformat(newest[0].at) > made[0].at


def _day(workspace: Workspace) -> date:
    return workspace.clock.now().date()


def _folder(workspace: Path) -> Path:
    """A folder of the app's own for each workspace path, so that two of one name do not mix."""
    mark = hashlib.sha256(str(workspace.resolve()).encode()).hexdigest()[:10]
    folder = state_folder() / "backups" / f"{workspace.stem}-{mark}"
    folder.mkdir(parents=True, exist_ok=True)
    private(folder.parent)
    private(folder)
    return folder


def _copy(workspace: Workspace, aside: Path) -> None:
    """One snapshot of all pages, read on a connection of its own, so that neither edits nor views wait for it.

    It is synced piece by piece: the disk would keep an edit waiting while it takes in hundreds of megabytes.
    """
    with explained(aside), workspace.reading() as reader, aside.open("rb+") as file:
        present = reader.connection
        present.execute("BEGIN")
        present.execute("SELECT 1 FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(aside)) as copy:
            for alone in ("synchronous = OFF", "journal_mode = OFF", "locking_mode = EXCLUSIVE"):
                copy.execute(f"PRAGMA {alone}")  # nobody else reads it yet, and half a copy is thrown away
            present.backup(copy, pages=_PIECE, progress=lambda *_: _pause(file.fileno()))
            copy.execute("PRAGMA journal_mode = DELETE")


def _pause(file: int) -> None:
    os.fsync(file)
    way.get()()


def _verify(path: Path) -> None:
    sound = _is_sound(path) if path.stat().st_size <= _SOUGHT else _holds_together(path)
    if not sound:
        raise Damaged(
            msg("The backup of {file} is not sound; the workspace needs a check", file=verbatim(path.name))
        )


def _is_sound(path: Path) -> bool:
    """Whether all pages hold together, and every row is in every index."""
    with closing(read_only(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def _holds_together(path: Path) -> bool:
    """Whether all pages of a large file hold together, and the indexes with their tables.

    Each row is not sought in each index, which takes four times as long: their sizes are compared, on another thread,
    since SQLite leaves the interpreter alone meanwhile.
    """
    with ThreadPoolExecutor(1) as beside, closing(read_only(path)) as connection:
        agreeing = beside.submit(_agree, path)
        whole = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        return whole and agreeing.result()


def _agree(path: Path) -> bool:
    """Whether every index has as many entries as its table has rows."""
    with closing(read_only(path)) as connection:
        indexes = connection.execute(
            "SELECT tbl_name, name, iif(instr(sql, ' WHERE '), substr(sql, instr(sql, ' WHERE ')), '') "
            "FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        )
        return all(_counts_alike(connection, *index) for index in indexes.fetchall())


def _counts_alike(connection: sqlite3.Connection, table: str, index: str, where: str) -> bool:
    counts = f"SELECT (SELECT count(*) FROM [{table}] INDEXED BY [{index}]{where}), (SELECT count(*) FROM [{table}] NOT INDEXED{where})"
    indexed, stored = connection.execute(counts).fetchone()
    return bool(indexed == stored)
