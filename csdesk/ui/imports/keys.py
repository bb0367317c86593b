"""The keys of the wizard: its actions, and what the status line tells of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from csdesk.domain.text import msg, pmsg
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.imports.state import StepOf
from csdesk.ui.theme.icons import Icon


def wizard_actions(
    advance: Callable[[], object], back: Callable[[], object], walk: Callable[[int], object]
) -> Sequence[ActionSpec]:
    """On, back, and from problem to problem."""
    return (
        ActionSpec("import.main", msg("Next step"), advance, Icon.RIGHT, ("Ctrl+Return", "Ctrl+Enter")),
        ActionSpec("import.back", msg("Previous step"), back, Icon.LEFT),
        ActionSpec("import.problem", msg("Next problem"), partial(walk, 1), Icon.WARNING, ("F8",)),
        ActionSpec(
            "import.problem_before",
            msg("Previous problem"),
            partial(walk, -1),
            Icon.WARNING,
            ("Shift+F8",),
            palette=False,
        ),
    )


def hints_of(step: StepOf) -> Sequence[KeyHint]:
    """The keys of a step."""
    if step is StepOf.COLUMNS:
        return (
            KeyHint(("Up", "Down"), pmsg("key", "column")),
            KeyHint(("Return",), msg("change field")),
            KeyHint(("Delete",), msg("do not import")),
            KeyHint(("F8",), msg("next problem")),
        )
    if step is StepOf.CHECK:
        return (
            KeyHint(("Ctrl+Return",), pmsg("key", "import")),
            KeyHint(("Alt+Left",), pmsg("key", "columns")),
            KeyHint(("F8",), msg("next problem")),
        )
    return (KeyHint(("Ctrl+Return",), pmsg("key", "go on")), KeyHint(("Escape",), pmsg("key", "leave")))
