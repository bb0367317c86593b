"""What the machine itself needs for a job, measured in the same run, and the table that all benchmarks print.

`python -m benchmarks.floor` prints the floors alone.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE
from time import perf_counter

import psutil

ROOT = Path(__file__).resolve().parent.parent
SCREEN = {"name": "bench", "x": 0, "y": 0, "width": 1600, "height": 1000, "logicalDpi": 96, "dpr": 1}
"""Without one the screen has 800 x 800 points, and the window would be measured narrower than the floor's."""
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
print("settled", flush=True)
input()
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured job; with a floor the goal is a ratio to it unless it is `plain`, else it is in the unit itself."""

    name: str
    value: float
    floor: float | None = None
    goal: float | None = None
    unit: str = "ms"
    plain: bool = False

    @property
    def ratio(self) -> float | None:
        """The value as a multiple of its floor."""
        return self.value / self.floor if self.floor else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is met; `None` without a goal."""
        if self.goal is None:
            return None
        judged = self.value if self.ratio is None or self.plain else self.ratio
        return judged <= self.goal


@dataclass(frozen=True, slots=True)
class Start:
    """How long a program took to be painted, until nothing was left to do, and what it then held in memory."""

    milliseconds: float
    settled: float
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
        by_ratio = measure.floor is not None and not measure.plain
        goal = written(measure.goal, "x" if by_ratio else measure.unit) if measure.goal is not None else "–"
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


def surroundings() -> dict[str, str]:
    """The environment of a started program: a wide screen, compiled modules kept, a state folder of its own."""
    state = Path(tempfile.gettempdir()) / "csdesk-bench-state"
    screen = Path(tempfile.gettempdir()) / "csdesk-bench-screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    own = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "XDG_STATE_HOME": str(state),
        "CSDESK_LANG": "pt_BR",
        "PYTHONPATH": str(ROOT),
    }
    own.pop("PYTHONDONTWRITEBYTECODE", None)
    return own


@contextmanager
def running(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """A started program whose input and output are at hand; stopped at the end."""
    with subprocess.Popen(
        command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, cwd=ROOT, env=surroundings()
    ) as child:
        try:
            yield child
        finally:
            if child.poll() is None:
                child.kill()


def told(child: subprocess.Popen[str]) -> str:
    """The next line that a program says."""
    assert child.stdout is not None
    return child.stdout.readline().strip()


def expect(child: subprocess.Popen[str], word: str) -> None:
    """Wait for the word that a program says next."""
    line = told(child)
    if line != word:
        message = f"expected `{word}`, got `{line}`"
        raise RuntimeError(message)


def ready(child: subprocess.Popen[str]) -> None:
    """Wait until a started window is painted and nothing of its start is left to do."""
    expect(child, "painted")
    expect(child, "settled")


def ask(child: subprocess.Popen[str], word: str) -> str:
    """Tell a program to do something, and wait for what it says."""
    assert child.stdin is not None
    child.stdin.write(word + "\n")
    child.stdin.flush()
    return told(child)


def megabytes(child: subprocess.Popen[str]) -> float:
    """The memory of a program: its proportional set where the system tells it, else its unique set."""
    memory = psutil.Process(child.pid).memory_full_info()
    return float(getattr(memory, "pss", memory.uss)) / 1e6


def start_once(command: Sequence[str]) -> Start:
    """Start a program until it prints `painted`, and then `settled`."""
    begun = perf_counter()
    with running(command) as child:
        expect(child, "painted")
        milliseconds = (perf_counter() - begun) * 1000
        expect(child, "settled")
        started = Start(milliseconds, (perf_counter() - begun) * 1000, megabytes(child))
        child.communicate()
        return started


def started(commands: Sequence[Sequence[str]], times: int = 5, warm: int = 1) -> list[Start]:
    """Start programs in turn, so that what disturbs one disturbs all; medians of both figures of each."""
    found: list[list[Start]] = [[] for _ in commands]
    for turn in range(warm + times):
        for place, command in enumerate(commands):
            one = start_once(command)
            if turn >= warm:
                found[place].append(one)
    return [
        Start(
            statistics.median(one.milliseconds for one in starts),
            statistics.median(one.settled for one in starts),
            statistics.median(one.megabytes for one in starts),
        )
        for starts in found
    ]


BARE = (sys.executable, "-c", BARE_WINDOW)
"""A PySide6 window with a plain table of 60 rows: the least that any Qt app can be."""


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

    bare = started([BARE])[0]
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
