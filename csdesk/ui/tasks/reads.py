"""What the page of tasks asks of storage, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from csdesk.domain.lean import dataclass
from csdesk.domain.model.interaction import Task


class Queries(Protocol):
    """The reads of storage that the page needs; each is asked with a connection."""

    def first(self, reader: Any, most: int) -> list[Task]:
        """So many tasks: the open ones by their day, then the others."""
        ...

    def these(self, reader: Any, ranges: Iterable[tuple[int, int]]) -> list[Task]:
        """The tasks in ranges of ids."""
        ...

    def accounts(self, reader: Any) -> dict[int, str]:
        """Every account by name."""
        ...

    def contacts(self, reader: Any) -> dict[int, tuple[int | None, str]]:
        """Every person with their account and name."""
        ...

    def playbooks(self, reader: Any) -> dict[int, str]:
        """What the playbook of each run is called."""
        ...

    def progress(self, reader: Any) -> dict[int, tuple[int, int]]:
        """How far each open run is."""
        ...


@dataclass(frozen=True, slots=True)
class Read:
    """All that the page shows, read beside the window."""

    tasks: list[Task]
    names: Named


@dataclass(frozen=True, slots=True)
class Named:
    """What the records that tasks refer to are called."""

    accounts: dict[int, str]
    contacts: dict[int, tuple[int | None, str]]
    runs: dict[int, str]
    progress: dict[int, tuple[int, int]]


def named(queries: Queries, reader: Any) -> Named:
    """The names as they are now."""
    return Named(
        queries.accounts(reader),
        queries.contacts(reader),
        queries.playbooks(reader),
        queries.progress(reader),
    )
