"""The review page as a person uses it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.practice import Review
from csdesk.storage.files.pptx_out import write_pptx
from csdesk.ui.reviews.page import ReviewPage
from csdesk.ui.reviews.presenter import Standing
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from tests.ui.reviews_bench import THIRD, add

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def account(session: Session) -> int:
    key = add(session, Account(name="Padaria Nuvem", csm="Marina"))
    add(
        session,
        Line(account=key, product="Mídia", mrr=800_000, start=date(2025, 2, 1), term_end=date(2026, 12, 10)),
    )
    add(session, Line(account=key, product="Conteúdo", mrr=100_000, start=date(2026, 8, 1)))
    moment = datetime(2026, 8, 5, 12, tzinfo=UTC)
    add(session, Interaction(account=key, at=moment, channel="video", mode="proactive"))
    return key


@pytest.fixture
def page(session: Session, account: int, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> ReviewPage:
    def ask(_: object, name: str) -> Path:
        return tmp_path / name

    made = ReviewPage(session, Themes(qapp, Appearance.LIGHT), write_pptx, ask)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.open_review(account, THIRD)
    return made


def standing(page: ReviewPage, name: str) -> Standing:
    assert page.presenter.deck is not None
    return next(row.standing for row in page.presenter.deck.sections if row.name == name)


def test_sections_say_which_have_a_slide_and_which_have_no_data(page: ReviewPage):
    assert standing(page, "revenue") is Standing.READY
    assert standing(page, "results") is Standing.LEFT_OUT


def test_choosing_a_section_shows_its_slide_title_notes_and_figures(page: ReviewPage):
    page.turn(1)
    assert page.panel.title.toPlainText() == "MRR grew 13% and the renewal is due in 58 days"
    assert page.view.notes.toPlainText().startswith("Say the verdict first")
    assert page.view.place.text() == "2 of 7"


def test_a_written_title_is_kept_in_the_workspace_and_can_go_back(
    page: ReviewPage, session: Session, account: int
):
    page.turn(1)
    page.panel.title.setPlainText("Um trimestre forte")
    page.panel.title.keep()
    record = session.find(Review, account=account)[0]
    assert record.period == "2026Q3"
    assert "Um trimestre forte" in (record.overrides or "")
    assert standing(page, "summary") is Standing.EDITED
    assert page.panel.drafted.text() == "MRR grew 13% and the renewal is due in 58 days"
    page.panel.use.click()
    assert page.panel.title.toPlainText() == "MRR grew 13% and the renewal is due in 58 days"
    assert standing(page, "summary") is Standing.READY


def test_an_edit_can_be_undone(page: ReviewPage, session: Session):
    page.turn(1)
    page.panel.title.setPlainText("Outro título")
    page.panel.title.keep()
    session.undo()
    assert page.panel.title.toPlainText() == "MRR grew 13% and the renewal is due in 58 days"


def test_written_notes_survive_new_numbers(page: ReviewPage, session: Session, account: int):
    page.view.notes.setPlainText("Agradecer à Bruna")
    page.view.notes.keep()
    add(session, Line(account=account, product="Landing page", mrr=50_000, start=date(2026, 9, 1)))
    assert page.view.notes.toPlainText() == "Agradecer à Bruna"
    page.turn(1)
    assert page.panel.title.toPlainText().startswith("MRR grew 19%")


def test_a_slide_can_be_taken_out_and_put_back(page: ReviewPage):
    page.turn(1)
    page.panel.visibility.click()
    assert standing(page, "summary") is Standing.HIDDEN
    assert not page.view.notes.isEnabled()
    page.panel.visibility.click()
    assert standing(page, "summary") is Standing.READY


def test_the_deck_speaks_another_language_than_the_window(page: ReviewPage):
    page.turn(1)
    page.panel.language_picked.emit("pt_BR")
    assert page.panel.title.toPlainText() == "O MRR cresceu 13% e a renovação vence em 58 dias"
    assert page.heading.pptx.text() == "Export PPTX"


@pytest.mark.parametrize(("suffix", "magic"), [(".pptx", b"PK"), (".pdf", b"%PDF")])
def test_an_export_writes_the_file_and_says_so(page: ReviewPage, qtbot: QtBot, suffix: str, magic: bytes):
    with qtbot.waitSignal(page.exported, timeout=10_000) as told:
        page.export(suffix)
    _, path = told.args
    assert path.name == f"Padaria Nuvem, review of Q3 2026{suffix}"
    assert path.read_bytes().startswith(magic)


def test_page_keys_turn_slides(page: ReviewPage, qtbot: QtBot):
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert page.view.place.text() == "2 of 7"
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    assert page.view.place.text() == "1 of 7"


def test_a_change_elsewhere_is_shown_at_once(page: ReviewPage, session: Session, account: int):
    moment = datetime(2026, 9, 5, 12, tzinfo=UTC)
    add(session, Interaction(account=account, at=moment, channel="phone", mode="reactive"))
    page.turn(6)
    assert page.panel.title.toPlainText() == "We spoke 2 times, and 50% of the contacts started on our side"


def test_without_an_account_nothing_can_be_exported(session: Session, qapp: QApplication, qtbot: QtBot):
    page = ReviewPage(session, Themes(qapp, Appearance.DARK), write_pptx)
    qtbot.addWidget(page)
    page.show()
    assert not page.heading.pptx.isEnabled()
    assert page.empty.isVisible()
