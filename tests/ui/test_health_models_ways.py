"""The ways to the health models and from them: settings, palette, menu, an account and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.i18n import Translator
from csdesk.storage import prefs
from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace
from csdesk.ui.desk import Desk
from csdesk.ui.health.page import HealthModelsPage
from csdesk.ui.jobs import Jobs
from csdesk.ui.preferences.page import SettingsPage
from csdesk.ui.shell.pages import Place
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

NOON = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "own.csdesk"
    with Workspace.create(path, FixedClock(NOON)) as made:
        made.run(AddRecord(record=Account(name="Perto", touch="high", start_date=date(2024, 1, 1))))
    themes, words = Themes(qapp, Appearance.LIGHT), Words(Translator("en"))
    desk = Desk(qapp, themes, words, Jobs(qapp), prefs.Preferences())
    desk.clock = FixedClock(NOON)
    qtbot.addWidget(desk.window)
    desk.window.show()
    assert desk.open_path(path)
    yield desk
    desk.close()


def test_settings_and_the_palette_lead_to_the_models_and_the_crumb_leads_back(desk: Desk) -> None:
    desk.open_settings()
    settings = desk.window.pages.page
    assert isinstance(settings, SettingsPage)
    settings.health.open.click()
    page = desk.window.pages.page
    assert isinstance(page, HealthModelsPage)
    page.parts.heading.home.click()
    assert desk.window.pages.place == Place("settings")
    desk.window.actions_of.action("file.health_models").trigger()
    assert desk.window.pages.place == Place("health_models")


def test_an_account_opens_and_the_way_back_leads_to_the_models(desk: Desk, qtbot: QtBot) -> None:
    desk.open_health_models()
    page = desk.window.pages.page
    assert isinstance(page, HealthModelsPage)
    qtbot.waitUntil(lambda: page.effects.trial is not None)
    assert page.effects.trial is not None
    account = next(iter(page.effects.trial.customers))
    page.ask_account()
    page.parts.one.explain_account(account)
    page.parts.one.open.click()
    assert desk.window.pages.place == Place("account", account)
    desk.window.go_back()
    assert desk.window.pages.page is page


def test_without_a_file_there_are_no_models_to_show(qtbot: QtBot, qapp: QApplication) -> None:
    desk = Desk(
        qapp, Themes(qapp, Appearance.LIGHT), Words(Translator("en")), Jobs(qapp), prefs.Preferences()
    )
    qtbot.addWidget(desk.window)
    desk.open_health_models()
    assert desk.window.pages.page is None
