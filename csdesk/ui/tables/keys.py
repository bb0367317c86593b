"""The keys of a table. Single letters work only here, never while a field is being typed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from csdesk.ui.tables.view import TableView

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
_FAR = 10**9
_Key = Qt.Key


def handle(table: TableView[Any], event: QKeyEvent) -> bool:
    """Do what a key asks for; false when the table has no use for it."""
    key = Qt.Key(event.key())
    held = event.modifiers() & (_SHIFT | _CTRL | Qt.KeyboardModifier.AltModifier)
    steps = _STEPS.get(key)
    if steps is not None and held in {_NONE, _SHIFT} and not (held and key in {_Key.Key_J, _Key.Key_K}):
        _move(table, steps(table), extend=held == _SHIFT)
        return True
    action = _ACTIONS.get((key, held))
    return action(table) is not False if action is not None else False


def _move(table: TableView[Any], by: int, *, extend: bool) -> None:
    start = table.cursor_line()
    table.go_to(start + by)
    if not extend:
        table.anchor = -1
        return
    if table.anchor < 0:
        table.anchor, table.marked_before = start, frozenset(table.rows.marked)
    low, high = sorted((table.anchor, table.cursor_line()))
    reached = {table.rows.id_at(line) for line in range(low, high + 1)} - {None}
    table.rows.set_marked({*table.marked_before, *(one for one in reached if one is not None)})


def _sideways(table: TableView[Any], by: int) -> None:
    if table.fold(table.cursor_line(), closed=by < 0):
        return
    titles = table.titles
    visual = titles.visualIndex(table.cursor_column()) + by
    if 1 <= visual <= len(table.view_state.columns):
        table.go_to(table.cursor_line(), titles.logicalIndex(visual))


def _unmark(table: TableView[Any]) -> bool:
    if not table.rows.marked:
        return False
    table.rows.set_marked(set())
    return True


def _open(table: TableView[Any]) -> None:
    if not table.fold(table.cursor_line()):
        table.open_cursor()


def _space(table: TableView[Any]) -> None:
    if not table.fold(table.cursor_line()):
        table.mark_cursor()


def _page(table: TableView[Any]) -> int:
    return max(1, table.viewport().height() // table.verticalHeader().defaultSectionSize() - 1)


_STEPS: dict[Qt.Key, Callable[[TableView[Any]], int]] = {
    _Key.Key_J: lambda _: 1,
    _Key.Key_Down: lambda _: 1,
    _Key.Key_K: lambda _: -1,
    _Key.Key_Up: lambda _: -1,
    _Key.Key_PageDown: _page,
    _Key.Key_PageUp: lambda table: -_page(table),
    _Key.Key_Home: lambda _: -_FAR,
    _Key.Key_End: lambda _: _FAR,
}
_ACTIONS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[TableView[Any]], object]] = {
    (_Key.Key_Left, _NONE): lambda table: _sideways(table, -1),
    (_Key.Key_Right, _NONE): lambda table: _sideways(table, 1),
    (_Key.Key_Return, _NONE): _open,
    (_Key.Key_Enter, _NONE): _open,
    (_Key.Key_X, _NONE): lambda table: table.mark_cursor(),
    (_Key.Key_Space, _NONE): _space,
    (_Key.Key_A, _CTRL): lambda table: table.mark_all(),
    (_Key.Key_C, _CTRL): lambda table: table.copy(),
    (_Key.Key_V, _CTRL): lambda table: table.editing.paste(),
    (_Key.Key_D, _CTRL): lambda table: table.editing.fill_down(),
    (_Key.Key_E, _NONE): lambda table: table.editing.start_or_say(),
    (_Key.Key_F2, _NONE): lambda table: table.editing.start_or_say(),
    (_Key.Key_Slash, _NONE): lambda table: table.ask_filter(),
    (_Key.Key_Escape, _NONE): _unmark,
}
