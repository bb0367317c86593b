"""The one way to tell the person something: dark lines at the bottom, 8 seconds each, with the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from csdesk.domain.text import Text, msg
from csdesk.ui.jobs import Job
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.shell.toast import Toast

_MOST = 3
_ABOVE_STATUS = 44


class Messages(QWidget):
    """Holds at most three lines at the bottom of the window, and the cards of long jobs above them."""

    def __init__(self, window: QWidget, themes: Themes, words: Words) -> None:
        super().__init__(window)
        self._window = window
        self._themes = themes
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = column(self, gap=8)
        self._toasts: list[Toast] = []
        self._jobs: list[Job[object]] = []
        self.lifted: Callable[[], int] = lambda: 0
        """By how much the page that is shown wants the lines higher."""
        self._is_placed = False
        """Whether the window and the lines are watched: not before there is a line, since every event would come here."""
        self.hide()

    @property
    def shown(self) -> tuple[Text, ...]:
        """What is being said, oldest first."""
        return tuple(toast.text for toast in self._toasts)

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """The lines, oldest first."""
        return tuple(self._toasts)

    def say(self, text: Text, undo: Callable[[], object] | None = None, about: int | None = None) -> Toast:
        """Say what happened, with the way to take it back; a step is spoken of by one line at a time."""
        if undo is not None:
            self._forget_warnings()
            self.withdraw(about)
            if self.lifted():
                self._forget_steps()
            for older in self._toasts:
                older.grow_old()
        toast = self._add(text)
        if undo is not None:
            toast.offer_undo(undo, about)
        self.place()
        return toast

    def _forget_warnings(self) -> None:
        """A warning without a way out is over once the person did something else."""
        for toast in [toast for toast in self._toasts if toast.is_passing]:
            self._drop(toast)

    def _forget_steps(self) -> None:
        """Over a page with a foot of its own, as a wizard has, there is room for what was done last."""
        for toast in [toast for toast in self._toasts if toast.undo is not None]:
            self._drop(toast)

    def withdraw(self, about: int | None) -> None:
        """Take away the line that offers to undo a step: it is undone, or done again."""
        for toast in [toast for toast in self._toasts if toast.about == about and about is not None]:
            self._drop(toast)

    def say_ready(self, text: Text, path: Path) -> Toast:
        """Say that a file was written, with the ways to it."""
        toast = self._add(text)
        toast.offer(msg("Open the file"), partial(_open, path))
        toast.offer(msg("Open its folder"), partial(_open, path.parent))
        self.place()
        return toast

    def warn(self, text: Text, way: tuple[Text, Callable[[], object]] | None = None) -> Toast:
        """Say what went wrong, with a way out if there is one; it stays until it is closed, or something is done."""
        for same in [toast for toast in self._toasts if toast.text == text]:
            self._drop(same)
        toast = self._add(text, error=True)
        if way is not None:
            toast.offer(*way)
        toast.is_passing = way is None
        toast.offer(msg("Close"), lambda: None)
        self.place()
        return toast

    def clear(self) -> None:
        """Take every line away."""
        for toast in list(self._toasts):
            self._drop(toast)

    def follow(self, job: Job[object]) -> None:
        """Show a card above the lines, until a job is over."""
        from csdesk.ui.shell.progress import JobCard

        if job.is_over:
            return
        card = JobCard(self._themes, self._words, job)
        self._jobs.append(job)
        job.ended.connect(self._jobs.remove)
        self._column.insertWidget(0, card, 0, Qt.AlignmentFlag.AlignHCenter)
        card.destroyed.connect(self.place)
        self.place()

    def stop_newest(self) -> bool:
        """Cancel the newest of the jobs that are shown; false when there is none."""
        if self._jobs:
            self._jobs[-1].cancel()
        return bool(self._jobs)

    def place(self) -> None:
        """Stand at the bottom in the middle, only as large as the lines are."""
        self.setVisible(self._column.count() > 0)
        if self._column.count() == 0:
            return
        if not self._is_placed:
            self._is_placed = True
            for watched in (self._window, self):
                watched.installEventFilter(self)
        self._column.activate()
        room = self._window.size()
        hint = self.sizeHint()
        width = min(hint.width(), room.width() - 40)
        height = max(
            hint.height(), self._column.heightForWidth(width) if self._column.hasHeightForWidth() else 0
        )
        above = self._themes.theme.px(_ABOVE_STATUS) + self.lifted()
        self.setGeometry((room.width() - width) // 2, room.height() - height - above, width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the window, and take another size once the lines know theirs."""
        if event.type() is (QEvent.Type.LayoutRequest if watched is self else QEvent.Type.Resize):
            self.place()
        return super().eventFilter(watched, event)

    def _add(self, text: Text, *, error: bool = False) -> Toast:
        from csdesk.ui.shell.toast import Toast

        toast = Toast(self._themes, self._words, text, error=error)
        toast.gone.connect(self._drop)
        self._toasts.append(toast)
        self._column.addWidget(toast, 0, Qt.AlignmentFlag.AlignHCenter)
        while len(self._toasts) > _MOST:
            self._drop(self._toasts[0])
        return toast

    def _drop(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._column.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
            self.place()


def _open(path: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
