"""The account page as a person uses it: log, edit, delete, undo, tick, move around, mostly without the mouse."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import verbatim
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.account.lettering import cut_before
from csdesk.ui.account.page import AccountPage
from csdesk.ui.account.painted import PaintedList
from tests.ui.account_bench import KEY, Bench, add, dressed, fill, session_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(workspace: Workspace, qapp: QApplication, qtbot: QtBot) -> Bench:
    return Bench(workspace, qapp, qtbot)


def interactions(bench: Bench) -> list[Interaction]:
    return bench.session.find(Interaction, account=bench.brick)


def test_a_contact_is_logged_with_two_keys_beside_its_words(bench: Bench):
    bench.press(KEY.Key_R)
    bench.type("Falei do relatório")
    bench.press(KEY.Key_Return)
    newest = interactions(bench)[-1]
    assert (newest.subject, newest.channel) == ("Falei do relatório", "video")
    assert bench.titles()[0] == "Falei do relatório"
    assert bench.composer.line.text() == ""
    bench.session.undo()
    assert "Falei do relatório" not in bench.titles()


def test_a_figure_typed_first_picks_the_channel(bench: Bench):
    bench.press(KEY.Key_R)
    bench.type("2Ligou às 15h")
    bench.press(KEY.Key_Return)
    assert (interactions(bench)[-1].subject, interactions(bench)[-1].channel) == ("Ligou às 15h", "phone")


def test_the_fifth_channel_is_an_internal_note(bench: Bench):
    bench.press(KEY.Key_R)
    bench.type("5Cuidado com o prazo")
    bench.press(KEY.Key_Return)
    assert (interactions(bench)[-1].kind, interactions(bench)[-1].channel) == ("note", None)


def test_the_other_fields_open_on_demand_and_the_next_step_becomes_a_task(bench: Bench):
    bench.press(KEY.Key_R)
    bench.type("Renovação")
    bench.press(KEY.Key_Down)
    form = bench.composer.form
    for name, typed in (
        ("mode", "Proactive"),
        ("sentiment", "Negative"),
        ("next_step", "Mandar proposta"),
        ("next_due", "+3d"),
    ):
        form.fields[name].editor.set_text(typed)
    bench.composer.begin()
    bench.press(KEY.Key_Return)
    newest = interactions(bench)[-1]
    assert (newest.mode, newest.sentiment, newest.next_step) == ("proactive", -1, "Mandar proposta")
    assert "Mandar proposta" in [task.title for task in bench.session.find(Task, account=bench.brick)]
    assert form.isHidden()


def test_an_at_sign_names_a_person(bench: Bench):
    caio = bench.session.find(Contact, name="Caio Faísca")[0]
    bench.press(KEY.Key_R)
    bench.type("Café com @cai")
    bench.press(KEY.Key_Return)
    assert bench.composer.line.text() == "Café com @Caio Faísca "
    bench.press(KEY.Key_Return)
    newest = interactions(bench)[-1]
    assert (newest.subject, newest.contacts) == ("Café com Caio Faísca", (caio.id,))


def test_nothing_typed_and_nothing_picked_is_told_and_not_stored(bench: Bench):
    before = len(interactions(bench))
    bench.press(KEY.Key_R)
    bench.press(KEY.Key_Return)
    assert len(interactions(bench)) == before
    assert any(
        label.isVisible() and "1 to 5" in label.text() and label.property("kind") == "error"
        for label in bench.composer.findChildren(QLabel)
    )


def test_a_field_that_cannot_be_read_keeps_everything_that_was_typed(bench: Bench):
    before = len(interactions(bench))
    bench.press(KEY.Key_R)
    bench.type("Reunião")
    bench.press(KEY.Key_Down)
    bench.composer.form.fields["next_due"].editor.set_text("31/02/2027")
    bench.composer.save()
    assert len(interactions(bench)) == before
    assert bench.composer.form.fields["next_due"].reason()
    assert bench.composer.line.text() == "Reunião"


def test_what_was_typed_is_still_there_after_visiting_another_account(bench: Bench):
    bench.press(KEY.Key_R)
    bench.type("2Meio cam")
    bench.press(KEY.Key_Down, ALT)
    assert bench.page.presenter.state.account.name == "Vaca Sideral"
    assert bench.composer.line.text() == ""
    bench.press(KEY.Key_Up, ALT)
    assert (bench.composer.line.text(), bench.composer.channel()) == ("Meio cam", "phone")


def test_an_event_is_edited_in_the_panel(bench: Bench):
    timeline = bench.summary.timeline.list
    timeline.setFocus()
    timeline.put_cursor("interaction", interactions(bench)[0].id)
    bench.press(KEY.Key_E)
    form = bench.page.drawer.form
    assert form is not None
    form.fields["subject"].editor.set_text("Reunião trimestral")
    bench.press(KEY.Key_Return, CTRL)
    assert interactions(bench)[0].subject == "Reunião trimestral"
    assert bench.page.drawer.isHidden()


def test_esc_closes_the_panel_and_keeps_what_was_typed_in_it(bench: Bench):
    bench.press(KEY.Key_N)
    bench.type("Enviar ata")
    bench.press(KEY.Key_Escape)
    assert bench.page.drawer.isHidden()
    bench.page.setFocus()
    bench.press(KEY.Key_N)
    assert bench.page.drawer.form.fields["title"].editor.text() == "Enviar ata"
    bench.press(KEY.Key_Return)
    assert "Enviar ata" in [task.title for task in bench.session.find(Task, account=bench.brick)]


def test_an_event_is_deleted_with_a_key_and_comes_back_with_undo(bench: Bench):
    timeline = bench.summary.timeline.list
    timeline.setFocus()
    timeline.put_cursor("interaction", interactions(bench)[0].id)
    bench.press(KEY.Key_Delete)
    assert interactions(bench) == []
    bench.session.undo()
    assert "Reunião mensal, 42 min" in bench.titles()


def test_a_task_is_ticked_by_key_and_by_its_circle(bench: Bench):
    tasks = bench.summary.tasks.list
    tasks.setFocus()
    bench.press(KEY.Key_Space)
    (task,) = bench.session.find(Task, account=bench.brick)
    assert task.status == "done"
    circle = tasks.visualRect(tasks.rows.index(0)).topLeft() + QPoint(22, 16)
    QTest.mouseClick(tasks.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, circle)
    assert bench.session.get(Task, task.id).status == "open"


def test_the_name_is_edited_in_place(bench: Bench):
    bench.page.setFocus()
    bench.press(KEY.Key_E)
    bench.type("Tijolo Anil")
    bench.press(KEY.Key_Return)
    assert bench.session.get(Account, bench.brick).name == "Tijolo Anil"
    assert bench.page.header.name.text() == "Tijolo Anil"
    bench.page.header.edit_name()
    bench.type("Outro")
    bench.press(KEY.Key_Escape)
    assert bench.session.get(Account, bench.brick).name == "Tijolo Anil"


def test_tabs_and_neighbours_are_reached_by_key(bench: Bench):
    bench.press(KEY.Key_Tab, CTRL)
    assert bench.page.tabs.key() == "timeline"
    bench.press(KEY.Key_Up, ALT)
    assert bench.page.crumbs.place.text() == "1 of 3"
    bench.press(KEY.Key_Down, ALT)
    assert bench.page.crumbs.place.text() == "2 of 3"
    assert bench.page.tabs.key() == "timeline"


def test_esc_goes_back_to_the_summary_and_then_out(bench: Bench, qtbot: QtBot):
    bench.page.tabs.choose("people")
    assert bench.page.step_out()
    assert bench.page.tabs.key() == "summary"
    bench.page.setFocus()
    with qtbot.waitSignal(bench.page.back):
        bench.press(KEY.Key_Escape)


def test_q_asks_for_the_review(bench: Bench, qtbot: QtBot):
    with qtbot.waitSignal(bench.page.open_review) as asked:
        bench.press(KEY.Key_Q)
    assert asked.args == [bench.brick]


def test_the_timeline_is_filtered_by_channel_and_words(bench: Bench):
    card = bench.summary.timeline
    card.choose("ticket")
    assert bench.titles() == ["Ticket: Formulário fora do ar"]
    card.sought.setText("xyz")
    assert bench.titles() == []
    card.clear.click()
    assert len(bench.titles()) == 3
    card.sought.setText("poucas")
    assert bench.titles() == ["NPS 6, Caio Faísca"]


def test_a_long_timeline_shows_the_newest_hundred_and_more_on_the_way_down(
    bench: Bench, workspace: Workspace, qtbot: QtBot
):
    for number in range(130):
        add(workspace, Interaction(account=bench.brick, subject=f"n{number}", channel="email"))
    bench.page.presenter.refresh()
    bench.page.render_state()
    shown = bench.summary.timeline.list
    assert len(shown.rows.items) == 100
    bar = shown.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert len(shown.rows.items) == 133


def test_history_tells_what_changed_and_takes_a_step_back(bench: Bench):
    bench.session.run(ChangeRecord(kind=Account, id=bench.brick, values={"stage": "renewal"}))
    bench.page.tabs.choose("history")
    tab = bench.page.parts._tab("history")
    newest = tab.list.rows.items[0]
    assert bench.session.words(newest.body[0]) == "Stage: Value → Renewal."
    tab.list.setFocus()
    tab.list.do("undo")
    assert bench.session.get(Account, bench.brick).stage == "value"


def test_every_field_is_saved_in_place_the_workspaces_own_too(bench: Bench):
    bench.session.run(AddRecord(record=CustomField(entity="account", key="squad", label="Squad")))
    bench.page.tabs.choose("fields")
    form = bench.page.parts._tab("fields").form
    for name, typed in (("city", "Campinas"), ("custom:squad", "Azul"), ("tags", "VIP, piloto")):
        field = form.fields[name].editor.field()
        field.setFocus()
        field.selectAll()
        bench.type(typed)
        bench.press(KEY.Key_Return)
    stored = bench.session.get(Account, bench.brick)
    assert (stored.city, stored.custom, stored.tags) == ("Campinas", {"squad": "Azul"}, ("VIP", "piloto"))


def test_the_notes_are_saved_when_the_field_is_left(bench: Bench):
    bench.page.tabs.choose("notes")
    box = bench.page.parts._tab("notes").box
    box.setFocus()
    bench.type("Prefere WhatsApp")
    bench.press(KEY.Key_Escape)
    assert bench.session.get(Account, bench.brick).notes == "Prefere WhatsApp"


def test_a_person_is_edited_in_the_cell_and_deleted_by_key(bench: Bench):
    bench.page.tabs.choose("people")
    tab = bench.page.parts._tab("people")
    tab.table.setFocus()
    tab.table.go_to(0, 1)
    bench.press(KEY.Key_E)
    tab.table.editing.editor.set_text("Caio F.")
    tab.table.editing.save()
    assert bench.session.find(Contact, name="Caio F.")
    tab.table.setFocus()
    bench.press(KEY.Key_Delete)
    assert not bench.session.find(Contact, name="Caio F.")


def test_space_completes_in_the_table_of_tasks_too(bench: Bench):
    bench.page.tabs.choose("tasks")
    tab = bench.page.parts._tab("tasks")
    tab.table.setFocus()
    tab.table.go_to(0, 1)
    bench.press(KEY.Key_Space)
    (task,) = bench.session.find(Task, account=bench.brick)
    assert (task.status, tab.table.rows.marked) == ("done", set())


def test_marked_rows_are_deleted_as_one_step(bench: Bench):
    bench.page.tabs.choose("people")
    tab = bench.page.parts._tab("people")
    tab.table.setFocus()
    tab.table.mark_all()
    bench.press(KEY.Key_Delete)
    assert bench.session.find(Contact, account=bench.brick) == []
    bench.session.undo()
    assert len(bench.session.find(Contact, account=bench.brick)) == 2


def test_deleting_the_account_asks_first_and_says_what_goes(bench: Bench, qtbot: QtBot):
    bench.page.deeds.erase_account()
    question, what, verb = (bench.session.words(text) for text in bench.asked[0])
    assert (question, verb) == ("Delete Tijolo Lilás?", "Delete 1 account")
    assert "2 people" in what
    assert bench.session.find(Account, id=bench.brick)
    with qtbot.waitSignal(bench.page.back):
        bench.erase()
    assert not bench.session.find(Account, id=bench.brick)


def test_the_page_says_everything_again_in_another_language(bench: Bench):
    bench.session.words.switch(Translator("pt_BR"))
    assert bench.page.tabs.tabText(0) == "Resumo"
    assert bench.page.crumbs.place.text() == "1 de 3"
    assert "Chamado: Formulário fora do ar" in bench.titles()


def test_words_that_look_like_markup_are_shown_as_they_are(bench: Bench):
    bench.session.run(ChangeRecord(kind=Account, id=bench.brick, values={"name": "<b>Tijolo</b>"}))
    assert bench.page.header.name.text() == "<b>Tijolo</b>"
    formats = {label.textFormat() for label in bench.page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_change_made_elsewhere_shows_up_here(bench: Bench):
    bench.session.run(ChangeRecord(kind=Account, id=bench.brick, values={"touch": "tech"}))
    assert "Digital" in bench.page.header.tags.accessibleName()


def test_the_panel_stays_above_the_tabs(bench: Bench):
    bench.page.add("contact")
    bench.page.tabs.choose("people")
    drawer = bench.page.drawer
    at = drawer.mapTo(bench.window, drawer.rect().center())
    assert drawer.isAncestorOf(bench.window.childAt(at))


def test_a_workspace_that_is_only_read_offers_no_change(
    workspace: Workspace, qapp: QApplication, qtbot: QtBot
):
    brick = fill(workspace)
    with Workspace.open(workspace.path, workspace.clock, read_only=True) as reading:
        page = AccountPage(session_of(reading), dressed(qapp))
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        page.show_account(brick)
        assert not page.header.log.isVisible()
        assert not page.parts.composer("summary").isVisible()
        assert all(shown.deeds == () for shown in page.findChildren(PaintedList))
        assert not page.parts._tab("summary").health.adjust.isVisible()
        page.hide()


def test_a_step_that_cannot_be_taken_back_says_why(bench: Bench):
    bench.session.run(ChangeRecord(kind=Account, id=bench.brick, values={"stage": "renewal"}))
    bench.session.run(ChangeRecord(kind=Account, id=bench.brick, values={"stage": "recovery"}))
    bench.page.tabs.choose("history")
    older = bench.page.parts._tab("history").list.rows.items[1]
    bench.page.deeds.do("undo", older)
    assert bench.session.get(Account, bench.brick).stage == "recovery"
    assert [
        label
        for label in bench.page.findChildren(QLabel)
        if label.isVisible() and label.property("kind") == "error"
    ]


def test_the_history_tells_of_deleted_people_and_brings_them_back(bench: Bench):
    [caio] = bench.session.find(Contact, name="Caio Faísca")
    bench.page.presenter.delete("contact", caio.id)
    bench.page.tabs.choose("history")
    events = bench.page.parts._made["history"].list.rows.items
    assert "Caio Faísca" in bench.session.words(events[0].title)
    bench.page.deeds.do("undo", events[0])
    assert bench.session.find(Contact, name="Caio Faísca")


def test_channels_leave_a_short_line_to_the_words_while_it_is_written(bench: Bench, qtbot: QtBot) -> None:
    composer = bench.composer
    button = composer.findChild(QPushButton, "channel-email")

    def is_below() -> bool:
        under = composer.line.mapTo(composer, QPoint(0, composer.line.height())).y()
        return bool(button.mapTo(composer, QPoint(0, 0)).y() >= under)

    assert not is_below()
    bench.press(KEY.Key_R)
    qtbot.waitUntil(is_below)
    bench.press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: not is_below())


def test_the_fields_of_a_contact_keep_their_height_in_a_low_window(bench: Bench, qtbot: QtBot) -> None:
    bench.window.resize(1064, 640)
    qtbot.waitUntil(lambda: bench.page.height() < 640)
    bench.press(KEY.Key_R)
    bench.composer.more.click()
    form = bench.composer.form
    qtbot.waitUntil(form.isVisible)
    editors = [field.editor for field in form.fields.values()]
    qtbot.waitUntil(lambda: all(one.height() >= one.minimumSizeHint().height() > 0 for one in editors))
    assert bench.summary.timeline.list.isHidden()


def test_a_contact_is_saved_with_the_mouse_alone(bench: Bench) -> None:
    before = len(interactions(bench))
    assert bench.composer.store.isHidden()
    bench.press(KEY.Key_R)
    bench.type("Oi")
    bench.composer.store.click()
    assert len(interactions(bench)) == before + 1


def test_esc_closes_the_opened_fields_before_it_leaves_the_page(bench: Bench) -> None:
    left: list[bool] = []
    bench.page.back.connect(lambda: left.append(True))
    bench.press(KEY.Key_R)
    bench.composer.more.click()
    assert bench.composer.is_unfolded
    bench.press(KEY.Key_Escape)
    bench.press(KEY.Key_Escape)
    assert not bench.composer.is_unfolded
    assert left == []


def test_what_happened_in_another_year_is_dated_with_its_year_even_when_nothing_is_newer(
    bench: Bench,
) -> None:
    [cow] = bench.session.find(Account, name="Vaca Sideral")
    for at in (datetime(2025, 7, 17, 12, tzinfo=UTC), datetime(2025, 3, 9, 12, tzinfo=UTC)):
        add(bench.session, Interaction(account=cow.id, at=at, channel="email", subject="Oi"))
    bench.page.show_account(cow.id)
    timeline = bench.summary.timeline.list
    assert [timeline.day(one) for one in timeline.rows.items] == ["Jul 17, 2025", "Mar 9, 2025"]
    bench.page.show_account(bench.brick)
    assert timeline.day(timeline.rows.items[0]) == "Oct 2"


def test_when_somebody_was_last_spoken_to_stays_where_the_title_is_cut(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    whole = "Coordenadora financeira, há 24 d"
    room = QFontMetrics(font).horizontalAdvance(whole)
    assert cut_before(whole, "há 24 d", font, room) == whole
    cut = cut_before(whole, "há 24 d", font, room - 20)
    assert cut.startswith("Coordenadora")
    assert cut.endswith("…, há 24 d")


def test_while_the_name_is_a_field_it_has_the_room_of_the_health(bench: Bench) -> None:
    header = bench.page.header
    header.edit_name()
    header.show_health(bench.page.presenter.state.health)
    assert header.health.isHidden()
    QTest.keyClick(header.field, KEY.Key_Escape)
    assert header.name.isVisible()
    assert not header.health.isHidden()


def test_figures_stand_back_before_a_name_is_cut(bench: Bench, qtbot: QtBot) -> None:
    header = bench.page.header
    bench.page.presenter.change("account", bench.brick, {"name": "Tijolo Lilás e Filhos"})
    shown = []
    for width in (1600, 1064, 900):
        bench.window.resize(width, 800)
        qtbot.waitUntil(lambda: header.name.width() >= header.name.sizeHint().width())
        shown.append(sum(not fact.isHidden() for fact in header.facts))
    assert shown[0] == 4
    assert shown == sorted(shown, reverse=True)
    assert 1 <= shown[-1] < 4


def test_nothing_is_said_of_the_posture_while_nobody_knows_it(bench: Bench) -> None:
    [cow] = bench.session.find(Account, name="Vaca Sideral")
    bench.page.show_account(cow.id)
    assert bench.summary.timeline.posture.isHidden()


def test_contracts_that_run_come_first_then_the_last_ended(bench: Bench) -> None:
    for product, end in (("Velho", date(2024, 1, 31)), ("Novo", None), ("Recente", date(2026, 5, 31))):
        add(bench.session, Line(account=bench.brick, product=product, start=date(2023, 1, 1), end=end))
    shown = [line.product for line in bench.session.account(bench.brick).lines]
    mine = [product for product in shown if product in {"Velho", "Novo", "Recente"}]
    assert mine == ["Novo", "Recente", "Velho"]


def test_the_crumbs_name_the_list_that_the_account_was_opened_from(bench: Bench) -> None:
    crumbs = bench.page.crumbs
    assert crumbs.list.isHidden()
    crumbs.name_list(verbatim("Em risco"))
    assert crumbs.list.isVisible()
    assert crumbs.list.text() == "Em risco"
    asked: list[bool] = []
    bench.page.back.connect(lambda: asked.append(True))
    crumbs.list.click()
    assert asked == [True]


def test_an_account_that_is_gone_offers_nothing_to_be_done_about_it(bench: Bench) -> None:
    bench.page.show_account(10_000)
    assert bench.page.chosen() == ("account", ())
    assert not bench.page.header.playbook.isEnabled()
    bench.page.show_account(bench.brick)
    assert bench.page.chosen() == ("account", (bench.brick,))
    assert bench.page.header.playbook.isEnabled()
