"""The scores of a month ago where nobody looked then: computed once a day for whoever asks first, beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from threading import Lock

from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.tables import Reader


class MonthAgo:
    """Holds the scores of a month ago of every account; what falls and triggers are told by on the first days of a file."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._on: date | None = None
        self._scores: Mapping[int, int] = {}

    def known(self, on: date) -> Mapping[int, int] | None:
        """What was computed for a day; `None` before that."""
        return self._scores if self._on == on else None

    def forget(self) -> None:
        """The rules that scores are made by may be others now."""
        self._on = None

    def of(self, reader: Reader, settings: WorkspaceSettings, on: date) -> Mapping[int, int]:
        """The scores of a month before a day; for a worker, which waits while another one computes them."""
        from csdesk.storage.queries.falls import month_ago

        with self._lock:
            if self._on != on:
                self._scores = month_ago(reader, settings, on)
                self._on = on
            return self._scores
