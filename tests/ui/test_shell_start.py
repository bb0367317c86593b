"""The first run: three ways in, an open file, and how it should look; all of it by key too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from csdesk.domain.text import msg
from csdesk.i18n import Translator
from csdesk.ui.jobs import Jobs
from csdesk.ui.shell.pages import PageSpec
from csdesk.ui.shell.window import Window
from csdesk.ui.start.page import StartPage
from csdesk.ui.theme.controls import SegmentedControl
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Host:
    """Notes what the first run asked for."""

    language = "en"
    appearance = Appearance.LIGHT
    currency = "BRL"

    def __init__(self) -> None:
        self.asked: list[object] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *given: self.asked.append((name, *given) if given else name)


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, host: Host) -> Window:
    themes, words = Themes(qapp, Appearance.LIGHT), Words(Translator("en"))
    spec = PageSpec(
        "start", msg("Start from zero"), Icon.NEW, lambda: StartPage(themes, words, host), is_bare=True
    )
    made = Window(themes, words, Jobs(), (spec,))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go("start")
    return made


def button(window: Window, words: str) -> QPushButton:
    return next(found for found in window.findChildren(QPushButton) if found.text() == words)


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        (Qt.Key.Key_1, "import_file"),
        (Qt.Key.Key_Return, "import_file"),
        (Qt.Key.Key_2, "open_sample"),
        (Qt.Key.Key_3, "start_empty"),
    ],
)
def test_each_way_in_has_its_key(window: Window, host: Host, qtbot: QtBot, key: Qt.Key, asked: str) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key)
    assert host.asked == [asked]


def test_each_way_in_has_its_button(window: Window, host: Host) -> None:
    for words in ("Choose file", "Open the sample", "Create an account", "Open file"):
        button(window, words).click()
    assert host.asked == ["import_file", "open_sample", "start_empty", "open_file"]


def test_a_spreadsheet_dropped_anywhere_starts_the_import(window: Window, host: Host, tmp_path: Path) -> None:
    sheet = tmp_path / "clientes.xlsx"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sheet))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window.pages.page, QDragEnterEvent(QPoint(5, 5), copy, mime, left, plain))
    QApplication.sendEvent(window.pages.page, QDropEvent(QPointF(5, 5), copy, mime, left, plain))
    assert host.asked == [("import_dropped", [sheet])]


def test_language_look_and_currency_are_chosen_here(window: Window, host: Host) -> None:
    for words in ("Português (Brasil)", "Dark", "US$"):
        button(window, words).click()
    assert host.asked == [
        ("choose_language", "pt_BR"),
        ("choose_appearance", Appearance.DARK),
        ("choose_currency", "USD"),
    ]


@pytest.mark.parametrize("language", ["en", "pt_BR"])
def test_everything_of_the_first_run_is_in_sight_in_a_low_window(
    qapp: QApplication, qtbot: QtBot, host: Host, language: str
) -> None:
    page = StartPage(Themes(qapp, Appearance.LIGHT), Words(Translator(language)), host)
    qtbot.addWidget(page)
    page.resize(1280, 664)
    page.show()
    area = next(iter(page.findChildren(QScrollArea)))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    lowest = max(page.findChildren(SegmentedControl), key=lambda one: one.mapTo(page, QPoint(0, 0)).y())
    assert lowest.mapTo(page, QPoint(0, lowest.height())).y() < page.height()
