"""Letters that XML can carry: the one door for text on its way into a presentation."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without what XML 1.0 forbids (control characters, lone surrogates)."""
    return _ILLEGAL.sub("", text)


def xml(text: str) -> str:
    """The text as XML content or as an attribute between double quotes."""
    return escape(legal(text), {'"': "&quot;", "\n": "&#10;", "\t": " "})
