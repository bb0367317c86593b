"""Qt's own file dialogs speak the language of the window, whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csdesk.i18n import Translator
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def labels(qtbot: QtBot) -> list[str]:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    kinds = (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType, QFileDialog.DialogLabel.Reject)
    return [dialog.labelText(kind).replace("&", "") for kind in kinds]


def test_every_label_of_a_file_dialog_speaks_portuguese_and_english_again(
    qapp: QApplication, qtbot: QtBot
) -> None:
    words = Words(Translator("pt_BR"))
    assert labels(qtbot) == ["Procurar em:", "Tipo:", "Cancelar"]
    assert QCoreApplication.translate("QFileDialog", "nobody knows this") == "nobody knows this"
    words.switch(Translator("en"))
    assert labels(qtbot) == ["Look in:", "Files of type:", "Cancel"]
