"""A second start of the app brings the first window forward instead of standing beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QWidget

from csdesk.storage.calls import calls_folder, heard


class Calls(QObject):
    """Listens while a workspace is open."""

    def __init__(self, workspace: Path, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = window
        self._watcher = QFileSystemWatcher([str(calls_folder())], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        if heard(self._workspace):
            window = self._window
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()
