"""The whole import of a large workbook, its undo, and the dry run of a small one, against calamine's read.

`python -m benchmarks.import_speed BOOK` is one import in a process of its own; it prints its figures as JSON.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.floor import ROOT, Measure, surroundings
from benchmarks.read_speed import plain
from benchmarks.workbooks import workbook

GOAL, UNDO_GOAL, MEMORY = 2.2, 0.3, 250


def measures(*, quick: bool) -> Iterator[Measure]:
    """Import and undo in turn with the plain read; the dry run of 2,000 rows."""
    rows, turns = (2_000, 1) if quick else (100_000, 3)
    book = workbook(rows)
    plains, found = [], []
    for _ in range(turns):
        plains.append(plain(book) * 1000)
        found.append(one(book, "import"))
    floor = statistics.median(plains)
    middle = {key: statistics.median(run[key] for run in found) for key in found[0]}
    size = f"{rows:,} x 12"
    yield Measure(f"import {size}: read, understand, plan", middle["prepare"], floor)
    yield Measure(f"import {size}: apply with journal and index", middle["apply"], floor)
    whole = middle["prepare"] + middle["apply"]
    yield Measure(f"import {size}: whole", whole, floor, GOAL)
    yield Measure(f"import {size}: memory of the app", middle["memory"], goal=MEMORY, unit="MB")
    yield Measure(f"import {size}: memory of the reader", middle["reader"], goal=MEMORY, unit="MB")
    yield Measure("undo of that import against it", middle["undo"], whole, UNDO_GOAL)
    small = [one(workbook(2_000), "dry") for _ in range(1 if quick else 3)]
    yield Measure(
        "dry run of 2,000 x 12, with all imports of code",
        statistics.median(run["prepare"] for run in small),
        goal=1_000,
    )


def one(book: Path, what: str) -> dict[str, float]:
    """The figures of one run."""
    command = [sys.executable, "-m", "benchmarks.import_speed", str(book), what]
    done = subprocess.run(command, cwd=ROOT, env=surroundings(), capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def job(book: Path, what: str) -> dict[str, float]:
    """Import into a new workspace, undo it, and tell milliseconds and megabytes."""
    from csdesk.storage.workspace import Workspace

    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder) / "bench.csdesk") as made:
        begun = perf_counter()
        from csdesk.storage.importing import prepare

        prepared = prepare(made, [book])
        found["prepare"] = (perf_counter() - begun) * 1000
        if what == "dry":
            return found
        begun = perf_counter()
        prepared.apply(made)
        found["apply"] = (perf_counter() - begun) * 1000
        found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        found["reader"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
        del prepared
        begun = perf_counter()
        made.undo()
        found["undo"] = (perf_counter() - begun) * 1000
    return found


if __name__ == "__main__":
    print(json.dumps(job(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "import")))
