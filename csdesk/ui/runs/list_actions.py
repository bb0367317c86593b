"""What can be done in the list of runs, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.domain.text import msg
from csdesk.ui.actions.spec import ActionSpec, KeyHint, can_write
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.runs.list_page import RunsPage

HINTS = (
    KeyHint(("Return",), msg("go on")),
    KeyHint(("S",), msg("snooze")),
    KeyHint(("X",), msg("mark")),
    KeyHint(("O",), msg("account")),
    KeyHint(("/",), msg("filter")),
    KeyHint(("Ctrl+Tab",), msg("results")),
)
MARKED_HINTS = (
    KeyHint(("S",), msg("snooze")),
    KeyHint(("D",), msg("drop")),
    KeyHint(("Ctrl+C",), msg("copy")),
    KeyHint(("Escape",), msg("clear the marks")),
)


def list_actions(page: RunsPage) -> tuple[ActionSpec, ...]:
    """Go on, put off, drop, keep a cut, and the other sides of the view."""
    return (
        ActionSpec("runs.open", msg("Go on with the run"), page.open_chosen, Icon.RUN, ("P",)),
        ActionSpec("runs.account", msg("Go to the account"), page.open_account, Icon.ACCOUNT, ("O",)),
        ActionSpec(
            "runs.snooze",
            msg("Snooze the chosen runs"),
            page.ask_snooze,
            Icon.WAIT,
            ("S",),
            can_write,
            keywords=("adiar",),
        ),
        ActionSpec(
            "runs.drop",
            msg("Drop the chosen runs"),
            page.ask_drop,
            Icon.CLOSE,
            ("D", "Delete"),
            can_write,
            keywords=("abandonar", "encerrar"),
        ),
        ActionSpec("runs.find", msg("Filter this view"), page.ask_words, Icon.SEARCH, ("Ctrl+F", "/")),
        ActionSpec("runs.cut", msg("Save this cut"), page.ask_cut, Icon.SAVED_VIEW, when=can_write),
        ActionSpec("runs.forget_cut", msg("Delete this cut"), page.forget_cut, Icon.ERASE, when=can_write),
        ActionSpec(
            "runs.next_way",
            msg("Next tab"),
            lambda: page.way_asked.emit(page.ways.after()),
            keys=("Ctrl+Tab",),
            palette=False,
        ),
        ActionSpec(
            "runs.way_before",
            msg("Previous tab"),
            lambda: page.way_asked.emit(page.ways.before()),
            keys=("Ctrl+Shift+Tab",),
            palette=False,
        ),
    )
