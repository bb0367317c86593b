"""The library of playbooks: what there is, what suggests it, how many accounts follow it, and its versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.practice import Playbook
from csdesk.domain.playbooks.sharing import SUFFIX, Shared
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.files import ask_save
from csdesk.ui.forms.reader import Reader
from csdesk.ui.playbook_ways import LIBRARY, PlaybookWays
from csdesk.ui.playbooks.actions import HINTS, library_actions
from csdesk.ui.playbooks.columns import LAYOUTS, columns
from csdesk.ui.playbooks.exporting import Ask, MapExport, WriteShared, WriteWhole
from csdesk.ui.playbooks.library import Entry, LibraryPresenter, Shipped
from csdesk.ui.playbooks.side import LibrarySide
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.shell.states import State, empty_state
from csdesk.ui.tables.library import LibraryBody, LibraryHeading
from csdesk.ui.tables.pick_card import PickCard
from csdesk.ui.tables.view import TableView
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Themes

_KINDS = frozenset({"playbook", "run", "process"})
_LEFT, _RIGHT = 900, 330
_NARROW_UNDER = 980
ReadShared = Callable[[Path], Shared]


class PlaybooksPage(Page):
    """Shows the playbooks and leads to the editor."""

    opened = Signal(int)
    """The id of a version, to be shown in the editor."""
    seen = Signal(int)
    """The id of just this version, to be looked at."""
    begun = Signal(int)
    """The id of a draft that was just begun, to be named and drawn."""
    way_asked = Signal(str)
    """Another side of the Playbooks view: its runs or its results."""
    past_asked = Signal(int)
    """The id of a version, to be put to the past."""
    results_asked = Signal(str)
    """The code of a playbook."""
    run_asked = Signal(int, int)
    """A playbook (the id of the version in use) to run for an account."""
    refused = Signal(object)
    told = Signal(object)
    exported = Signal(object, object)
    """A `Text` and the path of a file that is ready."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        shipped: Shipped,
        files: tuple[ReadShared, WriteShared, WriteWhole],
        ask: Ask = ask_save,
    ) -> None:
        super().__init__()
        self._session, self._themes = session, themes
        self._read_shared, write_shared, write_whole = files
        self.presenter = LibraryPresenter(session, shipped)
        self.exporting = MapExport(session, self.presenter, (write_shared, write_whole), ask, self)
        self.exporting.exported.connect(self.exported)
        self.exporting.refused.connect(self.refused)
        self._outer = column(self)
        self._chosen: int | None = None
        self._follower = QTimer(self, singleShot=True, interval=60)
        self._follower.timeout.connect(self._show_side)
        self._build()
        session.changed.connect(self._on_changed)
        session.words.language_changed.connect(self._on_looks)
        themes.changed.connect(self._on_looks)

    def _build(self) -> None:
        words, themes = self._session.words, self._themes
        reader = Reader.of(self._session)
        self.heading = self._heading()
        self.filter = self.heading.filter
        self.table: TableView[Entry] = TableView(
            columns(reader),
            reader,
            themes=themes,
            key=lambda entry: entry.shown.id,
            run=self._session.run,
        )
        words.say(self.table.setAccessibleName, msg("Playbooks"))
        self.table.apply(self.table.view_state.grouped_by("group"))
        self.table.cursor_moved.connect(self._follow)
        self.table.opened.connect(lambda _: self.edit())
        self.side = LibrarySide(self.presenter, themes, words)
        self.side.opened.connect(self.seen)
        self.side.restored.connect(self._restore)
        self.side.edit_asked.connect(self.edit)
        self.side.run_asked.connect(self.ask_account)
        self.side.past_asked.connect(self.look_back)
        self.side.results_asked.connect(self.show_results)
        self.body = LibraryBody(self.heading, (self.table, self.side), self._nothing_yet(), (_LEFT, _RIGHT))
        self.body.split.setStretchFactor(0, 1)
        self._outer.addWidget(self.body)
        self._fit()
        self.show_state()

    def _nothing_yet(self) -> State:
        self.empty = empty_state(
            self._themes,
            self._session.words,
            Icon.PLAYBOOKS,
            msg("No playbook yet"),
            msg(
                "A playbook is a map of questions and steps, so that the same situation always gets the same good decision."
            ),
        )
        self.adopting = self.empty.offer(msg("Bring the ready playbooks"), self.adopt, main=True)
        self.empty.offer(msg("New playbook"), self.ask_new, ("N",))
        return self.empty

    def _heading(self) -> LibraryHeading:
        words, themes = self._session.words, self._themes
        self.ways = PlaybookWays(themes, words, LIBRARY)
        self.ways.chosen.connect(self.way_asked)
        self.bring = Button(themes, "icon", Icon.IMPORT)
        words.say(self.bring.set_name, msg("Import a playbook"))
        self.bring.clicked.connect(self.import_file)
        named = (msg("Playbooks"), msg("Filter the playbooks"), msg("New playbook"))
        heading = LibraryHeading(themes, words, named, after_title=(self.ways,), before_new=(self.bring,))
        heading.new.clicked.connect(self.ask_new)
        for control in (self.bring, heading.new):
            control.setEnabled(self.presenter.can_change)
        return heading

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return library_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the library."""
        return HINTS

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The playbook under the cursor."""
        entry = self.entry
        return "playbook", () if entry is None else (entry.shown.id,)

    def areas(self) -> Sequence[QWidget]:
        """The table, what is beside it, the filter."""
        if not self.presenter.entries:
            return (self.adopting,)
        return (self.table, self.side, self.filter)

    def visit(self, record: int | None) -> None:
        """Show what is true now."""
        if record is not None:
            self._chosen = record
        self.show_state()

    def resizeEvent(self, event: Any) -> None:
        """A narrow window keeps the table; a wide one has room for more columns."""
        super().resizeEvent(event)
        self._fit()

    @property
    def entry(self) -> Entry | None:
        """The playbook under the cursor; on the title of a group the one before."""
        return self.table.cursor_row() or self.presenter.entry(self._chosen)

    def show_state(self) -> None:
        """Show the playbooks as they are."""
        self.presenter.refresh()
        entries = self.presenter.entries
        self.adopting.setEnabled(self.presenter.can_change)
        self._session.words.say(self.heading.count.setText, self._counted(entries))
        wanted = self.presenter.entry(self._chosen)
        self.body.show_rows(entries, None if wanted is None else wanted.shown.id)
        if wanted is None and entries:
            with QSignalBlocker(self.table):
                self.table.go_to_first()
        self._show_side()
        if self.presenter.problem is not None:
            self.refused.emit(self.presenter.problem)

    @staticmethod
    def _counted(entries: Sequence[Entry]) -> Text:
        in_use = sum(one.live is not None for one in entries)
        runs = sum(one.runs for one in entries)
        if not entries:
            return verbatim("")
        if not runs:
            return nmsg("{n} in use", "{n} in use", in_use)
        return msg(
            "{used}, {runs}",
            used=nmsg("{n} in use", "{n} in use", in_use),
            runs=nmsg("{n} open run", "{n} open runs", runs),
        )

    def edit(self) -> None:
        """Open the map of the playbook under the cursor."""
        if self.entry is not None:
            self.opened.emit(self.entry.editable.id)

    def ask_new(self) -> None:
        """Begin a playbook."""
        self._try(lambda: self._begin(self.presenter.new()))

    def _begin(self, record: int) -> None:
        """The cursor is on it when the person comes back."""
        self.begun.emit(record)
        self._chosen = record

    def duplicate(self) -> None:
        """A copy to change."""
        entry = self.entry
        if entry is not None:
            self._try(lambda: self.opened.emit(self.presenter.duplicate(entry)))

    def retire(self) -> None:
        """Take it out of use."""
        entry = self.entry
        if entry is not None:
            self._try(lambda: self.presenter.retire(entry))

    def discard(self) -> None:
        """Drop its draft."""
        entry = self.entry
        if entry is not None:
            self._try(lambda: self.presenter.discard(entry))

    def adopt(self) -> None:
        """Bring what CSDesk ships."""
        self._try(self.presenter.adopt)

    def take_filter(self) -> None:
        """Type what to look for."""
        self.filter.setFocus()
        self.filter.selectAll()

    def ask_account(self) -> None:
        """Choose for which account to run it."""
        entry = self.entry
        if entry is None or entry.live is None:
            self.refused.emit(msg("Only a playbook in use can be run; publish it first"))
            return
        playbook = entry.live.id
        options = [(str(own), verbatim(name)) for own, name in self._session.account_names()]
        card = PickCard(msg("Run for which account?"), options, self._themes, self._session.words, self.table)
        card.picked.connect(lambda own: self.run_asked.emit(playbook, int(own)))
        card.open_under(self.heading.new if not self.side.isVisible() else self.filter, card.line)

    def look_back(self) -> None:
        """Put the playbook under the cursor to the past."""
        if self.entry is not None:
            self.past_asked.emit(self.entry.editable.id)

    def show_results(self) -> None:
        """What the playbook under the cursor brought about."""
        if self.entry is not None:
            self.results_asked.emit(self.entry.code)

    def import_file(self) -> None:
        """Ask for a share file and keep it as a draft."""
        words = self._session.words
        kinds = f"{words(msg('Playbook'))} (*{SUFFIX})"
        name, _ = QFileDialog.getOpenFileName(self, words(msg("Import a playbook")), "", kinds)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Keep a share file as a draft and open it, or say why not."""
        self._try(lambda: self.opened.emit(self.presenter.take(self._read_shared(path))))

    def export(self, how: str = "share") -> None:
        """Write the playbook under the cursor as a file."""
        if self.entry is not None:
            self.export_version(self.entry.shown.id, how)

    def export_version(self, record: int, how: str) -> None:
        """Ask where, and write a version to share, as a picture, or as PDF."""
        self._try(lambda: self.exporting.export(self._session.get(Playbook, record), how))

    def _restore(self, record: int) -> None:
        self._try(lambda: self.opened.emit(self.presenter.restore(self._session.get(Playbook, record))))

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except CSDeskError as failure:
            self.refused.emit(failure.text)

    def _follow(self) -> None:
        entry = self.entry
        self._chosen = None if entry is None else entry.shown.id
        self._follower.start()

    def _show_side(self) -> None:
        entry = self.entry
        self.side.show_entry(entry)
        if entry is not None and entry.live is not None:
            self._session.runs.read_results(entry.code, self.side.take_results, self.side)
        self.state_changed.emit()

    def _fit(self) -> None:
        wide, px = self.width(), self._themes.theme.px
        self.side.setVisible(wide >= px(_NARROW_UNDER))
        state = self.table.view_state
        fitted = state.fitted(LAYOUTS, wide * 100 // self._themes.theme.zoom)
        if fitted != state:
            self.table.apply(fitted)

    def _on_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self.isVisible() and not _KINDS.isdisjoint(changes.kinds):
            self.show_state()

    def _on_looks(self) -> None:
        self.when_seen(self._remake)

    def _remake(self) -> None:
        old = self.body
        self._build()
        self._outer.removeWidget(old)
        old.hide()
        old.deleteLater()
