"""Commands of CSDesk run in child processes that can be starved, bound and killed at any moment.

A child is a fork of a process that has the modules loaded already, so that a run takes milliseconds. Needs a
POSIX system; killing at the n-th write needs Linux on x86-64.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from csdesk.cli.main import main  # noqa: E402 - the tools run from the folder of the sources
from csdesk.domain.errors import CSDeskError  # noqa: E402
from csdesk.i18n import Translator  # noqa: E402
from csdesk.storage import backup, check, dump, importing, script  # noqa: E402

LOADED = (backup, check, dump, importing, script)
"""What the children find loaded, so that all of them run the same code."""

_TRACEME, _PEEKUSER, _SYSCALL, _ORIG_RAX = 0, 3, 24, 15 * 8
_MARKS = frozenset({1, 18, 20, 74, 75, 76, 77, 82, 83, 84, 87, 263, 264, 316, 285, 296})
"""Calls that change a file: write, pwrite, writev, the syncs, truncate, rename, unlink, mkdir, rmdir, fallocate."""
_CAPABILITY_VERSION = 0x20080522

CAN_TRACE = sys.platform == "linux" and platform.machine() == "x86_64"


@dataclass(frozen=True)
class Ran:
    """How a command ended; a negative code is the signal that killed it."""

    code: int
    out: str
    err: str
    marks: int = 0

    @property
    def plain(self) -> bool:
        """Whether it ended well, or was refused in one sentence."""
        return self.code == 0 or (
            self.code == 2 and self.err.count("\n") == 1 and "Traceback" not in self.err
        )


@contextmanager
def lab(keep: bool = False) -> Iterator[Path]:
    """A folder of its own, with the app's own folder inside; kept when asked, or when something fails."""
    folder = Path(tempfile.mkdtemp(prefix="csdesk-torture-"))
    os.environ["CSDESK_STATE"] = str(folder / "state")
    os.environ["CSDESK_LANG"] = "en"
    try:
        yield folder
    except BaseException:
        print(f"kept: {folder}")
        raise
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)


def verdict(folder: Path, wrong: Sequence[str], seed: int) -> int:
    """Say what was wrong, else clear the folder that was kept for it; the exit code."""
    for line in wrong:
        print(f"WRONG, seed {seed}, {line}")
    if not wrong:
        shutil.rmtree(folder)
    return min(1, len(wrong))


def run(
    words: Sequence[str | Path] | Callable[[], object],
    *,
    before: Callable[[], object] | None = None,
    kill_after: float | None = None,
    kill_at: int | None = None,
    count: bool = False,
) -> Ran:
    """Run one command, or any doing, in a child: after `before`, killed after some seconds or before its n-th write."""
    traced = count or kill_at is not None
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            doing = words if callable(words) else partial(main, [str(word) for word in words])
            _act(doing, out.fileno(), err.fileno(), before, traced)
        if traced:
            status, marks = _trace(child, kill_at)
        else:
            status, marks = _wait(child, kill_after), 0
        return Ran(os.waitstatus_to_exitcode(status), _words(out), _words(err), marks)


def _act(
    doing: Callable[[], object], out: int, err: int, before: Callable[[], object] | None, traced: bool
) -> None:
    code = 1
    try:
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout, sys.stderr = (
            os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2)
        )
        if before:
            before()
        if traced:
            _libc().ptrace(_TRACEME, 0, None, None)
            os.kill(os.getpid(), signal.SIGSTOP)
        code = int(doing() or 0)  # type: ignore[call-overload]
    except CSDeskError as failure:
        sys.stderr.write(Translator("en").words(failure.text) + "\n")
        code = 2
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException:  # noqa: BLE001 - a fault of the command is what is looked for
        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)


def _wait(child: int, kill_after: float | None) -> int:
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _trace(child: int, kill_at: int | None) -> tuple[int, int]:
    """Follow the calls of a stopped child; the status it ends with and how many of them change a file."""
    libc, marks, entering, deliver = _libc(), 0, True, 0
    os.waitpid(child, 0)
    while True:
        libc.ptrace(_SYSCALL, child, None, deliver)
        _, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            return status, marks
        deliver = 0
        if os.WSTOPSIG(status) != signal.SIGTRAP:
            deliver = os.WSTOPSIG(status)
            continue
        if entering and libc.ptrace(_PEEKUSER, child, _ORIG_RAX, None) in _MARKS:
            marks += 1
            if marks == kill_at:
                os.kill(child, signal.SIGKILL)
                return os.waitpid(child, 0)[1], marks
        entering = not entering


def _words(file: object) -> str:
    file.seek(0)  # type: ignore[attr-defined]
    return str(file.read().decode("utf-8", "replace"))  # type: ignore[attr-defined]


def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    libc.ptrace.restype = ctypes.c_long
    return libc


def powerless() -> None:
    """Give up what lets root write where permissions say no."""
    if sys.platform == "linux" and os.geteuid() == 0:
        header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
        if _libc().capset(header, (ctypes.c_uint32 * 6)()):
            raise OSError(ctypes.get_errno(), "capset")


def cramped(size: int) -> Callable[[], None]:
    """What makes a child's files unable to grow beyond a size, as on a full disk."""

    def bind() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return bind
