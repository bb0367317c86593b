"""A new file: what CSDesk brings is in it from the start, read beside the window before anybody asks for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.domain.errors import CSDeskError
from csdesk.domain.ports import Clock, Progress
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.text import Text, msg
from csdesk.storage import prefs
from csdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk
    from csdesk.ui.session import Session


class Beginning:
    """Makes files, one at a time; one that was made for an import goes with it when nothing was imported."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._is_making = False
        self._made_for_import: tuple[Path, int] | None = None
        """That file, and the steps that it began with."""

    def create_beside(self, path: Path, then: Callable[[], object] = bool) -> None:
        """Make a workspace with the playbooks that CSDesk brings while the window goes on, open it, and then do what it was made for."""
        if self._is_making:
            return
        self._is_making = True
        desk = self._desk
        clock, language, currency = desk.clock, desk.language, desk.next_currency

        def make(_: Progress) -> Path:
            with _made(path, clock, language, currency) as workspace:
                return workspace.path

        def take(made: Path) -> None:
            self._is_making = False
            if desk.open_path(made):
                then()

        def fail(failure: Exception) -> None:
            self._is_making = False
            if not isinstance(failure, CSDeskError):
                raise failure
            desk.window.errors.tell(failure)

        desk.jobs.run(make, take, failed=fail, owner=desk.window)

    def start_empty(self) -> None:
        """Make a workspace among the person's documents, with a first account."""
        name = self._desk.words(msg("My portfolio"))
        self.create_beside(prefs.free_path(name), self._desk.new_account)

    def start_import(self, paths: Sequence[Path]) -> None:
        """Make a workspace named after the first of the files, and import them into it."""
        desk = self._desk
        name = paths[0].stem if paths else desk.words(msg("My portfolio"))

        def go_on() -> None:
            if desk.session is not None:
                self._made_for_import = desk.session.home, len(desk.session.steps())
                desk.import_dropped(paths)

        self.create_beside(prefs.free_path(name), go_on)

    def refuse(self, why: Text) -> None:
        """No file could be read: where one was made only for them, it is as if it had not been."""
        desk = self._desk
        if desk.session is not None and self.is_unused(desk.session):
            desk.leave_and_welcome()
            desk.window.messages.warn(why)

    def is_unused(self, session: Session) -> bool:
        """Whether a file was made for an import, and nothing was done in it since."""
        made = self._made_for_import
        return made is not None and made == (session.home, len(session.steps()))

    def remove(self) -> Path:
        """Take away such a file, which is closed; where it was."""
        assert self._made_for_import is not None
        path, self._made_for_import = self._made_for_import[0], None
        path.unlink(missing_ok=True)
        return path


def _made(path: Path, clock: Clock | None, language: str, currency: str) -> Workspace:
    from csdesk.storage.content import begin
    from csdesk.storage.creating import created
    from csdesk.ui.files import with_suffix

    def fill(workspace: Workspace) -> None:
        begin(workspace, language)
        if currency != workspace.settings.currency:
            workspace.run(ChangeSetting(key="currency", value=currency))

    return created(with_suffix(path), fill, clock)


def read_content(desk: Desk) -> None:
    """Read what CSDesk brings beside the window: each way from here to a new file begins with it."""
    from csdesk.storage.content import shipped

    language = desk.language
    desk.jobs.run(lambda _: shipped(language), owner=desk, quiet=True)
