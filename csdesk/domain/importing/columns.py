"""Each column of a table with all that is asked of it: its name, its shape, and the fields it may go to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from csdesk.domain.importing.names import Name, name_of
from csdesk.domain.importing.shapes import Shape, sampled, shape_of
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
)
COMPANIONS: Final[dict[str, tuple[str, ...]]] = {
    "account": WIDE,
    "contact": ("account",),
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
LINKS: Final = frozenset({"account", "contact", "line", "ticket", "goal", "opportunity"})


class How(StrEnum):
    """How a column came to a target."""

    TOOL = "tool"
    NAME = "name"
    PART = "part"
    FUZZY = "fuzzy"
    VALUES = "values"
    LINK = "link"


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

    @property
    def entity(self) -> str:
        """The entity of the field."""
        return self.target.partition(".")[0]


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns of a table by a sample of its rows."""
    first, raw = table.sheet.first_row, table.sheet.rows
    chosen = [raw[row - first] for row in sampled(table.rows)]
    return tuple(
        Column(
            place,
            name_of(header),
            shape_of([cells[index] if index < len(cells) else None for cells in chosen]),
        )
        for place, (header, index) in enumerate(zip(table.headers, table.columns, strict=True))
    )
