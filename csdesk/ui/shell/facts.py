"""What the window knows of the open file and of the page, as the context that actions are judged by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text
from csdesk.ui.actions.spec import Context
from csdesk.ui.shell.pages import Page, Place
from csdesk.ui.shell.strip import Strip


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the window says of the open file."""

    name: str
    owner: str = ""
    """The person, or the name of the file without its ending."""
    file: str = ""
    is_read_only: bool = False
    undo: Text | None = None
    redo: Text | None = None
    strip: Strip | None = None
    """What is out of the ordinary about it."""


def context_of(facts: FileFacts | None, place: Place | None, page: Page | None) -> Context:
    """Where the person is, with which file, and what is chosen there."""
    kind, selection = page.chosen() if page is not None else ("", ())
    if facts is None:
        return Context(page=place.page if place is not None else "", kind=kind, selection=selection)
    return Context(
        page=place.page if place is not None else "",
        has_file=True,
        is_read_only=facts.is_read_only,
        kind=kind,
        selection=selection,
        undo=facts.undo,
        redo=facts.redo,
    )


def move_area(areas: Sequence[QWidget], step: int) -> None:
    """Move the focus to the next of the visible areas, or to the one before."""
    shown = [area for area in areas if area.isVisible()]
    now = QApplication.focusWidget()
    inside = [place for place, area in enumerate(shown) if now is area or (now and area.isAncestorOf(now))]
    if shown:
        start = inside[0] if inside else -1
        shown[(start + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
