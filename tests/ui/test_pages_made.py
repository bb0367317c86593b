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


@pytest.fixture
def two(qtbot: QtBot) -> Pages:
    made = Pages([PageSpec(key, msg("Start"), Icon.DATA, Page) for key in ("one", "two")])
    qtbot.addWidget(made.stack)
    made.go(Place("one"))
    made.go(Place("two"))
    return made


def test_pages_that_nobody_sees_leave_the_window_before_it_is_dressed_and_come_back_when_shown(two: Pages):
    behind = two.make("one")
    two.set_aside()
    assert (behind.window() is behind, two.stack.count(), two.behind()) == (True, 1, ["one"])
    two.go(Place("one"))
    assert (two.page is behind, two.stack.currentWidget() is behind, two.behind()) == (True, True, [])


def test_a_page_that_was_set_aside_comes_back_at_rest_without_being_shown(two: Pages):
    shown = two.page
    two.set_aside()
    two.catch_up("one")
    assert (two.stack.count(), two.stack.currentWidget() is shown, two.behind()) == (2, True, [])


def test_a_page_puts_off_what_nobody_would_see_and_does_it_once_when_it_is_shown(two: Pages):
    done: list[str] = []

    def work() -> None:
        done.append("behind")

    behind, shown = two.make("one"), two.make("two")
    for _ in range(2):
        behind.when_seen(work)
    shown.when_seen(lambda: done.append("shown"))
    assert (done, two.behind()) == (["shown"], ["one"])
    two.go(Place("one"))
    assert (done, two.behind()) == (["shown", "behind"], [])
