"""The rows of a plan with their fates: what is new, what changes from what to what, what stays out and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt

from csdesk.domain.importing.mapping import ColumnMap, SheetMapping
from csdesk.domain.importing.plan import Change, Outcome, RowKey, RowPlan
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType, field_of
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.ui.imports.sheet_model import written
from csdesk.ui.imports.state import KEPT_OUT, ImportState
from csdesk.ui.imports.targets import CUSTOM, label_of_target
from csdesk.ui.index import NOWHERE, Index
from csdesk.ui.words import Words

MOST = 20_000
"""How many rows are listed; the counts cover all."""
_NAMED = 4
"""How many fields of a new row are shown."""
SHEET, ROW, RECORD, FATE, DETAILS = range(5)
HEADS = (msg("Sheet"), msg("Row"), msg("Record"), msg("What happens"), pmsg("rows", "Details"))
FATES: dict[Outcome, tuple[str, Text]] = {
    Outcome.NEW: ("new", pmsg("row", "New")),
    Outcome.UPDATED: ("updated", pmsg("row", "Updated")),
    Outcome.UNCHANGED: ("same", pmsg("row", "Equal")),
    Outcome.SKIPPED: ("out", pmsg("row", "Left out")),
    Outcome.INVALID: ("out", pmsg("row", "Invalid")),
    Outcome.CONFLICT: ("out", pmsg("row", "In conflict")),
}
_NAMES = (
    "account.name",
    "contact.name",
    "product.name",
    "goal.name",
    "account.external_id",
    "account.tax_id",
)


@dataclass(frozen=True, slots=True)
class FateRow:
    """One row of a sheet and what becomes of it."""

    mapping: SheetMapping
    plan: RowPlan

    @property
    def key(self) -> RowKey:
        """What a person's answers call it."""
        sheet = self.mapping.table.sheet
        return sheet.file, sheet.name, self.plan.row


def rows_of(state: ImportState) -> list[FateRow]:
    """Every row of the plan, in the order of the sheets."""
    if state.understood is None:
        return []
    return [FateRow(sheet.mapping, line) for sheet in state.understood.plan.sheets for line in sheet.rows]


class FateModel(QAbstractTableModel):
    """Rows of the plan, filtered by fate."""

    def __init__(self, words: Words, currency: str) -> None:
        super().__init__()
        self._words = words
        self._currency = currency
        self._shown: list[FateRow] = []
        words.language_changed.connect(self.layoutChanged)

    def show_rows(self, rows: Sequence[FateRow], wanted: Callable[[FateRow], bool]) -> None:
        """Show some of the rows."""
        self.beginResetModel()
        self._shown = [one for one in rows if wanted(one)][:MOST]
        self.endResetModel()

    def place_of(self, key: RowKey) -> int | None:
        """The line of a row, if it is shown."""
        return next((at for at, one in enumerate(self._shown) if one.key == key), None)

    def row_at(self, row: int) -> FateRow:
        """What a line is about."""
        return self._shown[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One line a row of the sheets."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Sheet, row, record, fate, details."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._words(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a line."""
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == DETAILS:
            return self.details(self._shown[index.row()]).replace("&", "&amp;").replace("<", "&lt;")
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        one = self._shown[index.row()]
        if index.column() == SHEET:
            return one.mapping.table.sheet.name
        if index.column() == ROW:
            return str(one.plan.row)
        if index.column() == RECORD:
            return self.name(one)
        return self._words(FATES[one.plan.outcome][1]) if index.column() == FATE else self.details(one)

    def name(self, one: FateRow) -> str:
        """What to call the record of a row: its own name, else that of its account."""
        by_target = {column.target: column.place for column in one.mapping.columns}
        order = (f"{one.mapping.entity}.name", *_NAMES)
        places = [by_target[target] for target in order if target in by_target]
        others = [column.place for column in one.mapping.columns if not _is_number(column)]
        found = (self._cell(one, place) for place in [*places, *others])
        return next((words for words in found if words), "—")

    def details(self, one: FateRow) -> str:
        """What changes, what comes in, or why it stays out."""
        said = [self._words(problem.text) for problem in one.plan.problems]
        if one.plan.outcome in KEPT_OUT:
            why = one.mapping.why_not
            return "; ".join(said) or (self._words(why) if why is not None else "")
        if one.plan.outcome is Outcome.NEW:
            return "; ".join([*said, *self._coming(one)])
        if one.plan.outcome is Outcome.UPDATED and not one.plan.changes:
            return "; ".join([*said, *self._coming(one)])
        return "; ".join([*(self._change(change) for change in one.plan.changes), *said])

    def _coming(self, one: FateRow) -> list[str]:
        """What comes in, as far as there is room: what CSDesk knows before what is kept for the record."""
        name = self.name(one)
        unread = {problem.column for problem in one.plan.problems}
        pairs = [
            (column, self._cell(one, column.place))
            for column in one.mapping.columns
            if column.target and column.header not in unread and not _is_number(column)
        ]
        filled = [(column, words) for column, words in pairs if words and words != name]
        filled.sort(key=lambda pair: pair[0].target == CUSTOM)
        return [f"{self._field(column)}: {words}" for column, words in filled[:_NAMED]]

    def _field(self, column: ColumnMap) -> str:
        """What CSDesk calls a column; a new field has the name of the file."""
        is_new = column.target in {None, CUSTOM}
        return column.header if is_new else self._words(label_of_target(str(column.target))[1])

    def _cell(self, one: FateRow, place: int) -> str:
        table = one.mapping.table
        cells = table.sheet.rows[one.plan.row - table.sheet.first_row]
        column = table.columns[place]
        value = cells[column] if column < len(cells) else None
        return written(self._words.translator, value)

    def _change(self, change: Change) -> str:
        before, after = self._value(change, change.before), self._value(change, change.after)
        said = msg(
            "{field}: {before} → {after}",
            field=_label(change),
            before=verbatim(before),
            after=verbatim(after),
        )
        return self._words(said)

    def _value(self, change: Change, value: Any) -> str:
        write = self._words.translator
        spec = _spec(change.entity, change.field)
        if spec is not None and spec.type is FieldType.MONEY and isinstance(value, int):
            return write.money(Money(value, self._currency))
        known = {choice.key: choice.label for choice in spec.choices} if spec else {}
        if isinstance(value, str) and value in known:
            return self._words(known[value])
        return write.write(value)


def _is_number(column: ColumnMap) -> bool:
    """Whether a column only numbers the rows of a workbook of CSDesk."""
    return (column.target or "").endswith(".own")


@lru_cache(maxsize=256)
def _spec(entity: str, field: str) -> FieldSpec | None:
    try:
        return field_of(BY_KEY[entity].type, field)
    except KeyError:
        return None


def _label(change: Change) -> Text:
    try:
        return label_of_target(f"{change.entity}.{change.field}")[1]
    except KeyError:
        return verbatim(change.field)
