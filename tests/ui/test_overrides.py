"""An error in a method that Qt calls is told like any other; it does not end the process."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csdesk.ui import overrides

UI = Path(overrides.__file__).parent
ASKED_BY_US = {"close", "show", "text", "isEmpty", "setFocus", "createHandle"}
"""Overridden, but called by Python alone or never failing."""


class Wrong(QLineEdit):
    """Fails as C does."""

    def sizeHint(self) -> QSize:
        return [][3]  # type: ignore[return-value] # noqa: PLE0643

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        1 / 0  # noqa: B018


def test_an_error_of_an_override_comes_back_to_who_called_qt(qtbot: QtBot) -> None:
    wrong = Wrong()
    qtbot.addWidget(wrong)
    with pytest.raises(IndexError):
        wrong.adjustSize()


def test_an_error_while_the_focus_moves_comes_back_too(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first = QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(first)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    wrong = Wrong(window)
    wrong.show()
    with pytest.raises(ZeroDivisionError):
        wrong.setFocus()


def test_every_method_that_qt_calls_is_guarded() -> None:
    of_qt = {
        name
        for module in (QtCore, QtGui, QtWidgets)
        for kind in vars(module).values()
        if inspect.isclass(kind)
        for name in vars(kind)
        if not name.startswith("_")
    }
    overridden = {
        method.name
        for path in UI.rglob("*.py")
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(one, ast.ClassDef) and one.bases
        for method in one.body
        if isinstance(method, ast.FunctionDef) and any(letter.isupper() for letter in method.name)
    }
    asked = {name for name in overridden & of_qt if not name.endswith("Event")}
    assert asked - overrides._ASKED - ASKED_BY_US == set()
