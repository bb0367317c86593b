"""The panel of the account under the cursor and the strip of totals, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.runs import StartRun
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.practice import Playbook
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.text import verbatim
from csdesk.domain.views.standing import Standing
from csdesk.storage.content import shipped
from csdesk.storage.workspace import Workspace
from csdesk.ui.forms.popover import Popover
from csdesk.ui.portfolio.page import PortfolioPage
from csdesk.ui.portfolio.state import Total
from csdesk.ui.portfolio.strip import TotalsStrip
from tests.ui.portfolio_bench import Desk, filled

VACA = 2


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> Iterator[Desk]:
    filled(workspace)
    for name, baseline, now, target in (("Leads", 120, 180, 200), ("Custo", 96, 95, 75)):
        goal = Goal(
            account=VACA,
            name=name,
            unit="R$" if name == "Custo" else None,
            baseline=Decimal(baseline),
            target=Decimal(target),
            due=date(2026, 12, 31),
        )
        made = workspace.run(AddRecord(record=goal)).value
        for day, value in ((date(2026, 1, 1), baseline), (date(2026, 10, 1), now)):
            workspace.run(AddRecord(record=Reading(goal=made, date=day, value=Decimal(value))))
    made_desk = Desk(qtbot, qapp, workspace)
    yield made_desk
    made_desk.window.close()


def at_vaca(desk: Desk, qtbot: QtBot) -> None:
    desk.page.table.put_cursor(VACA)
    qtbot.waitUntil(lambda: desk.page.panel.name.text() == "Vaca Sideral", timeout=8_000)


def test_the_panel_tells_each_goal_where_it_stands_of_where_it_should_be(desk: Desk, qtbot: QtBot) -> None:
    at_vaca(desk, qtbot)
    assert desk.page.panel.goals.told.text() == "1 de 2 no caminho"
    said = desk.texts()
    assert "180 de 200" in said
    assert "R$\xa095 de R$\xa075" in said


def test_an_account_without_goals_has_no_part_of_them(desk: Desk, qtbot: QtBot) -> None:
    at_vaca(desk, qtbot)
    assert desk.page.panel.goals.isVisible()
    desk.page.table.put_cursor(1)
    qtbot.waitUntil(lambda: desk.page.panel.name.text() == "Cacto Manso", timeout=8_000)
    assert not desk.page.panel.goals.isVisible()


def test_who_comes_back_finds_the_panel_as_it_was_left_or_as_it_is_by_now(desk: Desk, qtbot: QtBot) -> None:
    at_vaca(desk, qtbot)
    page = desk.page
    page.hide()
    page.panel.name.setText("left as it is")  # only reading the account again would say another name
    page.show()
    qtbot.waitUntil(page._previewing.isActive)
    qtbot.waitUntil(lambda: not page._previewing.isActive())
    QApplication.processEvents()
    assert page.panel.name.text() == "left as it is"
    page.hide()
    desk.session.run(AddRecord(record=Goal(account=VACA, name="Visitas", target=Decimal(9))))
    page.show()
    qtbot.waitUntil(lambda: page.panel.name.text() == "Vaca Sideral", timeout=8_000)
    qtbot.waitUntil(lambda: "de 3" in page.panel.goals.told.text(), timeout=8_000)


def test_the_next_step_is_ticked_off_in_the_panel_and_brought_back_by_undo(desk: Desk, qtbot: QtBot) -> None:
    at_vaca(desk, qtbot)
    QTest.mouseClick(desk.page.panel.done, Qt.MouseButton.LeftButton)
    assert desk.session.get(Task, 1).status == "done"
    qtbot.waitUntil(lambda: not desk.page.panel.done.isVisible(), timeout=8_000)
    desk.session.undo()
    assert desk.session.get(Task, 1).status == "open"


def test_the_panel_goes_on_with_the_playbook_that_is_followed(
    desk: Desk, qtbot: QtBot, workspace: Workspace
) -> None:
    workspace.run(shipped("pt_BR").adopting(("health-drop",)))
    book = workspace.reader.all(Playbook)[0].id
    run = workspace.run(StartRun(account=VACA, playbook=book)).value
    at_vaca(desk, qtbot)
    assert desk.page.panel.run.text().startswith("Queda de saúde 1/")
    with qtbot.waitSignal(desk.page.run_asked) as asked:
        desk.page.panel.run.click()
    assert asked.args == [run]


def test_a_page_made_ready_while_it_was_hidden_counts_when_it_is_first_shown(
    desk: Desk, qtbot: QtBot
) -> None:
    page = PortfolioPage(desk.session, desk.page._themes)
    page.setParent(desk.window)
    page.hide()
    page.following._count()
    assert page.presenter.standing is None
    page.show()
    page.visit(None)
    qtbot.waitUntil(lambda: isinstance(page.presenter.standing, Standing), timeout=8_000)


def test_a_note_of_the_strip_is_whole_or_left_to_the_tooltip(desk: Desk, qtbot: QtBot) -> None:
    strip = TotalsStrip(desk.words)
    qtbot.addWidget(strip)
    totals = [
        Total(verbatim("MRR"), verbatim("R$ 251.618"), verbatim("▲ 1,8%"), verbatim("soma")),
        Total(verbatim("NRR no trimestre"), verbatim("94,6%"), verbatim("meta 100%"), verbatim("fórmula")),
    ]
    strip.show_totals(totals)
    strip.resize(600, 58)
    strip.show()
    figures = strip.findChildren(type(strip._figures[0]))
    assert [figure.note.isVisible() for figure in figures] == [True, True]
    strip.resize(360, 58)
    qtbot.waitUntil(lambda: [figure.note.isVisible() for figure in figures] == [True, False])
    strip.resize(230, 58)
    assert [figure.note.isVisible() for figure in figures] == [False, False]
    assert "meta 100%" in figures[1].toolTip()


def test_a_card_opened_by_the_mouse_gives_the_keys_back_to_the_table(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page
    page.table.setFocus()
    for button in (page.heading.columns, page.filters.order, page.filters.add):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        card = desk.card(Popover)
        QTest.keyClick(card.focusWidget() or card, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda card=card: not card.isVisible())
        qtbot.waitUntil(page.table.hasFocus)


def test_the_strip_tells_the_goals_that_the_workspace_set(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.page.presenter.standing is not None, timeout=8_000)

    def notes() -> list[str]:
        return [desk.words(total.note) for total in desk.page.state().totals[1:3] if total.note is not None]

    assert notes() == ["meta 100%", "meta 93%"]
    desk.session.run(ChangeSetting(key="nrr_goal", value=Decimal("110.5")))
    assert notes() == ["meta 110,5%", "meta 93%"]
