"""Texts that a program read as Windows Latin and wrote as UTF-8 once more: `RazÃ£o` for `Razão`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def is_twice_encoded(sample: str) -> bool:
    """Whether every line with anything beyond plain letters is UTF-8 when taken for Windows Latin: no text is so by chance."""
    if sample.isascii():
        return False
    odd = [line for line in sample.split("\n") if not line.isascii()]
    whole = odd[:-1] if len(odd) > 1 else odd
    return all(undone(line) is not None for line in whole)


def once_encoded(lines: Iterable[str]) -> Iterator[str]:
    """The lines as they were before they were encoded twice; those that were not stay as they are."""
    for line in lines:
        yield line if line.isascii() else undone(line) or line


def undone(text: str) -> str | None:
    """What a text was before, or `None` when it was not encoded twice.

    >>> undone("RazÃ£o Social"), undone("Razão Social")
    ('Razão Social', None)
    """
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None


def _byte(character: str) -> bytes:
    """The byte that a character of Windows Latin stands for; what it leaves open stands for itself."""
    return bytes([ord(character)]) if ord(character) <= _LAST else character.encode("cp1252")


_LAST = 0xFF
