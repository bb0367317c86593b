"""The tabs of the page, each with how many it holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from csdesk.domain.text import Text, msg
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

TABS: tuple[tuple[str, Text], ...] = (
    ("summary", msg("Summary")),
    ("timeline", msg("Timeline")),
    ("contracts", msg("Contracts")),
    ("people", msg("People")),
    ("tasks", msg("Tasks")),
    ("measures", msg("Measures")),
    ("notes", msg("Notes")),
    ("history", msg("History")),
    ("fields", msg("Details")),
)
_GAP, _CLOSE, _HIGH = 20, 11, 36
_LARGE = 110


class CountTabs(QTabBar):
    """A tab bar that paints a quiet count after each title."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._counts: Mapping[str, int] = {}
        self._is_ringed = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        for _ in TABS:
            self.addTab("")
        words.language_changed.connect(self._say)
        themes.changed.connect(self._say)
        self._say()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show other counts."""
        if counts != self._counts:
            self._counts = dict(counts)
            self._say()

    def key(self) -> str:
        """The key of the tab that is chosen."""
        return TABS[self.currentIndex()][0]

    def choose(self, key: str) -> None:
        """Go to a tab."""
        self.setCurrentIndex([known for known, _ in TABS].index(key))

    def step(self, by: int) -> None:
        """Go so many tabs further, around the ends."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def tabSizeHint(self, place: int) -> QSize:
        """Title, count and the gap to the next."""
        theme = self._themes.theme
        wide = self._title_width(place) + self._count_width(place) + self._gap()
        return QSize(wide, theme.px(_HIGH))

    def minimumTabSizeHint(self, place: int) -> QSize:
        """As much as is wanted: titles are never cut."""
        return self.tabSizeHint(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ringed only when the keyboard came here by itself."""
        self._is_ringed = event.reason() in _BY_KEY
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the tabs, and show where they are."""
        self._is_ringed = True
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The titles, the counts, and the line under the chosen one."""
        theme = self._themes.theme
        painter = QPainter(self)
        for place in range(self.count()):
            box = self.tabRect(place).adjusted(0, 0, -self._gap(), 0)
            chosen = place == self.currentIndex()
            painter.setFont(font_of(theme.type.body, weight=600 if chosen else 400))
            painter.setPen(theme.color.text.primary if chosen else theme.color.text.secondary)
            painter.drawText(box, _FLAGS, self.tabText(place))
            if self._count_width(place):
                painter.setFont(font_of(theme.type.small))
                painter.setPen(theme.color.text.tertiary)
                after = box.adjusted(self._title_width(place) + theme.px(6), 0, self._gap(), 0)
                painter.drawText(after, _FLAGS, str(self._count(place)))
            if chosen:
                line = QRect(box.left(), box.bottom() - 1, box.width(), 2)
                painter.fillRect(line, theme.color.accent.base)
                if self.hasFocus() and self._is_ringed:
                    painter.setPen(theme.color.accent.focus_ring)
                    painter.drawRoundedRect(box.adjusted(-4, 4, 3, -6), theme.radius.sm, theme.radius.sm)

    def _say(self) -> None:
        for place, (_, title) in enumerate(TABS):
            self.setTabText(place, self._words(title))
            count = self._count(place)
            name = self._words(title) if count is None else f"{self._words(title)}, {count}"
            self.setAccessibleTabName(place, name)
        self.updateGeometry()
        self.update()

    def _gap(self) -> int:
        """Closer where the words are large: no title is cut."""
        theme = self._themes.theme
        return theme.px(_GAP if theme.px(100) <= _LARGE else _CLOSE)

    def _count(self, place: int) -> int | None:
        return self._counts.get(TABS[place][0]) or None

    def _title_width(self, place: int) -> int:
        metrics = QFontMetrics(font_of(self._themes.theme.type.body, weight=600))
        return metrics.horizontalAdvance(self.tabText(place))

    def _count_width(self, place: int) -> int:
        count = self._count(place)
        if count is None:
            return 0
        theme = self._themes.theme
        return QFontMetrics(font_of(theme.type.small)).horizontalAdvance(str(count)) + theme.px(6)


_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BY_KEY = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
