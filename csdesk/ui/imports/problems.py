"""What there is to solve in a sheet, by kind, each with its rows and a safe way out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from csdesk.domain.importing.mapping import ColumnMap
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.imports.parts import Cut, Select, head_bar
from csdesk.ui.imports.state import ProblemGroup
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

MOST = 30
_ROWS = 3
_LINE = 37
_HEAD = 44
_FEW = 4
_DAY_FIRST, _MONTH_FIRST, _COMMA, _DOT = "day", "month", "comma", "dot"


class Question(NamedTuple):
    """A column that can be read in two ways."""

    column: ColumnMap
    is_dates: bool


class Problems(QFrame):
    """Questions first, then what keeps rows out, then what comes in blank, then what is only to know."""

    row_asked = Signal(int, str)
    """A row of the sheet to look at, and the header of the column that it is about."""
    dates_answered = Signal(int, bool)
    """The place of a column, and whether its days come first."""
    numbers_answered = Signal(int, bool)
    """The place of a column, and whether a comma comes before its decimals."""
    kept_out = Signal(object, bool)
    """Rows to leave out, or to take in again."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._rows: list[tuple[int, str]] = []
        self._at = -1
        self._shown: object = None
        self._lines = 0
        self.setProperty("kind", "surface")
        outer = column(self)
        title = label("section")
        words.say(title.setText, msg("To solve"))
        self._count = label("secondary")
        self._tick = IconLabel(themes, Icon.DONE, Ink.SECONDARY, 14)
        self._safe = label("secondary")
        words.say(self._safe.setText, msg("Each already has a safe way out"))
        outer.addWidget(head_bar(themes, [title, self._count], [self._tick, self._safe]))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setProperty("kind", "surface")
        self._area.setMinimumHeight(1)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._area, 1)

    def show_problems(
        self, groups: Sequence[ProblemGroup], asking: Sequence[Question], left_out: Collection[int]
    ) -> None:
        """Show them; an empty list is good news."""
        shown = (tuple(groups), tuple(asking), frozenset(left_out), self._words.language)
        if shown == self._shown:
            return
        self._shown = shown
        real = [group for group in groups if not group.is_aside]
        at = self._rows[self._at] if 0 <= self._at < len(self._rows) else None
        self._rows = sorted({(number, group.column or "") for group in real for number in group.rows})
        self._at = self._rows.index(at) if at in self._rows else -1
        kinds = len(real) + len(asking)
        self._lines = len(groups) + len(asking)
        rows = len({number for number, _ in self._rows})
        said = _counted(kinds, rows) if kinds else msg("Nothing: every row can come in")
        self._words.say(self._count.setText, said)
        self._safe.setVisible(bool(real))
        self._tick.setVisible(bool(real))
        self._fill(groups, asking, left_out)

    def say_out(self) -> None:
        """The whole sheet stays out: there is nothing to solve."""
        self._words.say(self._count.setText, msg("This sheet stays out"))
        self._shown = None

    def wanted_height(self) -> int:
        """Room for the head and the first few lines."""
        theme = self._themes.theme
        return theme.px(_HEAD) + 1 + min(self._lines, _FEW) * (theme.px(_LINE) + 1)

    def next_row(self, step: int) -> None:
        """Walk to the next row with a problem, or to the one before."""
        if self._rows:
            start = -1 if self._at < 0 and step > 0 else max(self._at, 0)
            self._at = (start + step) % len(self._rows)
            self.row_asked.emit(*self._rows[self._at])

    def _fill(
        self, groups: Sequence[ProblemGroup], asking: Sequence[Question], left_out: Collection[int]
    ) -> None:
        inside = QWidget()
        inside.setProperty("kind", "surface")
        lines = column(inside)
        for question in asking:
            lines.addLayout(self._question(question))
            lines.addWidget(hairline())
        for group in groups[:MOST]:
            lines.addLayout(self._line(group, left_out))
            lines.addWidget(hairline())
        if len(groups) > MOST:
            more = label("secondary")
            more.setContentsMargins(16, 8, 16, 8)
            rest = len(groups) - MOST
            self._words.say(more.setText, nmsg("and {n} more kind", "and {n} more kinds", rest))
            lines.addWidget(more)
        lines.addStretch()
        self._area.setWidget(inside)

    def _line(self, group: ProblemGroup, left_out: Collection[int]) -> QHBoxLayout:
        line = self._bare_line()
        icon, ink = (Icon.ERROR, Ink.ERROR) if group.is_error else (Icon.WARNING, Ink.WARNING)
        if group.is_aside:
            icon, ink = Icon.INFO, Ink.TERTIARY
        line.addWidget(IconLabel(self._themes, icon, ink))
        said = Cut("secondary" if group.is_aside else "")
        self._words.say(said.setText, _said(group))
        line.addWidget(said)
        for number in group.rows[:_ROWS]:
            link = Button(self._themes, "link")
            self._words.say(link.setText, msg("row {n}", n=number))
            link.clicked.connect(partial(self._ask_row, number, group.column or ""))
            line.addWidget(link)
        if len(group.rows) > _ROWS:
            more = label("tertiary")
            self._words.say(more.setText, msg("of {n}", n=len(group.rows)))
            line.addWidget(more)
        line.addStretch(1)
        if not group.is_aside and group.rows:
            line.addWidget(self._ways_out(group, left_out))
        return line

    def _ways_out(self, group: ProblemGroup, left_out: Collection[int]) -> QWidget:
        by_choice = set(group.rows) <= set(left_out)
        if group.stays_out and not by_choice:
            fate = label("tertiary")
            said = nmsg("The row stays out", "The rows stay out", len(group.rows))
            self._words.say(fate.setText, said)
            return fate
        select = Select()
        select.setProperty("small", True)
        say, n = self._words, len(group.rows)
        ways = [
            ("in", say(nmsg("Import the row", "Import the rows", n))),
            ("out", say(nmsg("Leave the row out", "Leave the rows out", n))),
        ]
        select.show_options(ways, "out" if by_choice else "in")
        select.setAccessibleName(say(_said(group)))
        select.picked.connect(lambda key: self.kept_out.emit(group.rows, key == "out"))
        return select

    def _question(self, question: Question) -> QHBoxLayout:
        line = self._bare_line()
        line.addWidget(IconLabel(self._themes, Icon.INFO, Ink.INFO))
        said = Cut("strong")
        name, place = verbatim(question.column.header), question.column.place
        if question.is_dates:
            self._words.say(
                said.setText, msg("{column}: which comes first, the day or the month?", column=name)
            )
            example = QDate(2026, 4, 3)
            options = (
                (_DAY_FIRST, msg("Day: {example}", example=example.toString("dd/MM")), None),
                (_MONTH_FIRST, msg("Month: {example}", example=example.toString("MM/dd")), None),
            )
        else:
            self._words.say(said.setText, msg("{column}: what comes before the cents?", column=name))
            options = (
                (_COMMA, msg("Comma: {example}", example="1.234,56"), None),
                (_DOT, msg("Dot: {example}", example="1,234.56"), None),
            )
        line.addWidget(said)
        line.addStretch(1)
        control = SegmentedControl(self._themes, self._words, options)
        control.chosen.connect(partial(self._answer, place))
        line.addWidget(control)
        return line

    def _answer(self, place: int, key: str) -> None:
        if key in {_DAY_FIRST, _MONTH_FIRST}:
            self.dates_answered.emit(place, key == _DAY_FIRST)
        else:
            self.numbers_answered.emit(place, key == _COMMA)

    def _bare_line(self) -> QHBoxLayout:
        line = row(gap=10)
        line.setContentsMargins(16, 3, 16, 3)
        line.addStrut(self._themes.theme.px(_LINE - 7))
        return line

    def _ask_row(self, number: int, header: str) -> None:
        if (number, header) in self._rows:
            self._at = self._rows.index((number, header))
        self.row_asked.emit(number, header)


def _counted(kinds: int, rows: int) -> Text:
    return msg(
        "{kinds}, {rows}", kinds=nmsg("{n} kind", "{n} kinds", kinds), rows=nmsg("{n} row", "{n} rows", rows)
    )


def _said(group: ProblemGroup) -> Text:
    if group.column is None:
        return group.text
    return msg("{column}: {what}", column=verbatim(group.column), what=group.text)
