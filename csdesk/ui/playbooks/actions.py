"""What can be done in the library, as data: keys, palette and the sheet of keys derive from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.text import msg, pmsg
from csdesk.ui.actions.spec import ActionSpec, Context, KeyHint, can_write, something_chosen
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.playbooks.page import PlaybooksPage

HINTS = (
    KeyHint(("J", "K"), pmsg("key", "move")),
    KeyHint(("Enter",), pmsg("key", "open")),
    KeyHint(("P",), pmsg("key", "run")),
    KeyHint(("N",), pmsg("key", "new")),
    KeyHint(("/",), pmsg("key", "filter")),
)


def _on_one(context: Context) -> bool:
    return can_write(context) and something_chosen(context)


def library_actions(page: PlaybooksPage) -> tuple[ActionSpec, ...]:
    """Open, run, begin; copies, versions and files."""
    return (
        ActionSpec(
            "playbook.new", msg("New playbook"), page.ask_new, Icon.NEW, ("N",), can_write, keywords=("novo",)
        ),
        ActionSpec("playbook.edit", msg("Edit the map"), page.edit, Icon.EDIT, ("E", "F2"), something_chosen),
        ActionSpec(
            "playbook.run",
            msg("Run for an account"),
            page.ask_account,
            Icon.RUN,
            ("P",),
            _on_one,
            keywords=("executar",),
        ),
        ActionSpec(
            "playbook.past",
            msg("Test against the past year"),
            page.look_back,
            Icon.HISTORY,
            ("T",),
            something_chosen,
            keywords=("simular", "testar", "simulate"),
        ),
        ActionSpec(
            "playbook.results",
            msg("See its results"),
            page.show_results,
            Icon.GOAL,
            when=something_chosen,
            keywords=("resultados",),
        ),
        ActionSpec(
            "playbook.duplicate",
            msg("Duplicate the playbook"),
            page.duplicate,
            Icon.COPY,
            ("Ctrl+D",),
            _on_one,
        ),
        ActionSpec(
            "playbook.retire",
            msg("Take the playbook out of use"),
            page.retire,
            Icon.HIDE,
            ("Delete",),
            _on_one,
        ),
        ActionSpec(
            "playbook.discard",
            msg("Discard the draft of the playbook"),
            page.discard,
            Icon.ERASE,
            when=_on_one,
        ),
        ActionSpec(
            "playbook.filter",
            msg("Filter this view"),
            page.take_filter,
            Icon.SEARCH,
            ("/", "Ctrl+F"),
            palette=False,
        ),
        ActionSpec(
            "playbook.import", msg("Import a playbook"), page.import_file, Icon.IMPORT, ("Ctrl+I",), can_write
        ),
        ActionSpec(
            "playbook.share",
            msg("Export to share"),
            partial(page.export, "share"),
            Icon.EXPORT,
            ("Ctrl+E",),
            something_chosen,
        ),
        ActionSpec(
            "playbook.png",
            msg("Export as a picture"),
            partial(page.export, "png"),
            Icon.EXPORT,
            when=something_chosen,
        ),
        ActionSpec(
            "playbook.pdf",
            msg("Export as PDF"),
            partial(page.export, "pdf"),
            Icon.EXPORT,
            when=something_chosen,
        ),
        ActionSpec(
            "playbook.adopt",
            msg("Bring the ready playbooks"),
            page.adopt,
            Icon.PLAYBOOKS,
            when=can_write,
            keywords=("prontos",),
        ),
        ActionSpec(
            "playbook.next_way",
            msg("Next tab"),
            lambda: page.way_asked.emit(page.ways.after()),
            keys=("Ctrl+Tab",),
            palette=False,
        ),
        ActionSpec(
            "playbook.way_before",
            msg("Previous tab"),
            lambda: page.way_asked.emit(page.ways.before()),
            keys=("Ctrl+Shift+Tab",),
            palette=False,
        ),
    )
