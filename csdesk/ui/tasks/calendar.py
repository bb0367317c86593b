"""The calendar of tasks: its days, under the name of the span and the ways to others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.model.interaction import Task
from csdesk.domain.text import msg
from csdesk.domain.values.month import Month
from csdesk.ui.session import Session
from csdesk.ui.tasks.calendar_grid import CalendarGrid
from csdesk.ui.tasks.presenter import TasksPresenter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes

_DAY = timedelta(days=1)


class TaskCalendar(QWidget):
    """A month or a week with its tasks, under its name and the ways to others."""

    opened = Signal()
    """Enter on a task, or a double click."""
    moved = Signal()
    """The cursor is on another day or task."""
    move_asked = Signal(object)
    """A `Rescheduling` of one task."""

    def __init__(self, presenter: TasksPresenter, session: Session, themes: Themes) -> None:
        super().__init__()
        self._session = session
        words = session.words
        self.grid = CalendarGrid(presenter, session, themes)
        self.title = label("section")
        self.before = Button(themes, "icon", Icon.LEFT)
        words.say(self.before.set_name, msg("Before"))
        self.before.clicked.connect(lambda: self.grid.turn(-1))
        self.after = Button(themes, "icon", Icon.RIGHT)
        words.say(self.after.set_name, msg("After"))
        self.after.clicked.connect(lambda: self.grid.turn(1))
        self.today = Button(themes, "", caps=("T",))
        self.today.setProperty("small", True)
        words.say(self.today.setText, msg("Today"))
        self.today.clicked.connect(self.grid.go_today)
        self.told = label("small")
        head = row(gap=6)
        head.setContentsMargins(20, 6, 20, 6)
        for widget in (self.before, self.after, self.title, self.told):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self.today)
        layout = column(self)
        layout.addLayout(head)
        layout.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)
        self.grid.opened.connect(self.opened)
        self.grid.moved.connect(self._tell)
        self.grid.move_asked.connect(self.move_asked)
        words.language_changed.connect(self._tell)
        self._tell()

    def hold(self, tasks: Iterable[Task]) -> None:
        """Show these tasks."""
        self.grid.hold(tasks)

    def show_span(self, *, whole_month: bool) -> None:
        """Show a month, or a week."""
        self.grid.show_span(whole_month=whole_month)

    def days(self) -> list[date]:
        """The days that are shown."""
        return self.grid.days()

    def put_cursor(self, task: Task) -> None:
        """Put the cursor on a task, if it has a day."""
        self.grid.put_cursor(task)

    def current(self) -> Task | None:
        """The task under the cursor."""
        return self.grid.current()

    def showEvent(self, event: QShowEvent) -> None:
        """Name what is shown."""
        super().showEvent(event)
        self._name()

    def _tell(self) -> None:
        if self.isVisible():
            self._name()
        self.told.setText(self.grid.said())
        self.moved.emit()

    def _name(self) -> None:
        from csdesk.ui.charts.written import long_month

        words, grid = self._session.words, self.grid
        if grid.whole_month:
            self.title.setText(long_month(words.translator, Month.of(grid.day)))
            return
        first = grid.first_day()
        begin, last = words.translator.short_date(first), first + 6 * _DAY
        self.title.setText(words(msg("{first} to {last}", first=begin, last=last)))
