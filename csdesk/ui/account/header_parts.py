"""What the header of the page is put together from: figures, the health pill, tags, the name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csdesk.domain.text import Text
from csdesk.ui.account.facts import Fact
from csdesk.ui.account.health_facts import HealthShown
from csdesk.ui.account.lettering import ElidedLabel
from csdesk.ui.tables.column import Tone
from csdesk.ui.theme.painting import PillTone, paint_pill, pill_inks, pill_width
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted, Pill
from csdesk.ui.tips import plain
from csdesk.ui.words import Words


class FactLabel(QWidget):
    """A figure of the header: what it is, and the figure with a note."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._title, self._value, self._note = label("small"), label("strong"), label("small")
        layout = column(self, gap=2)
        layout.addWidget(self._title)
        line = row(gap=5)
        line.addWidget(self._value)
        line.addWidget(self._note)
        line.addStretch()
        layout.addLayout(line)

    def show_fact(self, fact: Fact) -> None:
        """Show another figure."""
        self._words.say(self._title.setText, fact.title)
        self._words.say(self._value.setText, fact.value)
        self._note.setVisible(fact.note is not None)
        if fact.note is not None:
            self._words.say(self._note.setText, fact.note)
            restyle(self._note, kind="error" if fact.tone is Tone.BAD else "small")


class HealthFact(QWidget):
    """The health of the account beside its name, as a pill; pressed, it asks why."""

    pressed = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self.pill = Pill(themes)
        column(self).addWidget(self.pill)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_health(self, health: HealthShown | None) -> None:
        """Show the health of another account."""
        self.setVisible(health is not None)
        if health is not None:
            self.pill.set_health(health.level, "—" if health.score is None else str(health.score))
            self._words.say(self.pill.setAccessibleName, health.spoken)
            self._words.say(self.setToolTip, health.spoken)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks why."""
        super().mouseReleaseEvent(event)
        self.pressed.emit()


class TagLine(Painted):
    """The tags under the name, as many as there is room for; all of them in the tooltip."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self._tags: tuple[Text, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_tags(self, tags: Sequence[Text]) -> None:
        """Show other tags."""
        self._tags = tuple(tags)
        named = ", ".join(self._words(tag) for tag in self._tags)
        self.setToolTip(plain(named))
        self.setAccessibleName(named)
        self._on_theme()

    def sizeHint(self) -> QSize:
        """All of them side by side."""
        theme = self._themes.theme
        wide = sum(pill_width(theme, self._words(tag)) + theme.px(6) for tag in self._tags)
        return QSize(wide, theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """Room for one or two."""
        return QSize(self._themes.theme.px(120), self._themes.theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Those that fit."""
        theme = self._themes.theme
        painter = QPainter(self)
        left = 0
        for tag in self._tags:
            written = self._words(tag)
            width = pill_width(theme, written)
            if left + width > self.width():
                return
            box = QRectF(left, 0, width, theme.px(20))
            paint_pill(painter, theme, box, written, pill_inks(theme, PillTone.NEUTRAL))
            left += width + theme.px(6)


class NameLabel(ElidedLabel):
    """The name; a click turns it into a field."""

    pressed = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Edit it."""
        super().mouseReleaseEvent(event)
        self.pressed.emit()
