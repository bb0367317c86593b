"""From the clipboard into the grid: what it would do is shown, then done in one step."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from io import StringIO

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.rows import TakeRows
from csdesk.domain.model.record import Record
from csdesk.domain.text import nmsg
from csdesk.ui.records.pasting import Cells, Pasted, Sheet, added, filled, sheet_of
from csdesk.ui.records.presenter import RecordsPresenter
from csdesk.ui.records.table import RecordTable
from csdesk.ui.tables.clipboard import cells
from csdesk.ui.tables.column import Column
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_READY_AFTER_MS = 25
_QUOTE = '"'


class Taking(QObject):
    """Pastes rows into a table."""

    told = Signal(object)
    """A `Text`: what was left out."""
    refused = Signal(object)
    """A `Text`: why a cell was not taken."""
    taken = Signal()

    def __init__(
        self,
        presenter: RecordsPresenter,
        table: RecordTable,
        run: Callable[[Command], bool],
        around: tuple[Themes, Words],
        under: QWidget,
    ) -> None:
        super().__init__(table)
        self._presenter = presenter
        self._table = table
        self._run = run
        self._themes, self._words = around
        self._under = under
        table.paste_asked.connect(self.show)

    def show(self, text: str) -> None:
        """Show what pasting would do; a single cell is put where the cursor is at once."""
        from csdesk.ui.records.paste_card import PasteCard

        presenter = self._presenter
        if not presenter.knows_names:
            QTimer.singleShot(_READY_AFTER_MS, self, lambda: self.show(text))
            return
        lines = lines_of(text)
        sheet = sheet_of(presenter, lines, self._columns())
        rows = self._rows(len(sheet.lines))
        fill = filled(presenter, sheet, rows) if rows else None
        if fill is not None and len(lines) == 1 == len(lines[0]):
            self._take_cell(fill)
            return
        new = None if fill is not None and not self._names_account(sheet) else added(presenter, sheet)
        if new is not None and sheet.header:
            fill = None
        card = PasteCard(new, fill, self._themes, self._words, self._under)
        card.accepted.connect(self.take)
        card.open_under(self._under, card)

    def take(self, pasted: Pasted) -> None:
        """Store pasted rows, one step; those that cannot be taken go back to the clipboard."""
        presenter = self._presenter
        # the newest row stands first: given last to first, they stand as they were pasted
        new = tuple(reversed(pasted.new))
        command = TakeRows(kind=presenter.kind.entity.type, new=new, changes=pasted.changes)
        if not self._run(command):
            return
        if pasted.new:
            self._table.put_cursor(presenter.rows[0].id)
        if pasted.wrong:
            self._give_back(pasted)
        self.taken.emit()

    def _give_back(self, pasted: Pasted) -> None:
        lines = [pasted.header] if pasted.header else []
        lines += [one.cells for one in pasted.wrong]
        QGuiApplication.clipboard().setText("\n".join("\t".join(map(_quoted, line)) for line in lines))
        n = len(pasted.wrong)
        self.told.emit(
            nmsg("{n} row is on the clipboard, to mend", "{n} rows are on the clipboard, to mend", n)
        )

    def _take_cell(self, fill: Pasted) -> None:
        if fill.wrong:
            self.refused.emit(fill.wrong[0].why)
        elif fill.changes:
            self.take(fill)

    def _columns(self) -> Sequence[Column[Record]]:
        table = self._table
        columns, section = table.shown_columns(), table.cursor_column()
        is_inside = section >= 1 and table.cursor_row() is not None
        return columns[columns.index(table.rows.columns[section - 1]) if is_inside else 0 :]

    def _rows(self, most: int) -> list[Record]:
        """The rows from the cursor on, at most so many."""
        rows, start = self._table.rows, self._table.cursor_line()
        if start < 0:
            return []
        lines = range(start, rows.rowCount())
        found = (row for line in lines if (row := rows.row_at(line)) is not None)
        return [row for row, _ in zip(found, range(most), strict=False)]

    def _names_account(self, sheet: Sheet) -> bool:
        """Whether the lines say all that ties a row to the rest."""
        known = {column.key for column in sheet.known}
        return all(spec.name in known for spec in self._presenter.kind.fields if spec.required)


def lines_of(text: str) -> Cells:
    """Pasted text as lines of cells; a spreadsheet quotes a cell that holds a break."""
    if text.count(_QUOTE) < 2 or text.count(_QUOTE) % 2:
        return cells(text)
    return [line for line in csv.reader(StringIO(text), delimiter="\t") if line]


def _quoted(cell: str) -> str:
    if not any(sign in cell for sign in "\t\n\r" + _QUOTE):
        return cell
    return _QUOTE + cell.replace(_QUOTE, _QUOTE * 2) + _QUOTE
