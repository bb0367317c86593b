"""What the review page is made of, and where each part stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from csdesk.domain.text import msg
from csdesk.ui.reviews.heading import ReviewHeading
from csdesk.ui.reviews.section_list import SectionList
from csdesk.ui.reviews.side_panel import SidePanel
from csdesk.ui.reviews.slide_view import SlideView
from csdesk.ui.shell.pages import Page
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

SECTIONS_WIDTH = 264


class ReviewFrame(Page):
    """Heading, sections, slide and panel; or one sentence while no account is picked."""

    def __init__(self, words: Words, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = ReviewHeading(words, themes, self)
        self.sections = SectionList(themes, words, self)
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

    def _arrange(self) -> None:
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self.sections.setFixedWidth(SECTIONS_WIDTH)
        body.addWidget(self.sections)
        body.addWidget(self.view, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._body, 1)
        column.addWidget(self.empty, 1)
