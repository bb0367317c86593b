"""The bytecode of the reading process: it may write nothing, and would compile its modules for every file that it reads."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import lru_cache
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

_HEAD = 16


@lru_cache(maxsize=1)
def make_bytecode() -> None:
    """Compile what was never compiled, or is another by now; without the right to write, all stays as it is."""
    stale = [] if sys.dont_write_bytecode else [one for one in _sources() if not _is_fresh(one)]
    if stale:
        from py_compile import PyCompileError
        from py_compile import compile as compiled

        with suppress(OSError, PyCompileError):
            for source in stale:
                compiled(str(source), doraise=True)


def _sources() -> list[Path]:
    return sorted(Path(__file__).parent.glob("*.py"))


def _is_fresh(source: Path) -> bool:
    """Whether its file of bytecode is of this source, by its time and its size, as Python itself judges it."""
    told = source.stat()
    of_source = (int(told.st_mtime) & 0xFFFFFFFF, told.st_size & 0xFFFFFFFF)
    try:
        with Path(cache_from_source(str(source))).open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    times = int.from_bytes(head[8:12], "little"), int.from_bytes(head[12:16], "little")
    return head[:8] == MAGIC_NUMBER + bytes(4) and times == of_source
