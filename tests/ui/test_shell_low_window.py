"""The blocks of the sidebar: nothing is squeezed in a low window, and what was made is used again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from csdesk.domain.text import verbatim
from csdesk.i18n import Translator
from csdesk.ui.shell.pages import SideBlock, SideItem
from csdesk.ui.shell.side_items import SideButton
from csdesk.ui.shell.sidebar import Sidebar
from csdesk.ui.theme.icons import Icon
from csdesk.ui.words import Words
from tests.ui.portfolio_bench import dressed


def test_blocks_of_the_sidebar_scroll_where_the_window_is_low(qtbot: QtBot, qapp: QApplication) -> None:
    sidebar = Sidebar(dressed(qapp), Words(Translator("pt_BR")), ())
    qtbot.addWidget(sidebar)
    items = tuple(SideItem(verbatim(f"Visão {n}"), lambda: None, count="1") for n in range(20))
    sidebar.resize(216, 300)
    sidebar.show()
    sidebar.show_blocks((SideBlock(verbatim("Visões salvas"), items),))
    area = next(iter(sidebar.findChildren(QScrollArea)))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    made = area.findChildren(SideButton)
    assert min(one.height() for one in made) >= made[0].sizeHint().height()


def test_blocks_of_the_same_lines_take_new_words_and_other_blocks_come_back_as_they_were(qapp: QApplication):
    pressed: list[str] = []
    sidebar = Sidebar(dressed(qapp), Words(Translator("en")), ())

    def block(title: str, *names: str, on: str = "") -> SideBlock:
        items = [
            SideItem(verbatim(name), partial(pressed.append, name), Icon.ACCOUNT, is_on=name == on)
            for name in names
        ]
        return SideBlock(verbatim(title), tuple(items))

    def shown() -> list[tuple[str, bool]]:
        found = sidebar.findChildren(SideButton)
        return [
            (one.accessibleName(), one.isChecked())
            for one in found
            if one.property("kind") == "side" and one.isVisibleTo(sidebar)
        ]

    sidebar.show_blocks([block("Views", "All", "Mine", on="All")])
    first = sidebar.findChildren(SideButton)[-1]
    sidebar.show_blocks([block("Views", "One", "Two", "Three")])
    assert shown() == [("One", False), ("Two", False), ("Three", False)]
    sidebar.show_blocks([block("Views", "All", "Yours", on="Yours")])
    assert shown() == [("All", False), ("Yours", True)]
    first.click()
    assert (pressed, first.isChecked()) == (["Yours"], True)
