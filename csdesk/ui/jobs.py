"""The one place that starts threads: plain functions run beside the window, and their results come back to it.

A job is a function `(progress) -> result`. It says how far it is with `progress.step`, which raises
`Cancelled` once the person stopped it. The result, or the error, is delivered on the interface thread; nothing
is delivered when the owner of the job is gone. A worker that comes to a place where it can wait (`csdesk.domain.turns`)
does so while the window is at work: side by side, each would take twice its time.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt, QTimer, Signal, SignalInstance
from shiboken6 import isValid

from csdesk.domain.errors import Cancelled
from csdesk.domain.ports import Progress
from csdesk.domain.text import Text, msg
from csdesk.domain.turns import way
from csdesk.ui.litter import Litter

T = TypeVar("T")
SHOWN_AFTER_MS = 400
_SWITCH_SECONDS = 0.0005
_MOST_WAITED = 0.05
"""A worker waits no longer than this for the window, whatever it is at."""
_BETWEEN_REPORTS = 0.05
_MOST_LEAVING = 0.6
"""All that runs when the app closes has so many seconds to leave; what does not is left behind."""
_BETWEEN_PRESSES = 0.01
_PAINT_WITHIN_MS = 500
"""A window that is not painted by then, as when it starts minimised, is not waited for."""
_LOOK_AGAIN_MS = 20
"""Pieces that nobody waits for take twice their time beside a worker: they come when it is done."""


class Turns(QObject):
    """Knows whether the window is at work or waits for the person."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._has_turned = Event()
        self._is_resting = False
        self._loop: QAbstractEventDispatcher | None = None

    def follow(self, is_wanted: bool) -> None:
        """Listen to the loop of events while a worker runs."""
        if is_wanted and self._loop is None:
            self._loop = QAbstractEventDispatcher.instance()
            self._loop.aboutToBlock.connect(self._rest)
            self._loop.awake.connect(self._work)
        elif not is_wanted and self._loop is not None:
            self._loop.aboutToBlock.disconnect(self._rest)
            self._loop.awake.disconnect(self._work)
            self._loop = None
            self._is_resting = False

    def wait(self) -> None:
        """Wait, on a worker, until the window has done what it is at."""
        if not self._is_resting:
            self._has_turned.clear()
            self._has_turned.wait(_MOST_WAITED)

    def _rest(self) -> None:
        self._is_resting = True
        self._has_turned.set()

    def _work(self) -> None:
        self._is_resting = False
        self._has_turned.set()


class Job(QObject, Generic[T]):
    """One function at work; `progressed` comes at most 20 times a second."""

    progressed = Signal(int, int, object)
    """Done, of how many (0 when unknown), and the `Text` of what is being done."""
    late = Signal(object)
    """This job takes long enough to be shown."""
    ended = Signal(object)
    """This job is over, in whichever way."""
    _returned = Signal(object)
    _failed = Signal(object)

    def __init__(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object] | None,
        failed: Callable[[Exception], object],
        owner: QObject | None,
        parent: QObject,
        *,
        turns: Turns,
    ) -> None:
        super().__init__(parent)
        self._turns = turns
        self._work: Callable[[Progress], T] | None = work
        self._done = done
        self._fail: Callable[[Exception], object] | None = failed
        self._owner = owner
        self._owned = owner is not None
        self._stop = Event()
        self._reported = 0.0
        self.what: Text = msg("Working")
        self.is_over = False
        queued = Qt.ConnectionType.QueuedConnection
        self._returned.connect(self._on_returned, queued)
        self._failed.connect(self._on_failed, queued)
        self._thread = Thread(target=self._run, daemon=True)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._timer.timeout.connect(self._on_late)

    def start(self) -> None:
        """Begin."""
        self._timer.start()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the function to stop at its next step; its result will not be delivered."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def wait(self, seconds: float) -> None:
        """Block until the function has returned, at most so long; for closing the app."""
        self._thread.join(seconds)

    @property
    def has_returned(self) -> bool:
        """Whether the function is at an end, though its result may not have come back yet."""
        return not self._thread.is_alive()

    def step(self, done: int, of: int, what: Text) -> None:
        """Report from the worker; raises `Cancelled` when the person stopped the job."""
        if self._stop.is_set():
            raise Cancelled(what)
        from time import monotonic

        now = monotonic()
        if done >= of or now - self._reported >= _BETWEEN_REPORTS:
            self._reported = now
            self.what = what
            self.progressed.emit(done, of, what)

    def _run(self) -> None:
        work = self._work
        assert work is not None
        way.set(self._give_way)
        try:
            result = work(self)
            del work
        except Exception as error:  # noqa: BLE001 - whatever a job raises is told on the interface thread
            let_go(error)
            self._emit(self._failed, error)
        else:
            self._emit(self._returned, result)

    def _give_way(self) -> None:
        if self._stop.is_set():
            raise Cancelled(self.what)
        self._turns.wait()

    def _emit(self, signal: SignalInstance, value: object) -> None:
        if isValid(self):
            signal.emit(value)

    def _on_returned(self, result: T) -> None:
        done = self._done if self._is_wanted else None
        self._finish()
        if done is not None:
            done(result)

    def _on_failed(self, error: Exception) -> None:
        failed = self._fail if self._is_wanted and not isinstance(error, Cancelled) else None
        self._finish()
        if failed is not None:
            failed(error)

    def _on_late(self) -> None:
        self.late.emit(self)

    def _finish(self) -> None:
        """Let go of everything that was lent, so that nothing is freed while Qt deletes this job."""
        self.is_over = True
        self._timer.stop()
        self._work = self._done = self._fail = self._owner = None
        self.ended.emit(self)

    @property
    def _is_wanted(self) -> bool:
        gone = self._owned and (self._owner is None or not isValid(self._owner))
        return not gone and not self.is_cancelled


