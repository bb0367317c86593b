"""The line of the composer: keys that save, pick and leave, and a field's border around it and its buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QButtonGroup, QWidget

from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.forms.suggest import SuggestLine
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words


class ContactLine(SuggestLine):
    """What was said; `@` offers people, a figure typed first picks the channel, Enter saves."""

    saved = Signal()
    left = Signal()
    channel_picked = Signal(int)
    more_asked = Signal()
    focused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc, figures and the arrow down; anything else is typed."""
        key, digit = event.key(), event.text()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            if self.is_offering():
                self.close_offer()
            else:
                self.left.emit()
        elif digit in {"1", "2", "3", "4", "5"} and (not self.text() or _ctrl(event)):
            self.channel_picked.emit(int(digit) - 1)
        elif key == Qt.Key.Key_Down and not self.is_offering():
            self.more_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that a contact is about to be written."""
        super().focusInEvent(event)
        self.focused.emit()

    def _enter(self) -> None:
        if self.is_offering():
            self.take()
        else:
            self.saved.emit()


class ChannelButton(Button):
    """A channel, tinted while it is the one that the contact will have."""

    def __init__(self, themes: Themes, icon: Icon) -> None:
        super().__init__(themes, "icon-ghost", icon)
        self._icon = icon
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.toggled.connect(self._ink_by_choice)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tint under the icon."""
        if self.isChecked():
            theme = self._themes.theme
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color.accent.tint)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.radius.sm, theme.radius.sm
            )
            painter.end()
        super().paintEvent(event)

    def _ink_by_choice(self, checked: bool) -> None:
        self.setIcon(self._themes.icon(self._icon, Ink.ACCENT if checked else Ink.SECONDARY))


CHANNELS: tuple[tuple[str, Icon, Text], ...] = (
    ("email", Icon.EMAIL, msg("Email")),
    ("phone", Icon.CALL, msg("Phone call")),
    ("video", Icon.VIDEO_MEETING, msg("Video meeting")),
    ("whatsapp", Icon.CHAT, msg("WhatsApp")),
    ("note", Icon.NOTE, msg("Internal note")),
)
"""The channels of the keys 1 to 5."""


class Channels(QWidget):
    """The channels side by side, one of them on."""

    picked = Signal(int)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        line = row(self)
        for place, (key, icon, title) in enumerate(CHANNELS):
            button = ChannelButton(themes, icon)
            button.setObjectName(f"channel-{key}")
            words.say(button.set_name, pmsg("key", "{title} ({key})", title=title, key=place + 1))
            self._group.addButton(button, place)
            line.addWidget(button)
        self._group.idClicked.connect(self.picked)

    def key(self) -> str:
        """The channel that is on."""
        return CHANNELS[max(0, self._group.checkedId())][0]

    def check(self, place: int) -> None:
        """Put another one on, by its place."""
        self._group.button(place).setChecked(True)

    def choose(self, key: str) -> None:
        """Put another one on, by its key; the first for a channel without a button."""
        self.check(next((place for place, (one, _, _) in enumerate(CHANNELS) if one == key), 0))


class FieldBox(Painted):
    """The border of a field around a line and the buttons beside it."""

    def __init__(self, themes: Themes, line: QWidget) -> None:
        super().__init__(themes)
        self._line = line
        self._invalid = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.update)

    def show_invalid(self, invalid: bool) -> None:
        """Mark it as holding something that cannot be saved."""
        self._invalid = invalid
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The border: of a field at rest, with the keys, or with an error."""
        theme = self._themes.theme
        color, width = theme.color.border.control, 1.0
        if self._invalid:
            color = theme.color.danger.base
        elif self._line.hasFocus():
            color, width = theme.color.accent.focus_ring, float(theme.stroke.focus)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, width))
        painter.setBrush(theme.color.bg.surface)
        half = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), theme.radius.md, theme.radius.md
        )


def _ctrl(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
