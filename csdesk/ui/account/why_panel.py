"""Why the health is what it is: one sentence, what would mend it, the table, and the records behind each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QWidget

from csdesk.domain.health.indicators import Rows
from csdesk.domain.health.words import cap_of
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.account.health_facts import HealthShown
from csdesk.ui.account.items import Deed
from csdesk.ui.account.row_list import RowList
from csdesk.ui.account.rows import Row
from csdesk.ui.account.why_rows import WhyRow, totals_of, why_columns, why_rows
from csdesk.ui.account.why_words import cap_told, dearest, flags_told, left_out
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

OPEN = Deed("edit", Icon.OPEN, msg("Open"))
_WIDE, _LEFT_FREE = 930, 48
Find = Callable[[Rows], Sequence[Row]]
"""The records behind a number as rows."""


class WhyPanel(QFrame):
    """Lies over the right of the page; the table has the keys, Enter goes to the records, Esc closes."""

    closed = Signal()
    asked = Signal(str, object)
    """What is to be done to a record, and its row."""

    def __init__(self, themes: Themes, words: Words, reader: Callable[[], Reader], over: QWidget) -> None:
        super().__init__(over)
        self._themes = themes
        self._words = words
        self._reader = reader
        self._over = over
        self._before: QWidget | None = None
        self._health: HealthShown | None = None
        self._find: Find = lambda _rows: ()
        self._place: int | None = None
        self._made = False
        self.setProperty("kind", "panel")
        self.setAutoFillBackground(True)
        over.installEventFilter(self)
        self.hide()

    def open_health(self, health: HealthShown, find: Find, place: int | None = None) -> None:
        """Show why, with the cursor on one dimension, or on what costs most."""
        self._make()
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.show_health(health, find)
        self._settle()
        self.show()
        self.raise_()
        self.table.put_cursor(dearest(health) if place is None else place)
        self.table.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_health(self, health: HealthShown, find: Find) -> None:
        """Show another health in place."""
        self._health, self._find = health, find
        explanation = health.explanation
        say = self._words.say
        say(self.title.setText, health.spoken)
        say(self.sentence.setText, explanation.sentence)
        self._tell(self.advice, None if explanation.advice is None else explanation.advice.text)
        self._tell(self.cap, cap_told(health))
        self.cap_rows.setVisible(explanation.health.held is not None)
        self._tell(self.flags, flags_told(health))
        say(self.looked.setText, health.looked)
        say(self.total.setText, totals_of(explanation))
        self.table.read_as(self._reader())
        self.table.hold(why_rows(explanation, self._words.translator))
        self._fit()
        self._place = None
        self._follow()

    def leave(self) -> None:
        """Close, and give the keys back."""
        if self.isHidden():
            return
        self.hide()
        before = self._before if self._before is not None and self._before.isVisible() else self._over
        before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def copy(self) -> None:
        """The whole table, for a spreadsheet."""
        self.table.mark_lines(range(self.table.rows.rowCount()))
        self.table.copy()
        self.table.mark_lines(range(self.table.rows.rowCount()), on=False)

    def show_cap(self) -> None:
        """The records that hold the score down."""
        held = self._health.explanation.health.held if self._health is not None else None
        if held is not None:
            self._place = None
            self._list(cap_of(held.cap.key), held.rows)
            self.records.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge."""
        if watched is self._over and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._settle()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        row = self.table.cursor_row()
        if row is None or self._health is None or row.id == self._place:
            return
        self._place = row.id
        told = self._health.explanation.rows[row.id]
        self._list(told.label, told.records)

    def _list(self, about: Text, rows: Rows | None) -> None:
        found = self._find(rows) if rows is not None else ()
        count = len(rows[1]) if rows is not None else 0
        counted = nmsg("{what}: {n} record", "{what}: {n} records", count, what=about)
        self._words.say(self.heading.setText, counted if count else about)
        self.records.hold(found)
        self.records.setVisible(bool(found))
        self._tell(self.more, left_out(count, len(found)))

    def _into_records(self) -> None:
        if not self.records.isHidden():
            self.records.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, where: QLabel, said: Text | None) -> None:
        where.setVisible(said is not None)
        if said is not None:
            self._words.say(where.setText, said)

    def _settle(self) -> None:
        theme = self._themes.theme
        width = min(theme.px(_WIDE), self._over.width() - theme.px(_LEFT_FREE))
        self.setGeometry(self._over.width() - width, 0, width, self._over.height())
        self._fit()

    def _fit(self) -> None:
        """The table takes the height of its rows, and of its scroll bar where it is too wide."""
        theme = self._themes.theme
        lines = self.table.rows.rowCount()
        wide = self.table.titles.length() > self.width()
        bar = self.table.horizontalScrollBar().sizeHint().height() if wide else 0
        high = theme.size.table_header + lines * theme.size.row.default + theme.px(2) + bar
        self.table.setFixedHeight(high)

    def _make(self) -> None:
        """Only on its first opening."""
        if self._made:
            return
        self._made = True
        self.title = label("section", wrap=True)
        self.sentence = label("", wrap=True, selectable=True)
        self.advice = label("strong", wrap=True, selectable=True)
        self.cap = label("warning", wrap=True)
        self.flags = label("small", wrap=True)
        self.looked = label("small", wrap=True)
        self.total = label("small", wrap=True, selectable=True)
        self.heading = label("strong")
        self.more = label("tertiary", wrap=True)
        self.cap_rows = Button(self._themes, "link")
        self._words.say(self.cap_rows.setText, msg("See what holds it"))
        self.cap_rows.clicked.connect(self.show_cap)
        self.records = RowList(self._themes, self._words, (OPEN,))
        self.records.asked.connect(self.asked)
        self._words.say(self.records.setAccessibleName, msg("Records"))
        self.table: TableView[WhyRow] = TableView(
            why_columns(), self._reader(), themes=self._themes, key=lambda one: one.id, run=_nothing
        )
        self._words.say(self.table.setAccessibleName, msg("Why the health is what it is"))
        self.table.cursor_moved.connect(self._follow)
        self.table.opened.connect(lambda _place: self._into_records())
        self._build()

    def _build(self) -> None:
        theme = self._themes.theme
        layout = column(self)
        head = row(gap=8)
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(10), theme.px(10))
        head.addWidget(self.title, 1)
        copy = Button(self._themes, "icon-ghost", Icon.COPY)
        self._words.say(copy.set_name, msg("Copy the table"))
        copy.clicked.connect(self.copy)
        close = Button(self._themes, "icon-ghost", Icon.CLOSE)
        self._words.say(close.set_name, msg("Close"))
        close.clicked.connect(self.leave)
        head.addWidget(copy)
        head.addWidget(close)
        layout.addLayout(head)
        layout.addWidget(hairline())
        layout.addWidget(self._body(), 1)

    def _body(self) -> QScrollArea:
        """All below the title: it scrolls where the window is low or the words are large."""
        theme = self._themes.theme
        inside = QWidget()
        inner = column(inside)
        self.total.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(10))
        self.heading.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(6))
        self.more.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(10))
        for part in (self._said(), hairline(), self.table, self.total, hairline()):
            inner.addWidget(part)
        for part in (self.heading, self.records, self.more):
            inner.addWidget(part)
        inner.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area

    def _said(self) -> QWidget:
        theme = self._themes.theme
        words = QWidget()
        said = column(words, gap=theme.px(4))
        said.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        held = row(gap=10)
        held.addWidget(self.cap, 1)
        held.addWidget(self.cap_rows)
        for part in (self.sentence, self.advice):
            said.addWidget(part)
        said.addLayout(held)
        for part in (self.flags, self.looked):
            said.addWidget(part)
        return words


def _nothing(_command: object) -> None:
    """Nothing is changed in this table."""
