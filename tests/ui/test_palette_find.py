"""The palette finds accounts and commands as people type them, and runs what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.text import msg
from csdesk.i18n import Translator
from csdesk.ui.actions.finding import COMMANDS
from csdesk.ui.actions.found import Desk, Found, Source
from csdesk.ui.actions.matching import INSIDE, Corpus, Hit, marked
from csdesk.ui.actions.palette import Palette
from csdesk.ui.actions.registry import Actions
from csdesk.ui.actions.spec import ActionSpec
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAMES = ("Tijolo Lilás", "Vaca Sideral", "Onça Míope", "Pão de Nuvem", "Cacto Manso", "Quinta Lua")


def names(query: str) -> list[str]:
    return [hit.item for hit in Corpus(NAMES, str).find(query, 5)]


def test_accents_and_case_do_not_matter() -> None:
    assert names("onca MIOPE") == ["Onça Míope"]


def test_any_word_of_the_name_finds_it() -> None:
    assert names("lua") == ["Quinta Lua"]


@pytest.mark.parametrize("slip", ["tijlo", "tijjolo", "tijplo", "tiojlo"])
def test_one_slip_is_forgiven(slip: str) -> None:
    assert names(slip) == ["Tijolo Lilás"]


def test_two_slips_are_not() -> None:
    assert names("tjplo") == []


def test_a_name_that_starts_with_the_query_comes_first() -> None:
    hits = Corpus(("Casa da Lua", "Lua Nova", "Blua"), str).find("lua", 5)
    assert [hit.item for hit in hits] == ["Lua Nova", "Casa da Lua", "Blua"]


def test_signs_of_patterns_are_only_signs() -> None:
    assert names(".*[(?") == []


def test_matching_letters_are_marked_in_the_name_as_it_is_written() -> None:
    assert marked("São Zás", "zas") == [(4, 3)]


def test_five_thousand_names_are_searched_within_a_keystroke() -> None:
    many = [f"{name} {number}" for number in range(834) for name in NAMES]
    corpus = Corpus(many, str)
    corpus.find("aquecer", 8)
    start = perf_counter()
    corpus.find("tijolo", 8)
    corpus.find("sidreal", 8)
    assert perf_counter() - start < 0.5


class Bench:
    """A window with a palette over six accounts and three commands."""

    def __init__(self, qapp: QApplication, qtbot: QtBot) -> None:
        self.ran: list[str] = []
        self.window = QWidget()
        self.window.resize(1100, 700)
        self.field = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        qtbot.addWidget(self.window)
        themes, self.words = Themes(qapp, Appearance.LIGHT), Words(Translator("en"))
        self.actions = Actions(self.window, themes, self.words)
        self.actions.add(
            [
                ActionSpec(
                    "file.export",
                    msg("Export everything to Excel"),
                    self.note("export"),
                    keywords=("exportar",),
                ),
                ActionSpec("zoom.in", msg("Larger"), self.note("larger"), keys=("Ctrl++",)),
                ActionSpec(
                    "account.log",
                    msg("Log a contact"),
                    self.note("log"),
                    keys=("R",),
                    subject="account",
                    run_on=lambda account: self.ran.append(f"log {account}"),
                ),
            ]
        )
        self.desk = Desk(lambda found: self.ran.append(f"go {found.title}"))
        self.palette = Palette(self.window, themes, self.words, self.actions, self.desk)
        corpus = Corpus(
            [Found("account", place, name) for place, name in enumerate(NAMES)], lambda one: one.title
        )
        self.desk.sources.append(Source("account", msg("Account"), msg("Accounts"), corpus.find))
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.qtbot = qtbot

    def note(self, what: str) -> Callable[[], None]:
        return lambda: self.ran.append(what)

    def titles(self) -> list[str]:
        return [row.title for row in self.palette.rows.model_of_rows.rows if row.run is not None]

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.palette.field, key)


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot) -> Bench:
    return Bench(qapp, qtbot)


def test_the_best_account_comes_with_what_can_be_done_to_it(bench: Bench) -> None:
    bench.palette.ask("tij")
    assert bench.titles() == ["Tijolo Lilás", "Log a contact"]
    bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Return)
    assert bench.ran == ["log 0"]


def test_enter_goes_to_the_account_and_gives_the_window_back(bench: Bench) -> None:
    bench.field.setFocus()
    bench.palette.ask()
    bench.qtbot.keyClicks(bench.palette.field, "vaca")
    bench.press(Qt.Key.Key_Return)
    assert bench.ran == ["go Vaca Sideral"]
    assert not bench.palette.isVisible()
    assert QApplication.focusWidget() is bench.field


def test_a_command_is_found_by_its_name_in_the_other_language(bench: Bench) -> None:
    bench.palette.ask("exportar")
    assert bench.titles() == ["Export everything to Excel"]


def test_a_greater_sign_asks_for_commands_only(bench: Bench) -> None:
    bench.palette.ask(COMMANDS + "la")
    assert bench.titles()[0] == "Larger"
    assert "Tijolo Lilás" not in bench.titles()


def test_tab_narrows_to_one_kind(bench: Bench) -> None:
    bench.palette.ask("l")
    bench.press(Qt.Key.Key_Tab)
    assert "Larger" not in bench.titles()
    bench.press(Qt.Key.Key_Tab)
    assert "Larger" in bench.titles()
    assert "Tijolo Lilás" not in bench.titles()


def test_the_empty_field_shows_the_last_places_and_the_commands_of_the_page(bench: Bench) -> None:
    bench.desk.visit(Found("account", 3, NAMES[3]))
    bench.palette.ask()
    assert bench.titles()[0] == "Pão de Nuvem"
    assert "Larger" in bench.titles()


def test_a_command_used_before_comes_first(bench: Bench) -> None:
    bench.palette.ask(COMMANDS + "larger")
    bench.press(Qt.Key.Key_Return)
    bench.palette.ask()
    assert bench.titles()[0] == "Larger"


def test_esc_closes_without_running_anything(bench: Bench) -> None:
    bench.palette.ask("tij")
    bench.press(Qt.Key.Key_Escape)
    assert bench.ran == []
    assert not bench.palette.isVisible()


def test_a_choice_of_a_menu_says_in_the_palette_what_it_is_a_choice_of(bench: Bench) -> None:
    bench.actions.add(
        [ActionSpec("look.dark", msg("Dark"), bench.note("dark"), named=msg("Appearance: dark"))]
    )
    bench.palette.ask("appearance")
    assert bench.titles() == ["Appearance: dark"]


def test_what_is_found_among_others_is_listed_and_named_by_its_own_kind(bench: Bench) -> None:
    said = [Hit(Found("ticket", 7, "Lua offline"), INSIDE), Hit(Found("interaction", 8, "Lua call"), INSIDE)]
    bench.desk.sources.append(
        Source(
            "interaction",
            msg("Interaction"),
            msg("Interactions"),
            lambda *_: said,
            also={"ticket": msg("Ticket")},
        )
    )
    bench.palette.ask("lua")
    notes = {row.title: row.note for row in bench.palette.rows.model_of_rows.rows}
    assert notes["Lua offline"] == "Ticket"
    assert notes["Lua call"] == "Interaction"
