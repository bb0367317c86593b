"""Pages are made ready while the person rests."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csdesk.ui.jobs import Jobs
from csdesk.ui.resting import Resting


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_pieces_are_done_in_their_order_once_nobody_acts(qtbot: QtBot, window: QWidget):
    done: list[int] = []
    resting = Resting(Jobs(), window, [partial(done.append, one) for one in (1, 2, 3)])
    assert done == []
    with qtbot.waitSignal(resting.destroyed):
        pass
    assert done == [1, 2, 3]


def test_a_key_puts_the_next_piece_off(qtbot: QtBot, window: QWidget):
    done: list[int] = []
    resting = Resting(Jobs(), window, [partial(done.append, 1)])
    handle = window.windowHandle()
    for _ in range(6):
        QApplication.sendEvent(
            handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
        )
        qtbot.wait(100)
    assert done == []
    qtbot.waitUntil(lambda: done == [1])
    assert resting.is_done


def test_nothing_is_done_beside_a_job(qtbot: QtBot, window: QWidget):
    jobs, done, go_on = Jobs(), list[str](), threading.Event()
    jobs.run(lambda _: go_on.wait(5), lambda _: done.append("job"))
    Resting(jobs, window, [partial(done.append, "piece")])
    qtbot.wait(700)
    assert done == []
    go_on.set()
    qtbot.waitUntil(lambda: done == ["job", "piece"])


def test_what_is_left_can_be_done_now(qtbot: QtBot, window: QWidget):
    done: list[int] = []
    resting = Resting(Jobs(), window, [partial(done.append, one) for one in (1, 2)])
    resting.finish()
    assert done == [1, 2]
    assert resting.is_done


def test_the_last_piece_may_take_the_window_off_the_screen(qtbot: QtBot, window: QWidget):
    resting = Resting(Jobs(), window, [window.destroy])
    with qtbot.waitSignal(resting.destroyed):
        pass
    assert resting is not None


def test_what_stops_the_window_waits_for_a_long_rest(qtbot: QtBot, window: QWidget):
    done: list[int] = []
    Resting(Jobs(), window, [partial(done.append, 1)], quiet_seconds=1.5)
    qtbot.waitUntil(lambda: done == [1], timeout=1_000)
    resting = Resting(Jobs(), window, [bool])
    QApplication.sendEvent(
        window.windowHandle(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    )
    resting.finish()
    Resting(Jobs(), window, [partial(done.append, 2)], quiet_seconds=1.5)
    qtbot.wait(900)
    assert done == [1]
    qtbot.waitUntil(lambda: done == [1, 2])
