"""What can be done with tasks, as data: keys, palette and the sheet of keys derive from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.text import msg, pmsg
from csdesk.ui.actions.spec import ActionSpec, Context, KeyHint, can_write, something_chosen
from csdesk.ui.tasks.heading import LIST, MONTH, WEEK
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.tasks.page import TasksPage

SPACE = msg("Space")
LINE_HINTS = (
    KeyHint(("Enter",), pmsg("key", "add the task")),
    KeyHint(("@",), pmsg("key", "account")),
    KeyHint(("!",), pmsg("key", "priority")),
    KeyHint(("Esc",), pmsg("key", "close")),
)
CELL_HINTS = (
    KeyHint(("Enter",), pmsg("key", "save")),
    KeyHint(("Tab",), pmsg("key", "save and go on")),
    KeyHint(("Esc",), pmsg("key", "as it was")),
)


def list_hints(space: str) -> tuple[KeyHint, ...]:
    """The keys of the list; the space bar by its name in the language that is spoken."""
    return (
        KeyHint(("N",), pmsg("key", "new task")),
        KeyHint((space,), pmsg("key", "complete")),
        KeyHint(("S",), pmsg("key", "snooze")),
        KeyHint(("E",), pmsg("key", "edit cell")),
        KeyHint(("X",), pmsg("key", "mark")),
        KeyHint(("C",), pmsg("key", "calendar")),
    )


def marked_hints(space: str) -> tuple[KeyHint, ...]:
    """The keys while tasks are marked."""
    return (
        KeyHint((space,), pmsg("key", "complete")),
        KeyHint(("S",), pmsg("key", "reschedule")),
        KeyHint(("D",), pmsg("key", "drop")),
        KeyHint(("Ctrl", "A"), pmsg("key", "all")),
        KeyHint(("Esc",), pmsg("key", "clear the marks")),
    )


def calendar_hints(space: str) -> tuple[KeyHint, ...]:
    """The keys of the calendar."""
    return (
        KeyHint(("←", "→"), pmsg("key", "day")),
        KeyHint(("J", "K"), pmsg("key", "task")),
        KeyHint(("Shift", "→"), pmsg("key", "move the task")),
        KeyHint((space,), pmsg("key", "complete")),
        KeyHint(("T",), pmsg("key", "today")),
        KeyHint(("C",), pmsg("key", "list")),
    )


def page_actions(page: TasksPage) -> tuple[ActionSpec, ...]:
    """The actions of the page, the usual ones first."""
    return (*_task_actions(page), *_series_actions(page), *_list_actions(page), *_view_actions(page))


def _can_change(context: Context) -> bool:
    return can_write(context) and something_chosen(context)


def _task_actions(page: TasksPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("tasks.new", msg("New task"), page.ask_new, Icon.NEW, ("N",), can_write, keywords=("nova tarefa", "todo")),
        ActionSpec("tasks.complete", pmsg("verb", "Complete"), page.tick, Icon.DONE, ("Space",), _can_change, keywords=("concluir", "done")),
        ActionSpec("tasks.move", msg("Snooze or reschedule"), page.ask_move, Icon.WAIT, ("S",), _can_change, keywords=("adiar", "remarcar", "later")),
        ActionSpec("tasks.drop", msg("Drop tasks"), page.drop, Icon.CLOSE, ("D",), _can_change, keywords=("descartar", "cancelar")),
        ActionSpec("tasks.delete", msg("Delete tasks"), page.delete, Icon.ERASE, ("Delete",), _can_change, keywords=("apagar", "excluir", "remove")),
        ActionSpec("tasks.account", msg("See account"), page.open_account, Icon.ACCOUNT, ("O",), something_chosen, keywords=("ver conta",)),
        ActionSpec("tasks.run", msg("Run or continue playbook"), page.open_run, Icon.RUN, ("P",), something_chosen, keywords=("executar",)),
        ActionSpec("tasks.details", msg("Show or hide the details"), page.toggle_panel, Icon.SHOW, ("V",), keywords=("detalhes", "painel")),
    )  # fmt: skip


def _series_actions(page: TasksPage) -> tuple[ActionSpec, ...]:
    def is_series(context: Context) -> bool:
        task = page.current()
        return can_write(context) and task is not None and bool(task.recurrence)

    return (
        ActionSpec("tasks.skip", msg("Skip this one of the series"), page.skip, Icon.RIGHT, when=is_series, keywords=("pular",)),
        ActionSpec("tasks.end", msg("End the series"), page.end_series, Icon.CLOSE, when=is_series, keywords=("encerrar", "recorrência")),
        ActionSpec("tasks.ics", msg("Calendar file of these tasks (.ics)"), page.export_chosen, Icon.DATE, when=something_chosen, keywords=("outlook", "agenda", "ics")),
        ActionSpec("tasks.ics_all", msg("Calendar file of all open tasks (.ics)"), page.export_all, Icon.DATE, keywords=("outlook", "agenda", "ics")),
    )  # fmt: skip


def _list_actions(page: TasksPage) -> tuple[ActionSpec, ...]:
    table = page.table
    return (
        ActionSpec("tasks.cell", msg("Edit cell"), page.edit_cell, Icon.EDIT, ("E", "F2"), can_write),
        ActionSpec("tasks.mark", msg("Mark"), table.mark_cursor, Icon.DONE, ("X",), palette=False),
        ActionSpec("tasks.mark_all", msg("Mark all"), table.mark_all, Icon.DONE, ("Ctrl+A",)),
        ActionSpec("tasks.copy", msg("Copy rows"), table.copy, Icon.COPY, ("Ctrl+C",), something_chosen),
        ActionSpec("tasks.fill", msg("Fill the marked rows down"), table.editing.fill_down, Icon.DOWN, ("Ctrl+D",), can_write),
    )  # fmt: skip


def _view_actions(page: TasksPage) -> tuple[ActionSpec, ...]:
    cards, heading = page.cards, page.heading
    return (
        ActionSpec("tasks.type", msg("Filter this view"), page.filters.take_keys, Icon.SEARCH, ("/", "Ctrl+F"), keywords=("filtrar", "find")),
        ActionSpec("tasks.filter", msg("Add filter"), lambda: cards.add_filter(page.filters.add), Icon.FILTER, ("F",)),
        ActionSpec("tasks.clear", msg("Clear filters"), page.clear_filters, Icon.CLOSE),
        ActionSpec("tasks.group", msg("Group by"), lambda: cards.group(heading.group), Icon.JOIN, ("G",), keywords=("agrupar",)),
        ActionSpec("tasks.columns", msg("Choose columns"), lambda: cards.columns(heading.columns), Icon.COLUMNS),
        ActionSpec("tasks.density", msg("Row height"), cards.density, Icon.DENSITY),
        ActionSpec("tasks.turn", msg("List, week or month"), page.turn_view, Icon.DATE, ("C",), keywords=("calendário", "calendar")),
        ActionSpec("tasks.list", msg("Tasks as a list"), partial(page.show_view, LIST), Icon.TASKS, keywords=("lista",)),
        ActionSpec("tasks.week", msg("Tasks of the week"), partial(page.show_view, WEEK), Icon.DATE, keywords=("semana",)),
        ActionSpec("tasks.month", msg("Tasks of the month"), partial(page.show_view, MONTH), Icon.DATE, keywords=("mês", "calendário")),
    )  # fmt: skip
