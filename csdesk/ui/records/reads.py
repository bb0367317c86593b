"""What a grid reads from storage, and what comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Protocol

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record
from csdesk.ui.records.names import Label


class Queries(Protocol):
    """The reads of storage that a grid needs; each is asked with a connection."""

    def newest(self, reader: Any, key: str, limit: int, below: int | None = None) -> list[Record]:
        """The records made last, the last one first."""
        ...

    def these(self, reader: Any, key: str, ranges: Iterable[tuple[int, int]]) -> list[Record]:
        """The records in ranges of ids."""
        ...

    def labels(self, reader: Any, key: str, ids: Collection[int] | None = None) -> list[Label]:
        """What records are called."""
        ...

    def accounts(self, reader: Any) -> list[tuple[int, str, str | None, bool]]:
        """Every account by name."""
        ...

    def counts(self, reader: Any, keys: Iterable[str]) -> dict[str, int]:
        """How many records of each kind there are."""
        ...


@dataclass(frozen=True, slots=True)
class Rest:
    """What is read beside the window: the rows after the first ones, and the names of what they refer to."""

    rows: list[Record]
    labels: dict[str, list[Label]]


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change does to the rows that are held."""

    changed: tuple[Record, ...]
    is_reshaped: bool
    """Whether rows came or went, so that all are to be held anew."""
