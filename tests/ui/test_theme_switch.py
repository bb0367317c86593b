"""The look can change while the window is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from csdesk.i18n import Translator
from csdesk.ui.metrics.heading import Heading as MetricsHeading
from csdesk.ui.portfolio.heading import Heading as PortfolioHeading
from csdesk.ui.records.heading import Heading as RecordsHeading
from csdesk.ui.tasks.heading import Heading as TasksHeading
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words


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


def test_a_length_that_is_held_follows_the_zoom(qapp: QApplication, qtbot: QtBot) -> None:
    themes = an_app(qapp)
    kept, gone = QLabel(), QLabel()
    qtbot.addWidget(kept)
    themes.hold(kept.setFixedHeight, lambda theme: theme.size.page_header)
    themes.hold(gone.setFixedWidth, lambda theme: theme.px(40))
    delete(gone)
    themes.zoom_to(125)
    assert kept.height() == themes.theme.size.page_header == 70
    themes.zoom_to(100)
    assert kept.height() == 56


@pytest.mark.parametrize("made", [PortfolioHeading, TasksHeading, MetricsHeading, RecordsHeading])
def test_the_head_of_a_page_is_as_high_as_the_zoom_asks(
    qapp: QApplication, qtbot: QtBot, made: Callable[[Themes, Words], QWidget]
) -> None:
    themes = an_app(qapp)
    head = made(themes, Words(Translator("en")))
    qtbot.addWidget(head)
    themes.zoom_to(150)
    assert head.minimumHeight() == head.maximumHeight() == themes.theme.size.page_header
    themes.zoom_to(100)


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
