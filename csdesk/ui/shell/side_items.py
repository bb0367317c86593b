"""The lines of the sidebar, painted: icon or health shape, title, count; only the icon when it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from csdesk.ui.theme.controls import Pressed
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.painting import Level, caps_width, paint_caps, paint_health
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain


class SideButton(Pressed):
    """One line of the sidebar."""

    def __init__(
        self, themes: Themes, icon: Icon | None, *, kind: str = "nav", level: Level | None = None
    ) -> None:
        super().__init__()
        self._themes = themes
        self._icon = icon
        self._level = level
        self._title = ""
        self._count = ""
        self._number = ""
        self._narrow = False
        self.setProperty("kind", kind)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.updateGeometry)

    def set_title(self, words: str) -> None:
        """Show other words."""
        self._title = words
        self._name_it()

    def set_count(self, words: str) -> None:
        """Show how many there are, or nothing."""
        self._count = words
        self._name_it()

    def set_number(self, words: str) -> None:
        """Show the number that goes here with Alt, in the place of the count."""
        self._number = words
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icon, or everything."""
        self._narrow = narrow
        self._name_it()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The height of the token."""
        theme = self._themes.theme
        height = theme.size.sidebar_item if self.property("kind") == "nav" else theme.px(28)
        return QSize(theme.px(36), height)

    def minimumSizeHint(self) -> QSize:
        """As its size hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        theme = self._themes.theme
        middle = self.height() / 2
        mark = self.width() / 2 if self._narrow else theme.px(16)
        self._paint_mark(painter, QPointF(mark, middle))
        if self._narrow:
            return
        right = self._paint_end(painter, self.width() - theme.px(10), middle)
        strong = self.isChecked()
        painter.setFont(font_of(theme.type.body_strong if strong else theme.type.body))
        painter.setPen(self._ink(strong))
        left = theme.px(33)
        room = QRect(left, 0, right - left - theme.px(4), self.height())
        words = QFontMetrics(painter.font()).elidedText(
            self._title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_mark(self, painter: QPainter, center: QPointF) -> None:
        theme = self._themes.theme
        if self._level is not None:
            paint_health(painter, theme, self._level, center, theme.px(9))
        elif self._icon is not None:
            side = theme.size.icon
            pixmap = icon_pixmap(self._icon, self._ink(self.isChecked()), side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(round(center.x() - side / 2), round(center.y() - side / 2)), pixmap)

    def _paint_end(self, painter: QPainter, right: int, middle: float) -> int:
        theme = self._themes.theme
        if self._number:
            caps = (self._number,)
            inks = (theme.color.text.secondary, theme.color.border.strong)
            paint_caps(painter, theme, QPointF(right - caps_width(theme, caps), middle), caps, inks)
            return right - caps_width(theme, caps)
        strong = self.isChecked()
        painter.setFont(font_of(theme.type.small, weight=600 if strong else 400))
        painter.setPen(self._ink(strong) if strong else theme.color.text.tertiary)
        wide = QFontMetrics(painter.font()).horizontalAdvance(self._count)
        place = QRect(right - wide, 0, wide, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._count)
        return right - wide

    def _ink(self, strong: bool) -> QColor:
        color = self._themes.theme.color
        if not strong:
            return color.text.secondary
        return color.accent.text if self.property("kind") == "side" else color.text.primary

    def _name_it(self) -> None:
        self.setAccessibleName(f"{self._title}, {self._count}" if self._count else self._title)
        self.setToolTip(plain(self._title) if self._narrow else "")
        self.update()
