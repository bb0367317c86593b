"""Each column of a table with all that is asked of it: its name, its shape, and the fields it may go to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from csdesk.domain.importing.names import Name, canonical, folded, name_of
from csdesk.domain.importing.shapes import Shape, sampled, shape_of
from csdesk.domain.importing.spelling import is_word
from csdesk.domain.importing.table import Table

WIDE: Final = (
    "contact",
    "line",
    "renewal",
    "health",
    "survey",
    "usage",
    "interaction",
    "onboarding",
    "task",
    "invoice",
    "goal",
    "opportunity",
)
COMPANIONS: Final[dict[str, tuple[str, ...]]] = {
    "account": WIDE,
    "contact": ("account", "opportunity"),
    "line": ("account", "contact", "renewal"),
    "renewal": ("account", "churn", "line", "contact", "health"),
    "movement": ("account", "line"),
    "churn": ("account", "line", "contact", "survey"),
    "interaction": ("account", "contact", "ticket", "opportunity"),
    "task": ("account", "contact"),
    "survey": ("account", "contact", "ticket"),
    "ticket": ("account", "contact", "line"),
    "ticket_month": ("account",),
    "usage": ("account", "contact", "line"),
    "onboarding": ("account", "contact", "line"),
    "goal": ("account", "contact"),
    "reading": ("account", "goal"),
    "value": ("account",),
    "invoice": ("account", "contact", "line"),
    "signal": ("account",),
    "health": ("account",),
    "opportunity": ("account", "contact", "interaction"),
    "story": ("account", "contact"),
    "review": ("account",),
    "product": (),
    "rate": (),
}
"""Which other records a row of an entity may name or make."""
NAMED_ONLY: Final[dict[str, frozenset[str]]] = {
    kind: frozenset({"line.external_id", "line.product", "line.plan"}) for kind in ("ticket", "usage")
} | {
    "invoice": frozenset(
        {
            *("line.external_id", "line.product", "line.plan", "line.interval", "line.quantity"),
            *("line.mrr", "line.price", "line.currency"),
        }
    )
}
"""Which fields of a companion rows of an entity may tell at most."""
LINKS: Final = frozenset({"account", "contact", "line", "ticket", "goal", "opportunity"})


class How(StrEnum):
    """How a column came to a target."""

    TOOL = "tool"
    NAME = "name"
    PART = "part"
    FUZZY = "fuzzy"
    VALUES = "values"
    LINK = "link"
    GUESS = "guess"
    SOLE = "sole"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    place: int
    name: Name
    shape: Shape


@dataclass(frozen=True, slots=True)
class Candidate:
    """One field that a column may go to."""

    place: int
    target: str
    unit: str | None
    score: float
    fit: float
    how: How
    known: str = ""
    """The alias that was met."""
    rivalled: bool = False
    """Whether another column says the same field as well."""

    @property
    def entity(self) -> str:
        """The entity of the field."""
        return self.target.partition(".")[0]


Found = dict[int, Candidate]
"""Place of a column -> where it goes."""
_MONTH: Final = re.compile(
    r"\b(?:jan(?:eiro|uary)?|fev(?:ereiro)?|feb(?:ruary)?|mar(?:co|ch)?|abr(?:il)?|apr(?:il)?|mai(?:o)?|may|jun(?:ho|e)?|jul(?:ho|y)?|"
    r"ago(?:sto)?|aug(?:ust)?|set(?:embro)?|sep(?:tember)?|sept|out(?:ubro)?|oct(?:ober)?|nov(?:embro|ember)?|dez(?:embro)?|"
    r"dec(?:ember)?|[qt][1-4]|[1-4][qt]|m\d{1,2}|20\d\d)\b"
)


SUMMARIES: Final = frozenset(
    {
        "total",
        "media",
        "mean",
        "average",
        "avg",
        "soma",
        "sum",
        "acumulado",
        "ytd",
        "total geral",
        "grand total",
        "variacao",
    }
)
"""What stands at the end of months side by side."""


_SIDES: Final = frozenset({"_x", "_y"})
_TABLED: Final = 3
"""So many columns must begin with the name of a table."""


def _series(headers: Sequence[str]) -> frozenset[int]:
    """The places of columns that repeat one thing month by month: `NPS jan`, `NPS fev`. None of them is the field."""
    found: dict[str, list[int]] = {}
    for place, header in enumerate(headers):
        name = folded(header)
        rest = " ".join(word for word in _MONTH.sub(" ", name).split() if not word.isdigit())
        if _MONTH.search(name):
            found.setdefault(rest, []).append(place)
    series = {place for places in found.values() if len(places) >= 2 for place in places}
    if series:
        series |= {place for place, header in enumerate(headers) if folded(header) in SUMMARIES}
    return frozenset(series)


def _tabled(headers: Sequence[str]) -> dict[int, str]:
    """The names without the name of the table that a program put before nearly all of them: `PEDVENDCAB_dtpedido`."""
    parted = {
        place: header.partition("_") for place, header in enumerate(headers) if "_" in header.strip("_")
    }
    below = _below(headers)
    if below:
        return below
    counts = Counter(parts[0] for parts in parted.values())
    said = {prefix for prefix, count in counts.items() if count >= _TABLED and not is_word(canonical(prefix))}
    found = {place: parts[2] for place, parts in parted.items() if parts[0] in said}
    return found if len(found) >= 0.8 * len(headers) else {}


def _merged(headers: Sequence[str]) -> dict[int, str]:
    """The names without the letter by which a program tells apart what two tables both had: `total_x`, `total_y`."""
    ends = {place: header[-2:] for place, header in enumerate(headers) if header[-2:] in _SIDES}
    return {place: headers[place][:-2] for place in ends} if set(ends.values()) == _SIDES else {}


def _below(headers: Sequence[str]) -> dict[int, str]:
    """The names without the list that they stand in, as a program exports what belongs to a record: `Lines/Contact/Name`."""
    named = {place: header.split("/") for place, header in enumerate(headers) if header}
    first = Counter(parts[0] for parts in named.values() if len(parts) > 1)
    top, count = first.most_common(1)[0] if first else ("", 0)
    if count < _TABLED:
        return {}
    return {place: " - ".join(parts[1:]) for place, parts in named.items() if parts[0] == top and parts[1:]}


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns of a table by a sample of its rows."""
    first, raw = table.sheet.first_row, table.sheet.rows
    chosen = [raw[row - first] for row in sampled(table.rows)]
    series = _series(table.headers)
    tabled = _tabled(table.headers) or _merged(table.headers)
    return tuple(
        Column(
            place,
            Name(header, "", "", "", frozenset())
            if place in series
            else replace(name_of(tabled.get(place, header)), written=header),
            shape_of([cells[index] if index < len(cells) else None for cells in chosen]),
        )
        for place, (header, index) in enumerate(zip(table.headers, table.columns, strict=True))
    )
