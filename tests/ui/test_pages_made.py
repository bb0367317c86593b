"""A page is made in two halves, so that neither holds the window up."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from csdesk.domain.text import msg
from csdesk.ui.shell.pages import Page, Pages, PageSpec, Place
from csdesk.ui.theme.icons import Icon


@pytest.fixture
def pages(qtbot: QtBot) -> Pages:
    made = Pages([PageSpec("one", msg("Start"), Icon.DATA, Page)])
    qtbot.addWidget(made.stack)
    return made


def test_a_page_that_was_begun_is_the_one_that_is_shown(pages: Pages):
    told: list[str] = []
    pages.made.connect(lambda page_id, _: told.append(page_id))
    begun = pages.begin("one")
    assert pages.begin("one") is begun
    assert (pages.stack.count(), told) == (0, [])
    pages.go(Place("one"))
    assert pages.page is begun
    assert (pages.stack.count(), told) == (1, ["one"])
    assert pages.begin("one") is begun


def test_a_page_that_was_only_begun_goes_with_its_file(qtbot: QtBot, pages: Pages):
    begun = pages.begin("one")
    with qtbot.waitSignal(begun.destroyed):
        pages.clear()
    assert pages.begin("one") is not begun
