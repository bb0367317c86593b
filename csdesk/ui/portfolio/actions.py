"""What can be done on the portfolio page, as data: keys, palette and the sheet of keys derive from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.text import msg, pmsg
from csdesk.ui.actions.spec import ActionSpec, KeyHint, can_write, one_chosen, something_chosen
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.portfolio.page import PortfolioPage

HINTS = (
    KeyHint(("J", "K"), pmsg("key", "move")),
    KeyHint(("Enter",), pmsg("key", "open")),
    KeyHint(("X",), pmsg("key", "mark")),
    KeyHint(("E",), pmsg("key", "edit")),
    KeyHint(("F",), pmsg("key", "filter")),
    KeyHint(("V",), pmsg("key", "panel")),
)
MARKED_HINTS = (
    KeyHint(("X",), pmsg("key", "mark")),
    KeyHint(("P",), pmsg("key", "playbook")),
    KeyHint(("Ctrl", "A"), pmsg("key", "all")),
    KeyHint(("Ctrl", "C"), pmsg("key", "copy")),
    KeyHint(("Ctrl", "D"), pmsg("key", "fill down")),
    KeyHint(("Esc",), pmsg("key", "clear the marks")),
)


def page_actions(page: PortfolioPage) -> tuple[ActionSpec, ...]:
    """The actions of the page, the usual ones first."""
    return (*_account_actions(page), *_row_actions(page), *_view_actions(page))


def _account_actions(page: PortfolioPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "portfolio.open",
            msg("Open account"),
            page.table.open_cursor,
            Icon.OPEN,
            when=something_chosen,
            keywords=("abrir conta",),
            subject="account",
            run_on=page.account_asked.emit,
        ),
        ActionSpec(
            "portfolio.contact",
            msg("Log a contact"),
            partial(page.ask, page.contact_asked),
            Icon.LOG_CONTACT,
            ("R",),
            something_chosen,
            keywords=("registrar contato", "interaction"),
            subject="account",
            run_on=page.contact_asked.emit,
        ),
        ActionSpec(
            "portfolio.review",
            msg("Open the QBR"),
            partial(page.ask, page.review_asked),
            Icon.REVIEW,
            ("Q",),
            one_chosen,
            keywords=("rts", "revisão trimestral"),
            subject="account",
            run_on=page.review_asked.emit,
        ),
        ActionSpec(
            "portfolio.new",
            msg("New account"),
            page.new_asked.emit,
            Icon.NEW,
            ("N",),
            can_write,
            palette=False,
        ),
    )


def _row_actions(page: PortfolioPage) -> tuple[ActionSpec, ...]:
    table = page.table
    return (
        ActionSpec("portfolio.edit", msg("Edit cell"), page.edit_cell, Icon.EDIT, ("E", "F2"), can_write),
        ActionSpec("portfolio.mark", msg("Mark"), table.mark_cursor, Icon.DONE, ("X",), palette=False),
        ActionSpec("portfolio.mark_all", msg("Mark all"), table.mark_all, Icon.DONE, ("Ctrl+A",)),
        ActionSpec("portfolio.copy", msg("Copy rows"), table.copy, Icon.COPY, ("Ctrl+C",), something_chosen),
        ActionSpec(
            "portfolio.task",
            msg("Add task"),
            page.ask_task,
            Icon.TASKS,
            when=lambda context: can_write(context) and something_chosen(context),
            keywords=("tarefa", "adicionar tarefa", "nova tarefa"),
        ),
        ActionSpec(
            "portfolio.export_marked",
            msg("Export the chosen accounts"),
            page.export_marked,
            Icon.EXPORT,
            when=something_chosen,
            keywords=("exportar", "marcadas", "excel", "xlsx"),
        ),
        ActionSpec(
            "portfolio.fill",
            msg("Fill the marked rows down"),
            table.editing.fill_down,
            Icon.DOWN,
            ("Ctrl+D",),
            can_write,
        ),
        ActionSpec(
            "portfolio.erase",
            msg("Delete accounts"),
            page.ask_erase,
            Icon.ERASE,
            ("Delete",),
            lambda context: can_write(context) and something_chosen(context),
            keywords=("apagar", "excluir", "remove"),
        ),
    )


def _view_actions(page: PortfolioPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "portfolio.type",
            msg("Filter this view"),
            page.filters.take_keys,
            Icon.SEARCH,
            ("/", "Ctrl+F"),
            keywords=("filtrar", "procurar", "find"),
        ),
        ActionSpec("portfolio.filter", msg("Add filter"), page.add_filter, Icon.FILTER, ("F",)),
        ActionSpec("portfolio.clear", msg("Clear filters"), page.clear_filters, Icon.CLOSE),
        ActionSpec("portfolio.columns", msg("Choose columns"), page.choose_columns, Icon.COLUMNS),
        ActionSpec(
            "portfolio.group",
            msg("Group by"),
            page.group,
            Icon.JOIN,
            keywords=("agrupar", "grupos", "groups"),
        ),
        ActionSpec(
            "portfolio.export_view",
            msg("Export this view as seen"),
            page.export_view,
            Icon.EXPORT,
            keywords=("exportar", "excel", "xlsx", "planilha"),
        ),
        ActionSpec("portfolio.density", msg("Row height"), page.cards.density, Icon.DENSITY),
        ActionSpec("portfolio.panel", msg("Show or hide the panel"), page.toggle_panel, Icon.SHOW, ("V",)),
        ActionSpec("portfolio.save_view", msg("Save view"), page.save_view, Icon.SAVED_VIEW, when=can_write),
        ActionSpec(
            "portfolio.forget_view", msg("Delete this view"), page.forget_view, Icon.ERASE, when=can_write
        ),
    )
