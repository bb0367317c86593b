"""What the wizard is made of, and where each part stands."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.ui.runs.ask_bar import AskBar
from csdesk.ui.runs.centre import Centre
from csdesk.ui.runs.footer import Footer
from csdesk.ui.runs.heading import Heading
from csdesk.ui.runs.map_view import MapView
from csdesk.ui.runs.path_list import PathList
from csdesk.ui.runs.presenter import RunPresenter
from csdesk.ui.runs.side_panel import SidePanel
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.theme.parts import column, row
from csdesk.ui.theme.theme import Themes

_ROOMY = 1_040
"""A narrower page hides the right panel until it is asked for."""


class RunFrame(Page):
    """Heading; path, step and help side by side, or the map in their place; what is asked; foot."""

    def __init__(self, session: Session, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = session.words
        self.session, self.themes = session, themes
        self.presenter = RunPresenter(session)
        self.heading = Heading(themes, words, self)
        self.path = PathList(themes, words, self)
        self.centre = Centre(themes, words, self.presenter, self)
        self.side = SidePanel(themes, words, self.presenter, self)
        self.map = MapView(themes, words, self)
        self.ask_bar = AskBar(themes, words, self)
        self.footer = Footer(themes, words, self)
        self._wants_side: bool | None = None
        outer = column(self)
        outer.addWidget(self.heading)
        self.stack = QStackedWidget(self)
        self.body = QWidget()
        parts = row(self.body)
        parts.addWidget(self.path)
        parts.addWidget(self.centre, 1)
        parts.addWidget(self.side)
        self.stack.addWidget(self.body)
        self.stack.addWidget(self.map)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.ask_bar)
        self.ask_bar.turned.connect(self.state_changed)
        outer.addWidget(self.footer)

    def toggle_panel(self) -> None:
        """Show or hide the right panel."""
        self._wants_side = not self.side.isVisible()
        self.side.setVisible(self._wants_side)

    def foot(self) -> int:
        """The ways on and back, and what is asked above them."""
        asked = self.ask_bar.sizeHint().height() if self.ask_bar.isVisible() else 0
        return self.footer.height() + asked

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page keeps its room for the question."""
        super().resizeEvent(event)
        if self._wants_side is None:
            self.side.setVisible(self.width() >= self.themes.theme.px(_ROOMY))
