"""The list of renewals that one mark of the strip stands for: shape of health, name, day and MRR of each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.ui.theme.painting import Level, paint_health
from csdesk.ui.theme.theme import Themes

_SIDE = 16


class RenewalMenu(QMenu):
    """A list to choose an account from, by mouse, arrows and Enter."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons: dict[Level, QIcon] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def head(self, words: str) -> None:
        """Say what all of them come to."""
        self.addAction(_plain(words)).setEnabled(False)
        self.addSeparator()

    def add(self, level: Level, name: str, about: str) -> QAction:
        """One renewal more."""
        if level not in self._icons:
            self._icons[level] = self._icon(level)
        return self.addAction(self._icons[level], _plain(f"{name}, {about}"))

    def _icon(self, level: Level) -> QIcon:
        theme, ratio = self._themes.theme, self.devicePixelRatioF()
        side = theme.px(_SIDE)
        drawn = QPixmap(round(side * ratio), round(side * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_health(painter, theme, level, QPointF(side / 2, side / 2), theme.px(9))
        painter.end()
        return QIcon(drawn)


def _plain(words: str) -> str:
    return words.replace("&", "&&")
