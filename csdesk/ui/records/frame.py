"""What the page of grids is made of, and how its parts hear each other."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import Record
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.records.actions import FLAGS
from csdesk.ui.records.bars import MarkedRows
from csdesk.ui.records.cards import Cards
from csdesk.ui.records.heading import Heading
from csdesk.ui.records.kind_list import KindList
from csdesk.ui.records.new_row import NewRow
from csdesk.ui.records.presenter import MOST, RecordsPresenter
from csdesk.ui.records.reads import Queries
from csdesk.ui.records.table import RecordTable
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.shell.states import empty_state
from csdesk.ui.tables.filter_bar import FilterBar
from csdesk.ui.tables.filters import ChipState, sentence
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes

RENDER_AFTER_MS = 30
READY_AFTER_MS = 25


class RecordsFrame(Page):
    """Kinds, heading, filters, a new row, the table and its totals."""

    back_asked = Signal()
    account_asked = Signal(int)
    told = Signal(object)
    """A `Text`: what was copied or left out."""
    refused = Signal(object)
    """A `Text`: why something was not done."""

    def __init__(self, session: Session, themes: Themes, queries: Queries) -> None:
        super().__init__()
        self.session = session
        self.themes = themes
        words = session.words
        self.presenter = RecordsPresenter(session, queries)
        self.presenter.open(self.presenter.kind.key)
        self.kinds = KindList(themes, words)
        self.heading = Heading(themes, words)
        self.filters = FilterBar(themes, words)
        self.marked = MarkedRows(themes, words)
        self.table = RecordTable(self.presenter, themes, session.run)
        self.new_row = NewRow(self.presenter, themes, words)
        self.cards = Cards(self.presenter, self.table, themes, words)
        self.totals, self._foot = label("small"), QWidget()
        self.none_yet = empty_state(
            themes,
            words,
            Icon.DATA,
            msg("Nothing here yet"),
            msg("Type rows one by one, or copy them in Excel and paste them here."),
        )
        self.none_pass = empty_state(themes, words, Icon.FILTER, msg("No row with these filters"))
        self.begin = self.none_yet.offer(msg("New row"), self.ask_new, ("N",), main=True)
        self.none_yet.offer(msg("Paste rows"), self.table.paste, ("Ctrl", "V"))
        self._bars = QStackedWidget()
        self._empty = QWidget()
        self._typed = ""
        self.rendering = QTimer(self, singleShot=True, interval=RENDER_AFTER_MS)
        self._typing = QTimer(self, interval=READY_AFTER_MS)
        self._build()
        self._listen()

    def render_state(self) -> None:
        """Draw what is around the table, and remember how the person has it."""
        presenter, table = self.presenter, self.table
        shown, marked = table.rows.shown_rows(), len(table.rows.marked)
        presenter.remember(table.view_state)
        self.heading.show_count(self._counted(len(shown)))
        self.filters.show_chips(self._chips())
        self.marked.show_count(marked)
        self._bars.setCurrentWidget(self.marked if marked else self.filters)
        self._say_totals(table.rows.marked_rows() if marked else shown)
        has_rows, has_shown = bool(presenter.rows), table.rows.rowCount() > 0
        had_keys = table.hasFocus() or self._empty.isAncestorOf(self.focusWidget() or self)
        table.setVisible(has_shown)
        self._empty.setVisible(not has_shown)
        self.none_yet.setVisible(not has_rows)
        self.none_pass.setVisible(has_rows and not has_shown)
        if had_keys:
            self.take_keys()
        self.state_changed.emit()

    def take_keys(self) -> None:
        """Give the keys to the row that is typed, else to the table, or to the way on where there is none."""
        if self.new_row.isVisible():
            self.new_row.first()
            return
        (self.table if self.presenter.rows else self.begin).setFocus()

    def render_later(self) -> None:
        """Draw it when the hand rests."""
        if self.isVisible():
            self.rendering.start()

    def _counted(self, shown: int) -> Text:
        known, of = len(self.presenter.rows), self.presenter.counts.get(self.presenter.kind.key, 0)
        if not self.presenter.is_whole:
            return msg("Reading")
        if shown != known:
            return nmsg("{shown} of {n} row", "{shown} of {n} rows", known, shown=shown)
        if known >= MOST and of > known:
            return msg("the {n} made last of {of}", n=known, of=of)
        return nmsg("{n} row", "{n} rows", known)

    def _chips(self) -> list[ChipState]:
        presenter = self.presenter
        on = {chosen.column: chosen for chosen in self.table.view_state.filters}
        keys = [column.key for column in presenter.offered()]
        keys += [key for key in on if key not in keys]
        chips = []
        for key in keys:
            column, chosen = presenter.column(key), on.get(key)
            phrase = None if chosen is None else sentence(chosen, column, presenter.reader)[1]
            chips.append(ChipState(key, column.title, phrase))
        return chips

    def _say_totals(self, rows: list[Record]) -> None:
        sums = self.presenter.totals(rows, self.table.view_state.columns)
        self._foot.setVisible(bool(sums))
        write = self.session.words.translator
        said = (f"{write.words(one.title)}: {' + '.join(map(write.money, amounts))}" for one, amounts in sums)
        self.totals.setText("    ".join(said))

    def filter_words(self, words: str) -> None:
        """Show the rows with these words; while the text of many rows is still made ready, a moment later."""
        self._typed = words
        if self.table.is_warming() and len(self.presenter.rows) > 2_000:
            self._typing.start()
            return
        self._typing.stop()
        self.table.filter_words(words)

    def submit_new(self, values: dict[str, object]) -> None:
        """Store the typed row and go on to the next; refused, it stays with the reason."""
        presenter = self.presenter
        try:
            done = presenter.add(dict(values), self.place_of_new())
        except Refused as refused:
            self.new_row.refuse(refused.text)
            return
        self.new_row.begin_anew(presenter.kind.kept)
        self.table.put_cursor(next(iter(done.value), None))

    def ask_new(self) -> None:
        """Open the row that is typed, with what was half typed in it."""
        if self.session.read_only:
            return
        if not self.new_row.isVisible():
            self.new_row.ask(self.table.shown_columns())
            self.new_row.type_again(dict(self.session.drafts.texts(self.place_of_new())))
            self.new_row.show()
        self.new_row.first()
        self.state_changed.emit()

    def place_of_new(self) -> str:
        """Where the half-typed row is kept."""
        return f"records/{self.presenter.kind.key}/new"

    def leave_new(self) -> None:
        """Put the new row away; what is half typed is there when it comes back."""
        self.new_row.hide()
        self.take_keys()
        self.state_changed.emit()

    def _keep_new(self) -> None:
        if self.new_row.isVisible():
            self.session.drafts.keep(self.place_of_new(), self.new_row.texts())

    def _build(self) -> None:
        outer = row(self)
        outer.addWidget(self.kinds)
        line = hairline()
        line.setFixedSize(1, 16_777_215)
        line.setMinimumHeight(0)
        outer.addWidget(line)
        right = column()
        for bar in (self.filters, self.marked):
            self._bars.addWidget(bar)
        self.themes.hold(self._bars.setFixedHeight, lambda theme: theme.size.filter_bar)
        for widget in (self.heading, self._bars, self.new_row, hairline()):
            right.addWidget(widget)
        right.addWidget(self.table, 1)
        states = column(self._empty, margin=20)
        for state in (self.none_yet, self.none_pass):
            states.addWidget(state)
        states.addStretch()
        right.addWidget(self._empty, 1)
        self.totals.setContentsMargins(20, 6, 20, 6)
        foot = column(self._foot)
        foot.addWidget(hairline())
        foot.addWidget(self.totals)
        right.addWidget(self._foot)
        outer.addLayout(right, 1)

    def _listen(self) -> None:
        table, cards = self.table, self.cards
        self.rendering.timeout.connect(self.render_state)
        self._typing.timeout.connect(lambda: self.filter_words(self._typed))
        for changed in (table.rows.reordered, table.rows.marks_changed, table.state_changed):
            changed.connect(self.render_later)
        table.cursor_moved.connect(self.state_changed)
        table.filter_asked.connect(self.filters.take_keys)
        table.editing.refused.connect(self.refused)
        table.copied.connect(lambda n: self.told.emit(nmsg("{n} row copied", "{n} rows copied", n)))
        table.value_picked.connect(cards.filter_by_value)
        self.heading.back_asked.connect(self.back_asked)
        self.heading.columns_asked.connect(cards.columns)
        self.heading.group_asked.connect(cards.group)
        self.heading.paste_asked.connect(table.paste)
        self.filters.typed.connect(self.filter_words)
        self.filters.left.connect(table.setFocus)
        self.filters.chip_pressed.connect(cards.filter)
        self.filters.chip_dropped.connect(cards.drop_filter)
        self.filters.add_asked.connect(cards.add_filter)
        self.marked.edit_asked.connect(cards.edit_marked)
        self.marked.copy_asked.connect(table.copy)
        self.marked.clear_asked.connect(lambda: table.rows.set_marked(set()))
        self.new_row.submitted.connect(self.submit_new)
        self.new_row.left.connect(self.leave_new)
        self.new_row.typed.connect(self._keep_new)

    def show_flag(self) -> None:
        """Say what P does to rows of this kind."""
        self.marked.show_flag(FLAGS.get(self.presenter.kind.key))
