"""The panel on the right: the rows behind a figure, its formula, and totals that add up to it."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QTableView,
)

from csdesk.domain.text import msg, nmsg
from csdesk.domain.views.metrics import RowsPanel
from csdesk.formats import DASH
from csdesk.ui.charts.written import shown_words
from csdesk.ui.metrics.rows_model import CellPainter, RowsModel
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

WIDTH = 500
_WIDEST = 118
_WIDEST_HEAD = 96
_RULE = 62
_MEASURED = 60
"""So many rows tell how wide a column is."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O})
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class RowsPanelView(QFrame):
    """Slides in over the right of the view."""

    account_asked = Signal(int)
    closed = Signal()
    told = Signal(object)
    """A `Text`: what was copied."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.setProperty("kind", "panel")
        self.setAutoFillBackground(True)
        self.title = label("section", wrap=True)
        self.value = label("figure")
        self.count = label("tertiary")
        self.why = label("warning", wrap=True)
        self.formula = label("secondary", wrap=True, selectable=True)
        self._inputs = QGridLayout()
        self._inputs.setContentsMargins(0, 4, 0, 0)
        self._inputs.setVerticalSpacing(2)
        self.rows = RowsModel(themes, words)
        self.sums = RowsModel(themes, words, totals=True)
        self.table = self._table(self.rows)
        self.foot = self._table(self.sums)
        self.foot.horizontalHeader().hide()
        self.foot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot.setFixedHeight(themes.theme.size.row.default)
        self.table.installEventFilter(self)
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        self._build()
        self.hide()

    def show_panel(self, panel: RowsPanel) -> None:
        """Show the rows of a figure."""
        say = self._words.say
        say(self.title.setText, panel.title)
        write = self._words.translator
        self.value.setText(DASH if panel.value is None else shown_words(write, panel.value))
        counted = nmsg("{n} row", "{n} rows", len(panel.rows))
        if panel.whose is not None:
            counted = msg("{rows} · metric of {role}", rows=counted, role=panel.whose)
        say(self.count.setText, counted)
        for target, text in ((self.formula, panel.formula), (self.why, panel.why)):
            target.setVisible(text is not None)
            if text is not None:
                say(target.setText, text)
        self._show_inputs(panel)
        self.rows.hold(panel)
        self.sums.hold(panel)
        self.foot.setVisible(bool(panel.totals))
        high = self._themes.theme.size.row.compact if panel.totals else self._themes.theme.px(_RULE)
        self.table.verticalHeader().setDefaultSectionSize(high)
        self._fit(len(panel.header))
        self.show()
        self.raise_()
        self.table.setFocus()
        if panel.rows:
            self.table.selectRow(0)

    def close_panel(self) -> None:
        """Hide it."""
        self.hide()
        self.closed.emit()

    def chosen(self) -> int | None:
        """The account of the row under the cursor."""
        line = self.table.currentIndex().row()
        if self.rows.panel is None or not 0 <= line < len(self.rows.panel.rows):
            return None
        return self.rows.panel.rows[line].account or None

    def copy(self) -> None:
        """The rows and their total, for a spreadsheet."""
        QGuiApplication.clipboard().setText(self.rows.tsv())
        count = self.rows.rowCount()
        self.told.emit(nmsg("{n} row copied", "{n} rows copied", count))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """J and K move, Enter and O open the account."""
        if watched is self.table and isinstance(event, QKeyEvent) and not event.modifiers():
            key = Qt.Key(event.key())
            if event.type() == QEvent.Type.ShortcutOverride and key in _ENTER | _STEPS.keys():
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and key in _ENTER:
                self._open(self.table.currentIndex().row())
                return True
            if event.type() == QEvent.Type.KeyPress and key in _STEPS:
                line = self.table.currentIndex().row() + _STEPS[key]
                self.table.selectRow(max(0, min(self.rows.rowCount() - 1, line)))
                return True
        return super().eventFilter(watched, event)

    def _open(self, line: int) -> None:
        panel = self.rows.panel
        if panel is not None and 0 <= line < len(panel.rows) and panel.rows[line].account:
            self.account_asked.emit(panel.rows[line].account)

    def _show_inputs(self, panel: RowsPanel) -> None:
        while self._inputs.count():
            taken = self._inputs.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        write = self._words.translator
        for place, (name, value) in enumerate(panel.inputs):
            self._inputs.addWidget(label("tertiary", self._words(name)), place, 0)
            amount = label("", shown_words(write, value))
            self._inputs.addWidget(amount, place, 1, Qt.AlignmentFlag.AlignRight)

    def _line_up(self, _low: int, high: int) -> None:
        """The totals stay under their columns beside a scroll bar."""
        beside = self.table.verticalScrollBar().sizeHint().width() if high else 0
        self._foot_line.setContentsMargins(0, 0, beside, 0)

    def _fit(self, columns: int) -> None:
        for view in (self.table, self.foot):
            header = view.horizontalHeader()
            for at in range(columns):
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        px = self._themes.theme.px
        for at in range(1, columns):
            hint = max(self.table.sizeHintForColumn(at), self.foot.sizeHintForColumn(at)) + px(8)
            head = self.table.horizontalHeader().sectionSizeHint(at)
            wide = max(px(64), hint, min(head, px(_WIDEST_HEAD)))
            for view in (self.table, self.foot):
                view.setColumnWidth(at, min(wide, px(_WIDEST)))

    def _table(self, model: RowsModel) -> QTableView:
        theme = self._themes.theme
        view = QTableView()
        view.setModel(model)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(theme.size.row.compact)
        view.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        view.horizontalHeader().setFixedHeight(theme.size.table_header)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setItemDelegate(CellPainter(self._themes, view))
        view.setTabKeyNavigation(False)
        return view

    def _build(self) -> None:
        outer = column(self)
        head = column(gap=4)
        head.setContentsMargins(16, 12, 10, 12)
        line = row(gap=8)
        line.addWidget(self.title, 1)
        copy, close = (Button(self._themes, "icon-ghost", icon) for icon in (Icon.COPY, Icon.CLOSE))
        self._words.say(copy.set_name, msg("Copy rows"))
        self._words.say(close.set_name, msg("Close"))
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.close_panel)
        line.addWidget(copy)
        line.addWidget(close)
        head.addLayout(line)
        figures = row(gap=10)
        figures.addWidget(self.value)
        figures.addWidget(self.count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addLayout(figures)
        head.addWidget(self.why)
        head.addWidget(self.formula)
        head.addLayout(self._inputs)
        outer.addLayout(head)
        outer.addWidget(hairline())
        outer.addWidget(self.table, 1)
        outer.addWidget(hairline())
        self._foot_line = row()
        self._foot_line.addWidget(self.foot)
        outer.addLayout(self._foot_line)
        self.table.verticalScrollBar().rangeChanged.connect(self._line_up)
