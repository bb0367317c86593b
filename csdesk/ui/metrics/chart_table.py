"""A chart, or its data as a table that can be read cell by cell: the way in for those who do not see the chart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView

from csdesk.domain.text import msg
from csdesk.domain.views.charts import Chart, DataTable, data_of
from csdesk.ui.charts.view import ChartView
from csdesk.ui.charts.written import shown_words
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ChartModel(QAbstractTableModel):
    """The numbers of a chart, as they are written."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._data = DataTable((), ())

    def hold(self, data: DataTable) -> None:
        """Show other numbers."""
        self.beginResetModel()
        self._data = data
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """A row for each month, bar or cohort."""
        return 0 if parent.isValid() else len(self._data.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """A column for each series."""
        return 0 if parent.isValid() else len(self._data.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; numbers stand at the right."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if index.column() else _LEFT)
        row = self._data.rows[index.row()]
        if role != Qt.ItemDataRole.DisplayRole or index.column() >= len(row):
            return None
        return shown_words(self._words.translator, row[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The name of a series."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return shown_words(self._words.translator, self._data.header[section])
        return None


class ChartOrTable(QStackedWidget):
    """Shows the chart; its menu turns it into a table and back."""

    def __init__(self, chart: ChartView, themes: Themes, words: Words) -> None:
        super().__init__()
        self._chart = chart
        self._themes = themes
        self._words = words
        self._model: ChartModel | None = None
        self.table: QTableView | None = None
        self.addWidget(chart)
        chart.table_asked.connect(self.turn)
        chart.shown.connect(self._follow)

    def turn(self) -> None:
        """The other of the two."""
        if self.currentWidget() is self._chart:
            self._made()
            self._follow(self._chart.chart)
            assert self.table is not None
            self.setCurrentWidget(self.table)
            self.table.setFocus()
        else:
            self.setCurrentWidget(self._chart)
            self._chart.setFocus()

    def _made(self) -> None:
        if self.table is not None:
            return
        table = QTableView()
        self._model = ChartModel(self._words)
        table.setModel(self._model)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._themes.theme.size.row.compact)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(lambda _: self._chart.drop_menu())
        self.addWidget(table)
        self.table = table

    def _follow(self, chart: Chart | None) -> None:
        if self._model is not None and self.table is not None and chart is not None:
            self._model.hold(data_of(chart))
            self.table.setAccessibleName(self._words(msg("{chart}, as a table", chart=chart.title)))
