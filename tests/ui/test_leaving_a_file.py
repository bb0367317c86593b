"""A file is left at once and at rest as one file, whatever is read or written beside the window."""

from __future__ import annotations

import threading
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.errors import Cancelled
from csdesk.domain.model.account import Account
from csdesk.domain.ports import Progress
from csdesk.domain.turns import in_turns
from csdesk.i18n import Translator
from csdesk.storage.backup import back_up
from csdesk.storage.clock import FixedClock
from csdesk.storage.tables import Reader
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.words import Words
from tests.conftest import NOON

ENDLESS = (
    "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT count(*) FROM more, account"
)
MANY = "SELECT a.id FROM account AS a, account AS b, account AS c, account AS d"
MOST_SECONDS = 1.0


class Opened:
    """A file with accounts, and the session over it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        workspace = Workspace.create(path, FixedClock(NOON))
        for number in range(20):
            workspace.run(AddRecord(record=Account(name=f"Client {number}")))
        back_up(workspace, "day")
        self.began = threading.Event()
        self.session = Session(workspace, Words(Translator("en")), Jobs())

    def leave(self) -> float:
        """Close it as the desk does, once the work has begun; how long that took."""
        assert self.began.wait(5)
        start = monotonic()
        self.session.jobs.stop_all(self.session.interrupt)
        self.session.copies.make_if_due()
        self.session.close()
        return monotonic() - start

    @property
    def beside(self) -> list[str]:
        """What lies beside the file."""
        return [one.name for one in self.path.parent.glob(self.path.name + "*") if one != self.path]


def test_a_query_that_was_stopped_half_way_keeps_no_file_open(tmp_path: Path, qapp: QApplication) -> None:
    opened = Opened(tmp_path / "a.csdesk")

    def half(reader: Reader, _: Progress) -> int:
        rows = reader.connection.execute(MANY)
        for _ in in_turns(rows, 10):
            opened.began.set()
        return 0

    opened.session.read(half, lambda _: None)
    assert opened.leave() < MOST_SECONDS
    assert opened.beside == []


def test_a_query_that_never_comes_back_by_itself_is_broken_off(tmp_path: Path, qapp: QApplication) -> None:
    opened = Opened(tmp_path / "a.csdesk")

    def endless(reader: Reader, _: Progress) -> object:
        opened.began.set()
        return reader.connection.execute(ENDLESS).fetchone()

    told: list[object] = []
    opened.session.read(endless, told.append)
    assert opened.leave() < MOST_SECONDS
    assert opened.beside == []
    assert told == []


def test_a_write_under_way_is_taken_back_whole(tmp_path: Path, qapp: QApplication) -> None:
    opened = Opened(tmp_path / "a.csdesk")
    workspace = opened.session._workspace

    def write(_: Progress) -> None:
        def forever(connection) -> None:
            connection.execute("UPDATE account SET name = 'half'")
            opened.began.set()
            connection.execute(ENDLESS).fetchone()

        workspace.derive(forever)

    opened.session.jobs.run(write, failed=lambda _: None)
    assert opened.leave() < MOST_SECONDS
    assert opened.beside == []
    with Workspace.open(opened.path, FixedClock(NOON)) as again:
        assert {one.name for one in again.reader.all(Account)} == {f"Client {n}" for n in range(20)}


def test_what_does_not_stop_is_left_behind_in_time(tmp_path: Path, qtbot: QtBot) -> None:
    opened, free = Opened(tmp_path / "a.csdesk"), threading.Event()

    def stubborn(_: Progress) -> None:
        opened.began.set()
        free.wait(10)

    for _ in range(3):
        opened.session.jobs.run(stubborn, failed=lambda _: None)
    took = opened.leave()
    free.set()
    assert took < MOST_SECONDS
    assert opened.beside == []
    qtbot.waitUntil(lambda: not opened.session.jobs.running)


def test_a_worker_that_writes_while_the_file_is_closed_keeps_its_connection_and_takes_all_back(
    tmp_path: Path, qtbot: QtBot
) -> None:
    opened, free = Opened(tmp_path / "a.csdesk"), threading.Event()
    workspace = opened.session._workspace

    def write(_: Progress) -> None:
        def slowly(connection) -> None:
            connection.execute("UPDATE account SET name = 'half'")
            opened.began.set()
            free.wait(10)
            connection.execute("UPDATE account SET name = 'whole'")

        workspace.derive(slowly)

    ended: list[Exception] = []
    opened.session.jobs.run(write, failed=ended.append)
    assert opened.leave() < MOST_SECONDS
    free.set()
    qtbot.waitUntil(lambda: not opened.session.jobs.running)
    with Workspace.open(opened.path, FixedClock(NOON)) as again:
        assert {one.name for one in again.reader.all(Account)} == {f"Client {n}" for n in range(20)}


def test_nothing_begins_on_a_file_that_was_closed(tmp_path: Path, qapp: QApplication) -> None:
    workspace = Workspace.create(tmp_path / "a.csdesk", FixedClock(NOON))
    workspace.close()
    with pytest.raises(Cancelled), workspace.reading():
        pass
    with pytest.raises(Cancelled):
        workspace.run(AddRecord(record=Account(name="Late")))
    with pytest.raises(Cancelled):
        workspace.summarise()
