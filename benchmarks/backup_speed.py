"""A verified backup of the largest workspace, against copying and syncing its file."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.floor import Measure, synced_copy
from benchmarks.generate import workspace


def measures(*, quick: bool) -> Iterator[Measure]:
    """One backup by hand."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        from csdesk.storage.backup import back_up
        from csdesk.storage.workspace import Workspace

        path = Path(shutil.copy(workspace(60 if quick else 10_000), Path(folder) / "backed.csdesk"))
        floor = synced_copy(path, times=2)
        with Workspace.open(path) as opened:
            begun = perf_counter()
            back_up(opened, "hand")
            taken = (perf_counter() - begun) * 1000
        yield Measure(f"backup of {path.stat().st_size / 1e6:,.0f} MB, verified", taken, floor, 3)
