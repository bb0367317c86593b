"""What the planner asks the workspace: the records that are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from csdesk.domain.model.record import Record

R = TypeVar("R", bound=Record)


class Known(Protocol):
    """What the workspace already has, as plain lists of records."""

    def records(self, kind: type[R]) -> Sequence[R]:
        """All records of a kind, in the order they were made."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A `Known` made of lists; without any it is an empty workspace."""

    lists: Mapping[type[Record], Sequence[Any]] = field(default_factory=dict)

    def records(self, kind: type[R]) -> Sequence[R]:
        """All records of a kind, in the order they were made."""
        return self.lists.get(kind, ())
