"""A column that can be read in two ways, and the two ways."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.importing.mapping import ColumnMap
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.imports.parts import Cut
from csdesk.ui.theme.controls import SegmentedControl
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

_DAY_FIRST, _MONTH_FIRST, _COMMA, _DOT = "day", "month", "comma", "dot"


class Question(NamedTuple):
    """A column that can be read in two ways."""

    column: ColumnMap
    is_dates: bool


class QuestionLine(QWidget):
    """Asks how a column is read."""

    dates_answered = Signal(int, bool)
    """The place of a column, and whether its days come first."""
    numbers_answered = Signal(int, bool)
    """The place of a column, and whether a comma comes before its decimals."""

    def __init__(self, themes: Themes, words: Words, question: Question, height: int) -> None:
        super().__init__()
        self._place = question.column.place
        line = row(self, gap=10)
        line.setContentsMargins(16, 3, 16, 3)
        line.addStrut(height)
        line.addWidget(IconLabel(themes, Icon.INFO, Ink.INFO))
        said = Cut("strong")
        text, options = _asked(question)
        words.say(said.setText, text)
        line.addWidget(said)
        line.addStretch(1)
        control = SegmentedControl(themes, words, options)
        control.chosen.connect(self._answer)
        line.addWidget(control)

    def _answer(self, key: str) -> None:
        if key in {_DAY_FIRST, _MONTH_FIRST}:
            self.dates_answered.emit(self._place, key == _DAY_FIRST)
        else:
            self.numbers_answered.emit(self._place, key == _COMMA)


def _asked(question: Question) -> tuple[Text, tuple[tuple[str, Text, None], ...]]:
    name = verbatim(question.column.header)
    if question.is_dates:
        example = QDate(2026, 4, 3)
        return msg("{column}: which comes first, the day or the month?", column=name), (
            (_DAY_FIRST, msg("Day: {example}", example=example.toString("dd/MM")), None),
            (_MONTH_FIRST, msg("Month: {example}", example=example.toString("MM/dd")), None),
        )
    return msg("{column}: what comes before the cents?", column=name), (
        (_COMMA, msg("Comma: {example}", example="1.234,56"), None),
        (_DOT, msg("Dot: {example}", example="1,234.56"), None),
    )
