"""The data view as a person uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord, DeleteRecords
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.ui.imports.data_page import DataPage
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(session: Session, qapp: QApplication, qtbot: QtBot) -> DataPage:
    made = DataPage(session, Themes(qapp, Appearance.LIGHT))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def test_every_change_is_listed_newest_first(page: DataPage, session: Session) -> None:
    session.run(AddRecord(record=Account(name="Tijolo")))
    session.run(AddRecord(record=Account(name="Onça")))
    steps = page.history.rows.items
    assert [step.records for step in steps] == [1, 1]
    assert steps[0].id > steps[1].id


def test_a_click_on_undo_takes_an_old_step_back(page: DataPage, session: Session, qtbot: QtBot) -> None:
    session.run(AddRecord(record=Account(name="Tijolo")))
    session.run(AddRecord(record=Account(name="Onça")))
    at = page.history.undo_place(1).center()
    qtbot.mouseClick(page.history.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [one.name for one in session.all(Account)] == ["Onça"]
    assert len(page.history.rows.items) == 3


def test_a_step_that_others_build_on_says_why_it_stays(
    page: DataPage, session: Session, qtbot: QtBot
) -> None:
    account = session.run(AddRecord(record=Account(name="Tijolo"))).value
    session.run(AddRecord(record=Contact(account=account, name="Ana")))
    page.history.setCurrentIndex(page.history.rows.index(1))
    qtbot.keyClick(page.history, Qt.Key.Key_Return)
    assert session.count(Account) == 1
    assert page.error.isVisible()
    assert page.error.sentence.text()
    assert page.step_out()
    assert not page.error.isVisible()


def test_only_the_imports_can_be_shown(page: DataPage, session: Session, qtbot: QtBot) -> None:
    key = session.run(AddRecord(record=Account(name="Tijolo"))).value
    session.run(DeleteRecords(kind=Account, ids=(key,)))
    assert len(page.history.rows.items) == 2
    page.shown.choose("imports")
    page.refresh()
    assert page.history.rows.items == []


def test_dropped_files_and_the_buttons_ask_for_what_they_say(page: DataPage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.xlsx")])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.import_asked) as dropped:
        page.dropEvent(drop)
    assert [path.name for path in dropped.args[0]] == ["a.xlsx"]
    with qtbot.waitSignal(page.import_asked) as chosen:
        qtbot.mouseClick(page.importing, Qt.MouseButton.LeftButton)
    assert chosen.args == [[]]
    with qtbot.waitSignal(page.export_asked):
        qtbot.mouseClick(page.exporting, Qt.MouseButton.LeftButton)
