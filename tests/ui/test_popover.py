"""A card goes with what it was opened from."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from csdesk.ui.forms.popover import Popover
from csdesk.ui.theme.theme import Appearance, Themes


def test_a_card_closes_when_the_page_goes_that_it_was_opened_on(qtbot: QtBot, qapp: QApplication) -> None:
    window, page = QWidget(), QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(page)
    button = QPushButton(page)
    window.show()
    card = Popover(button, Themes(qapp, Appearance.LIGHT))
    closed: list[int] = []
    card.closed.connect(lambda: closed.append(1))
    card.open_under(button)
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(card))
    assert closed == [1]
