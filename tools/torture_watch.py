"""Sees what goes wrong in a window while somebody is at it; answers the dialogs of the system."""

from __future__ import annotations

import random
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LONGEST_STALL = 1.0
"""Of work on the thread of the window: by the clock, a busy machine would be blamed on the app."""
LONGEST_WAIT = 2.0
"""Without work, by the clock, though a processor was to be had: for a lock or for the disk."""
_THREADS = Path("/proc/self/task")
_HARMLESS = (
    "propagateSizeHints",
    "does not support raise",
    "does not support grabbing",
    "does not support setting",
)
"""What the offscreen platform says of itself."""


class Watch:
    """Sees exceptions, warnings of Qt, and how long the window is at one thing."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.stalls: list[tuple[float, str]] = []
        self.dressings: list[tuple[float, str]] = []
        """Stalls of another theme or size: Qt gives every widget of every page its looks anew."""
        self.longest = 0.0
        """The most seconds of work in one go."""
        self.longest_wait = 0.0
        """The most seconds of neither work nor want of a processor."""
        self.doing = ""
        self._seen, self._worked, self._queued = time.monotonic(), time.thread_time(), _queued()
        self._was_stopped = False
        self._place = ""
        signal.signal(signal.SIGALRM, self._note)
        signal.signal(signal.SIGCONT, self._woken)

    def install(self) -> None:
        """Listen to all that goes wrong."""
        from PySide6.QtCore import qInstallMessageHandler

        from csdesk.ui.shell.errors import Errors

        shown = Errors._show  # noqa: SLF001 - every way of telling a fault ends there

        def show(errors: Errors, error: BaseException) -> None:
            self.fault(error)
            shown(errors, error)

        Errors._show = show  # type: ignore[method-assign] # noqa: SLF001
        qInstallMessageHandler(self._heard)

    def hook(self) -> None:
        """Take over what nothing else catches, after the window did."""
        sys.excepthook = lambda _kind, error, _trace: self.fault(error)
        threading.excepthook = lambda given: self.fault(given.exc_value or given.exc_type())

    def fault(self, error: BaseException) -> None:
        """Keep what went wrong, once for each place; a refusal is a sentence for the person, wherever it comes from."""
        from csdesk.domain.errors import CSDeskError

        if isinstance(error, CSDeskError):
            return
        words = "".join(traceback.format_exception(error)[-12:])
        self._keep(words)

    def tick(self) -> None:
        """The window is at work on something else now."""
        took, worked = time.monotonic() - self._seen, time.thread_time() - self._worked
        queued = _queued()
        starved = sum(long - self._queued.get(thread, 0) for thread, long in queued.items())
        waited = 0.0 if self._was_stopped else took - worked - starved
        self.longest, self.longest_wait = max(self.longest, worked), max(self.longest_wait, waited)
        if worked > LONGEST_STALL or waited > LONGEST_WAIT:
            at = self._place.replace(str(ROOT), "")
            own = self.dressings if "in dress\n" in at or " dress" in at else self.stalls
            told = f"{self.doing}, {took:.2f} s by the clock, {starved:.2f} s without a processor"
            own.append((round(worked, 2), f"{told}\n{at[-1200:]}"))
        self._place, self._was_stopped = "", False
        self._seen, self._worked, self._queued = time.monotonic(), time.thread_time(), queued
        signal.setitimer(signal.ITIMER_REAL, LONGEST_STALL * 0.7)

    def stop(self) -> None:
        """Look no more."""
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _note(self, _number: int, frame: FrameType | None) -> None:
        """Keep where the window is when it is long at one thing, on its own thread.

        Python's watchdog reads the frames of a thread that runs, which ends the process now and then; and whoever
        holds a frame elsewhere lets go of its painter there.
        """
        self._place = "".join(traceback.format_stack(frame)[-14:])

    def _woken(self, _number: int, _frame: FrameType | None) -> None:
        """Somebody had stopped the process, and its clock went on."""
        self._was_stopped = True

    def _heard(self, _kind: Any, _where: Any, words: str) -> None:
        if not any(one in words for one in _HARMLESS):
            self._keep(f"Qt: {words}\n{''.join(traceback.format_stack()[-8:-1])}")

    def _keep(self, words: str) -> None:
        if words not in self.faults:
            self.faults.append(words)
            print(f"FAULT while {self.doing}\n{words}", flush=True)


def _queued() -> dict[str, float]:
    """How many seconds each thread was ready and had no processor: any of them may hold what the window needs."""
    found = {}
    for thread in _THREADS.iterdir():
        with suppress(OSError):  # it ended in between
            found[thread.name] = int((thread / "schedstat").read_text().split()[1]) / 1e9
    return found


def answer_dialogs(folder: Path, chance: random.Random) -> None:
    """The system's dialogs are answered at random; nothing is opened outside."""
    from PySide6.QtGui import QDesktopServices
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QFileDialog

    def save(_parent: object = None, _title: str = "", name: str = "", *_: object) -> tuple[str, str]:
        chosen = folder / "out" / Path(name or "named").name
        chosen.parent.mkdir(exist_ok=True)
        return ("" if chance.random() < 0.4 else str(chosen)), ""

    def opened(*_: object) -> tuple[str, str]:
        made = sorted((folder / "out").glob("*")) if (folder / "out").exists() else []
        return (str(chance.choice(made)) if made and chance.random() < 0.6 else ""), ""

    QFileDialog.getSaveFileName = staticmethod(save)  # type: ignore[assignment]
    QFileDialog.getOpenFileName = staticmethod(opened)  # type: ignore[assignment]
    QFileDialog.getOpenFileNames = staticmethod(lambda *_: ([], ""))  # type: ignore[assignment]
    QFileDialog.getExistingDirectory = staticmethod(lambda *_: "")  # type: ignore[assignment]
    QDesktopServices.openUrl = staticmethod(lambda _: True)  # type: ignore[assignment]
    QPrintDialog.exec = lambda *_: 0  # type: ignore[assignment,method-assign]


def memory_mb() -> float:
    """What this process holds by itself: pages of the libraries are shared, and count by who else runs."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Anonymous:"):
            return int(line.split()[1]) / 1024
    return 0.0
