"""A lock on an open file that the operating system frees on any death of its process."""

from __future__ import annotations

import os

_FAR = 1 << 30
"""Where the locked byte lies on Windows: beyond the words, so that others can still read them."""


def try_lock(handle: int) -> bool:
    """Lock an open file for this process alone; false when another has it."""
    if os.name == "nt":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
