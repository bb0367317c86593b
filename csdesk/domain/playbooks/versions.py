"""The versions of playbooks and processes, by what they share: which is in use, which is the draft, which were replaced."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import DRAFT, LIVE, Playbook, Process

V = TypeVar("V", Playbook, Process)


@dataclass(frozen=True, slots=True)
class Versions(Generic[V]):
    """All versions of one code."""

    all: tuple[V, ...]
    """The newest first."""

    @property
    def live(self) -> V | None:
        """The one in use; a version that says nothing of itself is in use nowhere in CSDesk."""
        return next((one for one in self.all if one.status == LIVE), None)

    @property
    def draft(self) -> V | None:
        """The one that is being written."""
        return next((one for one in self.all if one.status == DRAFT), None)


def by_code(records: Iterable[V]) -> list[Versions[V]]:
    """The versions of each code, the newest first; a record without a code stands by itself."""
    found: dict[str, list[V]] = {}
    for one in records:
        found.setdefault(one.code or f"#{one.id}", []).append(one)
    return [Versions(tuple(sorted(own, key=_newest_first))) for own in found.values()]


def _newest_first(one: Playbook | Process) -> tuple[int, int]:
    return -(one.version or 0), -one.id
