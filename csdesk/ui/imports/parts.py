"""Small parts that the steps of the wizard share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from csdesk.ui.theme.parts import row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain


class Cut(QLabel):
    """A label in one line, cut with … where there is no room; the tooltip has all of it.

    What is `whole` says nothing rather than a part.
    """

    def __init__(self, kind: str = "", *, whole: bool = False) -> None:
        super().__init__()
        self._whole = whole
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if kind:
            self.setProperty("kind", kind)

    def minimumSizeHint(self) -> QSize:
        """A few letters, or none."""
        return QSize(0 if self._whole else 40, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """All of the words."""
        hint = super().sizeHint()
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell all of it when it is cut."""
        super().resizeEvent(event)
        self.setToolTip(plain(self.text()) if self._is_cut() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words that there is room for."""
        if self._whole and self._is_cut():
            return
        painter = QPainter(self)
        words = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _is_cut(self) -> bool:
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()


class Select(QComboBox):
    """One of a few, by key; the wheel scrolls the page and leaves the choice."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda place: self.picked.emit(self.itemData(place)))

    def show_options(self, options: Sequence[tuple[str, str]], key: str) -> None:
        """Offer keys with their words, one of them chosen."""
        self.clear()
        for option, words in options:
            self.addItem(words, option)
        self.setCurrentIndex(max(self.findData(key), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not for the choice."""
        event.ignore()


class ScrollArea(QScrollArea):
    """Scrolls what it holds; keys with Alt belong to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows scroll, unless with Alt."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


def head_bar(themes: Themes, left: Sequence[QWidget], right: Sequence[QWidget]) -> QFrame:
    """The line above a part: what it is at the left, what can be chosen at the right."""
    bar = QFrame()
    fill_bar(bar, themes, left, right)
    return bar


def fill_bar(bar: QFrame, themes: Themes, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
    """Make a frame the line above a part."""
    bar.setProperty("kind", "band")
    bar.setFixedHeight(themes.theme.px(44))
    line = row(bar, gap=10)
    line.setContentsMargins(16, 0, 16, 0)
    for widget in left:
        line.addWidget(widget)
    line.addStretch()
    for widget in right:
        line.addWidget(widget)
