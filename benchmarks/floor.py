"""What the machine itself needs for a job, measured in the same run, and the table that all benchmarks print.

`python -m benchmarks.floor` prints the floors alone.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from time import perf_counter

import psutil

ROOT = Path(__file__).resolve().parent.parent
BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

class Window(QMainWindow):
    pass

app = QApplication([])
table = QTableWidget(60, 10)
for row in range(60):
    for column in range(10):
        table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
window = Window()
window.setCentralWidget(table)
window.resize(1440, 900)
window.show()
app.processEvents()
window.grab()
print("painted", flush=True)
input()
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured job; with a floor the goal is a ratio to it, without one it is in the unit itself."""

    name: str
    value: float
    floor: float | None = None
    goal: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """The value as a multiple of its floor."""
        return self.value / self.floor if self.floor else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is met; `None` without a goal."""
        if self.goal is None:
            return None
        judged = self.value if self.ratio is None else self.ratio
        return judged <= self.goal


@dataclass(frozen=True, slots=True)
class Start:
    """How long a program took to be painted, and what it then held in memory."""

    milliseconds: float
    megabytes: float
    """Proportional set size where the system tells it, else unique set size."""


def written(number: float | None, unit: str = "") -> str:
    """Three telling digits, or a dash."""
    if number is None:
        return "–"
    digits = 0 if abs(number) >= 100 else 1 if abs(number) >= 10 else 2
    return f"{number:,.{digits}f}{' ' + unit if unit else ''}"


def table(measures: Iterable[Measure]) -> str:
    """The measures as aligned text, one a line."""
    rows = [("job", "floor", "value", "ratio", "goal", "")]
    for measure in measures:
        goal = (
            written(measure.goal, "x" if measure.floor else measure.unit) if measure.goal is not None else "–"
        )
        verdict = {None: "", True: "ok", False: "MISSED"}[measure.reached]
        floor, value = written(measure.floor, measure.unit), written(measure.value, measure.unit)
        rows.append(
            (measure.name, floor if measure.floor else "–", value, written(measure.ratio), goal, verdict)
        )
    widths = [max(len(row[place]) for row in rows) for place in range(6)]
    return "\n".join(
        "  ".join(
            text.ljust(width) if place in {0, 5} else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def show(measures: Iterable[Measure]) -> None:
    """Print the table."""
    print(table(measures))


def timed(job: Callable[[], object], times: int = 5, warm: int = 1) -> float:
    """The median milliseconds of a job, after runs that do not count."""
    for _ in range(warm):
        job()
    taken = []
    for _ in range(times):
        started = perf_counter()
        job()
        taken.append((perf_counter() - started) * 1000)
    return statistics.median(taken)


def started(command: Sequence[str], times: int = 5, warm: int = 1) -> Start:
    """Start a program until it prints `painted`, then let it go by a line on its input; medians of both figures."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    taken, held = [], []
    for turn in range(warm + times):
        begun = perf_counter()
        with subprocess.Popen(
            command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True, cwd=ROOT, env=environment
        ) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            line = child.stdout.readline().strip()
            milliseconds = (perf_counter() - begun) * 1000
            if line != "painted":
                child.kill()
                said = child.communicate()[1].strip().splitlines()
                message = f"expected `painted`, got `{line}`: {said[-1] if said else 'nothing said'}"
                raise RuntimeError(message)
            memory = psutil.Process(child.pid).memory_full_info()
            child.communicate("\n")
        if turn >= warm:
            taken.append(milliseconds)
            held.append(getattr(memory, "pss", memory.uss) / 1e6)
    return Start(statistics.median(taken), statistics.median(held))


def bare_window(times: int = 5) -> Start:
    """A PySide6 window with a plain table of 60 rows: the least that any Qt app can be."""
    return started([sys.executable, "-c", BARE_WINDOW], times)


def calamine_read(path: Path, times: int = 3) -> float:
    """Milliseconds to read every cell of a workbook with calamine and nothing else."""
    from python_calamine import CalamineWorkbook

    def read() -> int:
        book = CalamineWorkbook.from_path(str(path))
        return sum(len(book.get_sheet_by_index(place).to_python()) for place in range(len(book.sheet_names)))

    return timed(read, times, warm=0)


def synced_copy(path: Path, times: int = 3) -> float:
    """Milliseconds to copy a file and sync it to the disk it lies on."""
    target = path.with_name(path.name + ".copy")

    def copy() -> None:
        with path.open("rb") as source, target.open("wb") as sink:
            shutil.copyfileobj(source, sink, 1 << 20)
            sink.flush()
            os.fsync(sink.fileno())

    try:
        return timed(copy, times, warm=0)
    finally:
        target.unlink(missing_ok=True)


def synced_write(folder: Path, size: int = 4096, times: int = 50) -> float:
    """Milliseconds to append a page to a file and sync it: the least that saving an edit can cost."""
    target = folder / "floor.page"
    page = os.urandom(size)
    try:
        with target.open("wb", buffering=0) as sink:

            def write() -> None:
                sink.write(page)
                os.fsync(sink.fileno())

            return timed(write, times, warm=5)
    finally:
        target.unlink(missing_ok=True)


def zipped_again(path: Path, times: int = 3) -> float:
    """Milliseconds to compress the parts of an office file once more: the least that writing it can cost."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / path.name

        def pack() -> None:
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, part in parts.items():
                    archive.writestr(name, part)

        return timed(pack, times, warm=1)


def floors(folder: Path) -> list[Measure]:
    """Every floor as a measure without a goal."""
    from benchmarks.workbooks import workbook

    bare = bare_window()
    small, large = workbook(2_000, folder), workbook(100_000, folder)
    return [
        Measure("bare window: start", bare.milliseconds),
        Measure("bare window: memory", bare.megabytes, unit="MB"),
        Measure("calamine: 2,000 x 12", calamine_read(small)),
        Measure("calamine: 100,000 x 12", calamine_read(large)),
        Measure("copy and sync of that file", synced_copy(large)),
        Measure("write and sync of a page", synced_write(folder)),
        Measure("zip of that file", zipped_again(large, times=1)),
    ]


if __name__ == "__main__":
    from benchmarks.workbooks import CACHE

    CACHE.mkdir(parents=True, exist_ok=True)
    show(floors(CACHE))
