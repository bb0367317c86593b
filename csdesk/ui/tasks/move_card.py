"""Another day for one task or for many: what would move is told before anything does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.domain.model.interaction import Task
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.date_words import Asked, find_day
from csdesk.domain.tasks.lexicon import flat
from csdesk.domain.tasks.rescheduling import Rescheduling, days_of_week, moved_to, shifted, spread
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.forms.popover import CardList, Popover
from csdesk.ui.tasks.presenter import TasksPresenter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PICK = 2
_Plan = Callable[[], Rescheduling]


class MoveCard(Popover):
    """Ways to another day, a line to type one, and why."""

    chosen = Signal(object, str)
    """A `Rescheduling`, and the reason."""

    def __init__(
        self,
        presenter: TasksPresenter,
        tasks: Sequence[Task],
        calendar: WorkCalendar,
        around: tuple[Themes, Words],
        opener: QWidget,
    ) -> None:
        themes, self._words = around
        super().__init__(opener, themes)
        self._tasks = tasks
        self._calendar = calendar
        self._today = presenter.reader.today
        self._taken = presenter.taken({task.id for task in tasks})
        self._ways = self._all_ways()
        words = self._words
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words(msg("A day: Fri, +3 working days, 15/12")))
        self.line.setAccessibleName(words(msg("A day")))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._preview)
        self.list = CardList(themes, self)
        self.list.installEventFilter(self)
        self.list.setAccessibleName(words(msg("Reschedule")))
        for place, (title, _) in enumerate(self._ways, 1):
            self.list.add(f"{place}   {words(title)}")
        self.list.setCurrentRow(0)
        self.list.fit()
        self.list.currentRowChanged.connect(self._preview)
        self.list.itemDoubleClicked.connect(self._accept)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(words(msg("Reason, if there is one")))
        self.reason.setAccessibleName(words(msg("Reason")))
        self.reason.installEventFilter(self)
        self.told = label("small", wrap=True)
        self.apply = Button(themes, "primary", caps=("Enter",))
        self.apply.clicked.connect(self._accept)
        layout = column(self, margin=12, gap=8)
        layout.addWidget(
            label("strong", words(nmsg("Reschedule {n} task", "Reschedule {n} tasks", len(tasks))))
        )
        for widget in (self.list, self.line, self.reason, self.told):
            layout.addWidget(widget)
        layout.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(themes.theme.px(300))
        self._preview()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list a digit chooses, for one task at once, and letters go on in the line; Enter takes."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _ENTER:
            self._enter()
            return True
        typed = event.text()
        if watched is not self.list or not typed.strip() or not typed.isprintable():
            return super().eventFilter(watched, event)
        if typed.isdecimal():
            self._choose(int(typed) - 1)
        else:
            self.line.setFocus()
            self.line.insert(typed)
        return True

    def _choose(self, way: int) -> None:
        if not 0 <= way < len(self._ways):
            return
        self.list.setCurrentRow(way)
        if way == _PICK:
            self.line.setFocus()
        elif len(self._tasks) == 1:
            self._accept()

    def _enter(self) -> None:
        if self.list.currentRow() == _PICK and not self.line.text().strip():
            self.line.setFocus()
        else:
            self._accept()

    def plan(self) -> Rescheduling | None:
        """What would happen; `None` while the typed day cannot be read."""
        typed = self.line.text().strip()
        if not typed:
            row = self.list.currentRow()
            return self._ways[row][1]() if 0 <= row < len(self._ways) else None
        is_day_first = self._words.translator.day_first
        found = find_day(flat(typed), Asked(self._today, self._calendar, is_day_first=is_day_first))
        return None if found is None else moved_to(self._tasks, found[1])

    def _all_ways(self) -> list[tuple[Text, _Plan]]:
        tasks, today, calendar = self._tasks, self._today, self._calendar
        tomorrow = today + timedelta(days=1)
        monday = today + timedelta(days=7 - today.weekday())
        ways: list[tuple[Text, _Plan]] = [
            (msg("Tomorrow"), lambda: moved_to(tasks, tomorrow)),
            (msg("Monday"), lambda: moved_to(tasks, monday)),
            (msg("Pick a day"), lambda: Rescheduling((), ())),
            (msg("1 working day later"), lambda: shifted(tasks, 1, today, calendar)),
            (msg("3 working days later"), lambda: shifted(tasks, 3, today, calendar)),
            (msg("5 working days later"), lambda: shifted(tasks, 5, today, calendar)),
        ]
        if len(tasks) > 1:
            ways += [
                (msg("Spread over the rest of this week"), lambda: self._spread(0)),
                (msg("Spread over next week"), lambda: self._spread(1)),
            ]
        return ways

    def _spread(self, weeks: int) -> Rescheduling:
        days = days_of_week(self._today, self._calendar, weeks)
        return spread(self._tasks, days, self._taken, most=max(8, -(-len(self._tasks) // max(1, len(days)))))

    def _preview(self) -> None:
        plan = self.plan()
        words = self._words
        self.apply.setEnabled(plan is not None and bool(plan.moves))
        if plan is not None and not plan.moves and not plan.stay:
            self.told.setText("")
        elif plan is None:
            self.told.setText(words(msg("This is no day. Write it like Fri, +3d or 15/12.")))
        else:
            self.told.setText(words(_told(plan)))
        n = 0 if plan is None else len(plan.moves)
        self.apply.setText(words(nmsg("Reschedule {n} task", "Reschedule {n} tasks", n)))
        if self.isVisible():
            self.adjustSize()

    def _accept(self) -> None:
        plan = self.plan()
        if plan is not None and plan.moves:
            self.close()
            self.chosen.emit(plan, self.reason.text().strip())


def _told(plan: Rescheduling) -> Text:
    """How many move and how many stay, and between which days."""
    moves = nmsg("{n} task moves", "{n} tasks move", len(plan.moves))
    if plan.moves:
        first, last = _ends(plan)
        moves = (
            msg("{moves} to {day}", moves=moves, day=first)
            if first == last
            else msg("{moves}, to days from {first} to {last}", moves=moves, first=first, last=last)
        )
    if not plan.stay:
        return moves
    return msg("{moves}, {stay}", moves=moves, stay=nmsg("{n} stays", "{n} stay", len(plan.stay)))


def _ends(plan: Rescheduling) -> tuple[date, date]:
    days = [move.to for move in plan.moves]
    return min(days), max(days)
