"""What can be done on the map, as data: keys, palette and the sheet of keys derive from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.playbooks.maps import StepKind
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.actions.spec import ActionSpec, Context, KeyHint, can_write
from csdesk.ui.playbooks.words import KIND_ICONS
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.playbooks.editor_page import PlaybookEditorPage

HINTS = (
    KeyHint(("←", "↑", "↓", "→"), pmsg("key", "walk on the map")),
    KeyHint(("Enter",), pmsg("key", "edit")),
    KeyHint(("Tab",), pmsg("key", "new linked step")),
    KeyHint(("L",), pmsg("key", "link")),
    KeyHint(("Del",), pmsg("key", "remove")),
    KeyHint(("Ctrl", "Z"), pmsg("key", "undo")),
)
LINE_HINTS = (
    KeyHint(("Enter",), pmsg("key", "keep")),
    KeyHint(("Tab",), pmsg("key", "keep, then a new linked step")),
    KeyHint(("Escape",), pmsg("key", "leave as it was")),
)
"""While a text is typed on the map."""
LIST_HINTS = (
    KeyHint(("↑", "↓"), pmsg("key", "move")),
    *HINTS[1:5],
    KeyHint(("Alt", "↑", "↓"), pmsg("key", "answer up, down")),
)
_ADDING: tuple[tuple[StepKind, str, Text, tuple[str, ...]], ...] = (
    (StepKind.ACTION, "A", msg("Add an action"), ("ação", "action")),
    (StepKind.QUESTION, "P", msg("Add a question"), ("pergunta", "question")),
    (StepKind.WAIT, "E", msg("Add a wait"), ("espera", "wait")),
    (StepKind.END, "F", msg("Add an end"), ("fim", "end")),
    (StepKind.PROCESS, "R", msg("Add a process"), ("processo",)),
    (StepKind.MESSAGE, "M", msg("Add a message"), ("mensagem", "e-mail")),
    (StepKind.CONDITION, "C", msg("Add a condition"), ("condição", "dados")),
)


def _never(_context: Context) -> bool:
    """The map presses it by itself; it stands in the sheet of keys."""
    return False


def editor_actions(page: PlaybookEditorPage) -> tuple[ActionSpec, ...]:
    """Drawing, choosing, looking, keeping."""
    return (*_drawing(page), *_choosing(page), *_looking(page), *_keeping(page), *_of_the_map())


def _drawing(page: PlaybookEditorPage) -> tuple[ActionSpec, ...]:
    added = tuple(
        ActionSpec(
            f"map.add_{kind}",
            title,
            partial(page.add, kind),
            KIND_ICONS[kind],
            (key,),
            can_write,
            keywords=words,
        )
        for kind, key, title, words in _ADDING
    )
    return (
        *added,
        ActionSpec(
            "map.link", msg("Link to a step"), page.link, Icon.LINK, ("L",), can_write, keywords=("ligar",)
        ),
        ActionSpec(
            "map.trigger",
            msg("Say what suggests it"),
            page.ask_trigger,
            Icon.START,
            ("G",),
            can_write,
            keywords=("gatilho", "trigger"),
        ),
        ActionSpec("map.move", msg("Choose and move"), page.step_out, Icon.SELECT, ("V",), palette=False),
        ActionSpec(
            "map.tidy",
            msg("Tidy the map"),
            page.tidy,
            Icon.REFRESH,
            ("Shift+A",),
            can_write,
            keywords=("arrumar",),
        ),
        ActionSpec("map.column", msg("Align in a column"), partial(page.align, "x"), when=can_write),
        ActionSpec("map.row", msg("Align in a row"), partial(page.align, "y"), when=can_write),
    )


def _choosing(page: PlaybookEditorPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("map.undo", msg("Undo in the map"), page.undo, Icon.UNDO, ("Ctrl+Z",), palette=False),
        ActionSpec(
            "map.redo",
            msg("Redo in the map"),
            page.redo,
            Icon.REDO,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            palette=False,
        ),
        ActionSpec("map.copy", msg("Copy steps"), page.copy, Icon.COPY, ("Ctrl+C",)),
        ActionSpec("map.cut", msg("Cut steps"), page.cut, Icon.COPY, ("Ctrl+X",), can_write),
        ActionSpec("map.paste", msg("Paste steps"), page.paste, Icon.COPY, ("Ctrl+V",), can_write),
        ActionSpec(
            "map.duplicate", msg("Duplicate steps"), page.duplicate, Icon.COPY, ("Ctrl+D",), can_write
        ),
        ActionSpec("map.all", msg("Choose all steps"), page.choose_all, Icon.DONE, ("Ctrl+A",)),
        ActionSpec("map.next_problem", msg("Next problem"), page.next_problem, Icon.WARNING, ("F8",)),
        ActionSpec(
            "map.problem_before", msg("Problem before"), page.problem_before, Icon.WARNING, ("Shift+F8",)
        ),
    )


def _looking(page: PlaybookEditorPage) -> tuple[ActionSpec, ...]:
    canvas = page.canvas
    return (
        ActionSpec(
            "map.list",
            msg("See as a list or as a map"),
            page.toggle_list,
            Icon.OUTLINE,
            ("Ctrl+L",),
            keywords=("lista",),
        ),
        ActionSpec("map.zoom_in", msg("Map larger"), canvas.zoom_in, Icon.ZOOM_IN, ("+", "=")),
        ActionSpec("map.zoom_out", msg("Map smaller"), canvas.zoom_out, Icon.ZOOM_OUT, ("-",)),
        ActionSpec("map.fit", msg("Show the whole map"), canvas.fit, Icon.FIT, ("0",)),
        ActionSpec("map.panel", msg("Show or hide the panel"), page.toggle_panel, Icon.SHOW, ("I",)),
    )


def _keeping(page: PlaybookEditorPage) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "map.publish", msg("Publish the playbook"), page.publish, Icon.DONE, ("Ctrl+Return",), can_write
        ),
        ActionSpec("map.test", msg("Test the playbook"), page.test, Icon.RUN, ("T",)),
        ActionSpec(
            "map.rename", msg("Rename the playbook"), page.rename, Icon.EDIT, ("Shift+F2",), can_write
        ),
        ActionSpec(
            "map.share", msg("Export to share"), partial(page.export, "share"), Icon.EXPORT, ("Ctrl+E",)
        ),
        ActionSpec(
            "map.png", msg("Export as a picture"), partial(page.export, "png"), Icon.EXPORT, ("Ctrl+Shift+S",)
        ),
        ActionSpec("map.pdf", msg("Export as PDF"), partial(page.export, "pdf"), Icon.EXPORT),
    )


def _of_the_map() -> tuple[ActionSpec, ...]:
    listed = (
        ("tab", msg("New linked step, and type"), "Tab"),
        ("edit", msg("Type into the step"), "Return"),
        ("remove", msg("Remove and join"), "Delete"),
        ("walk", msg("Follow the arrows"), "Down"),
        ("nudge", msg("Move the steps, and pin them"), "Alt+Down"),
    )
    return tuple(
        ActionSpec(f"map.{own}", title, lambda: None, keys=(key,), when=_never, palette=False)
        for own, title, key in listed
    )
