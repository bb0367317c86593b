"""The grids of records as a person uses them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.commands.rows import TakeRows
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Invoice
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.ports import Progress
from csdesk.domain.views.sheets import SheetTable
from csdesk.i18n import Translator
from csdesk.storage.dump import canonical
from csdesk.storage.queries import records
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.records.kinds import KINDS
from csdesk.ui.records.page import RecordsPage
from csdesk.ui.records.paste_card import PasteCard
from csdesk.ui.session import Session
from csdesk.ui.tables.pick_card import PickCard
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TODAY = date(2026, 10, 13)
NAMES = ("Tijolo Lilás", "Onça Míope", "Pipa Quadrada")


@pytest.fixture
def session(workspace: Workspace, qapp: QApplication) -> Iterator[Session]:
    workspace.run(TakeRows(kind=Account, new=tuple(Account(name=name) for name in NAMES)))
    opened = Session(workspace, Words(Translator("en")), Jobs())
    yield opened
    opened.jobs.stop_all()


@pytest.fixture
def written() -> list[SheetTable]:
    return []


@pytest.fixture
def page(
    session: Session, qapp: QApplication, qtbot: QtBot, written: list[SheetTable], tmp_path: Path
) -> RecordsPage:
    def write(tables: Sequence[SheetTable], _target: Path, _progress: Progress) -> None:
        written.extend(tables)

    made = RecordsPage(
        session, Themes(qapp, Appearance.LIGHT), records, write, lambda *_: tmp_path / "grid.xlsx"
    )
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    made.visit(None)
    settled(made, qtbot)
    return made


def settled(page: RecordsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.presenter.knows_names and page.presenter.is_whole)
    qtbot.waitUntil(lambda: not page.session.jobs.running)
    page.render_state()


def show(page: RecordsPage, key: str, qtbot: QtBot) -> None:
    page.show_kind(key)
    settled(page, qtbot)


def pasted(page: RecordsPage, text: str, qtbot: QtBot) -> PasteCard:
    QApplication.clipboard().setText(text)
    page.take_keys()
    page.table.paste()
    (card,) = [one for one in page.window().findChildren(PasteCard) if one.isVisible()]
    return card


def column_at(page: RecordsPage, key: str) -> int:
    return [column.key for column in page.table.rows.columns].index(key) + 1


def cells(page: RecordsPage, key: str) -> list[str]:
    section = column_at(page, key)
    return [page.table.rows.cell(line, section).text for line in range(page.table.rows.rowCount())]


def titles(page: RecordsPage) -> list[str]:
    return [page.session.words(column.title) for column in page.table.shown_columns()]


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_every_kind_opens_with_its_columns(page: RecordsPage, qtbot: QtBot, kind: str) -> None:
    show(page, kind, qtbot)
    assert tuple(page.table.view_state.columns) == page.presenter.kind.shown
    assert page.kinds.items[kind].isChecked()
    assert page.heading.title.text() == page.session.words(page.presenter.kind.entity.many)
    page.ask_new()
    asked = list(page.new_row.fields)
    assert set(asked[: len(page.presenter.needed())]) == page.presenter.needed()


@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_every_title_of_a_grid_is_written_whole(page: RecordsPage, qtbot: QtBot, language: str) -> None:
    page.session.words.switch(Translator(language))
    for kind in KINDS:
        page.show_kind(kind.key)
        settled(page, qtbot)
        table = page.table
        for at, column in enumerate(table.rows.columns, 1):
            title = page.session.words(column.short or column.title)
            if not table.isColumnHidden(at):
                room = table.columnWidth(at) - 2 * table.looks.pad
                assert table.looks.titles.cut(title, room) == title


def test_twenty_answers_pasted_from_excel_are_one_step(
    page: RecordsPage, session: Session, workspace: Workspace, qtbot: QtBot
) -> None:
    before = canonical(workspace.reader)
    lines = ["Account\tSurvey\tScore\tAnswered at\tComment"]
    lines += [f"{NAMES[n % 3]}\tNPS\t{n % 11}\t10/{1 + n % 9}/2026\tno. {n}" for n in range(20)]
    show(page, "survey", qtbot)
    card = pasted(page, "\r\n".join(lines) + "\r\n", qtbot)
    assert card.main.size == 20
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert session.count(Survey) == 20
    assert cells(page, "comment") == [f"no. {n}" for n in range(20)]
    assert page.table.cursor_line() == 0
    session.undo()
    assert canonical(workspace.reader) == before
    assert page.table.rows.rowCount() == 0
    session.redo()
    assert page.table.rows.rowCount() == 20


def test_lines_that_cannot_be_taken_stay_on_the_clipboard(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    show(page, "survey", qtbot)
    head = "Account\tSurvey\tScore\tAnswered at"
    text = f"{head}\nPipa Quadrada\tCSAT\t5\ttoday\nNobody\tCSAT\t5\ttoday\nPipa Quadrada\tCSAT\t9\ttoday\n"
    card = pasted(page, text, qtbot)
    assert (card.main.size, [wrong.line for wrong in card.main.wrong]) == (1, [3, 4])
    with qtbot.waitSignal(page.told):
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert session.count(Survey) == 1
    left = QApplication.clipboard().text().splitlines()
    assert left == [head, "Nobody\tCSAT\t5\ttoday", "Pipa Quadrada\tCSAT\t9\ttoday"]


def test_cells_pasted_at_the_cursor_fill_the_rows_below_it(
    page: RecordsPage, session: Session, workspace: Workspace, qtbot: QtBot
) -> None:
    session.run(TakeRows(kind=Invoice, new=[Invoice(account=1, due=TODAY, number=str(n)) for n in range(4)]))
    show(page, "invoice", qtbot)
    before = canonical(workspace.reader)
    page.table.go_to(1, column_at(page, "amount"))
    card = pasted(page, "1,500.00\n20\n", qtbot)
    assert [change[1] for change in card.main.changes] == [{"amount": 150_000}, {"amount": 2_000}]
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert [one.amount for one in session.all(Invoice)] == [None, 2_000, 150_000, None]
    session.undo()
    assert canonical(workspace.reader) == before


def test_more_lines_than_rows_say_so_and_a_cell_with_breaks_stays_one_cell(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    session.run(AddRecord(record=Survey(account=1, kind="nps", score=Decimal(9), answered_at=session.now())))
    show(page, "survey", qtbot)
    page.table.go_to(0, column_at(page, "comment"))
    card = pasted(page, '"first line\nsecond ""line"""\nno row\n', qtbot)
    assert (card.main.size, len(card.main.wrong), card.main.lines) == (1, 1, 2)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert session.all(Survey)[0].comment == 'first line\nsecond "line"'
    assert QApplication.clipboard().text() == "no row"


