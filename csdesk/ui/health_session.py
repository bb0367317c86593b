"""The health of accounts as pages ask for it: why a score is what it is, how it went, how every account stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csdesk.domain.ports import Progress
from csdesk.domain.text import Text, verbatim
from csdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from csdesk.domain.health.explained import Explanation
    from csdesk.domain.health.trend import SeenDay
    from csdesk.domain.views.health import HealthView
    from csdesk.domain.views.standing import Standing
    from csdesk.ui.session import Session


class HealthSession:
    """Reads of health, at once or beside the window."""

    def __init__(self, session: Session, workspace: Workspace) -> None:
        self._session = session
        self._workspace = workspace

    def explanation(self, account: int) -> Explanation | None:
        """Why the score of an account is what it is; `None` where it has none."""
        from csdesk.storage.queries.health import explanation_of

        session = self._session
        try:
            return explanation_of(self._workspace.reader, session.settings, session.today(), account)
        except KeyError:
            return None

    def sentence(self, account: int) -> Text:
        """The same in one sentence; some milliseconds."""
        found = self.explanation(account)
        return verbatim("") if found is None else found.sentence

    def days(self, account: int) -> list[SeenDay]:
        """The health of an account over the last 90 days."""
        from csdesk.storage.queries.health import history_of

        return history_of(self._workspace.reader, self._session.settings, self._session.today(), account)

    def read(self, account: int, done: Callable[[HealthView | None], object], owner: QObject) -> None:
        """Read beside the window why the health of an account is what it is."""
        session = self._session
        settings, today = session.settings, session.today()

        def look(_: Progress) -> HealthView | None:
            from csdesk.storage.queries.health_view import health_view

            return session.with_reader(lambda reader: health_view(reader, settings, today, account))

        session.jobs.run(look, done, owner=owner, quiet=True)

    def read_standing(self, done: Callable[[Standing], object], owner: QObject) -> None:
        """Work out beside the window how every account stands over the last closed quarter."""
        session = self._session
        settings, today = session.settings, session.today()

        def work(_: Progress) -> Standing:
            from csdesk.domain.rules.standing import standing
            from csdesk.domain.views.metrics import Reach
            from csdesk.storage.queries.metric_view import view_facts

            read = partial(view_facts, settings=settings, on=today, reach=Reach())
            return standing(session.with_reader(read), today)

        session.jobs.run(work, done, owner=owner, quiet=True)
