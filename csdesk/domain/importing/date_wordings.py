"""Rarer wordings of a day and a time, said again as the usual ones: weekdays, clocks with points, dates of programs."""

from __future__ import annotations

import re
from typing import Final

_MONTH: Final = r"[a-zç]{3,10}"
_CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2})?"
_HOURS_OFF: Final = {
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "cet": 1,
    "cest": 2,
    "wet": 0,
    "west": 1,
    "brt": -3,
    "brst": -2,
    "art": -3,
    "clt": -4,
}
"""Hours from UTC of the short names of zones; names that several zones share (IST, AST) are left out."""
_WEEKDAY: Final = (
    r"^(?:(?:seg|ter|qua|qui|sex|s[aá]b|dom|mon|tue|wed|thu|fri|sat|sun)[a-zç]*(?:[- ]feira)?"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|lun|mi[eé]|jue|vie)[.,]* "
)
_DAYLIKE: Final = re.compile(
    r"\d[º°ª.]*[-/.]\d{1,2}[-/.]\d|\d{4} \d{1,2} \d{1,2}(?!\d)|\d{8}t\d{6}|[^\W\d]{3}.*\d{2}|[º°ª] .*\d",
    re.IGNORECASE,
)
_HEADS: Final = frozenset(
    [
        "jan",
        "ene",
        "fev",
        "feb",
        "mar",
        "abr",
        "apr",
        "mai",
        "may",
        "jun",
        "jul",
        "ago",
        "aug",
        "set",
        "sep",
        "out",
        "oct",
        "nov",
        "dez",
        "dec",
        "dic",
        "seg",
        "ter",
        "qua",
        "qui",
        "sex",
        "sab",
        "sáb",
        "dom",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "lun",
        "mie",
        "mié",
        "jue",
        "vie",
        "dia",
        "día",
        "em",
        "el",
        "on",
    ]
)
"""How a wording begins that begins with a letter; most texts begin otherwise, and are told so at once."""
_OF_PROGRAMS: Final = re.compile(
    rf"^({_MONTH}) (\d{{1,2}}) ({_CLOCK}) (?:([a-z]{{3,4}}|[+-]\d{{4}}) )?(\d{{4}})$",
    re.IGNORECASE,
)
_CHANGES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"^['’`]+|[;,.]+$", ""),
        (r"\s*\((?!brt)[^()\d]*\)$|\[[a-z/_]+\]$", ""),
        (_WEEKDAY, ""),
        (r"^(?:em|el|on|dia|d[ií]a) (?=\d)", ""),
        (r"\bdel\b", "de"),
        (r"^(\d{1,2})\s?(?:\.?[º°ª]|er\b)(?=[ /.-])", r"\1"),
        (r"^(\d{1,2})([a-z]{3})(\d{4}|\d{2})(?![a-z\d])", r"\1 \2 \3"),
        (r"^(\d{4}) (\d{1,2}) (\d{1,2})(?!\d)", r"\1-\2-\3"),
        (r"^(\d{4})(\d{2})(\d{2})t(\d{2})(\d{2})(\d{2})(z?)$", r"\1-\2-\3 \4:\5:\6\7"),
        (r"^(\d{4}-\d{2}-\d{2})-(\d{2})\.(\d{2})\.(\d{2})", r"\1 \2:\3:\4"),
        (r"([ T]\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?:\.\d+)?(?= ?[ap]\.?\s?m\.?$|$)", r"\1:\2"),
        (r"(:\d{2}) ?(?:h|hs|hrs|horas|uhr)\.?$", r"\1"),
        (r"(:\d{2}) (?:gmt|utc)(?=[+-]\d)", r"\1 "),
    )
)
_MARKS: Final = "'’`"
_NAMED_ZONE: Final = re.compile(rf"(?<=[\dm.]) ({'|'.join(_HOURS_OFF)})$", re.IGNORECASE)


def plainer(text: str) -> str | None:
    """The same moment in a wording that is read anyway; `None` when there is none.

    >>> plainer("martes, 25 de octubre del 2016"), plainer("25/10/2016 14:30 hrs"), plainer("Ana")
    ('25 de octubre de 2016', '25/10/2016 14:30', None)
    >>> plainer("Tue Oct 25 10:00:00 BRT 2016"), plainer("10/25/2016 2:30 PM EST")
    ('Oct 25 2016 10:00:00 -0300', '10/25/2016 2:30 PM -0500')
    """
    if not (text[:1].isdigit() or text[:1] in _MARKS or text[:3].rstrip().casefold() in _HEADS):
        return None
    if len(text) > 64 or _DAYLIKE.search(text) is None:
        return None
    said = text
    for pattern, instead in _CHANGES:
        said = pattern.sub(instead, said)
    said = _OF_PROGRAMS.sub(lambda found: " ".join(filter(None, found.group(1, 2, 5, 3, 4))), said)
    said = _NAMED_ZONE.sub(lambda found: f" {_HOURS_OFF[found[1].lower()]:+03d}00", said).strip()
    return said if said != text else None
