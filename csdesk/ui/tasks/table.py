"""The table of tasks: Space completes, the circle is pressed, and names are found while they are typed."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.commands.registry import Command
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import FieldType
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.editing import CellEditing
from csdesk.ui.tables.view import TableView
from csdesk.ui.tasks.columns import LAYOUTS
from csdesk.ui.tasks.presenter import TasksPresenter
from csdesk.ui.theme.theme import Themes


class TaskTable(TableView[Task]):
    """All tasks."""

    tick_asked = Signal()
    """Complete what is marked, or the task under the cursor."""

    def __init__(
        self,
        presenter: TasksPresenter,
        themes: Themes,
        run: Callable[[Command], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            presenter.columns, presenter.reader, themes=themes, key=attrgetter("id"), run=run, parent=parent
        )
        self._presenter = presenter

    def make_editing(self, run: Callable[[Command], object]) -> CellEditing[Task]:
        """Names are found while they are typed."""
        return TaskEditing(self, run, self._presenter)

    def _column_for(self, column: int | None) -> int:
        """Never the circle: Space presses it from anywhere."""
        section = super()._column_for(column)
        return section + 1 if self.rows.columns[section - 1].key == "state" else section

    def cursor_place(self) -> QPoint:
        """Where on the screen a card about the task under the cursor belongs."""
        title = self.model().index(self.cursor_line(), self.titles.logicalIndex(2))
        return self.viewport().mapToGlobal(self.visualRect(title).bottomLeft())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self.fit_room()

    def fit_room(self) -> None:
        """Lay the usual columns out for the room that there is."""
        fitted = self.view_state.fitted(LAYOUTS, self.width() * 100 // self.looks.theme.zoom)
        if fitted != self.view_state:
            self.view_state = fitted
            self.lay_columns(fitted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space completes; the other keys are those of every table."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Space and plain and self.cursor_row() is not None:
            self.tick_asked.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The circle of a task completes it."""
        index = self.indexAt(event.position().toPoint())
        section = index.column() - 1
        is_state = 0 <= section < len(self.rows.columns) and self.rows.columns[section].key == "state"
        if is_state and event.button() == Qt.MouseButton.LeftButton and self.rows.row_at(index.row()):
            self.rows.set_marked(set())
            self.go_to(index.row())
            self.tick_asked.emit()
            return
        super().mousePressEvent(event)


class TaskEditing(CellEditing[Task]):
    """Editing in the table of tasks."""

    def __init__(self, table: TaskTable, run: Callable[[Command], object], presenter: TasksPresenter) -> None:
        super().__init__(table, run)
        self._presenter = presenter

    def save(self) -> bool:
        """Carry out what was typed; a name left as it was changes nothing."""
        editor, column, row = self._editor, self._column, self._row
        if (
            editor is not None
            and column is not None
            and row is not None
            and column.spec.type is FieldType.REF
        ):
            editor.settle()
            if editor.text() == (column.value(row) or ""):
                self.close()
                return True
        return super().save()

    def _around(self, column: Column[Task], row: Task) -> Surroundings:
        around = super()._around(column, row)
        around.lookups.update(self._presenter.names.lookups(row.account))
        around.names.update(self._presenter.names.callers())
        return around
