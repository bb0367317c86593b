"""How fast health is: every one of 10,000 accounts, one account, what lists show, one explanation, the observation of a day.

The garbage collector is paused, as it is while a job runs beside the window. Run `python -m benchmarks.health_speed`.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.floor import Measure, show
from benchmarks.generate import workspace
from benchmarks.workbooks import TODAY
from csdesk.storage.observing import observe
from csdesk.storage.queries.health import explanation_of, health_of_all, health_rows, history_of
from csdesk.storage.workspace import Workspace

ALL, ONE = 1_000, 5


def best(work: Callable[[], Any], times: int = 5) -> float:
    """Milliseconds of the fastest of several runs."""
    return min(_timed(work) for _ in range(times))


def _timed(work: Callable[[], Any]) -> float:
    begin = perf_counter()
    work()
    return (perf_counter() - begin) * 1000


def measures(*, quick: bool) -> Iterator[Measure]:
    """Scores of a whole portfolio and of one account, read from a file as the app reads them."""
    count = 1_000 if quick else 10_000
    source = workspace(count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / source.name
        shutil.copyfile(source, path)
        with Workspace.open(path) as opened:
            gc.disable()
            yield from _of(opened, count)
            gc.enable()


def _of(opened: Workspace, count: int) -> Iterator[Measure]:
    reader, settings, own = opened.reader, opened.settings, count // 2
    every = best(lambda: health_of_all(reader, settings, TODAY))
    yield Measure(f"health of {count:,} accounts", every, goal=ALL * count / 10_000)
    one = best(lambda: health_of_all(reader, settings, TODAY, account=own))
    yield Measure("health of one account", one, goal=ONE)
    yield Measure("its explanation", best(lambda: explanation_of(reader, settings, TODAY, own)), goal=ONE)
    yield Measure(
        "its 90 days, none of them observed", best(lambda: history_of(reader, settings, TODAY, own))
    )
    yield Measure("observation of a day, kept", best(lambda: observe(opened), 3))
    yield Measure("scores, changes and trends for lists", best(lambda: health_rows(reader, settings, TODAY)))


if __name__ == "__main__":
    show(measures(quick=False))
