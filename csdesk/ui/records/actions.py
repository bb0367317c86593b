"""What can be done with grids of records, as data: keys, palette and the sheet of keys derive from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.text import msg, pmsg
from csdesk.ui.actions.spec import ActionSpec, Context, KeyHint, can_write, file_open, something_chosen
from csdesk.ui.records.kinds import KINDS
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.records.page import RecordsPage

FLAGS = {"invoice": pmsg("flag", "Paid"), "ticket": pmsg("flag", "Solved")}
"""What P says of the rows, by kind."""
HINTS = (
    KeyHint(("N",), pmsg("key", "new row")),
    KeyHint(("Enter",), pmsg("key", "edit")),
    KeyHint(("Ctrl", "V"), pmsg("key", "paste rows")),
    KeyHint(("X",), pmsg("key", "mark")),
    KeyHint(("F",), pmsg("key", "filter")),
    KeyHint(("O",), pmsg("key", "open account")),
)
FLAG_HINTS = {
    "invoice": KeyHint(("P",), pmsg("key", "paid")),
    "ticket": KeyHint(("P",), pmsg("key", "solved")),
}
MARKED_HINTS = (
    KeyHint(("X",), pmsg("key", "mark")),
    KeyHint(("Ctrl", "A"), pmsg("key", "all")),
    KeyHint(("Ctrl", "D"), pmsg("key", "fill down")),
    KeyHint(("Del",), pmsg("key", "delete")),
    KeyHint(("Ctrl", "C"), pmsg("key", "copy")),
    KeyHint(("Esc",), pmsg("key", "clear the marks")),
)
NEW_HINTS = (
    KeyHint(("Tab",), pmsg("key", "next field")),
    KeyHint(("Enter",), pmsg("key", "add row")),
    KeyHint(("Esc",), pmsg("key", "close")),
)


def grid_actions(go: Callable[[str, bool], object]) -> tuple[ActionSpec, ...]:
    """The ways to every grid, and to a new row in it, from anywhere."""
    ways = (
        ActionSpec(
            f"records.edit.{kind.key}",
            kind.edit,
            partial(go, kind.key, False),
            kind.icon,
            when=file_open,
            keywords=(*kind.words, "registros", "grade", "grid"),
        )
        for kind in KINDS
    )
    additions = (
        ActionSpec(
            f"records.add.{kind.key}",
            kind.add,
            partial(go, kind.key, True),
            Icon.NEW,
            when=can_write,
            keywords=(*kind.words, "adicionar", "incluir"),
        )
        for kind in KINDS
    )
    return (*ways, *additions)


def page_actions(page: RecordsPage) -> tuple[ActionSpec, ...]:
    """The actions of the page, the usual ones first."""
    return (*_row_actions(page), *_table_actions(page), *_view_actions(page))


def _can_change(context: Context) -> bool:
    return can_write(context) and something_chosen(context)


def _can_flag(context: Context) -> bool:
    return _can_change(context) and context.kind in FLAGS


def _row_actions(page: RecordsPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "records.new", msg("New row"), page.ask_new, Icon.NEW, ("N",), can_write, keywords=("nova linha",)
        ),
        ActionSpec(
            "records.paste",
            msg("Paste rows"),
            page.table.paste,
            Icon.DROP,
            when=can_write,
            keywords=("colar",),
        ),
        ActionSpec(
            "records.flag",
            msg("Mark as paid or solved"),
            page.flag,
            Icon.DONE,
            ("P",),
            _can_flag,
            keywords=("paga", "pago", "resolvido", "reabrir"),
        ),
        ActionSpec(
            "records.open",
            msg("Open account"),
            page.open_account,
            Icon.ACCOUNT,
            ("O",),
            something_chosen,
            keywords=("abrir conta",),
        ),
        ActionSpec(
            "records.delete",
            msg("Delete rows"),
            page.delete,
            Icon.ERASE,
            ("Delete",),
            _can_change,
            keywords=("apagar", "excluir", "remove"),
        ),
    )


def _table_actions(page: RecordsPage) -> tuple[ActionSpec, ...]:
    table = page.table
    return (
        ActionSpec("records.cell", msg("Edit cell"), page.edit_cell, Icon.EDIT, ("E", "F2"), can_write),
        ActionSpec("records.mark", msg("Mark"), table.mark_cursor, Icon.DONE, ("X",), palette=False),
        ActionSpec("records.mark_all", msg("Mark all"), table.mark_all, Icon.DONE, ("Ctrl+A",)),
        ActionSpec("records.copy", msg("Copy rows"), table.copy, Icon.COPY, ("Ctrl+C",), something_chosen),
        ActionSpec(
            "records.fill",
            msg("Fill the marked rows down"),
            page.fill_down,
            Icon.DOWN,
            ("Ctrl+D",),
            can_write,
        ),
    )


def _view_actions(page: RecordsPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "records.type",
            msg("Filter this view"),
            page.filters.take_keys,
            Icon.SEARCH,
            ("/", "Ctrl+F"),
            keywords=("filtrar", "procurar", "find"),
        ),
        ActionSpec("records.filter", msg("Add filter"), page.add_filter, Icon.FILTER, ("F",)),
        ActionSpec("records.clear", msg("Clear filters"), page.clear_filters, Icon.CLOSE),
        ActionSpec("records.columns", msg("Choose columns"), page.choose_columns, Icon.COLUMNS),
        ActionSpec("records.group", msg("Group by"), page.group, Icon.JOIN, keywords=("agrupar", "grupos")),
        ActionSpec("records.density", msg("Row height"), page.cards.density, Icon.DENSITY),
        ActionSpec(
            "records.export",
            msg("Export this grid as seen"),
            page.export_view,
            Icon.EXPORT,
            keywords=("exportar", "excel", "xlsx", "planilha"),
        ),
        ActionSpec(
            "records.next",
            msg("Next kind"),
            partial(page.step_kind, 1),
            Icon.DOWN,
            ("Ctrl+PgDown",),
            palette=False,
        ),
        ActionSpec(
            "records.previous",
            msg("Previous kind"),
            partial(page.step_kind, -1),
            Icon.UP,
            ("Ctrl+PgUp",),
            palette=False,
        ),
    )
