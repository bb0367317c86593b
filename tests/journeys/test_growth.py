"""What a person does again and again leaves nothing behind in the window."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.domain.views.metrics import Grain, Section
from csdesk.ui.desk import Desk
from csdesk.ui.metrics.page import MetricsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
PAGES = ("portfolio", "tasks", "metrics", "records", "account", "playbook")
TIMES = 3


def go_everywhere(desk: Desk) -> None:
    for page in PAGES:
        desk.window.go(page, 1 if page in {"account", "playbook"} else None)


def ask_the_palette(desk: Desk) -> None:
    desk.window.open_palette()
    desk.window.floating.palette.field.setText("ti")
    desk.window.floating.palette.close()


def change_and_take_back(desk: Desk) -> None:
    assert desk.session is not None
    desk.session.run(ChangeRecord(kind=Account, id=1, values={"name": "Tijolo Azul"}))
    desk.undo()


def speak_both_languages(desk: Desk) -> None:
    desk.choose_language("en")
    desk.choose_language("pt_BR")


def drag_an_edge(desk: Desk) -> None:
    """Through widths that the window never had before."""
    desk.window.go("metrics")
    for _ in range(10):
        desk.window.resize(desk.window.width() - 3, 800)
        QCoreApplication.processEvents()


def standing() -> Counter[str]:
    """How many widgets, and objects of ours, there are of each kind."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    ours = (kind for one in gc.get_objects() if str((kind := type(one)).__module__).startswith("csdesk"))
    return Counter(one.__qualname__ for one in (*ours, *map(type, QApplication.allWidgets())))


def test_what_is_done_again_and_again_leaves_nothing_behind(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1440, 800)
    go_everywhere(desk)
    qtbot.waitUntil(lambda: desk.session is not None and bool(desk.session.suggestions), timeout=20_000)
    for doing in DOINGS:
        for _ in range(2):
            doing(desk)
            qtbot.waitUntil(lambda: not desk.jobs.running, timeout=20_000)
        first = standing()
        for _ in range(TIMES):
            doing(desk)
        qtbot.waitUntil(lambda: not desk.jobs.running, timeout=20_000)
        second = standing()
        grew = {kind for kind, more in (second - first).items() if more >= TIMES}
        for _ in range(TIMES):
            doing(desk)
        qtbot.waitUntil(partial(no_more, desk, grew, second, doing), timeout=10_000)


def no_more(desk: Desk, grew: set[str], before: Counter[str], doing: Callable[[Desk], None]) -> None:
    """What grew did not grow again; some of it is gone only when workers have looked at it."""
    desk.window.messages.clear()
    left = {kind: more for kind, more in (standing() - before).items() if kind in grew and more >= TIMES}
    left.pop("Place", None)  # the way back, a hundred at most
    assert (doing.__name__, left) == (doing.__name__, {})


DOINGS: tuple[Callable[[Desk], None], ...] = (
    go_everywhere,
    ask_the_palette,
    change_and_take_back,
    speak_both_languages,
    drag_an_edge,
)


def test_of_the_months_that_were_looked_at_the_last_are_kept(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("metrics")
    page = desk.window.pages.page
    assert isinstance(page, MetricsPage)
    qtbot.waitUntil(lambda: page.presenter.is_ready, timeout=20_000)
    page.presenter.choose_grain(Grain.MONTH)
    for section in (Section.OVERVIEW, Section.CHURN, Section.SATISFACTION):
        page.presenter.choose_section(section)
        by = -1 if section is not Section.CHURN else 1
        for _ in range(14):
            page.presenter.move(by)
            page.presenter.state()
    assert standing()["MetricsState"] <= 30
