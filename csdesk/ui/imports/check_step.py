"""The third step: every row and its fate, the changed ones field by field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from csdesk.domain.importing.plan import Change, Outcome, RowPlan
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldType, field_of
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.ui.imports.footer import fate_color
from csdesk.ui.imports.presenter import ImportState, label_of_target
from csdesk.ui.theme.controls import SegmentedControl
from csdesk.ui.theme.parts import column, hairline, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

Index = QModelIndex | QPersistentModelIndex
MOST = 5000
_OUT = frozenset({Outcome.SKIPPED, Outcome.INVALID, Outcome.CONFLICT})
SHOWN: tuple[tuple[str, Text, Callable[[Outcome], bool]], ...] = (
    ("all", pmsg("rows", "All"), lambda outcome: outcome in Outcome),
    ("new", pmsg("rows", "New"), lambda outcome: outcome is Outcome.NEW),
    ("updated", pmsg("rows", "Updated"), lambda outcome: outcome is Outcome.UPDATED),
    ("same", pmsg("rows", "Equal"), lambda outcome: outcome is Outcome.UNCHANGED),
    ("out", msg("Left out"), lambda outcome: outcome in _OUT),
)
FATES: dict[Outcome, tuple[str, Text]] = {
    Outcome.NEW: ("new", pmsg("row", "New")),
    Outcome.UPDATED: ("updated", pmsg("row", "Updated")),
    Outcome.UNCHANGED: ("same", pmsg("row", "Equal")),
    Outcome.SKIPPED: ("out", pmsg("row", "Left out")),
    Outcome.INVALID: ("out", pmsg("row", "Invalid")),
    Outcome.CONFLICT: ("out", pmsg("row", "In conflict")),
}
HEADS = (msg("Sheet"), msg("Row"), msg("What happens"), msg("Details"))


class FateModel(QAbstractTableModel):
    """Rows of the plan, filtered by fate."""

    def __init__(self, themes: Themes, words: Words, currency: str) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._currency = currency
        self._all: list[tuple[str, RowPlan]] = []
        self._shown: list[tuple[str, RowPlan]] = []
        words.language_changed.connect(self.layoutChanged)

    def show_rows(self, rows: list[tuple[str, RowPlan]], wanted: Callable[[Outcome], bool]) -> None:
        """Show the rows of some fates."""
        self.beginResetModel()
        self._all = rows
        self._shown = [pair for pair in rows if wanted(pair[1].outcome)][:MOST]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One line a row of the sheets."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Sheet, row, fate, details."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._words(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words and inks."""
        sheet, plan = self._shown[index.row()]
        fate, title = FATES[plan.outcome]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2:
            return fate_color(self._themes.theme, fate)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return (sheet, str(plan.row), self._words(title), self.details(plan))[index.column()]

    def details(self, plan: RowPlan) -> str:
        """What changes, or what is to know of the row."""
        changes = [self._change(change) for change in plan.changes]
        return "; ".join([*changes, *(self._words(problem.text) for problem in plan.problems)])

    def _change(self, change: Change) -> str:
        field = self._field(change)
        before, after = self._value(change, change.before), self._value(change, change.after)
        return self._words(
            msg("{field}: {before} → {after}", field=field, before=verbatim(before), after=verbatim(after))
        )

    def _field(self, change: Change) -> Text:
        try:
            return label_of_target(f"{change.entity}.{change.field}")[1]
        except StopIteration:
            return verbatim(change.field)

    def _value(self, change: Change, value: Any) -> str:
        try:
            spec = field_of(BY_KEY[change.entity].type, change.field)
        except KeyError:
            return self._words.translator.write(value)
        if spec.type is FieldType.MONEY and value is not None:
            return self._words.translator.money(Money(value, self._currency))
        known = {choice.key: choice.label for choice in spec.choices}
        return self._words(known[value]) if value in known else self._words.translator.write(value)


class CheckStep(QWidget):
    """All rows before anything is written."""

    def __init__(self, themes: Themes, words: Words, currency: str) -> None:
        super().__init__()
        self._state: ImportState | None = None
        self.rows = FateModel(themes, words, currency)
        self.table = QTableView()
        self.table.setModel(self.rows)
        self.table.setProperty("kind", "sheet")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(themes.theme.size.row.default)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        for place, width in enumerate((200, 70, 130)):
            self.table.setColumnWidth(place, themes.theme.px(width))
        self.shown = SegmentedControl(themes, words, [(key, title, None) for key, title, _ in SHOWN])
        self.shown.choose("all")
        self.shown.chosen.connect(lambda _: self._fill())
        surface = QFrame()
        surface.setProperty("kind", "surface")
        body = column(surface)
        bar = row()
        bar.setContentsMargins(16, 10, 16, 10)
        bar.addWidget(self.shown)
        bar.addStretch()
        body.addLayout(bar)
        body.addWidget(hairline())
        body.addWidget(self.table, 1)
        column(self).addWidget(surface)

    def show_state(self, state: ImportState) -> None:
        """Follow the wizard."""
        self._state = state
        self._fill()

    def _fill(self) -> None:
        state = self._state
        if state is None or state.understood is None:
            return
        pairs = [
            (sheet.mapping.table.sheet.name, line)
            for sheet in state.understood.plan.sheets
            for line in sheet.rows
        ]
        wanted = next(test for key, _, test in SHOWN if key == self.shown.choice())
        self.rows.show_rows(pairs, wanted)
