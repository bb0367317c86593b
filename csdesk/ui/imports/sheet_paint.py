"""How the sheet is painted: letters with the kind of their values, the header, the lit column, cells to solve."""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from csdesk.domain.importing.table import Cell
from csdesk.ui.imports.kinds import FIGURES
from csdesk.ui.imports.sheet_model import SheetModel, letter
from csdesk.ui.index import Index
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

PAD = 8
HEAD = 42
_FAR = 12
"""Over so many empty cells a title runs on."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Look(NamedTuple):
    """How words are written: their font, their ink, and the side they stand on."""

    font: QFont
    ink: QColor
    align: Qt.AlignmentFlag = _LEFT


def paint_line(painter: QPainter, box: QRect, words: str, look: Look) -> None:
    """Words in one line, cut with … where there is no room."""
    painter.setFont(look.font)
    painter.setPen(look.ink)
    cut = QFontMetrics(look.font).elidedText(words, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.drawText(box, look.align | Qt.TextFlag.TextSingleLine, cut)


def paint_icon(painter: QPainter, icon: Icon, ink: QColor, at: QPointF, side: int) -> None:
    """An icon from the middle of its left edge on, sharp on the device that is painted on."""
    ratio = painter.device().devicePixelRatio()
    corner = QPointF(at.x(), round(at.y() - side / 2))
    painter.drawPixmap(corner, icon_pixmap(icon, ink, side, ratio))


class LetterHeader(QHeaderView):
    """Column letters, each with what its values look like; the lit one under a line."""

    def __init__(self, themes: Themes, words: Words, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self._words = words
        self.lit = -1
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(themes.theme.px(48))

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint().width(), self._themes.theme.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Letter above, icon and word of the kind below."""
        theme, model = self._themes.theme, cast("SheetModel", self.model())
        color, lit = theme.color, section == self.lit
        painter.save()
        painter.fillRect(rect, color.bg.selected if lit else color.bg.subtle)
        painter.setPen(color.border.default)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(color.border.subtle)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if lit:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), theme.px(2)), color.accent.base)
        pad, half = theme.px(PAD), rect.height() // 2
        upper = QRect(rect.left() + pad, rect.top() + theme.px(4), rect.width() - 2 * pad, half - theme.px(3))
        strong = color.accent.text if lit else color.text.secondary
        paint_line(painter, upper, letter(section), Look(font_of(theme.type.small, weight=600), strong))
        kind = model.kinds.get(section)
        if kind is not None:
            side = theme.px(13)
            lower = QRect(
                upper.left() + side + theme.px(4), rect.top() + half, upper.width() - side, half - theme.px(4)
            )
            ink = color.accent.text if lit else color.text.tertiary
            paint_icon(painter, kind[0], ink, QPointF(upper.left(), lower.center().y() + 0.5), side)
            paint_line(painter, lower, self._words(kind[1]), Look(font_of(theme.type.caption), ink))
        painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Paints a cell of the sheet, and lets it be typed over."""

    def __init__(self, themes: Themes, header: LetterHeader) -> None:
        super().__init__()
        self._themes = themes
        self._header = header

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Surface, lines, the sign of a problem, words."""
        model = cast("SheetModel", index.model())
        theme, rect = self._themes.theme, option.rect
        color, row, column = theme.color, index.row(), index.column()
        standing, problem = model.standing(row), model.problem(row, column)
        painter.save()
        ink, surface = self._inks(standing, problem and problem[0], lit=column == self._header.lit)
        painter.fillRect(rect, surface)
        painter.setPen(color.border.subtle)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(color.accent.border if standing == "header" else color.border.subtle)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        pad = theme.px(PAD)
        box = rect.adjusted(pad, 0, -pad, 0)
        right = self._stands_right(model, row, column, model.cell(row, column), standing)
        font = font_of(theme.type.body_strong if standing == "header" else theme.type.body)
        if standing == "out":
            font = QFont(font)
            font.setStrikeOut(True)
        words = str(model.data(index) or "")
        if problem is not None:
            side = theme.px(14)
            shown = min(QFontMetrics(font).horizontalAdvance(words), box.width() - side - theme.px(6))
            left = box.right() - shown - side - theme.px(6) if right else box.left()
            paint_icon(
                painter,
                Icon.ERROR if problem[0] else Icon.WARNING,
                ink,
                QPointF(left, rect.center().y() + 0.5),
                side,
            )
            box = box.adjusted(side + theme.px(6), 0, 0, 0)
        if standing == "aside" and problem is None:
            self._run_on(painter, rect, model, row, column)
        else:
            paint_line(painter, box, words, Look(font, ink, _RIGHT if right else _LEFT))
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_Active:
            painter.setPen(color.accent.focus_ring)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _run_on(self, painter: QPainter, rect: QRect, model: SheetModel, row: int, column: int) -> None:
        """A title above the table, or a note below it, runs on over the empty cells to its right."""

        def said(at: int) -> str:
            return str(model.data(model.index(row, at)) or "")

        first, end, last = column, column + 1, min(column + _FAR, model.columnCount())
        while first > max(0, column - _FAR) and not said(first):
            first -= 1
        while end < last and not said(end):
            end += 1
        head, theme = self._header, self._themes.theme
        left = rect.left() - head.sectionPosition(column) + head.sectionPosition(first)
        wide = sum(head.sectionSize(at) for at in range(first, end))
        pad = theme.px(PAD)
        look = Look(font_of(theme.type.body), theme.color.text.tertiary)
        painter.save()
        painter.setClipRect(rect.adjusted(0, 0, -1, -1))
        paint_line(painter, QRect(left + pad, rect.top(), wide - 2 * pad, rect.height()), said(first), look)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """A line over the cell."""
        line = QLineEdit(parent)
        line.setProperty("kind", "cell")
        return line

    def _stands_right(self, model: SheetModel, row: int, column: int, cell: Cell, standing: str) -> bool:
        kind = model.kinds.get(column)
        if kind is None or kind[0] not in FIGURES or standing == "aside":
            return False
        return (
            kind[0] is not Icon.NUMBER
            or not isinstance(cell, str)
            or (standing == "header" and self._is_numeric(model, row, column))
        )

    @staticmethod
    def _is_numeric(model: SheetModel, row: int, column: int) -> bool:
        below = (model.cell(at, column) for at in range(row + 1, min(row + 6, model.rowCount())))
        return any(isinstance(cell, int | float) for cell in below)

    def _inks(self, standing: str, error: bool | None, *, lit: bool) -> tuple[QColor, QColor]:
        color = self._themes.theme.color
        if error is not None:
            tone = color.status.error if error else color.status.warning
            return tone.text, tone.tint
        if standing == "header":
            return color.text.primary, color.bg.selected
        quiet = standing in {"aside", "out"}
        ink = color.text.tertiary if quiet else color.text.primary
        surface = color.bg.subtle if standing == "aside" else color.bg.surface
        return ink, color.bg.selected if lit else surface
