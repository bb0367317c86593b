"""The menu of a row: what can be done to the account under the pointer, with the keys that do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from csdesk.domain.text import msg
from csdesk.ui.actions.spec import ActionSpec, keycaps
from csdesk.ui.portfolio.actions import page_actions
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.portfolio.page import PortfolioPage

_CHANGING = frozenset({"contact", "task", "edit", "erase"})
_ONLY = "only"
_OFFERED = ("open", "contact", "review", "task", "", "edit", "mark", "copy", _ONLY, "", "erase")
"""An empty name draws a line."""


def row_menu(page: PortfolioPage, at: QPoint) -> QMenu | None:
    """What can be done to the account at a place of the table, where the cursor goes; nothing beside the rows."""
    table, index = page.table, page.table.indexAt(at)
    if not index.isValid() or table.rows.is_group(index.row()):
        return None
    table.go_to(index.row(), index.column() or None)
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    known = {spec.id.removeprefix("portfolio."): spec for spec in page_actions(page)}
    for name in _OFFERED:
        if not name:
            menu.addSeparator()
        elif name == _ONLY:
            _offer_value(page, menu)
        elif name not in _CHANGING or not page.session.read_only:
            _offer(page, menu, known[name])
    return menu


def _offer(page: PortfolioPage, menu: QMenu, spec: ActionSpec) -> None:
    words = page.session.words(spec.title)
    key = "+".join(keycaps(spec.keys[0])) if spec.keys else ""
    action = menu.addAction(f"{words}\t{key}" if key else words)
    if spec.icon is not None:
        action.setIcon(page.icon(spec.icon))
    action.triggered.connect(lambda: spec.run())  # noqa: PLW0108 - drops the flag that Qt sends


def _offer_value(page: PortfolioPage, menu: QMenu) -> None:
    """To see only the accounts that have the value under the pointer."""
    table, row = page.table, page.table.cursor_row()
    section = table.cursor_column()
    if row is None or not 0 < section <= len(table.rows.columns):
        return
    column = table.rows.columns[section - 1]
    action = menu.addAction(page.icon(Icon.FILTER), page.session.words(msg("Only with this value")))
    action.triggered.connect(lambda: page.cards.filter_by_value(column.key, column.value(row)))
