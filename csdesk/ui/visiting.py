"""Looking without changing: the file as it was on a day, one of its backups, a file that is open elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.domain.errors import CSDeskError
from csdesk.domain.lean import dataclass
from csdesk.domain.ports import Progress
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.storage.opening import AlreadyThere
from csdesk.storage.workspace import Workspace
from csdesk.ui.shell.strip import Strip, Way

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Visit:
    """What is looked at, and the way back to the person's own file."""

    said: Text
    back: Text | None
    """The way back to change the file; `None` where it cannot be changed."""
    home: Path


class Visits:
    """Opens what is only looked at in place of the open file, and leads back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.now: Visit | None = None
        """The visit that is under way."""

    def open_as_of(self, day: date) -> None:
        """Look at the open file as it was at the end of a day."""
        from csdesk.storage.past import as_of

        said = msg("As it was on {day}", day=day)
        self._visit(lambda home, progress: as_of(home, day, self._desk.clock, progress), said)

    def open_backup(self, path: Path, at: datetime) -> None:
        """Look at a backup of the open file, made at that moment."""
        from csdesk.storage.past import looked_at

        said = msg("The backup of {moment}", moment=at)
        self._visit(lambda _home, _progress: looked_at(path, self._desk.clock), said)

    def offer(self, path: Path, why: Text) -> None:
        """Say that a file is open elsewhere, and offer to read it all the same."""
        way = (pmsg("verb", "Open to read only"), partial(self.open_to_read, path))
        self._desk.window.messages.warn(why, way)

    def open_to_read(self, path: Path) -> None:
        """Look at a file that another window or computer may change; says why when it cannot."""
        try:
            workspace = Workspace.open(path, self._desk.clock, read_only=True)
        except CSDeskError as failure:
            self._desk.window.errors.tell(failure)
            return
        said = msg("Open to read only: {file} is open elsewhere too", file=verbatim(path.name))
        self._desk.adopt(workspace, Visit(said, msg("Open to change"), path))

    def open_unchangeable(self, path: Path) -> bool:
        """Look at a file that may be read and not written; says why when not even that goes."""
        try:
            workspace = Workspace.open(path, self._desk.clock, read_only=True)
        except CSDeskError as failure:
            self._desk.window.errors.tell(failure)
            return False
        said = msg("Open to read only: {file} or its folder is protected", file=verbatim(path.name))
        self._desk.adopt(workspace, Visit(said, None, path))
        return True

    def back(self) -> None:
        """Open the person's own file again."""
        if self.now is not None:
            self._desk.open_path(self.now.home)

    def save_copy(self) -> None:
        """Ask where, and keep what is looked at as a file of its own; then open that."""
        from csdesk.ui.files import ask_new

        desk = self._desk
        session = desk.session
        target = ask_new(desk.window, desk.words(msg("Save a copy")))
        if session is None or target is None:
            return
        source = session.path

        def copy(_: Progress) -> Path:
            if target.exists():
                raise AlreadyThere(
                    msg("{file} already exists; choose another name", file=verbatim(target.name))
                )
            with Workspace.open(source, desk.clock, read_only=True) as looked:
                looked.copy_to(target)
            return target

        desk.jobs.run(copy, desk.open_path, owner=desk.window)

    def strip(self, *, sample: bool) -> Strip | None:
        """What the window says above everything, if anything."""
        if self.now is not None:
            back = () if self.now.back is None else (Way(self.now.back, self.back),)
            ways = (*back, Way(msg("Save a copy"), self.save_copy))
            return Strip(self.now.said, ways, is_warning=True)
        if sample:
            return Strip(msg("Example data"), (Way(msg("Leave"), self._desk.leave_sample),))
        return None

    def _visit(self, opened: Callable[[Path, Progress], Workspace], said: Text) -> None:
        desk = self._desk
        if desk.session is None:
            return
        visit = Visit(said, msg("Back to today"), desk.session.home)
        desk.jobs.run(
            lambda progress: opened(visit.home, progress),
            lambda workspace: desk.adopt(workspace, visit),
            owner=desk.window,
        )
