"""Controls that Qt lacks: a button with its key on it, a chip with a menu, a segmented choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from csdesk.domain.text import Text
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, Ink, icon_pixmap
from csdesk.ui.theme.painting import caps_width, paint_caps
from csdesk.ui.theme.parts import row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_INKS = {"primary": Ink.ON_ACCENT, "danger": Ink.ON_ACCENT, "toast": Ink.ON_TOOLTIP}


class Pressed(QPushButton):
    """A button that Enter presses as Space does, on every system; a key held down presses once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone presses; with Ctrl or Alt it belongs to what is around."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or not plain:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class Button(Pressed):
    """A button of a kind, with an icon in the right ink and the caps of its key."""

    def __init__(
        self,
        themes: Themes,
        kind: str = "",
        icon: Icon | None = None,
        caps: Sequence[str] = (),
        *,
        caps_first: bool = False,
    ) -> None:
        super().__init__()
        self._themes = themes
        self._caps = tuple(caps)
        self._caps_first = caps_first
        self._ink = _INKS.get(kind, Ink.PRIMARY)
        if kind:
            self.setProperty("kind", kind)
        if icon is not None:
            self.set_icon(icon)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def set_icon(self, icon: Icon) -> None:
        """Show an icon before the words."""
        self.setIcon(self._themes.icon(icon, self._ink))
        self._size_icon()
        self._themes.changed.connect(self._size_icon)

    def _size_icon(self) -> None:
        side = self._themes.theme.size.icon
        gap = 0 if str(self.property("kind")).startswith("icon") else self._themes.theme.px(4)
        self.setIconSize(QSize(side + gap, side))

    def set_name(self, words: str) -> None:
        """Name a button that shows only its icon: tooltip and accessible name."""
        self.setToolTip(plain(words))
        self.setAccessibleName(words)

    def set_caps(self, caps: Sequence[str]) -> None:
        """Show other keys."""
        self._caps = tuple(caps)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Words, icon and caps."""
        return super().sizeHint() + QSize(self._room(), 0)

    def minimumSizeHint(self) -> QSize:
        """As much as is wanted: words are never cut."""
        return self.sizeHint()

    def _room(self) -> int:
        return caps_width(self._themes.theme, self._caps) + self._themes.theme.px(8) if self._caps else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, with room at the end for the caps."""
        if not self._caps:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room = self._room()
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        option.rect = inside.adjusted(room, 0, 0, 0) if self._caps_first else inside.adjusted(0, 0, -room, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        theme = self._themes.theme
        wide = caps_width(theme, self._caps)
        left = inside.left() if self._caps_first else inside.right() + theme.px(3) - wide
        paint_caps(painter, theme, QPointF(left, self.height() / 2), self._caps, self._cap_inks())

    def _cap_inks(self) -> tuple[QColor, QColor]:
        color = self._themes.theme.color
        if not self.isEnabled():
            return color.text.disabled, color.border.default
        if self._ink is Ink.ON_ACCENT:
            return color.text.on_accent, color.accent.border
        if self._ink is Ink.ON_TOOLTIP:
            return color.text.on_tooltip, color.text.on_tooltip
        return color.text.secondary, color.border.strong


def icon_button(themes: Themes, words: Words, icon: Icon, name: Text) -> Button:
    """A button that shows an icon alone, and says its name."""
    made = Button(themes, "icon", icon)
    words.say(made.set_name, name)
    return made


class Chip(Pressed):
    """A filter as a sentence: its name, its value when it is on, and a cross to drop it or an arrow to set it."""

    dropped = Signal()

    def __init__(self, themes: Themes, icon: Icon | None = None) -> None:
        super().__init__()
        self._themes = themes
        self._icon = icon
        self._name = ""
        self._value = ""
        self.setProperty("kind", "chip")
        self._fill: Callable[[QMenu], object] | None = None

    def set_name(self, words: str) -> None:
        """What is filtered."""
        self._name = words
        self._on_words()

    def set_value(self, words: str) -> None:
        """What is let through; nothing turns the chip off."""
        self._value = words
        restyle(self, on=bool(words))
        self._on_words()

    def set_menu(self, fill: Callable[[QMenu], object]) -> None:
        """Drop a menu when pressed, filled afresh each time."""
        self._fill = fill
        self.clicked.connect(self._drop_menu)

    def sizeHint(self) -> QSize:
        """Icon, words and mark, each with room."""
        theme = self._themes.theme
        wide = sum(width for _, width, _ in self._parts()) + theme.px(18)
        return QSize(wide, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """As much as is wanted: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sentence on its surface."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        theme = self._themes.theme
        left = theme.px(9)
        for part, width, weight in self._parts():
            self._paint_part(painter, part, left, weight)
            left += width

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross drops the filter."""
        if self._value and event.position().x() > self.width() - self._themes.theme.px(24):
            self.setDown(False)
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)

    def _parts(self) -> list[tuple[str | Icon, int, int]]:
        theme = self._themes.theme
        small, gap = theme.size.icon_small, theme.px(6)
        parts: list[tuple[str | Icon, int, int]] = []
        if self._icon is not None and not self._value:
            parts.append((self._icon, small + gap, 0))
        name = f"{self._name}:" if self._value else self._name
        parts.append((name, self._wide(name, 600 if self._value else 500) + gap, 600 if self._value else 500))
        if self._value:
            parts.append((self._value, self._wide(self._value, 400) + gap, 400))
        parts.append((Icon.CLOSE if self._value else Icon.DOWN, small, 0))
        return parts

    def _wide(self, words: str, weight: int) -> int:
        return QFontMetrics(font_of(self._themes.theme.type.body, weight=weight)).horizontalAdvance(words)

    def _paint_part(self, painter: QPainter, part: str | Icon, left: int, weight: int) -> None:
        theme = self._themes.theme
        ink = theme.color.accent.text if self._value else theme.color.text.primary
        middle = self.height() / 2
        if isinstance(part, Icon):
            side = theme.size.icon_small
            pixmap = icon_pixmap(part, ink, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, round(middle - side / 2)), pixmap)
            return
        painter.setPen(ink)
        painter.setFont(font_of(theme.type.body, weight=weight))
        box = QRect(left, 0, self.width(), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, part)

    def _on_words(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._value}" if self._value else self._name)
        self.updateGeometry()
        self.update()

    def _drop_menu(self) -> None:
        if self._fill is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class SegmentedControl(QWidget):
    """One choice of a few, all of them visible."""

    chosen = Signal(str)

    def __init__(
        self, themes: Themes, words: Words, options: Sequence[tuple[str, Text, Icon | None]]
    ) -> None:
        super().__init__()
        layout = row(self)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _, _ in options]
        for place, (_, title, icon) in enumerate(options):
            button = Button(themes, "segment", icon)
            button.setCheckable(True)
            button.setProperty("place", _place(place, len(options)))
            words.say(button.setText, title)
            self._group.addButton(button, place)
            layout.addWidget(button)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._keys[place]))

    def choose(self, key: str) -> None:
        """Show another choice as chosen, without a signal."""
        button = self._group.button(self._keys.index(key))
        button.setChecked(True)

    def choice(self) -> str:
        """The key of what is chosen; empty when nothing is."""
        place = self._group.checkedId()
        return self._keys[place] if place >= 0 else ""


def _place(place: int, of: int) -> str:
    if of == 1:
        return "only"
    return {0: "first", of - 1: "last"}.get(place, "middle")
