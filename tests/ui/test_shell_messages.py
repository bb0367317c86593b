"""What the window says: toasts with the way back, errors in words, progress, and the question before erasing."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from csdesk.domain.errors import Blocked, Cancelled, Refused
from csdesk.domain.ports import Progress
from csdesk.domain.text import msg, verbatim
from csdesk.i18n import Translator
from csdesk.ui.actions.spec import ActionSpec
from csdesk.ui.jobs import Jobs
from csdesk.ui.shell.errors import without_data
from csdesk.ui.shell.progress import JobCard
from csdesk.ui.shell.states import empty_state
from csdesk.ui.shell.toast import Toast
from csdesk.ui.shell.window import Window
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Window:
    made = Window(Themes(qapp, Appearance.LIGHT), Words(Translator("en")), Jobs(), ())
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def toasts(window: Window) -> list[Toast]:
    return [toast for toast in window.messages.findChildren(Toast) if toast.isVisible()]


def press(toast: Toast) -> None:
    toast.findChildren(QPushButton)[-1].click()


def test_a_toast_offers_to_undo_and_leaves(window: Window) -> None:
    undone: list[str] = []
    press(window.messages.say(verbatim("3 tarefas concluídas"), lambda: undone.append("undone")))
    assert undone == ["undone"]
    assert window.messages.shown == ()


def test_over_the_foot_of_a_wizard_only_the_last_step_is_told(window: Window) -> None:
    window.messages.lifted = lambda: 60
    window.messages.warn(msg("Choose an answer"), (msg("Show"), lambda: None))
    for n in range(3):
        window.messages.say(msg("Step {n}", n=n), lambda: None, about=n)
    assert [text.msgid for text in window.messages.shown] == ["Choose an answer", "Step {n}"]
    assert window.messages.shown[-1].args["n"] == 2


def test_at_most_three_toasts_are_shown(window: Window) -> None:
    for number in range(5):
        window.messages.say(verbatim(str(number)))
    assert [text.args["words"] for text in window.messages.shown] == ["2", "3", "4"]


def test_a_toast_waits_while_the_mouse_is_over_it(window: Window) -> None:
    toast = window.messages.say(verbatim("Pronto"))
    over = QPointF(3, 3)
    QApplication.sendEvent(toast, QEnterEvent(over, over, over))
    assert not toast.is_counting
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.is_counting


def test_toasts_never_take_the_focus(window: Window) -> None:
    window.sidebar.search.setFocus()
    before = QApplication.focusWidget()
    toast = window.messages.say(verbatim("Pronto"), lambda: None)
    policies = {button.focusPolicy() for button in toast.findChildren(QPushButton)}
    assert QApplication.focusWidget() is before
    assert policies == {Qt.FocusPolicy.NoFocus}


def test_toasts_stand_inside_the_window(window: Window, qtbot: QtBot) -> None:
    window.messages.say(verbatim("Pronto"), lambda: None)
    window.messages.warn(
        verbatim("O disco está cheio, então nada foi salvo. Libere espaço e tente de novo. " * 3)
    )
    qtbot.waitUntil(lambda: all(toast.height() >= 30 for toast in toasts(window)))
    assert window.rect().contains(window.messages.geometry())


@pytest.mark.parametrize("kind", [Refused, Blocked])
def test_an_error_is_told_in_its_own_sentence(window: Window, kind: type[Refused | Blocked]) -> None:
    window.errors.tell(kind(msg("New account")))
    assert [text.msgid for text in window.messages.shown] == ["New account"]


def test_what_the_person_cancelled_is_not_an_error(window: Window) -> None:
    window.errors.tell(Cancelled(msg("New account")))
    assert window.messages.shown == ()


def test_a_fault_is_told_without_a_word_of_the_customers_data(window: Window) -> None:
    try:
        {}["Tijolo Lilás"]
    except KeyError as error:
        window.errors.tell(error)
    card = window.errors.card
    assert card is not None
    assert card.isVisible()
    card.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "KeyError" in copied
    assert "Tijolo" not in copied


def test_esc_closes_the_card_of_a_fault_and_no_key_reaches_the_page_behind_it(
    window: Window, qtbot: QtBot
) -> None:
    window.actions_of.add([ActionSpec("test.out", msg("Back"), lambda: None, keys=("Ctrl+J",))])
    behind = window.actions_of.action("test.out")
    window.errors.tell(LookupError())
    window.errors.tell(LookupError())
    card = window.errors.card
    assert card is not None
    assert behind.shortcuts() == []
    qtbot.keyClick(card.close_button, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert behind.shortcuts() == [QKeySequence("Ctrl+J")]


def test_a_report_says_where_the_fault_is() -> None:
    with pytest.raises(LookupError) as caught:
        Translator("xx", "No/Zone")
    assert "i18n.py:" in without_data(caught.value)


def test_a_long_job_shows_its_card_and_esc_stops_it(window: Window, qtbot: QtBot) -> None:
    gate = threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            progress.step(5, 8, msg("Commands"))
            gate.wait(0.01)

    job = window._jobs.run(endless)
    qtbot.waitUntil(lambda: bool(window.findChildren(JobCard)), timeout=3000)
    qtbot.waitUntil(lambda: "62%" in [said.text() for said in window.findChild(JobCard).findChildren(QLabel)])
    with qtbot.waitSignal(job.ended):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(JobCard))


def test_erasing_is_asked_with_the_focus_on_the_safe_button(window: Window, qtbot: QtBot) -> None:
    erased: list[str] = []
    ask = window.floating.confirm
    question = (verbatim("Apagar 2 contas?"), verbatim("Saem 96 contatos."), verbatim("Apagar 2 contas"))
    ask.ask(*question, lambda: erased.append("erased"))
    assert QApplication.focusWidget() is ask.keep
    qtbot.keyClick(ask.keep, Qt.Key.Key_Return)
    qtbot.keyClick(ask.keep, Qt.Key.Key_Escape)
    assert erased == []
    ask.ask(*question, lambda: erased.append("erased"))
    ask.erase.click()
    assert erased == ["erased"]
    assert not ask.isVisible()


def test_tab_stays_inside_the_question(window: Window, qtbot: QtBot) -> None:
    ask = window.floating.confirm
    ask.ask(verbatim("Apagar?"), verbatim("Sai 1 contato."), verbatim("Apagar 1 conta"), lambda: None)
    focused = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused.append(QApplication.focusWidget())
    assert focused == [ask.erase, ask.keep, ask.erase]


def test_a_name_cannot_draw_in_a_label(qtbot: QtBot) -> None:
    made = label("", '<img src="file:///etc/hostname"><b>x</b>')
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText
    plain = label("", "x")
    qtbot.addWidget(plain)
    assert made.sizeHint().width() > 5 * plain.sizeHint().width()


def test_an_empty_state_gives_one_way_on(qapp: QApplication, qtbot: QtBot) -> None:
    went: list[str] = []
    state = empty_state(
        Themes(qapp, Appearance.LIGHT), Words(Translator("en")), Icon.FILTER, verbatim("Nada aqui")
    )
    qtbot.addWidget(state)
    state.offer(verbatim("Limpar filtros"), lambda: went.append("cleared")).click()
    assert went == ["cleared"]


def test_a_card_closes_though_what_had_the_focus_before_is_gone(window: Window) -> None:
    field = QPushButton(window)
    field.show()
    field.setFocus()
    window.open_palette()
    delete(field)
    window.floating.palette.close_card()
    window.open_palette()
    assert window.floating.palette.isVisible()
    window.floating.palette.close_card()
    assert not window.floating.palette.isVisible()


def test_all_of_a_long_question_can_be_read(window: Window, qtbot: QtBot) -> None:
    ask = window.floating.confirm
    said = ask.sentence
    for words in (
        "Saem também 8 pessoas e 60 contatos, com tudo o mais dessas contas. Volta tudo.",
        "Curto.",
    ):
        ask.ask(verbatim("Apagar?"), verbatim(words), verbatim("Apagar"), list)
        qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))
        ask.close_card()
