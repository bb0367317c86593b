"""What a page of playbooks shows leaves as a workbook: asked where, written beside the window, told when it is ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.ports import Progress
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.views.sheets import SheetTable
from csdesk.ui.session import Session

WriteSheets = Callable[[Sequence[SheetTable], Path, Progress], object]
AskTarget = Callable[[QWidget, str, str], Path | None]


class SheetsExport(QObject):
    """The way of one page's sheets into a file."""

    exported = Signal(object, object)
    """A `Text` and the path of a file that is ready."""
    refused = Signal(object)

    def __init__(self, session: Session, write: WriteSheets, ask: AskTarget, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._write, self._ask, self._page = session, write, ask, page

    def export(self, title: Text, name: str, sheets: Callable[[], Sequence[SheetTable]]) -> None:
        """Ask where the sheets go, and write them there."""
        target = self._ask(self._page, self._session.words(title), name)
        if target is None:
            return
        made, file = sheets(), verbatim(target.name)
        self._session.jobs.run(
            lambda progress: self._write(made, target, progress),
            lambda _: self.exported.emit(msg("{file} is ready", file=file), target),
            failed=self._fail,
            owner=self,
        )

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, CSDeskError):
            raise failure
        self.refused.emit(failure.text)
