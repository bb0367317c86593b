"""Gestures in the open window at 10,000 accounts, the portfolio's rows, the search."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.floor import Measure, ask, ready, running, synced_write
from benchmarks.generate import workspace
from benchmarks.gestures import SWITCHED
from benchmarks.start_speed import opened

ROWS = (
    ("portfolio", "portfolio's rows, warm", 100),
    ("one_row", "portfolio's row of one account", 1),
    ("account_first", "account page, first", 60),
    ("account", "account page, next", 60),
    ("search_p50", "search, median", 1),
    ("search_p95", "search, p95", 30),
)
LOOKS = (
    ("colours", "light to dark or back, every page made"),
    ("zoom", "one step of zoom, every page made"),
    ("language", "another language, every page made"),
)
PARTS = (
    ("first", "first shown", 60),
    ("later", "shown again", 30),
    ("back", "left for the portfolio", 30),
    ("held", "held up by what it starts", 50),
)


def measures(*, quick: bool) -> Iterator[Measure]:
    """Each gesture from the key to the paint."""
    size = 60 if quick else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(workspace(size), Path(folder) / "window.csdesk"))
        floor = synced_write(Path(folder))
        yield Measure(f"portfolio's rows worked out, {size:,} accounts", cold(path))
        summarise(path)
        yield Measure(f"portfolio's rows, cold, {size:,} accounts", cold(path), goal=100)
        with running(opened(path)) as child:
            ready(child)
            found = json.loads(ask(child, "work"))
    yield Measure("every page made ready after a start", found["ready"])
    for key, name, goal in ROWS:
        yield Measure(f"{name}, {size:,} accounts", found[key], goal=goal)
    for page in SWITCHED:
        for part, words, goal in PARTS:
            yield Measure(f"{page}, {words}", found[f"{page}_{part}"], goal=goal)
    for key, name in LOOKS:
        yield Measure(name, found[key], goal=300)
    yield Measure("a view at once after other colours, the longest", found["looked"], goal=60)
    yield Measure("one edit to commit and paint, median", found["edit"], floor)
    yield Measure("one edit to commit and paint, p99", found["edit_p99"], floor, 20, plain=True)


def summarise(path: Path) -> None:
    """Store the summary, as the window does after a start."""
    from csdesk.storage.workspace import Workspace

    with Workspace.open(path) as opened_file:
        opened_file.summarise()


def cold(path: Path) -> float:
    """The rows of the portfolio right after the file was opened, the best of three."""
    from time import perf_counter

    from csdesk.storage.queries.portfolio import portfolio
    from csdesk.storage.workspace import Workspace

    taken = []
    for _ in range(3):
        with Workspace.open(path) as opened_file:
            settings, now = opened_file.settings, opened_file.clock.now()
            begun = perf_counter()
            portfolio(opened_file.reader, settings, now)
            taken.append((perf_counter() - begun) * 1000)
    return min(taken)
