"""What a person made of a table: columns, widths, sort, filters, density, group. A saved view is one of these."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.values.month import Month
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import FILTERS, Filter
from csdesk.ui.tables.order import SortLevel


class Density(IntEnum):
    """The height of a row, in logical pixels."""

    COMPACT = 28
    DEFAULT = 34
    COMFORTABLE = 42

    @property
    def next(self) -> Density:
        """The one that the density button goes to."""
        order = list(Density)
        return order[(order.index(self) + 1) % len(order)]


Layout = tuple[tuple[str, ...], tuple[tuple[str, int], ...]]
"""Columns in their order, and the widths of those that are not as wide as they are declared."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """One view of a table, as a value."""

    columns: tuple[str, ...] = ()
    """The columns shown, in order."""
    widths: tuple[tuple[str, int], ...] = ()
    """Only those that were changed."""
    sort: tuple[SortLevel, ...] = ()
    filters: tuple[Filter, ...] = ()
    density: Density = Density.DEFAULT
    group: str | None = None
    closed: tuple[str, ...] = ()
    """The groups of which only the title is shown, by the value that their rows share."""

    def grouped_by(self, column: str | None) -> ViewState:
        """In groups of a column's values, all open; `None` is one list again."""
        return replace(self, group=column, closed=())

    def toggled(self, group: str) -> ViewState:
        """With a group closed that was open, or open again."""
        others = tuple(one for one in self.closed if one != group)
        return replace(self, closed=others if group in self.closed else (*others, group))

    def sorted_by(self, column: str, *, add: bool = False) -> ViewState:
        """After a click on a title: up, down, then out of the sort; `add` keeps the other levels."""
        at = next((place for place, level in enumerate(self.sort) if level.column == column), None)
        if at is None:
            level = SortLevel(column)
            return replace(self, sort=(*self.sort, level) if add else (level,))
        turned = () if self.sort[at].descending else (SortLevel(column, descending=True),)
        if not add and len(self.sort) > 1:
            return replace(self, sort=(SortLevel(column),))
        if not add:
            return replace(self, sort=turned)
        return replace(self, sort=(*self.sort[:at], *turned, *self.sort[at + 1 :]))

    def filtered(self, *filters: Filter) -> ViewState:
        """With these filters in the places of those on the same columns."""
        new = {chosen.column: chosen for chosen in filters}
        kept = tuple(new.pop(old.column, old) for old in self.filters)
        return replace(self, filters=kept + tuple(new.values()))

    def without(self, column: str) -> ViewState:
        """Without the filter on a column."""
        return replace(self, filters=tuple(chosen for chosen in self.filters if chosen.column != column))

    def widened(self, column: str, width: int) -> ViewState:
        """With another width of one column."""
        return replace(self, widths=tuple(sorted({**dict(self.widths), column: width}.items())))

    def fitted(self, layouts: Sequence[tuple[int, Layout]], room: int) -> ViewState:
        """In the first of some layouts that has the room it needs, unless a person laid the view out otherwise."""
        wanted = next((own for least, own in layouts if room >= least), layouts[-1][1])
        is_usual = (self.columns, self.widths) in {own for _, own in layouts}
        return replace(self, columns=wanted[0], widths=wanted[1]) if is_usual else self

    def to_json(self) -> str:
        """The view as text that `from_json` reads back."""
        return json.dumps(
            {
                "columns": self.columns,
                "widths": dict(self.widths),
                "sort": [[level.column, level.descending] for level in self.sort],
                "filters": [_filter_out(chosen) for chosen in self.filters],
                "density": self.density.name.lower(),
                "group": self.group,
                "closed": self.closed,
            },
            ensure_ascii=False,
            sort_keys=True,
        )

    @classmethod
    def from_json(cls, text: str | None, known: Sequence[Column[Any]]) -> ViewState:
        """The view kept as text; what this version does not know is left out, never a failure."""
        plain = initial(known)
        try:
            body = json.loads(text or "{}")
        except ValueError:
            return plain
        if not isinstance(body, dict):
            return plain
        keys = {column.key for column in known}
        read = _Body(body, keys)
        return cls(
            columns=read.columns() or plain.columns,
            widths=read.widths(),
            sort=read.sort(),
            filters=read.filters(),
            density=Density.__members__.get(str(body.get("density")).upper(), Density.DEFAULT),
            group=body["group"] if body.get("group") in keys else None,
            closed=read.closed(),
        )


def initial(columns: Sequence[Column[Any]]) -> ViewState:
    """The view before anybody changed it."""
    return ViewState(columns=tuple(column.key for column in columns if column.shown))


@dataclass(frozen=True, slots=True)
class _Body:
    """The parsed text of a view, read with distrust."""

    body: dict[str, Any]
    keys: set[str]

    def columns(self) -> tuple[str, ...]:
        named = self._list("columns")
        return tuple(dict.fromkeys(key for key in named if isinstance(key, str) and key in self.keys))

    def widths(self) -> tuple[tuple[str, int], ...]:
        found = self.body.get("widths")
        if not isinstance(found, dict):
            return ()
        return tuple(
            sorted(
                (key, width) for key, width in found.items() if key in self.keys and isinstance(width, int)
            )
        )

    def sort(self) -> tuple[SortLevel, ...]:
        return tuple(
            SortLevel(level[0], descending=bool(level[1]))
            for level in self._list("sort")
            if isinstance(level, list) and len(level) == 2 and level[0] in self.keys
        )

    def closed(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for key in self._list("closed") if isinstance(key, str)))

    def filters(self) -> tuple[Filter, ...]:
        read = (_filter_in(one) for one in self._list("filters") if isinstance(one, dict))
        return tuple(chosen for chosen in read if chosen is not None and chosen.column in self.keys)

    def _list(self, name: str) -> list[Any]:
        found = self.body.get(name)
        return found if isinstance(found, list) else []


def _filter_out(chosen: Filter) -> dict[str, Any]:
    values = {one.name: _value_out(getattr(chosen, one.name)) for one in fields(chosen)}
    return {"is": type(chosen).__name__, **values}


def _filter_in(body: dict[str, Any]) -> Filter | None:
    kind = FILTERS.get(str(body.get("is")))
    if kind is None:
        return None
    try:
        made: Filter = kind(**{name: _value_in(value) for name, value in body.items() if name != "is"})
    except (TypeError, ValueError, ArithmeticError):
        return None
    return made


_TYPED: dict[str, Callable[[str], Any]] = {
    "moment": datetime.fromisoformat,
    "date": date.fromisoformat,
    "month": Month.parse,
    "decimal": Decimal,
}


def _value_out(value: Any) -> Any:
    """A value as JSON; the types that JSON lacks as `{type: text}`."""
    if isinstance(value, tuple):
        return [_value_out(item) for item in value]
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Month):
        return {"month": str(value)}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return value


def _value_in(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_value_in(item) for item in value)
    if isinstance(value, dict):
        ((name, text),) = value.items()
        return _TYPED[name](text) if name in _TYPED else None
    return value
