"""A chart in the window: arrow keys and the mouse find values, Enter opens rows, Ctrl+C takes picture and data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy

from csdesk.domain.text import Text, msg
from csdesk.domain.views.charts import Chart, ChartKind, RowsKey
from csdesk.ui.charts.bubble import bubble_lines, paint_bubble, spoken
from csdesk.ui.charts.drawing import CENTER, Drawing, Look, Spot
from csdesk.ui.charts.output import both, drawing_of, read_aloud, tsv
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ChartView(Painted):
    """Shows one `Chart`; what it asks for, the page does."""

    opened = Signal(object)
    """The `RowsKey` of a mark."""
    moved = Signal(int)
    """The column that the cursor went to."""
    copied = Signal(object)
    """A `Text` that says what was copied."""
    table_asked = Signal()
    """The data as a table in the place of the chart, or the chart again."""
    shown = Signal(object)
    """The other `Chart` that is shown now."""
    menu_wanted = Signal(object)
    """The `QMenu` that is about to drop; the page adds what it can do."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self.chart: Chart | None = None
        self.spot: Spot | None = None
        self._hover: Spot | None = None
        self._drawing: Drawing | None = None
        self._by_keys = False
        self._picture: tuple[tuple[Drawing, Spot | None, float], QPixmap] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        words.language_changed.connect(self._again)

    def show_chart(self, chart: Chart) -> None:
        """Show other data; the cursor starts where the chart says, or on its last column."""
        if chart == self.chart:
            return
        self.chart = chart
        start = chart.cursor if chart.cursor >= 0 else len(chart.columns) - 1
        if chart.kind in {ChartKind.BARS, ChartKind.HEAT}:
            start = 0
        self.spot = Spot(0, start) if chart.columns and chart.series else None
        self._hover = None
        self._again()
        self.shown.emit(chart)

    @property
    def look(self) -> Look:
        """The theme and the language that are on."""
        return Look(self._themes.theme, self._words.translator)

    @property
    def drawing(self) -> Drawing | None:
        """The chart as it is laid out now."""
        if self._drawing is None and self.chart is not None and not self.chart.is_empty and self.width() > 1:
            self._drawing = drawing_of(self.chart, self.look, QRectF(self.rect()))
        return self._drawing

    def sizeHint(self) -> QSize:
        """Enough to read."""
        px = self._themes.theme.px
        return QSize(px(280), px(180))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        px = self._themes.theme.px
        return QSize(px(180), px(120))

    def go_to(self, spot: Spot) -> None:
        """Put the cursor on a spot."""
        if spot != self.spot:
            self.spot = spot
            self.update()
            self._name()
            self.moved.emit(spot.column)

    def open_cursor(self) -> None:
        """Open the rows behind the cursor."""
        if self.chart is not None and self.spot is not None:
            key = self.chart.opens(self.spot.series, self.spot.column)
            if isinstance(key, RowsKey):
                self.opened.emit(key)

    def copy(self) -> None:
        """Put the chart on the clipboard, as a picture and as data."""
        if self.chart is not None:
            QGuiApplication.clipboard().setMimeData(both(self.chart, self.look, self.size(), self._lit()))
            self.copied.emit(msg("Chart copied: {title}", title=self.chart.title))

    def copy_data(self) -> None:
        """Put only the data on the clipboard."""
        if self.chart is not None:
            QGuiApplication.clipboard().setText(tsv(self.chart, self._words.translator))
            self.copied.emit(msg("Data copied: {title}", title=self.chart.title))

    def drop_menu(self, at: QPointF | None = None) -> None:
        """The menu of the chart."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(menu, msg("See the rows"), self.open_cursor)
        self._add(menu, msg("Copy chart"), self.copy)
        self._add(menu, msg("Copy data"), self.copy_data)
        self._add(menu, msg("As a table, or as a chart"), self.table_asked.emit)
        self.menu_wanted.emit(menu)
        where = at.toPoint() if at is not None else self.rect().topRight()
        menu.popup(self.mapToGlobal(where))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cursor, Enter opens rows."""
        key = Qt.Key(event.key())
        drawing = self.drawing
        if key in _ENTER:
            self.open_cursor()
        elif (
            key in _STEPS
            and drawing is not None
            and self.spot is not None
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self._by_keys = True
            self._hover = None
            self.go_to(drawing.moved(self.spot, *_STEPS[key]))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.chart is not None and self.spot is not None:
            last = len(self.chart.columns) - 1
            self.go_to(Spot(self.spot.series, 0 if key == Qt.Key.Key_Home else last))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Values follow the mouse."""
        drawing = self.drawing
        hover = drawing.at(event.position()) if drawing is not None else None
        if hover != self._hover:
            self._hover = hover
            opens = (
                hover is not None and self.chart is not None and self.chart.opens(hover.series, hover.column)
            )
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to a spot and opens its rows; in a chart of months the first click only goes there."""
        drawing = self.drawing
        if event.button() is not Qt.MouseButton.LeftButton or drawing is None:
            return
        spot = drawing.at(event.position())
        if spot is None:
            return
        was_there = spot == self.spot
        self.go_to(spot)
        if was_there or drawing.chart.kind in {ChartKind.BARS, ChartKind.HEAT}:
            self.open_cursor()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the chart."""
        self.drop_menu(QPointF(event.pos()))

    def leaveEvent(self, event: QEvent) -> None:
        """No value without the mouse."""
        self._hover = None
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor shows."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor rests."""
        super().focusOutEvent(event)
        self._by_keys = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        self._drawing = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chart, and the values of the spot that is looked at."""
        painter = QPainter(self)
        drawing = self.drawing
        if drawing is None:
            self._paint_nothing(painter)
            return
        painter.drawPixmap(0, 0, self._painted(drawing))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        by_keys = self.spot if self._by_keys and drawing.chart.kind is not ChartKind.MOVEMENT else None
        looked = self._hover if self._hover is not None else by_keys
        if looked is None or drawing.chart.kind is ChartKind.BARS:
            return
        box, lines = drawing.box_of(looked), bubble_lines(drawing.chart, self.look, looked)
        if box is not None and lines:
            paint_bubble(painter, self.look, lines, box, QRectF(self.rect()))

    def _painted(self, drawing: Drawing) -> QPixmap:
        """The chart as it was painted last: a view that is shown again costs no painting."""
        key = (drawing, self._lit(), self.devicePixelRatioF())
        if self._picture is None or self._picture[0] != key:
            ratio = self.devicePixelRatioF()
            found = QPixmap(self.size() * ratio)
            found.setDevicePixelRatio(ratio)
            found.fill(self._themes.theme.color.bg.surface)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            drawing.paint(painter, self._lit())
            painter.end()
            self._picture = (key, found)
        return self._picture[1]

    def _lit(self) -> Spot | None:
        """The spot that is drawn as the cursor."""
        if self.chart is not None and self.chart.kind is ChartKind.MOVEMENT:
            return self.spot
        return self._hover if self._hover is not None else self.spot if self.hasFocus() else None

    def _paint_nothing(self, painter: QPainter) -> None:
        theme = self._themes.theme
        painter.setPen(theme.color.text.tertiary)
        if self.chart is not None:
            flags = CENTER | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), int(flags), self._words(msg("No data in this period")))

    def _again(self) -> None:
        self._drawing = None
        self._name()
        self.update()

    def _on_theme(self) -> None:
        self._drawing = None
        super()._on_theme()

    def _name(self) -> None:
        if self.chart is None:
            return
        title = self._words(self.chart.title)
        here = "" if self.spot is None else spoken(self.chart, self.look, self.spot)
        self.setAccessibleName(f"{title}: {here}" if here else title)
        self.setAccessibleDescription(read_aloud(self.chart, self._words.translator))

    def _add(self, menu: QMenu, title: Text, run: Callable[[], object]) -> None:
        menu.addAction(self._words(title)).triggered.connect(lambda: run())  # noqa: PLW0108 - a signal would hand on whether it is checked
