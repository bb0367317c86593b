"""The window over the past, over backups, over files open elsewhere and over the example."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.domain.settings import ChangeSetting
from csdesk.i18n import Translator
from csdesk.storage import prefs
from csdesk.storage.backup import back_up
from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace
from csdesk.ui.desk import Desk
from csdesk.ui.jobs import Jobs
from csdesk.ui.preferences.page import SettingsPage
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NOON = datetime.fromisoformat("2026-10-13T15:00:00+00:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An account on one day, another two days later."""
    made = tmp_path / "carteira.csdesk"
    with Workspace.create(made, FixedClock(NOON)) as workspace:
        workspace.run(AddRecord(record=Account(name="Antes")))
    with Workspace.open(made, FixedClock(NOON + timedelta(days=2))) as workspace:
        workspace.run(AddRecord(record=Account(name="Depois")))
    return made


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    made = Desk(
        qapp,
        Themes(qapp, Appearance.LIGHT),
        Words(Translator("pt_BR")),
        Jobs(qapp),
        prefs.Preferences(language="pt_BR"),
    )
    made.clock = FixedClock(NOON + timedelta(days=3))
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    made.close()
    made.words.blockSignals(True)
    made.words.switch(Translator("en"))  # Qt's own words are those of the whole application


def names(desk: Desk) -> list[str]:
    assert desk.session is not None
    return [account.name for account in desk.session.all(Account)]


def strip_of(desk: Desk) -> tuple[str, list[str]]:
    strip = desk.window.strip
    if not strip.isVisible():
        return "", []
    return strip.said.text(), [button.text() for button in strip.buttons]


def press(desk: Desk, words: str) -> None:
    QApplication.processEvents()
    (button,) = [
        one for one in desk.window.findChildren(QPushButton) if one.isVisible() and one.text() == words
    ]
    button.click()


def settings_of(desk: Desk) -> SettingsPage:
    page = desk.window.pages.page
    assert isinstance(page, SettingsPage)
    return page


def look_at(desk: Desk, qtbot: QtBot, day: str) -> None:
    desk.open_settings()
    page = settings_of(desk)
    page.past.field.editor.set_text(day)
    press(desk, "Ver este dia")
    qtbot.waitUntil(lambda: desk.visits.now is not None, timeout=10_000)


def test_the_settings_open_with_their_key_and_escape_leads_back(desk: Desk, path: Path) -> None:
    desk.open_path(path)
    assert desk.window.actions_of.action("file.settings").shortcut().toString() == "Ctrl+,"
    desk.window.actions_of.run("file.settings")
    assert settings_of(desk).isVisible()
    desk.window.step_out()
    assert desk.window.pages.place is not None
    assert desk.window.pages.place.page == "today"


def test_the_settings_are_no_view_of_the_sidebar_and_wait_for_a_file(desk: Desk, path: Path) -> None:
    desk.welcome()
    assert not desk.window.actions_of.action("file.settings").isEnabled()
    desk.open_path(path)
    assert desk.window.actions_of.action("file.settings").isEnabled()
    with pytest.raises(KeyError):
        desk.window.actions_of.action("go.settings")


def test_the_file_is_seen_as_it_was_and_left_again(desk: Desk, qtbot: QtBot, path: Path) -> None:
    desk.open_path(path)
    assert strip_of(desk) == ("", [])
    look_at(desk, qtbot, "14/10/2026")
    assert names(desk) == ["Antes"]
    assert desk.session is not None
    assert desk.session.today() == date(2026, 10, 14)
    assert strip_of(desk) == ("Como estava em 14/10/2026", ["Voltar para hoje", "Salvar uma cópia"])
    assert desk.recent == (path.resolve(),)
    press(desk, "Voltar para hoje")
    assert names(desk) == ["Antes", "Depois"]
    assert strip_of(desk) == ("", [])
    assert not desk.session.read_only


def test_the_past_offers_no_other_day_before_going_back(desk: Desk, qtbot: QtBot, path: Path) -> None:
    desk.open_path(path)
    look_at(desk, qtbot, "14/10/2026")
    desk.open_settings()
    page = settings_of(desk)
    assert not page.past.field.isVisible()
    assert page.file.path.text() == str(path)


