"""A number with the way it was reached: what the *why* panel, the deck's footnote and the tests all read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from csdesk.domain.text import Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rows:
    """The records behind a number: the key of their kind and their ids."""

    entity: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Input:
    """One named figure of a formula."""

    label: Text
    value: Any


@dataclass(frozen=True, slots=True)
class Traced(Generic[T]):
    """A value, its formula in words, the figures in it, and the rows behind it, found only when asked."""

    value: T
    formula: Text
    inputs: tuple[Input, ...]
    find_rows: Callable[[], Rows]

    @property
    def rows(self) -> Rows:
        """The records behind the value."""
        return self.find_rows()
