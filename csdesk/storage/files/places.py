"""Where CSDesk keeps its own files, readable by their owner only, and how whole files are handed over."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def private(path: Path) -> None:
    """Make a file readable by its owner only, where the system knows such a thing."""
    with contextlib.suppress(OSError):
        path.chmod(0o700 if path.is_dir() else 0o600)


def state_folder() -> Path:
    """The app's own folder for logs, preferences and temporary files."""
    from platformdirs import user_state_path

    folder = Path(os.environ.get("CSDESK_STATE") or user_state_path("csdesk", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    private(folder)
    return folder


def scratch_folder() -> Path:
    """The private folder of temporary files; wiped at start."""
    folder = state_folder() / "scratch"
    folder.mkdir(exist_ok=True)
    private(folder)
    return folder


def clear_scratch() -> None:
    """Remove what an earlier run left in the folder of temporary files."""
    for path in scratch_folder().iterdir():
        with contextlib.suppress(OSError):
            path.unlink()


@contextmanager
def handed_over(target: Path) -> Iterator[Path]:
    """A path to write aside; on success it is synced and renamed over the target, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".csdesk-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    aside = Path(name)
    try:
        yield aside
        _sync(aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
