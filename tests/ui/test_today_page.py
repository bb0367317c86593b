"""The Today page as a person uses it: a day is cleared with the keys alone, and undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Invoice, Line
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import Playbook
from csdesk.domain.model.record import Record
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.written import map_to_json
from csdesk.domain.today.groups import Group
from csdesk.domain.today.items import Followed, Kind
from csdesk.domain.values.money import Cents, Money
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.queries.today_page import TodayReads
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.today.page import TodayPage
from csdesk.ui.today.renewal_menu import RenewalMenu
from csdesk.ui.today.snooze_card import SnoozeCard
from csdesk.ui.today.state import Entry, Heading, More, Order
from csdesk.ui.today.todo_paint import box_of_tick
from csdesk.ui.words import Words

KEY = Qt.Key
NOW = datetime(2026, 10, 13, 15, tzinfo=UTC)
TODAY = date(2026, 10, 13)


ASKING = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="ask", kind=StepKind.QUESTION, text="Did it pay?", due=1),
        Step(id="end", kind=StepKind.END, text="Paid"),
    ),
    arrows=(
        Arrow(id="a", source="s", target="ask"),
        Arrow(id="yes", source="ask", target="end", label="Yes"),
    ),
)


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


class Desk:
    """The page in a window, over a workspace, and what it asked of the app."""

    def __init__(self, qtbot: QtBot, app: QApplication, workspace: Workspace) -> None:
        self.qtbot = qtbot
        self.words = Words(Translator("en"))
        self.session = Session(workspace, self.words, Jobs(app))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1240, 860)
        self.page = TodayPage(self.session, dressed(app), TodayReads())
        self.page.setParent(self.window)
        self.page.setGeometry(self.window.rect())
        self.asked: list[tuple[str, object]] = []
        for name in ("account", "contact", "review", "accounts"):
            signal = getattr(self.page, f"{name}_asked")
            signal.connect(lambda about, name=name: self.asked.append((name, about)))
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.page.visit(None)
        self.ready()
        self.page.todo.list.setFocus()

    def ready(self) -> None:
        self.qtbot.waitUntil(
            lambda: (
                self.page.presenter.is_ready
                and not self.page.presenter.is_stale
                and not self.session.jobs.running
            ),
            timeout=20_000,
        )

    def leave(self) -> None:
        self.session.is_open = False
        self.window.close()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    @property
    def entries(self) -> list[Entry]:
        return [one for one in self.page.todo.list.lines.items if isinstance(one, Entry)]

    @property
    def titles(self) -> list[str]:
        return [self.words(entry.title) for entry in self.entries]

    @property
    def groups(self) -> list[tuple[str, int]]:
        lines = self.page.todo.list.lines.items
        return [(self.words(one.title), one.count) for one in lines if isinstance(one, Heading)]

    def current(self) -> str:
        entry = self.page.entry()
        return "" if entry is None else self.words(entry.title)

    def go_to(self, title: str) -> None:
        entry = next(one for one in self.entries if self.words(one.title) == title)
        assert self.page.todo.list.go_to_key(entry.key)


def add(workspace: Workspace, record: Record) -> int:
    return int(workspace.run(AddRecord(record=record)).value)


def client(workspace: Workspace, name: str, mrr: int = 100_000, **terms: date) -> int:
    own = add(workspace, Account(name=name, touch="high", status="active"))
    add(
        workspace,
        Line(
            account=own, mrr=Cents(mrr), currency="BRL", product="Retainer", start=date(2025, 1, 1), **terms
        ),
    )
    add(workspace, Interaction(account=own, at=datetime(2026, 10, 10, 15, tzinfo=UTC), channel="video"))
    return own


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    brick = client(workspace, "Tijolo Lilás", 1_120_000, term_end=date(2026, 12, 15))
    cow = client(workspace, "Vaca Sideral", 980_000)
    for title, due, own in (
        ("Call Caio", date(2026, 10, 9), brick),
        ("Send the minutes", date(2026, 10, 8), cow),
        ("Confirm the board", TODAY, cow),
        ("Plan the visit", date(2026, 10, 15), brick),
        ("Write the story", date(2026, 11, 20), None),
    ):
        add(workspace, Task(account=own, title=title, due=due))
    return workspace


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, filled: Workspace) -> Iterator[Desk]:
    opened = Desk(qtbot, qapp, filled)
    yield opened
    opened.leave()


def only_tasks(desk: Desk) -> None:
    desk.page.choose_kind(Kind.TASK)


def test_the_day_begins_with_its_date_and_the_account_to_start_with(desk: Desk) -> None:
    assert desk.page.heading.title.text() == "Tuesday, October 13"
    sentence = desk.page.heading.sentence()
    assert sentence.startswith("2 overdue and 1 for today. Start with Tijolo Lilás: ")
    desk.page.heading.start.click()
    assert desk.asked == [("account", desk.entries[0].item.account)]


def test_things_stand_in_groups_of_lateness(desk: Desk) -> None:
    only_tasks(desk)
    assert desk.groups == [("Overdue", 2), ("Today", 1), ("This week", 1), ("Later", 1)]
    assert desk.titles[:3] == ["Call Caio", "Send the minutes", "Confirm the board"]


def test_space_completes_and_the_cursor_goes_on_to_the_next(desk: Desk) -> None:
    only_tasks(desk)
    assert desk.current() == "Call Caio"
    desk.press(KEY.Key_Space)
    assert desk.current() == "Send the minutes"
    assert desk.session.find(Task, title="Call Caio")[0].status == "done"
    desk.ready()
    assert desk.current() == "Send the minutes"
    desk.session.undo()
    desk.ready()
    assert "Call Caio" in desk.titles


def test_a_day_is_cleared_without_the_mouse(desk: Desk) -> None:
    things = 0
    while desk.entries and things < 40:
        desk.press(KEY.Key_Space)
        desk.ready()
        things += 1
    assert desk.entries == []
    assert desk.page.todo.none.isVisible()
    assert desk.session.count(Task, status="open") == 0
    for _ in range(things):
        desk.session.undo()
    desk.ready()
    assert desk.session.count(Task, status="open") == 5


def test_what_is_no_task_is_ticked_off_too_and_comes_back_with_the_undo(desk: Desk) -> None:
    desk.page.choose_kind(Kind.RENEWAL)
    assert [entry.account for entry in desk.entries] == ["Tijolo Lilás"]
    desk.press(KEY.Key_Space)
    desk.ready()
    assert desk.entries == []
    desk.session.undo()
    desk.ready()
    assert [entry.account for entry in desk.entries] == ["Tijolo Lilás"]


def test_s_and_a_digit_put_a_thing_off(desk: Desk) -> None:
    only_tasks(desk)
    desk.page.do("snooze")
    assert isinstance(desk.window.findChild(SnoozeCard), SnoozeCard)
    desk.press(KEY.Key_2)
    assert desk.session.find(Task, title="Call Caio")[0].due == date(2026, 10, 19)
    assert QApplication.focusWidget() is desk.page.todo.list
    assert desk.current() == "Send the minutes"


def test_s_and_3_ask_for_a_day_as_people_write_it(desk: Desk) -> None:
    only_tasks(desk)
    desk.page.do("snooze")
    desk.press(KEY.Key_3)
    desk.type("+10d")
    desk.press(KEY.Key_Return)
    assert desk.session.find(Task, title="Call Caio")[0].due == date(2026, 10, 23)


def test_what_is_no_task_is_put_off_as_a_task(desk: Desk) -> None:
    desk.page.choose_kind(Kind.RENEWAL)
    desk.page.do("snooze")
    desk.press(KEY.Key_1)
    desk.ready()
    only_tasks(desk)
    assert "Renewal near" in desk.titles
    desk.page.choose_kind(Kind.RENEWAL)
    assert desk.entries == []


def test_enter_does_the_one_action_of_a_thing(desk: Desk) -> None:
    desk.page.choose_kind(Kind.RENEWAL)
    desk.press(KEY.Key_Return)
    assert desk.asked == [("account", desk.entries[0].item.account)]


def test_o_r_and_q_lead_to_the_account_its_contact_and_its_review(desk: Desk) -> None:
    only_tasks(desk)
    entry = desk.page.entry()
    assert entry is not None
    desk.page.do("account")
    desk.page.log_contact()
    desk.page.do("review")
    assert desk.asked == [(name, entry.item.account) for name in ("account", "contact", "review")]


def test_a_contact_without_an_account_asks_with_whom(desk: Desk) -> None:
    only_tasks(desk)
    desk.go_to("Write the story")
    desk.page.log_contact()
    desk.type("vaca")
    desk.press(KEY.Key_Return)
    name, own = desk.asked[0]
    assert (name, desk.session.get(Account, int(str(own))).name) == ("contact", "Vaca Sideral")


def test_a_task_is_typed_as_one_says_it(desk: Desk) -> None:
    desk.page.new_task()
    desk.type("call Ana fri 10h @tijolo")
    assert desk.page.todo.new_line.understood.text() == "Fri Oct 16, 10:00, Tijolo Lilás"
    desk.press(KEY.Key_Return)
    task = desk.session.find(Task, due=date(2026, 10, 16))[0]
    assert (task.time, desk.session.get(Account, task.account or 0).name) == ("10:00", "Tijolo Lilás")
    assert desk.page.todo.new_line.field.text() == ""
    desk.press(KEY.Key_Escape)
    assert QApplication.focusWidget() is desk.page.todo.list


def test_working_days_that_are_typed_pass_over_holidays(desk: Desk) -> None:
    desk.page.new_task()
    desk.type("call Ana in 14 working days")
    assert desk.page.todo.new_line.read().due == date(2026, 11, 3)


def test_a_task_wears_the_icon_of_its_verb(desk: Desk) -> None:
    only_tasks(desk)
    icons = {str(entry.item.title.args["words"]): entry.icon for entry in desk.entries}
    assert icons["Call Caio"] is Icon.CALL
    assert icons["Send the minutes"] is Icon.EMAIL


def test_the_last_thing_is_seen_with_its_actions(desk: Desk) -> None:
    shown = desk.page.todo.list
    shown.setFixedHeight(90)
    shown.go_to(len(shown.lines.items) - 1)
    desk.ready()
    box = shown.visualRect(shown.currentIndex())
    assert box.bottom() <= shown.viewport().height()


def test_what_is_ticked_off_gives_its_place_to_the_next_beyond_the_first_hundred(
    desk: Desk,
) -> None:
    for number in range(103):
        desk.session.run(AddRecord(record=Task(title=f"Call {number}", due=TODAY + timedelta(days=40))))
    desk.ready()
    only_tasks(desk)
    assert desk.page.todo.list.go_to_key(
        next(one for one in desk.entries if desk.words(one.title) == "Call 7").key
    )
    before = desk.page.presenter.state()
    more = next(one for one in before.lines if isinstance(one, More))
    desk.press(KEY.Key_Space)
    after = desk.page.presenter.state()
    assert "Call 7" not in desk.titles
    assert (after.shown, after.known) == (before.shown - 1, before.known - 1)
    assert after.kinds[Kind.TASK] == before.kinds[Kind.TASK] - 1
    assert next(one for one in after.lines if isinstance(one, More)).hidden == more.hidden - 1
    assert len(after.lines) == len(before.lines)
    desk.ready()
    assert desk.page.presenter.state().lines == after.lines


def test_a_click_means_what_was_under_the_pointer_although_the_lines_move(desk: Desk) -> None:
    only_tasks(desk)
    shown = desk.page.todo.list
    shown.go_to(1)
    aim = shown.lines.items[2]
    assert isinstance(aim, Entry)
    tick = box_of_tick(desk.page.themes.theme, shown.visualRect(shown.lines.index(2))).center()
    QTest.mousePress(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, tick)
    QApplication.processEvents()
    assert shown.place == 2
    QTest.mouseRelease(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, tick)
    assert desk.session.find(Task, title=desk.words(aim.title))[0].status == "done"


def test_what_accounts_wait_for_stands_apart_from_the_tasks_that_are_late(
    qtbot: QtBot, qapp: QApplication, filled: Workspace
) -> None:
    own = add(filled, Account(name="Quiet", touch="high", status="active"))
    add(filled, Line(account=own, mrr=Cents(500_000), currency="BRL", start=date(2025, 1, 1)))
    add(filled, Interaction(account=own, at=datetime(2026, 8, 1, 15, tzinfo=UTC), channel="video"))
    desk = Desk(qtbot, qapp, filled)
    groups = dict(desk.groups)
    assert (groups["Overdue"], groups["Accounts waiting"]) == (2, 1)
    notes = {one.group: one.note for one in desk.page.todo.list.lines.items if isinstance(one, Heading)}
    told = notes[Group.WAITING]
    assert told is not None
    assert desk.words(told) == "1 without a conversation"
    assert desk.page.heading.sentence().startswith("2 overdue ")
    desk.leave()


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
def test_a_mark_of_several_renewals_says_their_sum_and_lists_them_by_enter(
    qtbot: QtBot, qapp: QApplication, filled: Workspace
) -> None:
    for number in range(4):
        client(filled, f"Renewing {number}", 100_000, term_end=date(2026, 12, 16 + number))
    desk = Desk(qtbot, qapp, filled)
    strip = desk.page.strip.strip
    label = next(one for one in strip.labels if len(strip.members(one)) > 1)
    own = [strip.renewals[place] for place in strip.members(label)]
    name, second = strip.lines(label)
    assert name == f"{own[0].name} +{len(own) - 1}"
    money = sum(one.mrr or 0 for one in own)
    assert second.endswith(desk.words.translator.money(Money(money, "BRL", whole=True)))
    shown = sum(strip.renewals[place].mrr or 0 for one in strip.labels for place in strip.members(one))
    assert shown == sum(one.mrr or 0 for one in strip.renewals)
    strip.setFocus()
    while strip.place not in strip.members(label):
        desk.press(KEY.Key_Right)
    desk.press(KEY.Key_Return)
    menu = strip.findChild(RenewalMenu)
    assert menu is not None
    listed = [one.text() for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
    assert [words.split(",")[0] for words in listed] == [one.name for one in own]
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Return)
    assert desk.asked == [("account", own[1].account)]
    desk.leave()


def test_half_a_task_is_kept_when_the_line_is_left(desk: Desk) -> None:
    desk.page.new_task()
    desk.type("call An")
    desk.press(KEY.Key_Escape)
    desk.page.new_task()
    assert desk.page.todo.new_line.field.text() == "call An"


def test_j_and_k_pass_over_the_titles(desk: Desk) -> None:
    only_tasks(desk)
    for _ in range(2):
        desk.press(KEY.Key_J)
    assert desk.current() == "Confirm the board"
    desk.press(KEY.Key_K)
    assert desk.current() == "Send the minutes"


def test_by_worth_there_are_no_groups_and_the_file_remembers_it(desk: Desk) -> None:
    only_tasks(desk)
    desk.page.choose_order(Order.WORTH)
    assert desk.groups == []
    worths = [entry.item.worth for entry in desk.entries]
    assert worths == sorted(worths, reverse=True)
    again = TodayPage(desk.session, dressed(QApplication.instance()), TodayReads())
    assert (again.presenter.kept.order, again.presenter.kept.kind) == (Order.WORTH, Kind.TASK)


def test_a_filter_without_anything_says_so_and_leads_back(desk: Desk) -> None:
    desk.page.choose_kind(Kind.ONBOARDING)
    assert desk.page.todo.hidden.isVisible()
    desk.page.choose_kind(None)
    assert desk.entries


def test_a_click_on_the_box_completes(desk: Desk) -> None:
    only_tasks(desk)
    shown = desk.page.todo.list
    place = next(
        at for at, one in enumerate(shown.lines.items) if isinstance(one, Entry) and at != shown.place
    )
    title = desk.words(shown.lines.items[place].title)
    tick = box_of_tick(desk.page.themes.theme, shown.visualRect(shown.lines.index(place))).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, tick)
    assert desk.session.find(Task, title=title)[0].status == "done"


def test_a_change_elsewhere_is_seen_at_once(desk: Desk) -> None:
    desk.session.run(AddRecord(record=Task(title="Water the plants", due=TODAY)))
    desk.ready()
    desk.qtbot.waitUntil(lambda: "Water the plants" in desk.titles)
    assert desk.page.heading.sentence().startswith("2 overdue and 2 for today.")


def test_the_strip_is_walked_with_arrows_and_told_aloud(desk: Desk) -> None:
    strip = desk.page.strip.strip
    strip.setFocus()
    assert [one.name for one in strip.renewals] == ["Tijolo Lilás"]
    assert "Tijolo Lilás" in strip.accessibleName()
    assert "Dec 15" in strip.accessibleName()
    assert ("Contract", "Retainer") in strip.told(strip.renewals[0])
    desk.press(KEY.Key_Return)
    assert desk.asked == [("account", strip.renewals[0].account)]


def test_a_click_on_a_label_opens_its_account(desk: Desk) -> None:
    strip = desk.page.strip.strip
    label = strip.labels[0]
    QTest.mouseClick(
        strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(round(label.left) + 5, 20)
    )
    assert desk.asked == [("account", strip.renewals[0].account)]


def test_the_cadence_names_how_many_are_silent_and_leads_to_them(desk: Desk, filled: Workspace) -> None:
    own = client(filled, "Onça Míope")
    for talk in desk.session.find(Interaction, account=own):
        at = datetime(2026, 9, 1, 15, tzinfo=UTC)
        desk.session.run(ChangeRecord(kind=Interaction, id=talk.id, values={"at": at}))
    desk.ready()
    silent = desk.page.side.silent.list
    desk.qtbot.waitUntil(lambda: silent.spoken(silent.lines.items[0]) == "High touch: 1 of 3 past 21 days")
    silent.setFocus()
    desk.press(KEY.Key_Return)
    assert desk.asked == [("accounts", (own,))]


def test_a_review_to_prepare_says_how_far_it_is(desk: Desk, filled: Workspace) -> None:
    client(filled, "Onça Míope", term_end=date(2026, 11, 20))
    desk.session.run(AddRecord(record=Task(title="Water the plants")))
    reviews = desk.page.side.reviews.list
    desk.qtbot.waitUntil(lambda: bool(reviews.progress))
    found = next(iter(reviews.progress.values()))
    assert 0 <= found.ready <= found.sections == 8
    reviews.setFocus()
    desk.press(KEY.Key_Return)
    assert desk.asked == [("review", found.account)]


def test_invoices_stand_with_their_reason(desk: Desk, filled: Workspace) -> None:
    own = client(filled, "Onça Míope")
    owed = Invoice(account=own, due=date(2026, 10, 1), amount=Cents(90_000), currency="BRL")
    desk.session.run(AddRecord(record=owed))
    desk.ready()
    desk.page.choose_kind(Kind.INVOICE)
    desk.qtbot.waitUntil(lambda: len(desk.entries) == 1)
    spoken = desk.page.todo.list.spoken(desk.entries[0])
    assert spoken.startswith("Invoice overdue, Onça Míope")
    assert "R$900.00" in spoken


def test_a_file_without_accounts_says_how_to_begin(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
) -> None:
    opened = Desk(qtbot, qapp, workspace)
    assert opened.page.empty.isVisible()
    qtbot.waitUntil(opened.page.begin.hasFocus)
    opened.leave()


def test_a_file_that_is_only_read_completes_nothing(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "read.csdesk"
    with Workspace.create(path, FixedClock(NOW)) as made:
        add(made, Task(title="Call Caio", due=TODAY))
    with Workspace.open(path, FixedClock(NOW), read_only=True) as opened:
        desk = Desk(qtbot, qapp, opened)
        told: list[object] = []
        desk.page.refused.connect(told.append)
        desk.press(KEY.Key_Space)
        assert len(told) == 1
        desk.leave()


def test_a_task_of_a_playbook_shows_how_far_it_is_and_opens_its_step(desk: Desk, filled: Workspace) -> None:
    filled.run(Adopt(playbooks=(("overdue", "Overdue invoice", map_to_json(ASKING)),)))
    own = client(filled, "Onça Míope")
    run = desk.session.runs.start(own, filled.reader.find(Playbook, status="live")[0].id)
    only_tasks(desk)
    desk.qtbot.waitUntil(lambda: "Did it pay?" in desk.titles)
    desk.go_to("Did it pay?")
    entry = desk.page.entry()
    assert entry is not None
    assert entry.item.followed == Followed("Overdue invoice", 1, 1)
    desk.page.run_asked.connect(lambda about: desk.asked.append(("run", about)))
    desk.press(KEY.Key_Return)
    desk.page.start_playbook()
    assert desk.asked == [("run", run), ("run", run)]


def test_another_language_is_spoken_at_once(desk: Desk) -> None:
    only_tasks(desk)
    desk.words.switch(Translator("pt_BR"))
    assert desk.page.heading.title.text() == "Terça-feira, 13 de outubro"
    assert desk.page.todo.list.spoken(desk.entries[0]).startswith("Call Caio, Tijolo Lilás, ")
    assert [desk.words(entry.due) for entry in desk.entries] == [
        "há 4 dias",
        "há 5 dias",
        "hoje",
        "qui 15/10",
        "20/11",
    ]


def test_other_colours_leave_nothing_of_the_day_as_it_was(desk: Desk, qapp: QApplication) -> None:
    themes, page = dressed(qapp), desk.page

    def shown() -> QImage:
        QApplication.processEvents()
        return page.grab().toImage()

    light = shown()
    themes.choose(Appearance.DARK)
    dark = shown()
    page.render_state()
    assert shown() == dark != light
    themes.choose(Appearance.LIGHT)
    assert shown() == light


def test_at_another_size_the_labels_of_the_strip_are_placed_anew(desk: Desk, qapp: QApplication) -> None:
    strip = desk.page.strip.strip
    before = strip.labels
    dressed(qapp).zoom_to(150)
    assert strip.labels[0].width > before[0].width
    dressed(qapp).zoom_to(100)
    desk.qtbot.waitUntil(lambda: strip.labels == before)
