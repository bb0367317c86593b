"""Sections in a person's order, figures by choice, the whole screen, and the numbers as a workbook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.practice import Review
from csdesk.domain.review import overrides
from csdesk.domain.values.money import Money
from csdesk.storage.files.pptx_out import write_pptx
from csdesk.storage.files.sheets_out import write_sheets
from csdesk.ui.reviews.page import ReviewPage
from csdesk.ui.reviews.presenter import Standing
from csdesk.ui.reviews.section_list import ROW, eye_rect
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from tests.ui import test_reviews_page
from tests.ui.reviews_bench import THIRD, add

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
account = test_reviews_page.account
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(session: Session, account: int, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> ReviewPage:
    for number in range(1, 7):
        goal = add(
            session,
            Goal(account=account, name=f"Meta {number}", baseline=Decimal(0), target=Decimal(100)),
        )
        add(session, Reading(goal=goal, date=date(2026, 9, 10), value=Decimal(number * 10)))
    made = ReviewPage(
        session,
        Themes(qapp, Appearance.LIGHT),
        write_pptx,
        lambda _, name: tmp_path / name,
        write_sheets=write_sheets,
    )
    qtbot.addWidget(made)
    made.resize(1200, 840)
    made.show()
    made.open_review(account, THIRD)
    return made


def names(page: ReviewPage) -> list[str]:
    return [slide.name for slide in page.presenter.deck.document.slides]


def row_of(page: ReviewPage, name: str) -> int:
    return [one.name for one in page.presenter.deck.sections].index(name)


def choose(page: ReviewPage, name: str) -> None:
    page.sections.setCurrentIndex(page.sections.model().index(row_of(page, name), 0))


def test_alt_and_an_arrow_move_a_section_and_the_order_is_kept(page: ReviewPage, session: Session):
    choose(page, "activity")
    before = names(page)
    QTest.keyClick(page.sections, Qt.Key.Key_Up, ALT)
    assert names(page).index("activity") == before.index("activity") - 1
    assert page.presenter.deck.sections[page._row].name == "activity"
    [kept] = session.all(Review)
    assert overrides.read(kept.overrides).order.index("activity") == 6 - 1
    session.undo()
    assert names(page) == before


def test_the_cover_stays_first_and_the_appendix_last(page: ReviewPage):
    choose(page, "summary")
    QTest.keyClick(page.sections, Qt.Key.Key_Up, ALT)
    for _ in range(12):
        QTest.keyClick(page.sections, Qt.Key.Key_Down, ALT)
    assert (names(page)[0], names(page)[-2:]) == ("cover", ["summary", "appendix"])


def test_a_section_is_carried_by_the_mouse(page: ReviewPage):
    view = page.sections.viewport()
    start = page.sections.visualRect(page.sections.model().index(row_of(page, "plan"), 0)).center()
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, QPoint(start.x(), start.y() - 40))
    QTest.mouseMove(view, QPoint(start.x(), ROW + 4))
    QTest.mouseRelease(view, LEFT, pos=QPoint(start.x(), ROW + 4))
    assert names(page)[1] == "plan"


def test_the_eye_hides_a_section_without_deleting_its_words(page: ReviewPage):
    choose(page, "activity")
    page.presenter.retitle(page._page(), "Falamos toda semana")
    page._render()
    row = row_of(page, "activity")
    eye = eye_rect(page.sections.visualRect(page.sections.model().index(row, 0))).center()
    QTest.mouseClick(page.sections.viewport(), LEFT, pos=eye)
    assert page.presenter.deck.sections[row].standing is Standing.HIDDEN
    QTest.keyClick(page.sections, Qt.Key.Key_Space)
    assert page.presenter.layout(page.presenter.deck.sections[row].page).title == "Falamos toda semana"


def test_a_slide_shows_four_figures_and_a_person_chooses_which(page: ReviewPage):
    choose(page, "results")
    boxes = {box.accessibleName(): box for box in page.panel.figures.findChildren(QCheckBox)}
    shown = [name for name, box in boxes.items() if box.isChecked()]
    assert (len(boxes), len(shown)) == (6, 4)
    spare = next(box for box in boxes.values() if not box.isChecked())
    assert not spare.isEnabled()
    boxes[shown[0]].click()
    figures = page.presenter.figures(page._page())
    now = [page.presenter.translator.words(one.figure.label) for one in figures if one.is_shown]
    assert len(now) == 4
    assert shown[0] not in now


def test_presenting_fills_the_screen_and_esc_leads_back_to_the_slide(page: ReviewPage):
    page.present()
    show = page.presentation
    assert show is not None
    assert show.isFullScreen()
    QTest.keyClick(show, Qt.Key.Key_Right)
    QTest.keyClick(show, Qt.Key.Key_Space)
    QTest.keyClick(show, Qt.Key.Key_Left)
    assert show.page == 1
    QTest.keyClick(show, Qt.Key.Key_End)
    assert show.page == len(names(page)) - 1
    QTest.keyClick(show, Qt.Key.Key_Escape)
    assert page.presentation is None
    assert page._page() == len(names(page)) - 1


def test_the_numbers_leave_as_one_sheet_a_slide_equal_to_the_slides(
    page: ReviewPage, qtbot: QtBot, tmp_path: Path
):
    with qtbot.waitSignal(page.exported) as told:
        page.export_sheets()
    book = load_workbook(told.args[1])
    assert len(book.sheetnames) == len(names(page))
    shown = {
        page.presenter.translator.words(one.figure.label): one.figure.value
        for number in range(len(names(page)))
        for one in page.presenter.figures(number)
        if one.is_shown and isinstance(one.figure.value, Money)
    }
    written = {row[0].value: row[1].value for sheet in book for row in sheet.iter_rows() if len(row) > 1}
    assert shown
    assert all(written[label] == value.cents / 100 for label, value in shown.items())
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_page_keys_go_one_section_on_and_back_even_from_the_list(page: ReviewPage) -> None:
    page.sections.setCurrentIndex(page.sections.model().index(0, 0))
    for key, row in ((Qt.Key.Key_PageUp, 0), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageDown, 2)):
        QTest.keyClick(page.sections, key)
        assert page.sections.currentIndex().row() == row


def test_the_list_says_how_many_sections_are_ready(page: ReviewPage) -> None:
    deck = page.presenter.deck
    assert deck is not None
    left = sum(one.page is None for one in deck.sections)
    assert left
    assert page.ready.text().startswith(f"{len(deck.sections) - left} ")
    assert str(len(deck.sections)) in page.ready.text()


def test_the_notes_say_how_long_they_take_to_say(page: ReviewPage) -> None:
    page.view.notes.setPlainText("palavra " * 130)
    assert page.view.spoken.text().startswith("60 s")
    page.view.notes.setPlainText("palavra " * 390)
    assert page.view.spoken.text().startswith("3 min")
