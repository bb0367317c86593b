"""Actions are declared once; what is possible and which key does it follows from where the person is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.text import msg, verbatim
from csdesk.i18n import Translator
from csdesk.ui.actions.catalog import file_actions, view_actions
from csdesk.ui.actions.look import look_actions
from csdesk.ui.actions.registry import Actions
from csdesk.ui.actions.spec import ActionSpec, Context, Menu, can_undo, file_open, keycaps, one_chosen
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Bench:
    """A window with a field and a button, and actions that note that they ran."""

    def __init__(self, qapp: QApplication, qtbot: QtBot) -> None:
        self.ran: list[str] = []
        self.window = QWidget()
        self.field = QLineEdit()
        self.button = QPushButton("Press")
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        qtbot.addWidget(self.window)
        self.words = Words(Translator("en"))
        self.actions = Actions(self.window, Themes(qapp, Appearance.LIGHT), self.words)
        self.qtbot = qtbot

    def note(self, what: str) -> Callable[[], None]:
        return lambda: self.ran.append(what)

    def show(self) -> None:
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.window.setFocus()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot) -> Bench:
    return Bench(qapp, qtbot)


class Host:
    """Stands in for the app: every command does nothing."""

    language = "en"
    appearance = Appearance.LIGHT

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_: None


def catalogue() -> list[ActionSpec]:
    host = Host()
    return [*file_actions(host), *look_actions(host), *view_actions(host)]


def test_no_two_actions_share_an_id_or_a_key() -> None:
    ids = [spec.id for spec in catalogue()]
    keys = [key for spec in catalogue() for key in spec.keys]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


def test_every_action_has_a_menu_a_key_or_a_place_in_the_palette() -> None:
    assert [spec.id for spec in catalogue() if not (spec.menus or spec.keys or spec.palette)] == []


def test_an_action_is_possible_only_where_its_condition_holds(bench: Bench) -> None:
    bench.actions.add([ActionSpec("export", msg("Export"), bench.note("export"), when=file_open)])
    assert not bench.actions.action("export").isEnabled()
    bench.actions.see(Context(has_file=True))
    bench.actions.run("export")
    assert bench.ran == ["export"]


def test_a_single_letter_works_only_while_no_field_has_the_focus(bench: Bench) -> None:
    bench.actions.add([ActionSpec("new", msg("New account"), bench.note("new"), keys=("N",))])
    bench.show()
    bench.press(Qt.Key.Key_N)
    bench.field.setFocus()
    bench.press(Qt.Key.Key_N)
    assert bench.ran == ["new"]
    assert bench.field.text() == "n"


def test_keys_with_ctrl_work_inside_a_field_too(bench: Bench) -> None:
    bench.actions.add([ActionSpec("find", msg("Find"), bench.note("find"), keys=("Ctrl+K",))])
    bench.show()
    bench.field.setFocus()
    bench.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert bench.ran == ["find"]


def test_space_presses_the_focused_button_instead_of_the_action(bench: Bench) -> None:
    bench.actions.add([ActionSpec("done", msg("Done"), bench.note("done"), keys=("Space",))])
    bench.button.clicked.connect(bench.note("pressed"))
    bench.show()
    bench.button.setFocus()
    bench.press(Qt.Key.Key_Space)
    assert bench.ran == ["pressed"]


def test_the_page_that_is_shown_wins_a_key_over_the_app(bench: Bench) -> None:
    bench.actions.add([ActionSpec("app.new", msg("New file"), bench.note("app"), keys=("N",))])
    bench.actions.add(
        [ActionSpec("page.new", msg("New account"), bench.note("page"), keys=("N",))], "portfolio"
    )
    bench.show()
    bench.press(Qt.Key.Key_N)
    bench.actions.see(Context(page="portfolio"))
    bench.press(Qt.Key.Key_N)
    assert bench.ran == ["app", "page"]


def test_an_action_that_is_not_possible_gives_its_key_to_another(bench: Bench) -> None:
    bench.actions.add(
        [
            ActionSpec("one", msg("Edit"), bench.note("one"), keys=("E",), when=one_chosen),
            ActionSpec("any", msg("Export"), bench.note("any"), keys=("E",)),
        ]
    )
    bench.show()
    bench.press(Qt.Key.Key_E)
    bench.actions.see(Context(selection=(7,)))
    bench.press(Qt.Key.Key_E)
    assert bench.ran == ["any", "one"]


def test_no_key_reaches_the_window_while_it_is_covered(bench: Bench) -> None:
    bench.actions.add([ActionSpec("new", msg("New account"), bench.note("new"), keys=("N",))])
    bench.show()
    bench.actions.hold(True)
    bench.press(Qt.Key.Key_N)
    bench.actions.hold(False)
    assert bench.ran == []


def test_undo_says_what_it_would_take_back_in_the_language_that_is_on(bench: Bench) -> None:
    bench.actions.add(file_actions(Host()))
    bench.actions.see(Context(has_file=True, undo=verbatim("Tijolo Lilás")))
    assert bench.actions.action("edit.undo").text() == "Undo: Tijolo Lilás"
    bench.words.switch(Translator("pt_BR"))
    assert bench.actions.action("edit.undo").text() == "Desfazer: Tijolo Lilás"


def test_undo_is_not_possible_in_a_file_that_is_only_read() -> None:
    assert not can_undo(Context(has_file=True, is_read_only=True, undo=msg("Undo")))


def test_the_main_menu_holds_the_actions_of_each_part(bench: Bench) -> None:
    bench.actions.add([*file_actions(Host()), *look_actions(Host())])
    menu = bench.actions.menu(Menu.FILE, Menu.APPEARANCE)
    assert [entry.text() for entry in menu.actions()] == ["File", "Appearance"]
    chosen = [entry.text() for entry in menu.actions()[1].menu().actions() if entry.isChecked()]
    assert chosen == ["Light"]
    menu.deleteLater()


def test_two_actions_of_the_same_name_are_refused(bench: Bench) -> None:
    spec = ActionSpec("new", msg("New account"), bench.note("new"))
    bench.actions.add([spec])
    with pytest.raises(ValueError, match="new"):
        bench.actions.add([spec])


def test_keys_are_drawn_as_their_caps() -> None:
    assert keycaps("Ctrl+Return") == ("Ctrl", "Enter")
    assert keycaps("Alt+Left") == ("Alt", "←")
    assert keycaps("Ctrl++") == ("Ctrl", "+")


def test_what_was_offered_on_a_page_that_went_does_nothing(bench: Bench) -> None:
    spec = ActionSpec(id="map.print", title=msg("Print"), run=bench.note("printed"), palette=True)
    bench.actions.add((spec,), "playbook")
    bench.actions.forget("playbook")
    bench.actions.run("map.print")
    assert bench.ran == []


def test_an_action_that_comes_into_scope_after_a_switch_of_language_speaks_the_new_one(bench: Bench) -> None:
    bench.actions.add([ActionSpec("note.undo", msg("Undo"), bench.note("undo"))], "notes")
    bench.words.switch(Translator("pt_BR"))
    bench.actions.see(Context(page="notes"))
    assert bench.actions.action("note.undo").text() == "Desfazer"


def test_a_letter_comes_back_when_the_focus_goes_from_a_field_to_a_button(bench: Bench) -> None:
    bench.actions.add([ActionSpec("note.new", msg("New"), bench.note("new"), keys=("N", "Space"))])
    bench.actions.see(Context())
    bench.show()
    bench.field.setFocus()
    assert bench.actions.action("note.new").shortcuts() == []
    bench.button.setFocus()
    assert [one.toString() for one in bench.actions.action("note.new").shortcuts()] == ["N"]
