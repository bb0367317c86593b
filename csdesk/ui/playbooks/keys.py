"""The keys that belong to the map while it has the focus, on the canvas and in the list alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from csdesk.domain.playbooks.maps import StepKind
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.playbooks.walking import DOWN, LEFT, RIGHT, UP

_WAYS = {Qt.Key.Key_Down: DOWN, Qt.Key.Key_Up: UP, Qt.Key.Key_Left: LEFT, Qt.Key.Key_Right: RIGHT}
_MOVES = {DOWN: (0, 1), UP: (0, -1), LEFT: (-1, 0), RIGHT: (1, 0)}
_NUDGE, _LEAP = 12, 60
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
_ERASE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Editing(Protocol):
    """What types into steps and arrows."""

    def edit_new(self, own: str) -> None:
        """Type into a step that was just added."""

    def edit_step(self, own: str) -> None:
        """Type the text of a step."""

    def edit_label(self, arrow: str, then: str | None = None) -> None:
        """Type the words of an arrow."""


class Walking(Protocol):
    """What shows the map and has the focus."""

    @property
    def line(self) -> Editing:
        """What types."""

    def walk(self, way: str, *, adding: bool = False) -> None:
        """Choose the step that an arrow key leads to."""

    def nudge(self, across: int, along: int) -> None:
        """Move what is chosen."""


class MapKeys:
    """Arrows follow the arrows of the map, Tab adds a step, Enter edits, Del takes away."""

    def __init__(self, view: Walking, presenter: EditorPresenter) -> None:
        self._view = view
        self._presenter = presenter

    def overrides(self, event: QKeyEvent) -> bool:
        """Claim the keys of the map before the app's; Tab is pressed here, since Qt would move the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and self._deed(event) is not None:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            return self.press(event)
        return False

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; false for a key that is not the map's."""
        deed = self._deed(event)
        if deed is None:
            return False
        deed()
        return True

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = Qt.Key(event.key()), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in _WAYS:
            return self._arrow(_WAYS[key], held, shift=shift)
        if held & _HELD or (shift and key is Qt.Key.Key_Tab):
            return None
        if key is Qt.Key.Key_Tab:
            return self.add_after
        if key in _ENTER:
            return self.edit
        return self._presenter.remove if key in _ERASE else None

    def _arrow(self, way: str, held: Qt.KeyboardModifier, *, shift: bool) -> Callable[[], object] | None:
        if held & Qt.KeyboardModifier.AltModifier:
            across, along = _MOVES[way]
            far = _LEAP if shift else _NUDGE
            return lambda: self._view.nudge(across * far, along * far)
        if held & _HELD:
            return None
        return lambda: self._view.walk(way, adding=shift)

    def add_after(self, kind: StepKind = StepKind.ACTION) -> None:
        """Add a step after the chosen one and type into it."""
        own = self._presenter.add(kind)
        if own is not None:
            self._view.line.edit_new(own)

    def edit(self) -> None:
        """Type into what is chosen."""
        presenter = self._presenter
        if presenter.arrow is not None:
            self._view.line.edit_label(presenter.arrow)
        elif presenter.steps:
            self._view.line.edit_step(presenter.steps[-1])
