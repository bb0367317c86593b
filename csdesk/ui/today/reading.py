"""What the page asks of the storage; whoever makes the page lends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.preparing import Progress
from csdesk.domain.views.health import HealthMark


class Reads(Protocol):
    """Queries on a reader, for a worker."""

    def facts(
        self, reader: Any, settings: WorkspaceSettings, now: datetime, marks: Mapping[int, HealthMark]
    ) -> TodayFacts:
        """What is known at an instant, with the health that is known; nothing is computed for the past."""

    def compared(
        self, reader: Any, settings: WorkspaceSettings, on: date, known: Mapping[int, HealthMark]
    ) -> dict[int, HealthMark]:
        """The health of everybody against a month ago, computed again: seconds for many accounts."""

    def progress(
        self, reader: Any, settings: WorkspaceSettings, now: datetime, accounts: Iterable[int]
    ) -> dict[int, Progress]:
        """How far the reviews of some accounts are."""
