"""SHA-256 without OpenSSL, which `hashlib` loads whole: 3 ms and megabytes of a start that asks for a few short marks."""

from __future__ import annotations

try:
    from _sha256 import sha256  # type: ignore[import-not-found,unused-ignore]
except ImportError:  # from Python 3.12 on it has another name
    from hashlib import sha256

_SHORT = 16


def hexadecimal(content: bytes) -> str:
    """The whole digest."""
    return str(sha256(content).hexdigest())


def mark(words: str) -> str:
    """A short name for a file of this computer."""
    return hexadecimal(words.encode())[:_SHORT]
