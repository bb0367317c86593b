"""The portfolio as a person uses it, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.workspace import CustomField, SavedView
from csdesk.domain.values.money import Money
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.forms.popover import CardList, Popover
from csdesk.ui.jobs import Jobs
from csdesk.ui.portfolio.columns import rhythm, silence
from csdesk.ui.portfolio.page import PortfolioPage
from csdesk.ui.portfolio.row_menu import row_menu
from csdesk.ui.portfolio.task_card import TaskCard
from csdesk.ui.session import Session
from csdesk.ui.tables.bulk_card import BulkCard
from csdesk.ui.tables.filter_card import FilterCard
from csdesk.ui.tables.filters import Between, Diagnosed, OneOf, Within
from csdesk.ui.tables.order import SortLevel
from csdesk.ui.tables.pick_card import PickCard
from csdesk.ui.tables.state import ViewState
from csdesk.ui.words import Words
from tests.ui.portfolio_bench import Desk, dressed, filled

KEY = Qt.Key
TODAY = date(2026, 10, 13)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> Iterator[Desk]:
    filled(workspace)
    made = Desk(qtbot, qapp, workspace)
    yield made
    made.window.close()


def test_accounts_come_in_the_order_of_their_renewals(desk: Desk):
    assert desk.names() == ["Cacto Manso", "Vaca Sideral", "Zás-Trás", "Rabo de Cometa"]


def test_totals_follow_the_filter(desk: Desk):
    assert desk.total(0) == Money(1_800_000, "BRL", whole=True)
    desk.page.filters.line.setFocus()
    QTest.keyClicks(desk.page.filters.line, "cacto")
    assert desk.total(0) == Money(190_000, "BRL", whole=True)
    assert desk.names() == ["Cacto Manso"]


def test_a_total_shows_its_rows(desk: Desk):
    desk.page.body.strip.pressed.emit(desk.page.state().totals[0].rows)
    assert desk.names() == ["Cacto Manso", "Vaca Sideral", "Zás-Trás"]


def test_a_conversation_is_late_by_the_touch_of_its_account(desk: Desk):
    rows = {row.name: row for row in desk.page.presenter.rows}
    found = [rhythm(rows[name], TODAY) for name in ("Cacto Manso", "Vaca Sideral", "Rabo de Cometa")]
    assert found == ["on_time", "late", "never"]
    assert not silence(TODAY)(rows["Zás-Trás"])


def test_the_panel_follows_the_cursor(desk: Desk, qtbot: QtBot):
    QTest.keyClick(desk.page.table, KEY.Key_J)
    qtbot.waitUntil(lambda: desk.page.panel.name.text() == "Vaca Sideral")
    said = desk.texts()
    assert "Conversa com Vaca Sideral" in said
    assert "Ligar para <b>Caio</b>" in said
    assert "R$\xa09.800" in said


def test_an_edit_in_the_cell_is_stored_shown_and_undone(desk: Desk):
    table = desk.page.table
    table.go_to(0, 5)
    QTest.keyClick(table, KEY.Key_E)
    editor = table.editing.editor
    assert editor is not None
    QTest.keyClicks(editor.field(), "val")
    QTest.keyClick(editor.field(), KEY.Key_Return)
    assert desk.session.get(Account, 1).stage == "value"
    assert table.rows.index(0, 5).data() == "Valor"
    desk.session.undo()
    assert table.rows.index(0, 5).data() == "Adoção"


def test_a_rule_keeps_the_cell_open(desk: Desk):
    table = desk.page.table
    table.go_to(0, 1)
    QTest.keyClick(table, KEY.Key_F2)
    editor = table.editing.editor
    assert editor is not None
    editor.set_text("")
    QTest.keyClick(editor.field(), KEY.Key_Return)
    assert table.editing.editor is editor
    assert desk.session.get(Account, 1).name == "Cacto Manso"


def test_what_others_change_shows_at_once(desk: Desk):
    desk.session.run(AddRecord(record=Account(name="Onça Míope", touch="high")))
    assert "Onça Míope" in desk.names()
    desk.session.run(DeleteRecords(kind=Account, ids=(1,)))
    assert "Cacto Manso" not in desk.names()
    desk.session.run(ChangeRecord(kind=Line, id=2, values={"mrr": 100}))
    assert next(row.mrr for row in desk.page.presenter.rows if row.id == 2) == 100


def test_a_chip_ticks_words_and_says_its_sentence(desk: Desk):
    desk.page.cards.filter("touch", desk.page.filters.add)
    card = desk.card(FilterCard)
    ticks = card.findChild(CardList)
    assert [ticks.item(line).text() for line in range(ticks.count())] == ["Alto  2", "Médio  1", "Digital  1"]
    QTest.keyClick(ticks, KEY.Key_Return)
    desk.settle()
    assert desk.names() == ["Vaca Sideral", "Zás-Trás"]
    chip = desk.page.filters.chip("touch")
    assert chip is not None
    assert chip.accessibleName() == "Toque: Alto"
    QTest.keyClick(ticks, KEY.Key_Escape)
    desk.page.filters.chip_dropped.emit("touch")
    assert len(desk.names()) == 4


def test_days_and_bounds_filter_too(desk: Desk):
    desk.page.cards.filter("renewal", desk.page.filters.add)
    days = desk.card(FilterCard).findChild(CardList)
    days.itemActivated.emit(days.item(0))
    assert desk.page.table.view_state.filters == (Within("renewal", 0, 30),)
    desk.page.cards.filter("mrr", desk.page.filters.add)
    card = desk.card(FilterCard)
    QTest.keyClicks(card.first.field(), "2 mil")
    QTest.keyClick(card.first.field(), KEY.Key_Return)
    assert Between("mrr", 200_000, None) in desk.page.table.view_state.filters
    assert desk.names() == []


def test_f_finds_a_column_by_its_first_letters(desk: Desk):
    desk.page.add_filter()
    card = desk.card(PickCard)
    QTest.keyClicks(card.line, "etap")
    QTest.keyClick(card.line, KEY.Key_Return)
    assert isinstance(desk.card(FilterCard), FilterCard)


def test_ctrl_click_filters_by_the_value(desk: Desk):
    table = desk.page.table
    at = table.visualRect(table.rows.index(1, 4)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert table.view_state.filters == (OneOf("touch", ("high",)),)


def test_nothing_found_says_how_many_filters_are_on_and_clears_them(desk: Desk):
    desk.page.filters.line.setText("zzz")
    desk.settle()
    assert desk.page.body.none_pass.isVisible()
    assert desk.page.body.none_pass.sentence.text() == "1 filtro ligado."
    assert desk.page.step_out()
    desk.settle()
    assert desk.page.table.isVisible()


def test_an_empty_workspace_says_what_belongs_there(qtbot: QtBot, qapp: QApplication, workspace: Workspace):
    desk = Desk(qtbot, qapp, workspace)
    assert desk.page.body.none_yet.isVisible()
    assert not desk.page.panel.isVisible()
    desk.session.run(AddRecord(record=Account(name="Primeira")))
    desk.settle()
    assert desk.page.table.isVisible()
    desk.window.close()


def test_marked_rows_are_edited_together_after_saying_how_many_change(desk: Desk):
    table = desk.page.table
    table.mark_all()
    desk.settle()
    assert desk.page.bulk.isVisible()
    assert desk.page.bulk.count.text() == "4 marcadas"
    desk.page.cards.edit_marked(desk.page.bulk.edit)
    pick = desk.card(PickCard)
    QTest.keyClicks(pick.line, "toque")
    QTest.keyClick(pick.line, KEY.Key_Return)
    card = desk.card(BulkCard)
    QTest.keyClicks(card.field.editor.field(), "Alto")
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "2 mudam, 2 já eram assim" in said
    QTest.keyClick(card.field.editor.field(), KEY.Key_Return)
    assert {desk.session.get(Account, one).touch for one in (1, 2, 3, 4)} == {"high"}
    desk.session.undo()
    assert desk.session.get(Account, 1).touch == "tech"


def test_each_marked_account_is_given_a_task_in_one_step(desk: Desk):
    page = desk.page
    page.table.mark_lines([0, 1])
    desk.settle()
    page.bulk.task.click()
    card = desk.card(TaskCard)
    field = card.field.editor.field()
    QTest.keyClick(field, KEY.Key_Return)
    assert card.field.reason() != ""
    QTest.keyClicks(field, "mandar resumo sex 10h !alta")
    assert card.told.text() == "sexta, 16/10/2026, 10:00"
    QTest.keyClick(field, KEY.Key_Return)
    added = desk.session.find(Task, title="Mandar resumo")
    assert {task.account for task in added} == set(page.table.rows.marked)
    assert {(task.due, task.time, task.priority) for task in added} == {(date(2026, 10, 16), "10:00", "high")}
    desk.session.undo()
    assert desk.session.find(Task, title="Mandar resumo") == []


def test_the_bar_of_marked_accounts_makes_do_with_the_room_there_is(desk: Desk):
    bulk = desk.page.bulk
    desk.page.table.mark_all()
    desk.settle()
    shown = []
    for width in (1300, 900, 800, 680):
        desk.page.resize(width, 700)
        QApplication.processEvents()
        buttons = [one for one in bulk.findChildren(QPushButton) if one.isVisible()]
        assert max(one.geometry().right() for one in buttons) <= width
        assert bulk.erase.isVisible()
        shown.append(len(buttons))
    assert shown == sorted(shown, reverse=True)
    assert shown[0] > shown[-1]


def test_the_marked_accounts_are_written_as_they_stand(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
):
    filled(workspace)
    written: list[Any] = []
    session = Session(workspace, Words(Translator("pt_BR")), Jobs(qapp))
    page = PortfolioPage(
        session,
        dressed(qapp),
        lambda sheets, target, _: written.append((sheets, target)),
        lambda _widget, _title, name: Path(name),
    )
    qtbot.addWidget(page)
    page.table.apply(page.table.view_state.sorted_by("name"))
    page.table.mark_lines([0, 2])
    with qtbot.waitSignal(page.exported):
        page.export_marked()
    [([sheet], target)] = written
    assert target.name.endswith("2 contas")
    assert [row.cells[0] for row in sheet.rows] == [one.name for one in page.table.rows.marked_rows()]
    assert len(sheet.rows) == 2


def test_a_file_that_is_only_read_offers_no_change_of_what_is_marked(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
):
    with Workspace.open(workspace.path, workspace.clock, read_only=True) as looked:
        page = PortfolioPage(Session(looked, Words(Translator("pt_BR")), Jobs(qapp)), dressed(qapp))
        qtbot.addWidget(page)
        bulk = page.bulk
        qtbot.waitUntil(lambda: hasattr(bulk, "erase"))
        assert [one.isEnabled() for one in (bulk.edit, bulk.task, bulk.erase)] == [False] * 3
        assert bulk.export.isEnabled()


def test_a_changed_view_is_saved_under_a_name_and_comes_back(desk: Desk):
    page = desk.page
    page.table.change(page.table.view_state.sorted_by("name").filtered(OneOf("touch", ("high",))))
    desk.settle()
    assert page.heading.save.isVisible()
    page.save_view()
    card = desk.card(Popover)
    field = card.focusWidget() or desk.window.focusWidget()
    QTest.keyClicks(field, "Toque alto")
    QTest.keyClick(field, KEY.Key_Return)
    desk.settle()
    assert not page.heading.save.isVisible()
    assert [view.name for view in desk.session.all(SavedView)] == ["Toque alto"]
    page.show_view("all")
    assert len(desk.names()) == 4
    (block,) = page.blocks()
    own = block.items[-1]
    assert (desk.words(own.title), own.count) == ("Toque alto", "2")
    own.run()
    assert desk.names() == ["Vaca Sideral", "Zás-Trás"]
    assert page.table.view_state.sort == (SortLevel("name"),)


def test_a_saved_view_is_forgotten_and_undo_brings_it_back(desk: Desk):
    desk.page.presenter.save_view(desk.page.table.view_state, "Minha")
    desk.page.forget_view()
    assert len(desk.page.blocks()[0].items) == 7
    desk.session.undo()
    assert len(desk.page.blocks()[0].items) == 8


def test_the_views_of_the_app_hold_what_they_say(desk: Desk):
    held = {desk.words(item.title): item.count for item in desk.page.blocks()[0].items}
    assert held == {
        "Todas as contas": "4",
        "Em risco ou crítico": "0",
        "Saúde caiu": "0",
        "Renovam em 90 dias": "2",
        "Sem contato recente": "2",
        "Expansão possível": "1",
        "Implantação": "1",
    }


def test_a_new_field_of_the_workspace_becomes_a_column(desk: Desk):
    desk.session.run(AddRecord(record=CustomField(entity="account", key="squad", label="Squad", type="text")))
    desk.session.run(ChangeRecord(kind=Account, id=1, values={"custom": {"squad": "Azul"}}))
    table = desk.page.table
    table.change(table.view_state.filtered(OneOf("custom.squad", ("Azul",))))
    assert desk.names() == ["Cacto Manso"]


def test_another_language_says_everything_again(desk: Desk):
    desk.words.switch(Translator("en"))
    desk.settle()
    assert desk.page.heading.title.text() == "Portfolio"
    assert desk.page.table.rows.headerData(6, Qt.Orientation.Horizontal) == "Renews"
    assert desk.page.table.rows.index(0, 5).data() == "Adoption"


def test_keys_ask_the_app_for_what_other_pages_do(desk: Desk, qtbot: QtBot):
    page = desk.page
    for signal, run in (
        (page.account_asked, lambda: QTest.keyClick(page.table, KEY.Key_Return)),
        (page.contact_asked, desk.action("contact").run),
        (page.review_asked, desk.action("review").run),
    ):
        with qtbot.waitSignal(signal) as asked:
            run()
        assert asked.args == [1]
    page.table.mark_lines([0, 1])
    with qtbot.waitSignal(page.erase_asked) as erased:
        desk.action("erase").run()
    assert erased.args == [(1, 2)]


def test_actions_have_ids_and_keys_of_their_own(desk: Desk):
    specs = desk.page.action_specs()
    keys = [key for spec in specs for key in spec.keys]
    assert len({spec.id for spec in specs}) == len(specs)
    assert len(set(keys)) == len(keys)


def test_v_hides_the_panel_and_a_narrow_window_waits_for_it(desk: Desk):
    assert desk.page.panel.isVisible()
    desk.page.toggle_panel()
    assert not desk.page.panel.isVisible()
    desk.page.toggle_panel()
    desk.page.panel_wanted = None
    desk.window.resize(1200, 800)
    desk.page.resize(1200, 800)
    assert not desk.page.panel.isVisible()


def test_nothing_can_be_changed_in_a_file_that_is_only_read(desk: Desk):
    desk.page.table.editing.locked = True
    desk.page.table.go_to(0, 5)
    assert not desk.page.table.editing.start()


def test_esc_leaves_one_layer_at_a_time(desk: Desk):
    page = desk.page
    page.table.mark_lines([0])
    page.filters.line.setText("c")
    assert [page.step_out(), bool(page.table.rows.marked), page.filters.line.text()] == [True, False, "c"]
    assert [page.step_out(), page.filters.line.text(), page.step_out()] == [True, "", False]


def test_the_column_chooser_opens_within_the_window(desk: Desk):
    desk.page.choose_columns()
    card = desk.card(Popover)
    assert desk.window.rect().contains(card.geometry().adjusted(0, 0, -1, -1))
    assert desk.window.rect().contains(QPoint(card.x(), card.y()))


def test_a_calendar_opened_from_a_card_leaves_the_card_and_gives_the_keys_back(desk: Desk):
    desk.page.table.mark_all()
    desk.settle()
    desk.page.cards.edit_marked(desk.page.bulk.edit)
    pick = desk.card(PickCard)
    QTest.keyClicks(pick.line, "cliente desde")
    QTest.keyClick(pick.line, KEY.Key_Return)
    line = desk.card(BulkCard).field.editor.field()
    QTest.keyClick(line, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = desk.window.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.activated.emit(QDate(2025, 3, 15))
    assert (line.text(), line.hasFocus()) == ("15/03/2025", True)
    QTest.keyClick(line, KEY.Key_Return)
    assert desk.session.get(Account, 4).start_date == date(2025, 3, 15)
    assert desk.page.table.hasFocus()


def test_the_undo_label_of_one_cell_says_whose_it_is(desk: Desk):
    desk.page.presenter.change(desk.page.presenter.column("stage"), desk.page.presenter.rows[:1], "value")
    assert desk.words(desk.session.steps(1)[0].label) == "Mudança em Etapa de Cacto Manso"


def test_esc_takes_away_what_is_said_about_a_cell_before_it_leaves_the_page(desk: Desk):
    table = desk.page.table
    place = next(at for at, column in enumerate(table.rows.columns, 1) if column.edit is None)
    table.setCurrentIndex(table.model().index(0, place))
    QTest.keyClick(table, KEY.Key_E)
    assert (desk.page.step_out(), desk.page.step_out()) == (True, False)


def test_the_accounts_of_a_diagnosis_are_found_by_id_and_let_go_as_one_chip(desk: Desk):
    desk.session.run(AddRecord(record=Account(name="Zás-Trás")))
    desk.settle()
    page = desk.page
    page.cards.set_filter("name", Diagnosed("name", (1, 3)))
    desk.settle()
    assert desk.names() == ["Cacto Manso", "Zás-Trás"], "the other account of that name is none of them"
    chip = page.filters.chip("name")
    assert chip is not None
    assert chip.accessibleName() == "Diagnóstico: 2 contas"
    kept = ViewState.from_json(page.table.view_state.to_json(), page.presenter.columns)
    assert kept.filters == (Diagnosed("name", (1, 3)),)
    chip.dropped.emit()
    desk.settle()
    assert len(desk.names()) == 5
    assert page.filters.chip("name") is None


def test_long_names_have_the_room_of_a_wide_table_unless_a_person_chose_a_width(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
) -> None:
    workspace.run(AddRecord(record=Account(name="Companhia Imaginária de Guarda-Chuvas Ltda")))
    desk = Desk(qtbot, qapp, workspace)
    table, name = desk.page.table, 1
    usual = table.columnWidth(name)
    desk.page.resize(1900, 900)
    qtbot.waitUntil(lambda: table.columnWidth(name) > usual)
    desk.page.resize(1200, 900)
    qtbot.waitUntil(lambda: table.columnWidth(name) <= usual)
    table.change(table.view_state.widened("name", 100))
    desk.page.resize(1900, 900)
    qtbot.waitUntil(lambda: table.width() > 1500)
    assert table.columnWidth(name) == 100
    desk.window.close()


def test_a_conversation_of_years_ago_is_told_by_its_month(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
) -> None:
    account = workspace.run(AddRecord(record=Account(name="Vaca"))).value
    at = datetime(2024, 12, 15, 15, tzinfo=UTC)
    workspace.run(AddRecord(record=Interaction(account=account, at=at, channel="phone")))
    rows = Desk(qtbot, qapp, workspace).page.table.rows
    at_column = [column.key for column in rows.columns].index("last_contact") + 1
    cell = rows.cell(0, at_column)
    assert (cell.text, cell.tip) == ("dez/2024", "15/12/2024")


def test_a_row_offers_what_can_be_done_to_its_account(desk: Desk, qtbot: QtBot) -> None:
    table = desk.page.table
    touch = [column.key for column in table.rows.columns].index("touch") + 1
    at = table.visualRect(table.rows.index(1, touch)).center()
    menu = row_menu(desk.page, at)
    said = {action.text().split("\t")[0]: action for action in menu.actions() if not action.isSeparator()}
    assert list(said)[:3] == ["Abrir conta", "Registrar contato", "Abrir a RTS"]
    row = table.cursor_row()
    assert row is table.rows.shown_rows()[1]
    said["Só com este valor"].trigger()
    assert {one.touch for one in table.rows.shown_rows()} == {row.touch}
    with qtbot.waitSignal(desk.page.account_asked):
        said["Abrir conta"].trigger()
    assert row_menu(desk.page, QPoint(5, table.height() - 5)) is None


def test_in_an_empty_file_the_keys_are_on_the_way_to_a_first_account(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
) -> None:
    desk = Desk(qtbot, qapp, workspace)
    desk.page.visit(None)
    qtbot.waitUntil(lambda: desk.page.first_way is not None and desk.page.first_way.hasFocus())
    desk.session.run(AddRecord(record=Account(name="Vaca")))
    desk.settle()
    assert desk.page.areas()[1] is desk.page.table
