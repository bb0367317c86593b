"""The import wizard as a person walks through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.voice import Survey
from csdesk.storage.clock import FixedClock
from csdesk.storage.files.workbook_out import write_workbook
from csdesk.storage.workspace import Workspace
from csdesk.ui.imports.doubts import doubts_of
from csdesk.ui.imports.fates import DETAILS, FATE, RECORD
from csdesk.ui.imports.mapping_row import has_room_for_key
from csdesk.ui.imports.page import ImportPage
from csdesk.ui.imports.question_line import QuestionLine
from csdesk.ui.imports.remembered import saved_columns
from csdesk.ui.imports.state import StepOf
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NOON = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)
ROWS = (
    ("Relatório de clientes", None, None, None),
    (None, None, None, None),
    ("Cliente", "CNPJ", "Mensalidade", "Cor"),
    ("Tijolo Lilás", "11.222.333/0001-81", "R$ 11.200,00", "lilás"),
    ("Vaca Sideral", None, "a combinar", "preta"),
    ("Onça Míope", None, "R$ 900,00", "parda"),
)


@pytest.fixture
def page(session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> ImportPage:
    def ask(_: QWidget, name: str) -> Path:
        return tmp_path / name

    made = ImportPage(session, Themes(qapp, Appearance.LIGHT), ask)
    qtbot.addWidget(made)
    made.resize(1224, 838)
    made.show()
    return made


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return written(tmp_path / "clientes.xlsx", {"Base": ROWS})


def written(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def read(page: ImportPage, qtbot: QtBot, *paths: Path) -> None:
    page.start(paths)
    settle(page, qtbot)


def settle(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.presenter.state.is_busy, timeout=20_000)


def target(page: ImportPage, header: str) -> str | None:
    mapping = page.presenter.state.mapping
    assert mapping is not None
    return next(one.target for one in mapping.columns if one.header == header)


def place(page: ImportPage, header: str) -> int:
    mapping = page.presenter.state.mapping
    assert mapping is not None
    return next(one.place for one in mapping.columns if one.header == header)


def test_a_workbook_goes_from_file_to_portfolio_with_the_main_button(
    page: ImportPage, session: Session, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    assert page.presenter.state.step is StepOf.COLUMNS
    assert page.footer.main.text() == "Check 3 rows"
    assert page.footer.numbers["new"].text() == "3"
    assert session.count(Account) == 0
    qtbot.mouseClick(page.footer.main, Qt.MouseButton.LeftButton)
    assert page.presenter.state.step is StepOf.CHECK
    assert page.footer.main.text() == "Import 3 rows"
    qtbot.mouseClick(page.footer.main, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert page.presenter.state.step is StepOf.DONE
    assert page.done.title.text() == "3 rows are in"
    assert {one.name for one in session.all(Account)} == {"Tijolo Lilás", "Vaca Sideral", "Onça Míope"}
    with qtbot.waitSignal(page.finished):
        qtbot.mouseClick(page.done.portfolio, Qt.MouseButton.LeftButton)


def test_the_last_step_takes_the_import_back_and_shows_its_rehearsal_again(
    page: ImportPage, session: Session, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    page.advance()
    page.advance()
    settle(page, qtbot)
    qtbot.mouseClick(page.done.undo, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert session.count(Account) == 0
    assert page.presenter.state.step is StepOf.CHECK
    assert page.footer.numbers["new"].text() == "3"


def test_an_undo_from_elsewhere_reaches_the_wizard_too(
    page: ImportPage, session: Session, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    page.advance()
    page.advance()
    settle(page, qtbot)
    session.undo()
    settle(page, qtbot)
    assert page.presenter.state.step is StepOf.CHECK


def test_a_damaged_file_is_told_in_place_and_changes_nothing(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 this is no workbook")
    read(page, qtbot, bad)
    assert page.presenter.state.step is StepOf.FILE
    assert page.drop.error.isVisible()
    assert "bad.xlsx" in page.drop.error.sentence.text()
    assert session.count(Account) == 0


def test_of_several_files_the_ones_that_can_be_read_go_on_and_the_others_are_told(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path, book: Path
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 this is no workbook")
    read(page, qtbot, bad, book)
    assert page.presenter.state.step is StepOf.COLUMNS
    assert page.error.isVisible()
    assert "bad.xlsx" in page.error.text()
    assert page.error.text().endswith("The other files go on without it.")
    page.presenter.send(place(page, "Cor"), None)
    settle(page, qtbot)
    page.advance()
    assert page.error.isVisible(), "it is still left out"
    page.advance()
    qtbot.waitUntil(lambda: page.presenter.state.step is StepOf.DONE, timeout=20_000)
    assert not page.error.isVisible()
    assert session.count(Account) > 0


def test_the_buttons_of_the_check_say_how_many_rows_each_shows(
    page: ImportPage, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    page.advance()
    said = [button.text() for button in page.check.shown.findChildren(QPushButton)]
    assert said == ["All 3", "New 3", "Updated", "Equal", "Left out", "To decide"]


def test_enter_sends_a_column_elsewhere_by_a_part_of_the_name(
    page: ImportPage, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    page.columns.list.choose(place(page, "Cor"))
    qtbot.keyClick(page.columns.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.columns.target, "segm")
    qtbot.keyClick(page.columns.target, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert target(page, "Cor") == "account.segment"
    row = next(one for one in page.columns.list.rows.items if one.header == "Cor")
    assert (row.target, row.certainty) == ("Account: Segment", Certainty.CHOSEN)


def test_escape_leaves_a_column_where_it_goes(page: ImportPage, qtbot: QtBot, book: Path) -> None:
    read(page, qtbot, book)
    page.columns.list.choose(place(page, "Cliente"))
    qtbot.keyClick(page.columns.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.columns.target, "mrr")
    qtbot.keyClick(page.columns.target, Qt.Key.Key_Escape)
    assert not page.columns.target.isVisible()
    assert target(page, "Cliente") == "account.name"


def test_delete_leaves_a_column_out(page: ImportPage, qtbot: QtBot, book: Path) -> None:
    read(page, qtbot, book)
    page.columns.list.choose(place(page, "Mensalidade"))
    qtbot.keyClick(page.columns.list, Qt.Key.Key_Delete)
    settle(page, qtbot)
    assert target(page, "Mensalidade") is None
    assert page.columns.list.rows.items[place(page, "Mensalidade")].certainty is Certainty.OUT


def test_a_column_is_lit_on_both_sides(page: ImportPage, qtbot: QtBot, book: Path) -> None:
    read(page, qtbot, book)
    grid = page.columns.grid
    grid.setCurrentIndex(grid.rows.index(4, 2))
    chosen = page.columns.list.currentIndex().row()
    assert page.columns.list.rows.items[chosen].header == "Mensalidade"


def test_a_cell_is_put_right_in_the_sheet(
    page: ImportPage, session: Session, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    rows = page.columns.grid.rows
    assert rows.problem(4, 2) is not None
    rows.setData(rows.index(4, 2), "R$ 1.500,00")
    settle(page, qtbot)
    assert rows.problem(4, 2) is None
    assert rows.data(rows.index(4, 2)) == "R$ 1.500,00"
    page.advance()
    page.advance()
    settle(page, qtbot)
    assert 150_000 in {one.mrr for one in session.all(Line)}


def test_a_row_with_a_problem_can_be_left_out_and_brought_back(
    page: ImportPage, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    pick(page, "out")
    settle(page, qtbot)
    assert page.footer.numbers["out"].text() == "1"
    pick(page, "in")
    settle(page, qtbot)
    assert page.footer.numbers["out"].text() == "0"


def pick(page: ImportPage, way: str) -> None:
    select = page.columns.problems.findChildren(QComboBox)[-1]
    select.setCurrentIndex(select.findData(way))
    select.activated.emit(select.currentIndex())


def test_f8_walks_the_rows_to_solve(page: ImportPage, qtbot: QtBot, book: Path) -> None:
    read(page, qtbot, book)
    page.columns.problems.next_row(1)
    index = page.columns.grid.currentIndex()
    assert (index.row(), index.column()) == (4, 2)


def test_the_header_can_be_moved_to_another_row(page: ImportPage, qtbot: QtBot, book: Path) -> None:
    read(page, qtbot, book)
    select = page.columns.bar.header_row
    assert select.currentData() == "3"
    select.setCurrentIndex(select.findData("4"))
    select.activated.emit(select.currentIndex())
    settle(page, qtbot)
    mapping = page.presenter.state.mapping
    assert mapping is not None
    assert (mapping.table.header_row, mapping.table.headers[0]) == (4, "Tijolo Lilás")
    assert page.columns.grid.rows.data(page.columns.grid.rows.index(0, 0)) == "Relatório de clientes"


def test_alt_and_left_go_back_a_step_and_nothing_is_lost(page: ImportPage, qtbot: QtBot, book: Path) -> None:
    read(page, qtbot, book)
    page.columns.list.choose(place(page, "Cor"))
    qtbot.keyClick(page.columns.list, Qt.Key.Key_Delete)
    settle(page, qtbot)
    page.advance()
    qtbot.keyClick(page.check.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.presenter.state.step is StepOf.COLUMNS
    assert target(page, "Cor") is None


def test_the_check_says_what_changes_from_what_to_what(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.run(AddRecord(record=Account(name="Tijolo Lilás", segment="Varejo")))
    rows = [("Cliente", "Segmento"), ("Tijolo Lilás", "Moda"), ("Onça Míope", "Varejo")]
    read(page, qtbot, written(tmp_path / "b.xlsx", {"Base": rows}))
    page.advance()
    model = page.check.rows
    cells = [[model.data(model.index(row, at)) for at in (RECORD, FATE, DETAILS)] for row in range(2)]
    assert cells[0] == ["Tijolo Lilás", "Updated", "Segment: Varejo → Moda"]
    assert cells[1] == ["Onça Míope", "New", "Segment: Varejo"]


def test_rows_left_out_are_saved_with_the_reason(
    page: ImportPage, session: Session, qtbot: QtBot, book: Path, tmp_path: Path
) -> None:
    read(page, qtbot, book)
    pick(page, "out")
    settle(page, qtbot)
    page.advance()
    qtbot.mouseClick(page.check.save, Qt.MouseButton.LeftButton)
    target_path = tmp_path / "rows left out.xlsx"
    qtbot.waitUntil(lambda: not session.jobs.running, timeout=10_000)
    sheet = openpyxl.load_workbook(target_path).worksheets[0]
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0] == ["Cliente", "CNPJ", "Mensalidade", "Cor", "Why it stayed out"]
    assert values[1][0] == "Vaca Sideral"
    assert "Left out by you" in str(values[1][-1])


def test_a_sheet_without_a_table_says_why_it_stays_out(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    several = {"Base": ROWS, "Vazia": [(None,)], "Notas": [("só uma frase solta",)]}
    read(page, qtbot, written(tmp_path / "c.xlsx", several))
    state = page.presenter.state
    assert len(state.mappings) == 3
    page.presenter.choose_sheet(next(at for at, one in enumerate(state.mappings) if not one.importable))
    shown = page.presenter.state.mapping
    assert shown is not None
    assert shown.why_not is not None
    assert any(
        said.isVisible()
        for said in page.columns.findChildren(QWidget)
        if said.property("kind") == "note-warning"
    )


def test_a_sheet_can_be_left_out_and_taken_in_again(page: ImportPage, qtbot: QtBot, book: Path) -> None:
    read(page, qtbot, book)
    page.presenter.leave_out(out=True)
    settle(page, qtbot)
    assert page.footer.numbers["new"].text() == "0"
    page.presenter.leave_out(out=False)
    settle(page, qtbot)
    assert page.footer.numbers["new"].text() == "3"


def test_dates_that_can_be_read_in_two_ways_are_asked(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "contas.csv"
    path.write_text("Cliente,Início\nTijolo Lilás,03/04/2026\nOnça Míope,05/06/2026\n", encoding="utf-8")
    read(page, qtbot, path)
    mapping = page.presenter.state.mapping
    assert mapping is not None
    asked = [one for one in mapping.columns if one.format.ask]
    assert [one.header for one in asked] == ["Início"]
    page.columns.problems.answered.emit(asked[0].place, "month")
    settle(page, qtbot)
    page.advance()
    page.advance()
    settle(page, qtbot)
    found = {one.name: one for one in session.all(Account)}
    started = found["Tijolo Lilás"].start_date
    assert started is not None
    assert (started.month, started.day) == (3, 4)


def test_chosen_columns_are_named_and_used_the_next_time(
    page: ImportPage, session: Session, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    page.presenter.send(place(page, "Cor"), "account.segment")
    settle(page, qtbot)
    page.advance()
    page.advance()
    settle(page, qtbot)
    read(page, qtbot, book)
    assert target(page, "Cor") == "account.segment"
    assert page.footer.numbers["same"].text() == "3"
    assert not page.footer.main.text().startswith("Import")


def test_a_change_elsewhere_is_planned_for(
    page: ImportPage, session: Session, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    session.run(AddRecord(record=Account(name="Onça Míope")))
    settle(page, qtbot)
    assert (page.footer.numbers["new"].text(), page.footer.numbers["updated"].text()) == ("2", "1")


def test_an_export_of_csdesk_comes_back_whole_into_an_empty_file(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    with Workspace.create(tmp_path / "other.csdesk", FixedClock(NOON)) as other:
        other.run(AddRecord(record=Account(name="Tijolo Lilás")))
        write_workbook(other.reader, tmp_path / "export.xlsx", session.words.translator)
    read(page, qtbot, tmp_path / "export.xlsx")
    assert page.presenter.state.step is StepOf.CHECK
    qtbot.mouseClick(page.footer.main, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert [one.name for one in session.all(Account)] == ["Tijolo Lilás"]


def test_a_file_whose_rows_are_all_there_leaves_no_draft_behind(
    page: ImportPage, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    page.advance()
    page.advance()
    settle(page, qtbot)
    read(page, qtbot, book)
    page.advance()
    assert page.footer.main.text() == "Nothing to import"
    page.start(())
    assert page.presenter.state.step is StepOf.FILE


def test_a_new_row_tells_of_known_fields_before_new_ones(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    head = ("Cliente", "Cor", "Bicho", "Fruta", "Pedra", "Mensalidade")
    rows = (("Tijolo", "lilás", "onça", "caju", "jade", 900), ("Vaca", "preta", "tatu", "manga", "rubi", 700))
    read(page, qtbot, written(tmp_path / "base.xlsx", {"Base": (head, *rows)}))
    page.advance()
    first = page.check.rows.index(0, DETAILS).data()
    assert first.index("MRR: 900") < first.index("Bicho: onça")


ALIKE = (("Cliente", "Segmento"), ("Capivara Chik", "Moda"), ("Onça Míopi", "Varejo"), ("Tatu", "Moda"))


@pytest.fixture
def alike(page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path) -> ImportPage:
    for name in ("Capivara Chic", "Onça Míope"):
        session.run(AddRecord(record=Account(name=name)))
    read(page, qtbot, written(tmp_path / "base.xlsx", {"Base": ALIKE}))
    return page


def choose(select: QComboBox, way: str) -> None:
    select.setCurrentIndex(select.findData(way))
    select.activated.emit(select.currentIndex())


def test_what_is_wrong_with_a_row_as_a_whole_is_shown_on_its_name(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    head = ("Código do cliente", "Cliente", "Cidade")
    rows = (("A1", "Ana", "Rio"), ("B2", "Bia", "Natal"), ("A1", "Ana", "Recife"))
    read(page, qtbot, written(tmp_path / "base.xlsx", {"Base": (head, *rows)}))
    grid = page.columns.grid.rows
    told = [[grid.problem(row, at) is not None for at in range(3)] for row in range(1, 4)]
    assert told == [[False, True, False], [False] * 3, [False] * 3]


def test_f8_leads_to_a_chooser_that_says_which_account_a_row_is(
    alike: ImportPage, session: Session, qtbot: QtBot
) -> None:
    assert [one.way for one in doubts_of(alike.presenter.state)] == ["safe", "safe"]
    alike.columns.problems.next_row(1)
    select = QApplication.focusWidget()
    assert isinstance(select, QComboBox)
    qtbot.keyClick(select, Qt.Key.Key_Down)
    settle(alike, qtbot)
    counts = alike.footer.numbers
    assert (counts["new"].text(), counts["updated"].text()) == ("2", "1")
    held = QApplication.focusWidget()
    assert isinstance(held, QComboBox)
    assert held.currentData() == "0"
    alike.advance()
    alike.advance()
    settle(alike, qtbot)
    found = {one.name: one.segment for one in session.all(Account)}
    assert found == {"Capivara Chic": "Moda", "Onça Míope": None, "Onça Míopi": "Varejo", "Tatu": "Moda"}


def test_one_chooser_decides_all_rows_of_a_kind_and_each_can_still_differ(
    alike: ImportPage, qtbot: QtBot
) -> None:
    every = alike.columns.problems.findChildren(QComboBox)[0]
    choose(every, "0")
    settle(alike, qtbot)
    assert alike.footer.numbers["updated"].text() == "2"
    last = alike.columns.problems.findChildren(QComboBox)[-1]
    choose(last, "out")
    settle(alike, qtbot)
    counts = alike.footer.numbers
    assert (counts["new"].text(), counts["updated"].text(), counts["out"].text()) == ("1", "1", "1")


def test_the_check_asks_too_and_its_answer_can_be_taken_back(alike: ImportPage, qtbot: QtBot) -> None:
    alike.advance()
    alike.check.next_doubt(1)
    assert QApplication.focusWidget() is alike.check.decision.ways
    choose(alike.check.decision.ways, "0")
    settle(alike, qtbot)
    assert alike.footer.numbers["updated"].text() == "1"
    assert alike.check.decision.ways.currentData() == "0"
    qtbot.mouseClick(alike.check.decision.all, Qt.MouseButton.LeftButton)
    settle(alike, qtbot)
    assert alike.footer.numbers["updated"].text() == "2"
    choose(alike.check.decision.ways, "safe")
    settle(alike, qtbot)
    assert alike.footer.numbers["updated"].text() == "1"


def test_the_keys_of_an_account_are_chosen_in_one_sentence(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.run(AddRecord(record=Account(name="Tijolo Lilás", tax_id="11.444.777/0001-61")))
    read(page, qtbot, written(tmp_path / "base.xlsx", {"Base": ROWS}))
    key = page.columns.key
    assert (key.first.currentData(), key.second.currentData()) == ("tax_id", "name")
    assert page.footer.numbers["new"].text() == "3"
    choose(key.first, "name")
    settle(page, qtbot)
    mapping = page.presenter.state.mapping
    assert mapping is not None
    assert mapping.keys == ("name", "tax_id")
    assert (page.footer.numbers["new"].text(), page.footer.numbers["updated"].text()) == ("2", "1")
    choose(key.first, "tax_id")
    settle(page, qtbot)
    mapping = page.presenter.state.mapping
    assert mapping is not None
    assert mapping.keys == ()


def test_the_separator_and_the_encoding_of_a_text_file_can_be_changed(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "contas.csv"
    path.write_bytes("Cliente;Início\nOnça, Tatu;13/04/2026\nCapivara, Anta;15/06/2026\n".encode("cp1252"))
    read(page, qtbot, path)
    text = page.columns.text
    assert text.isVisible()
    assert (text.delimiter.currentData(), text.encoding.currentData()) == (";", "cp1252")
    choose(text.delimiter, ",")
    settle(page, qtbot)
    mapping = page.presenter.state.mapping
    assert mapping is not None
    assert mapping.table.sheet.rows[1] == ("Onça", " Tatu;13/04/2026")
    choose(text.delimiter, ";")
    settle(page, qtbot)
    assert target(page, "Início") is not None


def test_how_a_column_is_read_is_shown_and_can_be_changed(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "contas.csv"
    path.write_text("Cliente;Início;Mensalidade\nOnça;13/04/2026;1.234,50\nTatu;05/06/2026;900\n", "utf-8")
    read(page, qtbot, path)
    reading = page.columns.reading
    page.columns.list.choose(place(page, "Início"))
    assert reading.dates.isVisible()
    assert reading.dates.currentData() == "day"
    page.columns.list.choose(place(page, "Mensalidade"))
    assert not reading.dates.isVisible()
    assert reading.numbers.currentData() == "comma"
    choose(reading.unit, "year")
    settle(page, qtbot)
    page.advance()
    page.advance()
    settle(page, qtbot)
    assert {one.mrr for one in session.all(Line)} == {10288, 7500}


def test_saved_columns_are_renamed_used_elsewhere_and_forgotten(
    page: ImportPage, session: Session, qtbot: QtBot, book: Path, tmp_path: Path
) -> None:
    read(page, qtbot, book)
    assert not page.columns.saved.isVisible()
    page.presenter.send(place(page, "Cor"), "account.segment")
    settle(page, qtbot)
    page.advance()
    page.advance()
    settle(page, qtbot)
    other = (("Cliente", "Cor", "Bairro"), ("Tatu", "azul", "Centro"))
    read(page, qtbot, written(tmp_path / "outra.xlsx", {"Outra": other}))
    saved = page.columns.saved
    assert saved.isVisible()
    (known,) = saved_columns(session, page.presenter.state.mapping)
    saved.ask_name(known)
    assert saved.card is not None
    saved.card.line.setText("Sistema antigo")
    qtbot.keyClick(saved.card.line, Qt.Key.Key_Return)
    (known,) = saved_columns(session, page.presenter.state.mapping)
    assert (known.name, known.is_used) == ("Sistema antigo", False)
    saved.used.emit(known.targets)
    settle(page, qtbot)
    assert target(page, "Cor") == "account.segment"
    saved.forgotten.emit(known.id)
    assert not saved.isVisible()
    session.undo()
    assert [one.name for one in saved_columns(session, page.presenter.state.mapping)] == ["Sistema antigo"]


def test_a_refused_file_gives_the_focus_and_the_draft_back(
    page: ImportPage, qtbot: QtBot, book: Path, tmp_path: Path
) -> None:
    read(page, qtbot, book)
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 this is no workbook")
    page.presenter.go(StepOf.FILE)
    assert page.drop.button.hasFocus()
    page.presenter.read([bad])
    assert page.drop.stop.hasFocus()
    settle(page, qtbot)
    assert page.drop.button.hasFocus()
    assert page.drop.error.isVisible()
    page.drop.resumed.emit()
    assert target(page, "Cliente") == "account.name"


def test_stopping_a_reading_gives_the_draft_back(page: ImportPage, qtbot: QtBot, book: Path) -> None:
    read(page, qtbot, book)
    page.presenter.read([book])
    assert page.step_out()
    assert not page.presenter.state.is_busy
    assert page.presenter.state.step is StepOf.FILE
    assert page.presenter.state.mappings


def test_f8_goes_on_to_the_next_sheet_with_something_to_solve(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    clean = (("Cliente", "Segmento"), ("Tatu", "Moda"), ("Anta", "Varejo"))
    read(page, qtbot, written(tmp_path / "base.xlsx", {"Limpa": clean, "Base": ROWS}))
    page.presenter.choose_sheet(0)
    page.columns.walk(1)
    assert page.presenter.state.sheet == 1
    index = page.columns.grid.currentIndex()
    assert (index.row(), index.column()) == (4, 2)
    page.columns.walk(1)
    assert page.presenter.state.sheet == 1


def test_alt_and_left_go_back_from_a_chooser_too(alike: ImportPage, qtbot: QtBot) -> None:
    alike.columns.problems.next_row(1)
    select = QApplication.focusWidget()
    assert isinstance(select, QComboBox)
    qtbot.keyClick(select, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert alike.presenter.state.step is StepOf.FILE


def test_what_was_said_of_a_name_counts_the_next_time(
    alike: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    alike.presenter.decide(doubts_of(alike.presenter.state), "0")
    settle(alike, qtbot)
    alike.advance()
    alike.advance()
    settle(alike, qtbot)
    assert session.count(Account) == 3
    read(alike, qtbot, tmp_path / "base.xlsx")
    counts = alike.footer.numbers
    assert (counts["new"].text(), counts["updated"].text(), counts["same"].text()) == ("0", "0", "3")
    assert doubts_of(alike.presenter.state) == []


def test_the_main_key_asks_for_no_other_file_while_one_is_read(
    page: ImportPage, qtbot: QtBot, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(page.drop, "choose", lambda: asked.append(True))
    page.start([book])
    assert page.presenter.state.is_busy
    page.advance()
    settle(page, qtbot)
    assert asked == []
    assert page.presenter.state.step is StepOf.COLUMNS


def test_the_heading_names_the_whole_file_where_there_is_room(
    page: ImportPage, qtbot: QtBot, book: Path
) -> None:
    read(page, qtbot, book)
    named = page.heading._file
    qtbot.waitUntil(lambda: named.width() >= named.sizeHint().width())
    assert "clientes.xlsx" in named.text()


GROUPED = (
    ("Cliente", "Produto", "MRR", "Início"),
    ("Tijolo", "CRM", 500, "15/01/2026"),
    (None, "Chat", 200, "20/02/2026"),
    ("Vidro", "CRM", 300, "18/03/2026"),
    (None, "Chat", 80, "18/03/2026"),
)


def asked_line(page: ImportPage) -> QuestionLine:
    return page.columns.problems.findChildren(QuestionLine)[-1]


def test_names_on_the_first_row_of_a_group_are_asked_about_and_read_as_above_with_one_click(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, qtbot, written(tmp_path / "grupo.xlsx", {"Contratos": GROUPED}))
    assert asked_line(page).answers.choice() == "out"
    assert page.footer.numbers["new"].text() == "2"
    for key, new in (("above", "4"), ("out", "2"), ("above", "4")):
        button = next(one for one in asked_line(page).findChildren(QPushButton) if not one.isChecked())
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(page, qtbot)
        assert asked_line(page).answers.choice() == key
        assert page.footer.numbers["new"].text() == new
    page.advance()
    page.advance()
    settle(page, qtbot)
    owner = {one.id: one.name for one in session.all(Account)}
    assert sorted((owner[one.account], one.mrr) for one in session.all(Line)) == [
        *(("Tijolo", 20_000), ("Tijolo", 50_000), ("Vidro", 8_000), ("Vidro", 30_000))
    ]


def test_scores_whose_scale_nothing_tells_are_asked_about_and_the_answer_can_be_changed(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [(f"Cliente {n}", score, f"2026-01-{n + 10}") for n, score in enumerate((6, 5, 7))]
    book = written(tmp_path / "csat.xlsx", {"CSAT": [("Cliente", "Nota", "Data"), *rows]})
    read(page, qtbot, book)
    assert page.footer.numbers["new"].text() == "0"
    page.columns.problems.answered.emit(place(page, "Nota"), "of_10")
    settle(page, qtbot)
    page.columns.list.choose(place(page, "Nota"))
    assert page.columns.reading.scale.currentData() == "of_10"
    choose(page.columns.reading.scale, "of_7")
    settle(page, qtbot)
    page.advance()
    page.advance()
    settle(page, qtbot)
    assert sorted(int(one.score or 0) for one in session.all(Survey)) == [4, 4, 5]


def test_a_column_whose_dates_have_two_orders_says_so_and_takes_one_from_a_person(
    page: ImportPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "contas.csv"
    path.write_text("Cliente;Início\nTijolo;13/04/2026\nOnça;05-06-2026\nTatu;05-16-2026\n", "utf-8")
    read(page, qtbot, path)
    reading = page.columns.reading
    page.columns.list.choose(place(page, "Início"))
    assert reading.dates.currentData() == "mark"
    choose(reading.dates, "day")
    settle(page, qtbot)
    assert [reading.dates.itemData(at) for at in range(reading.dates.count())] == ["day", "month"]
    page.advance()
    page.advance()
    settle(page, qtbot)
    started = {one.name: one.start_date for one in session.all(Account)}
    assert started["Onça"] == date(2026, 6, 5)


def test_the_mark_of_a_key_stays_where_only_the_field_of_its_target_has_room(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    wide = metrics.horizontalAdvance("Código")
    assert has_room_for_key("Conta: Código", metrics, wide)
    assert not has_room_for_key("Conta: Código", metrics, wide - 1)
    assert not has_room_for_key("Não importar", metrics, wide)
