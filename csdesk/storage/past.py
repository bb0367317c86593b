"""A workspace as it was: at the end of a day, or in a backup. Always a private copy that is only read."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from itertools import takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

from csdesk.domain.changes import Step
from csdesk.domain.ports import Clock, Progress
from csdesk.domain.text import msg
from csdesk.storage.clock import FixedClock, SystemClock
from csdesk.storage.failures import explained
from csdesk.storage.files.places import clear_beside, private, scratch_folder
from csdesk.storage.queries.local_days import end_of
from csdesk.storage.workspace import Workspace

_ALL = 1_000_000


def as_of(path: Path, day: date, clock: Clock | None = None, progress: Progress | None = None) -> Workspace:
    """The workspace of a file as it was at the end of a day, its clock standing there too.

    The file itself may be open elsewhere. Raises `Cancelled` when the person stopped it.
    """
    clock = clock or SystemClock()
    target = scratch_folder() / f"{path.stem}-{day.isoformat()}.csdesk"
    target.unlink(missing_ok=True)
    clear_beside(target)
    with Workspace.open(path, clock, read_only=True) as present:
        zone = ZoneInfo(present.settings.zone)
        present.copy_to(target)
    with Workspace.open(target, clock) as past:
        later = _after(past.steps(_ALL), day, zone)
        for done, step in enumerate(later):
            if progress is not None:
                progress.step(done, len(later), msg("Taking back: {what}", what=step.label))
            past.undo()
    moment = min(end_of(day, zone), clock.now())
    return Workspace.open(target, FixedClock(moment, zone.key), read_only=True)


def looked_at(backup: Path, clock: Clock | None = None) -> Workspace:
    """A backup, open to read; the backup itself is not touched, even when its schema is an older one."""
    target = scratch_folder() / f"backup-{backup.name}"
    with explained(backup):
        clear_beside(target)
        shutil.copyfile(backup, target)
        private(target)
    Workspace.open(target, clock).close()
    return Workspace.open(target, clock, read_only=True)


def began(workspace: Workspace) -> date | None:
    """The day of the oldest step in the workspace's zone; `None` while there is none."""
    steps = workspace.steps(_ALL)
    return _local_day(steps[-1], ZoneInfo(workspace.settings.zone)) if steps else None


def _after(steps: list[Step], day: date, zone: ZoneInfo) -> list[Step]:
    """The newest standing steps, as far back as they are later than the day."""
    standing = (step for step in steps if not step.undone)
    return list(takewhile(lambda step: _local_day(step, zone) > day, standing))


def _local_day(step: Step, zone: ZoneInfo) -> date:
    return datetime.fromisoformat(step.at).astimezone(zone).date()
