"""The sections of the review: number, thumbnail, name and how each stands."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from csdesk.domain.review.boxes import DeckLayout
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.reviews.painter import paint_slide
from csdesk.ui.reviews.presenter import SectionRow, Standing
from csdesk.ui.theme.icons import Icon, Ink, icon_pixmap, ink_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_NAME = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
ROW, THUMB = 62, QSize(80, 45)
_Index = QModelIndex | QPersistentModelIndex
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

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many sections there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is read aloud, and the reason of a section that is out."""
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{self._words(row.label)}, {self._words(_STANDINGS[row.standing][0])}"
        if role == Qt.ItemDataRole.ToolTipRole and row.reason is not None:
            return self._words(row.reason)
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

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are alike."""
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
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
            QRect(thumb.right() + 10, place.top(), place.right() - thumb.right() - 16, ROW),
            chosen=chosen,
        )
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

    def __init__(self, themes: Themes, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = SectionModel(words, self)
        self.setModel(self._sections)
        self.setItemDelegate(SectionDelegate(self._sections, themes, words))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words.say(self.setAccessibleName, msg("Sections"))
        themes.changed.connect(self.viewport().update)
        words.language_changed.connect(self.viewport().update)

    def show_sections(self, rows: tuple[SectionRow, ...], deck: DeckLayout | None, current: int) -> None:
        """Show the sections of a deck with one of them chosen."""
        self._sections.show(rows, deck)
        if 0 <= current < len(rows):
            self.setCurrentIndex(self._sections.index(current))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which section is shown now."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row())
