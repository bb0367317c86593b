"""What nobody refers to any more is given back between two events of the window, and at no other time."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from weakref import ref

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.ui.jobs import Jobs
from csdesk.ui.litter import Litter

_WALK = """
import gc
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from csdesk.ui.jobs import Jobs

class Loud(QWidget):
    def changeEvent(self, event):
        if event.type() == QEvent.Type.StyleChange:
            self.made = [[number] for number in range(3_000)]

class Left(QWidget):
    def __init__(self):
        super().__init__()
        self.me = self
        self.below = [QLabel("x", self) for _ in range(20)]
        self.show()
        self.hide()

app = QApplication([])
gc.set_threshold(20_000)
jobs = Jobs()
app.setStyleSheet("QWidget { color: red }")
loud = [Loud() for _ in range(5)]
for one in loud:
    one.show()
for number in range(8):
    [Left() for _ in range(60)]
    app.setStyleSheet("QWidget { color: %s }" % ("red", "green")[number % 2])
    app.processEvents()
print("done")
"""


class Circle:
    """Refers to itself, as a page does whose buttons call it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def jobs(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Jobs]:
    monkeypatch.setattr("csdesk.ui.litter._LOOKS_AFTER_MS", 20)
    monkeypatch.setattr("csdesk.ui.litter._LEAST", 1_000)
    made = Jobs()
    yield made
    made.deleteLater()
    gc.enable()


def done(jobs: Jobs, qtbot: QtBot) -> None:
    jobs.run(lambda _: None)
    qtbot.waitUntil(lambda: not jobs.running)


def much() -> list[list[int]]:
    return [[number] for number in range(120_000)]


def test_nothing_is_destroyed_where_something_is_made(jobs: Jobs) -> None:
    left = ref(Circle())
    assert much()
    assert left() is not None
    gc.collect()


def test_what_was_made_lately_is_given_back_between_events(jobs: Jobs, qtbot: QtBot) -> None:
    left, held = ref(Circle()), much()
    qtbot.waitUntil(lambda: left() is None)
    assert held


def test_what_grew_old_beside_a_worker_is_gathered_and_given_back(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    left = ref(Circle())
    done(jobs, qtbot)
    assert left() is not None
    jobs.litter.gathered.connect(lambda: told.append(1))
    jobs.litter.clear()
    monkeypatch.setattr(gc, "get_count", lambda: (10**8, 0, 0))  # others in this process count too
    left = ref(Circle())
    done(jobs, qtbot)
    assert told == [1]
    jobs.litter.clear()
    assert left() is None


def test_what_is_left_with_a_file_is_looked_through_soon(jobs: Jobs) -> None:
    told: list[int] = []
    jobs.litter.gathered.connect(lambda: told.append(1))
    left = ref(Circle())
    jobs.litter.drop()
    jobs.litter.drop()
    assert told == [1]
    jobs.litter.clear()
    assert left() is None


def test_it_is_told_once_until_it_was_cleared(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    litter, told = Litter(jobs), []
    count: Callable[[], tuple[int, int, int]] = lambda: (10**8, 0, 0)  # noqa: E731
    monkeypatch.setattr(gc, "get_count", count)
    litter.gathered.connect(lambda: told.append(1))
    litter.age()
    litter.age()
    assert told == [1]
    litter.clear()
    litter.age()
    assert told == [1, 1]


def test_the_looks_change_while_widgets_are_left_behind() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).resolve().parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", _WALK], check=False, cwd=root, env=environment, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout) == (0, "done\n")


_WORKERS = """
import ctypes, os
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from csdesk.ui.jobs import Jobs

app = QCoreApplication([])
jobs = Jobs()
loop, kept = QEventLoop(), []
for number in range(6):
    jobs.run(lambda _: [bytes(2_000) for _ in range(2_000)], kept.append)
watch = QTimer(interval=5)
watch.timeout.connect(lambda: None if jobs.running else loop.quit())
watch.start()
loop.exec()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
told = libc.fopen(b"told.xml", b"w")
libc.malloc_info(0, ctypes.c_void_p(told))
libc.fclose(ctypes.c_void_p(told))
print(len(kept), open("told.xml").read().count("<heap "))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one heap for all threads")
def test_all_workers_take_their_memory_from_one_heap(tmp_path: Path) -> None:
    root = str(Path(__file__).resolve().parents[2])
    ran = subprocess.run(
        [sys.executable, "-c", _WORKERS],
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout) == (0, "6 1\n")


def test_a_worker_builds_on_while_what_there_is_is_counted(jobs: Jobs) -> None:
    """To list all objects lends a half-built tuple of a worker to another thread, which Python then cannot finish."""
    faults: list[BaseException] = []
    stop = Event()

    def build() -> None:
        try:
            while not stop.is_set():
                tuple(number for number in range(500))
        except SystemError as fault:
            faults.append(fault)

    worker = Thread(target=build)
    worker.start()
    for _ in range(40):
        jobs.litter.clear()
    stop.set()
    worker.join()
    assert faults == []


def test_what_the_window_leaves_beside_a_small_job_is_given_back_soon(jobs: Jobs, qtbot: QtBot) -> None:
    gc.collect()
    left = ref(Circle())
    done(jobs, qtbot)
    held = [[number] for number in range(6_000)]
    qtbot.waitUntil(lambda: left() is None)
    assert held
