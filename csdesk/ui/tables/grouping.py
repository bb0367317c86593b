"""The lines of a table: rows one after another, or under the titles of groups that open and close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.order import Group
from csdesk.ui.tables.written import written


@dataclass(frozen=True, slots=True)
class Lines:
    """What each line holds: the place of a row, or below zero a group."""

    places: list[int]
    groups: Sequence[Group] = ()
    totals: dict[tuple[int, int], str] = field(default_factory=dict)
    """What columns of groups add up to, written once it is asked."""

    def group_at(self, line: int) -> Group | None:
        """The group whose title a line is; `None` for a row."""
        place = self.places[line]
        return self.groups[-place - 1] if place < 0 else None

    def rows(self) -> list[int]:
        """The places of all rows that pass, those of closed groups too."""
        if not self.groups:
            return self.places
        return [place for group in self.groups for place in group.places]


def under_titles(groups: Sequence[Group], is_closed: Callable[[Group], bool]) -> Lines:
    """Each group's title, and its rows while it is open."""
    lines: list[int] = []
    for number, group in enumerate(groups, 1):
        lines.append(-number)
        if not is_closed(group):
            lines.extend(group.places)
    return Lines(lines, groups)


def key_of(column: Column[Any], row: Any) -> str:
    """How a view names the group that a row is in; nothing for undefined."""
    value = column.value(row)
    return "" if value is None else str(value)


def title_of(column: Column[Any], row: Any, count: int, reader: Reader) -> str:
    """The value that a group's rows share, and how many they are."""
    return f"{written(column, row, reader)}  {reader.words.number(count)}"
