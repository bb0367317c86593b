"""A map leaves the app: to share, as a picture or as PDF; what takes long is drawn beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.practice import Playbook
from csdesk.domain.playbooks.sharing import SUFFIX
from csdesk.domain.ports import Progress
from csdesk.domain.text import msg, verbatim
from csdesk.ui.files import file_name
from csdesk.ui.playbooks.library import LibraryPresenter
from csdesk.ui.playbooks.paper import Paper
from csdesk.ui.playbooks.words import status_words
from csdesk.ui.session import Session

Ask = Callable[[QWidget, str, str, str], Path | None]
WriteShared = Callable[[dict[str, Any], Path], object]
WriteWhole = Callable[[bytes, Path], object]
_ENDINGS = {"share": SUFFIX, "png": ".png", "pdf": ".pdf"}


class MapExport(QObject):
    """Asks where a version goes, and writes it there."""

    exported = Signal(object, object)
    """A `Text` and the path of a file that is ready."""
    refused = Signal(object)

    def __init__(
        self,
        session: Session,
        presenter: LibraryPresenter,
        files: tuple[WriteShared, WriteWhole],
        ask: Ask,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session, self._presenter, self._ask, self._page = session, presenter, ask, page
        self._write_shared, self._write_whole = files

    def export(self, found: Playbook, how: str) -> None:
        """Write a version to share, or draw it as `png` or `pdf`; raises `CSDeskError` for a share file."""
        words, ending = self._session.words, _ENDINGS[how]
        title = words(msg("Export the playbook"))
        target = self._ask(self._page, title, file_name(found.name, ending), f"(*{ending})")
        if target is None:
            return
        target = target if target.suffix == ending else target.with_name(target.name + ending)
        if how == "share":
            self._write_shared(self._presenter.shared(found), target)
            self._say_ready(target)
        else:
            self._draw(found, how, target)

    def _draw(self, found: Playbook, how: str, target: Path) -> None:
        drawn, translator = self._presenter.map_of(found), self._session.words.translator

        def draw(progress: Progress) -> None:
            progress.step(0, 2, msg("Drawing the map"))
            paper = Paper(drawn, found.name, status_words(found), translator)
            content = paper.png() if how == "png" else paper.pdf()
            progress.step(1, 2, msg("Drawing the map"))
            self._write_whole(content, target)

        self._session.jobs.run(draw, lambda _: self._say_ready(target), failed=self._say_failed, owner=self)

    def _say_ready(self, target: Path) -> None:
        self.exported.emit(msg("{file} is ready", file=verbatim(target.name)), target)

    def _say_failed(self, failure: Exception) -> None:
        if not isinstance(failure, CSDeskError):
            raise failure
        self.refused.emit(failure.text)
