"""Beside the slide: its title, the sentence drafted from the numbers, its figures, the deck's language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from csdesk.domain.text import Text, msg
from csdesk.i18n import Translator
from csdesk.ui.actions.look import LANGUAGE_NAMES
from csdesk.ui.reviews.draft import DraftEdit
from csdesk.ui.reviews.presenter import FigureRow, Standing
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

WIDTH = 272


class SidePanel(QFrame):
    """What can be done to one slide."""

    title_written = Signal(str)
    title_dropped = Signal()
    """Back to the drafted sentence."""
    visibility_wanted = Signal()
    language_picked = Signal(str)
    figure_wanted = Signal(str, bool)
    """A figure by its id, and whether the slide is to show it."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("kind", "panel")
        self.setFixedWidth(WIDTH)
        self.heading = _label(self, "section")
        self.visibility = QPushButton(self)
        self.visibility.setProperty("small", True)
        self.title = DraftEdit(self)
        self.title.setFixedHeight(76)
        words.say(self.title.setAccessibleName, msg("Title of the slide"))
        self.drafted_name = _label(self, "small")
        self.drafted = _label(self, "secondary")
        self.use = QPushButton(self)
        self.use.setProperty("kind", "link")
        self.figures = QWidget(self)
        self._grid = QGridLayout(self.figures)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.reason = _label(self, "secondary")
        self.language = QComboBox(self)
        for code, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, code)
        words.say(self.language.setAccessibleName, msg("Language of the deck"))
        words.say(self.drafted_name.setText, msg("Sentence made from the numbers"))
        words.say(self.use.setText, msg("Use this sentence"))
        self._arrange()
        self.title.written.connect(self.title_written)
        self.use.clicked.connect(self.title_dropped)
        self.visibility.clicked.connect(self.visibility_wanted)
        self.language.activated.connect(lambda _: self.language_picked.emit(self.language.currentData()))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.visibility)
        column.addWidget(self.reason)
        column.addSpacing(6)
        self._title_name = self._named(column, msg("Title of the slide"))
        for part in (self.title, self.drafted_name, self.drafted, self.use):
            column.addWidget(part)
        column.addSpacing(10)
        self._figures_name = self._named(column, msg("Figures of the slide"))
        column.addWidget(self.figures)
        column.addStretch(1)
        self._named(column, msg("Language of the deck"))
        column.addWidget(self.language)

    def _named(self, column: QVBoxLayout, text: Text) -> QLabel:
        label = _label(self, "small")
        self._words.say(label.setText, text)
        column.addWidget(label)
        return label

    def show_section(self, label: Text, standing: Standing, reason: Text | None) -> None:
        """Show which section it is and whether it can be shown or hidden."""
        self._words.say(self.heading.setText, label)
        has_slide = standing in {Standing.READY, Standing.EDITED}
        for part in (self._title_name, self.title, self._figures_name, self.figures):
            part.setVisible(has_slide)
        self.reason.setVisible(reason is not None)
        if reason is not None:
            self._words.say(self.reason.setText, reason)
        self.visibility.setVisible(standing is not Standing.LEFT_OUT)
        hidden = standing is Standing.HIDDEN
        self._words.say(
            self.visibility.setText, msg("Put back into the deck") if hidden else msg("Take out of the deck")
        )
        if not has_slide:
            self.show_draft(None)

    def show_draft(self, sentence: str | None) -> None:
        """Offer the drafted sentence, or nothing when it is the one that is used."""
        for part in (self.drafted_name, self.drafted, self.use):
            part.setVisible(sentence is not None)
        self.drafted.setText(sentence or "")

    def show_figures(self, figures: list[FigureRow], translator: Translator) -> None:
        """List the figures of the slide, each with a box where it can be chosen."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._figures_name.setVisible(bool(figures))
        for row, one in enumerate(figures):
            name, value = self._figure_box(one, translator), _label(self.figures, "strong")
            value.setText(translator.write(one.figure.value))
            value.setEnabled(one.is_shown)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
        self._grid.setColumnStretch(0, 1)

    def _figure_box(self, one: FigureRow, translator: Translator) -> QCheckBox:
        said = translator.words(one.figure.label)
        box = QCheckBox(self.figures)
        room = WIDTH - 130
        box.setText(box.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
        box.setAccessibleName(said)
        if not one.can_change and not one.is_shown:
            box.setToolTip(plain(self._words(msg("A slide has room for 4 figures"))))
        box.setChecked(one.is_shown)
        box.setEnabled(one.can_change)
        box.toggled.connect(lambda on: self.figure_wanted.emit(one.figure.id, on))
        return box


def _label(parent: QWidget, kind: str) -> QLabel:
    label = QLabel(parent, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label
