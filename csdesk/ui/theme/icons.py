"""The outline icons, named by meaning and drawn in the ink of the theme that is on.

Every file of `resources/icons` is one member of `Icon`, drawn on a grid of 24 with `currentColor`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from csdesk.ui.theme.icon_drawing import drawn
from csdesk.ui.theme.tokens import Theme

_CLONES: list[QIconEngine] = []


class Icon(StrEnum):
    """What an icon means; its value is the name of its file."""

    TODAY = "today"
    PORTFOLIO = "portfolio"
    TASKS = "tasks"
    TO_DO = "to_do"
    PLAYBOOKS = "playbooks"
    PROCESSES = "processes"
    REVIEW = "review"
    METRICS = "metrics"
    DATA = "data"
    NEW = "new"
    LOG_CONTACT = "log_contact"
    RUN = "run"
    SEARCH = "search"
    FILTER = "filter"
    COLUMNS = "columns"
    DENSITY = "density"
    SORT = "sort"
    EXPORT = "export"
    IMPORT = "import"
    UNDO = "undo"
    REDO = "redo"
    COPY = "copy"
    OPEN = "open"
    EDIT = "edit"
    ERASE = "erase"
    HIDE = "hide"
    SHOW = "show"
    GOAL = "goal"
    SAVED_VIEW = "saved_view"
    MENU = "menu"
    MORE = "more"
    CLOSE = "close"
    DONE = "done"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    PRESENT = "present"
    SAVE = "save"
    REFRESH = "refresh"
    SETTINGS = "settings"
    QUIT = "quit"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    FIT = "fit"
    SELECT = "select"
    OUTLINE = "outline"
    BACK = "back"
    FORWARD = "forward"
    JOIN = "join"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    ASCENDING = "ascending"
    DESCENDING = "descending"
    EMAIL = "email"
    CALL = "call"
    VIDEO_MEETING = "video_meeting"
    CHAT = "chat"
    VISIT = "visit"
    NOTE = "note"
    TICKET = "ticket"
    NPS = "nps"
    SYSTEM = "system"
    START = "start"
    QUESTION = "question"
    WAIT = "wait"
    END = "end"
    LINK = "link"
    ACCOUNT = "account"
    ACCOUNTS = "accounts"
    PERSON = "person"
    PEOPLE = "people"
    TOUCH = "touch"
    CONTRACT = "contract"
    RENEWAL = "renewal"
    DATE = "date"
    MONEY = "money"
    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    CHOICE = "choice"
    YES_NO = "yes_no"
    HEALTH = "health"
    OPPORTUNITY = "opportunity"
    DROP = "drop"
    INVOICE = "invoice"
    TAG = "tag"
    WEB = "web"
    FILE = "file"
    FOLDER = "folder"
    HISTORY = "history"
    SAVED = "saved"
    THIS_COMPUTER = "this_computer"
    LOCKED = "locked"
    LANGUAGE = "language"
    FOLLOW_SYSTEM = "follow_system"
    LIGHT_MODE = "light_mode"
    DARK_MODE = "dark_mode"
    KEYS = "keys"
    SURE = "sure"
    LIKELY = "likely"
    LEFT_OUT = "left_out"
    COMMAND = "command"


class Ink(StrEnum):
    """Which ink an icon or a painted word takes from the theme."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"
    DISABLED = "disabled"
    ON_ACCENT = "on_accent"
    ON_TOOLTIP = "on_tooltip"
    ACCENT = "accent"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


def ink_of(theme: Theme, ink: Ink) -> QColor:
    """The colour of an ink in a theme."""
    color = theme.color
    if ink is Ink.ACCENT:
        return color.accent.text
    if ink in {Ink.INFO, Ink.SUCCESS, Ink.WARNING, Ink.ERROR}:
        tone: QColor = getattr(color.status, ink.value).text
        return tone
    found: QColor = getattr(color.text, ink.value)
    return found


def icon_pixmap(icon: Icon, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon in one colour, sharp at a device pixel ratio; cached."""
    return drawn(icon.value, color.name(), size, ratio)


class ThemedIcon(QIconEngine):
    """Draws an icon in the ink of the theme that is on when it is painted."""

    def __init__(self, theme: Callable[[], Theme], icon: Icon, ink: Ink) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._ink = ink

    def clone(self) -> QIconEngine:
        """Another engine for the same icon; kept here, since Qt holds it without counting."""
        engine = ThemedIcon(self._theme, self._icon, self._ink)
        _CLONES.append(engine)
        return engine

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the icon in the middle of a place."""
        side = min(rect.width(), rect.height())
        ratio = painter.deviceTransform().m11()
        corner = QRect(0, 0, side, side)
        corner.moveCenter(rect.center())
        painter.drawPixmap(corner, self._pixmap(side, mode, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """The icon at a size in device pixels."""
        return self._padded(size, mode, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """The icon at a size in device pixels for a screen of this ratio."""
        return self._padded(size, mode, scale)

    def _padded(self, size: QSize, mode: QIcon.Mode, scale: float) -> QPixmap:
        """At the left of its place: buttons ask for a wider one to keep their words away."""
        drawn = QPixmap(self._pixmap(min(size.width(), size.height()), mode, 1.0))
        if size.width() > size.height():
            wide = QPixmap(size)
            wide.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wide)
            painter.drawPixmap(0, 0, drawn)
            painter.end()
            drawn = wide
        drawn.setDevicePixelRatio(scale)
        return drawn

    def _pixmap(self, side: int, mode: QIcon.Mode, ratio: float) -> QPixmap:
        ink = Ink.DISABLED if mode is QIcon.Mode.Disabled else self._ink
        return icon_pixmap(self._icon, ink_of(self._theme(), ink), max(side, 1), ratio)
