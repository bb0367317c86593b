"""Buttons and chips under the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
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


@pytest.mark.parametrize("kind", ["", "segment", "primary", "ghost"])
def test_a_button_with_the_keys_has_the_ring_of_the_window_and_no_frame_of_its_own(
    qapp: QApplication, qtbot: QtBot, kind: str
) -> None:
    ground, other = QWidget(), Button(Themes(qapp, Appearance.LIGHT))
    qtbot.addWidget(ground)
    button = Button(Themes(qapp, Appearance.LIGHT), kind)
    for one in (other, button):
        one.setParent(ground)
        one.setText("Reunião")
    button.move(0, 60)
    ground.resize(200, 120)
    ground.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    other.setFocus()
    before = button.grab().toImage()
    QTest.keyClick(other, KEY.Key_Tab)
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() == before
