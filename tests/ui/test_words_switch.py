"""Every bound sentence follows the language, and nothing is kept alive by being bound."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.i18n import Translator
from csdesk.ui.words import Words

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", autouse=True)
def _catalogues() -> None:
    subprocess.run([sys.executable, str(ROOT / "tools" / "words.py"), "compile"], check=True)


def english() -> Words:
    return Words(Translator("en"))


def test_a_label_follows_the_language(qtbot: QtBot) -> None:
    words, label = english(), QLabel()
    qtbot.addWidget(label)
    words.say(label.setText, msg("Portfolio"))
    assert label.text() == "Portfolio"
    with qtbot.waitSignal(words.language_changed):
        words.switch(Translator("pt_BR"))
    assert label.text() == "Carteira"


def test_two_sentences_of_one_widget_follow_apart(qtbot: QtBot) -> None:
    words, label = english(), QLabel()
    qtbot.addWidget(label)
    words.say(label.setText, msg("Accounts"))
    words.say(label.setToolTip, msg("Month"))
    words.switch(Translator("pt_BR"))
    assert (label.text(), label.toolTip()) == ("Contas", "Mês")


def test_a_sentence_said_later_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    words, label = english(), QLabel()
    qtbot.addWidget(label)
    words.say(label.setText, msg("Accounts"))
    words.say(label.setText, nmsg("{n} account", "{n} accounts", 3))
    words.switch(Translator("pt_BR"))
    assert label.text() == "3 contas"


def test_the_users_own_words_are_never_translated(qtbot: QtBot) -> None:
    words, label = english(), QLabel()
    qtbot.addWidget(label)
    words.say(label.setText, verbatim("Accounts"))
    words.switch(Translator("pt_BR"))
    assert label.text() == "Accounts"


def test_an_action_follows_the_language_too(qapp: QApplication) -> None:
    words, action = english(), QAction(qapp)
    words.say(action.setText, msg("Accounts"))
    words.switch(Translator("pt_BR"))
    assert action.text() == "Contas"
    action.deleteLater()


def test_a_bound_widget_can_die(qtbot: QtBot) -> None:
    words, parent = english(), QWidget()
    qtbot.addWidget(parent)
    kept, closed = QLabel(), QLabel(parent)
    words.say(kept.setText, msg("Accounts"))
    words.say(closed.setText, msg("Accounts"))
    ghost = weakref.ref(kept)
    del kept
    closed.deleteLater()
    qtbot.waitUntil(lambda: not parent.children())
    gc.collect()
    words.switch(Translator("pt_BR"))
    assert ghost() is None


def test_the_menus_that_qt_makes_itself_follow_too(qtbot: QtBot) -> None:
    words, field = english(), QLineEdit("x")
    qtbot.addWidget(field)
    words.switch(Translator("pt_BR"))
    portuguese = [action.text().replace("&", "") for action in field.createStandardContextMenu().actions()]
    words.switch(Translator("en"))
    english_ones = [action.text().replace("&", "") for action in field.createStandardContextMenu().actions()]
    assert any("Colar" in text for text in portuguese)
    assert any("Paste" in text for text in english_ones)
