"""A number with the way it was reached: what the *why* panel, the deck's footnote and the tests all read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar

from csdesk.domain.text import Text

T = TypeVar("T")

Amount = int | Fraction
"""What a row adds to its figure: cents, seconds or a count; a fraction only where a mean was weighed."""


class Row(NamedTuple):
    """One record behind a figure and what it adds to it."""

    entity: str
    """The key of its kind, as `domain/model/catalog.py` names it."""
    id: int
    amount: Amount
    """Signed; all rows of a figure add up to its total."""
    before: int | None = None
    """MRR of the account at the opening, where the figure is a movement."""
    after: int | None = None
    lines: tuple[int, ...] = ()
    """The subscription lines behind the amount of an account."""


@dataclass(frozen=True, slots=True)
class Input:
    """One named figure of a formula, with its own rows."""

    key: str
    """Of the figure; when a metric has this key, it opens by itself."""
    label: Text
    unit: str
    """`money` (cents), `count`, `seconds`, `minutes`, `days` or `points`."""
    total: Amount
    factor: int
    """How often, and with which sign, the formula takes it."""
    side: str
    """`num` or `den`: which side of the division it is on; a plain sum has no `den`."""
    find_rows: Callable[[], tuple[Row, ...]]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The records that add up to the total."""
        return self.find_rows()


@dataclass(frozen=True, slots=True)
class Traced(Generic[T]):
    """A value, its formula in words, the figures in it, and the rows behind them, found only when asked."""

    key: str
    label: Text
    value: T
    """As the report holds it: cents, a `Ratio`, a count, or a text with one decimal; `None` when undefined."""
    unit: str
    """`money`, `percent`, `count`, `number`, `score`, `minutes`, `days` or `word`: how it is shown."""
    formula: Text
    inputs: tuple[Input, ...]
    notes: tuple[Text, ...] = ()
    """Why it is undefined, small, partial or uncertain, and what is still open beside it."""
    role: str = "cs"
    """Whose metric it is: `cs`, `support`, `am` or `cx`."""

    @property
    def numerator(self) -> tuple[Row, ...]:
        """The rows that add up to the value, or to what stands above its division line."""
        return self._side("num")

    @property
    def denominator(self) -> tuple[Row, ...]:
        """The rows that add up to what stands below; none of a plain sum."""
        return self._side("den")

    def total(self, side: str) -> Amount:
        """The exact sum of one side, `num` or `den`."""
        return sum(one.factor * one.total for one in self.inputs if one.side == side)

    def _side(self, side: str) -> tuple[Row, ...]:
        return combined((one.factor, one.rows) for one in self.inputs if one.side == side)


def combined(parts: Iterable[tuple[int, Iterable[Row]]]) -> tuple[Row, ...]:
    """Signed rows of several figures as one row a record, in the order they are met."""
    found: dict[tuple[str, int], Row] = {}
    for factor, rows in parts:
        for row in rows:
            name = row.entity, row.id
            known = found.get(name)
            if known is None:
                found[name] = row._replace(amount=factor * row.amount)
            else:
                found[name] = known._replace(
                    amount=known.amount + factor * row.amount,
                    before=row.before if known.before is None else known.before,
                    after=row.after if known.after is None else known.after,
                    lines=tuple(sorted({*known.lines, *row.lines})),
                )
    return tuple(found.values())
