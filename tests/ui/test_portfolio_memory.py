from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Renewal
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.portfolio.page import PortfolioPage
from csdesk.ui.session import Session
from csdesk.ui.tables.filters import Diagnosed
from csdesk.ui.tables.order import SortLevel
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words


def opened(path: Path, qapp: object, qtbot: QtBot, jobs: Jobs | None = None) -> tuple[Session, PortfolioPage]:
    session = Session(Workspace.open(path), Words(Translator("en")), jobs or Jobs())
    page = PortfolioPage(session, Themes(qapp, Appearance.LIGHT))
    qtbot.addWidget(page)
    return session, page


def test_the_table_comes_back_as_it_was_left(tmp_path: Path, qapp: object, qtbot: QtBot) -> None:
    path = tmp_path / "a.csdesk"
    with Workspace.create(path) as workspace:
        workspace.run(AddRecord(record=Account(name="Aurora")))
    session, page = opened(path, qapp, qtbot)
    changed = replace(page.table.view_state, sort=(SortLevel("name", descending=True),))
    page.table.change(changed)
    page.show_state(page.state())
    session.close()
    session, page = opened(path, qapp, qtbot)
    assert page.table.view_state.sort == changed.sort
    session.close()


@pytest.mark.parametrize("kept", ['{"view": "gone", "state": "[1]"}', "{", "[]", '{"state": 7}'])
def test_what_was_remembered_badly_is_forgotten(
    tmp_path: Path, qapp: object, qtbot: QtBot, kept: str
) -> None:
    path = tmp_path / "a.csdesk"
    Workspace.create(path).close()
    session, page = opened(path, qapp, qtbot)
    session.remember("portfolio", kept)
    session.close()
    session, page = opened(path, qapp, qtbot)
    assert page.table.view_state.columns == page.presenter.views[0].state.columns
    session.close()


@pytest.fixture
def long_file(tmp_path: Path, qapp: object, qtbot: QtBot) -> Path:
    """A file of 400 accounts, looked at once in the order of their names, the last first."""
    path = tmp_path / "long.csdesk"
    with Workspace.create(path) as workspace:
        for number in range(400):
            workspace.run(AddRecord(record=Account(name=f"A{number:03}")))
    session, page = opened(path, qapp, qtbot)
    page.table.change(replace(page.table.view_state, sort=(SortLevel("name", descending=True),)))
    page.render_state()
    session.close()
    return path


def test_a_start_shows_the_first_rows_and_counts_nothing_before_all_are_read(
    long_file: Path, qapp: object, qtbot: QtBot
) -> None:
    jobs = Jobs()
    jobs.hold_soon()
    session, page = opened(long_file, qapp, qtbot, jobs)
    assert [row.name for row in page.table.rows.shown_rows()] == [f"A{399 - place:03}" for place in range(60)]
    state = page.state()
    assert not state.is_whole
    assert [total.value for total in state.totals] == [None] * 5
    assert page.heading.count.text() == ""
    assert page.blocks() == ()
    jobs.settle()
    qtbot.waitUntil(lambda: page.presenter.is_whole)
    page.render_state()
    assert [row.name for row in page.table.rows.shown_rows()] == [
        f"A{399 - place:03}" for place in range(400)
    ]
    assert page.heading.count.text() == "400 accounts"
    assert page.blocks()
    session.close()


def test_an_edit_before_all_rows_are_read_is_not_lost(long_file: Path, qapp: object, qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.hold_soon()
    session, page = opened(long_file, qapp, qtbot, jobs)
    page.show()
    session.run(ChangeRecord(kind=Account, id=400, values={"name": "Z"}))
    assert page.presenter.is_whole
    jobs.settle()
    qtbot.waitUntil(lambda: not jobs.running)
    assert [row.name for row in page.table.rows.shown_rows()][:2] == ["Z", "A398"]
    session.close()


def test_a_file_never_opened_here_shows_at_once_those_that_renew_first(
    long_file: Path, qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Workspace.open(long_file) as workspace:
        workspace.run(AddRecord(record=Renewal(account=300, due_date=date(2999, 1, 2))))
        workspace.run(AddRecord(record=Renewal(account=200, due_date=date(2999, 1, 1))))
        workspace.summarise()
    monkeypatch.setenv("CSDESK_STATE", str(tmp_path / "another computer"))
    jobs = Jobs()
    jobs.hold_soon()
    session, page = opened(long_file, qapp, qtbot, jobs)
    shown = [row.name for row in page.table.rows.shown_rows()]
    assert shown[:3] == ["A199", "A299", "A000"]
    assert len(shown) == 60
    assert page.heading.count.text() == ""
    jobs.settle()
    qtbot.waitUntil(lambda: page.presenter.is_whole and not jobs.running)
    assert len(page.table.rows.shown_rows()) == 400
    session.close()


def test_a_long_file_shows_its_first_rows_at_once_whenever_the_page_is_made(
    long_file: Path, qapp: object, qtbot: QtBot
) -> None:
    session, page = opened(long_file, qapp, qtbot)
    assert len(page.table.rows.shown_rows()) == 60
    page.cards.set_filter("name", Diagnosed("name", (1,)))
    page.render_state()
    assert "none_pass" not in page.body.__dict__
    qtbot.waitUntil(lambda: page.presenter.is_whole)
    assert [row.name for row in page.table.rows.shown_rows()] == ["A000"]
    session.close()


def test_a_long_file_that_changed_is_read_again_beside_the_window(
    long_file: Path, qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csdesk.ui.portfolio.presenter._LONG", 300)
    session, page = opened(long_file, qapp, qtbot)
    qtbot.waitUntil(lambda: page.presenter.is_whole)
    session.run(ChangeRecord(kind=Account, id=400, values={"name": "Z1"}))
    page.show()
    page.visit(None)
    names = [row.name for row in page.table.rows.shown_rows()]
    assert (len(names), names[0]) == (400, "A399")
    session.run(ChangeRecord(kind=Account, id=399, values={"name": "Z2"}))
    qtbot.waitUntil(lambda: not session.jobs.running)
    assert [row.name for row in page.table.rows.shown_rows()][:3] == ["Z2", "Z1", "A397"]
    session.close()


def test_a_row_that_was_not_read_yet_is_read_when_its_cell_is_to_be_edited(
    long_file: Path, qapp: object, qtbot: QtBot
) -> None:
    session, page = opened(long_file, qapp, qtbot)
    page.edit_at(1, "name")
    row = page.table.cursor_row()
    assert row is not None
    assert row.name == "A000"
    session.close()
