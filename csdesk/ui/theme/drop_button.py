"""A button that opens a list: what is chosen, with the arrow of a list at its end."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, icon_pixmap

_ARROW, _ROOM = 14, 20


class DropButton(Button):
    """Says what is chosen; the arrow tells that there is more to choose from."""

    def sizeHint(self) -> QSize:
        """Icon, words and arrow."""
        return super().sizeHint() + QSize(self._themes.theme.px(_ROOM), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The button, with room at its end for the arrow."""
        theme = self._themes.theme
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        option.rect = inside.adjusted(0, 0, -theme.px(_ROOM), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        side = theme.px(_ARROW)
        corner = QPointF(inside.right() - side + 2, (self.height() - side) / 2)
        ink = theme.color.text.secondary if self.isEnabled() else theme.color.text.disabled
        painter.drawPixmap(corner, icon_pixmap(Icon.DOWN, ink, side, self.devicePixelRatioF()))
