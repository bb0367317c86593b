"""The first run: three ways to begin, a file that is already there, three promises, and how it should look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSpacerItem, QVBoxLayout, QWidget

from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.actions.look import APPEARANCES, LANGUAGE_NAMES
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.dropping import take_files, welcome_files
from csdesk.ui.shell.pages import Page
from csdesk.ui.start.choices import Choice, Drawing, paint_import, paint_sample, painter_of_scratch
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

CURRENCIES = (("BRL", "R$"), ("USD", "US$"), ("EUR", "€"))
_WIDTH = 984
_LOW = 740
"""In a page lower than this the ways to begin are as low as their words, so that the looks stay in sight."""
_HIGH_CARD, _LOW_CARD = 330, 280


class StartHost(Protocol):
    """What the first run asks of the app."""

    @property
    def language(self) -> str:
        """The language that is spoken."""

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system."""

    @property
    def currency(self) -> str:
        """The reporting currency of the next workspace."""

    def import_file(self) -> None:
        """Ask for a spreadsheet and import it into a new workspace."""

    def import_dropped(self, paths: Sequence[Path]) -> None:
        """Import the files that were dropped on the window."""

    def open_sample(self) -> None:
        """Open the sample in its own file."""

    def start_empty(self) -> None:
        """Make a workspace with a first account."""

    def open_file(self) -> None:
        """Ask for a workspace and open it."""

    def choose_language(self, language: str) -> None:
        """Speak another language."""

    def choose_appearance(self, appearance: Appearance) -> None:
        """Go light, dark, or with the system."""

    def choose_currency(self, currency: str) -> None:
        """Keep the money of new workspaces in another currency."""


