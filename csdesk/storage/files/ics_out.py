"""Tasks handed over as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from csdesk.domain.model.interaction import Task
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.tasks.ics import calendar_text
from csdesk.storage.files.whole import write_whole


def write_calendar(
    tasks: Iterable[Task],
    accounts: Mapping[int, str],
    settings: WorkspaceSettings,
    now: datetime,
    target: Path,
) -> None:
    """Write the tasks that have a day; the file is there whole, or not at all."""
    owner = sha256(f"{settings.name}\n{settings.person}".encode()).hexdigest()[:12]
    text = calendar_text(tasks, accounts, settings.zone, now, owner)
    write_whole(text.encode("utf-8", "replace"), target)
