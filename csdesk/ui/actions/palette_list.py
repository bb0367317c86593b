"""The list of the palette: its rows as a Qt model, painted in one pass."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csdesk.ui.actions.finding import Row
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import icon_pixmap
from csdesk.ui.theme.painting import (
    caps_width,
    health_tone,
    paint_caps,
    paint_health,
    paint_pill,
    pill_width,
)
from csdesk.ui.theme.theme import Themes

_HEADING = 28
_LINE = 38


class RowsModel(QAbstractListModel):
    """The rows of the palette; headings cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, for those who listen to it."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.detail}" if row.detail else row.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what can be run can be chosen."""
        if self.rows[index.row()].run is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowPainter(QStyledItemDelegate):
    """Paints headings, hits with their matching letters in the accent, and keys at the end."""

    def __init__(self, themes: Themes, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower than hits."""
        model = index.model()
        assert isinstance(model, RowsModel)
        return QSize(0, self._themes.theme.px(_HEADING if model.rows[index.row()].run is None else _LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        model = index.model()
        assert isinstance(model, RowsModel)
        row = model.rows[index.row()]
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.run is None:
            self._paint_heading(painter, row, box)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_hit(painter, row, box, chosen=chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, row: Row, box: QRect) -> None:
        theme = self._themes.theme
        painter.setFont(font_of(theme.type.caption, weight=600))
        painter.setPen(theme.color.text.tertiary)
        place = box.adjusted(theme.px(18), 0, -theme.px(18), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.title)

    def _paint_hit(self, painter: QPainter, row: Row, box: QRect, *, chosen: bool) -> None:
        theme = self._themes.theme
        color = theme.color
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color.bg.selected)
            painter.drawRoundedRect(
                QRectF(box.adjusted(theme.px(6), 0, -theme.px(6), 0)), theme.radius.md, theme.radius.md
            )
        middle = box.center().y() + 1
        self._paint_mark(painter, row, QPointF(box.left() + theme.px(28), middle))
        right = self._paint_end(painter, row, box, chosen=chosen)
        left = box.left() + theme.px(52)
        left = self._paint_title(painter, row, QRect(left, box.top(), right - left, box.height()))
        painter.setFont(font_of(theme.type.body))
        painter.setPen(color.text.tertiary)
        room = QRect(left + theme.px(6), box.top(), right - left - theme.px(12), box.height())
        if room.width() > 0 and row.detail:
            words = QFontMetrics(painter.font()).elidedText(
                row.detail, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_mark(self, painter: QPainter, row: Row, center: QPointF) -> None:
        theme = self._themes.theme
        if row.found is not None and row.found.level is not None:
            paint_health(painter, theme, row.found.level, center, theme.px(9))
        elif row.icon is not None:
            side = theme.size.icon
            ratio = painter.device().devicePixelRatio()
            pixmap = icon_pixmap(row.icon, theme.color.text.secondary, side, ratio)
            painter.drawPixmap(QPointF(round(center.x() - side / 2), round(center.y() - side / 2)), pixmap)

    def _paint_end(self, painter: QPainter, row: Row, box: QRect, *, chosen: bool) -> int:
        theme = self._themes.theme
        right = box.right() - theme.px(18)
        inks = (theme.color.text.secondary, theme.color.border.strong)
        caps = row.caps or (("Enter",) if chosen else ())
        if caps:
            right -= caps_width(theme, caps)
            paint_caps(painter, theme, QPointF(right, box.center().y() + 1), caps, inks)
            right -= theme.px(8)
        if row.found is not None and row.found.level is not None and row.found.score:
            tone = health_tone(theme, row.found.level)
            wide = pill_width(theme, row.found.score, shaped=True)
            right -= wide
            pill = QRectF(right, box.center().y() - theme.px(9), wide, theme.px(20))
            paint_pill(painter, theme, pill, row.found.score, (tone.text, tone.tint), level=row.found.level)
            right -= theme.px(8)
        if row.note:
            painter.setFont(font_of(theme.type.body))
            painter.setPen(theme.color.text.tertiary)
            wide = QFontMetrics(painter.font()).horizontalAdvance(row.note)
            right -= wide
            place = QRect(right, box.top(), wide, box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, row.note)
            right -= theme.px(8)
        return right

    def _paint_title(self, painter: QPainter, row: Row, box: QRect) -> int:
        theme = self._themes.theme
        plain, strong = font_of(theme.type.body), font_of(theme.type.body_strong)
        words = QFontMetrics(strong).elidedText(row.title, Qt.TextElideMode.ElideRight, box.width())
        left = box.left()
        for part, is_match in _pieces(words, row.spans):
            font: QFont = strong if is_match else plain
            ink: QColor = theme.color.text.link if is_match else theme.color.text.primary
            painter.setFont(font)
            painter.setPen(ink)
            wide = QFontMetrics(font).horizontalAdvance(part)
            painter.drawText(
                QRect(left, box.top(), wide + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, part
            )
            left += wide
        return left


class RowsView(QListView):
    """The list; the keyboard stays in the field above it."""

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self.model_of_rows = RowsModel(self)
        self.setModel(self.model_of_rows)
        self.setItemDelegate(RowPainter(themes, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.entered.connect(self._on_hover)

    def chosen(self) -> Row | None:
        """The row that Enter would run."""
        index = self.currentIndex()
        return self.model_of_rows.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, the first hit chosen."""
        self.model_of_rows.show_rows(rows)
        self.step(1, start=-1)
        self.scrollToTop()

    def step(self, by: int, *, start: int | None = None) -> None:
        """Choose the next or the previous row that can be run, around the ends."""
        rows = self.model_of_rows.rows
        places = [place for place, row in enumerate(rows) if row.run is not None]
        if not places:
            return
        now = self.currentIndex().row() if start is None else start
        place = places[(places.index(now) + by) % len(places)] if now in places else places[0]
        self.setCurrentIndex(self.model_of_rows.index(place))

    def height_for_rows(self) -> int:
        """How high the list is without scrolling."""
        delegate = self.itemDelegate()
        option = QStyleOptionViewItem()
        indexes = (self.model_of_rows.index(place) for place in range(len(self.model_of_rows.rows)))
        return sum(delegate.sizeHint(option, index).height() for index in indexes)

    def _on_hover(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.setCurrentIndex(index)


def _pieces(words: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, length in spans:
        if start < done:
            continue
        pieces.append((words[done:start], False))
        pieces.append((words[start : start + length], True))
        done = start + length
    pieces.append((words[done:], False))
    return [piece for piece in pieces if piece[0]]
