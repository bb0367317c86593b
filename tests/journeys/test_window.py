"""Journeys through the composed window, by keys and clicks, as a person goes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction
from csdesk.storage.clock import FixedClock
from csdesk.storage.prefs import documents_folder
from csdesk.storage.sample import add_sample
from csdesk.storage.workspace import Workspace
from csdesk.ui.account.page import AccountPage
from csdesk.ui.app import build
from csdesk.ui.desk import Desk
from csdesk.ui.imports.page import ImportPage
from csdesk.ui.imports.state import StepOf
from csdesk.ui.portfolio.page import PortfolioPage
from csdesk.ui.reviews.page import ReviewPage
from csdesk.ui.theme.theme import Appearance
from tests.conftest import NOON

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
VIEWS = ("today", "portfolio", "reviews", "data", "settings")
CTRL = Qt.KeyboardModifier.ControlModifier
SHEET = "Cliente;CNPJ;Mensalidade;Início\nTijolo Lilás;11.222.333/0001-81;R$ 1.500,00;01/02/2026\nVaca Sideral;;900;15/03/2026\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("CSDESK_LANG", "pt_BR")
    return tmp_path


@pytest.fixture
def desk_of(home: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path | None], Desk]]:
    opened: list[Desk] = []

    def opening(path: Path | None = None) -> Desk:
        close(opened)
        desk = build(qapp)
        desk.clock = FixedClock(NOON)
        desk.choose_appearance(Appearance.LIGHT)
        opened.append(desk)
        qtbot.addWidget(desk.window)
        desk.begin(path)
        desk.window.setWindowState(Qt.WindowState.WindowNoState)
        desk.window.resize(1440, 900)
        with qtbot.waitActive(desk.window):
            desk.window.show()
            desk.window.activateWindow()
        return desk

    yield opening
    close(opened)


def close(opened: list[Desk]) -> None:
    while opened:
        desk = opened.pop()
        desk.close()
        desk.window.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "sample.csdesk"
    with Workspace.create(path, FixedClock(NOON)) as workspace:
        add_sample(workspace, "pt_BR")
    return path.read_bytes()


@pytest.fixture
def example(home: Path, sample: bytes) -> Path:
    path = home / "Exemplo.csdesk"
    path.write_bytes(sample)
    return path


@pytest.fixture
def small(home: Path) -> Path:
    path = home / "Carteira.csdesk"
    with Workspace.create(path, FixedClock(NOON)) as workspace:
        for name, mrr in (("Aurora", 150_000), ("Brisa", 90_000), ("Cacto", 300_000)):
            account = workspace.run(AddRecord(record=Account(name=name))).value
            workspace.run(
                AddRecord(record=Line(account=account, product="Mídia", mrr=mrr, start=NOON.date()))
            )
    return path


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focused(), key, held)


def write(qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(focused(), words)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def said(desk: Desk) -> list[str]:
    return [desk.words(text) for text in desk.window.messages.shown]


def portfolio(desk: Desk) -> PortfolioPage:
    desk.window.go("portfolio")
    page = desk.window.pages.page
    assert isinstance(page, PortfolioPage)
    return page


def count(desk: Desk, kind: type) -> int:
    assert desk.session is not None
    return desk.session.count(kind)


def named(desk: Desk, name: str) -> int:
    assert desk.session is not None
    return next(one.id for one in desk.session.find(Account, name=name))


def test_from_the_first_run_to_a_logged_contact_and_back(desk_of: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = desk_of()
    press(qtbot, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: desk.window.pages.place.page == "today", timeout=20_000)
    press(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(focused(), type(portfolio(desk).table)))
    press(qtbot, Qt.Key.Key_Return)
    before = count(desk, Interaction)
    press(qtbot, Qt.Key.Key_R)
    write(qtbot, "Ligou pedindo a proposta")
    press(qtbot, Qt.Key.Key_Return)
    assert count(desk, Interaction) == before + 1
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert count(desk, Interaction) == before


def test_the_first_account_of_an_opened_file_is_previewed(
    desk_of: Callable[..., Desk], small: Path, qtbot: QtBot
) -> None:
    page = portfolio(desk_of(small))
    row = page.table.cursor_row()
    assert row is not None
    qtbot.waitUntil(lambda: page.panel.name.text() == row.name)


def test_a_sheet_goes_through_the_wizard_into_the_portfolio_and_out_again(
    desk_of: Callable[..., Desk], home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = home / "clientes.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(sheet)], ""))
    desk = desk_of()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desk.window.pages.page, ImportPage), timeout=20_000)
    page = desk.window.pages.page
    assert isinstance(page, ImportPage)
    for step in (StepOf.COLUMNS, StepOf.CHECK, StepOf.DONE):
        qtbot.waitUntil(lambda step=step: page.presenter.state.step is step, timeout=20_000)
        qtbot.wait(20)
        page.advance()
    qtbot.waitUntil(lambda: isinstance(desk.window.pages.page, PortfolioPage))
    assert [row.name for row in portfolio(desk).table.rows.shown_rows()] == ["Tijolo Lilás", "Vaca Sideral"]
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert count(desk, Account) == 0


def test_a_person_who_chooses_no_file_leaves_no_file(
    desk_of: Callable[..., Desk], home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    desk = desk_of()
    press(qtbot, Qt.Key.Key_Return)
    assert desk.session is None
    assert list(home.glob("*.csdesk")) == []


def test_the_way_back_never_leads_to_the_first_run_while_a_file_is_open(
    desk_of: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = desk_of()
    press(qtbot, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: isinstance(desk.window.pages.page, AccountPage), timeout=20_000)
    for _ in range(4):
        desk.window.go_back()
    assert desk.window.pages.place.page == "today"


def test_the_palette_finds_an_account_by_its_misspelt_name(
    desk_of: Callable[..., Desk], example: Path, qtbot: QtBot
) -> None:
    desk = desk_of(example)
    press(qtbot, Qt.Key.Key_K, CTRL)
    write(qtbot, "tijlo")
    press(qtbot, Qt.Key.Key_Return)
    assert desk.window.pages.place.record == named(desk, "Tijolo Lilás")


def test_every_page_speaks_and_looks_otherwise_at_once(
    desk_of: Callable[..., Desk], example: Path, qtbot: QtBot
) -> None:
    desk = desk_of(example)
    places = [("account", named(desk, "Tijolo Lilás")), *((view, None) for view in VIEWS)]
    for page, record in places:
        desk.window.go(page, record)
        for language, looks in (("en", Appearance.DARK), ("pt_BR", Appearance.LIGHT)):
            desk.choose_language(language)
            desk.choose_appearance(looks)
            assert not desk.window.grab().isNull()
    assert desk.language == "pt_BR"


def test_the_undo_of_a_message_takes_back_what_the_message_says(
    desk_of: Callable[..., Desk], small: Path, qtbot: QtBot
) -> None:
    desk = desk_of(small)
    assert desk.session is not None
    for name in ("Dália", "Estrela"):
        desk.session.run(AddRecord(record=Account(name=name)))
    older, _newer = desk.window.messages.toasts
    assert older.undo is not None
    older.undo.click()
    assert {one.name for one in desk.session.all(Account)} == {"Aurora", "Brisa", "Cacto", "Estrela"}


def test_what_was_taken_back_is_not_offered_to_be_taken_back(
    desk_of: Callable[..., Desk], small: Path, qtbot: QtBot
) -> None:
    desk = desk_of(small)
    assert desk.session is not None
    desk.session.run(AddRecord(record=Account(name="Dália")))
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert [toast.undo for toast in desk.window.messages.toasts] == [None]


def test_messages_of_one_file_go_when_another_is_opened(
    desk_of: Callable[..., Desk], small: Path, home: Path
) -> None:
    desk = desk_of(small)
    assert desk.session is not None
    desk.session.run(AddRecord(record=Account(name="Dália")))
    Workspace.create(home / "outra.csdesk", FixedClock(NOON)).close()
    desk.open_path(home / "outra.csdesk")
    assert said(desk) == []


def test_a_review_is_found_by_typing_and_exported(
    desk_of: Callable[..., Desk], example: Path, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = home / "deck.pptx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(deck), ""))
    desk = desk_of(example)
    desk.window.go("reviews")
    page = desk.window.pages.page
    assert isinstance(page, ReviewPage)
    page.heading.account.setFocus()
    write(qtbot, "lilas")
    press(qtbot, Qt.Key.Key_Return)
    assert page.presenter.account == named(desk, "Tijolo Lilás")
    press(qtbot, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: any("deck.pptx" in line for line in said(desk)), timeout=20_000)
    assert deck.read_bytes()[:2] == b"PK"


def test_the_review_begins_with_the_account_that_was_looked_at(
    desk_of: Callable[..., Desk], small: Path, qtbot: QtBot
) -> None:
    desk = desk_of(small)
    desk.window.go("account", named(desk, "Brisa"))
    press(qtbot, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    page = desk.window.pages.page
    assert isinstance(page, ReviewPage)
    assert page.presenter.account == named(desk, "Brisa")


def test_opening_again_brings_the_view_and_the_panel_back_and_undo_still_works(
    desk_of: Callable[..., Desk], small: Path, qtbot: QtBot
) -> None:
    desk = desk_of(small)
    page = portfolio(desk)
    page.table.change(page.table.view_state.sorted_by("name"))
    qtbot.waitUntil(page.panel.isVisible)
    page.toggle_panel()
    page.show_state(page.state())
    desk = desk_of(small)
    page = portfolio(desk)
    assert [level.column for level in page.table.view_state.sort] == ["name"]
    assert not page.panel.isVisible()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert count(desk, Line) == 2


def test_a_figure_that_is_worked_out_says_why_it_is_not_edited(
    desk_of: Callable[..., Desk], small: Path, qtbot: QtBot
) -> None:
    page = portfolio(desk_of(small))
    page.table.go_to(0, page.table.rows.columns.index(page.presenter.column("mrr")) + 1)
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_F2)
    assert page.table.editing.editor is None
    assert page.table.editing.reason.startswith("Calculado")
    press(qtbot, Qt.Key.Key_Down)
    assert page.table.editing.reason == ""


def test_the_choices_of_a_cell_are_listed_at_once(
    desk_of: Callable[..., Desk], small: Path, qtbot: QtBot
) -> None:
    page = portfolio(desk_of(small))
    page.table.go_to(0, page.table.rows.columns.index(page.presenter.column("touch")) + 1)
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_F2)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    row = page.table.cursor_row()
    assert row is not None
    assert row.touch == "high"


def test_copied_rows_are_counted(desk_of: Callable[..., Desk], small: Path, qtbot: QtBot) -> None:
    desk = desk_of(small)
    portfolio(desk).table.setFocus()
    press(qtbot, Qt.Key.Key_A, CTRL)
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert said(desk) == ["3 linhas copiadas"]
    assert QApplication.clipboard().text().count("\n") == 1 + 3


def test_the_sidebar_counts_the_accounts_that_the_portfolio_shows(
    desk_of: Callable[..., Desk], small: Path
) -> None:
    desk = desk_of(small)
    assert desk.session is not None
    ids = [one.id for one in desk.session.all(Account)]
    desk.session.run(ChangeRecord(kind=Account, id=ids[0], values={"merged_into": ids[1]}))
    spec = desk.window.pages.specs["portfolio"]
    assert spec.count is not None
    assert spec.count() == 2


def test_300_random_clicks_and_keys_break_nothing(
    desk_of: Callable[..., Desk], example: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    desk = desk_of(example)
    monkeypatch.setattr(desk, "quit", lambda: None)
    chance = random.Random(20261013)
    keys = [getattr(Qt.Key, f"Key_{name}") for name in _KEYS]
    held = [Qt.KeyboardModifier.NoModifier] * 5 + [CTRL, Qt.KeyboardModifier.ShiftModifier]
    for turn in range(300):
        if turn % 50 == 0:
            desk.window.go(VIEWS[turn // 50 % len(VIEWS)])
        if chance.random() < 0.6 and QApplication.focusWidget() is not None:
            press(qtbot, chance.choice(keys), chance.choice(held))
        else:
            _click(qtbot, desk, chance)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
    assert desk.session is not None
    assert desk.window.errors.card is None


_KEYS = [
    "Up",
    "Down",
    "Left",
    "Right",
    "Return",
    "Escape",
    "Tab",
    "Space",
    "Home",
    "End",
    "PageDown",
    "F1",
    "F2",
    "F6",
    "Slash",
    "E",
    "J",
    "K",
    "N",
    "R",
    "V",
    "X",
    "Z",
    "A",
    "D",
    "1",
    "2",
    "5",
]


def _click(qtbot: QtBot, desk: Desk, chance: random.Random) -> None:
    size = desk.window.size()
    at = QPoint(chance.randrange(size.width()), chance.randrange(size.height()))
    under = desk.window.childAt(at)
    if under is not None and under.isEnabled():
        qtbot.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(desk.window, at))


def test_an_example_that_cannot_be_opened_lets_another_be_made_beside_it(
    desk_of: Callable[..., Desk], home: Path, sample: bytes, qtbot: QtBot
) -> None:
    desk = desk_of(None)
    (documents_folder() / "Exemplo do CSDesk.csdesk").write_bytes(b"not a workspace")
    second = documents_folder() / "Exemplo do CSDesk 2.csdesk"
    second.write_bytes(sample)
    desk.open_sample()
    assert desk.session is not None
    assert desk.session.path == second
