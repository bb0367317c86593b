"""Workers give way to the window where they can wait."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from csdesk.domain.turns import in_turns
from csdesk.ui.jobs import Jobs


def test_things_come_in_their_order_whether_somebody_waits_or_not(qtbot: QtBot):
    jobs, found = Jobs(), []
    jobs.run(lambda _: list(in_turns(range(1000), 7)), found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [list(in_turns(range(1000), 7))] == [list(range(1000))]


def test_a_worker_waits_while_the_window_is_at_work(qtbot: QtBot):
    jobs, found, begun, passed = Jobs(), [], Event(), []

    def work(_: object) -> int:
        begun.set()
        passed.extend(in_turns(range(3), 1))
        return len(passed)

    def at_work() -> None:
        jobs.run(work, found.append)
        assert begun.wait(5)
        found.append(len(passed) < 3)

    QTimer.singleShot(0, at_work)
    qtbot.waitUntil(lambda: len(found) == 2)
    assert found == [True, 3]


def test_a_job_that_was_cancelled_ends_where_it_could_wait(qtbot: QtBot):
    jobs, go, passed = Jobs(), Event(), []

    def work(_: object) -> None:
        go.wait(5)
        passed.extend(in_turns(range(100), 1))

    job = jobs.run(work)
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: not jobs.running)
    assert passed == [0]
