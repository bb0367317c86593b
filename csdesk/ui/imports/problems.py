"""What there is to solve in a sheet, by kind, each with the rows it is about."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from csdesk.domain.importing.mapping import ColumnMap
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.imports.presenter import ProblemGroup
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

MOST = 12
_ROWS = 3


class Problems(QFrame):
    """Questions first, then what keeps rows out, then what is only to know."""

    row_asked = Signal(int)
    """A row of the sheet to look at."""
    dates_answered = Signal(int, bool)
    """The place of a column, and whether its days come first."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._rows: list[int] = []
        self._at = -1
        self.setProperty("kind", "surface")
        outer = column(self)
        head = row(gap=10)
        head.setContentsMargins(16, 10, 16, 10)
        title = label("section")
        words.say(title.setText, msg("To solve"))
        self._count = label("secondary")
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch()
        self._safe = label("secondary")
        words.say(self._safe.setText, msg("Each already has a safe way out"))
        head.addWidget(self._safe)
        outer.addWidget(hairline())
        outer.addLayout(head)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setProperty("kind", "surface")
        outer.addWidget(self._area, 1)

    def show_problems(self, groups: list[ProblemGroup], asking: list[ColumnMap]) -> None:
        """Show them; an empty list is good news."""
        self._rows = sorted({number for group in groups for number in group.rows})
        self._at = -1
        kinds = len(groups) + len(asking)
        said = msg("Nothing: every row can come in") if not kinds else _counted(kinds, len(self._rows))
        self._words.say(self._count.setText, said)
        self._safe.setVisible(bool(groups))
        inside = QWidget()
        inside.setProperty("kind", "surface")
        lines = column(inside)
        for question in asking:
            lines.addWidget(hairline())
            lines.addLayout(self._question(question))
        for group in groups[:MOST]:
            lines.addWidget(hairline())
            lines.addLayout(self._line(group))
        if len(groups) > MOST:
            more = label("secondary")
            more.setContentsMargins(16, 8, 16, 8)
            rest = len(groups) - MOST
            self._words.say(more.setText, nmsg("and {n} more kind", "and {n} more kinds", rest))
            lines.addWidget(more)
        lines.addStretch()
        self._area.setWidget(inside)

    def next_row(self, step: int) -> None:
        """Walk to the next row with a problem, or to the one before."""
        if self._rows:
            self._at = (self._at + step) % len(self._rows)
            self.row_asked.emit(self._rows[self._at])

    def _line(self, group: ProblemGroup) -> QHBoxLayout:
        line = row(gap=10)
        line.setContentsMargins(16, 7, 16, 7)
        icon, ink = (Icon.ERROR, Ink.ERROR) if group.is_error else (Icon.WARNING, Ink.WARNING)
        line.addWidget(IconLabel(self._themes, icon, ink))
        said = label(wrap=True)
        self._words.say(said.setText, _said(group))
        line.addWidget(said, 1)
        for number in group.rows[:_ROWS]:
            link = Button(self._themes, "link")
            self._words.say(link.setText, msg("row {n}", n=number))
            link.clicked.connect(lambda _=False, at=number: self.row_asked.emit(at))
            line.addWidget(link)
        if len(group.rows) > _ROWS:
            more = label("secondary")
            self._words.say(more.setText, msg("of {n}", n=len(group.rows)))
            line.addWidget(more)
        return line

    def _question(self, question: ColumnMap) -> QHBoxLayout:
        line = row(gap=10)
        line.setContentsMargins(16, 7, 16, 7)
        line.addWidget(IconLabel(self._themes, Icon.INFO, Ink.INFO))
        said = label(wrap=True)
        asked = msg(
            "In {column}, which comes first in a date: the day or the month?",
            column=verbatim(question.header),
        )
        self._words.say(said.setText, asked)
        line.addWidget(said, 1)
        example = QDate(2026, 4, 3)
        day, month = example.toString("dd/MM"), example.toString("MM/dd")
        options = (
            ("day", msg("Day: {example}", example=day), None),
            ("month", msg("Month: {example}", example=month), None),
        )
        control = SegmentedControl(self._themes, self._words, options)
        control.chosen.connect(lambda key: self.dates_answered.emit(question.place, key == "day"))
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
        return line


def _counted(kinds: int, rows: int) -> Text:
    return msg(
        "{kinds}, {rows}", kinds=nmsg("{n} kind", "{n} kinds", kinds), rows=nmsg("{n} row", "{n} rows", rows)
    )


def _said(group: ProblemGroup) -> Text:
    if group.column is None:
        return group.text
    return msg("{column}: {what}", column=verbatim(group.column), what=group.text)
