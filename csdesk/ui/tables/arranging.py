"""A set of rows in the order that a view asks for, worked out beside the table that will show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from csdesk.domain.lean import dataclass
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column, R
from csdesk.ui.tables.grouping import Lines, key_of, under_titles
from csdesk.ui.tables.order import Order
from csdesk.ui.tables.state import ViewState


@dataclass(frozen=True, slots=True)
class Asked(Generic[R]):
    """What an order depends on besides the rows."""

    columns: tuple[Column[R], ...]
    reader: Reader
    state: ViewState
    words: str


@dataclass(frozen=True, slots=True)
class Arranged(Generic[R]):
    """Rows, where each is, their order and their lines, for what was asked."""

    rows: list[R]
    place: dict[int, int]
    order: Order[R]
    laid: Lines
    asked: Asked[R]


def arranged(rows: list[R], key: Callable[[R], int], asked: Asked[R]) -> Arranged[R]:
    """Rows in the order that is asked for."""
    order = Order(asked.columns, asked.reader)
    order.hold(rows)
    place = {key(row): place for place, row in enumerate(rows)}
    return Arranged(rows, place, order, laid(order, rows, asked), asked)


def laid(order: Order[R], rows: Sequence[R], asked: Asked[R]) -> Lines:
    """The lines of rows: those that pass, in order, under the titles of their groups."""
    state = asked.state
    places = order.places(asked.words, state.filters, state.sort)
    column = next((column for column in asked.columns if column.key == state.group), None)
    if column is None:
        return Lines(places)
    closed = frozenset(state.closed)
    return under_titles(
        order.groups(places, column.key), lambda group: key_of(column, rows[group.first]) in closed
    )
