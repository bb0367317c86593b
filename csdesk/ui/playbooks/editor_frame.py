"""The frame of the map editor: heading, canvas or list, inspector; which of them is seen, and who has the keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from csdesk.domain.text import msg
from csdesk.ui.playbooks.canvas import MapCanvas
from csdesk.ui.playbooks.heading import EditorHeading
from csdesk.ui.playbooks.inspector import Inspector
from csdesk.ui.playbooks.kit import Kit
from csdesk.ui.playbooks.outline import Outline
from csdesk.ui.playbooks.overlay import Overlay
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.playbooks.trial import Trial
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.theme.parts import column, row
from csdesk.ui.theme.theme import Themes

_NARROW_UNDER = 980


class EditorFrame(Page):
    """The parts of the editor, and what it asks of the app."""

    back_asked = Signal()
    undo_asked = Signal()
    """Nothing of the drawing is left to take back: the app's own undo."""
    redo_asked = Signal()
    export_asked = Signal(int, str)
    """The id of the version, and `share`, `png` or `pdf`."""
    kept = Signal(int)
    told = Signal(object)
    refused = Signal(object)
    saved = Signal()
    """The draft is in the file."""

    past_asked = Signal(int)
    """The id of the version to be put to the past."""

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        self._session = session
        self._themes = themes
        words = session.words
        self.presenter = EditorPresenter(session, self)
        self.heading = EditorHeading(self.presenter, themes, words)
        self.canvas = MapCanvas(self.presenter, themes, words)
        self.outline = Outline(self.presenter, themes, words)
        self.kit = Kit(self.presenter, themes, words)
        self.inspector = Inspector(self.kit)
        self.trial = Trial(self.kit)
        self.overlay = Overlay(self.canvas, themes, words)
        self._views = QStackedWidget()
        self._views.addWidget(self.canvas)
        self._views.addWidget(self.outline)
        self._wants_panel: bool | None = None
        self._is_fresh = True
        line = row()
        line.addWidget(self._views, 1)
        line.addWidget(self.inspector)
        line.addWidget(self.trial)
        layout = column(self)
        layout.addWidget(self.heading)
        layout.addLayout(line, 1)
        words.say(self.canvas.setAccessibleName, msg("Map of the playbook"))

    def showEvent(self, event: Any) -> None:
        """Begin at the top of the map."""
        super().showEvent(event)
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps at once."""
        self.canvas.line.commit()
        self.outline.line.commit()
        self.presenter.keep()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the inspector comes when it is asked for."""
        super().resizeEvent(event)
        self._show_panel()

    @property
    def is_listed(self) -> bool:
        """Whether the list is shown in place of the canvas."""
        return self._views.currentWidget() is self.outline

    @property
    def view(self) -> MapCanvas | Outline:
        """What shows the map now."""
        return self.outline if self.is_listed else self.canvas

    def focus_map(self) -> None:
        """Give the keys to the map."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_list(self) -> None:
        """The list in place of the canvas, or the other way round."""
        self.view.line.commit()
        self._views.setCurrentWidget(self.canvas if self.is_listed else self.outline)
        self.heading.show_listed(listed=self.is_listed)
        self.focus_map()
        self.state_changed.emit()

    def toggle_panel(self) -> None:
        """Show or hide the inspector."""
        self._wants_panel = not self.inspector.isVisible()
        self._show_panel()

    def _begin(self) -> None:
        if self._is_fresh and self.isVisible():
            self._is_fresh = False
            for layout in (self.layout(), self._views.layout()):
                if layout is not None:
                    layout.activate()
            self.overlay.place()
            self.canvas.begin_view(self.overlay.beside)

    def _show_panel(self) -> None:
        narrow = self.width() < self._themes.theme.px(_NARROW_UNDER)
        shown = not narrow if self._wants_panel is None else self._wants_panel
        self.inspector.setVisible(shown and not self.trial.isVisible())
