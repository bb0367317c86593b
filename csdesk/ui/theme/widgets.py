"""Small painted widgets that every page uses: icons, pills, avatars, key caps, sparklines, meters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, Ink, icon_pixmap, ink_of
from csdesk.ui.theme.painting import (
    Level,
    PillTone,
    caps_width,
    health_tone,
    paint_caps,
    paint_pill,
    pill_inks,
    pill_width,
)
from csdesk.ui.theme.theme import Themes


class Painted(QWidget):
    """A widget that paints itself from the theme, and again when the theme changes."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        themes.changed.connect(self._on_theme)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class IconLabel(Painted):
    """One icon, in an ink of the theme."""

    def __init__(self, themes: Themes, icon: Icon, ink: Ink = Ink.SECONDARY, size: int = 16) -> None:
        super().__init__(themes)
        self._icon = icon
        self._ink = ink
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: Icon, ink: Ink) -> None:
        """Show another icon."""
        self._icon, self._ink = icon, ink
        self.update()

    def sizeHint(self) -> QSize:
        """A square of the icon's size."""
        side = self._themes.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        theme = self._themes.theme
        side = theme.px(self._size)
        ratio = self.devicePixelRatioF()
        QPainter(self).drawPixmap(0, 0, icon_pixmap(self._icon, ink_of(theme, self._ink), side, ratio))


class Pill(Painted):
    """A tag: a few words on a tint."""

    def __init__(self, themes: Themes, words: str = "", tone: PillTone = PillTone.NEUTRAL) -> None:
        super().__init__(themes)
        self._words = words
        self._tone = tone
        self._level: Level | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self._on_theme()

    def set_tone(self, tone: PillTone) -> None:
        """Be about something else."""
        self._tone = tone
        self._level = None
        self.update()

    def set_health(self, level: Level, words: str) -> None:
        """Show a health level: its shape and these words, as a rule the score."""
        self._level = level
        self.set_words(words)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        theme = self._themes.theme
        return QSize(pill_width(theme, self._words, shaped=self._level is not None), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words on their tint."""
        theme = self._themes.theme
        inks = pill_inks(theme, self._tone)
        if self._level is not None:
            tone = health_tone(theme, self._level)
            inks = (tone.text, tone.tint)
        paint_pill(QPainter(self), theme, QRectF(self.rect()), self._words, inks, level=self._level)


class Avatar(Painted):
    """The initials of a name, on a square (an account) or a circle (a person)."""

    def __init__(
        self, themes: Themes, name: str = "", *, size: int = 22, round_: bool = False, strong: bool = False
    ) -> None:
        super().__init__(themes)
        self._initials = initials(name)
        self._size = size
        self._round = round_
        self._strong = strong
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show the initials of another name."""
        self._initials = initials(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._themes.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The initials."""
        theme = self._themes.theme
        side = theme.px(self._size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color.text.primary if self._strong else theme.color.border.default)
        painter.setBrush(theme.color.text.primary if self._strong else theme.color.bg.sunken)
        corner = side / 2 if self._round else theme.radius.md
        painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), corner, corner)
        painter.setPen(theme.color.bg.surface if self._strong else theme.color.text.secondary)
        font = font_of(theme.type.caption, tabular=False, weight=600)
        sized = type(font)(font)
        sized.setPixelSize(max(theme.px(9), round(side * 0.38)))
        painter.setFont(sized)
        painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, self._initials)


class KeyCaps(Painted):
    """Keys, drawn as caps."""

    def __init__(self, themes: Themes, caps: Sequence[str] = ()) -> None:
        super().__init__(themes)
        self._caps = tuple(caps)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_caps(self, caps: Sequence[str]) -> None:
        """Show other keys."""
        self._caps = tuple(caps)
        self._on_theme()

    def sizeHint(self) -> QSize:
        """As wide as the caps."""
        theme = self._themes.theme
        return QSize(caps_width(theme, self._caps), theme.px(17))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The caps."""
        theme = self._themes.theme
        inks = (theme.color.text.secondary, theme.color.border.strong)
        paint_caps(QPainter(self), theme, QPointF(0, self.height() / 2), self._caps, inks)


class Meter(Painted):
    """How much of something there is: a bar from 0 to 1, or empty when it is not known."""

    def __init__(self, themes: Themes, share: float | None = None, level: Level | None = None) -> None:
        super().__init__(themes)
        self._share = share
        self._level = level
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None, level: Level | None = None) -> None:
        """Show another share, in the colour of a level or of the accent."""
        self._share, self._level = share, level
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar."""
        theme = self._themes.theme
        return QSize(theme.px(80), theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color.bg.sunken)
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, theme.radius.xs, theme.radius.xs)
        if self._share:
            solid = theme.color.accent.base if self._level is None else health_tone(theme, self._level).solid
            painter.setBrush(solid)
            box.setWidth(box.width() * min(max(self._share, 0.0), 1.0))
            painter.drawRoundedRect(box, theme.radius.xs, theme.radius.xs)


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name.

    >>> initials("Tijolo Lilás"), initials("onça"), initials("")
    ('TL', 'O', '')
    """
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    if not words:
        return ""
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()
