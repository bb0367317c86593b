"""The example: a file of its own among the person's documents, made when it is not there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.domain.errors import CSDeskError
from csdesk.domain.ports import Progress
from csdesk.domain.text import msg
from csdesk.storage import prefs
from csdesk.storage.lock import AlreadyOpen
from csdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk


def open_example(desk: Desk) -> None:
    """Open the example that is there, or make it anew."""
    from csdesk.storage.creating import created
    from csdesk.storage.sample import add_sample

    name = Path(desk.words(msg("CSDesk example.csdesk"))).stem
    path = prefs.free_path(name)
    if any(_opened(desk, known) for known in prefs.taken_paths(name)):
        return

    def make(_: Progress) -> Path:
        created(path, lambda workspace: add_sample(workspace, desk.language), desk.clock).close()
        return path

    desk.jobs.run(make, desk.open_path, owner=desk.window)


def _opened(desk: Desk, path: Path) -> bool:
    """Whether that was the end of it: a file that cannot be opened lets another be made."""
    if desk.session is not None and path.resolve() == desk.session.path.resolve():
        return desk.open_path(path)
    try:
        desk.adopt(Workspace.open(path, desk.clock))
    except AlreadyOpen as failure:
        desk.visits.offer(path, failure.text)
    except CSDeskError:
        return False
    return True
