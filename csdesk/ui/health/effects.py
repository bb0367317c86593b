"""What a draft does, worked out beside the window: always the newest wish, the old result staying until then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from csdesk.domain.health.backtest import BackTest
from csdesk.domain.health.model import Model
from csdesk.domain.health.trial import Effect, PastTrial, Trial
from csdesk.domain.lean import dataclass
from csdesk.domain.ports import Progress
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.text import Text, msg
from csdesk.ui.health.presenter import Key
from csdesk.ui.jobs import Job
from csdesk.ui.session import Session

T = TypeVar("T")
_SOON_MS = 120
"""Keys that follow each other sooner are one wish."""


class Read(Protocol):
    """Reads something of the workspace, for a worker."""

    def __call__(self, reader: Any, settings: WorkspaceSettings, on: date, /) -> Any:
        """What was read."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to try: a draft, or none, of a group."""

    draft: Model | None
    group: Key


@dataclass(frozen=True, slots=True)
class Told:
    """The back-test of what is in use, and of the draft if there is one."""

    live: BackTest
    draft: BackTest | None


class _Held(Generic[T]):
    """Something read once, until it is told to be stale."""

    def __init__(self, session: Session, read: Read) -> None:
        self._session = session
        self._read = read
        self._found: tuple[int, T] | None = None
        self._age = 0

    def drop(self) -> None:
        """Read it again next time."""
        self._age += 1

    def get(self, settings: WorkspaceSettings, on: date) -> T:
        """What was read, now or before; on a worker."""
        age = self._age
        if self._found is None or self._found[0] != age:
            found: T = self._session.with_reader(lambda reader: self._read(reader, settings, on))
            self._found = (age, found)
        return self._found[1]


class _Latest(QObject):
    """One job at a time; while it runs, only the newest wish waits."""

    done = Signal(object)
    stopped = Signal()
    """The person stopped it, or it failed."""

    def __init__(self, session: Session, work: Callable[[Wish], object], told: Text, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work = work
        self._told = told
        self._wish: Wish | None = None
        self._busy = False
        self._timer = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._timer.timeout.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        """Whether a result is on its way."""
        return self._busy or self._wish is not None

    def ask(self, wish: Wish) -> None:
        """Work this out soon."""
        self._wish = wish
        self._timer.start()

    def _begin(self) -> None:
        if self._busy or self._wish is None:
            return
        wish, self._wish, self._busy = self._wish, None, True
        work, told = self._work, self._told

        def run(progress: Progress) -> object:
            progress.step(0, 0, told)
            return work(wish)

        job = self._session.jobs.run(run, self._deliver, owner=self)
        job.ended.connect(self._over)

    def _over(self, job: Job[object]) -> None:
        self._busy = False
        if job.is_cancelled:
            self.stopped.emit()
        if self._wish is not None:
            self._timer.start()

    def _deliver(self, result: object) -> None:
        if self._wish is None:
            self.done.emit(result)


class Effects(QObject):
    """The effect of a draft on the accounts of now, then on those that ended."""

    effect_known = Signal(object)
    """An `Effect`."""
    past_known = Signal(object)
    """A `Told`."""
    stopped = Signal()
    """The person stopped it: nothing is on its way."""

    def __init__(self, session: Session, read_trial: Read, read_past: Read, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._trial: _Held[Trial] = _Held(session, read_trial)
        self._past: _Held[PastTrial] = _Held(session, read_past)
        self.trial: Trial | None = None
        """The accounts, once they were read."""
        self._wanted: Wish | None = None
        self._now = _Latest(session, self._try_now, msg("Trying the draft on the accounts"), self)
        self._then = _Latest(session, self._try_past, msg("Testing the models on the past"), self)
        self._now.done.connect(self._on_now)
        self._then.done.connect(self.past_known)
        for latest in (self._now, self._then):
            latest.stopped.connect(self.stopped)

    @property
    def is_busy(self) -> bool:
        """Whether a result is on its way."""
        return self._now.is_busy or self._then.is_busy

    def ask(self, draft: Model | None, group: Key) -> None:
        """Work out what a draft does."""
        self._wanted = Wish(draft, group)
        self._now.ask(self._wanted)

    def drop(self) -> None:
        """The accounts, or what is in use, changed: read them again next time."""
        self._trial.drop()
        self._past.drop()

    def _try_now(self, wish: Wish) -> tuple[Trial, Effect]:
        trial = self._trial.get(self._session.settings, self._session.today())
        return trial, trial.effect(wish.draft, wish.group)

    def _try_past(self, wish: Wish) -> Told:
        past = self._past.get(self._session.settings, self._session.today())
        return Told(past.live, None if wish.draft is None else past.of(wish.draft))

    def _on_now(self, found: tuple[Trial, Effect]) -> None:
        self.trial, effect = found
        self.effect_known.emit(effect)
        if self._wanted is not None:
            self._then.ask(self._wanted)
