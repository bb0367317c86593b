"""The look can change while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Appearance, Themes


def an_app(qapp: QApplication, appearance: Appearance = Appearance.LIGHT) -> Themes:
    return Themes(qapp, appearance)


def corner(widget: QPushButton) -> str:
    return widget.grab().toImage().pixelColor(widget.width() // 2, 3).name()


def test_a_switch_to_dark_changes_palette_and_icons(qapp: QApplication, qtbot: QtBot) -> None:
    themes = an_app(qapp)
    icon = themes.icon(Icon.NEW, Ink.PRIMARY)
    light = icon.pixmap(QSize(16, 16)).toImage()
    with qtbot.waitSignal(themes.changed):
        themes.choose(Appearance.DARK)
    assert qapp.palette().window().color() == themes.theme.color.bg.window
    assert icon.pixmap(QSize(16, 16)).toImage() != light


def test_choosing_what_is_on_changes_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    themes = an_app(qapp)
    with qtbot.assertNotEmitted(themes.changed):
        themes.choose(Appearance.LIGHT)


def test_a_role_paints_the_button_in_its_token(qapp: QApplication, qtbot: QtBot) -> None:
    themes = an_app(qapp)
    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.resize(90, 30)
    restyle(button, kind="primary")
    assert corner(button) == themes.theme.color.accent.base.name()
    restyle(button, kind="danger")
    assert corner(button) == themes.theme.color.danger.base.name()


def test_words_are_set_in_the_bundled_inter(qapp: QApplication, qtbot: QtBot) -> None:
    an_app(qapp)
    label = QLabel("Carteira")
    qtbot.addWidget(label)
    restyle(label, kind="title")
    label.ensurePolished()
    assert QFontInfo(label.font()).family() == "Inter"
    assert label.font().pixelSize() == 20
    assert label.fontMetrics().horizontalAdvance("111") == label.fontMetrics().horizontalAdvance("888")


def test_zoom_walks_its_steps_and_stops_at_the_ends(qapp: QApplication) -> None:
    themes = an_app(qapp)
    themes.zoom_by(1)
    assert themes.zoom == 110
    themes.zoom_by(10)
    assert themes.zoom == 150
    themes.zoom_by(-10)
    assert themes.zoom == 80
    themes.zoom_to(100)


def test_icons_survive_being_painted_thousands_of_times(qapp: QApplication, qtbot: QtBot) -> None:
    themes = an_app(qapp)
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(themes.icon(Icon.NEW))
    for _ in range(2000):
        button.icon().pixmap(QSize(16, 16))
        copy = button.icon()
        copy.addPixmap(copy.pixmap(QSize(8, 8)))
    assert not button.icon().isNull()
