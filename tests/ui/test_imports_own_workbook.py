"""A workbook that CSDesk exported, in the wizard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Task
from csdesk.i18n import Translator
from csdesk.storage.dump import canonical
from csdesk.storage.files.workbook_out import write_workbook
from csdesk.storage.workspace import Workspace
from csdesk.ui.imports.mapping_words import mapping_rows
from csdesk.ui.imports.page import ImportPage
from csdesk.ui.imports.state import StepOf
from csdesk.ui.imports.targets import keys_of
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(workspace: Workspace, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ImportPage]:
    account = workspace.run(AddRecord(record=Account(name="Aurora"))).value
    workspace.run(AddRecord(record=Task(account=account, title="Call")))
    session = Session(workspace, Words(Translator("en")), Jobs())
    made = ImportPage(session, Themes(qapp, Appearance.LIGHT), lambda _, name: tmp_path / name)
    qtbot.addWidget(made)
    made.resize(1224, 838)
    made.show()
    yield made
    session.jobs.stop_all()


@pytest.fixture
def edited(workspace: Workspace, page: ImportPage, tmp_path: Path) -> Path:
    """Written in the other language, with one cell and one row of a person."""
    path = tmp_path / "out.xlsx"
    write_workbook(workspace.reader, path, Translator("pt_BR"))
    book = openpyxl.load_workbook(path)
    accounts = book.worksheets[0]
    accounts["B2"], accounts["B3"] = "Aurora SA", "Brisa"
    book.save(path)
    return path


def settle(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.presenter.state.is_busy, timeout=20_000)


def test_its_columns_are_sure_and_its_rows_known_by_their_numbers(
    page: ImportPage, edited: Path, qtbot: QtBot
) -> None:
    page.start([edited])
    settle(page, qtbot)
    mapping = page.presenter.state.mapping
    assert mapping is not None
    rows = mapping_rows(mapping, Words(Translator("en")))
    assert {row.certainty for row in rows} == {Certainty.SURE}
    assert [(row.header, row.target) for row in rows if row.is_key] == [("#", "Account: Number in CSDesk")]
    assert [place for place, _ in keys_of(mapping)] == [0]
    hidden = page.presenter.state.mappings[-1]
    assert (hidden.table.sheet.name, hidden.importable) == ("csdesk", False)


def test_its_edits_come_in_as_one_step(
    page: ImportPage, edited: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    before = canonical(workspace.reader)
    page.start([edited])
    settle(page, qtbot)
    counts = page.presenter.state.counts
    assert (counts["new"], counts["updated"], counts["unchanged"]) == (1, 1, 1)
    page.presenter.go(StepOf.CHECK)
    page.presenter.apply()
    settle(page, qtbot)
    assert page.presenter.state.step is StepOf.DONE
    assert [one.name for one in workspace.reader.all(Account)] == ["Aurora SA", "Brisa"]
    workspace.undo()
    assert canonical(workspace.reader) == before


def test_a_hidden_sheet_that_is_taken_in_all_the_same_brings_nothing(
    page: ImportPage, edited: Path, qtbot: QtBot
) -> None:
    page.start([edited])
    settle(page, qtbot)
    counts = page.presenter.state.counts
    page.presenter.choose_sheet(len(page.presenter.state.mappings) - 1)
    page.presenter.leave_out(out=False)
    settle(page, qtbot)
    assert page.presenter.state.error is None
    assert page.presenter.state.counts == counts
