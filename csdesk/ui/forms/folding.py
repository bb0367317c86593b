"""Text as it is compared: without accents, case or doubled spaces."""

from __future__ import annotations


def folded(text: str) -> str:
    """The text without accents and case.

    >>> folded("  Ação  RÁPIDA ")
    'acao rapida'
    """
    if not text.isascii():
        import unicodedata  # a library of a megabyte that few starts need

        text = "".join(
            sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
        )
    return " ".join(text.casefold().split())
