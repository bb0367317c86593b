"""A new file: what CSDesk brings is in it from the start, read beside the window before anybody asks for one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.domain.errors import CSDeskError
from csdesk.domain.settings import ChangeSetting
from csdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk


def create(desk: Desk, path: Path, currency: str) -> bool:
    """Make a workspace with the playbooks that CSDesk brings, and open it; says why when it cannot."""
    from csdesk.storage.content import begin
    from csdesk.ui.files import with_suffix

    try:
        workspace = Workspace.create(with_suffix(path), desk.clock)
    except CSDeskError as failure:
        desk.window.errors.tell(failure)
        return False
    begin(workspace, desk.language)
    if currency != workspace.settings.currency:
        workspace.run(ChangeSetting(key="currency", value=currency))
    desk.adopt(workspace)
    return True


def read_content(desk: Desk) -> None:
    """Read what CSDesk brings beside the window: each way from here to a new file begins with it."""
    from csdesk.storage.content import shipped

    language = desk.language
    desk.jobs.run(lambda _: shipped(language), owner=desk, quiet=True)
