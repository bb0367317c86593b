"""The rows behind a figure of the view: at once where accounts are few, else beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csdesk.domain.views.charts import RowsKey
from csdesk.domain.views.metrics import RowsPanel, Span
from csdesk.ui.session import Session

if TYPE_CHECKING:
    from csdesk.domain.rules.numbers import Numbers
    from csdesk.ui.jobs import Job

AT_ONCE = 1_500
"""So many accounts are gone through within one frame; more, beside the window."""


class Gathering:
    """Gathers the rows of one figure at a time: of several asked for one after another, the last is told."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._job: Job[RowsPanel] | None = None

    @property
    def reads(self) -> bool:
        """Whether a job reads numbers, which are not to be changed meanwhile."""
        return self._job is not None and not self._job.is_over

    def ask(
        self,
        numbers: Numbers,
        span: Span,
        key: RowsKey,
        done: Callable[[RowsPanel], object],
        owner: QObject,
    ) -> None:
        """Hand over the rows behind a figure once they are there; raises `KeyError` for a figure without."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if len(numbers.facts.accounts) <= AT_ONCE:
            done(rows_of(numbers, span, key))
            return

        def gather(_: object) -> RowsPanel:
            return rows_of(numbers, span, key)

        self._job = self._session.jobs.run(gather, done, owner=owner)


def rows_of(numbers: Numbers, span: Span, key: RowsKey) -> RowsPanel:
    """The rows behind a figure, or behind the diagnosis of a period."""
    from csdesk.ui.metrics.diagnosed import how_calculated
    from csdesk.ui.metrics.rows import panel_of

    return how_calculated(numbers, span) if key.metric == "diagnosis" else panel_of(numbers, key)
