"""What nobody waits for is done while the person rests: the pages are made ready, a piece at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from csdesk.ui.jobs import Jobs

QUIET_SECONDS = 0.4
"""So long after the last key, press or turn of the wheel a person counts as resting."""
LONG_REST_SECONDS = 10.0
"""Who has touched nothing for so long does not notice that the window stops for 0.3 s."""
_ACTED = "hasActed"
"""Said of a window in which somebody acted."""
_LOOK_AGAIN_MS = 100
_BETWEEN_MS = 5
"""Between two pieces, for what came meanwhile."""
_ACTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Resting(QObject):
    """Does pieces of work in their order, each only while nobody acts and no job runs; then it is gone."""

    def __init__(
        self,
        jobs: Jobs,
        window: QWidget,
        pieces: Iterable[Callable[[], object]],
        quiet_seconds: float = QUIET_SECONDS,
    ) -> None:
        super().__init__(window)
        self._quiet_seconds = quiet_seconds
        self._jobs = jobs
        self._window = window
        self._pieces = deque(pieces)
        is_anybody_there = quiet_seconds > QUIET_SECONDS and window.property(_ACTED)
        self._acted = monotonic() if is_anybody_there else float("-inf")  # until the first key a person rests
        self._turns = QTimer(self, singleShot=True)
        self._turns.timeout.connect(self._turn)
        self._watched = (
            window.windowHandle() or window
        )  # all that a person does passes there, and little else
        self._watched.installEventFilter(self)
        self._turns.start(_LOOK_AGAIN_MS)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return not self._pieces

    def finish(self) -> None:
        """Do now all that is left."""
        while self._pieces:
            self._pieces.popleft()()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See when a person acts."""
        if event.type() in _ACTS:
            self._acted = monotonic()
            self._window.setProperty(_ACTED, True)
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        is_quiet = monotonic() - self._acted >= self._quiet_seconds
        if self._jobs.is_starting or self._jobs.running or not is_quiet:
            self._turns.start(_LOOK_AGAIN_MS)
            return
        if self._pieces:
            self._pieces.popleft()()
        if self._pieces:
            self._turns.start(_BETWEEN_MS)
        else:
            if isValid(self._watched):
                self._watched.removeEventFilter(self)
            self.deleteLater()
