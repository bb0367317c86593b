"""How the health of the open workspace is looked at: after the start, and again for what changes, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from csdesk.domain.changes import ChangeSet
from csdesk.domain.ports import Progress
from csdesk.domain.text import msg
from csdesk.domain.views.health import HealthMark
from csdesk.storage.logs import log_bug
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Job, Jobs

LOOKED_AFTER_MS = 300
"""Changes that come one after another are looked at together."""
_FEW = 300
"""The weeks of so many accounts are computed again at once; of more, only where somebody looks."""
_AT_ONCE = 10
"""Accounts whose weeks are computed in one go: no more than some 20 ms."""
Weekly = Mapping[int, tuple[int | None, ...]]
Marks = dict[int, HealthMark]
Drawn = tuple[date, Weekly]


class Observing(QObject):
    """Keeps the health of today true: one look at a time, never on the interface thread."""

    seen = Signal(object)
    """The marks of the accounts that were looked at, by their ids."""
    drawn = Signal(object)
    """Marks that were wanted and know more of their past weeks now, by their ids."""
    ran_out = Signal()
    """Scores set by hand have run out, and nobody was told yet."""

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self.marks: Marks = {}
        """What is known of each account; nothing before the first look."""
        self._weekly: Weekly = {}
        self._wanted: list[int] = []
        self._drawing: Job[Drawn] | None = None
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
        self._day, self._is_asked, self._waiting, self._wanted = None, False, [], []
        self._timer.stop()
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None

    def catch_up(self) -> None:
        """Look at every account when another day has begun."""
        if self._day is not None and self._day != self._workspace.clock.today():
            self.begin()

    def want(self, accounts: Iterable[int]) -> None:
        """Compute again the past weeks of these accounts, and no longer of those that were wanted before."""
        self._wanted = [one for one in accounts if one in self.marks and one not in self._weekly]
        self._draw_wanted()

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

    def _take(self, found: tuple[date, Marks, bool]) -> None:
        self._is_looking = False
        day, marks, has_run_out = found
        is_new_day, self._day = day != self._day, day
        if is_new_day:
            self._weekly, self._wanted = {}, []
        self._tell(_filled(marks, self._weekly))
        if is_new_day and len(self.marks) <= _FEW:
            self._draw(None, self._take_past)
        if has_run_out:
            self.ran_out.emit()

    def _draw_wanted(self) -> None:
        if self._drawing is None and self._wanted:
            some, self._wanted = self._wanted[:_AT_ONCE], self._wanted[_AT_ONCE:]
            self._draw(some, self._take_wanted)

    def _draw(self, accounts: Collection[int] | None, take: Callable[[Drawn], object]) -> None:
        """Compute again the weeks of the sparklines in which nobody looked."""
        workspace, day = self._workspace, self._day
        known = self.marks if accounts is None else {one: self.marks[one] for one in accounts}
        marks = dict(known)
        assert day is not None
        self._drawing = self._jobs.run(
            lambda progress: _past(workspace, day, marks, accounts, progress),
            take,
            failed=self._give_up,
            owner=self,
            quiet=True,
        )

    def _take_past(self, found: Drawn) -> None:
        self._tell(self._drew(found))
        self._draw_wanted()

    def _take_wanted(self, found: Drawn) -> None:
        marks = self._drew(found)
        self.marks |= marks
        if marks:
            self.drawn.emit(marks)
        self._draw_wanted()

    def _drew(self, found: Drawn) -> Marks:
        """Keep what was computed on this day; the marks as they are now that know more by it."""
        day, weekly = found
        self._drawing = None
        if day != self._day:
            return {}
        self._weekly = {**self._weekly, **weekly}
        known = {one: self.marks[one] for one in weekly if one in self.marks}
        return {one: mark for one, mark in _filled(known, weekly).items() if mark != known[one]}

    def _tell(self, marks: Mapping[int, HealthMark]) -> None:
        self.marks |= marks
        if marks:
            self.seen.emit(marks)

    def _give_up(self, error: Exception) -> None:
        """What was last known stays on screen: a look that fails is no business of the person's."""
        self._is_looking, self._drawing = False, None
        log_bug(error)


def _together(changes: list[ChangeSet]) -> ChangeSet:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for one in changes:
        for kind, ranges in one.ranges.items():
            found[kind] = found.get(kind, ()) + tuple(ranges)
    return ChangeSet(found)


def _looked(
    workspace: Workspace, changes: ChangeSet | None, weekly: Weekly, known: Mapping[int, HealthMark]
) -> tuple[date, Marks, bool]:
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
    workspace: Workspace, day: date, marks: Marks, accounts: Collection[int] | None, progress: Progress
) -> Drawn:
    """The weeks of all accounts computed again, or of some; nothing when each week was observed."""
    from csdesk.storage.queries.health import sparklines

    asked = [one for one, mark in marks.items() if mark.score is not None and None in mark.points]
    weekly: dict[int, tuple[int | None, ...]] = dict.fromkeys(() if accounts is None else accounts, ())
    with workspace.reading() as reader:
        if accounts is None and asked:
            return day, sparklines(reader, workspace.settings, day)
        for done, account in enumerate(asked if accounts is not None else ()):
            progress.step(done, len(asked), msg("Health"))
            weekly |= sparklines(reader, workspace.settings, day, account=account)
    return day, weekly


def _filled(marks: Marks, weekly: Weekly) -> Marks:
    """The same marks, with the weeks that nobody observed as they were computed again."""
    found = {}
    for account, mark in marks.items():
        again = weekly.get(account) or mark.points
        points = tuple(new if old is None else old for old, new in zip(mark.points, again, strict=True))
        found[account] = mark if points == mark.points else replace(mark, points=points)
    return found
