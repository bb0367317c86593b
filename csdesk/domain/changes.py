"""What a command, an undo or a redo changed: the one signal that views listen to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Kinds of records that changed, and the ids of each (as ranges, both ends included)."""

    ranges: Mapping[str, tuple[tuple[int, int], ...]]

    @property
    def kinds(self) -> frozenset[str]:
        """Entity keys that were touched."""
        return frozenset(self.ranges)

    def __bool__(self) -> bool:
        return bool(self.ranges)


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a command: its value, its undo label, its step (`None` when nothing changed)."""

    value: Any
    label: Text
    changes: ChangeSet
    step: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the journal, as the history shows it; `at` is UTC in ISO form."""

    id: int
    at: str
    label: Text
    command: str
    undone: bool
    records: int
