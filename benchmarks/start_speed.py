"""From nothing to a painted portfolio, and what the window then holds in memory, against a bare window."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.floor import BARE, ROOT, Measure, ask, megabytes, ready, running, started, surroundings
from benchmarks.generate import workspace

GOAL, MEMORY_GOAL = 1.25, 1.5
VISITED = {1_000: 200, 10_000: 350}


def measures(*, quick: bool) -> Iterator[Measure]:
    """Start at each size, memory at start, memory after every view."""
    sizes = (60,) if quick else (60, 1_000, 10_000)
    with tempfile.TemporaryDirectory() as folder:
        files = {size: Path(shutil.copy(workspace(size), Path(folder) / f"{size}.csdesk")) for size in sizes}
        commands = [opened(path) for path in files.values()]
        bare, *ours = started([BARE, *commands], times=3 if quick else 11)
        for size, own in zip(sizes, ours, strict=True):
            yield Measure(
                f"start to first paint, {size:,} accounts", own.milliseconds, bare.milliseconds, GOAL
            )
        for size, own in zip(sizes, ours, strict=True):
            yield Measure(f"start to all in place, {size:,} accounts", own.settled, bare.milliseconds)
        for size, own in zip(sizes, ours, strict=True):
            goal = MEMORY_GOAL if size <= 1_000 else None
            yield Measure(f"memory after start, {size:,} accounts", own.megabytes, bare.megabytes, goal, "MB")
        for size, path in files.items():
            yield rested(size, path)
            yield visited(size, path)


def opened(path: Path) -> list[str]:
    """The command that opens the window on a workspace, which was left on its portfolio."""
    command = [sys.executable, str(ROOT / "benchmarks" / "open_window.py"), str(path)]
    subprocess.run([*command, "leave"], env=surroundings(), check=True)
    return command


def rested(size: int, path: Path) -> Measure:
    """What the window holds once every page was made ready, some seconds after the start."""
    with running(opened(path)) as child:
        ready(child)
        ask(child, "rest")
        return Measure(f"memory with every page ready, {size:,} accounts", megabytes(child), unit="MB")


def visited(size: int, path: Path) -> Measure:
    """What the window holds once every view was shown."""
    with running(opened(path)) as child:
        ready(child)
        if ask(child, "visit") != "visited":
            return Measure(f"memory after every view, {size:,} accounts", float("nan"), unit="MB")
        return Measure(
            f"memory after every view, {size:,} accounts",
            megabytes(child),
            goal=VISITED.get(size, 200),
            unit="MB",
        )
