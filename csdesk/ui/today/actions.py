"""What can be done on the Today page, as data: keys, palette and the sheet of keys derive from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.text import msg, pmsg
from csdesk.domain.today.items import Kind
from csdesk.ui.actions.spec import ActionSpec, Context, KeyHint, can_write
from csdesk.ui.theme.icons import Icon
from csdesk.ui.today.state import Order
from csdesk.ui.today.todo_list import ACCOUNT, COMPLETE, DISMISS, REVIEW, SNOOZE

if TYPE_CHECKING:
    from csdesk.ui.today.page import TodayPage

SPACE = msg("Space")
SIDE_HINTS = (
    KeyHint(("J", "K"), pmsg("key", "move")),
    KeyHint(("Enter",), pmsg("key", "open")),
    KeyHint(("F6",), pmsg("key", "next area")),
)


def list_hints(space: str) -> tuple[KeyHint, ...]:
    """The keys of the list; the space bar by its name in the language that is spoken."""
    return (
        KeyHint(("J", "K"), pmsg("key", "move")),
        KeyHint(("Enter",), pmsg("key", "do it")),
        KeyHint((space,), pmsg("key", "complete")),
        KeyHint(("S",), pmsg("key", "snooze")),
        KeyHint(("N",), pmsg("key", "new task")),
    )


def page_actions(page: TodayPage) -> tuple[ActionSpec, ...]:
    """The actions of the page, the usual ones first."""

    def has_entry(_: Context) -> bool:
        return page.entry() is not None

    def can_change(context: Context) -> bool:
        return can_write(context) and page.entry() is not None

    def has_account(_: Context) -> bool:
        entry = page.entry()
        return entry is not None and entry.item.account is not None

    def can_dismiss(context: Context) -> bool:
        entry = page.entry()
        return can_write(context) and entry is not None and entry.item.suggested is not None

    def do(key: str) -> partial[None]:
        return partial(page.do, key)

    return (
        ActionSpec("today.open", msg("Do what the thing asks for"), page.press_enter, Icon.RUN, ("Return",), palette=False),
        ActionSpec("today.complete", msg("Complete"), do(COMPLETE), Icon.DONE, ("Space",), can_change, keywords=("concluir", "done")),
        ActionSpec("today.snooze", msg("Snooze"), do(SNOOZE), Icon.WAIT, ("S",), can_change, keywords=("adiar", "later")),
        ActionSpec("today.start", msg("Run or continue playbook"), page.start_playbook, Icon.RUN, ("P",), has_account, palette=False),
        ActionSpec("today.dismiss", msg("Dismiss the playbook"), do(DISMISS), Icon.CLOSE, ("X",), can_dismiss, keywords=("dispensar", "suggestion")),
        ActionSpec("today.account", msg("See account"), do(ACCOUNT), Icon.ACCOUNT, ("O",), has_entry, keywords=("ver conta",)),
        ActionSpec("today.contact", msg("Log a contact"), page.log_contact, Icon.LOG_CONTACT, ("R",), can_write, keywords=("registrar contato", "interaction")),
        ActionSpec("today.review", msg("Open the QBR"), do(REVIEW), Icon.REVIEW, ("Q",), has_entry, keywords=("rts", "revisão trimestral")),
        ActionSpec("today.new", msg("New task"), page.new_task, Icon.NEW, ("N",), can_write, keywords=("nova tarefa", "todo")),
        *_look_actions(page),
    )  # fmt: skip


def _look_actions(page: TodayPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("today.panel", msg("Show or hide the panel"), page.toggle_side, Icon.SHOW, ("V",)),
        ActionSpec("today.all", msg("Show everything to do"), partial(page.choose_kind, None), Icon.TODAY),
        ActionSpec("today.tasks", msg("Show only tasks"), partial(page.choose_kind, Kind.TASK), Icon.TASKS),
        ActionSpec("today.filter", msg("Choose what is shown"), page.todo.filter.click, Icon.FILTER, ("F",)),
        ActionSpec("today.by_date", msg("Order by date"), partial(page.choose_order, Order.DATE), Icon.SORT),
        ActionSpec(
            "today.by_worth", msg("Order by worth"), partial(page.choose_order, Order.WORTH), Icon.SORT
        ),
    )
