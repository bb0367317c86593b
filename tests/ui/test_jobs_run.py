"""Work beside the window comes back to it, can be stopped, and is dropped when nobody waits for it."""

from __future__ import annotations

import threading
from functools import partial
from weakref import ref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from csdesk.domain.errors import Refused
from csdesk.domain.ports import Progress
from csdesk.domain.text import msg
from csdesk.ui.jobs import Jobs


def test_the_result_arrives_on_the_interface_thread(qtbot: QtBot) -> None:
    jobs, got = Jobs(), []
    job = jobs.run(
        lambda _: threading.current_thread().name, lambda name: got.append((name, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][0] != threading.main_thread().name
    assert got[0][1] is threading.main_thread()
    assert job.is_over


def test_an_error_arrives_where_the_caller_takes_it(qtbot: QtBot) -> None:
    def refuse(_: Progress) -> None:
        raise Refused(msg("No"))

    jobs, got = Jobs(), []
    jobs.run(refuse, failed=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], Refused)


def test_an_error_that_nobody_takes_is_reported_in_one_place(qtbot: QtBot) -> None:
    jobs, got = Jobs(), []
    jobs.report = got.append
    jobs.run(lambda _: 1 // 0)
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], ZeroDivisionError)


def test_progress_is_told_with_its_words(qtbot: QtBot) -> None:
    gate = threading.Event()

    def count(progress: Progress) -> int:
        gate.wait(5)
        progress.step(3, 3, msg("Reading"))
        return 3

    jobs, told = Jobs(), []
    job = jobs.run(count)
    job.progressed.connect(lambda done, of, what: told.append((done, of, what.msgid)))
    with qtbot.waitSignal(job.ended):
        gate.set()
    assert told == [(3, 3, "Reading")]


def test_a_long_job_is_shown_and_a_stopped_one_leaves_nothing(qtbot: QtBot) -> None:
    gate = threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            progress.step(0, 0, msg("Reading"))
            gate.wait(0.01)

    jobs, got = Jobs(), []
    with qtbot.waitSignal(jobs.shown, timeout=3000):
        job = jobs.run(endless, got.append, failed=got.append)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert got == []
    assert jobs.running == ()


def test_the_result_of_a_closed_page_is_dropped(qtbot: QtBot) -> None:
    gate, page, jobs, got = threading.Event(), QObject(), Jobs(), []
    job = jobs.run(lambda _: gate.wait(5), got.append, owner=page)
    page.deleteLater()
    qtbot.waitUntil(lambda: job.is_cancelled)
    with qtbot.waitSignal(job.ended):
        gate.set()
    assert got == []


def test_closing_the_app_stops_what_runs(qtbot: QtBot) -> None:
    gate = threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            progress.step(0, 0, msg("Reading"))
            gate.wait(0.01)

    jobs = Jobs()
    job = jobs.run(endless)
    jobs.stop_all()
    qtbot.waitUntil(lambda: jobs.running == ())
    assert job is not None


def test_what_may_come_soon_is_done_at_once_when_nothing_starts(qapp):
    jobs, done = Jobs(), []
    jobs.soon(lambda: done.append(1))
    assert done == [1]


def test_what_may_come_soon_waits_for_the_first_paint_and_is_done_once(qtbot):
    jobs, done = Jobs(), []
    first, second = partial(done.append, 1), partial(done.append, 2)
    jobs.hold_soon()
    for work in (first, second, first):
        jobs.soon(work)
    assert done == []
    jobs.painted()
    qtbot.waitUntil(lambda: not jobs.is_starting)
    assert done == [1, 2]


def test_what_waits_for_the_first_paint_can_be_asked_for_now(qapp):
    jobs, done = Jobs(), []
    jobs.hold_soon()
    jobs.soon(lambda: done.append(1))
    jobs.settle()
    assert done == [1]
    assert not jobs.is_starting


def test_what_nobody_waits_for_comes_after_what_may_come_soon_and_beside_no_job(qtbot):
    jobs, done, go_on = Jobs(), [], threading.Event()
    jobs.hold_soon()
    jobs.later(partial(done.append, "later"))
    jobs.soon(lambda: jobs.run(lambda _: go_on.wait(5), lambda _: done.append("job")))
    jobs.painted()
    qtbot.waitUntil(lambda: bool(jobs.running))
    jobs.soon(lambda: (done.append("soon"), go_on.set()))
    qtbot.waitUntil(lambda: not jobs.is_starting)
    assert done == ["soon", "job", "later"]


def test_what_nobody_waits_for_is_done_at_once_when_nothing_starts_and_now_when_asked_for(qapp):
    jobs, done = Jobs(), []
    jobs.later(partial(done.append, 1))
    jobs.hold_soon()
    jobs.later(partial(done.append, 2))
    assert done == [1]
    jobs.settle()
    assert done == [1, 2]


def test_an_error_keeps_nothing_of_what_its_function_held(qtbot: QtBot) -> None:
    class Half:
        """A query that is not read to its end."""

    held: list[ref[Half]] = []

    def refuse(_: Progress) -> None:
        query = Half()
        held.append(ref(query))
        raise Refused(msg("No"))

    jobs, got = Jobs(), []
    jobs.run(refuse, failed=lambda error: got.append((error, held[0]())))
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][1] is None
