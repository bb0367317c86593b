"""How the suggestions of the open workspace are kept true: after a look at health, a change, or midnight, beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from csdesk.domain.changes import ChangeSet
from csdesk.domain.lean import dataclass
from csdesk.domain.views.health import HealthMark
from csdesk.storage.logs import log_bug
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.month_ago import MonthAgo
from csdesk.ui.observing import Observing

if TYPE_CHECKING:
    from csdesk.domain.playbooks.suggesting import Suggested, Suggestion

ASKED_AFTER_MS = 500
"""Changes that come one after another are looked at together, after the look at health."""
_DAY_CHECK_MS = 60_000
_EVERYTHING = frozenset({"playbook", "setting", "custom_field"})
"""Kinds of records of which one change may concern every account."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What is known now, and whether other playbooks can be started."""

    day: date
    found: Suggested
    is_other: bool


class Suggesting(QObject):
    """Holds the suggestions of the day; one look at a time, never on the interface thread."""

    suggested = Signal(object)
    """The suggestions that can be started, whenever they are others."""

    def __init__(self, workspace: Workspace, jobs: Jobs, observing: Observing, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._jobs, self._observing = workspace, jobs, observing
        self._now: Suggested | None = None
        self._day: date | None = None
        self.month_ago = MonthAgo()
        self._accounts: set[int] = set()
        self._changes: list[ChangeSet] = []
        self._is_whole = self._is_looking = False
        self._timer = QTimer(self, singleShot=True, interval=ASKED_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self._midnight = QTimer(self, interval=_DAY_CHECK_MS)
        self._midnight.timeout.connect(self._catch_up)
        observing.seen.connect(self._on_seen)

    @property
    def shown(self) -> tuple[Suggestion, ...]:
        """What can be started now; nothing before the first look."""
        return () if self._now is None else self._now.shown

    def follow(self, changes: ChangeSet, _initiator: object = None) -> None:
        """Look again at what a change may have moved, once the first look was taken."""
        if self._day is not None:
            if changes.kinds & _EVERYTHING:
                self._is_whole = True
                self.month_ago.forget()
            self._changes.append(changes)
            self._timer.start()

    def stop(self) -> None:
        """Look no more: the workspace is closed."""
        self._day, self._changes, self._accounts = None, [], set()
        self._timer.stop()
        self._midnight.stop()

    def _on_seen(self, marks: Mapping[int, HealthMark]) -> None:
        if self._day is None:
            self._is_whole = True
            self._midnight.start()
        self._accounts.update(marks)
        self._timer.start()

    def _catch_up(self) -> None:
        """Another day has begun while the window was open."""
        if self._day is not None and self._day != self._workspace.clock.today():
            self._is_whole = True
            self._observing.catch_up()
            self._timer.start()

    def _look(self) -> None:
        if self._is_looking or self._jobs.running:
            self._timer.start()
            return
        workspace, marks, known = self._workspace, dict(self._observing.marks), self._now
        is_whole = self._is_whole or self._day != workspace.clock.today()
        accounts = None if is_whole else frozenset(self._accounts)
        changes, self._changes = self._changes, []
        self._accounts, self._is_whole, self._is_looking = set(), False, True
        self._jobs.run(
            lambda _: _looked(workspace, changes, accounts, marks, before=self.month_ago, known=known),
            self._take,
            failed=self._give_up,
            owner=self,
            quiet=True,
        )

    def _take(self, look: _Look) -> None:
        self._is_looking = False
        self._day, self._now = look.day, look.found
        if look.is_other:
            self.suggested.emit(look.found.shown)

    def _give_up(self, error: Exception) -> None:
        """What was last known stays: a look that fails is no business of the person's."""
        self._is_looking = False
        log_bug(error)


def _looked(
    workspace: Workspace,
    changes: list[ChangeSet],
    accounts: frozenset[int] | None,
    marks: Mapping[int, HealthMark],
    *,
    before: MonthAgo,
    known: Suggested | None,
) -> _Look:
    """Look at all accounts, or at those that were seen or touched, and put that in the place of what was known."""
    from csdesk.storage.observing import touched
    from csdesk.storage.queries.falls import is_new, with_changes
    from csdesk.storage.queries.suggestions import asks_for_change, suggestions_on

    settings, now, day = workspace.settings, workspace.clock.now(), workspace.clock.today()
    with workspace.reading() as reader:
        for change in changes if accounts is not None else ():
            moved = touched(reader, change)
            accounts = None if moved is None or accounts is None else accounts | moved
        if marks and is_new(marks) and asks_for_change(reader):
            marks = with_changes(marks, before.of(reader, settings, day))
        found = suggestions_on(reader, settings, now, marks=marks or None, accounts=accounts, with_held=False)
    if accounts is not None and known is not None:
        found = known.renewed(found, accounts)
    return _Look(day, found, known is None or found.shown != known.shown)
