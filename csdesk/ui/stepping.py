"""Steps that are taken back or done again: at once, or beside the window where that changes many records."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from csdesk.domain.changes import Done, Step
from csdesk.domain.errors import CSDeskError
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Job, Jobs

AT_ONCE = 200
"""Changing more takes longer than nobody feels: 10,000 tasks take 0.4 s."""
_LOOKED_AT = 200
"""Steps among which the one that is asked for is looked for; one that is older is not done at once."""

T = TypeVar("T")
Failed = Callable[[Exception], object]


class Stepping:
    """Takes steps back and does them again, in the order in which they are asked for."""

    def __init__(
        self,
        workspace: Workspace,
        jobs: Jobs,
        owner: QObject,
        undone: Callable[[Done], object],
        redone: Callable[[Done], object],
    ) -> None:
        self._workspace, self._jobs, self._owner = workspace, jobs, owner
        self._undone, self._redone = undone, redone
        self._is_at_work = False
        self._waiting: deque[Callable[[], object]] = deque()

    def take_back(
        self, failed: Failed, number: int | None = None, then: Callable[[], object] = bool
    ) -> Job[Done] | None:
        """Take the newest step back, or one of any age; the job where it is done beside the window."""
        if self._is_at_work:
            self._waiting.append(partial(self.take_back, failed, number, then))
            return None
        workspace = self._workspace
        undo = workspace.undo if number is None else partial(workspace.undo_step, number)

        def take(done: Done) -> None:
            self._undone(done)
            then()

        return self._do(undo, take, failed, is_large=_is_large(self._standing(number)))

    def do_again(self, failed: Failed) -> Job[Done] | None:
        """Do the step that was undone last again; the job where it is done beside the window."""
        if self._is_at_work:
            self._waiting.append(partial(self.do_again, failed))
            return None
        undone = [step for step in self._steps() if step.undone]
        return self._do(
            self._workspace.redo, self._redone, failed, is_large=_is_large(undone[-1] if undone else None)
        )

    def _do(
        self, write: Callable[[], Done], take: Callable[[Done], object], failed: Failed, *, is_large: bool
    ) -> Job[Done] | None:
        if is_large:
            self._is_at_work = True
            return self._jobs.run(  # quiet: it cannot be stopped, as nobody would hear of what it did
                lambda _: write(),
                partial(self._go_on, take),
                failed=partial(self._go_on, failed),
                owner=self._owner,
                quiet=True,
            )
        try:
            done = write()
        except CSDeskError as failure:
            failed(failure)
        else:
            take(done)
        return None

    def _go_on(self, tell: Callable[[T], object], told: T) -> None:
        """Tell how it went, and do what was asked for meanwhile."""
        self._is_at_work = False
        tell(told)
        if self._waiting:
            self._waiting.popleft()()

    def _steps(self) -> list[Step]:
        return self._workspace.steps(_LOOKED_AT)

    def _standing(self, number: int | None) -> Step | None:
        steps = (one for one in self._steps() if not one.undone)
        return next((one for one in steps if number is None or one.id == number), None)


def _is_large(step: Step | None) -> bool:
    return step is not None and step.records > AT_ONCE
