"""Buttons and chips under the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.ui.theme.controls import Button, Chip
from csdesk.ui.theme.theme import Appearance, Themes

KEY = Qt.Key


@pytest.mark.parametrize("kind", [Button, Chip])
@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_enter_presses_what_has_the_keys_as_space_does(
    qapp: QApplication, qtbot: QtBot, kind: type[Button | Chip], key: Qt.Key
) -> None:
    button = kind(Themes(qapp, Appearance.LIGHT))
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(button, key)
    assert pressed == [True]


def test_enter_held_down_or_on_a_disabled_button_presses_no_more(qapp: QApplication, qtbot: QtBot) -> None:
    button = Button(Themes(qapp, Appearance.LIGHT))
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, plain, "\r", True))
    button.setEnabled(False)
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, plain, "\r"))
    assert pressed == []


def test_ctrl_enter_is_left_to_the_form_around(qapp: QApplication, qtbot: QtBot) -> None:
    button = Button(Themes(qapp, Appearance.LIGHT))
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    control = Qt.KeyboardModifier.ControlModifier
    asked = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, control, "\r")
    QApplication.sendEvent(button, asked)
    assert not asked.isAccepted()
    assert pressed == []
