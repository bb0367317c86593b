"""Words of a tooltip: Qt guesses markup in them, and would draw a picture that a name speaks of."""

from __future__ import annotations

from html import escape


def plain(words: str) -> str:
    """Words that a tooltip shows as they are, even when they look like markup."""
    return f"<p>{escape(words)}</p>" if "<" in words else words
