"""What there is to solve in a sheet, by kind, each with its rows and a safe way out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.imports.doubts import Doubt, general_ways, said_of_all, way_of_all, ways_of
from csdesk.ui.imports.parts import Cut, ScrollArea, Select, head_bar
from csdesk.ui.imports.problem_words import counted, said_of_group
from csdesk.ui.imports.question_line import QuestionLine
from csdesk.ui.imports.questions import Question
from csdesk.ui.imports.state import ProblemGroup
from csdesk.ui.theme.controls import Button
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
_CHOOSER = 236


class Problems(QFrame):
    """Questions first, then what keeps rows out, then what comes in blank, then what is only to know."""

    row_asked = Signal(int, str)
    """A row of the sheet to look at, and the header of the column that it is about."""
    answered = Signal(int, str)
    """The place of a column, and the key of the answer to what is asked about it."""
    kept_out = Signal(object, bool)
    """Rows to leave out, or to take in again."""
    decided = Signal(object, str)
    """Doubts about rows, and the way out that was chosen for them."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._rows: list[tuple[int, str]] = []
        self._at = -1
        self._shown: object = None
        self._lines = 0
        self._selects: dict[tuple[str, int | None], Select] = {}
        self.setProperty("kind", "surface")
        outer = column(self)
        title = label("section")
        words.say(title.setText, msg("To solve"))
        self._count = label("secondary")
        self._tick = IconLabel(themes, Icon.DONE, Ink.SECONDARY, 14)
        self._safe = label("secondary")
        words.say(self._safe.setText, msg("Each already has a safe way out"))
        outer.addWidget(head_bar(themes, [title, self._count], [self._tick, self._safe]))
        self._area = ScrollArea()
        self._area.setProperty("kind", "surface")
        self._area.setMinimumHeight(1)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._area, 1)

    def show_problems(
        self,
        groups: Sequence[ProblemGroup],
        asking: Sequence[Question],
        left_out: Collection[int],
        doubts: Sequence[Doubt] = (),
    ) -> None:
        """Show them; an empty list is good news."""
        shown = (tuple(groups), tuple(asking), frozenset(left_out), tuple(doubts), self._words.language)
        if shown == self._shown:
            return
        self._shown = shown
        real = [group for group in groups if not group.is_aside]
        at = self._rows[self._at] if 0 <= self._at < len(self._rows) else None
        asked = {(doubt.row, doubt.problem.column or "") for doubt in doubts}
        self._rows = sorted({(number, group.column or "") for group in real for number in group.rows} | asked)
        self._at = self._rows.index(at) if at in self._rows else -1
        by_code = {
            code: [one for one in doubts if one.code == code] for code in sorted({one.code for one in doubts})
        }
        kinds = len(real) + len(asking) + len(by_code)
        self._lines = (
            len(groups) + len(asking) + len(doubts) + sum(len(some) > 1 for some in by_code.values())
        )
        rows = len({number for number, _ in self._rows})
        said = counted(kinds, rows) if kinds else msg("Nothing: every row can come in")
        self._words.say(self._count.setText, said)
        self._safe.setVisible(bool(real or doubts))
        self._tick.setVisible(bool(real or doubts))
        held = next((key for key, select in self._selects.items() if select.hasFocus()), None)
        self._selects = {}
        self._fill(groups, asking, left_out, by_code)
        if held in self._selects:
            self._focus(self._selects[held])

    def focus_row(self, number: int) -> bool:
        """Put the cursor on what there is to decide about a row; answers whether there is anything."""
        found = next((select for (_, row), select in self._selects.items() if row == number), None)
        if found is not None:
            self._focus(found)
        return found is not None

    def _focus(self, select: Select) -> None:
        select.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(select)

    def say_out(self) -> None:
        """The whole sheet stays out: there is nothing to solve."""
        self._words.say(self._count.setText, msg("This sheet stays out"))
        self._shown = None

    def wanted_height(self) -> int:
        """Room for the head and the first few lines."""
        theme = self._themes.theme
        return theme.px(_HEAD) + 1 + min(self._lines, _FEW) * (theme.px(_LINE) + 1)

    def next_row(self, step: int, *, around: bool = True) -> bool:
        """Walk to the next row with a problem, or to the one before; answers whether there was one."""
        start = self._at if self._at >= 0 else (-1 if step > 0 else 0)
        wanted = start + step
        if not self._rows or (not around and not 0 <= wanted < len(self._rows)):
            return False
        self._at = wanted % len(self._rows)
        self.row_asked.emit(*self._rows[self._at])
        return True

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told of the sheet."""
        return not self._lines

    def say_elsewhere(self) -> None:
        """Nothing here, but something in another sheet."""
        self._words.say(self._count.setText, msg("Nothing here; F8 goes to the next sheet"))
        self._shown = None

    def _fill(
        self,
        groups: Sequence[ProblemGroup],
        asking: Sequence[Question],
        left_out: Collection[int],
        by_code: Mapping[str, Sequence[Doubt]],
    ) -> None:
        inside = QWidget()
        inside.setProperty("kind", "surface")
        lines = column(inside)
        for question in asking:
            asked = QuestionLine(self._themes, self._words, question, self._themes.theme.px(_LINE - 7))
            asked.answered.connect(self.answered)
            lines.addWidget(asked)
            lines.addWidget(hairline())
        for doubts in by_code.values():
            self._add_doubts(lines, doubts)
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
        before = self._area.takeWidget()
        if before is not None:
            before.deleteLater()
        self._area.setWidget(inside)

    def _add_doubts(self, lines: QVBoxLayout, doubts: Sequence[Doubt]) -> None:
        """One line for all rows of a kind, then one a row."""
        first = doubts[0]
        if len(doubts) > 1:
            line = self._doubt_line(said_of_all(first.code, len(doubts)), Icon.WARNING, Ink.WARNING)
            ways = general_ways(first.problem)
            line.addWidget(self._chooser((first.code, None), ways, way_of_all(doubts), doubts))
            lines.addLayout(line)
            lines.addWidget(hairline())
        for doubt in doubts[:MOST]:
            alone = len(doubts) == 1
            icon = (Icon.WARNING, Ink.WARNING) if alone else (Icon.FORWARD, Ink.TERTIARY)
            line = self._doubt_line(doubt.said, *icon, doubt)
            line.addWidget(self._chooser((doubt.code, doubt.row), ways_of(doubt.problem), doubt.way, [doubt]))
            lines.addLayout(line)
            lines.addWidget(hairline())

    def _doubt_line(self, text: Text, icon: Icon, ink: Ink, doubt: Doubt | None = None) -> QHBoxLayout:
        line = self._bare_line()
        line.addWidget(IconLabel(self._themes, icon, ink))
        said = Cut("" if doubt else "strong")
        self._words.say(said.setText, text)
        line.addWidget(said)
        if doubt is not None:
            line.addWidget(self._link(doubt.row, doubt.problem.column or ""))
        line.addStretch(1)
        return line

    def _chooser(
        self,
        key: tuple[str, int | None],
        ways: Sequence[tuple[str, Text]],
        way: str | None,
        doubts: Sequence[Doubt],
    ) -> Select:
        select = Select()
        select.setProperty("small", True)
        select.setFixedWidth(self._themes.theme.px(_CHOOSER))
        select.show_options([(one, self._words(said)) for one, said in ways], way or "")
        if way is None:
            select.setCurrentIndex(-1)
            select.setPlaceholderText(self._words(msg("Each its own way")))
        select.view().setMinimumWidth(select.sizeHint().width())
        select.setAccessibleName(self._words(doubts[0].said))
        select.picked.connect(lambda chosen: self.decided.emit(doubts, chosen))
        self._selects[key] = select
        return select

    def _link(self, number: int, header: str) -> Button:
        link = Button(self._themes, "link")
        self._words.say(link.setText, msg("row {n}", n=number))
        link.clicked.connect(partial(self._ask_row, number, header))
        return link

    def _line(self, group: ProblemGroup, left_out: Collection[int]) -> QHBoxLayout:
        line = self._bare_line()
        icon, ink = (Icon.ERROR, Ink.ERROR) if group.is_error else (Icon.WARNING, Ink.WARNING)
        if group.is_aside:
            icon, ink = Icon.INFO, Ink.TERTIARY
        line.addWidget(IconLabel(self._themes, icon, ink))
        said = Cut("secondary" if group.is_aside else "")
        self._words.say(said.setText, said_of_group(group))
        line.addWidget(said)
        for number in group.rows[:_ROWS]:
            line.addWidget(self._link(number, group.column or ""))
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
        select.setAccessibleName(say(said_of_group(group)))
        select.picked.connect(lambda key: self.kept_out.emit(group.rows, key == "out"))
        return select

    def _bare_line(self) -> QHBoxLayout:
        line = row(gap=10)
        line.setContentsMargins(16, 3, 16, 3)
        line.addStrut(self._themes.theme.px(_LINE - 7))
        return line

    def _ask_row(self, number: int, header: str) -> None:
        if (number, header) in self._rows:
            self._at = self._rows.index((number, header))
        self.row_asked.emit(number, header)
