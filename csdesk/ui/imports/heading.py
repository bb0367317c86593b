"""The line above the wizard: what it reads, where the person is, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.imports.parts import Cut
from csdesk.ui.imports.state import ImportState, StepOf
from csdesk.ui.imports.steps import StepLine
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words


class Heading(QFrame):
    """Title, file, steps, cross."""

    closed = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "band")
        self.setFixedHeight(themes.theme.size.page_header)
        title = label("title")
        words.say(title.setText, msg("Import a spreadsheet"))
        self._tag = QFrame()
        self._tag.setProperty("kind", "tag")
        self._file = Cut("small")
        self._tag.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inside = row(self._tag, gap=6)
        inside.setContentsMargins(8, 3, 8, 3)
        inside.addWidget(IconLabel(themes, Icon.FILE, Ink.SECONDARY, 14))
        inside.addWidget(self._file)
        self.steps = StepLine(themes, words)
        close = Button(themes, "icon-ghost", Icon.CLOSE)
        words.say(close.set_name, msg("Leave; the draft stays"))
        close.clicked.connect(self.closed)
        line = row(self, gap=12)
        line.setContentsMargins(24, 0, 16, 0)
        line.addWidget(title)
        line.addWidget(self._tag)
        line.addStretch()
        line.addWidget(self.steps)
        line.addSpacing(8)
        line.addWidget(close)

    def show_state(self, state: ImportState) -> None:
        """Follow the wizard."""
        self.steps.show_step(state.step)
        said = _said(state)
        if said is not None:
            self._words.say(self._file.setText, said)
        self._tag.setVisible(said is not None)


def _said(state: ImportState) -> Text | None:
    if state.understood is None or state.step is StepOf.FILE:
        return None
    books = state.understood.books
    if len(books) > 1:
        return nmsg("{n} file", "{n} files", len(books))
    file = verbatim(books[0].file)
    sheets = list(dict.fromkeys(mapping.table.sheet.name for mapping in state.mappings))
    if len(sheets) > 1:
        return msg("{file}, {n} sheets", file=file, n=len(sheets))
    if not sheets or books[0].file.startswith(sheets[0]):
        return file
    return msg("{file}, sheet {sheet}", file=file, sheet=verbatim(sheets[0]))
