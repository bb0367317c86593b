"""The sheet in the wizard: a click or the arrows choose a column, F2 or typing puts a cell right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Answers
from csdesk.domain.text import msg
from csdesk.ui.imports.sheet_model import SheetModel, Told
from csdesk.ui.imports.sheet_paint import PAD, CellDelegate, LetterHeader
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_NARROW, _WIDE = 84, 210
_ROW = 28
_SIGN = 20
"""Room for the sign of a problem before the words of a cell."""
_MEASURED = 40


class SheetGrid(QTableView):
    """Shows a sheet and lights the column that is being decided."""

    column_chosen = Signal(int)
    """The sheet column under the mouse or the cursor."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self.rows = SheetModel(words)
        self._letters = LetterHeader(themes, words, self)
        self._paints = CellDelegate(themes, self._letters)
        self.setHorizontalHeader(self._letters)
        self.setModel(self.rows)
        self.setItemDelegate(self._paints)
        self.setProperty("kind", "sheet")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(themes.theme.px(_ROW))
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        side.setMinimumWidth(themes.theme.px(34))
        words.say(self.setAccessibleName, msg("The sheet"))
        self._letters.sectionPressed.connect(self.column_chosen)
        self.selectionModel().currentChanged.connect(lambda index, _: self.column_chosen.emit(index.column()))
        themes.changed.connect(self._on_theme)
        words.language_changed.connect(self.rows.refresh)

    def show_sheet(self, mapping: SheetMapping, told: Told, answers: Answers) -> None:
        """Show a table, with the header row near the top."""
        before = self.rows.mapping
        self.rows.show_sheet(mapping, told, answers)
        if before is None or before.table is not mapping.table:
            self._fit()
            self.scrollToTop()
            top = self.rows.index(max(mapping.table.header_row - mapping.table.sheet.first_row - 3, 0), 0)
            self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def show_row(self, number: int, column: int | None) -> None:
        """Bring a row of the sheet into view, with the cursor in a column."""
        mapping = self.rows.mapping
        if mapping is None or number - mapping.table.sheet.first_row >= self.rows.rowCount():
            return
        at = self._letters.lit if column is None else column
        index = self.rows.index(number - mapping.table.sheet.first_row, max(at, 0))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def show_column(self, column: int) -> None:
        """Light a column and bring it into view."""
        self._letters.lit = column
        self._letters.viewport().update()
        self.viewport().update()
        if 0 <= column < self.rows.columnCount() and self.rows.rowCount():
            left = self.columnViewportPosition(column)
            if left < 0 or left + self.columnWidth(column) > self.viewport().width():
                row = max(self.rowAt(4), 0)
                self.scrollTo(self.rows.index(row, column), QAbstractItemView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys with Alt belong to the page."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Give every column the room that its first values need, within reason."""
        theme = self._themes.theme
        metrics = QFontMetrics(font_of(theme.type.body_strong))
        mapping = self.rows.mapping
        assert mapping is not None
        start = max(mapping.table.header_row - mapping.table.sheet.first_row, 0)
        shown = range(start, min(self.rows.rowCount(), start + _MEASURED))
        for column in range(self.rows.columnCount()):
            words = (self.rows.written(self.rows.cell(row, column)) for row in shown)
            width = max((metrics.horizontalAdvance(each[:60]) for each in words), default=0)
            sign = theme.px(_SIGN) if self.rows.has_problems(column) else 0
            room = width + sign + theme.px(2 * PAD + 4)
            self.setColumnWidth(column, min(max(room, theme.px(_NARROW)), theme.px(_WIDE)))

    def _on_theme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._themes.theme.px(_ROW))
        if self.rows.mapping is not None:
            self._fit()
