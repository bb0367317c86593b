"""The day in the real window, by the keys that the status line names: Alt+1, Space, S, N, Enter, Esc, Ctrl+Z."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Task
from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace
from csdesk.ui.app import build
from csdesk.ui.desk import Desk
from csdesk.ui.today.page import TodayPage
from tests.conftest import NOON

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The window on a file with one client and three tasks, opened for the first time."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CSDESK_LANG", "pt_BR")
    path = tmp_path / "Carteira.csdesk"
    with Workspace.create(path, FixedClock(NOON)) as workspace:
        own = workspace.run(AddRecord(record=Account(name="Tijolo Lilás"))).value
        for title, day in (("Ligar para Caio", 9), ("Enviar ata", 13), ("Montar RTS", 15)):
            workspace.run(AddRecord(record=Task(account=own, title=title, due=date(2026, 10, day))))
    opened = build(qapp)
    opened.clock = FixedClock(NOON)
    qtbot.addWidget(opened.window)
    opened.begin(path)
    opened.window.setWindowState(Qt.WindowState.WindowNoState)
    opened.window.resize(1440, 900)
    with qtbot.waitActive(opened.window):
        opened.window.show()
        opened.window.activateWindow()
    yield opened
    opened.close()
    opened.window.close()


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    qtbot.keyClick(widget, key, held)


def page_of(desk: Desk) -> TodayPage:
    page = desk.window.pages.page
    assert isinstance(page, TodayPage)
    return page


def titles(desk: Desk) -> list[str]:
    session = desk.session
    assert session is not None
    return [task.title for task in session.find(Task, status="open")]


def ready(desk: Desk, qtbot: QtBot) -> TodayPage:
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.presenter.is_ready and page.todo.list.hasFocus(), timeout=10_000)
    return page


def test_a_file_opens_on_today_and_the_day_is_cleared_by_keys_alone(desk: Desk, qtbot: QtBot) -> None:
    page = ready(desk, qtbot)
    assert desk.window.sidebar._items["today"].isChecked()
    press(qtbot, KEY.Key_Space)
    assert titles(desk) == ["Enviar ata", "Montar RTS"]
    assert [desk.words(text) for text in desk.window.messages.shown] == ["1 tarefa concluída"]
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_Space)
    assert titles(desk) == []
    qtbot.waitUntil(page.todo.none.isVisible)
    press(qtbot, KEY.Key_Z, CTRL)
    assert titles(desk) == ["Montar RTS"]
    qtbot.waitUntil(lambda: page.entry() is not None)


def test_a_task_is_typed_put_off_and_left_without_the_mouse(desk: Desk, qtbot: QtBot) -> None:
    page = ready(desk, qtbot)
    press(qtbot, KEY.Key_N)
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClicks(widget, "ligar Ana sex 10h @tijolo")
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_Escape)
    session = desk.session
    assert session is not None
    made = session.find(Task, due=date(2026, 10, 16))
    assert [(task.title, task.time) for task in made] == [("Ligar Ana", "10:00")]
    press(qtbot, KEY.Key_S)
    press(qtbot, KEY.Key_2)
    assert session.find(Task, title="Ligar para Caio")[0].due == date(2026, 10, 19)
    assert page.todo.list.hasFocus()


def test_the_file_is_left_on_a_view_and_opens_there_again(desk: Desk, qtbot: QtBot) -> None:
    ready(desk, qtbot)
    press(qtbot, KEY.Key_2, ALT)
    assert desk.session is not None
    path = desk.session.path
    Workspace.create(path.with_name("Outra.csdesk"), FixedClock(NOON)).close()
    desk.open_path(path.with_name("Outra.csdesk"))
    assert isinstance(desk.window.pages.page, TodayPage)
    desk.open_path(path)
    assert desk.window.pages.place is not None
    assert desk.window.pages.place.page == "portfolio"
    assert "today" not in desk.window.pages._made
