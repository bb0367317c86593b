"""The cards that the page opens: until when, why not, with whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from csdesk.domain.text import msg, verbatim
from csdesk.ui.forms.popover import Popover
from csdesk.ui.session import Session
from csdesk.ui.today.state import Entry
from csdesk.ui.today.todo_list import TodoList


def ask_until(shown: TodoList, session: Session, entry: Entry, then: Callable[[date], object]) -> None:
    """Ask to which day a thing is put off."""
    from csdesk.ui.today.snooze_card import SnoozeCard

    card = SnoozeCard(session.words(entry.title), session.today(), shown.themes, session.words, shown)
    card.chosen.connect(then)
    _open_below(shown, card, card.list)


def ask_why_not(
    shown: TodoList, session: Session, name: str, then: Callable[[date | None, str], object]
) -> None:
    """Ask for how long a playbook is not wanted, and why."""
    from csdesk.ui.today.dismiss_card import DismissCard

    card = DismissCard(name, session.today(), shown.themes, session.words, shown)
    card.chosen.connect(then)
    _open_below(shown, card, card.list)


def ask_with_whom(under: QWidget, shown: TodoList, session: Session, then: Callable[[int], object]) -> None:
    """Ask with which account a contact is logged."""
    from csdesk.ui.tables.pick_card import PickCard

    names = sorted(session.account_names(), key=lambda one: one[1].casefold())
    options = [(str(own), verbatim(name)) for own, name in names]
    card = PickCard(msg("Log a contact with"), options, shown.themes, session.words, under)
    card.picked.connect(lambda own: then(int(own)))
    card.open_under(under, card.line)


def _open_below(shown: TodoList, card: Popover, focused: QWidget) -> None:
    """Under the line of the cursor."""
    rect = shown.visualRect(shown.currentIndex())
    at = shown.viewport().mapToGlobal(rect.bottomLeft() + QPoint(shown.themes.theme.px(68), 2))
    card.open_at(at, focused)
