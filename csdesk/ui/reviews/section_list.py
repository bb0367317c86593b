"""The sections of the review: number, thumbnail, name and how each stands."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from csdesk.domain.review.boxes import DeckLayout
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.reviews.painter import paint_slide
from csdesk.ui.reviews.presenter import SectionRow, Standing
from csdesk.ui.theme.icons import Icon, Ink, icon_pixmap, ink_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_NAME = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
ROW, THUMB = 62, QSize(80, 45)
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_STANDINGS: dict[Standing, tuple[Text, Icon, Ink]] = {
    Standing.READY: (pmsg("section", "ready"), Icon.DONE, Ink.SUCCESS),
    Standing.EDITED: (pmsg("section", "edited"), Icon.EDIT, Ink.INFO),
    Standing.HIDDEN: (pmsg("section", "hidden"), Icon.HIDE, Ink.TERTIARY),
    Standing.LEFT_OUT: (pmsg("section", "no data"), Icon.LEFT_OUT, Ink.TERTIARY),
}


class SectionModel(QAbstractListModel):
    """The rows and the thumbnails of one deck."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: tuple[SectionRow, ...] = ()
        self._deck: DeckLayout | None = None
        self._thumbs: dict[int, QPixmap] = {}

    def show(self, rows: tuple[SectionRow, ...], deck: DeckLayout | None) -> None:
        """Show the sections of a deck."""
        self.beginResetModel()
        self.rows, self._deck = rows, deck
        self._thumbs = {}
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many sections there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is read aloud, and the reason of a section that is out."""
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{self._words(row.label)}, {self._words(_STANDINGS[row.standing][0])}"
        if role == Qt.ItemDataRole.ToolTipRole and row.reason is not None:
            return plain(self._words(row.reason))
        return None

    def thumb(self, page: int, ratio: float) -> QPixmap:
        """The small picture of a slide, drawn once."""
        found = self._thumbs.get(page)
        if found is None:
            assert self._deck is not None
            found = QPixmap(THUMB * ratio)
            painter = QPainter(found)
            paint_slide(painter, self._deck.slides[page], QRectF(found.rect()))
            painter.end()
            found.setDevicePixelRatio(ratio)
            self._thumbs[page] = found
        return found


class SectionDelegate(QStyledItemDelegate):
    """Paints a section."""

    def __init__(self, model: SectionModel, themes: Themes, words: Words) -> None:
        super().__init__(model)
        self._model, self._themes, self._words = model, themes, words

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are alike."""
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Number, thumbnail, name and standing."""
        row, theme = self._model.rows[index.row()], self._themes.theme
        place: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(place, theme.color.bg.selected)
            painter.fillRect(QRect(place.left(), place.top(), 3, place.height()), theme.color.accent.base)
        thumb = QRect(
            place.left() + 40, place.top() + (ROW - THUMB.height()) // 2, THUMB.width(), THUMB.height()
        )
        if row.page is None:
            painter.fillRect(thumb, theme.color.bg.sunken)
        else:
            painter.drawPixmap(
                thumb.topLeft(), self._model.thumb(row.page, painter.device().devicePixelRatioF())
            )
            painter.setFont(self._themes.font("small"))
            painter.setPen(theme.color.text.tertiary)
            number = QRect(place.left() + 8, place.top(), 24, ROW)
            painter.drawText(
                number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row.page + 1)
            )
        painter.setPen(QPen(theme.color.accent.base if chosen else theme.color.border.strong, 1))
        painter.drawRect(thumb.adjusted(0, 0, -1, -1))
        self._words_of(
            painter,
            row,
            QRect(thumb.right() + 10, place.top(), place.right() - thumb.right() - 40, ROW),
            chosen=chosen,
        )
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if has_eye(row) and (chosen or hovered or row.standing is Standing.HIDDEN):
            shown = row.standing is not Standing.HIDDEN
            eye = icon_pixmap(
                Icon.SHOW if shown else Icon.HIDE,
                ink_of(theme, Ink.SECONDARY),
                16,
                painter.device().devicePixelRatioF(),
            )
            painter.drawPixmap(eye_rect(place).topLeft() + QPoint(4, 4), eye)
        painter.restore()

    def _words_of(self, painter: QPainter, row: SectionRow, place: QRect, *, chosen: bool) -> None:
        theme = self._themes.theme
        out = row.page is None
        painter.setFont(self._themes.font("body_strong" if chosen else "body"))
        painter.setPen(theme.color.text.tertiary if out else theme.color.text.primary)
        name, top = self._words(row.label), place.top() + ROW // 2
        if painter.fontMetrics().horizontalAdvance(name) > place.width():
            top += 8
        above = QRect(place.left(), place.top() + 2, place.width(), top - place.top() - 2)
        painter.drawText(above, _NAME, name)
        said, icon, ink = _STANDINGS[row.standing]
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.left(), top + 3, icon_pixmap(icon, ink_of(theme, ink), 14, ratio))
        painter.setFont(self._themes.font("small"))
        painter.setPen(ink_of(theme, ink))
        rest = QRect(place.left() + 18, top, place.width() - 18, 20)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._words(said))


class SectionList(QListView):
    """The list of sections; arrows and clicks choose one."""

    chosen = Signal(int)
    """The row that is current now."""
    eye_pressed = Signal(int)
    """A row to show or hide."""
    moved = Signal(int, int)
    """A row, and the row that it is to become."""

    def __init__(self, themes: Themes, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = SectionModel(words, self)
        self.setModel(self._sections)
        self.setItemDelegate(SectionDelegate(self._sections, themes, words))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._themes = themes
        self._carried: int | None = None
        self._target: int | None = None
        self._pressed_at = QPoint()
        words.say(self.setAccessibleName, msg("Sections"))
        themes.changed.connect(self.viewport().update)
        words.language_changed.connect(self.viewport().update)

    def show_sections(self, rows: tuple[SectionRow, ...], deck: DeckLayout | None, current: int) -> None:
        """Show the sections of a deck with one of them chosen."""
        self._sections.show(rows, deck)
        if 0 <= current < len(rows):
            self.setCurrentIndex(self._sections.index(current))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which section is shown now."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the section, Space shows or hides it, a page is one section."""
        row, step = (
            self.currentIndex().row(),
            {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key())),
        )
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(row, row + step)
        elif event.key() in _PAGES:
            self.setCurrentIndex(self._sections.index(self._inside(row + _PAGES[Qt.Key(event.key())]), 0))
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.eye_pressed.emit(row)
        else:
            super().keyPressEvent(event)

    def _inside(self, row: int) -> int:
        return max(0, min(row, self._sections.rowCount() - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The eye shows or hides; anywhere else a section is chosen, and may be carried away."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            if eye_rect(self.visualRect(index)).contains(at) and has_eye(self._sections.rows[index.row()]):
                self.eye_pressed.emit(index.row())
                return
            self._carried, self._pressed_at = index.row(), at
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a section; a line says where it would stand."""
        if self._carried is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._carried = None
            self.viewport().update()
            super().mouseMoveEvent(event)
        elif (
            event.position().toPoint() - self._pressed_at
        ).manhattanLength() > QApplication.startDragDistance():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._target = self._gap_at(event.position().toPoint())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down."""
        carried, target = self._carried, self._target
        self._carried = self._target = None
        self.unsetCursor()
        self.viewport().update()
        super().mouseReleaseEvent(event)
        if carried is not None and target is not None:
            self.moved.emit(carried, target - (target > carried))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sections, and the line where a carried one would stand."""
        super().paintEvent(event)
        if self._target is not None:
            theme = self._themes.theme
            painter = QPainter(self.viewport())
            top = self._target * ROW - self.verticalOffset()
            painter.fillRect(QRect(8, top - 1, self.viewport().width() - 16, 2), theme.color.accent.base)
            painter.end()

    def _gap_at(self, at: QPoint) -> int:
        count = len(self._sections.rows)
        return max(0, min(count, round((at.y() + self.verticalOffset()) / ROW)))


def has_eye(row: SectionRow) -> bool:
    """Whether a person can show or hide a section: not where there is no data for it."""
    return row.standing is not Standing.LEFT_OUT


def eye_rect(place: QRect) -> QRect:
    """Where the eye of a section stands."""
    return QRect(place.right() - 30, place.top() + (ROW - 24) // 2, 24, 24)
