"""People named in a line with an `@` before their name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csdesk.ui.forms.folding import folded

Known = Callable[[str], Sequence[tuple[int, str]]]
"""The people of the account whose names fit what was typed: id and name."""


def offered(typed: str, known: Known) -> list[str]:
    """The line as it would be with each person who fits what stands behind the last `@`."""
    before, at, name = typed.rpartition("@")
    if not at:
        return []
    return [f"{before}@{called} " for _, called in known(name) if folded(called) != folded(name.strip())]


def named(typed: str, known: Known) -> tuple[int, ...]:
    """The people whose names stand in the line, each behind an `@`."""
    if "@" not in typed:
        return ()
    text = folded(typed)
    return tuple(one for one, name in known("") if f"@{folded(name)}" in text)
