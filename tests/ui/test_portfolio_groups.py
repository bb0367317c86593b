"""The portfolio in groups, and as a workbook exactly as it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.i18n import Translator
from csdesk.storage.files.sheets_out import write_sheets
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.portfolio.page import PortfolioPage
from csdesk.ui.session import Session
from csdesk.ui.tables.filters import OneOf
from csdesk.ui.tables.pick_card import PickCard
from csdesk.ui.tables.state import ViewState
from csdesk.ui.words import Words
from tests.ui.portfolio_bench import Desk, dressed, filled


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> Iterator[Desk]:
    filled(workspace)
    made = Desk(qtbot, qapp, workspace)
    yield made
    made.window.close()


def test_group_by_is_picked_from_a_card_and_each_group_says_its_mrr(desk: Desk):
    desk.page.heading.group.click()
    card = desk.card(PickCard)
    QTest.keyClicks(card.line, "toque")
    QTest.keyClick(card.line, Qt.Key.Key_Return)
    rows = desk.page.table.rows
    titles = [rows.group_title(line) for line in range(rows.rowCount()) if rows.is_group(line)]
    assert [title.split("  ")[1] for title in titles] == ["2", "1", "1"]
    assert rows.group_total(0, 3).replace("\xa0", " ") == "R$ 16.100"
    last = rows.rowCount() - 2
    assert rows.group_total(0, 1) == rows.group_total(0, 4) == ""
    assert rows.is_group(last)


def test_groups_and_what_is_closed_are_kept_with_the_view(desk: Desk, workspace: Workspace):
    desk.page.cards.group_by("touch")
    desk.page.table.fold(0)
    state = desk.page.table.view_state
    assert ViewState.from_json(state.to_json(), desk.page.presenter.columns) == state
    desk.page.presenter.save_view(state, "Por toque")
    assert desk.page.presenter.chosen.state.group == "touch"
    assert desk.page.presenter.chosen.state.closed == ("high",)
    desk.page.table.fold(0)
    assert not desk.page.state().is_changed


def test_totals_of_the_strip_count_closed_groups_too(desk: Desk):
    before = desk.total(0)
    desk.page.cards.group_by("touch")
    desk.page.table.fold(0)
    assert desk.total(0) == before
    assert len(desk.page.order_ids()) == 4


def exported(
    desk: Desk, qapp: QApplication, qtbot: QtBot, target: Path, view: ViewState
) -> list[list[object]]:
    page = PortfolioPage(
        Session(desk.session._workspace, Words(Translator("pt_BR")), Jobs(qapp)),
        dressed(qapp),
        write_sheets,
        lambda *_: target,
    )
    qtbot.addWidget(page)
    page.table.apply(view)
    with qtbot.waitSignal(page.exported):
        page.export_view()
    [sheet] = load_workbook(target).worksheets
    return [list(row) for row in sheet.iter_rows()]


def test_a_view_is_exported_as_it_is_seen_with_typed_cells(
    desk: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
):
    view = replace(
        desk.page.table.view_state,
        columns=("name", "touch", "mrr", "renewal"),
        filters=(OneOf("touch", ("high",)),),
    )
    head, *rows = exported(desk, qapp, qtbot, tmp_path / "view.xlsx", view)
    assert [cell.value for cell in head] == ["Conta", "Toque", "MRR", "Renovação"]
    assert [row[0].value for row in rows] == ["Vaca Sideral", "Zás-Trás"]
    assert [row[2].value for row in rows] == [9800, 6300]
    assert rows[0][2].number_format == '"R$" #,##0.00'
    assert rows[0][1].value == "Alto"
    assert isinstance(rows[0][3].value, datetime)


def test_groups_are_exported_with_their_titles_and_subtotals_and_closed_ones_hidden(
    desk: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
):
    view = desk.page.table.view_state.grouped_by("touch").toggled("high")
    _, title, first, *_ = exported(desk, qapp, qtbot, tmp_path / "groups.xlsx", view)
    assert str(title[0].value).endswith("  2")
    assert (title[2].value, title[0].font.bold) == (16100, True)
    sheet = title[0].parent
    assert (sheet.row_dimensions[3].hidden, sheet.row_dimensions[3].outlineLevel) == (True, 1)
    assert first[0].value == "Vaca Sideral"


def test_a_client_called_like_a_formula_leaves_as_text(
    desk: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
):
    evil = '=HYPERLINK("http://x","y")'
    desk.session.run(ChangeRecord(kind=Account, id=1, values={"name": evil}))
    _, *rows = exported(desk, qapp, qtbot, tmp_path / "evil.xlsx", desk.page.table.view_state)
    cell = next(row[0] for row in rows if row[0].value == evil)
    assert (cell.data_type, cell.hyperlink) == ("s", None)
