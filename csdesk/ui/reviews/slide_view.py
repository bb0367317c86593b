"""The middle of the review page: the slide, where it stands in the deck, and what to say on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from csdesk.domain.review.boxes import SlideLayout
from csdesk.domain.text import Text, msg
from csdesk.ui.reviews.draft import DraftEdit
from csdesk.ui.reviews.preview import SlidePreview
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

NOTES_HEIGHT = 110
_WORDS_A_MINUTE, _LONG = 130, 90
"""How fast people talk; from so many seconds on it is told in minutes."""


class SlideView(QWidget):
    """One slide with its speaker notes."""

    turned = Signal(int)
    """One slide forward (1) or back (-1)."""

    def __init__(self, words: Words, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._themes = words, themes
        self.preview = SlidePreview(themes, self)
        self.notes = DraftEdit(self)
        self.notes.setFixedHeight(NOTES_HEIGHT)
        words.say(self.notes.setAccessibleName, msg("Speaker notes"))
        self.place = _label(self, "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.preview, 1)
        column.addWidget(self._pager())
        column.addWidget(self._script())
        self.preview.turned.connect(self.turned)

    def show_slide(self, slide: SlideLayout, talking: str) -> None:
        """Show a slide and what to say on it."""
        self.preview.show_slide(slide)
        self.notes.setEnabled(True)
        self.notes.show_words(talking)

    def show_place(self, page: int, pages: int) -> None:
        """Say which slide of how many it is."""
        self._words.say(self.place.setText, msg("{page} of {pages}", page=page, pages=pages))

    def show_nothing(self, reason: Text) -> None:
        """Show a section without a slide, and why there is none."""
        self.preview.show_slide(None, self._words(reason))
        self.notes.show_words("")
        self.notes.setEnabled(False)
        self._words.say(self.place.setText, msg("Not in the deck"))

    def _time(self) -> None:
        seconds = round(len(self.notes.toPlainText().split()) * 60 / _WORDS_A_MINUTE / 10) * 10
        long = seconds >= _LONG
        said = (
            msg("{n} min to say", n=round(seconds / 60)) if long else msg("{n} s to say", n=max(seconds, 10))
        )
        self._words.say(self.spoken.setText, said)
        self.spoken.setVisible(bool(self.notes.toPlainText().strip()))

    def _pager(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "band")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self._turner(frame, Icon.LEFT, -1, msg("Previous slide")))
        row.addWidget(self.place)
        row.addWidget(self._turner(frame, Icon.RIGHT, 1, msg("Next slide")))
        row.addStretch(1)
        native = _label(frame, "tertiary")
        self._words.say(native.setText, msg("Charts can be edited in PowerPoint"))
        row.addWidget(native)
        return frame

    def _turner(self, parent: QWidget, icon: Icon, by: int, name: Text) -> QPushButton:
        button = QPushButton(parent)
        button.setProperty("kind", "icon-ghost")
        button.setIcon(self._themes.icon(icon))
        self._words.say(button.setAccessibleName, name)
        self._words.say(button.setToolTip, name)
        button.clicked.connect(lambda: self.turned.emit(by))
        return button

    def _script(self) -> QWidget:
        holder = QFrame(self)
        holder.setProperty("kind", "surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(6)
        name, rest = _label(holder, "strong"), _label(holder, "small")
        self._words.say(name.setText, msg("Speaker notes"))
        self._words.say(rest.setText, msg("Source, definitions and likely questions are added on export"))
        rest.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(name)
        head.addStretch(1)
        self.spoken = _label(holder, "small")
        self.notes.textChanged.connect(self._time)
        head.addWidget(self.spoken)
        column.addLayout(head)
        column.addWidget(self.notes)
        column.addWidget(rest)
        return holder


def _label(parent: QWidget, kind: str) -> QLabel:
    label = QLabel(parent, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    return label
