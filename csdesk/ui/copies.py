"""The backups of the open file, and how far back it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csdesk.domain.ports import Progress
from csdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from csdesk.storage.backup import Backup
    from csdesk.ui.session import Session


class Copies:
    """Makes copies of the person's own file and lists them."""

    def __init__(self, session: Session, workspace: Workspace) -> None:
        self._session = session
        self._workspace = workspace

    def known(self) -> list[Backup]:
        """The backups of the file, newest first."""
        from csdesk.storage.backup import backups

        return backups(self._session.home)

    def make_if_due(self) -> None:
        """Keep a copy of the day when something changed since the last one."""
        from csdesk.storage.backup import back_up, is_due

        if not self._workspace.read_only and is_due(self._workspace):
            back_up(self._workspace, "day")

    def make(self, done: Callable[[], object], owner: QObject | None = None) -> None:
        """Keep a copy of the file as it is now, beside the window."""
        from csdesk.storage.backup import back_up

        path, clock = self._session.home, self._workspace.clock

        def copy(_: Progress) -> None:
            with Workspace.open(path, clock, read_only=True) as source:
                back_up(source, "hand")

        self._session.jobs.run(copy, lambda _: done(), owner=owner)

    def began(self) -> date | None:
        """The first day that the file can be seen as it was; `None` while nothing was done in it."""
        from csdesk.storage.past import began

        return began(self._workspace)
