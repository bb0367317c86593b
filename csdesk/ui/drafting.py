"""Typed text is never thrown away: what is half typed is written aside within a second, until it is saved or cancelled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from csdesk.storage.drafts import DraftStore
from csdesk.storage.logs import log_bug
from csdesk.storage.workspace import Workspace

WRITTEN_AFTER_MS = 700


class Drafts(QObject):
    """The half-typed texts of the open workspace, by the place where each was typed."""

    def __init__(self, workspace: Workspace, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._store = DraftStore(home) if workspace.read_only else DraftStore.of(workspace, home)
        self.found = self._store.places
        """What was there when the file was opened, the newest last."""
        self._writer = QTimer(self, singleShot=True, interval=WRITTEN_AFTER_MS)
        self._writer.timeout.connect(self.write)

    def texts(self, place: str) -> Mapping[str, str]:
        """What is half typed there, by field."""
        return self._store.texts(place)

    def keep(self, place: str, texts: Mapping[str, str]) -> None:
        """Keep what is typed there now; nothing typed is nothing kept."""
        if self._store.put(place, texts) and not self._writer.isActive():
            self._writer.start()

    def forget(self, place: str) -> None:
        """The person saved it or gave it up."""
        self.keep(place, {})

    @contextmanager
    def being_saved(self, place: str, command: str) -> Iterator[None]:
        """While a command runs that saves the draft: should everything stop in between, it does not come back."""
        self._store.begin_saving(place, self._workspace, command)
        is_saved = False
        try:
            yield
            is_saved = True
        finally:
            self._store.end_saving(place, is_saved=is_saved)
            self.write()

    def write(self) -> None:
        """Write them now; where the disk refuses, the work goes on without."""
        self._writer.stop()
        if self._workspace.read_only:
            return
        try:
            self._store.write()
        except OSError as failure:
            log_bug(failure)
