"""Where CSDesk keeps its own files, readable by their owner only, and how whole files are handed over."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csdesk.storage.files.alive import try_lock

_ALIVE = "alive"
_NOTE = "aside-"
_ASIDE = ".csdesk-"
_BESIDE = ("-journal", "-wal", "-shm")
_own: dict[tuple[int, Path], Path] = {}
"""Process and folder of all temporary files -> the part of it that this process uses."""


def private(path: Path) -> None:
    """Make a file readable by its owner only, where the system knows such a thing."""
    with contextlib.suppress(OSError):
        path.chmod(0o700 if path.is_dir() else 0o600)


def state_folder() -> Path:
    """The app's own folder for logs, preferences and temporary files."""
    folder = Path(os.environ.get("CSDESK_STATE") or _usual_folder())
    folder.mkdir(parents=True, exist_ok=True)
    private(folder)
    return folder


def _usual_folder() -> Path:
    if sys.platform == "linux":  # as platformdirs says, whose import takes longer than opening a workspace
        return (
            Path(os.environ.get("XDG_STATE_HOME", "").strip() or Path.home() / ".local" / "state") / "csdesk"
        )
    from platformdirs import user_state_path

    return user_state_path("csdesk", appauthor=False)


def scratch_folder() -> Path:
    """The private folder of this process's temporary files; what dead processes left in theirs goes first."""
    whole = state_folder() / "scratch"
    own = _own.get((os.getpid(), whole))
    if own is None or not own.is_dir():
        whole.mkdir(exist_ok=True)
        private(whole)
        clear_scratch()
        own = None
        while own is None:
            own = _claimed(Path(tempfile.mkdtemp(prefix="run-", dir=whole)))
        atexit.register(shutil.rmtree, own, ignore_errors=True)
        _own[os.getpid(), whole] = own
    return own


def _claimed(folder: Path) -> Path | None:
    """The folder, locked while this process lives; `None` when another start cleared it away meanwhile."""
    alive = folder / _ALIVE
    with contextlib.suppress(FileNotFoundError):
        handle = os.open(alive, os.O_RDWR | os.O_CREAT, 0o600)
        if try_lock(handle) and same_file(handle, alive):
            return folder
        os.close(handle)
    return None


def clear_scratch() -> None:
    """Remove what processes that died left behind: their temporary files and half-written ones elsewhere."""
    whole = state_folder() / "scratch"
    for folder in whole.iterdir() if whole.is_dir() else ():
        with contextlib.suppress(OSError):
            _clear(folder)


def _clear(folder: Path) -> None:
    if not folder.is_dir():
        folder.unlink()
        return
    handle = os.open(folder / _ALIVE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if try_lock(handle):
            for note in folder.glob(_NOTE + "*"):
                _remove_noted(note)
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(handle)


def _remove_noted(note: Path) -> None:
    aside = Path(note.read_text(encoding="utf-8"))
    if aside.name.startswith(_ASIDE):
        remove(aside)


def remove(path: Path) -> None:
    """Take away a file that is of no use, with what SQLite keeps beside it."""
    path.unlink(missing_ok=True)
    clear_beside(path)


def clear_beside(path: Path) -> None:
    """Remove the logs of a workspace that was there: SQLite would read them into the file that takes its place."""
    for end in _BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)


def same_file(handle: int, path: Path) -> bool:
    """Whether an open file is the one that a path leads to."""
    held, there = os.fstat(handle), path.stat()
    return (held.st_dev, held.st_ino) == (there.st_dev, there.st_ino)


@contextmanager
def handed_over(target: Path) -> Iterator[Path]:
    """A path to write aside; on success it is synced and renamed over the target, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_ASIDE, suffix=target.suffix, dir=target.parent)
    os.close(handle)
    aside = Path(name)
    try:
        with _noted(aside):
            yield aside
            _sync(aside)
            clear_beside(target)
            aside.replace(target)
            _sync_folder(target.parent)
    finally:
        remove(aside)


@contextmanager
def _noted(aside: Path) -> Iterator[None]:
    """While it lasts, a note tells the next start what to remove if this process dies."""
    note: Path | None = None
    with contextlib.suppress(OSError):
        note = scratch_folder() / (_NOTE + aside.stem[len(_ASIDE) :])
        note.write_text(str(aside.absolute()), encoding="utf-8")
    try:
        yield
    finally:
        if note:
            note.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where folders can be synced."""
    if os.name != "nt":
        with contextlib.suppress(OSError):
            _sync(folder)
