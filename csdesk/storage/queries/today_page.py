"""What the Today page reads, each for a worker: the day at once, the past of everybody's health in its own time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.preparing import Progress
from csdesk.domain.views.health import HealthMark
from csdesk.storage.queries.falls import with_changes
from csdesk.storage.queries.today import today_facts
from csdesk.storage.queries.today_reviews import review_progress
from csdesk.storage.tables import Reader

_EXPLAINED = 3
"""So many falls as the page shows are told with the facts that moved them."""


class TodayReads:
    """Queries on a reader."""

    def facts(
        self,
        reader: Reader,
        settings: WorkspaceSettings,
        now: datetime,
        marks: Mapping[int, HealthMark],
        before: Mapping[int, int],
    ) -> TodayFacts:
        """What is known at an instant, with the health that is known against scores of a month ago; nothing is computed for the past."""
        known = with_changes(marks, before) or None
        return today_facts(reader, settings, now, known, explained=_EXPLAINED, compare=False)

    def progress(
        self, reader: Reader, settings: WorkspaceSettings, now: datetime, accounts: Iterable[int]
    ) -> dict[int, Progress]:
        """How far the reviews of some accounts are."""
        return review_progress(reader, settings, now, accounts)
