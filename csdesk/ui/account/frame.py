"""The frame of the page: the way back, the header, the tabs, why something was not done, and what a tab shows."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from csdesk.domain.text import Text
from csdesk.ui.account.crumbs import Crumbs
from csdesk.ui.account.header import Header
from csdesk.ui.account.tabs import CountTabs
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_MARGIN = 24


class Frame(QWidget):
    """What stands around the content of every tab."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self.crumbs = Crumbs(themes, words)
        self.header = Header(themes, words)
        self.tabs = CountTabs(themes, words)
        self.body = QWidget()
        self.stack = QStackedWidget()
        column(self.body).addWidget(self.stack)
        self.stack.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.stack.setAutoFillBackground(True)
        self._notice = label("error", wrap=True)
        self._band = QFrame()
        self._band.setProperty("kind", "note-error")
        said = row(self._band)
        said.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        said.addWidget(self._notice)
        self._band.hide()
        layout = column(self)
        layout.addWidget(self._top())
        layout.addWidget(self._band)
        layout.addWidget(self.body, 1)

    def tell(self, reason: Text | None) -> None:
        """Say why something was not done, or nothing."""
        self._band.setVisible(reason is not None)
        if reason is not None:
            self._words.say(self._notice.setText, reason)

    def _top(self) -> QFrame:
        top = QFrame()
        top.setProperty("kind", "band")
        above = column(top)
        above.addWidget(self.crumbs)
        above.addWidget(self.header)
        line = row()
        line.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        line.addWidget(self.tabs)
        line.addStretch()
        above.addLayout(line)
        return top
