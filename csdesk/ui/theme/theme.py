"""The look that is on: chosen or the system's, at a zoom, switched live for every widget at once."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from csdesk.ui.theme.fonts import font_of, load_fonts
from csdesk.ui.theme.icons import Icon, Ink, ThemedIcon
from csdesk.ui.theme.palette import palette_of
from csdesk.ui.theme.stylesheet import stylesheet_of
from csdesk.ui.theme.tokens import Theme, theme_of

ZOOMS = (80, 90, 100, 110, 125, 150)


class Appearance(StrEnum):
    """Which mode the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Themes(QObject):
    """Holds the current `Theme` and dresses the application in it; `changed` says that it is another one."""

    changed = Signal()
    dressing = Signal()
    """Everything in the window is about to be dressed anew: what nobody sees may leave it before."""

    def __init__(
        self,
        app: QApplication,
        appearance: Appearance = Appearance.SYSTEM,
        zoom: int = 100,
        *,
        dressed: bool = True,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._dressed: QApplication | QWidget = app
        self._appearance = appearance
        self._zoom = _nearest(zoom)
        self._held: WeakKeyDictionary[QObject, dict[str, Callable[[Theme], int]]] = WeakKeyDictionary()
        load_fonts()
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._theme = self._wanted()
        self._colour()
        if dressed:
            self.dress()

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return self._theme

    @property
    def appearance(self) -> Appearance:
        """What was chosen."""
        return self._appearance

    @property
    def zoom(self) -> int:
        """The zoom, in percent."""
        return self._zoom

    def choose(self, appearance: Appearance) -> None:
        """Go light, dark, or with the system."""
        self._appearance = appearance
        self._refresh()

    def zoom_to(self, percent: int) -> None:
        """Show everything at the nearest of the zoom steps."""
        self._zoom = _nearest(percent)
        self._refresh()

    def zoom_by(self, steps: int) -> None:
        """Go that many steps larger, or smaller."""
        place = ZOOMS.index(self._zoom) + steps
        self.zoom_to(ZOOMS[max(0, min(place, len(ZOOMS) - 1))])

    def dress(self, window: QWidget | None = None) -> None:
        """Give every widget of a window, or of the app, its looks, those that are there and those that come.

        To dress the app again takes Qt six times as long as to dress a window with the same widgets.
        """
        self._dressed = window or self._dressed
        self._dressed.setStyleSheet(stylesheet_of(self._theme))

    def hold(self, setter: Callable[[int], object], length: Callable[[Theme], int]) -> None:
        """Give a length through a bound method of a widget, now and at each other zoom.

        Another length through the same method takes the place of the first. The widget is not kept alive.
        """
        setter(length(self._theme))
        target: QObject = setter.__self__  # type: ignore[attr-defined]  # of a bound method
        self._held.setdefault(target, {})[setter.__name__] = length

    def icon(self, icon: Icon, ink: Ink = Ink.SECONDARY) -> QIcon:
        """An icon that follows the theme by itself."""
        return QIcon(ThemedIcon(self._current, icon, ink))

    def font(self, step: str, *, tabular: bool = True, weight: int | None = None) -> QFont:
        """The font of a step of the type scale, by its name."""
        return font_of(getattr(self._theme.type, step), tabular=tabular, weight=weight)

    def _current(self) -> Theme:
        return self._theme

    def _wanted(self) -> Theme:
        dark = self._appearance is Appearance.DARK
        if self._appearance is Appearance.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return theme_of(dark=dark, zoom=self._zoom)

    def _system_changed(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self._theme:
            is_other_size = wanted.zoom != self._theme.zoom
            self._theme = wanted
            self._colour()
            self.dressing.emit()
            self.dress()
            if is_other_size:
                self._measure()
            self.changed.emit()

    def _measure(self) -> None:
        for target, lengths in list(self._held.items()):
            if not isValid(target):
                self._held.pop(target, None)
                continue
            for name, length in lengths.items():
                getattr(target, name)(length(self._theme))

    def _colour(self) -> None:
        self._app.setFont(font_of(self._theme.type.body))
        self._app.setPalette(palette_of(self._theme))


def _nearest(percent: int) -> int:
    return min(ZOOMS, key=lambda step: abs(step - percent))
