"""The page of processes: the list at the left, the document of the chosen one at the right, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.practice import Process
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.files import ask_save, file_name
from csdesk.ui.forms.ask_card import AskCard
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.reader import Reader
from csdesk.ui.processes.actions import HINTS, STEP_HINTS, page_actions
from csdesk.ui.processes.columns import columns
from csdesk.ui.processes.document import Document
from csdesk.ui.processes.kit import Kit
from csdesk.ui.processes.presenter import Entry, ProcessesPresenter, Shipped
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.shell.states import State, empty_state
from csdesk.ui.tables.library import LibraryBody, LibraryHeading
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes

_KINDS = frozenset({"process"})
_LEFT, _RIGHT = 500, 720
Ask = Callable[[QWidget, str, str, str], Path | None]

_ACCOUNT = FieldSpec("account", FieldType.REF, msg("Account"), ref="account")
_NAME = FieldSpec("name", FieldType.TEXT, msg("Name of the process"), required=True)


class ProcessesPage(Page):
    """Steps done to the letter: read, written, published, printed and begun for an account."""

    kept = Signal(int)
    """The number of the step that an edit was kept with; it needs no line of its own."""
    refused = Signal(object)
    exported = Signal(object, object)
    """A `Text` and the path of a file that is ready."""

    def __init__(self, session: Session, themes: Themes, shipped: Shipped, ask: Ask = ask_save) -> None:
        super().__init__()
        self._session, self._themes, self._ask = session, themes, ask
        self.presenter = ProcessesPresenter(session, shipped)
        self._outer = column(self)
        self._is_behind = False
        self.hint_by_focus()
        self._build()
        session.changed.connect(self._on_changed)
        session.words.language_changed.connect(self._on_looks)
        themes.changed.connect(self._on_looks)

    def _build(self) -> None:
        words, themes = self._session.words, self._themes
        reader = Reader.of(self._session)
        self.kit = Kit(self.presenter, themes, words, Surroundings(reader, themes), self.show_state)
        self.heading = LibraryHeading(
            themes, words, (msg("Processes"), msg("Filter the processes"), msg("New process"))
        )
        self.heading.new.clicked.connect(self.ask_new)
        self.heading.new.setEnabled(self.presenter.can_change)
        self.filter = self.heading.filter
        self.table: TableView[Entry] = TableView(
            columns(), reader, themes=themes, key=lambda entry: entry.shown.id, run=self._session.run
        )
        words.say(self.table.setAccessibleName, msg("Processes"))
        self.table.cursor_moved.connect(self._follow)
        self.table.opened.connect(lambda _: self.edit())
        self.document = self._document()
        self.body = LibraryBody(
            self.heading, (self.table, self.document), self._nothing_yet(), (_LEFT, _RIGHT)
        )
        self._outer.addWidget(self.body)
        self.show_state()

    def _nothing_yet(self) -> State:
        self.empty = empty_state(
            self._themes,
            self._session.words,
            Icon.PROCESSES,
            msg("No process yet"),
            msg(
                "A process is a list of steps done to the letter, in order. Begin with those that CSDesk brings."
            ),
        )
        self.adopting = self.empty.offer(msg("Bring the ready processes"), self.adopt, main=True)
        self.empty.offer(msg("New process"), self.ask_new, ("N",))
        return self.empty

    def _document(self) -> Document:
        made = Document(self.kit)
        self.kit.words.say(made.setAccessibleName, msg("Process"))
        made.begin_asked.connect(self.ask_account)
        made.print_asked.connect(self.print_out)
        made.file_asked.connect(self.save_pdf)
        made.publish_asked.connect(self.publish)
        made.discard_asked.connect(lambda: self._try(self.presenter.discard))
        made.duplicate_asked.connect(lambda: self._try(self.presenter.duplicate))
        made.retire_asked.connect(lambda: self._try(self.presenter.retire))
        made.restore_asked.connect(self._restore)
        return made

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return page_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the list, or of the document."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.document.isAncestorOf(focus)
        return STEP_HINTS if inside else HINTS

    def areas(self) -> Sequence[QWidget]:
        """The list, the document; without any process, the way to the first."""
        return (self.table, self.document) if self.presenter.entries else (self.adopting,)

    def visit(self, record: int | None) -> None:
        """Show what is true now; for a record, that process."""
        if self._is_behind:
            self.presenter.refresh()
            self._is_behind = False
        if record is not None:
            for entry in self.presenter.entries:
                if record in {entry.shown.id, *(one.id for one in entry.versions)}:
                    self.presenter.choose(entry.code)
        self.show_state()
        (self.table if self.presenter.entries else self.adopting).setFocus()

    def step_out(self) -> bool:
        """From the document to the list, then out of the filter."""
        focus = QApplication.focusWidget()
        if focus is not None and self.document.isAncestorOf(focus):
            self.table.setFocus()
            return True
        if self.filter.text():
            self.filter.clear()
            return True
        return False

    def show_state(self) -> None:
        """Draw the list and the chosen process."""
        if self.presenter.saved is not None:
            self.kept.emit(self.presenter.saved)
            self.presenter.saved = None
        entries, entry = self.presenter.entries, self.presenter.entry
        self.body.show_rows(entries, None if entry is None else entry.shown.id)
        counted = nmsg("{n} process", "{n} processes", len(entries))
        self._session.words.say(self.heading.count.setText, counted)
        self.adopting.setEnabled(self.presenter.can_change)
        if entry is not None:
            self.document.show_entry(entry)
        if self.presenter.problem is not None:
            self.refused.emit(self.presenter.problem)
        self.state_changed.emit()

    def edit(self) -> None:
        """Put the keys into the first step."""
        rows = self.document.rows
        (rows[0].slots["text"] if rows else self.document.slots["name"]).setFocus()

    def ask_words(self) -> None:
        """Type a filter."""
        self.filter.setFocus()

    def add_step(self) -> None:
        """An empty step at the end of the chosen process."""
        if self.presenter.entry is not None:
            self.document.add_step()

    def ask_new(self) -> None:
        """Ask the name of a new process."""
        opener = self.heading.new if self.heading.isVisible() else self
        around = (self.kit.around, self.kit.words)
        AskCard(_NAME, msg("Begin a draft"), around, self._add, opener, title=msg("New process")).ask()

    def ask_account(self) -> None:
        """Ask for whom the process begins; without an account it is one's own."""
        if self.presenter.entry is None:
            return
        lookups = {"account": self.presenter.account_lookup()}
        around = Surroundings(self.kit.around.reader, self._themes, lookups=lookups)
        title, verb = msg("Begin the process for"), msg("Leave the tasks")
        near = (around, self.kit.words)
        AskCard(_ACCOUNT, verb, near, self._begin, self.document.begin, title=title).ask()

    def publish(self) -> None:
        """Put the draft in use, with what is typed."""
        self.table.setFocus()  # what is typed is kept when its field is left
        try:
            self.presenter.publish()
        except CSDeskError as failure:
            self.document.tell(failure.text)
        else:
            self.show_state()

    def adopt(self) -> None:
        """Put what CSDesk brings in use."""
        self._try(self.presenter.adopt)

    def print_out(self) -> None:
        """Hand the process to the system's printer."""
        entry = self.presenter.entry
        if entry is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from csdesk.ui.processes.printing import lay_out

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        lay_out(printer)
        if QPrintDialog(printer, self).exec():
            self._paper(entry).print_(printer)

    def save_pdf(self) -> None:
        """Ask for a place and write the process there as a PDF."""
        entry = self.presenter.entry
        if entry is None:
            return
        from csdesk.ui.processes.printing import write_pdf

        title = self._session.words(msg("Save the process as PDF"))
        path = self._ask(self, title, file_name(entry.shown.name, ".pdf"), "PDF (*.pdf)")
        if path is None:
            return
        try:
            write_pdf(self._paper(entry), entry.shown.name, path)
        except CSDeskError as failure:
            self.refused.emit(failure.text)
        else:
            self.exported.emit(msg("{file} is ready", file=verbatim(path.name)), path)

    def _paper(self, entry: Entry) -> QTextDocument:
        from csdesk.ui.processes.printing import document_of

        return document_of(entry.shown.name, entry.shown.version or 1, entry.body, self._session.words)

    def _add(self, name: str) -> None:
        self.presenter.add(name)
        self.show_state()
        self.document.add_step()

    def _begin(self, account: int | None) -> None:
        self.presenter.begin(account)

    def _restore(self, version: Process) -> None:
        self._try(lambda: self.presenter.restore(version))

    def _try(self, deed: Callable[[], object]) -> None:
        self.kit.try_out(deed, self._tell)

    def _tell(self, reason: Text | None) -> None:
        if reason is not None:
            self.refused.emit(reason)

    def _follow(self) -> None:
        entry = self.table.cursor_row()
        if entry is not None and entry.code != self.presenter.code:
            self.presenter.choose(entry.code)
            self.document.show_entry(entry)
            self.state_changed.emit()

    def _on_changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is self.presenter or _KINDS.isdisjoint(changes.kinds):
            return
        if self.isVisible():
            self.presenter.refresh()
            self.show_state()
        else:
            self._is_behind = True

    def _on_looks(self) -> None:
        self.when_seen(self._remake)

    def _remake(self) -> None:
        self.body.hide()
        self.body.deleteLater()
        self._build()
