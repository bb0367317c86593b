"""The rows of a panel as a model, and how their cells are painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csdesk.domain.values.money import Money, Percent
from csdesk.domain.views.charts import Shown
from csdesk.domain.views.metrics import RowsPanel
from csdesk.formats import DASH
from csdesk.ui.charts.written import raw_words, shown_words
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

ROLE = Qt.ItemDataRole


class RowsModel(QAbstractTableModel):
    """The rows, or the totals, of a panel."""

    def __init__(self, themes: Themes, words: Words, *, totals: bool = False) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._totals = totals
        self.panel: RowsPanel | None = None

    def hold(self, panel: RowsPanel) -> None:
        """Show the rows of another figure."""
        self.beginResetModel()
        self.panel = panel
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """As many as the figure has."""
        if self.panel is None or parent.isValid():
            return 0
        return (1 if self.panel.totals else 0) if self._totals else len(self.panel.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many as the figure has."""
        return 0 if self.panel is None or parent.isValid() else len(self.panel.header)

    def shown(self, line: int, at: int) -> Shown:
        """The value of a cell."""
        assert self.panel is not None
        return self.panel.totals[at] if self._totals else self.panel.rows[line].cells[at]

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        """The words of a cell, numbers to the right."""
        if self.panel is None or not index.isValid():
            return None
        value = self.shown(index.row(), index.column())
        if role in {ROLE.DisplayRole, ROLE.ToolTipRole}:
            if value is None:
                return "" if self._totals else DASH
            told = shown_words(self._words.translator, value)
            return plain(told) if role == ROLE.ToolTipRole else told
        if role == ROLE.TextAlignmentRole:
            return int(_side(self.panel, value, index.column()))
        if role == ROLE.FontRole and (self._totals or index.column() == 0):
            return font_of(self._themes.theme.type.body, weight=600 if self._totals else 500)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        """The names of the columns."""
        if self.panel is None or orientation is not Qt.Orientation.Horizontal:
            return None
        if role == ROLE.DisplayRole:
            return self._words(self.panel.header[section])
        if role == ROLE.TextAlignmentRole:
            return int(_side(self.panel, None, section))
        return None

    def tsv(self) -> str:
        """The rows and the total as tab-separated lines."""
        if self.panel is None:
            return ""
        lines = [[self._words(title) for title in self.panel.header]]
        write = self._words.translator
        lines += [[raw_words(write, cell) for cell in one.cells] for one in self.panel.rows]
        lines += [[raw_words(write, cell) for cell in self.panel.totals]] if self.panel.totals else []
        return "\n".join("\t".join(line) for line in lines) + "\n"


class CellPainter(QStyledItemDelegate):
    """Paints a cell with room at its sides, in two lines where the row is high enough."""

    def __init__(self, themes: Themes, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then the words."""
        self.initStyleOption(option, index)
        theme = self._themes.theme
        seen: Any = option
        if seen.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(seen.rect, theme.color.bg.selected)
        box = seen.rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        painter.setFont(seen.font)
        painter.setPen(theme.color.text.primary)
        flags = int(seen.displayAlignment)
        if box.height() > theme.size.row.comfortable:
            painter.drawText(box, flags | int(Qt.TextFlag.TextWordWrap), seen.text)
        else:
            cut = painter.fontMetrics().elidedText(seen.text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, flags, cut)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The words with room at both sides."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + self._themes.theme.px(10), hint.height())


def _side(panel: RowsPanel, value: Shown, at: int) -> Qt.AlignmentFlag:
    """Numbers stand to the right: what is a number, and what is summed up."""
    is_summed = at > 0 and at < len(panel.totals) and panel.totals[at] is not None
    is_number = is_summed or isinstance(value, (Money, Percent, int))
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
