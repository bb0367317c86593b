"""The data view: bring spreadsheets in, take everything out, and the history of what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.dropping import take_files, welcome_files
from csdesk.ui.imports.history import IMPORTS, HistoryList
from csdesk.ui.imports.parts import head_bar
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.shell.states import empty_state, error_state
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel

_MOST = 500
_ALL, _IMPORTS = "all", "imports"


class DataPage(Page):
    """Import, export, history."""

    import_asked = Signal(list)
    """Paths to import; an empty list asks for them first."""
    export_asked = Signal()
    records_asked = Signal()

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        self._session = session
        self._themes = themes
        words = session.words
        self.history = HistoryList(themes, words)
        self.history.undo_asked.connect(self.undo)
        self.shown = SegmentedControl(
            themes,
            words,
            ((_ALL, pmsg("history", "Everything"), None), (_IMPORTS, pmsg("history", "Imports"), None)),
        )
        self.shown.choose(_ALL)
        self.shown.chosen.connect(lambda _: self.refresh())
        self.error = error_state(themes, words, msg("This step cannot be undone alone"))
        self._warned = QWidget()
        self._warned.hide()
        self._count = label("secondary")
        self._lists = QStackedWidget()
        self._build()
        self.setAcceptDrops(True)
        session.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the journal again."""
        chosen = self.history.currentIndex().row()
        steps = self._session.steps(_MOST)
        if self.shown.choice() == _IMPORTS:
            steps = [step for step in steps if step.command in IMPORTS]
        self.history.rows.show_steps(steps)
        if steps:
            self.history.setCurrentIndex(self.history.rows.index(min(max(chosen, 0), len(steps) - 1)))
        self._lists.setCurrentIndex(0 if steps else 1)
        self._count.setVisible(bool(steps))
        self._session.words.say(self._count.setText, nmsg("{n} step", "{n} steps", len(steps)))

    def _on_changed(self, *_: object) -> None:
        if self.isVisible():
            self.refresh()

    def undo(self, step: int) -> None:
        """Take one step back, or say in place why it cannot be."""
        self._warned.hide()
        self._session.stepping.take_back(self._warn, step)
        self.refresh()

    def _warn(self, failure: Exception) -> None:
        if not isinstance(failure, CSDeskError):
            raise failure
        self.error.say(msg("This step cannot be undone alone"), failure.text)
        self._warned.show()

    def visit(self, record: int | None) -> None:
        """Show the newest history."""
        super().visit(record)
        self._warned.hide()
        self.refresh()

    def action_specs(self) -> Sequence[ActionSpec]:
        """The main button."""
        return (
            ActionSpec(
                "data.import",
                msg("Choose spreadsheets"),
                self._ask_import,
                Icon.IMPORT,
                ("Ctrl+Return", "Ctrl+Enter"),
                palette=False,
            ),
            ActionSpec(
                "data.records",
                msg("Open the grids"),
                self.records_asked.emit,
                Icon.EDIT,
                ("R",),
                palette=False,
            ),
        )

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the history."""
        return (
            KeyHint(("Ctrl+Return",), pmsg("key", "import")),
            KeyHint(("R",), pmsg("key", "records")),
            KeyHint(("Up", "Down"), pmsg("key", "step")),
            KeyHint(("Return",), pmsg("key", "undo the step")),
        )

    def areas(self) -> Sequence[QWidget]:
        """The history, once there is one, then the ways in and out."""
        ways = (self.importing, self.editing, self.exporting)
        return (self.history, *ways) if self.history.rows.items else ways

    def step_out(self) -> bool:
        """Put the error away."""
        if self._warned.isVisible():
            self._warned.hide()
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Spreadsheets are welcome anywhere on the page."""
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        take_files(event, self.import_asked.emit)

    def _ask_import(self) -> None:
        self.import_asked.emit([])

    def _build(self) -> None:
        words, theme = self._session.words, self._themes.theme
        outer = column(self)
        head = QFrame()
        head.setProperty("kind", "band")
        head.setFixedHeight(theme.size.page_header)
        line = row(head)
        line.setContentsMargins(24, 0, 24, 0)
        title = label("title")
        words.say(title.setText, pmsg("view", "Data"))
        line.addWidget(title)
        line.addStretch()
        outer.addWidget(head)
        self.importing = Button(self._themes, "primary", Icon.IMPORT, ("Ctrl", "Enter"))
        self.exporting = Button(self._themes, "", Icon.EXPORT)
        ways = row(gap=16)
        ways.setContentsMargins(24, 20, 24, 20)
        brings = msg(
            "Drop spreadsheets anywhere here, or choose them. You see what would change before it does."
        )
        ways.addWidget(
            self._way(Icon.IMPORT, msg("Bring in"), brings, self.importing, msg("Choose spreadsheets")), 1
        )
        self.editing = Button(self._themes, "", Icon.EDIT, ("R",))
        self.editing.clicked.connect(self.records_asked)
        types = msg(
            "Surveys, tickets, usage, invoices, exchange rates and more: look, type, paste from Excel."
        )
        ways.addWidget(self._way(Icon.EDIT, msg("Records"), types, self.editing, msg("Open the grids")), 1)
        takes = msg(
            "Every record in one workbook, one sheet a kind. An empty CSDesk file takes it back whole."
        )
        export = msg("Export everything to Excel")
        ways.addWidget(self._way(Icon.EXPORT, msg("Take out"), takes, self.exporting, export), 1)
        self.importing.clicked.connect(self._ask_import)
        self.exporting.clicked.connect(self.export_asked)
        outer.addLayout(ways)
        around = column()
        around.setContentsMargins(24, 0, 24, 24)
        around.addWidget(self._history_card(), 1)
        outer.addLayout(around, 1)

    def _way(self, icon: Icon, title: Text, sentence: Text, button: Button, verb: Text) -> QFrame:
        say: Callable[..., None] = self._session.words.say
        card = QFrame()
        card.setProperty("kind", "card")
        line = row(card, gap=14)
        line.setContentsMargins(18, 16, 18, 16)
        line.addWidget(IconLabel(self._themes, icon, Ink.ACCENT, 20), 0, Qt.AlignmentFlag.AlignTop)
        said = column(gap=4)
        name, what = label("section"), label("secondary", wrap=True)
        say(name.setText, title)
        say(what.setText, sentence)
        said.addWidget(name)
        said.addWidget(what)
        say(button.setText, verb)
        said.addStretch()
        said.addSpacing(8)
        said.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(said, 1)
        return card

    def _history_card(self) -> QFrame:
        words = self._session.words
        card = QFrame()
        card.setProperty("kind", "card")
        body = column(card)
        body.setContentsMargins(1, 1, 1, 1)
        title = label("section")
        words.say(title.setText, msg("History"))
        body.addWidget(head_bar(self._themes, [title, self._count], [self.shown]))
        warned = column(self._warned)
        warned.setContentsMargins(12, 12, 12, 12)
        warned.addWidget(self.error)
        body.addWidget(self._warned)
        self._lists.addWidget(self.history)
        nothing = QWidget()
        inside = column(nothing, margin=16)
        empty = empty_state(
            self._themes,
            words,
            Icon.HISTORY,
            msg("Nothing here yet"),
            msg("Every change is listed here with its date, and each can be undone."),
        )
        inside.addWidget(empty)
        inside.addStretch()
        self._lists.addWidget(nothing)
        body.addWidget(self._lists, 1)
        return card
