"""The app's side of the reading process: start it, follow it, stop it."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from csdesk.domain.errors import Cancelled
from csdesk.domain.importing.table import TextForm
from csdesk.domain.text import msg
from csdesk.storage.files.frames import receive
from csdesk.storage.files.limits import Limits
from csdesk.storage.files.refusals import blocked

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[3]
_TICK = 0.05
_PAGE = os.sysconf("SC_PAGE_SIZE") if sys.platform == "linux" else 0
_WAITING_FRAMES = 64
_PIPE = 1 << 20
"""So much may lie in the pipe, where the system lets it: whole frames, while this process is busy with another one."""

Frame = tuple[bytes, bytes]


def _resident(process: int) -> int:
    """Bytes of memory that a process fills; 0 where the system does not tell."""
    try:
        with open(f"/proc/{process}/statm", "rb") as told:  # noqa: PTH123 - asked often: a path would cost more than the answer
            return int(told.read().split()[1]) * _PAGE
    except (OSError, ValueError, IndexError):
        return 0


class ReaderDied(Exception):
    """The reading process ended without an answer."""

    def __init__(self, code: int) -> None:
        super().__init__(f"reading process ended with {code}")
        self.code = code


class ReaderHungry(ReaderDied):
    """The reading process filled more memory than one may."""


class Child:
    """One reading process for one file."""

    def __init__(
        self,
        path: Path,
        limits: Limits,
        *,
        head: int | None = None,
        second: bool = False,
        form: TextForm = TextForm(),  # noqa: B008 - a value that cannot change
    ) -> None:
        self._name = path.name
        self._most = limits.resident_bytes
        self._until = time.monotonic() + limits.wall_seconds
        asked = {
            "path": str(path),
            "name": path.name,
            "limits": asdict(limits),
            "head": head,
            "second": second,
            **form._asdict(),
        }
        self._process = self._start(json.dumps(asked).encode() + b"\n")
        self._frames: queue.Queue[Frame | None] = queue.Queue(_WAITING_FRAMES)
        self._stopped = threading.Event()
        self._pump = threading.Thread(target=self._follow, name="reading", daemon=True)
        self._pump.start()

    def _start(self, request: bytes) -> subprocess.Popen[bytes]:
        try:
            process = subprocess.Popen(
                [sys.executable, "-SPB", "-c", "from csdesk.storage.files import child_main as c; c.main()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                **_quietly(),
            )
        except OSError as error:
            raise blocked(self._name, "no_reader") from error
        _widen(cast("IO[bytes]", process.stdout))
        with contextlib.suppress(OSError), cast("IO[bytes]", process.stdin) as stdin:
            stdin.write(request)
        return process

    def _follow(self) -> None:
        for frame in receive(cast("BinaryIO", self._process.stdout)):
            if not self._offer(frame):
                return
        self._offer(None)

    def _offer(self, frame: Frame | None) -> bool:
        """Queue a frame when there is room; false when nobody waits for it any more."""
        while not self._stopped.is_set():
            with contextlib.suppress(queue.Full):
                self._frames.put(frame, timeout=_TICK)
                return True
        return False

    def frames(self, waiting: Callable[[], None]) -> Iterator[Frame]:
        """The frames as they come; `waiting` is called often and may raise to stop."""
        while True:
            waiting()
            if time.monotonic() > self._until:
                raise blocked(self._name, "too_slow")
            if _resident(self._process.pid) > self._most:
                raise ReaderHungry(0)
            try:
                frame = self._frames.get(timeout=_TICK)
            except queue.Empty:
                continue
            if frame is None:
                raise self._end()
            yield frame

    def _end(self) -> Exception:
        code = self._process.wait()
        if hasattr(os, "WIFSIGNALED"):
            import signal

            if code == -signal.SIGXCPU:
                return blocked(self._name, "too_slow")
            if code == -signal.SIGKILL:
                return blocked(self._name, "too_hungry")
        return ReaderDied(code)

    def stop(self) -> None:
        """End the process, at once when it still works."""
        self._stopped.set()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._pump.join()
        cast("IO[bytes]", self._process.stdout).close()


def _environment() -> dict[str, str]:
    """As little as the interpreter needs, and where packages lie (without `site`, which is slow to start)."""
    kept = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "PATH")
    paths = [str(_ROOT), *(place for place in sys.path if place)]
    own = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"}
    return {name: os.environ[name] for name in kept if name in os.environ} | own


def _widen(pipe: IO[bytes]) -> None:
    """Let more lie in a pipe than the usual 64 KB, which this process may not get to for some milliseconds."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _quietly() -> dict[str, Any]:
    """On Windows: no console window, and a priority below the app's, as there are no limits to set there."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS}
    return {"start_new_session": True}


def stopping(cancelled: Callable[[], bool] | None) -> Callable[[], None]:
    """A check that raises when the person stopped the job."""

    def check() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled(msg("Reading was stopped. Nothing was changed."))

    return check


def raise_answer(name: str, kind: bytes, told: dict[str, Any]) -> None:
    """Raise what the reading process says about a whole file."""
    if kind == b"U":
        raise blocked(name, str(told["reason"]), **told["detail"])
    _log.warning("reader failed: %s at %s", told["error"], told["place"])
    raise ReaderDied(0)
