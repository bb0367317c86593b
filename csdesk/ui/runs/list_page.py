"""All runs: open, late, waiting, put off and over, by playbook and account."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.text import msg, nmsg, pmsg
from csdesk.domain.views.runs import RunRow
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.forms.reader import Reader
from csdesk.ui.runs.list_columns import run_columns, standing_of
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.shell.states import empty_state
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes

_NOW, _HELD, _OVER, _ALL = "now", "held", "over", "all"
_PARTS = {
    _NOW: frozenset({"open", "late"}),
    _HELD: frozenset({"waiting", "snoozed", "paused"}),
    _OVER: frozenset({"done", "dropped"}),
}
NEEDS = frozenset({"run", "account", "playbook"})


class RunsPage(Page):
    """The list of runs; Enter goes on with one."""

    run_asked = Signal(int)
    account_asked = Signal(int)
    library_asked = Signal()

    def __init__(self, session: Session, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, words = session, session.words
        self._rows: list[RunRow] = []
        self._stale = True
        self.part = SegmentedControl(
            themes,
            words,
            (
                (_NOW, pmsg("runs", "To do now"), None),
                (_HELD, pmsg("runs", "On hold"), None),
                (_OVER, pmsg("runs", "Over"), None),
                (_ALL, pmsg("runs", "All"), None),
            ),
        )
        self.part.choose(_NOW)
        self.line = QLineEdit()
        self.line.setFixedWidth(themes.theme.px(220))
        words.say(self.line.setPlaceholderText, msg("Filter this view"))
        words.say(self.line.setAccessibleName, msg("Filter this view"))
        self.count = label("secondary")
        self.table: TableView[RunRow] = TableView(
            run_columns(self._reader()), self._reader(), themes=themes, key=attrgetter("id"), run=session.run
        )
        words.say(self.table.setAccessibleName, msg("Playbook runs"))
        self.none = empty_state(
            themes,
            words,
            Icon.RUN,
            msg("No run here"),
            msg("Press P on an account to follow a playbook for it."),
        )
        self.none.offer(msg("Go to Playbooks"), self.library_asked.emit, main=True)
        outer = column(self)
        outer.addWidget(self._head(themes))
        outer.addWidget(self.table, 1)
        outer.addWidget(self.none, 1)
        self.table.opened.connect(self.run_asked)
        self.table.cursor_moved.connect(self.state_changed)
        self.part.chosen.connect(lambda _: self._show())
        self.line.textChanged.connect(self.table.filter_words)
        self.line.returnPressed.connect(self._take_keys)
        session.changed.connect(self._changed)
        words.language_changed.connect(self._speak)

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return (
            ActionSpec("runs.open", msg("Go on with the run"), self.open_chosen, Icon.RUN, ("P",)),
            ActionSpec("runs.account", msg("Go to the account"), self.open_account, Icon.ACCOUNT, ("O",)),
            ActionSpec("runs.find", msg("Filter this view"), self.ask_words, Icon.SEARCH, ("Ctrl+F", "/")),
        )

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the list."""
        return (
            KeyHint(("Return",), msg("go on")),
            KeyHint(("O",), msg("account")),
            KeyHint(("/",), msg("filter")),
        )

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The account of the run under the cursor."""
        found = self.table.cursor_row()
        return "account", () if found is None else (found.account,)

    def areas(self) -> Sequence[QWidget]:
        """Filter, list."""
        return (self.part, self.table)

    def visit(self, record: int | None) -> None:  # noqa: ARG002 - every page is visited so
        """Be shown."""
        if self._stale:
            self._read()
        self._take_keys()

    def step_out(self) -> bool:
        """Leave the filter for the list."""
        if self.line.hasFocus() or self.line.text():
            self.line.clear()
            self._take_keys()
            return True
        return False

    def open_chosen(self) -> None:
        """Go on with the run under the cursor."""
        found = self.table.cursor_row()
        if found is not None:
            self.run_asked.emit(found.id)

    def open_account(self) -> None:
        """The account of the run under the cursor."""
        found = self.table.cursor_row()
        if found is not None:
            self.account_asked.emit(found.account)

    def ask_words(self) -> None:
        """Type a filter."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _head(self, themes: Themes) -> QFrame:
        head = QFrame()
        head.setProperty("kind", "band")
        line = row(head, gap=10)
        line.setContentsMargins(20, 10, 16, 10)
        title = label("heading")
        self._session.words.say(title.setText, msg("Runs"))
        library = Button(themes, "", Icon.PLAYBOOKS)
        self._session.words.say(library.setText, msg("Playbooks"))
        library.clicked.connect(self.library_asked)
        for widget in (title, self.count, self.part, self.line):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(library)
        return head

    def _reader(self) -> Reader:
        session = self._session
        return Reader(session.words.translator, session.today(), session.settings.currency)

    def _take_keys(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self._stale = False
        self._rows = self._session.runs.rows()
        self._show()

    def _show(self) -> None:
        today, wanted = self._session.today(), _PARTS.get(self.part.choice())
        shown = [one for one in self._rows if wanted is None or standing_of(one, today) in wanted]
        self.table.hold(shown)
        self.table.go_to_first()
        self.table.setVisible(bool(shown))
        self.none.setVisible(not shown)
        self.count.setText(self._session.words(nmsg("{n} run", "{n} runs", len(shown))))
        self.state_changed.emit()

    def _changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.kinds & NEEDS:
            self._stale = True
            if self.isVisible():
                self._read()

    def _speak(self) -> None:
        self.table.read_as(self._reader())
        self._show()
