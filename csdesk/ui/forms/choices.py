"""The words of a choice."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.domain.model.record import Choice
from csdesk.domain.text import Text, verbatim


def label_of_choice(key: str, choices: Sequence[Choice]) -> Text:
    """The label of a default choice, else the workspace's own word as it is."""
    for choice in choices:
        if choice.key == key:
            return choice.label
    return verbatim(key)
