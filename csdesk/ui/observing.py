"""How the health of the open workspace is looked at: after the start, and again for what changes, beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from csdesk.domain.changes import ChangeSet
from csdesk.domain.views.health import HealthMark
from csdesk.storage.logs import log_bug
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs

LOOKED_AFTER_MS = 300
"""Changes that come one after another are looked at together."""
Weekly = Mapping[int, tuple[int | None, ...]]


class Observing(QObject):
    """Keeps the health of today true: one look at a time, never on the interface thread."""

    seen = Signal(object)
    """The marks of the accounts that were looked at, by their ids."""
    ran_out = Signal()
    """Scores set by hand have run out, and nobody was told yet."""

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self.marks: dict[int, HealthMark] = {}
        """What is known of each account; nothing before the first look."""
        self._weekly: Weekly = {}
        self._day: date | None = None
        self._waiting: list[ChangeSet] = []
        self._is_asked = self._is_looking = False
        self._timer = QTimer(self, singleShot=True, interval=LOOKED_AFTER_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look at every account, once nothing else is under way."""
        self._is_asked = True
        self._timer.start()

    def follow(self, changes: ChangeSet, _initiator: object = None) -> None:
        """Look again at what a change may have moved, when the first look was asked for."""
        if self._day is not None or self._is_asked:
            self._waiting.append(changes)
            if not self._timer.isActive():
                self._timer.start()

    def stop(self) -> None:
        """Look no more: the workspace is closed."""
        self._day, self._is_asked, self._waiting = None, False, []
        self._timer.stop()

    def catch_up(self) -> None:
        """Look at every account when another day has begun."""
        if self._day is not None and self._day != self._workspace.clock.today():
            self.begin()

    def _look(self) -> None:
        if self._is_looking or self._jobs.running:
            self._timer.start()
            return
        if not self._is_asked and not self._waiting:
            return
        workspace, weekly, marks = self._workspace, self._weekly, dict(self.marks)
        changes = None if self._is_asked else _together(self._waiting)
        self._waiting, self._is_asked, self._is_looking = [], False, True
        self._jobs.run(
            lambda _: _looked(workspace, changes, weekly, marks),
            self._take,
            failed=self._give_up,
            owner=self,
            quiet=True,
        )

    def _take(self, found: tuple[date, dict[int, HealthMark], bool]) -> None:
        self._is_looking = False
        day, marks, has_run_out = found
        is_new_day, self._day = day != self._day, day
        self._tell(marks)
        if is_new_day:
            self._draw_past(day)
        if has_run_out:
            self.ran_out.emit()

    def _draw_past(self, day: date) -> None:
        """Compute again the weeks of the sparklines in which nobody looked."""
        workspace, marks = self._workspace, dict(self.marks)
        self._jobs.run(
            lambda _: _past(workspace, day, marks),
            self._take_past,
            failed=self._give_up,
            owner=self,
            quiet=True,
        )

    def _take_past(self, found: tuple[Weekly, dict[int, HealthMark]]) -> None:
        self._weekly, marks = found
        self._tell(marks)

    def _tell(self, marks: Mapping[int, HealthMark]) -> None:
        self.marks |= marks
        if marks:
            self.seen.emit(marks)

    def _give_up(self, error: Exception) -> None:
        """What was last known stays on screen: a look that fails is no business of the person's."""
        self._is_looking = False
        log_bug(error)


def _together(changes: list[ChangeSet]) -> ChangeSet:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for one in changes:
        for kind, ranges in one.ranges.items():
            found[kind] = found.get(kind, ()) + tuple(ranges)
    return ChangeSet(found)


def _looked(
    workspace: Workspace, changes: ChangeSet | None, weekly: Weekly, known: Mapping[int, HealthMark]
) -> tuple[date, dict[int, HealthMark], bool]:
    """Look at all accounts, or at what changes touched; the day, the marks that differ, whether an override ran out."""
    from csdesk.domain.commands.health import run_out
    from csdesk.domain.model.health import HealthOverride
    from csdesk.storage.observing import observe, observe_after
    from csdesk.storage.queries.health_marks import health_marks

    today = workspace.clock.today()
    found = observe(workspace) if changes is None else observe_after(workspace, changes)
    with workspace.reading() as reader:
        some = None if changes is None else found.keys()
        marks = health_marks(reader, today, accounts=some, fresh=found, weekly=weekly)
        over = [] if workspace.read_only else run_out(reader.find(HealthOverride, task=None), today)
    moved = {account: marks[account] for account in found if marks[account] != known.get(account)}
    return today, moved, bool(over)


def _past(
    workspace: Workspace, day: date, marks: Mapping[int, HealthMark]
) -> tuple[Weekly, dict[int, HealthMark]]:
    """The weeks computed again, and the marks whose points they fill in."""
    from csdesk.storage.queries.health import sparklines

    if all(None not in mark.points for mark in marks.values() if mark.score is not None):
        return {}, {}
    with workspace.reading() as reader:
        weekly = sparklines(reader, workspace.settings, day)
    filled = {}
    for account, mark in marks.items():
        points = tuple(
            again if known is None else known
            for known, again in zip(mark.points, weekly.get(account, mark.points), strict=True)
        )
        if points != mark.points:
            filled[account] = replace(mark, points=points)
    return weekly, filled