def test_a_person_that_nobody_knows_is_left_empty_and_told(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    show(page, "survey", qtbot)
    text = "Account\tContact\tNPS\tDate\nPipa Quadrada\tAna\t10\ttoday\n"
    card = pasted(page, text, qtbot)
    assert [(column.key, n) for column, n in card.main.nobody.items()] == [("contact", 1)]
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert [(one.account, one.contact, one.kind) for one in session.all(Survey)] == [(3, None, "nps")]


def test_lines_without_an_account_are_told_line_by_line(page: RecordsPage, qtbot: QtBot) -> None:
    show(page, "survey", qtbot)
    card = pasted(page, "Survey\tScore\nNPS\t9\nNPS\t8\n", qtbot)
    assert (card.main.size, len(card.main.wrong)) == (0, 2)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.isVisible()


def test_one_cell_is_pasted_without_a_question_and_refused_in_words(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    session.run(AddRecord(record=Invoice(account=1, due=TODAY)))
    show(page, "invoice", qtbot)
    page.table.go_to(0, column_at(page, "due"))
    QApplication.clipboard().setText("12/24/2026")
    page.table.paste()
    assert session.all(Invoice)[0].due == date(2026, 12, 24)
    QApplication.clipboard().setText("soon")
    with qtbot.waitSignal(page.refused):
        page.table.paste()
    assert session.all(Invoice)[0].due == date(2026, 12, 24)


def test_a_row_is_typed_tab_by_tab_and_the_next_one_begins_alike(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    show(page, "survey", qtbot)
    page.ask_new()
    fields = page.new_row.fields
    assert list(fields)[:4] == ["account", "kind", "score", "answered_at"]
    for name, typed in (
        ("account", "onca miope"),
        ("kind", "nps"),
        ("score", "11"),
        ("answered_at", "today"),
    ):
        fields[name].editor.set_text(typed)
    page.new_row.submit()
    assert session.count(Survey) == 0
    assert page.new_row.texts()["score"] == "11"
    fields["score"].editor.set_text("9")
    qtbot.keyClick(fields["score"].editor.field(), Qt.Key.Key_Return)
    (answer,) = session.all(Survey)
    assert (answer.account, answer.kind, answer.score) == (2, "nps", Decimal(9))
    assert page.new_row.texts() == {"kind": "nps", "answered_at": "today"}
    assert page.new_row.isVisible()
    fields["account"].editor.set_text("half")
    qtbot.keyClick(fields["account"].editor.field(), Qt.Key.Key_Escape)
    assert not page.new_row.isVisible()
    page.ask_new()
    assert page.new_row.texts()["account"] == "half"


def test_what_cannot_be_read_is_told_at_its_field_and_kept(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    show(page, "rate", qtbot)
    page.ask_new()
    for name, typed in (("month", "10/2026"), ("currency", "usd"), ("rate", "five")):
        page.new_row.fields[name].editor.set_text(typed)
    page.new_row.submit()
    assert page.new_row.fields["rate"].reason()
    page.new_row.fields["rate"].editor.set_text("5.2")
    page.new_row.submit()
    assert page.new_row.refused_for is not None
    assert session.words(page.new_row.refused_for) == "A currency has three capital letters, as in USD"


def test_an_account_is_found_by_typing_and_a_name_left_alone_changes_nothing(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    session.run(AddRecord(record=Ticket(account=3, opened_at=session.now())))
    show(page, "ticket", qtbot)
    steps = len(session.steps())
    page.table.go_to(0, column_at(page, "account"))
    page.edit_cell()
    editor = page.table.editing.editor
    assert editor is not None
    assert editor.text() == "Pipa Quadrada"
    page.table.editing.save()
    assert len(session.steps()) == steps
    page.edit_cell()
    editor = page.table.editing.editor
    assert editor is not None
    editor.set_text("tijolo lilas")
    assert page.table.editing.save()
    assert cells(page, "account") == ["Tijolo Lilás"]
    page.edit_cell()
    editor = page.table.editing.editor
    assert editor is not None
    editor.set_text("nobody")
    assert not page.table.editing.save()
    assert page.table.editing.reason
    assert editor.text() == "nobody"


def test_the_domain_refuses_a_score_in_its_cell(page: RecordsPage, session: Session, qtbot: QtBot) -> None:
    answer = Survey(account=1, kind="csat", score=Decimal(5), answered_at=session.now())
    session.run(AddRecord(record=answer))
    show(page, "survey", qtbot)
    page.table.go_to(0, column_at(page, "score"))
    page.edit_cell()
    editor = page.table.editing.editor
    assert editor is not None
    editor.set_text("7")
    assert not page.table.editing.save()
    assert page.table.editing.reason == "CSAT goes from 1 to 5, without decimals"
    assert session.all(Survey)[0].score == Decimal(5)


def test_marked_rows_are_deleted_and_come_back(
    page: RecordsPage, session: Session, workspace: Workspace, qtbot: QtBot
) -> None:
    people = [
        session.run(AddRecord(record=Contact(account=1, name=name))).value for name in ("Ana", "Bia", "Caio")
    ]
    session.run(AddRecord(record=Interaction(account=1, at=session.now(), contacts=tuple(people))))
    before = canonical(workspace.reader)
    show(page, "contact", qtbot)
    page.table.rows.set_marked({people[0], people[1]})
    page.delete()
    assert cells(page, "name") == ["Caio"]
    assert session.all(Interaction)[0].contacts == (people[2],)
    session.undo()
    assert canonical(workspace.reader) == before
    assert cells(page, "name") == ["Caio", "Bia", "Ana"]


def test_marked_rows_are_filled_down_with_the_same_person_not_the_same_name(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    twins = [session.run(AddRecord(record=Contact(account=1, name="Ana"))).value for _ in range(2)]
    for contact in (None, None, twins[1]):
        answer = Survey(account=1, contact=contact, kind="nps", score=Decimal(9), answered_at=session.now())
        session.run(AddRecord(record=answer))
    show(page, "survey", qtbot)
    page.table.mark_all()
    page.table.go_to(0, column_at(page, "contact"))
    page.fill_down()
    assert [one.contact for one in session.all(Survey)] == [twins[1]] * 3
    assert session.undo().label.count == 2


def test_p_says_that_invoices_are_paid_and_tickets_solved(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    session.run(AddRecord(record=Invoice(account=1, due=TODAY - timedelta(days=2))))
    session.run(AddRecord(record=Ticket(account=1, opened_at=session.now())))
    show(page, "invoice", qtbot)
    assert cells(page, "payment") == ["2 days late"]
    page.flag()
    assert cells(page, "payment") == ["Paid"]
    page.flag()
    assert cells(page, "payment") == ["2 days late"]
    show(page, "ticket", qtbot)
    for said in ("Solved", "Waiting"):
        page.flag()
        assert cells(page, "solution") == [said]
    assert session.all(Ticket)[0].reopened == 1


def test_the_grid_is_exported_as_it_is_seen(
    page: RecordsPage, session: Session, qtbot: QtBot, written: list[SheetTable]
) -> None:
    for account in (1, 2, 3):
        session.run(AddRecord(record=Invoice(account=account, due=TODAY, amount=account * 1000)))
    show(page, "invoice", qtbot)
    page.table.filter_words("pipa")
    with qtbot.waitSignal(page.exported):
        page.export_view()
    (table,) = written
    assert list(table.titles) == titles(page)
    assert [row.cells[0] for row in table.rows] == ["Pipa Quadrada"]


def test_the_filter_and_the_totals_follow_what_is_shown(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    for account, currency in ((1, None), (2, "USD"), (2, None)):
        session.run(AddRecord(record=Invoice(account=account, due=TODAY, amount=100_000, currency=currency)))
    show(page, "invoice", qtbot)
    assert page.totals.text() == "Amount: R$2,000 + $1,000"
    page.filter_words("onca")
    page.render_state()
    assert page.heading.count.text() == "2 of 3 rows"
    assert page.totals.text() == "Amount: R$1,000 + $1,000"
    page.filter_words("nothing so")
    page.render_state()
    assert page.none_pass.isVisible()
    page.clear_filters()


def test_each_kind_keeps_its_own_view(page: RecordsPage, session: Session, qtbot: QtBot) -> None:
    show(page, "ticket", qtbot)
    page.table.change(page.table.view_state.sorted_by("subject"))
    page.render_state()
    show(page, "goal", qtbot)
    assert page.table.view_state.sort == ()
    show(page, "ticket", qtbot)
    assert [level.column for level in page.table.view_state.sort] == ["subject"]


def test_what_others_change_is_seen_and_a_new_name_too(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    show(page, "task", qtbot)
    session.run(AddRecord(record=Task(account=1, title="Call")))
    assert cells(page, "title") == ["Call"]
    session.run(ChangeRecord(kind=Account, id=1, values={"name": "Tijolo"}))
    settled(page, qtbot)
    assert cells(page, "account") == ["Tijolo"]


def test_an_account_added_while_the_page_was_hidden_is_known_when_it_is_back(
    page: RecordsPage, session: Session, qtbot: QtBot
) -> None:
    show(page, "task", qtbot)
    page.hide()
    account = session.run(AddRecord(record=Account(name="Quinta Lua"))).value
    session.run(AddRecord(record=Task(account=account, title="Call")))
    page.show()
    page.visit(None)
    settled(page, qtbot)
    assert cells(page, "account") == ["Quinta Lua"]
    assert page.presenter.names.meant("account", "quinta lua") == account


def test_a_file_that_is_only_read_offers_nothing_that_changes_it(
    workspace: Workspace, qapp: QApplication, qtbot: QtBot
) -> None:
    workspace.run(AddRecord(record=Account(name="Tijolo")))
    with Workspace.open(workspace.path, workspace.clock, read_only=True) as looked:
        session = Session(looked, Words(Translator("en")), Jobs())
        page = RecordsPage(session, Themes(qapp, Appearance.LIGHT), records)
        qtbot.addWidget(page)
        page.show()
        page.ask_new()
        assert not page.new_row.isVisible()
        assert page.heading.new.isHidden()
        assert page.table.editing.locked
        session.jobs.stop_all()


def test_a_card_over_one_kind_closes_when_another_is_shown(page: RecordsPage, qtbot: QtBot) -> None:
    page.show_kind("invoice")
    page.add_filter()
    assert page.window().findChildren(PickCard)
    page.show_kind("ticket")
    qtbot.waitUntil(lambda: not page.window().findChildren(PickCard))
