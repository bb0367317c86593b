"""The actions of the page as data: their keys, menus and the hints of the status line follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from csdesk.domain.text import msg, pmsg
from csdesk.ui.account.tabs import CountTabs
from csdesk.ui.actions.spec import ActionSpec, KeyHint, Menu, can_write, file_open
from csdesk.ui.theme.icons import Icon


class HealthHost(Protocol):
    """What the page can do about the health of the account."""

    def explain(self, place: int | None = None) -> None:
        """Say why the score is what it is."""

    def adjust(self) -> None:
        """Ask for a score or a band by hand."""

    def ask_pulse(self) -> None:
        """Ask for the pulse."""


class AccountHost(Protocol):
    """What the page can do."""

    tabs: CountTabs

    @property
    def health(self) -> HealthHost:
        """What can be done about the health."""

    def log_contact(self) -> None:
        """Put the keys into the composer."""

    def add(self, kind: str | None = None) -> None:
        """Ask for a new record."""

    def edit(self) -> None:
        """Edit what has the cursor."""

    def do(self, key: str) -> None:
        """Do something to the row that has the cursor."""

    def find_words(self) -> None:
        """Filter the timeline by words."""

    def review(self) -> None:
        """Ask for the review of this account."""

    def step(self, by: int) -> None:
        """Go to a neighbour in the list."""


def action_specs(page: AccountHost) -> Sequence[ActionSpec]:
    """What can be done on the page of an account."""
    return (*_doing(page), *_about_health(page), *_moving(page))


def _doing(page: AccountHost) -> Sequence[ActionSpec]:
    return (
        ActionSpec(
            "account.log",
            msg("Log a contact"),
            page.log_contact,
            Icon.LOG_CONTACT,
            ("R",),
            can_write,
            (Menu.EDIT,),
            keywords=("registrar contato", "interaction"),
        ),
        ActionSpec(
            "account.add",
            pmsg("account", "New here"),
            page.add,
            Icon.NEW,
            ("N",),
            can_write,
            keywords=("tarefa", "pessoa", "contrato", "task"),
        ),
        ActionSpec("account.review", msg("Open the QBR"), page.review, Icon.REVIEW, ("Q",), file_open),
        ActionSpec("account.edit", msg("Edit"), page.edit, Icon.EDIT, ("E", "F2"), can_write),
        ActionSpec(
            "account.erase_row", msg("Delete"), partial(page.do, "erase"), Icon.ERASE, ("Delete",), can_write
        ),
        ActionSpec("account.snooze", msg("Snooze"), partial(page.do, "snooze"), Icon.WAIT, ("S",), can_write),
    )


def _about_health(page: AccountHost) -> Sequence[ActionSpec]:
    return (
        ActionSpec(
            "account.explain_health",
            msg("Explain the health"),
            page.health.explain,
            Icon.HEALTH,
            ("H",),
            file_open,
            keywords=("saúde", "score", "por quê", "why"),
        ),
        ActionSpec(
            "account.adjust_health",
            msg("Adjust the health"),
            page.health.adjust,
            Icon.EDIT,
            (),
            can_write,
            keywords=("saúde", "override", "ajuste"),
        ),
        ActionSpec(
            "account.pulse",
            msg("Set the pulse"),
            page.health.ask_pulse,
            Icon.HEALTH,
            ("U",),
            can_write,
            keywords=("pulso", "sentimento", "sentiment"),
        ),
    )


def _moving(page: AccountHost) -> Sequence[ActionSpec]:
    return (
        ActionSpec(
            "account.find",
            msg("Filter the timeline"),
            page.find_words,
            Icon.SEARCH,
            ("Ctrl+F", "/"),
            file_open,
        ),
        ActionSpec(
            "account.previous",
            msg("Previous account"),
            partial(page.step, -1),
            Icon.UP,
            ("Alt+Up",),
            file_open,
        ),
        ActionSpec(
            "account.next", msg("Next account"), partial(page.step, 1), Icon.DOWN, ("Alt+Down",), file_open
        ),
        ActionSpec("account.tab_next", msg("Next tab"), partial(page.tabs.step, 1), None, ("Ctrl+Tab",)),
        ActionSpec(
            "account.tab_previous",
            msg("Previous tab"),
            partial(page.tabs.step, -1),
            None,
            ("Ctrl+Shift+Tab",),
        ),
    )


def hints() -> Sequence[KeyHint]:
    """The keys that the status line shows."""
    return (
        KeyHint(("Ctrl", "Tab"), msg("tab")),
        KeyHint(("R",), msg("contact")),
        KeyHint(("N",), pmsg("verb", "add")),
        KeyHint(("E",), msg("edit")),
        KeyHint(("H",), msg("health")),
        KeyHint(("P",), pmsg("key", "playbook")),
        KeyHint(("Q",), msg("QBR")),
        KeyHint(("Esc",), msg("back")),
    )
