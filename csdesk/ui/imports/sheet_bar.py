"""The line above a sheet: which one it is, what its rows are, and where its header stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QMenu

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.ui.imports.mapping_words import size_of
from csdesk.ui.imports.parts import Cut, Select, fill_bar
from csdesk.ui.imports.presenter import ImportPresenter
from csdesk.ui.imports.state import ImportState
from csdesk.ui.imports.targets import OFFERED
from csdesk.ui.theme.controls import Chip
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_DEEPEST = 60
"""Down to which row of a sheet the header can be moved."""


class SheetBar(QFrame):
    """Chooses the sheet, its kind of records and its header row."""

    def __init__(self, themes: Themes, words: Words, presenter: ImportPresenter) -> None:
        super().__init__()
        self._words = words
        self._presenter = presenter
        self._mapping: SheetMapping | None = None
        self.sheets = Chip(themes, Icon.FILE)
        self.sheets.set_menu(self._fill_sheets)
        self.kinds = Chip(themes)
        self.kinds.set_menu(self._fill_kinds)
        self.header_row = Select()
        self._title, self._size, asked = label("section"), Cut("secondary", whole=True), label("secondary")
        words.say(self._title.setText, msg("The sheet"))
        words.say(asked.setText, msg("Header in row"))
        words.say(self.header_row.setAccessibleName, msg("Header in row"))
        self.header_row.setProperty("small", True)
        self.header_row.setFixedWidth(themes.theme.px(64))
        self.header_row.picked.connect(lambda row: presenter.move_header(int(row)))
        fill_bar(self, themes, [self._title, self.sheets, self._size], [self.kinds, asked, self.header_row])

    def show_sheet(self, state: ImportState, mapping: SheetMapping) -> None:
        """Follow the wizard."""
        self._mapping = mapping
        table, say = mapping.table, self._words.say
        is_one = len(state.mappings) == 1
        self._title.setVisible(is_one)
        self.sheets.setVisible(not is_one)
        self.sheets.set_name(f"{_short(table.sheet.name)} ({state.sheet + 1}/{len(state.mappings)})")
        rows_are = msg("Rows are: {kind}", kind=BY_KEY[mapping.entity].many)
        say(self.kinds.set_name, rows_are if mapping.importable else msg("Left out"))
        say(self._size.setText, size_of(mapping))
        first = table.sheet.first_row
        last = max(min(first + len(table.sheet.rows), first + _DEEPEST), table.header_row + 1)
        numbers = [(str(number), str(number)) for number in range(first, last)]
        if self.header_row.count() != len(numbers) or self.header_row.currentData() != str(table.header_row):
            self.header_row.show_options(numbers, str(table.header_row))

    def _fill_sheets(self, menu: QMenu) -> None:
        state, say = self._presenter.state, self._words
        several = len({one.table.sheet.file for one in state.mappings}) > 1
        for place, mapping in enumerate(state.mappings):
            sheet = mapping.table.sheet
            name = f"{sheet.file}, {sheet.name}" if several and sheet.name != sheet.file else sheet.name
            kind = BY_KEY[mapping.entity].many if mapping.importable else msg("Left out")
            rows = nmsg("{n} row", "{n} rows", len(mapping.table.rows))
            words = msg("{sheet}: {kind}, {rows}", sheet=verbatim(name), kind=kind, rows=rows)
            action = menu.addAction(say(words).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(place == state.sheet)
            action.triggered.connect(partial(self._presenter.choose_sheet, place))

    def _fill_kinds(self, menu: QMenu) -> None:
        mapping = self._mapping
        for key in OFFERED:
            action = menu.addAction(self._words(BY_KEY[key].many))
            action.setCheckable(True)
            action.setChecked(mapping is not None and mapping.importable and mapping.entity == key)
            action.triggered.connect(partial(self._presenter.turn_into, key))
        menu.addSeparator()
        action = menu.addAction(self._words(msg("Leave this sheet out")))
        action.triggered.connect(partial(self._presenter.leave_out, out=True))


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23]}…"
