"""What nobody refers to any more is given back between two events of the window, and at no other time.

Python would look for it wherever something is made: on a worker's thread, where widgets must not be destroyed, or amid
a walk of Qt over all widgets, as when the looks change, which would go on to one that is no more. So Python does not look
by itself (ADR 0030). What was made since the last time is looked through every second; much that workers made counts as old
at once, as 10,000 new rows take 100 ms; and all is looked through at rest when so much was made that it is worth it.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

_LOOKS_AFTER_MS = 1_000
_FEW = 5_000
"""Fewer new objects are left for the next time."""
_YOUNG = 10_000
"""To look through so many takes 7 ms: more of them count as old when a worker is done."""
_LEAST = 50_000
"""Fewer are not worth looking through all: 0.1 s where there are 150,000."""
_MANY = 150_000
"""To look through 500,000 objects takes 0.3 s."""
_ARENA_MAX, _MMAP_THRESHOLD, _TRIM_THRESHOLD = -8, -3, -1
"""What glibc calls the number of its heaps, the size from which on a block is one by itself, and what may stay free at the end."""
_LARGE = 1 << 20
"""Left to itself glibc takes pictures of the window, once one was freed, out of its heap, and ten megabytes stay free there."""


class Litter(QObject):
    """Takes away what is left behind, and counts what is made meanwhile."""

    gathered = Signal()
    """So much was made that somebody should `clear` at a time when nobody waits."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_held = False
        self._shares = False
        self._made = 0
        self._most = _LEAST
        self._is_told = False
        gc.disable()
        self._timer = QTimer(self, interval=_LOOKS_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def hold(self) -> None:
        """A worker begins: what it makes is not looked through before it is done."""
        self._is_held = True
        if not self._shares:
            self._shares = True
            _share()

    def age(self) -> None:
        """The last worker is done: let all there is count as old, unless it is looked through soon anyway."""
        if gc.get_count()[0] > _YOUNG:
            self._count()
            gc.freeze()
            gc.unfreeze()
        self._is_held = False

    def drop(self) -> None:
        """Let all be looked through soon: much was left at once."""
        if not self._is_told:
            self._is_told = True
            self.gathered.emit()

    def clear(self) -> None:
        """Give back all that nobody refers to; again when half as much was made as there is."""
        gc.collect()
        give_back()
        self._made, self._is_told = 0, False
        gc.freeze()  # to list them all would lend a worker's half-built tuples to this thread: Python stops at that
        self._most = max(_LEAST, gc.get_freeze_count() // 2)
        gc.unfreeze()

    @property
    def is_heavy(self) -> bool:
        """Whether so much is there that to look through all of it stops the window for longer than nobody feels."""
        return self._most + self._made > _MANY

    def _look(self) -> None:
        if not self._is_held and gc.get_count()[0] > _FEW:
            self._count()
            gc.collect(1)

    def _count(self) -> None:
        self._made += gc.get_count()[0]
        if self._made > self._most:
            self.drop()


def _share() -> None:
    """Let all threads take their memory from one heap, and large blocks from none: what is free in it helps no other."""
    _tell_glibc("mallopt", _ARENA_MAX, 1)
    for threshold in (_MMAP_THRESHOLD, _TRIM_THRESHOLD):
        _tell_glibc("mallopt", threshold, _LARGE)


def give_back() -> None:
    """Hand the memory that is free back to the system; the C library of Linux keeps it."""
    _tell_glibc("malloc_trim", 0)


def _tell_glibc(name: str, *given: int) -> None:
    if sys.platform == "linux":
        from ctypes import CDLL

        with suppress(OSError, AttributeError):  # another C library
            getattr(CDLL(None), name)(*given)
