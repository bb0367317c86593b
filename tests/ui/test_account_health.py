"""Health on the account page: the card, why, adjusting it and the pulse, by key and by mouse."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.model.adoption import Signal, Usage
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Invoice
from csdesk.domain.model.health import HealthOverride
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.voice import Survey
from csdesk.domain.values.month import Month
from csdesk.storage.workspace import Workspace
from csdesk.ui.account.adjust_card import AdjustCard
from csdesk.ui.account.page import AccountPage
from tests.ui.account_bench import KEY, Bench, add, dressed, fill, moment, session_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def bench(workspace: Workspace, qapp: QApplication, qtbot: QtBot) -> Bench:
    return Bench(workspace, qapp, qtbot)


def health(bench: Bench):
    shown = bench.page.presenter.state.health
    assert shown is not None
    return shown


def card(bench: Bench):
    return bench.summary.health


def adjusting(bench: Bench) -> AdjustCard:
    found = [one for one in bench.window.findChildren(AdjustCard) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def overrides(bench: Bench) -> list[HealthOverride]:
    return bench.session.find(HealthOverride, account=bench.brick)


def flags(bench: Bench) -> list[str]:
    return [bench.session.words(flag.words) for flag in health(bench).flags]


def test_the_card_says_the_score_and_each_dimension_of_the_model(bench: Bench):
    assert health(bench).score == 60
    names = [cell.accessibleName() for cell in card(bench).cells]
    assert names[0] == "Outcomes 100, weight 30%: 1 goal on track"
    assert names[1] == "Adoption —, weight 20%: no data"
    assert card(bench).score.accessibleName().startswith("Health 60, At risk")


def test_the_dimensions_say_their_weights_alike_at_every_width(bench: Bench):
    seen = set()
    for width in range(1000, 2200, 100):
        bench.window.resize(width, 800)
        QApplication.processEvents()
        said = [cell.said_weight() for cell in card(bench).cells]
        ways = {one.startswith("weight") for one in said if one}
        assert len(ways) <= 1
        seen |= ways
    assert seen == {True, False}


@pytest.mark.parametrize("width", [1064, 1200, 1700])
def test_no_dimension_is_cut_nor_without_its_weight(bench: Bench, width: int):
    bench.window.resize(width, 800)
    QApplication.processEvents()
    names = [" ".join(cell.title_lines()) for cell in card(bench).cells]
    assert names == ["Outcomes", "Adoption", "Engagement", "Sentiment", "Commercial and support"]
    assert all(cell.said_weight() for cell in card(bench).cells)


def test_a_cap_and_low_confidence_are_said_before_the_reasons(bench: Bench):
    for answer in bench.session.find(Survey, account=bench.brick):
        bench.session.run(DeleteRecords(kind=Survey, ids=(answer.id,)))
    assert flags(bench) == ["At most 60: the sponsor or champion left", "Low confidence: 65% measured"]


def test_the_key_h_opens_why_and_esc_closes_it(bench: Bench):
    bench.press(KEY.Key_H)
    why = bench.page.health.why
    assert why.isVisible()
    assert why.table.hasFocus()
    assert why.table.rows.rowCount() == len(health(bench).dimensions)
    bench.press(KEY.Key_Escape)
    assert why.isHidden()


def test_a_click_on_a_dimension_opens_why_with_its_records(bench: Bench):
    QTest.mouseClick(card(bench).cells[0], Qt.MouseButton.LeftButton)
    why = bench.page.health.why
    assert [row.kind for row in why.records.rows.items] == ["goal"]
    bench.press(KEY.Key_Return)
    assert why.records.hasFocus()
    bench.press(KEY.Key_Return)
    assert bench.page.drawer.record[0] == "goal"
    assert bench.page.drawer.isVisible()
    bench.page.step_out()
    assert bench.page.drawer.isHidden()
    assert why.isVisible()


def test_a_dimension_without_data_says_so_and_opens_no_record(bench: Bench):
    bench.page.health.explain(1)
    why = bench.page.health.why
    assert why.records.isHidden()
    assert why.more.text() == "No record is behind it yet."


def test_the_records_that_hold_the_score_down_are_listed(bench: Bench):
    bench.press(KEY.Key_H)
    QTest.mouseClick(bench.page.health.why.cap_rows, Qt.MouseButton.LeftButton)
    gone = bench.session.find(Contact, name="Helena Quimera")[0]
    assert [(row.kind, row.id) for row in bench.page.health.why.records.rows.items] == [("contact", gone.id)]


def test_the_table_is_copied_with_its_titles(bench: Bench):
    bench.press(KEY.Key_H)
    bench.page.health.why.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Indicator", "Raw value", "As of"]
    assert len(lines) == 1 + len(health(bench).dimensions)


def test_why_follows_what_is_changed_beneath_it(bench: Bench, workspace: Workspace):
    bench.page.health.explain(1)
    use = Usage(account=bench.brick, month=Month(2026, 9), seats=10, active_users=8)
    bench.session.run(AddRecord(record=use))
    why = bench.page.health.why
    assert [row.kind for row in why.records.rows.items] == ["usage"]


def test_a_score_is_adjusted_with_a_reason_and_stands_beside_the_computed_one(bench: Bench):
    QTest.mouseClick(card(bench).adjust, Qt.MouseButton.LeftButton)
    form = adjusting(bench)
    form.form.fields["score"].editor.set_text("85")
    form.form.fields["reason"].editor.set_text("Nova diretora confirmou")
    form.form.fields["expires_on"].editor.set_text("+10d")
    bench.press(KEY.Key_Return)
    assert not form.isVisible()
    assert health(bench).score == 85
    assert "Adjusted until Oct 23, 2026: Nova diretora confirmou" in flags(bench)
    assert bench.session.words(health(bench).beside) == "computed: 60"
    assert card(bench).score.accessibleName() == "Health 85, Healthy, adjusted by hand"
    assert "Computed: 60, At risk. Set on Oct 13, 2026." in card(bench).flags.said()[0]
    QTest.mouseClick(card(bench).end, Qt.MouseButton.LeftButton)
    assert health(bench).score == 60
    bench.session.undo()
    assert health(bench).score == 85
    bench.session.undo()
    assert overrides(bench) == []


def test_a_band_alone_keeps_the_computed_score(bench: Bench):
    bench.page.health.adjust()
    form = adjusting(bench)
    form.form.fields["band"].editor.set_text("Critical")
    form.form.fields["reason"].editor.set_text("Vai sair")
    form.form.submit()
    assert (health(bench).score, health(bench).explanation.health.band) == (60, "critical")
    assert overrides(bench)[0].expires_on == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reason": "Porque sim"}, "score"),
        ({"score": "120", "reason": "Porque sim"}, "score"),
        ({"score": "80"}, "reason"),
        ({"score": "80", "reason": "Sim", "expires_on": "31/12/2027"}, "expires_on"),
        ({"score": "80", "reason": "Sim", "expires_on": "Oct 1, 2026"}, "expires_on"),
    ],
)
def test_what_does_not_hold_is_said_beside_its_field_and_stays(
    bench: Bench, typed: dict[str, str], field: str
):
    bench.page.health.adjust()
    form = adjusting(bench)
    form.form.type_again(typed)
    form.form.submit()
    assert form.form.fields[field].reason()
    assert overrides(bench) == []
    assert form.isVisible()


def test_half_an_adjustment_is_there_again_after_esc(bench: Bench):
    bench.page.health.adjust()
    adjusting(bench).form.fields["reason"].editor.set_text("Meio cam")
    bench.press(KEY.Key_Escape)
    bench.page.health.adjust()
    assert adjusting(bench).form.fields["reason"].editor.text() == "Meio cam"


def test_the_pulse_is_set_with_one_click_and_once_a_day(bench: Bench):
    buttons = card(bench).pulse.buttons
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(card(bench).pulse.buttons[3], Qt.MouseButton.LeftButton)
    found = bench.session.find(Signal, account=bench.brick)
    assert [(one.name, one.value, one.measured_on) for one in found] == [
        ("CSM pulse", Decimal(4), date(2026, 10, 13))
    ]
    assert [button.isChecked() for button in buttons] == [False, False, False, True, False]
    bench.session.undo()
    bench.session.undo()
    assert not any(button.isChecked() for button in buttons)


def test_a_digit_sets_the_pulse_while_the_keys_are_on_it(bench: Bench):
    card(bench).pulse.begin()
    bench.press(KEY.Key_5)
    assert health(bench).pulse == 5


def test_the_pulse_counts_once_the_last_answer_is_too_old(bench: Bench, workspace: Workspace):
    for answer in bench.session.find(Survey, account=bench.brick):
        bench.session.run(DeleteRecords(kind=Survey, ids=(answer.id,)))
    bench.page.health.set_pulse(4)
    assert bench.session.words(health(bench).dimensions[3].fact) == "CSM pulse 4"


def test_an_account_without_data_has_a_dash_and_its_reason(bench: Bench):
    bench.press(KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert health(bench).score is None
    assert bench.session.words(health(bench).band) == "No data"
    bench.press(KEY.Key_H)
    why = bench.page.health.why
    assert why.isVisible()
    assert "Nothing is measured" in why.total.text()


def test_the_arrows_go_from_cell_to_cell_and_enter_opens_why(bench: Bench):
    card(bench).score.setFocus()
    bench.press(KEY.Key_Right)
    assert card(bench).cells[0].hasFocus()
    bench.press(KEY.Key_Return)
    assert bench.page.health.why.isVisible()


def test_a_contact_changes_the_score_at_once(bench: Bench, workspace: Workspace):
    before = health(bench).dimensions[2].score
    add(workspace, Interaction(account=bench.brick, at=moment(0) - timedelta(hours=1), channel="phone"))
    bench.page.presenter.refresh()
    assert before is not None
    assert health(bench).dimensions[2].score == 100


def test_moves_of_the_health_join_the_timeline_and_can_be_filtered(bench: Bench, qtbot: QtBot):
    timeline = bench.summary.timeline
    gone = bench.session.find(Contact, name="Helena Quimera")[0]
    bench.session.run(ChangeRecord(kind=Contact, id=gone.id, values={"left_on": None}))
    for month, active in ((7, 10), (8, 10), (9, 1)):
        use = Usage(account=bench.brick, month=Month(2026, month), seats=10, active_users=active)
        bench.session.run(AddRecord(record=use))
    qtbot.waitUntil(lambda: any(event.kind == "health_day" for event in timeline.list.rows.items))
    timeline.choose("health")
    assert {event.kind for event in timeline.list.rows.items} == {"health_day"}
    timeline.list.setFocus()
    assert [deed.key for deed in timeline.list.deeds_of(timeline.list.current())] == ["explain"]
    bench.press(KEY.Key_Return)
    assert bench.page.health.why.isVisible()


def test_measures_are_added_edited_in_the_cell_and_deleted(bench: Bench):
    bench.page.tabs.choose("measures")
    tab = bench.page.parts._tab("measures")
    tab.choose("invoice")
    bench.page.setFocus()
    bench.press(KEY.Key_N)
    form = bench.page.drawer.form
    form.fields["number"].editor.set_text("NF 10")
    form.fields["due"].editor.set_text("Sep 1, 2026")
    form.submit()
    bill = bench.session.find(Invoice, account=bench.brick)[0]
    assert (bill.number, bill.due) == ("NF 10", date(2026, 9, 1))
    assert bench.session.words(health(bench).dimensions[4].fact) == "42 days overdue"
    tab.table.table.setFocus()
    tab.table.table.go_to(0)
    bench.press(KEY.Key_E)
    bench.type("NF 11")
    bench.press(KEY.Key_Return)
    assert bench.session.get(Invoice, bill.id).number == "NF 11"
    bench.press(KEY.Key_Delete)
    assert bench.session.find(Invoice, account=bench.brick) == []
    bench.session.undo()
    assert len(bench.session.find(Invoice, account=bench.brick)) == 1


def test_measures_lead_to_the_grid_of_all_accounts(bench: Bench, qtbot: QtBot):
    bench.page.tabs.choose("measures")
    tab = bench.page.parts._tab("measures")
    tab.choose("ticket")
    with qtbot.waitSignal(bench.page.records_asked) as asked:
        QTest.mouseClick(tab.every, Qt.MouseButton.LeftButton)
    assert asked.args == ["ticket"]


def test_the_palette_offers_to_explain_adjust_and_set_the_pulse(bench: Bench):
    keys = {spec.id for spec in bench.page.action_specs()}
    assert {"account.explain_health", "account.adjust_health", "account.pulse"} <= keys


@pytest.mark.qt_log_ignore("does not support")
def test_the_pulse_is_asked_by_key_and_answered_by_a_figure(bench: Bench, qtbot: QtBot):
    bench.press(KEY.Key_U)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, KEY.Key_2)
    assert health(bench).pulse == 2


def test_a_workspace_that_is_only_read_explains_and_changes_nothing(
    workspace: Workspace, qapp: QApplication, qtbot: QtBot
):
    brick = fill(workspace)
    with Workspace.open(workspace.path, workspace.clock, read_only=True) as reading:
        page = AccountPage(session_of(reading), dressed(qapp))
        qtbot.addWidget(page)
        page.show()
        page.show_account(brick)
        shown = page.parts._tab("summary").health
        assert not any(part.isVisible() for part in (shown.adjust, shown.end, shown.pulse))
        page.health.explain()
        assert page.health.why.isVisible()
        page.hide()


def test_going_on_with_a_half_typed_adjustment_opens_it_again(bench: Bench):
    bench.page.health.adjust()
    adjusting(bench).form.fields["reason"].editor.set_text("Sponsor de fér")
    adjusting(bench).close()
    bench.page.take_up("health_override", 0)
    assert adjusting(bench).form.fields["reason"].editor.text() == "Sponsor de fér"
