"""The actions of the page of processes as data, and the keys of its status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.domain.text import msg, pmsg
from csdesk.ui.actions.spec import ActionSpec, KeyHint, can_write
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.processes.page import ProcessesPage

HINTS = (
    KeyHint(("J", "K"), pmsg("key", "move")),
    KeyHint(("Enter",), pmsg("key", "edit")),
    KeyHint(("N",), pmsg("key", "new")),
    KeyHint(("P",), pmsg("key", "begin")),
    KeyHint(("Ctrl", "P"), pmsg("key", "print")),
)
STEP_HINTS = (
    KeyHint(("Enter",), pmsg("key", "next step")),
    KeyHint(("Alt", "↑", "↓"), pmsg("key", "move")),
    KeyHint(("Ctrl", "Enter"), pmsg("key", "publish")),
    KeyHint(("Esc",), pmsg("key", "back")),
)


def page_actions(page: ProcessesPage) -> tuple[ActionSpec, ...]:
    """What can be done with a process."""
    return (
        ActionSpec(
            "process.new",
            msg("New process"),
            page.ask_new,
            Icon.NEW,
            ("N",),
            can_write,
            keywords=("novo processo",),
        ),
        ActionSpec(
            "process.edit",
            msg("Edit the process"),
            page.edit,
            Icon.EDIT,
            ("E", "F2"),
            keywords=("editar processo",),
        ),
        ActionSpec(
            "process.begin",
            msg("Begin the process for an account"),
            page.ask_account,
            Icon.RUN,
            ("P",),
            can_write,
            keywords=("iniciar processo",),
        ),
        ActionSpec(
            "process.publish",
            msg("Publish the process"),
            page.publish,
            Icon.DONE,
            ("Ctrl+Return",),
            can_write,
            keywords=("publicar processo",),
        ),
        ActionSpec(
            "process.print",
            msg("Print the process"),
            page.print_out,
            Icon.EXPORT,
            ("Ctrl+P",),
            keywords=("imprimir processo",),
        ),
        ActionSpec(
            "process.pdf",
            msg("Save the process as PDF"),
            page.save_pdf,
            Icon.EXPORT,
            keywords=("salvar processo em pdf",),
        ),
        ActionSpec(
            "process.step",
            msg("Add a step to the process"),
            page.add_step,
            Icon.NEW,
            ("A",),
            can_write,
            keywords=("adicionar passo",),
        ),
        ActionSpec(
            "process.find",
            msg("Filter the processes"),
            page.ask_words,
            Icon.SEARCH,
            ("/", "Ctrl+F"),
            keywords=("filtrar processos",),
        ),
    )
