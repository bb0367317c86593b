"""Files that are dropped on a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent


def welcome_files(event: QDragEnterEvent) -> None:
    """Let files be dropped, wherever on the page they are held."""
    if event.mimeData().hasUrls():
        event.acceptProposedAction()


def take_files(event: QDropEvent, take: Callable[[list[Path]], object]) -> None:
    """Do something with the local files of a drop; without any, the drop is left alone."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if paths:
        event.acceptProposedAction()
        take(paths)