class StartPage(Page):
    """What stands in the window while no file is open."""

    def __init__(self, themes: Themes, words: Words, host: StartHost) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._host = host
        self._cards: list[Choice] = []
        self.setAcceptDrops(True)
        area = QScrollArea(widgetResizable=True)
        area.setProperty("kind", "surface")
        inside = QFrame()
        inside.setProperty("kind", "surface")
        area.setWidget(inside)
        column(self).addWidget(area)
        body = QWidget()
        body.setMaximumWidth(themes.theme.px(_WIDTH))
        outer = row(inside)
        outer.addStretch()
        outer.addWidget(body, 1000)
        outer.addStretch()
        layout = column(body, gap=0)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        self._add_title(layout)
        self._body = layout
        self._spaces = [QSpacerItem(0, 26) for _ in range(4)]
        after = iter(self._spaces)
        layout.addLayout(self._choices())
        layout.addItem(next(after))
        layout.addWidget(self._file_line())
        layout.addItem(next(after))
        layout.addWidget(hairline())
        layout.addItem(next(after))
        layout.addLayout(self._promises())
        layout.addItem(next(after))
        layout.addLayout(self._looks())
        layout.addStretch(3)

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """1, 2, 3 and Enter."""
        host = self._host
        return (
            ActionSpec(
                "start.import",
                msg("Import a spreadsheet"),
                host.import_file,
                Icon.IMPORT,
                ("1", "Return", "Enter"),
            ),
            ActionSpec("start.sample", msg("Open the sample"), host.open_sample, Icon.SHOW, ("2",)),
            ActionSpec("start.empty", msg("Create an account"), host.start_empty, Icon.NEW, ("3",)),
        )

    def hints(self) -> tuple[KeyHint, ...]:
        """The keys of the first run."""
        return (
            KeyHint(("1", "2", "3"), msg("choose")),
            KeyHint(("Return",), msg("continue")),
            KeyHint(("Ctrl+O",), msg("open file")),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards are as high as the design where there is room for it."""
        super().resizeEvent(event)
        theme = self._themes.theme
        is_low = self.height() < theme.px(_LOW)
        for card in self._cards:
            card.setMinimumHeight(theme.px(_LOW_CARD if is_low else _HIGH_CARD))
        for space in self._spaces:
            space.changeSize(0, theme.px(16 if is_low else 26))
        self._body.invalidate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A spreadsheet dropped anywhere starts the import."""
        take_files(event, self._host.import_dropped)

    def _add_title(self, layout: QVBoxLayout) -> None:
        title, lead = label("hero"), label("lead", wrap=True)
        self._words.say(title.setText, msg("Your portfolio, in one file"))
        self._words.say(
            lead.setText, msg("Choose how to begin. You can change it later, and undo any import.")
        )
        layout.addWidget(title)
        layout.addSpacing(8)
        layout.addWidget(lead)
        layout.addSpacing(28)

    def _choices(self) -> QHBoxLayout:
        themes, words, host = self._themes, self._words, self._host
        line = row(gap=16)
        scratch = painter_of_scratch(
            lambda: words(msg("Account name")),
            lambda: words(msg("{sign} a month", sign=verbatim(self._sign()))),
        )
        imports = Choice(themes, words, Drawing(themes, paint_import), main=True)
        imports.say(
            msg("Import a spreadsheet"),
            msg(
                "Excel, CSV, or the export of your old system. CSDesk finds the header and suggests the columns."
            ),
            msg("Choose file"),
            msg("or drag it here"),
        )
        imports.on_choice(Icon.FOLDER, ("Enter",), host.import_file)
        sample = Choice(themes, words, Drawing(themes, paint_sample))
        sample.say(
            msg("See it with sample data"),
            msg("An invented agency portfolio, in a file of its own."),
            msg("Open the sample"),
        )
        sample.on_choice(Icon.SHOW, ("2",), host.open_sample)
        empty = Choice(themes, words, Drawing(themes, scratch))
        empty.say(
            msg("Start from zero"),
            msg("Create the first account now. Only its name is required."),
            msg("Create an account"),
        )
        empty.on_choice(Icon.NEW, ("3",), host.start_empty)
        for choice, share in ((imports, 33), (sample, 29), (empty, 29)):
            self._cards.append(choice)
            line.addWidget(choice, share)
        return line

    def _sign(self) -> str:
        return dict(CURRENCIES).get(self._host.currency, self._host.currency)

    def _file_line(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "subtle")
        line = row(frame, gap=10)
        line.setContentsMargins(16, 10, 10, 10)
        line.addWidget(IconLabel(self._themes, Icon.FOLDER))
        said = label()
        self._words.say(said.setText, msg("Already using CSDesk? Open your file ending in"))
        line.addWidget(said)
        line.addSpacing(-6)
        line.addWidget(label("strong", ".csdesk"), 1)
        button = Button(self._themes, caps=("Ctrl", "O"))
        self._words.say(button.setText, msg("Open file"))
        button.clicked.connect(self._host.open_file)
        line.addWidget(button)
        return frame

    def _promises(self) -> QHBoxLayout:
        line = row(gap=16)
        for icon, title, sentence in (
            (Icon.THIS_COMPUTER, msg("All on this computer"), msg("No sign-up, no internet.")),
            (Icon.COPY, msg("A backup every day"), msg("The last 14 are kept.")),
            (Icon.UNDO, msg("Everything can be undone"), msg("Ctrl Z, imports too.")),
        ):
            part = row(gap=8)
            part.addWidget(IconLabel(self._themes, icon), 0, Qt.AlignmentFlag.AlignTop)
            said = column(gap=1)
            for kind, text in (("strong", title), ("secondary", sentence)):
                made = label(kind, wrap=True)
                self._words.say(made.setText, text)
                said.addWidget(made)
            part.addLayout(said, 1)
            line.addLayout(part, 1)
        return line

    def _looks(self) -> QHBoxLayout:
        host = self._host
        languages = [(key, verbatim(name), None) for key, name in LANGUAGE_NAMES.items()]
        appearances = [(key.value, title, icon) for key, (title, icon) in APPEARANCES.items()]
        currencies = [(key, verbatim(sign), None) for key, sign in CURRENCIES]
        line = row(gap=28)
        for title, options, choice, choose in (
            (msg("Language"), languages, host.language, host.choose_language),
            (msg("Appearance"), appearances, host.appearance.value, self._choose_appearance),
            (msg("Currency"), currencies, host.currency, host.choose_currency),
        ):
            control = SegmentedControl(self._themes, self._words, options)
            control.choose(choice)
            control.chosen.connect(choose)
            line.addLayout(self._named(title, control))
        line.addStretch()
        return line

    def _named(self, title: Text, control: SegmentedControl) -> QHBoxLayout:
        part = row(gap=10)
        name = label("secondary")
        self._words.say(name.setText, title)
        self._words.say(control.setAccessibleName, title)
        part.addWidget(name)
        part.addWidget(control)
        return part

    def _choose_appearance(self, key: str) -> None:
        self._host.choose_appearance(Appearance(key))
