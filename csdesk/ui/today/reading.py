"""What the page asks of the storage; whoever makes the page lends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.preparing import Progress
from csdesk.domain.views.health import HealthMark


class Reads(Protocol):
    """Queries on a reader, for a worker."""

    def facts(
        self,
        reader: Any,
        settings: WorkspaceSettings,
        now: datetime,
        marks: Mapping[int, HealthMark],
        before: Mapping[int, int],
    ) -> TodayFacts:
        """What is known at an instant, with the health that is known against scores of a month ago; nothing is computed for the past."""

    def progress(
        self, reader: Any, settings: WorkspaceSettings, now: datetime, accounts: Iterable[int]
    ) -> dict[int, Progress]:
        """How far the reviews of some accounts are."""
