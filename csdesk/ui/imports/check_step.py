"""The third step: every row and its fate, the changed ones field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from csdesk.domain.importing.plan import Outcome, RowKey
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.ui.imports.decision import DecisionBar
from csdesk.ui.imports.doubts import Doubt, doubts_of
from csdesk.ui.imports.fate_table import FateDelegate, FateTable
from csdesk.ui.imports.fates import FATE, RECORD, ROW, SHEET, FateModel, FateRow, rows_of
from csdesk.ui.imports.parts import head_bar
from csdesk.ui.imports.state import KEPT_OUT, ImportState
from csdesk.ui.shell.states import State, empty_state
from csdesk.ui.theme.controls import Button, Chip, SegmentedControl
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_ASKED = "asked"
SHOWN: tuple[tuple[str, Text, Callable[[Outcome], bool]], ...] = (
    ("all", pmsg("rows", "All"), lambda outcome: outcome in Outcome),
    ("new", pmsg("rows", "New"), lambda outcome: outcome is Outcome.NEW),
    ("updated", pmsg("rows", "Updated"), lambda outcome: outcome is Outcome.UPDATED),
    ("same", pmsg("rows", "Equal"), lambda outcome: outcome is Outcome.UNCHANGED),
    ("out", msg("Left out"), lambda outcome: outcome in KEPT_OUT),
    (_ASKED, msg("To decide"), lambda outcome: outcome in Outcome),
)
_WIDTHS = ((SHEET, 150), (ROW, 64), (RECORD, 220), (FATE, 130))


class CheckStep(QWidget):
    """All rows before anything is written."""

    save_asked = Signal()
    """The rows that stay out are wanted as a spreadsheet."""
    decided = Signal(object, str)
    """Doubts about rows, and the way out that was chosen for them."""

    def __init__(self, themes: Themes, words: Words, currency: str) -> None:
        super().__init__()
        self._words = words
        self._state = ImportState()
        self._rows: list[FateRow] = []
        self._sheet = -1
        self.rows = FateModel(words, currency)
        self.table = FateTable()
        self._set_up_table(themes)
        self.decision = DecisionBar(themes, words)
        self.decision.decided.connect(self.decided)
        self._doubts: dict[RowKey, Doubt] = {}
        self.shown = SegmentedControl(themes, words, [(key, title, None) for key, title, _ in SHOWN])
        self.shown.choose("all")
        self.shown.chosen.connect(lambda _: self._fill())
        self.sheets = Chip(themes)
        self.sheets.set_menu(self._fill_sheets)
        self.save = Button(themes, "", Icon.EXPORT)
        words.say(self.save.setText, msg("Save the rows left out"))
        self.save.clicked.connect(self.save_asked)
        self._said = label("success")
        self._said.hide()
        self._empty = empty_state(themes, words, Icon.FILTER, msg("No row of this kind"))
        self._empty.offer(msg("Show all rows"), self._show_all)
        self._restored = State(themes, words, Icon.IMPORT, ink=Ink.ACCENT)
        self._build(themes)

    @property
    def left_out(self) -> list[FateRow]:
        """The rows that stay out."""
        return [one for one in self._rows if one.plan.outcome in KEPT_OUT]

    def show_state(self, state: ImportState) -> None:
        """Follow the wizard."""
        is_same = self._state.understood is state.understood
        self._state = state
        self._doubts = {doubt.key: doubt for doubt in doubts_of(state)}
        if is_same:
            self._show_doubt()
            return
        at = self._current()
        self._rows = rows_of(state)
        if self._sheet >= len(self._sheets()):
            self._sheet = -1
        self._said.hide()
        self.save.setVisible(state.kept_out > 0)
        self.sheets.setVisible(len(self._sheets()) > 1)
        self.table.setColumnHidden(SHEET, len(self._sheets()) < 2)
        self._fill(at)
        self._show_doubt()

    def next_doubt(self, step: int) -> None:
        """Walk to the next row that there is something to decide about, or to the one before."""
        keys = [one.key for one in self._rows if one.key in self._doubts]
        if not keys:
            return
        at = self._current()
        start = keys.index(at) if at in keys else (-1 if step > 0 else 0)
        wanted = keys[(start + step) % len(keys)]
        if self.rows.place_of(wanted) is None:
            self._show_all()
        self._go_to(wanted)
        self.decision.take_focus()

    def _current(self) -> RowKey | None:
        index = self.table.currentIndex()
        return self.rows.row_at(index.row()).key if index.isValid() else None

    def _go_to(self, key: RowKey | None) -> None:
        place = self.rows.place_of(key) if key is not None else None
        if place is not None:
            index = self.rows.index(place, RECORD)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show_doubt(self) -> None:
        key = self._current()
        doubt = self._doubts.get(key) if key is not None else None
        alike = [one for one in self._doubts.values() if doubt and one.code == doubt.code]
        self.decision.show_doubt(doubt, alike)

    def say_saved(self, name: str, rows: int) -> None:
        """Say that the rows left out are in a file now."""
        said = nmsg("{n} row is in {file}", "{n} rows are in {file}", rows, file=verbatim(name))
        self._words.say(self._said.setText, said)
        self._said.show()

    def _sheets(self) -> list[tuple[int, str, int]]:
        if self._state.understood is None:
            return []
        return [
            (place, sheet.mapping.table.sheet.name, len(sheet.rows))
            for place, sheet in enumerate(self._state.understood.plan.sheets)
            if len(sheet.rows)
        ]

    def _fill(self, at: RowKey | None = None) -> None:
        choice = self.shown.choice()
        test = next(test for key, _, test in SHOWN if key == choice)
        rows = self._rows
        if self._sheet >= 0 and self._state.understood is not None:
            table = self._state.understood.plan.sheets[self._sheet].mapping.table
            rows = [one for one in rows if one.mapping.table is table]
            self._words.forget(self.sheets)
            self.sheets.set_name(table.sheet.name)
        else:
            self._words.say(self.sheets.set_name, msg("All sheets"))
        self.rows.show_rows(
            rows, lambda one: test(one.plan.outcome) and (choice != _ASKED or one.key in self._doubts)
        )
        self._say_counts()
        self._go_to(at)
        self._stack.setCurrentIndex(0 if self.rows.rowCount() else 1)
        self._show_restored()

    def _say_counts(self) -> None:
        """How many rows each button shows."""
        understood = self._state.understood
        if understood is None:
            return
        shown = understood.plan.sheets[self._sheet :][:1] if self._sheet >= 0 else understood.plan.sheets
        found = sum((sheet.rows.outcomes() for sheet in shown), Counter[Outcome]())
        tables = [sheet.mapping.table.sheet for sheet in shown]
        asked = sum(any((key[0], key[1]) == (one.file, one.name) for one in tables) for key in self._doubts)
        for (key, title, test), button in zip(SHOWN, self.shown.findChildren(QPushButton), strict=True):
            n = asked if key == _ASKED else sum(count for fate, count in found.items() if test(fate))
            self._words.say(button.setText, Text("{title} {n}", {"title": title, "n": n}) if n else title)

    def _show_restored(self) -> None:
        """An export of CSDesk has no rows to check: its records come back as they were."""
        understood = self._state.understood
        restored = understood.prepared.restored if understood is not None else None
        self._bar.setVisible(restored is None)
        if restored is None:
            return
        n = sum(map(len, restored.values()))
        kinds = [
            self._words(msg("{kind}: {n}", kind=BY_KEY[key].many, n=len(records)))
            for key, records in restored.items()
            if records
        ]
        title = nmsg("{n} record comes back from the export", "{n} records come back from the export", n)
        self._restored.say(title, verbatim(self._words.translator.listed(kinds)))
        self._stack.setCurrentIndex(2)

    def _show_all(self) -> None:
        self._sheet = -1
        self.shown.choose("all")
        self._fill()

    def _fill_sheets(self, menu: QMenu) -> None:
        self._add_sheet(menu, -1, msg("All sheets"))
        for place, name, n in self._sheets():
            rows = nmsg("{n} row", "{n} rows", n)
            self._add_sheet(menu, place, msg("{sheet}: {rows}", sheet=verbatim(name), rows=rows))

    def _add_sheet(self, menu: QMenu, place: int, text: Text) -> None:
        action = menu.addAction(self._words(text).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(place == self._sheet)
        action.triggered.connect(lambda: self._choose_sheet(place))

    def _choose_sheet(self, place: int) -> None:
        self._sheet = place
        self._fill()

    def _set_up_table(self, themes: Themes) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setItemDelegate(FateDelegate(themes))
        table.setProperty("kind", "sheet")
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(themes.theme.size.row.default)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        head.setFixedHeight(themes.theme.px(32))
        for place, width in _WIDTHS:
            table.setColumnWidth(place, themes.theme.px(width))
        table.selectionModel().currentChanged.connect(lambda *_: self._show_doubt())
        self._words.say(table.setAccessibleName, msg("Rows and what happens to them"))

    def _build(self, themes: Themes) -> None:
        surface = QFrame()
        surface.setProperty("kind", "surface")
        body = column(surface)
        self._bar = head_bar(themes, [self.shown, self.sheets], [self._said, self.save])
        body.addWidget(self._bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        nothing = QWidget()
        around = column(nothing, margin=24)
        around.addWidget(self._empty)
        around.addStretch()
        self._stack.addWidget(nothing)
        back = QWidget()
        inside = column(back, margin=24)
        inside.addWidget(self._restored)
        inside.addStretch()
        self._stack.addWidget(back)
        body.addWidget(self._stack, 1)
        body.addWidget(self.decision)
        column(self).addWidget(surface)
