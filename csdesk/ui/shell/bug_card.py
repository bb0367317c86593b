"""The card that a fault of the app is told on: it can be copied, and has not a word of the customer's data."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from csdesk.domain.text import msg
from csdesk.ui.actions.registry import Actions
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.overlay import Overlay
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class BugCard(Overlay):
    """Says that something is wrong with the app, and lets the report be copied."""

    def __init__(self, window: QWidget, themes: Themes, words: Words, actions: Actions) -> None:
        super().__init__(window, themes)
        self._actions = actions
        self.closed.connect(lambda: actions.hold(False))
        layout = column(self.card, gap=10)
        layout.setContentsMargins(20, 18, 20, 18)
        title, sentence = label("section"), label("secondary", wrap=True)
        words.say(title.setText, msg("This is a fault in CSDesk"))
        words.say(
            sentence.setText,
            msg(
                "What you were doing was not saved; everything before it is. The report has no data of yours."
            ),
        )
        self.report = QPlainTextEdit(readOnly=True)
        self.copy = Button(themes)
        words.say(self.copy.setText, msg("Copy report"))
        self.copy.clicked.connect(self._copy)
        self.close_button = Button(themes, "primary", caps=("Esc",))
        words.say(self.close_button.setText, msg("Continue"))
        self.close_button.clicked.connect(self.close_card)
        layout.addWidget(title)
        layout.addWidget(sentence)
        layout.addWidget(self.report)
        line = row(gap=8)
        line.addStretch()
        line.addWidget(self.copy)
        line.addWidget(self.close_button)
        layout.addLayout(line)
        self.card.setFixedWidth(themes.theme.px(560))

    def show_report(self, report: str) -> None:
        """Open with a report."""
        self.report.setPlainText(report)
        if not self.isVisible():
            self._actions.hold(True)
        self.open(self.close_button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
