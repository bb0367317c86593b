"""What a panel beside a map or a table scrolls: its content, on the ground of the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from csdesk.ui.theme.parts import column


class Panel(QFrame):
    """Shows one content at a time, with a line to what it stands beside."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.area = QScrollArea(widgetResizable=True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setViewport(QWidget())
        column(self).addWidget(self.area)

    def hold(self, inside: QWidget) -> None:
        """Show another content in the place of what was shown."""
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
