"""A new file: what CSDesk brings is in it from the start, read beside the window before anybody asks for one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.domain.errors import CSDeskError
from csdesk.domain.ports import Clock, Progress
from csdesk.domain.settings import ChangeSetting
from csdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk


def create(desk: Desk, path: Path, currency: str) -> bool:
    """Make a workspace with the playbooks that CSDesk brings, and open it; says why when it cannot."""
    try:
        workspace = _made(path, desk.clock, desk.language, currency)
    except CSDeskError as failure:
        desk.window.errors.tell(failure)
        return False
    desk.adopt(workspace)
    return True


def create_beside(desk: Desk, path: Path, currency: str) -> None:
    """The same while the window goes on: where nothing waits for it to be open."""
    clock, language = desk.clock, desk.language

    def make(_: Progress) -> Path:
        with _made(path, clock, language, currency) as workspace:
            return workspace.path

    def fail(failure: Exception) -> None:
        if not isinstance(failure, CSDeskError):
            raise failure
        desk.window.errors.tell(failure)

    desk.jobs.run(make, desk.open_path, failed=fail, owner=desk.window)


def _made(path: Path, clock: Clock | None, language: str, currency: str) -> Workspace:
    from csdesk.storage.content import begin
    from csdesk.ui.files import with_suffix

    workspace = Workspace.create(with_suffix(path), clock)
    begin(workspace, language)
    if currency != workspace.settings.currency:
        workspace.run(ChangeSetting(key="currency", value=currency))
    return workspace


def read_content(desk: Desk) -> None:
    """Read what CSDesk brings beside the window: each way from here to a new file begins with it."""
    from csdesk.storage.content import shipped

    language = desk.language
    desk.jobs.run(lambda _: shipped(language), owner=desk, quiet=True)