def test_a_copy_of_the_past_becomes_a_file_of_its_own(
    desk: Desk, qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "antes.csdesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk.open_path(path)
    look_at(desk, qtbot, "14/10/2026")
    press(desk, "Salvar uma cópia")
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.path == target, timeout=10_000)
    assert names(desk) == ["Antes"]
    assert desk.session is not None
    assert not desk.session.read_only
    with Workspace.open(path) as untouched:
        assert len(untouched.reader.all(Account)) == 2


def test_a_copy_never_takes_the_place_of_a_file(
    desk: Desk, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.open_path(path)
    look_at(desk, qtbot, "14/10/2026")
    press(desk, "Salvar uma cópia")
    qtbot.waitUntil(lambda: bool(desk.window.messages.shown), timeout=10_000)
    assert "já existe" in desk.words(desk.window.messages.shown[-1])
    with Workspace.open(path) as untouched:
        assert len(untouched.reader.all(Account)) == 2


def test_a_backup_is_looked_at_under_its_own_strip(desk: Desk, qtbot: QtBot, path: Path) -> None:
    with Workspace.open(path, FixedClock(NOON + timedelta(days=2))) as workspace:
        back_up(workspace, "import")
        workspace.run(AddRecord(record=Account(name="Mais tarde")))
    desk.open_path(path)
    desk.open_settings()
    settings_of(desk).backups.rows[0].open.click()
    qtbot.waitUntil(lambda: desk.visits.now is not None, timeout=10_000)
    assert names(desk) == ["Antes", "Depois"]
    assert strip_of(desk)[0] == "A cópia de 15/10/2026 12:00"
    desk.open_settings()
    assert len(settings_of(desk).backups.rows) == 1


def test_a_file_that_is_open_elsewhere_is_offered_to_read(desk: Desk, path: Path) -> None:
    with Workspace.open(path):
        desk.begin(path)
        assert desk.session is None
        press(desk, "Abrir só para leitura")
        assert names(desk) == ["Antes", "Depois"]
        assert (
            strip_of(desk)[0] == "Aberto só para leitura: carteira.csdesk também está aberto em outro lugar"
        )
    press(desk, "Abrir para alterar")
    assert desk.session is not None
    assert not desk.session.read_only
    assert strip_of(desk) == ("", [])


def test_opening_the_open_file_again_is_no_clash(desk: Desk, path: Path) -> None:
    desk.open_path(path)
    session = desk.session
    desk.open_settings()
    assert desk.open_path(path)
    assert desk.session is session
    assert desk.window.messages.shown == ()


def test_example_data_says_so_and_can_be_left(desk: Desk, path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.run(ChangeSetting(key="sample", value=True))
    desk.open_path(path)
    assert strip_of(desk) == ("Dados de exemplo", ["Sair"])
    press(desk, "Sair")
    assert desk.session is None
    assert desk.window.pages.place is not None
    assert desk.window.pages.place.page == "start"
    assert strip_of(desk) == ("", [])
    assert desk.recent == ()
    assert path.exists()


def test_what_is_typed_is_kept_when_another_file_is_opened(desk: Desk, path: Path, tmp_path: Path) -> None:
    desk.open_path(path)
    desk.open_settings()
    editor = settings_of(desk).file.form.fields["person"].editor
    desk.window.activateWindow()
    editor.setFocus()
    QTest.keyClicks(editor.field(), "Marina")
    Workspace.create(tmp_path / "outro.csdesk").close()
    assert desk.open_path(tmp_path / "outro.csdesk")
    with Workspace.open(path) as left:
        assert left.settings.person == "Marina"


def test_another_zone_moves_the_clock_of_the_window(desk: Desk, path: Path) -> None:
    desk.open_path(path)
    desk.open_settings()
    editor = settings_of(desk).file.form.fields["zone"].editor
    editor.set_text("Asia/Tokyo")
    QTest.keyClick(editor.field(), Qt.Key.Key_Return)
    assert desk.words.translator.zone.key == "Asia/Tokyo"
