"""Words of a tooltip: Qt guesses markup in them, and would draw a picture that a name speaks of."""

from __future__ import annotations

_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As `html` escapes them, whose table of all entities would be a part of every start."""


def plain(words: str) -> str:
    """Words that a tooltip shows as they are, even when they look like markup."""
    return f"<p>{words.translate(_MARKS)}</p>" if "<" in words else words
