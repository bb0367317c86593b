"""The page of tasks as a person uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import DeleteRecords
from csdesk.domain.commands.rows import TakeRows
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.practice import Playbook
from csdesk.i18n import Translator
from csdesk.storage.content import shipped
from csdesk.storage.queries import tasks
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.tables.bulk_card import BulkCard
from csdesk.ui.tables.pick_card import PickCard
from csdesk.ui.tasks.calendar_paint import _cells
from csdesk.ui.tasks.drop_card import DropCard
from csdesk.ui.tasks.move_card import MoveCard
from csdesk.ui.tasks.page import TasksPage
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def session(workspace: Workspace, qapp: QApplication) -> Iterator[Session]:
    workspace.run(TakeRows(kind=Account, new=(Account(name="Tijolo Lilás"), Account(name="Onça Míope"))))
    workspace.run(TakeRows(kind=Contact, new=(Contact(account=1, name="Caio Faísca"),)))
    today = workspace.clock.today()
    workspace.run(
        TakeRows(
            kind=Task,
            new=(
                Task(title="Late one", account=1, due=today - timedelta(days=3)),
                Task(title="Weekly call", account=1, due=today, recurrence="FREQ=WEEKLY", kind="call"),
                Task(title="For later", account=2, due=today + timedelta(days=20), priority="high"),
                Task(title="Some day"),
                Task(title="Done one", due=today, status="done"),
            ),
        )
    )
    opened = Session(workspace, Words(Translator("en")), Jobs())
    yield opened
    opened.jobs.stop_all()


@pytest.fixture
def page(session: Session, qapp: QApplication, qtbot: QtBot) -> TasksPage:
    made = TasksPage(session, Themes(qapp, Appearance.LIGHT), tasks)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    made.activateWindow()
    made.visit(None)
    qtbot.waitUntil(lambda: made.presenter.is_whole and not session.jobs.running)
    made.render_state()
    made.take_keys()
    return made


def shown(page: TasksPage) -> list[str]:
    rows = page.table.rows
    return [
        row.title if row is not None else rows.group_title(line).split("  ")[0]
        for line in range(rows.rowCount())
        for row in [rows.row_at(line)]
    ]


def task(page: TasksPage, title: str) -> Task:
    return next(one for one in page.session.all(Task) if one.title == title)


def at(page: TasksPage, title: str) -> Task:
    found = task(page, title)
    page.table.put_cursor(found.id)
    return found


def card(page: TasksPage) -> MoveCard:
    (found,) = [one for one in page.window().findChildren(MoveCard) if one.isVisible()]
    return found


def test_open_tasks_stand_in_the_groups_of_the_week(page: TasksPage) -> None:
    assert shown(page) == [
        "Overdue",
        "Late one",
        "Today",
        "Weekly call",
        "Later",
        "For later",
        "No due date",
        "Some day",
    ]


def test_space_completes_and_goes_on_to_the_next(page: TasksPage, qtbot: QtBot) -> None:
    late = at(page, "Late one")
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.session.get(Task, late.id).status == "done"
    assert "Late one" not in shown(page)
    assert page.current() == task(page, "Weekly call")
    page.session.undo()
    assert page.session.get(Task, late.id).status == "open"


def test_completing_a_series_shows_the_next_one(page: TasksPage, qtbot: QtBot) -> None:
    at(page, "Weekly call")
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    following = [one for one in page.session.all(Task) if one.title == "Weekly call" and one.status == "open"]
    assert [one.due for one in following] == [page.session.today() + timedelta(days=7)]
    assert "Weekly call" in shown(page)


def test_a_typed_line_is_told_part_by_part_and_added(page: TasksPage, qtbot: QtBot) -> None:
    page.ask_new()
    qtbot.keyClicks(page.line.field, "call Caio tomorrow 10h @tijolo !high")
    told = {part: pill._words for part, pill in page.line.pills.items() if not pill.isHidden()}
    assert told["account"] == "Tijolo Lilás"
    assert (told["time"], told["priority"], told["contact"]) == ("10:00", "High", "Caio")
    qtbot.keyClick(page.line.field, Qt.Key.Key_Return)
    added = task(page, "Call Caio")
    assert (added.account, added.contact, added.time) == (1, 1, "10:00")
    assert page.line.field.text() == ""
    assert page.table.cursor_row() == added


def test_several_pasted_lines_are_several_tasks_in_one_step(page: TasksPage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("call Ana tomorrow\n\nsend minutes fri @onca\r\n!high\n")
    page.ask_new()
    qtbot.keyClick(page.line.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (task(page, "Call Ana").kind, task(page, "Send minutes").account) == ("call", 2)
    page.session.undo()
    assert len(page.session.all(Task)) == 5


def test_half_typed_words_are_there_again(page: TasksPage, qtbot: QtBot) -> None:
    page.ask_new()
    qtbot.keyClicks(page.line.field, "call Ca")
    qtbot.keyClick(page.line.field, Qt.Key.Key_Escape)
    assert page.line.isHidden()
    page.line.field.clear()
    page.session.drafts.keep("tasks/typed", {"line": "call Ca"})
    page.ask_new()
    assert page.line.field.text() == "call Ca"


def test_many_are_rescheduled_after_it_is_said_how_many_move(page: TasksPage, qtbot: QtBot) -> None:
    today = page.session.today()
    page.table.rows.set_marked({task(page, "Late one").id, task(page, "Weekly call").id})
    page.ask_move()
    found = card(page)
    found.line.setText("today")
    assert found.told.text().endswith("1 stays")
    found.line.setText("no day at all")
    assert not found.apply.isEnabled()
    found.line.setText("+2d")
    assert found.told.text().startswith("2 tasks move")
    found.reason.setText("client on holiday")
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    moved = [task(page, title) for title in ("Late one", "Weekly call")]
    assert {one.due for one in moved} == {today + timedelta(days=2)}
    assert {one.notes for one in moved} == {"client on holiday"}


def test_one_digit_puts_a_task_off(page: TasksPage, qtbot: QtBot) -> None:
    at(page, "Late one")
    page.ask_move()
    qtbot.keyClick(card(page).list, Qt.Key.Key_1)
    assert task(page, "Late one").due == page.session.today() + timedelta(days=1)


def test_a_cell_takes_an_hour_and_a_recurrence_in_words(page: TasksPage) -> None:
    late = at(page, "Late one")
    for key, typed, stored in (
        ("time", "9h30", "09:30"),
        ("recurrence", "every Monday", "FREQ=WEEKLY;BYDAY=MO"),
    ):
        section = [column.key for column in page.table.rows.columns].index(key) + 1
        page.table.go_to(page.table.cursor_line(), section)
        assert page.table.editing.start()
        editor = page.table.editing.editor
        assert editor is not None
        editor.set_text("what?")
        assert not page.table.editing.save()
        editor.set_text(typed)
        assert page.table.editing.save()
        assert getattr(page.session.get(Task, late.id), key) == stored


def test_the_details_follow_the_cursor_and_change_in_place(page: TasksPage) -> None:
    at(page, "Weekly call")
    page.toggle_panel()
    assert page.panel.fields["title"].editor.text() == "Weekly call"
    page.panel.fields["recurrence"].editor.set_text("every 2 weeks")
    page.panel.fields["recurrence"].editor.submitted.emit()
    assert "INTERVAL=2" in (task(page, "Weekly call").recurrence or "")
    at(page, "Late one")
    assert page.panel.fields["title"].editor.text() == "Late one"


def test_words_narrow_the_list(page: TasksPage) -> None:
    page.filters.line.setText("onca")
    assert shown(page) == ["Later", "For later"]
    assert page.step_out()
    assert len(shown(page)) == 8


def test_hundreds_are_completed_beside_the_window_and_taken_back_in_one_step(
    page: TasksPage, session: Session, qtbot: QtBot
) -> None:
    session.run(TakeRows(kind=Task, new=[Task(title=f"Many {n}", account=1) for n in range(300)]))
    page.table.rows.set_marked({one.id for one in session.all(Task) if one.title.startswith("Many")})
    with qtbot.waitSignal(session.ran):
        page.tick()
        assert session.jobs.running, "the window goes on meanwhile"
    assert session.count(Task, status="done") == 301
    session.undo()
    assert session.count(Task, status="done") == 1


def test_what_refuses_many_is_told(page: TasksPage, session: Session, qtbot: QtBot) -> None:
    session.run(TakeRows(kind=Task, new=[Task(title=f"Many {n}") for n in range(300)]))
    page.table.rows.set_marked({one.id for one in session.all(Task) if one.title.startswith("Many")})
    chosen = page.chosen_tasks()
    session.run(DeleteRecords(kind=Task, ids=(chosen[0].id,)))
    with qtbot.waitSignal(page.refused):
        page.presenter.drop(chosen)
    assert session.count(Task, status="dropped") == 0


def test_marked_tasks_are_edited_together(page: TasksPage) -> None:
    page.table.mark_all()
    page.cards.edit_marked(page.marked.edit)
    (pick,) = page.findChildren(PickCard)
    pick.picked.emit("account")
    (card,) = page.findChildren(BulkCard)
    card.field.show_value(2)
    card.apply.click()
    assert {one.account for one in page.session.all(Task) if one.status == "open"} == {2}
    page.session.undo()
    assert task(page, "Late one").account == 1


def test_tasks_group_by_quarter_and_account(page: TasksPage) -> None:
    page.cards.group_by("plan")
    titles = [title for title in shown(page) if "·" in title]
    assert any(title.endswith("· Tijolo Lilás") for title in titles)


def test_the_calendar_is_walked_and_a_task_moved_with_the_keys(page: TasksPage, qtbot: QtBot) -> None:
    today = page.session.today()
    page.show_view("month")
    grid = page.calendar.grid
    assert grid.current() == task(page, "Late one")
    qtbot.keyClick(grid, Qt.Key.Key_T)
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert task(page, "Weekly call").due == today + timedelta(days=1)
    assert (grid.day, page.current()) == (today + timedelta(days=1), task(page, "Weekly call"))
    qtbot.keyClick(grid, Qt.Key.Key_T)
    assert grid.day == today
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.day.month != today.month or grid.day.year != today.year


def test_a_task_is_dragged_to_another_day(page: TasksPage, qtbot: QtBot) -> None:
    page.show_view("week")
    grid = page.calendar.grid
    places = dict(_cells(grid._drawing()))
    today = page.session.today()
    monday = min(places)
    other = monday if monday != today else monday + timedelta(days=1)
    start = places[today].topLeft() + QPointF(30, 34)
    end = places[other].center()
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=start.toPoint())
    qtbot.mouseMove(grid, start.toPoint() + QPoint(40, 5))
    qtbot.mouseMove(grid, end.toPoint())
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end.toPoint())
    assert task(page, "Weekly call").due == other


def test_what_is_open_and_has_a_day_goes_to_a_calendar(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    written: list[tuple[list[str], Path]] = []
    target = tmp_path / "tasks.ics"
    made = TasksPage(
        session,
        Themes(qapp, Appearance.LIGHT),
        tasks,
        lambda found, path: written.append(([one.title for one in found], path)),
        lambda *_: target,
    )
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.presenter.is_whole)
    with qtbot.waitSignal(made.exported) as told:
        made.export_all()
    assert written == [(["Late one", "Weekly call", "For later"], target)]
    assert made.session.words(told.args[0]) == "tasks.ics is ready: 3 tasks"


def drop_card(page: TasksPage) -> DropCard:
    (found,) = [one for one in page.window().findChildren(DropCard) if one.isVisible()]
    return found


def test_dropping_asks_why_and_keeps_the_reason(page: TasksPage, qtbot: QtBot) -> None:
    at(page, "Some day")
    page.drop()
    asked = drop_card(page)
    assert task(page, "Some day").status == "open"
    qtbot.keyClicks(asked.reason, "No longer needed")
    qtbot.keyClick(asked.reason, Qt.Key.Key_Return)
    dropped = task(page, "Some day")
    assert dropped.status == "dropped"
    assert "No longer needed" in (dropped.notes or "")


def test_the_run_of_a_task_shows_how_far_it_is(page: TasksPage, qtbot: QtBot) -> None:
    session = page.session
    session.run(shipped("en").adopting())
    playbook = session.find(Playbook, code="health-drop", status="live")[0].id
    session.runs.start(1, playbook)
    (step,) = [one for one in session.all(Task) if one.run is not None]
    qtbot.waitUntil(lambda: page.presenter.names.progress(step.run) is not None)
    column = page.presenter.column("run")
    assert column.cell is not None
    cell = column.cell(step, page.presenter.reader)
    assert (cell.text, cell.points) == ("1/4 Health drop", (1.0, 4.0))


def test_a_file_that_is_only_read_changes_nothing(
    workspace: Workspace, qapp: QApplication, qtbot: QtBot
) -> None:
    workspace.run(TakeRows(kind=Task, new=(Task(title="Alone"),)))
    path: Path = workspace.path
    with Workspace.open(path, read_only=True) as only_read:
        session = Session(only_read, Words(Translator("en")), Jobs())
        made = TasksPage(session, Themes(qapp, Appearance.LIGHT), tasks)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: made.presenter.is_whole)
        made.table.go_to_first()
        qtbot.keyClick(made.table, Qt.Key.Key_Space)
        made.drop()
        made.ask_new()
        assert made.line.isHidden()
        assert session.all(Task)[0].status == "open"
        session.jobs.stop_all()


def test_a_day_is_read_aloud_with_its_holiday(page: TasksPage) -> None:
    page.show_view("month")
    page.calendar.grid._go(date(2026, 12, 25))
    assert page.calendar.told.text() == "Friday, Dec 25, 2026, Christmas Day, 0 tasks"


def test_the_month_and_the_week_are_named_as_a_person_says_them(page: TasksPage) -> None:
    page.show_view("month")
    page.calendar.grid._go(date(2026, 12, 25))
    assert page.calendar.title.text() == "December 2026"
    page.show_view("week")
    page.calendar.grid._go(date(2026, 12, 29))
    assert page.calendar.title.text() == "Dec 28 to Jan 3, 2027"


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
def test_a_task_of_the_calendar_is_told_whole_with_its_account_under_the_pointer(page: TasksPage) -> None:
    page.show_view("month")
    page.calendar.put_cursor(task(page, "Late one"))
    grid = page.calendar.grid
    box = dict(_cells(grid._drawing()))[grid.day]
    at = (box.topLeft() + QPointF(30, 34)).toPoint()
    QApplication.sendEvent(grid, QHelpEvent(QEvent.Type.ToolTip, at, grid.mapToGlobal(at)))
    late = task(page, "Late one")
    assert grid.toolTip() == ", ".join(filter(None, (late.title, page.presenter.names.account(late.account))))


def test_the_usual_filter_names_the_one_thing_that_it_leaves_out(page: TasksPage) -> None:
    when = page.table.view_state.filters[0]
    column = page.presenter.column("when")
    assert page.session.words(when.phrase(column, page.presenter.reader)) == "all but Done"


def test_with_the_details_beside_it_the_list_still_fits_unless_columns_were_chosen(
    page: TasksPage, qtbot: QtBot
) -> None:
    page.resize(1064, 640)
    bar = page.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: "run" in page.table.view_state.columns and not bar.maximum())
    page.toggle_panel()
    qtbot.waitUntil(lambda: "run" not in page.table.view_state.columns and not bar.maximum())
    page.table.change(replace(page.table.view_state, columns=("state", "title", "run")))
    page.toggle_panel()
    QApplication.processEvents()
    assert page.table.view_state.columns == ("state", "title", "run")


def test_a_choice_that_is_too_long_for_its_field_is_seen_from_its_beginning(page: TasksPage) -> None:
    page.toggle_panel()
    page.table.put_cursor(task(page, "Late one").id)
    role = page.panel.fields["role"].editor
    role.set_text("A role with a name that is far too long for its field")
    assert role.field().cursorPosition() == 0


def test_the_hints_are_those_of_the_cell_while_it_is_typed_in_and_of_the_list_after_it(
    page: TasksPage, qtbot: QtBot
) -> None:
    page.table.go_to_first()
    page.table.setFocus()
    before = page.hints()
    with qtbot.waitSignal(page.state_changed):
        page.edit_cell()
    assert [hint.keys for hint in page.hints()] == [("Enter",), ("Tab",), ("Esc",)]
    with qtbot.waitSignal(page.state_changed):
        page.table.editing.close()
    assert page.hints() == before


def test_a_list_that_filters_emptied_says_how_many_are_on_and_counts_only_what_is_shown(
    page: TasksPage, qtbot: QtBot
) -> None:
    page.filters.line.setText("zzzz")
    qtbot.waitUntil(page.none_pass.isVisible)
    assert page.none_pass.sentence.text() == "2 filters are on."
    assert page.heading.count.text() == "0 tasks"
