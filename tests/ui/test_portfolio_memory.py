from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.portfolio.page import PortfolioPage
from csdesk.ui.session import Session
from csdesk.ui.tables.order import SortLevel
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words


def opened(path: Path, qapp: object, qtbot: QtBot) -> tuple[Session, PortfolioPage]:
    session = Session(Workspace.open(path), Words(Translator("en")), Jobs())
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
