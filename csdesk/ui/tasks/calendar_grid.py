"""The days of a month or a week with their tasks: walked with the keys, moved with the pointer or with Shift."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from csdesk.domain.model.interaction import DROPPED, Task
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.rescheduling import moved_to
from csdesk.domain.tasks.spoken import WEEKDAYS
from csdesk.domain.text import nmsg, pmsg
from csdesk.domain.values.month import Month
from csdesk.ui.session import Session
from csdesk.ui.tasks.calendar_paint import Drawing, paint_calendar, place_at
from csdesk.ui.tasks.presenter import TasksPresenter
from csdesk.ui.theme.painting import LEVELS, Level
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.tips import plain

_DAY = timedelta(days=1)
_WEEK = 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}
_TASK_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class CalendarGrid(Painted):
    """The days, painted."""

    opened = Signal()
    moved = Signal()
    move_asked = Signal(object)

    def __init__(self, presenter: TasksPresenter, session: Session, themes: Themes) -> None:
        super().__init__(themes)
        self._presenter = presenter
        self._session = session
        self.day = presenter.reader.today
        self._calendar = WorkCalendar(session.calendar.weekend)
        """Without the holidays until they are read: what knows them takes 0.2 s to load."""
        self.whole_month = True
        self._at = 0
        """Which task of the day has the cursor."""
        self._by_day: dict[date, list[Task]] = {}
        self._pressed: tuple[Task, QPointF] | None = None
        self._pointer: QPointF | None = None
        """Where a task is being dragged."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 240)

    def take_calendar(self, calendar: WorkCalendar) -> None:
        """Show the holidays, which were just read."""
        self._calendar = calendar
        self._changed()

    def hold(self, tasks: Iterable[Task]) -> None:
        """Show these tasks; the cursor stays on its own."""
        task = self.current()
        by_day: dict[date, list[Task]] = {}
        for one in tasks:
            if one.due is not None and one.status != DROPPED:
                by_day.setdefault(one.due, []).append(one)
        for day in by_day.values():
            day.sort(key=_order)
        self._by_day = by_day
        if task is not None:
            found = next((one for one in self._day() if one.id == task.id), None)
            self._at = self._day().index(found) if found is not None else 0
        self._changed()

    def show_span(self, *, whole_month: bool) -> None:
        """Show the month or the week of the cursor."""
        self.whole_month = whole_month
        self._changed()

    def first_day(self) -> date:
        """The Monday that the view begins with."""
        day = self.day.replace(day=1) if self.whole_month else self.day
        return day - day.weekday() * _DAY

    def days(self) -> list[date]:
        """The days that are shown."""
        first = self.first_day()
        last = Month.of(self.day).last if self.whole_month else first
        weeks = (last - first).days // _WEEK + 1
        return [first + number * _DAY for number in range(weeks * _WEEK)]

    def current(self) -> Task | None:
        """The task under the cursor."""
        day = self._day()
        return day[min(self._at, len(day) - 1)] if day else None

    def put_cursor(self, task: Task) -> None:
        """Go to the day of a task."""
        if task.due is not None:
            self.day = task.due
            self._at = next((at for at, one in enumerate(self._day()) if one.id == task.id), 0)
            self._changed()

    def go_today(self) -> None:
        """Go to today."""
        self._go(self._presenter.reader.today)

    def turn(self, by: int) -> None:
        """Go to the month or the week after, or before."""
        if not self.whole_month:
            self._go(self.day + by * _WEEK * _DAY)
            return
        month = Month.of(self.day).plus(by)
        self._go(date(month.year, month.month, min(self.day.day, month.last.day)))

    def said(self) -> str:
        """The day under the cursor: its name, its holiday, how many tasks."""
        words = self._session.words
        parts = [words(WEEKDAYS[self.day.weekday()]), words.translator.date(self.day)]
        holiday = self._holiday(self.day)
        if holiday is not None:
            parts.append(holiday)
        parts.append(words(nmsg("{n} task", "{n} tasks", len(self._day()))))
        return ", ".join(parts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the days and with Shift move the task; J and K walk the tasks of a day."""
        key, held = Qt.Key(event.key()), event.modifiers()
        plain = held == Qt.KeyboardModifier.NoModifier
        if key in _STEPS and held == Qt.KeyboardModifier.ShiftModifier:
            self._move_task(_STEPS[key])
        elif key in _STEPS and plain:
            self._go(self.day + _STEPS[key] * _DAY)
        elif key in _TASK_STEPS and plain:
            self._walk(_TASK_STEPS[key])
        elif not self._do(key, plain=plain):
            super().keyPressEvent(event)

    def _do(self, key: Qt.Key, *, plain: bool) -> bool:
        ways: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_PageDown: lambda: self.turn(1),
            Qt.Key.Key_Home: lambda: self._go(self.day - self.day.weekday() * _DAY),
            Qt.Key.Key_End: lambda: self._go(self.day + (6 - self.day.weekday()) * _DAY),
            Qt.Key.Key_T: self.go_today,
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
        }
        if not plain or key not in ways:
            return False
        ways[key]()
        return True

    def event(self, event: QEvent) -> bool:
        """A task that the pointer rests on is told whole."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            _, task = place_at(self._drawing(), QPointF(event.pos()))
            self.setToolTip("" if task is None else plain(self._presenter.told(task)))
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what is pressed; a task may be dragged from there."""
        day, task = place_at(self._drawing(), event.position())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus()
        self.day = day
        self._at = 0 if task is None else self._day().index(task)
        is_movable = task is not None and task.is_open and not self._session.read_only
        self._pressed = (task, event.position()) if task is not None and is_movable else None
        self._changed()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the pressed task."""
        if self._pressed is None:
            return
        far = (event.position() - self._pressed[1]).manhattanLength()
        if self._pointer is not None or far >= QApplication.startDragDistance():
            self._pointer = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the task on another day."""
        pressed, was_dragged = self._pressed, self._pointer is not None
        self._pressed = self._pointer = None
        self.unsetCursor()
        self.update()
        day, _ = place_at(self._drawing(), event.position())
        if pressed is not None and was_dragged and day is not None:
            self._move(pressed[0], day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the task that is pressed twice."""
        _, task = place_at(self._drawing(), event.position())
        if task is not None:
            self._pressed = None
            self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The days with their tasks."""
        painter = QPainter(self)
        paint_calendar(painter, self._themes.theme, self._drawing())
        painter.end()

    def _drawing(self) -> Drawing:
        task = self.current()
        words = self._session.words
        return Drawing(
            area=self.rect(),
            days=self.days(),
            by_day=self._by_day,
            names=[words(name)[: 3 if self.whole_month else None] for name in WEEKDAYS],
            today=self._presenter.reader.today,
            month=self.day.month if self.whole_month else None,
            cursor=self.day,
            task=None if task is None else task.id,
            has_keys=self.hasFocus(),
            holiday=self._holiday,
            is_working=self._calendar.is_working,
            more=lambda n: words(nmsg("{n} more", "{n} more", n)),
            account=lambda task: self._presenter.names.account(task.account),
            level=self._level,
            dragged=None if self._pressed is None or self._pointer is None else self._pressed[0],
            pointer=self._pointer,
        )

    def _level(self, task: Task) -> Level | None:
        band = self._presenter.band_of(task.account)
        return None if band is None else LEVELS[band]

    def _holiday(self, day: date) -> str | None:
        name = self._calendar.holiday(day)
        return self._session.words(pmsg("calendar", "Day off")) if name == "" else name

    def _day(self) -> list[Task]:
        return self._by_day.get(self.day, [])

    def _go(self, day: date) -> None:
        self.day, self._at = day, 0
        self._changed()

    def _walk(self, by: int) -> None:
        """To the next task of the day; after the last one to the next day that has any."""
        at, day = self._at + by, self._day()
        if 0 <= at < len(day):
            self._at = at
        else:
            known = [one for one in sorted(self._by_day) if (one > self.day if by > 0 else one < self.day)]
            if known:
                self.day = known[0] if by > 0 else known[-1]
                self._at = 0 if by > 0 else len(self._day()) - 1
        self._changed()

    def _move_task(self, by: int) -> None:
        task = self.current()
        if task is not None and task.is_open and not self._session.read_only:
            self._move(task, self.day + by * _DAY)

    def _move(self, task: Task, day: date) -> None:
        if day != task.due:
            self.day = day
            self.move_asked.emit(moved_to([task], day))
            self._at = next((at for at, one in enumerate(self._day()) if one.id == task.id), 0)
            self._changed()

    def _changed(self) -> None:
        self.update()
        task = self.current()
        self.setAccessibleName(self.said())
        self.setAccessibleDescription("" if task is None else self._presenter.told(task))
        self.moved.emit()


def _order(task: Task) -> tuple[bool, str, int]:
    return not task.is_open, task.time or "99", task.id
