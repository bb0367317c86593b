"""What the review page is made of, and where each part stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from csdesk.domain.text import msg, nmsg
from csdesk.ui.reviews.heading import ReviewHeading
from csdesk.ui.reviews.section_list import SectionList
from csdesk.ui.reviews.side_panel import SidePanel
from csdesk.ui.reviews.slide_view import SlideView
from csdesk.ui.shell.pages import Page
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

SECTIONS_WIDTH = 256


class ReviewFrame(Page):
    """Heading, sections, slide and panel; or one sentence while no account is picked."""

    def __init__(self, words: Words, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = ReviewHeading(words, themes, self)
        self._words = words
        self.sections = SectionList(themes, words, self)
        self.ready = label("small")
        self.view = SlideView(words, themes, self)
        self.panel = SidePanel(words, self)
        self.empty = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.empty.setProperty("kind", "lead")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.say(self.empty.setText, msg("Pick an account to see its review."))
        self._body = QWidget(self)
        self._arrange()

    def show_body(self, *, shown: bool) -> None:
        """Show the parts of a deck, or the sentence in their place."""
        self._body.setVisible(shown)
        self.empty.setVisible(not shown)
        for button in (self.heading.present, self.heading.pdf, self.heading.xlsx, self.heading.pptx):
            button.setEnabled(shown)

    def show_ready(self, ready: int, sections: int) -> None:
        """Say how many of the sections have what they need."""
        self._words.say(
            self.ready.setText, nmsg("{ready} of {n} ready", "{ready} of {n} ready", sections, ready=ready)
        )

    def _listed(self) -> QWidget:
        """The sections under their title."""
        holder = QFrame(self._body)
        holder.setProperty("kind", "surface")
        holder.setFixedWidth(SECTIONS_WIDTH)
        listed = column(holder)
        head = row(gap=8)
        head.setContentsMargins(16, 10, 12, 8)
        title = label("section")
        self._words.say(title.setText, msg("Sections"))
        head.addWidget(title)
        head.addWidget(self.ready, 1)
        listed.addLayout(head)
        listed.addWidget(self.sections, 1)
        return holder

    def _arrange(self) -> None:
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._listed())
        body.addWidget(self.view, 1)
        body.addWidget(self.panel)
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self._body, 1)
        whole.addWidget(self.empty, 1)
