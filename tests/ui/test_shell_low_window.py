"""A window as low as it may be: nothing of the sidebar is squeezed."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from csdesk.domain.text import verbatim
from csdesk.i18n import Translator
from csdesk.ui.shell.pages import SideBlock, SideItem
from csdesk.ui.shell.side_items import SideButton
from csdesk.ui.shell.sidebar import Sidebar
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