class Jobs(QObject):
    """Runs jobs and knows which are under way; `shown` announces one that takes long."""

    shown = Signal(object)
    """A `Job` that has run for 400 ms."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job[Any]] = []
        self._loop_turns = Turns(self)
        self.litter = Litter(self)
        self.report: Callable[[Exception], object] = _raise
        """Where errors go that the caller of a job does not take."""
        self._soon: deque[Callable[[], object]] | None = None
        self._later: deque[Callable[[], object]] = deque()
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._turn)
        sys.setswitchinterval(_SWITCH_SECONDS)

    @property
    def running(self) -> tuple[Job[object], ...]:
        """The jobs under way, oldest first."""
        return tuple(self._running)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
        quiet: bool = False,
    ) -> Job[T]:
        """Start a function beside the window and hand its result to `done` on the interface thread.

        With an owner (a page, as a rule), the job is cancelled and its result dropped when that is destroyed.
        A quiet one, which nobody asked for, is never announced.
        """
        job = Job(work, done, failed or self._report, owner, self, turns=self._loop_turns)
        self.litter.hold()
        self._loop_turns.follow(is_wanted=True)
        self._running.append(job)
        if not quiet:
            job.late.connect(self.shown)
        job.ended.connect(self._ended)
        if owner is not None:
            owner.destroyed.connect(job.cancel)
        job.start()
        return job

    def hold_soon(self) -> None:
        """Keep what may come soon waiting for `painted`: the app starts."""
        self._soon = deque()
        self._turns.start(_PAINT_WITHIN_MS)

    def soon(self, work: Callable[[], object]) -> None:
        """Do it on the interface thread: at once, but while the app starts after the first paint, and then only once."""
        if self._soon is None:
            work()
        elif work not in self._soon:
            self._soon.append(work)
            if self._turns.interval() == _LOOK_AGAIN_MS:
                self._turns.setInterval(0)

    def later(self, work: Callable[[], object]) -> None:
        """Do what nobody waits for: at once, but while the app starts after all that comes soon, and beside no job."""
        if self._soon is None:
            work()
        else:
            self._later.append(work)

    def painted(self) -> None:
        """The window shows: what waited is done piece by piece, between the person's keys."""
        if self._soon is not None:
            self._turns.start(0)

    @property
    def is_starting(self) -> bool:
        """Whether something waits for the first paint, or was not reached yet."""
        return self._soon is not None

    def settle(self) -> None:
        """Do now what waits for the first paint."""
        while self._soon is not None:
            self._turn(is_pressing=True)

    def drop(self) -> None:
        """Forget what waits for the first paint; for closing the app."""
        self._soon = None
        self._later.clear()
        self._turns.stop()

    def _turn(self, *, is_pressing: bool = False) -> None:
        is_waiting = self._running and not self._soon and self._later and not is_pressing
        self._turns.setInterval(_LOOK_AGAIN_MS if is_waiting else 0)
        if is_waiting:
            return
        if self._soon or self._later:
            (self._soon or self._later).popleft()()
        else:
            self._soon = None
            self._turns.stop()

    def cancel_all(self) -> None:
        """Ask all that runs to stop."""
        for job in self._running:
            job.cancel()

    def stop_all(self, press: Callable[[], object] = bool) -> None:
        """Cancel what runs and give all of it a moment to leave, pressed again and again; for closing a file."""
        from time import monotonic

        until = monotonic() + _MOST_LEAVING
        self.cancel_all()
        for job in list(self._running):
            while not job.has_returned and monotonic() < until:
                press()
                job.wait(_BETWEEN_PRESSES)

    def _report(self, error: Exception) -> None:
        self.report(error)

    def _ended(self, job: Job[T]) -> None:
        self._running = [other for other in self._running if other is not job]
        if not self._running:
            self._loop_turns.follow(is_wanted=False)
            self.litter.age()
        job.deleteLater()


def let_go(error: BaseException) -> None:
    """Empty the frames that an error came through: a half-read query among them would keep its file open."""
    from traceback import clear_frames

    found: BaseException | None = error
    while found is not None:
        clear_frames(found.__traceback__)
        found = found.__cause__ or found.__context__


def _raise(error: Exception) -> None:
    raise error
