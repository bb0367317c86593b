"""What a name looks like, and what of it cannot be seen: a name may hide marks, or letters of another alphabet."""

from __future__ import annotations

import re
from typing import Final

_UNSEEN: Final = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_HIDDEN: Final = re.compile(f"[{_UNSEEN}]")
_SHOWN: Final = re.compile(r"‹U\+([0-9A-F]{4})›")
_TWINS: Final = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf",
    "ABEKMHOPCTXaeopcyxiABEZHIKMNOPTYXo",
)
"""Letters of other alphabets that cannot be told from Latin ones."""


def as_it_looks(name: str) -> str:
    r"""A name without what cannot be seen, and with Latin letters in place of their twins.

    >>> as_it_looks("Ti\u200bjolo") == as_it_looks("\u0422ijolo") == "Tijolo"
    True
    """
    return name if name.isascii() else _HIDDEN.sub("", name).translate(_TWINS)


def visible(text: str) -> str:
    r"""A text in which what cannot be seen is written out.

    >>> visible("Ti\u200bjolo")
    'Ti‹U+200B›jolo'
    """
    return text if text.isascii() else _HIDDEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)


def hidden(text: str) -> str:
    """The text that `visible` wrote out."""
    return _SHOWN.sub(lambda found: chr(int(found[1], 16)), text)
