"""The icon of a task: by its kind, or by what its title begins with."""

from __future__ import annotations

from csdesk.domain.tasks.verbs import kind_of
from csdesk.ui.theme.icons import Icon

_ICONS = {
    "call": Icon.CALL,
    "email": Icon.EMAIL,
    "meeting": Icon.VIDEO_MEETING,
    "message": Icon.CHAT,
    "document": Icon.FILE,
    "review": Icon.REVIEW,
    "goal": Icon.GOAL,
}


def task_icon(kind: str | None, title: str) -> Icon:
    """The icon of a task, the same wherever it is shown.

    >>> task_icon(None, "Ligar para Caio") is Icon.CALL
    True
    """
    return _ICONS.get(kind or kind_of(title) or "", Icon.TASKS)
