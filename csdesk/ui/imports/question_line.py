"""A question about a whole column, and its answers side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.ui.imports.parts import Cut
from csdesk.ui.imports.questions import Question
from csdesk.ui.theme.controls import SegmentedControl
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words


class QuestionLine(QWidget):
    """Asks what a column leaves open."""

    answered = Signal(int, str)
    """The place of a column, and the key of the answer."""

    def __init__(self, themes: Themes, words: Words, question: Question, height: int) -> None:
        super().__init__()
        line = row(self, gap=10)
        line.setContentsMargins(16, 3, 16, 3)
        line.addStrut(height)
        line.addWidget(IconLabel(themes, Icon.INFO, Ink.INFO))
        said = Cut("strong")
        words.say(said.setText, question.text)
        line.addWidget(said)
        line.addStretch(1)
        self.answers = SegmentedControl(themes, words, [(key, text, None) for key, text in question.answers])
        if question.chosen:
            self.answers.choose(question.chosen)
        self.answers.chosen.connect(lambda key: self.answered.emit(question.column.place, key))
        line.addWidget(self.answers)
