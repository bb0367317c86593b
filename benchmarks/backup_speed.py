"""A verified backup of the largest workspace while somebody types, against copying and syncing its file."""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.floor import Measure, synced_copy
from benchmarks.generate import workspace
from csdesk.domain.commands.records import ChangeRecord
from csdesk.domain.model.account import Account

TURNS = 3
PAUSE = 0.02


def measures(*, quick: bool) -> Iterator[Measure]:
    """Backups by hand in turn with plain copies, and the edits made meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        path = Path(shutil.copy(workspace(60 if quick else 10_000), Path(folder) / "backed.csdesk"))
        floors, found, edits = [], [], []
        for _ in range(1 if quick else TURNS):
            floors.append(synced_copy(path, times=1))
            taken, waited = job(path)
            found.append(taken)
            edits.append(waited)
        size = f"{path.stat().st_size / 1e6:,.0f} MB"
        floor = statistics.median(floors)
        yield Measure(f"backup of {size} while working, verified", statistics.median(found), floor, 3)
        yield Measure("the slowest edit meanwhile", statistics.median(edits), goal=100)


def job(path: Path) -> tuple[float, float]:
    """Milliseconds of one backup, and of the slowest edit made while it lasted."""
    from csdesk.storage.backup import back_up
    from csdesk.storage.workspace import Workspace

    slowest, number = 0.0, 0
    with Workspace.open(path) as opened, ThreadPoolExecutor(1) as beside:
        begun = perf_counter()
        copying = beside.submit(back_up, opened, "hand")
        while not copying.done():
            number += 1
            edited = perf_counter()
            opened.run(ChangeRecord(kind=Account, id=1, values={"city": f"Recife {number}"}))
            slowest = max(slowest, perf_counter() - edited)
            sleep(PAUSE)
        taken = perf_counter() - begun
        copying.result().path.unlink()
    return taken * 1000, slowest * 1000
