"""The days of the calendar of tasks: where each lies, and how it is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from csdesk.domain.lean import dataclass
from csdesk.domain.model.interaction import Task
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import Level, paint_health
from csdesk.ui.theme.tokens import Theme

_WEEK = 7
_HEAD, _TOP, _CHIP, _GAP, _PAD = 26, 24, 20, 2, 6
_TALL, _BETWEEN = 42, 4
"""How high a task is where its account stands below it, and how far from the next."""
_LEAST = 48
"""An account that has less room behind its task is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is painted."""

    area: QRect
    days: Sequence[date]
    by_day: Mapping[date, Sequence[Task]]
    names: Sequence[str]
    """Of the days of the week."""
    today: date
    month: int | None
    """The month that is shown; days of others are quiet."""
    cursor: date
    task: int | None
    """The task under the cursor."""
    has_keys: bool
    holiday: Callable[[date], str | None]
    is_working: Callable[[date], bool]
    more: Callable[[int], str]
    account: Callable[[Task], str | None]
    level: Callable[[Task], Level | None]
    dragged: Task | None = None
    pointer: QPointF | None = None

    @property
    def is_week(self) -> bool:
        """Whether days are high enough for tasks of two lines."""
        return self.month is None

    @property
    def chip(self) -> tuple[int, int]:
        """How high a task is, and how far it is from the next."""
        return (_TALL, _BETWEEN) if self.is_week else (_CHIP, _GAP)


def place_at(drawing: Drawing, point: QPointF) -> tuple[date | None, Task | None]:
    """The day and the task at a point."""
    for day, box in _cells(drawing):
        if box.contains(point):
            for task, chip in _chips(drawing, day, box):
                if task is not None and chip.contains(point):
                    return day, task
            return day, None
    return None, None


def paint_calendar(painter: QPainter, theme: Theme, drawing: Drawing) -> None:
    """All of it: the names of the days, the days, and what is dragged over them."""
    painter.fillRect(drawing.area, theme.color.bg.surface)
    _paint_names(painter, theme, drawing)
    target = None if drawing.pointer is None else place_at(drawing, drawing.pointer)[0]
    for day, box in _cells(drawing):
        _paint_day(painter, theme, drawing, day, box, is_target=day == target)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for day, box in _cells(drawing):
        for task, chip in _chips(drawing, day, box):
            if task is not None:
                _paint_task(painter, theme, drawing, task, chip)
            else:
                _paint_more(painter, theme, chip, drawing.more(_hidden(drawing, day, box)))
    if drawing.dragged is not None and drawing.pointer is not None:
        width = drawing.area.width() / _WEEK
        high, _ = drawing.chip
        chip = QRectF(drawing.pointer.x() - 12, drawing.pointer.y() - high / 2, width - 2 * _PAD, high)
        _paint_task(painter, theme, drawing, drawing.dragged, chip)


def _cells(drawing: Drawing) -> Iterator[tuple[date, QRectF]]:
    rows = max(1, len(drawing.days) // _WEEK)
    width, height = drawing.area.width() / _WEEK, (drawing.area.height() - _HEAD) / rows
    for number, day in enumerate(drawing.days):
        line, place = divmod(number, _WEEK)
        yield day, QRectF(place * width, _HEAD + line * height, width, height)


def _chips(drawing: Drawing, day: date, box: QRectF) -> list[tuple[Task | None, QRectF]]:
    """The tasks that a day has room for, and a last line that counts the others."""
    tasks, (high, gap) = drawing.by_day.get(day, ()), drawing.chip
    room = max(1, int((box.height() - _TOP - gap) // (high + gap)))
    start = _first_shown(drawing, day, tasks, room)
    fits = tasks if len(tasks) <= room else tasks[start : start + room - 1]
    shown: list[Task | None] = [*fits, *([None] if len(tasks) > room else [])]
    return [
        (
            task,
            QRectF(box.left() + _PAD, box.top() + _TOP + at * (high + gap), box.width() - 2 * _PAD, high),
        )
        for at, task in enumerate(shown)
    ]


def _first_shown(drawing: Drawing, day: date, tasks: Sequence[Task], room: int) -> int:
    """The first task shown of a day with too many: so that the one under the cursor is seen."""
    if day != drawing.cursor or len(tasks) <= room:
        return 0
    at = next((at for at, task in enumerate(tasks) if task.id == drawing.task), 0)
    return max(0, at - (room - 2))


def _paint_names(painter: QPainter, theme: Theme, drawing: Drawing) -> None:
    width = drawing.area.width() / _WEEK
    painter.setFont(font_of(theme.type.caption, weight=600))
    painter.setPen(theme.color.text.tertiary)
    for place, name in enumerate(drawing.names):
        box = QRectF(place * width + _PAD, 0, width - 2 * _PAD, _HEAD)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)


def _paint_day(
    painter: QPainter, theme: Theme, drawing: Drawing, day: date, box: QRectF, *, is_target: bool
) -> None:
    color = theme.color
    ground = color.bg.surface if drawing.is_working(day) else color.bg.subtle
    painter.fillRect(box, color.bg.selected if is_target else ground)
    painter.setPen(QPen(color.border.subtle, 1))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.drawLine(box.topLeft(), box.bottomLeft())
    if day == drawing.cursor:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = color.accent.focus_ring if drawing.has_keys else color.border.strong
        painter.setPen(QPen(ring, theme.stroke.focus if drawing.has_keys else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), theme.radius.sm, theme.radius.sm)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    number = QRectF(box.left() + _PAD, box.top() + 4, 22, 18)
    if day == drawing.today:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color.accent.base)
        painter.drawRoundedRect(number, theme.radius.sm, theme.radius.sm)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setFont(font_of(theme.type.caption, weight=600))
    painter.setPen(_number_ink(theme, drawing, day))
    painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(day.day))
    holiday = drawing.holiday(day)
    if holiday:
        painter.setFont(font_of(theme.type.caption))
        painter.setPen(color.text.tertiary)
        room = QRectF(number.right() + 6, number.top(), box.right() - number.right() - 12, number.height())
        _put(painter, room, holiday)


def _number_ink(theme: Theme, drawing: Drawing, day: date) -> QColor:
    text = theme.color.text
    if day == drawing.today:
        return text.on_accent
    is_other = drawing.month is not None and day.month != drawing.month
    return text.tertiary if is_other else text.primary


def _paint_more(painter: QPainter, theme: Theme, chip: QRectF, words: str) -> None:
    painter.setFont(font_of(theme.type.caption))
    painter.setPen(theme.color.text.secondary)
    _put(painter, chip.adjusted(_PAD, 0, 0, 0), words)


def _hidden(drawing: Drawing, day: date, box: QRectF) -> int:
    shown = sum(task is not None for task, _ in _chips(drawing, day, box))
    return len(drawing.by_day[day]) - shown


def _paint_task(painter: QPainter, theme: Theme, drawing: Drawing, task: Task, chip: QRectF) -> None:
    color = theme.color
    is_open = task.is_open
    is_late = is_open and task.due is not None and task.due < drawing.today
    tint, ink = color.status.info.tint, color.text.primary
    if is_late:
        tint, ink = color.status.error.tint, color.status.error.text
    elif not is_open:
        tint, ink = color.bg.sunken, color.text.tertiary
    is_current = task.id == drawing.task and drawing.has_keys
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color.accent.base, theme.stroke.focus) if is_current else Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(chip, theme.radius.sm, theme.radius.sm)
    place = chip.adjusted(_PAD, 0, -_PAD, 0)
    lines = (place.adjusted(0, 3, 0, -place.height() / 2), place.adjusted(0, place.height() / 2, 0, -3))
    font = QFont(font_of(theme.type.small if drawing.is_week else theme.type.caption, weight=500))
    font.setStrikeOut(not is_open)
    painter.setFont(font)
    painter.setPen(ink)
    words = f"{task.time} {task.title}" if task.time else task.title
    wide = _put(painter, lines[0] if drawing.is_week else place, f"{_mark(task)}{words}")
    below = lines[1] if drawing.is_week else place.adjusted(wide + _PAD, 0, 0, 0)
    if drawing.is_week or below.width() >= _LEAST:
        _paint_account(painter, theme, drawing, task, below)


def _mark(task: Task) -> str:
    return "! " if task.priority == "high" else ""


def _paint_account(painter: QPainter, theme: Theme, drawing: Drawing, task: Task, box: QRectF) -> None:
    name, level = drawing.account(task), drawing.level(task)
    if name is None:
        return
    if drawing.is_week and level is not None:
        paint_health(painter, theme, level, QPointF(box.left() + 4, box.center().y()), theme.px(8))
        box = box.adjusted(theme.px(14), 0, 0, 0)
    painter.setFont(font_of(theme.type.caption))
    painter.setPen(theme.color.text.secondary if task.is_open else theme.color.text.tertiary)
    _put(painter, box, name)


def _put(painter: QPainter, box: QRectF, words: str) -> float:
    """One line of words, cut where there is no room; how wide it came out."""
    metrics = QFontMetricsF(painter.font())
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
    return metrics.horizontalAdvance(cut)
