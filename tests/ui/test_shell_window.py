"""The frame: pages made when needed, the way back, keys, narrow windows, the sidebar, the status line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from csdesk.domain.text import msg, verbatim
from csdesk.i18n import Translator
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.jobs import Jobs
from csdesk.ui.shell.facts import FileFacts
from csdesk.ui.shell.pages import Page, PageSpec, SideBlock, SideItem
from csdesk.ui.shell.side_items import SideButton
from csdesk.ui.shell.window import Window
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Notes(Page):
    """A page that notes what happens to it."""

    def __init__(self, name: str, log: list[str]) -> None:
        super().__init__()
        self.name, self.log = name, log
        self.layers = 0
        self.ids: tuple[int, ...] = ()
        self.field = QLineEdit()
        self.button = QPushButton("Go")
        layout = column(self)
        layout.addWidget(self.button)
        layout.addWidget(self.field)
        log.append(f"made {name}")

    def action_specs(self) -> Sequence[ActionSpec]:
        return (ActionSpec(f"{self.name}.new", msg("New account"), self.note("new"), keys=("N",)),)

    def note(self, what: str) -> Callable[[], None]:
        return lambda: self.log.append(f"{what} {self.name}")

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint(("N",), msg("New account")),)

    def blocks(self) -> Sequence[SideBlock]:
        item = SideItem(verbatim("Em risco"), self.note("view"), Icon.SAVED_VIEW, count="19")
        return (SideBlock(msg("Saved views"), (item,)),)

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        return "account", self.ids

    def visit(self, record: int | None) -> None:
        self.log.append(f"visit {self.name} {record or '-'}")

    def step_out(self) -> bool:
        self.layers -= 1
        return self.layers >= 0


class Bench:
    """A window with a portfolio, a page under it, reviews, and a first run."""

    def __init__(self, qapp: QApplication, qtbot: QtBot) -> None:
        self.log: list[str] = []
        self.qtbot = qtbot
        self.themes, self.words = Themes(qapp, Appearance.LIGHT), Words(Translator("en"))
        self.count = 58
        pages = (
            PageSpec(
                "portfolio",
                msg("Portfolio"),
                Icon.PORTFOLIO,
                self.page("portfolio"),
                ("Alt+2",),
                lambda: self.count,
            ),
            PageSpec("account", msg("Account"), Icon.ACCOUNT, self.page("account"), under="portfolio"),
            PageSpec("reviews", msg("QBRs"), Icon.REVIEW, self.page("reviews"), ("Alt+6",)),
            PageSpec("start", msg("Start from zero"), Icon.NEW, self.page("start"), is_bare=True),
        )
        self.window = Window(self.themes, self.words, Jobs(), pages)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.log.clear()

    def page(self, name: str) -> Callable[[], Page]:
        return lambda: Notes(name, self.log)

    def shown(self) -> Notes:
        page = self.window.pages.page
        assert isinstance(page, Notes)
        return page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def side(self) -> dict[str, SideButton]:
        found = [item for item in self.window.sidebar.findChildren(SideButton) if item.isVisible()]
        return {item.accessibleName().partition(",")[0]: item for item in found}


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot) -> Bench:
    made = Bench(qapp, qtbot)
    made.window.know(FileFacts("Estúdio Aurora", "Marina"))
    made.window.go("portfolio")
    return made


def test_a_page_is_made_on_its_first_visit_only(bench: Bench) -> None:
    bench.window.go("reviews")
    bench.window.go("portfolio")
    assert [line for line in bench.log if line.startswith("made")] == ["made portfolio", "made reviews"]


def test_the_way_back_leads_through_every_place(bench: Bench) -> None:
    bench.window.go("account", 7)
    bench.window.go("reviews")
    bench.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    bench.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    bench.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [line for line in bench.log if line.startswith("visit")] == [
        "visit portfolio -",
        "visit account 7",
        "visit reviews -",
        "visit account 7",
        "visit portfolio -",
        "visit account 7",
    ]


def test_alt_and_a_number_go_to_a_view(bench: Bench) -> None:
    bench.press(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert bench.shown().name == "reviews"


def test_a_page_under_a_view_keeps_it_chosen_in_the_sidebar(bench: Bench) -> None:
    bench.window.go("account", 7)
    assert bench.side()["Portfolio"].isChecked()
    assert not bench.side()["QBRs"].isChecked()


def test_the_sidebar_counts_again_when_the_file_changes(bench: Bench, qtbot: QtBot) -> None:
    bench.count = 1234
    bench.window.know(FileFacts("Estúdio Aurora"))
    qtbot.waitUntil(lambda: bench.side()["Portfolio"].accessibleName() == "Portfolio, 1,234")


def test_the_sidebar_names_the_file_without_its_ending_and_once(bench: Bench) -> None:
    sidebar, whole = bench.window.sidebar, "Estúdio Aurora.csdesk"
    bench.window.know(FileFacts("Estúdio Aurora", "Estúdio Aurora", whole))
    assert (sidebar.name.text(), sidebar.owner.isVisible()) == ("Estúdio Aurora", False)
    long = "Carteira da Marina, cópia de terça-feira"
    bench.window.know(FileFacts("Estúdio Aurora", long, f"{long}.csdesk"))
    first, last = sidebar.owner.shown().split("…")
    assert (long.startswith(first), long.endswith(last), bool(first and last)) == (True, True, True)
    assert sidebar.owner.toolTip() == f"{long}.csdesk"


def test_the_block_of_the_page_stands_below_the_views(bench: Bench) -> None:
    bench.side()["Em risco"].click()
    assert bench.log[-1] == "view portfolio"


def test_the_same_letter_belongs_to_whichever_page_is_shown(bench: Bench) -> None:
    bench.press(Qt.Key.Key_N)
    bench.window.go("reviews")
    bench.press(Qt.Key.Key_N)
    assert [line for line in bench.log if line.startswith("new")] == ["new portfolio", "new reviews"]


def test_esc_leaves_the_layers_of_a_page_before_going_back(bench: Bench) -> None:
    bench.window.go("account", 7)
    bench.shown().layers = 1
    bench.press(Qt.Key.Key_Escape)
    assert bench.shown().name == "account"
    bench.press(Qt.Key.Key_Escape)
    assert bench.shown().name == "portfolio"


def test_actions_know_what_is_chosen(bench: Bench) -> None:
    page = bench.shown()
    page.ids = (4, 9)
    page.state_changed.emit()
    assert bench.window.actions_of.context.selection == (4, 9)
    assert bench.window.actions_of.context.kind == "account"


def test_a_narrow_window_keeps_only_the_icons(bench: Bench) -> None:
    bench.window.resize(1150, 700)
    assert bench.window.sidebar.width() == 56
    assert "Em risco" not in bench.side()
    assert bench.side()["Portfolio"].toolTip() == "Portfolio"
    bench.window.resize(1300, 700)
    assert bench.window.sidebar.width() == 216
    bench.qtbot.waitUntil(lambda: "Em risco" in bench.side())


def test_the_first_run_has_the_window_to_itself(bench: Bench) -> None:
    bench.window.leave_file()
    bench.window.go("start")
    assert not bench.window.sidebar.isVisible()
    assert bench.window.windowTitle() == "CSDesk"


def test_another_file_makes_its_pages_anew(bench: Bench) -> None:
    bench.window.leave_file()
    bench.window.know(FileFacts("Outro"))
    bench.window.go("portfolio")
    bench.press(Qt.Key.Key_N)
    assert bench.log.count("made portfolio") == 2
    assert bench.log[-1] == "new portfolio"


def test_holding_alt_shows_the_numbers_of_the_views(bench: Bench) -> None:
    item = bench.side()["Portfolio"]
    before = item.grab().toImage()
    bench.qtbot.keyPress(bench.window, Qt.Key.Key_Alt)
    bench.qtbot.waitUntil(lambda: item.grab().toImage() != before, timeout=2000)
    bench.qtbot.keyRelease(bench.window, Qt.Key.Key_Alt)
    assert item.grab().toImage() == before


def test_f1_lists_the_keys_of_the_page_and_finds_one(bench: Bench) -> None:
    bench.press(Qt.Key.Key_F1)
    assert bench.window.floating.keys.shown()[0] == "New account"
    bench.qtbot.keyClicks(bench.window.floating.keys.field, "palavra que falta")
    assert bench.window.floating.keys.shown() == []
    bench.window.floating.keys.field.setText("voltar")
    assert bench.window.floating.keys.shown() == ["Back"]
    bench.press(Qt.Key.Key_F1)
    assert not bench.window.floating.keys.isVisible()


def test_everything_follows_a_switch_of_language(bench: Bench) -> None:
    bench.words.switch(Translator("pt_BR"))
    bench.qtbot.waitUntil(lambda: set(bench.side()) == {"Carteira", "RTS", "Em risco"})
    assert "Nova conta" in bench.window.status.hints.accessibleName()


def test_every_button_of_the_frame_has_a_name(bench: Bench) -> None:
    nameless = [
        button
        for button in bench.window.findChildren(QPushButton)
        if not (button.text() or button.accessibleName())
    ]
    assert nameless == []


def test_the_areas_of_the_window_are_walked_with_f6(bench: Bench) -> None:
    bench.window.sidebar.search.setFocus()
    bench.press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is bench.shown()
    bench.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is bench.window.sidebar.search
