"""A page that tells of playbooks: a head with an export, what is told beside its rows, or a state in their place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.forms.reader import Reader
from csdesk.ui.playbooks.sheets_out import AskTarget, SheetsExport, WriteSheets
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.shell.states import State, empty_state
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, row
from csdesk.ui.theme.theme import Themes

_SIDE = 320
Bar = Sequence[tuple[QWidget, int]]
"""Widgets of a line with how much of the room that is left each takes."""


class ToldPage(Page):
    """Lays out what the results and the simulation have in common."""

    account_asked = Signal(int)
    told = Signal(object)
    refused = Signal(object)
    exported = Signal(object, object)

    def __init__(self, session: Session, themes: Themes, write: WriteSheets, ask: AskTarget) -> None:
        super().__init__()
        self._session, self._themes = session, themes
        self._sheets = SheetsExport(session, write, ask, self)
        self._sheets.exported.connect(self.exported)
        self._sheets.refused.connect(self.refused)
        self._outer = column(self)
        self.out = Button(themes, "", Icon.EXPORT)
        session.words.say(self.out.setText, msg("Export"))
        self.out.setToolTip("Ctrl+E")
        self.out.clicked.connect(self.export)

    def export(self) -> None:
        """Write what is told as a workbook."""
        raise NotImplementedError

    def _reader(self) -> Reader:
        session = self._session
        return Reader.of(session)

    def _tell_copied(self, rows: int) -> None:
        self.told.emit(nmsg("{n} row copied", "{n} rows copied", rows))

    def _add_head(self, parts: Bar, *, left: int = 24, gap: int = 12) -> None:
        """The head of the page; the export ends it."""
        head = QFrame()
        self._themes.hold(head.setFixedHeight, lambda theme: theme.size.page_header)
        line = row(head, gap=gap)
        line.setContentsMargins(left, 8, 24, 4)
        for widget, share in (*parts, (self.out, 0)):
            line.addWidget(widget, share, Qt.AlignmentFlag.AlignVCenter)
        self._outer.addWidget(head)
        self._outer.addWidget(hairline())

    def _add_state(self, icon: Icon, title: Text, sentence: Text | None = None) -> tuple[QWidget, State]:
        """What stands in the place of the content, unseen, and its words."""
        ground = QWidget()
        state = empty_state(self._themes, self._session.words, icon, title, sentence)
        around = column(ground, margin=20)
        around.addWidget(state)
        around.addStretch()
        self._outer.addWidget(ground, 1)
        ground.hide()
        return ground, state

    def _beside(self, side: QWidget, bar: Bar, rows: Sequence[QWidget | QLayout]) -> QWidget:
        """What is told, then its rows under a bar that says what they are; the last of them takes the room."""
        made = QWidget()
        line = row(made)
        self._themes.hold(side.setFixedWidth, lambda theme: theme.px(_SIDE))
        line.addWidget(side)
        right = column()
        head = QFrame()
        inside = row(head, gap=12)
        inside.setContentsMargins(16, 8, 16, 8)
        for widget, share in bar:
            inside.addWidget(widget, share)
        right.addWidget(head)
        for one in rows:
            if isinstance(one, QWidget):
                right.addWidget(hairline())
                right.addWidget(one, 1)
            else:
                right.addLayout(one)
        line.addLayout(right, 1)
        return made
