"""Backups: one a day that the workspace was changed, before each import, and when asked; the newest are kept."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from csdesk.domain.text import msg, verbatim
from csdesk.storage.connection import reader as read_only
from csdesk.storage.failures import Damaged
from csdesk.storage.files.places import handed_over, private, state_folder
from csdesk.storage.workspace import Workspace

KEPT = 14
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
        workspace.copy_to(aside)
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


def _verify(path: Path) -> None:
    connection = read_only(path)
    try:
        result = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    finally:
        connection.close()
    if result != "ok":
        raise Damaged(
            msg("The backup of {file} is not sound; the workspace needs a check", file=verbatim(path.name))
        )
