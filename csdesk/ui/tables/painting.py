"""Cells, painted: no widget lives in a table but the one editor, and no delegate is asked cell by cell.

A table paints line by line its grounds, then column by column its cells, so that fonts and inks rarely change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import ceil
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from csdesk.domain.lean import dataclass
from csdesk.ui.tables.column import Cell, Look, Tone
from csdesk.ui.tables.looks import Face, Looks
from csdesk.ui.tables.model import MARK, RowModel
from csdesk.ui.theme.painting import Level, health_tone, paint_health, paint_ring, paint_sparkline

_ICON_GAP = 5
_PILL_HEIGHT = 20
_DOT, _RING = 8, 12
_HEALTH_WIDTH, _SHAPE_ROOM, _BADGE, _SPARK_GAP = 49, 20, 10, 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where the lines of a table are, and which of them the cursor and the pointer are on."""

    lines: range
    top: int
    """Of the first of the lines."""
    height: int
    cursor: int = -1
    cursor_column: int = -1
    """-1 while keys go elsewhere."""
    hovered: int = -1

    def top_of(self, line: int) -> int:
        """Where a line begins."""
        return self.top + (line - self.lines.start) * self.height


class CellPainter:
    """Paints parts of a table by the look of its columns."""

    def __init__(self, model: RowModel[Any], looks: Looks) -> None:
        self._model = model
        self._looks = looks
        self._face: Face | None = None
        self._leads: dict[str, int] = {}
        self._figures = False
        """Whether the column being painted holds numbers or dates."""
        self._ways: dict[Look, Callable[[QPainter, QRect, Cell, bool], None]] = {
            Look.TEXT: self._text,
            Look.STRONG: self._strong,
            Look.PILL: self._pills,
            Look.DOT: self._dot,
            Look.ICON: self._icon,
            Look.LEAD: self._lead,
            Look.MARKED: self._marked,
            Look.RING: self._progress,
            Look.SPARK: self._spark,
            Look.HEALTH: self._health,
        }

    def paint(
        self, painter: QPainter, place: Place, sections: Sequence[tuple[int, int, int]], left: int, right: int
    ) -> None:
        """The lines between two edges, with these sections (their number, left edge and width)."""
        self._face = None
        self._figures = False
        for line in place.lines:
            self._ground(painter, QRect(left, place.top_of(line), right - left, place.height), line, place)
        for section, start, width in sections:
            if section == MARK:
                self._marks(painter, place, start, width)
            else:
                self._column(painter, place, section, QRect(start, 0, width, place.height))
        self._figures = False
        for line in place.lines:
            if self._model.is_group(line):
                self._group(painter, place, line, sections)

    def _group(
        self, painter: QPainter, place: Place, line: int, sections: Sequence[tuple[int, int, int]]
    ) -> None:
        """The title of a group behind its arrow, and what its columns add up to."""
        looks, top, pad = self._looks, place.top_of(line), self._looks.pad
        end = sum(width for _, _, width in sections)
        self._figures = True
        painter.setPen(looks.theme.color.text.primary)
        for section, start, width in sections:
            total = self._model.group_total(line, section) if section != MARK else ""
            if total:
                end = min(end, start)
                box = QRect(start + pad, top, width - 2 * pad, place.height - 1)
                self._put(painter, box, total, strong=True, right=self._model.columns[section - 1].right)
        self._figures = False
        ink, side = looks.theme.color.text.secondary, looks.theme.size.icon
        arrow = QRect(2 * pad, top + (place.height - side) // 2, side, side)
        looks.icon(painter, "down" if self._model.is_open(line) else "right", ink, arrow)
        left = arrow.right() + pad
        painter.setPen(ink)
        title = self._model.group_title(line)
        self._put(painter, QRect(left, top, end - left, place.height), title, strong=True, right=False)

    def natural_width(self, line: int, section: int) -> int:
        """How wide a cell would like to be."""
        looks, cell = self._looks, self._model.cell(line, section)
        words = " ".join(part for part in (cell.lead, cell.text, *cell.parts) if part)
        strong = self._model.columns[section - 1].look is Look.STRONG
        more = (
            looks.theme.size.icon + looks.theme.px(2 * _ICON_GAP)
            if cell.icon or cell.parts or cell.lead
            else 2
        )
        return round(looks.face(strong=strong, figures=False).width(words)) + 2 * looks.pad + more

    def _ground(self, painter: QPainter, box: QRect, line: int, place: Place) -> None:
        theme = self._looks.theme
        color = theme.color
        if line == place.cursor or self._model.is_marked(line):
            painter.fillRect(box, color.bg.selected)
        elif self._model.is_group(line):
            painter.fillRect(box, color.bg.subtle)
        else:
            painter.fillRect(box, color.bg.hover if line == place.hovered else color.bg.surface)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), color.border.subtle)
        if line == place.cursor and box.left() == 0:
            painter.fillRect(QRect(0, box.top(), theme.px(3), box.height()), color.accent.base)

    def _marks(self, painter: QPainter, place: Place, left: int, width: int) -> None:
        tick = QRect(QRect().topLeft(), self._looks.tick_size)
        for line in place.lines:
            if not self._model.is_group(line):
                tick.moveCenter(QRect(left, place.top_of(line), width, place.height).center())
                self._looks.tick_box(painter, tick, on=self._model.is_marked(line))

    def _column(self, painter: QPainter, place: Place, section: int, box: QRect) -> None:
        model, pad = self._model, self._looks.pad
        column = model.columns[section - 1]
        way, right = self._ways[column.look], column.right
        self._figures = column.figures
        inner = QRect(box.left() + pad, 0, box.width() - 2 * pad, place.height - 1)
        for line in place.lines:
            if model.is_group(line):
                continue
            inner.moveTop(place.top_of(line))
            way(painter, inner, model.cell(line, section), right)
        if (
            section == place.cursor_column
            and place.cursor in place.lines
            and not model.is_group(place.cursor)
        ):
            box.moveTop(place.top_of(place.cursor))
            self._ring(painter, box)

    def _ring(self, painter: QPainter, box: QRect) -> None:
        theme = self._looks.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color.accent.focus_ring, theme.stroke.focus))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -3), theme.radius.sm, theme.radius.sm)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _text(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        self._write(painter, box, cell.text, cell.tone, right=right)

    def _strong(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        self._write(painter, box, cell.text, cell.tone, strong=True, right=right)

    def _lead(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        looks = self._looks
        loud = cell.tone not in {Tone.PLAIN, Tone.QUIET}
        taken = 0
        if cell.lead:
            self._write(painter, box, cell.lead, cell.tone if loud else Tone.QUIET, strong=loud)
            wide = round(looks.face(strong=loud, figures=True).width(cell.lead))
            taken = max(wide, self.room_of_leads()) + looks.theme.px(_ICON_GAP)
        self._write(painter, box.adjusted(taken, 0, 0, 0), cell.text, Tone.PLAIN, right=right)

    def room_of_leads(self) -> int:
        """As much as any short date of the language takes, so that what follows begins in one line."""
        words = self._model.reader.words
        if words.language not in self._leads:
            face = self._looks.face(strong=True, figures=True)
            days = (date(2000, month, 28) for month in range(1, 13))
            self._leads[words.language] = ceil(max(face.width(words.short_date(day)) for day in days))
        return self._leads[words.language]

    def _icon(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        looks = self._looks
        if cell.icon:
            side = looks.theme.size.icon
            at = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
            looks.icon(painter, cell.icon, looks.ink(cell.tone).text, at)
            box = box.adjusted(side + looks.theme.px(_ICON_GAP), 0, 0, 0)
        self._write(painter, box, cell.text, cell.tone, strong=cell.tone is Tone.BAD, right=right)

    def _dot(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        looks = self._looks
        side = looks.theme.px(_DOT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(looks.ink(cell.tone).solid)
        painter.drawEllipse(QRect(box.left(), box.center().y() - side // 2 + 1, side, side))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._write(painter, box.adjusted(side + looks.pad, 0, 0, 0), cell.text, Tone.PLAIN, right=right)

    def _progress(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        looks = self._looks
        if len(cell.points) > 1:
            side = looks.theme.px(_RING)
            place = QRectF(box.left() + 1, box.center().y() - side / 2 + 1, side, side)
            paint_ring(painter, looks.theme, place, round(cell.points[0] or 0), round(cell.points[1] or 0))
            box = box.adjusted(side + looks.pad, 0, 0, 0)
        self._write(painter, box, cell.text, cell.tone, right=right)

    def _marked(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        looks = self._looks
        side = looks.theme.px(_DOT)
        if cell.level is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QPointF(box.left() + side / 2, box.center().y() + 1)
            paint_health(painter, looks.theme, Level(cell.level), middle, side)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            box = box.adjusted(side + looks.pad, 0, 0, 0)
        self._write(painter, box, cell.text, cell.tone, right=right)

    def _pills(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        parts = cell.parts or ((cell.text,) if cell.tone is not Tone.PLAIN else ())
        if not parts:
            self._text(painter, box, cell, right)
            return
        looks = self._looks
        height, gap = looks.theme.px(_PILL_HEIGHT), looks.theme.px(_ICON_GAP)
        left = box.left()
        for part in parts:
            room = min(round(looks.words.width(part)) + 2 * gap + 2, box.right() - left + 1)
            if room < 4 * gap:
                break
            pill = QRect(left, box.center().y() - height // 2 + 1, room, height)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(looks.ink(cell.tone).tint)
            painter.drawRoundedRect(pill, looks.theme.radius.sm, looks.theme.radius.sm)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            inner = QRect(left + gap + 1, box.top(), room - 2 * gap, box.height())
            self._write(painter, inner, part, cell.tone)
            left += room + gap

    def _spark(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        looks = self._looks
        if len(cell.points) < 2:
            self._text(painter, box, cell, right)
            return
        width, height = looks.theme.size.sparkline
        left = box.right() + 1 - width if right else box.left()
        area = QRectF(left, box.center().y() - height / 2, width, height)
        paint_sparkline(painter, looks.theme, area, cell.points, Level(cell.level or Level.UNKNOWN))

    def _health(self, painter: QPainter, box: QRect, cell: Cell, right: bool) -> None:
        """The score in its box, as much of the line of weeks as there is room for, or a dash."""
        if cell.level is None:
            self._text(painter, box, cell, right)
            return
        looks, level = self._looks, Level(cell.level)
        theme = looks.theme
        wide = theme.px(_HEALTH_WIDTH + (_BADGE + 2 if cell.icon else 0))
        height = theme.px(_PILL_HEIGHT)
        pill = QRectF(box.left(), box.center().y() - height // 2 + 1, wide, height)
        looks.health_box(painter, pill, level, unsure=cell.unsure)
        inks = health_tone(theme, level)
        painter.setPen(inks.text)
        shaped = theme.px(_SHAPE_ROOM)
        self._put(painter, box.adjusted(shaped, 0, 0, 0), cell.text, strong=True, right=False)
        end = box.left() + wide
        if cell.icon:
            side = theme.px(_BADGE)
            at = QRect(end - side - theme.px(4), box.center().y() - side // 2 + 1, side, side)
            looks.icon(painter, cell.icon, inks.text, at)
        width, tall = theme.size.sparkline
        start = end + theme.px(_SPARK_GAP)
        area = QRectF(start, box.center().y() - tall / 2 + 1, min(width, box.right() - start), tall)
        if 2 * area.width() >= width:
            paint_sparkline(painter, theme, area, cell.points, level)

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        tone: Tone,
        *,
        strong: bool = False,
        right: bool = False,
    ) -> None:
        painter.setPen(self._looks.ink(tone).text)
        self._put(painter, box, text, strong=strong, right=right)

    def _put(self, painter: QPainter, box: QRect, text: str, *, strong: bool, right: bool) -> None:
        """One line of text in the middle of a box, cut where there is no room."""
        face = self._looks.face(strong=strong, figures=self._figures)
        if face is not self._face:
            painter.setFont(face.font)
            self._face = face
        room, left = box.width(), float(box.left())
        width = face.width(text)
        if width > room:
            text = face.cut(text, room)
        elif right:
            left += room - width
        painter.drawText(QPointF(left, box.top() + face.baseline(box.height())), text)
