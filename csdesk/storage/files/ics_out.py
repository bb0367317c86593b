"""Tasks handed over as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from csdesk.domain.model.interaction import Task
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.tasks.ics import calendar_text
from csdesk.storage.failures import explained
from csdesk.storage.files.places import handed_over


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
    with explained(target), handed_over(target) as aside:
        aside.write_bytes(text.encode("utf-8", "replace"))
