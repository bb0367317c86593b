"""The form as a person uses it: typing, Enter, Esc, Tab, errors beside the field, drafts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import ENTITIES
from csdesk.domain.model.contract import Line, Renewal
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.record import Choice, Record, fields_of
from csdesk.domain.text import verbatim
from csdesk.i18n import Translator
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import RecordForm
from csdesk.ui.forms.reader import Reader
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

TODAY = date(2026, 10, 14)
PEOPLE = ((1, "Helena Quimera"), (2, "Caio Faísca"), (3, "Caio Bento"))
KEY = Qt.Key


def people(typed: str) -> list[tuple[int, str]]:
    return [(one, name) for one, name in PEOPLE if typed.lower() in name.lower()]


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


class Panel:
    """A form on screen and what came out of it."""

    def __init__(self, qtbot: QtBot, app: QApplication, kind: type[Record], *names: str, **more: Any) -> None:
        translator = Translator("pt_BR")
        around = Surroundings(
            Reader(translator, TODAY),
            dressed(app),
            lookups={"contact": people, "account": lambda typed: [(7, "Tijolo Lilás")]},
            names={"contact": dict(PEOPLE).__getitem__, "account": lambda _: "Tijolo Lilás"},
            words_of={
                "segment": lambda: (Choice("gold", verbatim("Ouro")), Choice("silver", verbatim("Prata")))
            },
        )
        specs = [spec for spec in fields_of(kind) if not names or spec.name in names]
        self.words = Words(translator)
        self.form = RecordForm(specs, around, self.words, **more)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(500, 900)
        self.form.setParent(self.window)
        self.form.setGeometry(self.window.rect())
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.committed: list[tuple[str, Any]] = []
        self.submitted: list[dict[str, Any]] = []
        self.form.committed.connect(lambda name, value: self.committed.append((name, value)))
        self.form.submitted.connect(self.submitted.append)

    def field(self, name: str) -> Any:
        return self.form.fields[name].editor.field()

    def type(self, name: str, text: str, *keys: Qt.Key) -> None:
        widget = self.field(name)
        widget.setFocus()
        widget.selectAll()
        QTest.keyClicks(widget, text)
        for key in keys:
            QTest.keyClick(widget, key)

    def text(self, name: str) -> str:
        return self.form.fields[name].editor.text()

    def reason(self, name: str) -> str:
        return self.form.fields[name].reason()


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.key)
def test_every_kind_of_record_has_a_form(qtbot: QtBot, qapp: QApplication, entity: Any):
    panel = Panel(qtbot, qapp, entity.type)
    assert list(panel.form.fields) == [spec.name for spec in entity.fields]


def test_enter_saves_the_field_and_only_when_its_value_is_another(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "city", "start_date")
    panel.form.show_values({"city": "Recife", "start_date": date(2024, 3, 1)})
    panel.type("city", "Olinda", KEY.Key_Return, KEY.Key_Return)
    panel.type("start_date", "1/3/2024", KEY.Key_Return)
    assert panel.committed == [("city", "Olinda")]


def test_leaving_with_tab_saves_too(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "city", "phone")
    panel.type("city", "Olinda", KEY.Key_Tab)
    assert panel.committed == [("city", "Olinda")]
    assert panel.field("phone").hasFocus()


def test_esc_restores_what_was_stored(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "city")
    panel.form.show_values({"city": "Recife"})
    panel.type("city", "Ol", KEY.Key_Escape)
    assert (panel.text("city"), panel.committed) == ("Recife", [])
    with qtbot.waitSignal(panel.form.cancelled):
        QTest.keyClick(panel.field("city"), KEY.Key_Escape)


def test_what_cannot_be_read_stays_typed_with_the_reason_beside_it(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "start_date", "city")
    panel.type("start_date", "31/02/2027", KEY.Key_Tab)
    assert panel.text("start_date") == "31/02/2027"
    assert panel.reason("start_date")
    assert panel.committed == []
    panel.type("start_date", "hoje")
    assert panel.reason("start_date") == ""


def test_the_reason_follows_the_language(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "start_date")
    panel.type("start_date", "xx", KEY.Key_Return)
    panel.words.switch(Translator("en"))
    assert "mm/dd" in panel.reason("start_date") or "dd/mm" in panel.reason("start_date")


def test_a_choice_is_taken_by_its_first_letters(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "touch", "segment", "size")
    panel.type("touch", "dig", KEY.Key_Return)
    panel.type("segment", "ou", KEY.Key_Tab)
    panel.type("size", "Cooperativa", KEY.Key_Return)
    assert panel.committed == [("touch", "tech"), ("segment", "gold"), ("size", "Cooperativa")]


def test_arrows_walk_the_suggestions_and_esc_closes_only_them(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "touch")
    panel.form.show_values({"touch": None})
    panel.type("touch", "", KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert panel.committed == [("touch", "mid")]
    panel.type("touch", "a", KEY.Key_Escape)
    assert panel.text("touch") == "a"


def test_a_closed_list_refuses_a_stranger(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Line, "kind")
    panel.type("kind", "presente", KEY.Key_Return)
    assert (panel.committed, panel.text("kind")) == ([], "presente")
    assert "presente" in panel.reason("kind")


def test_a_record_is_named_by_a_part_of_its_name_and_several_by_commas(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Interaction, "account", "contacts")
    panel.type("account", "tij", KEY.Key_Return)
    panel.type("contacts", "Helena Quimera, Caio B", KEY.Key_Return)
    assert panel.committed == [("account", 7), ("contacts", (1, 3))]
    panel.form.show_values({"account": 7, "contacts": (1, 2)})
    assert panel.text("contacts") == "Helena Quimera, Caio Faísca"


def test_a_name_that_could_be_two_people_is_not_guessed(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Interaction, "contacts")
    panel.type("contacts", "aio")
    panel.field("contacts").close_offer()
    QTest.keyClick(panel.field("contacts"), KEY.Key_Return)
    assert (panel.committed, bool(panel.reason("contacts"))) == ([], True)


def test_flags_percentages_and_numbers_are_typed_as_people_say_them(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Line, "auto_renew", "quantity", "mrr")
    panel.type("auto_renew", "sim", KEY.Key_Return)
    panel.type("quantity", "1.200", KEY.Key_Return)
    panel.type("mrr", "R$ 1.500,50", KEY.Key_Return)
    renewal = Panel(qtbot, qapp, Renewal, "probability")
    renewal.type("probability", "62,5%", KEY.Key_Return)
    assert panel.committed == [("auto_renew", True), ("quantity", 1200), ("mrr", 150_050)]
    assert renewal.committed == [("probability", Decimal("62.5"))]


def test_the_calendar_offers_the_typed_day_and_gives_back_the_picked_one(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "start_date")
    panel.type("start_date", "15/12/2026")
    QTest.keyClick(panel.field("start_date"), KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = panel.window.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate().day() == 15
    calendar.activated.emit(calendar.selectedDate().addDays(1))
    QTest.keyClick(panel.field("start_date"), KEY.Key_Return)
    assert panel.committed[-1] == ("start_date", date(2026, 12, 16))


def test_a_composer_hands_over_all_that_was_typed_at_once(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Task, "title", "due", "priority", composer=True, across=2)
    panel.type("title", "Ligar para Caio")
    panel.type("due", "sex", KEY.Key_Return)
    assert panel.submitted == [{"title": "Ligar para Caio", "due": date(2026, 10, 16)}]
    assert panel.committed == []


def test_a_composer_goes_to_the_first_field_that_is_wrong_and_keeps_everything(
    qtbot: QtBot, qapp: QApplication
):
    panel = Panel(qtbot, qapp, Task, "title", "due", "priority", composer=True)
    panel.type("due", "31/02/2027")
    panel.type("priority", "alta", KEY.Key_Return)
    assert panel.submitted == []
    assert panel.field("title").hasFocus()
    assert panel.reason("title")
    assert panel.reason("due")
    assert panel.text("due") == "31/02/2027"


def test_a_draft_comes_back_as_it_was_typed(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Interaction, "subject", "summary", "at", composer=True)
    panel.type("subject", "Reuniao")
    panel.type("summary", "linha um")
    QTest.keyClick(panel.field("summary"), KEY.Key_Return)
    QTest.keyClicks(panel.field("summary"), "linha dois")
    panel.type("at", "ontem 9")
    draft = panel.form.draft()
    again = Panel(qtbot, qapp, Interaction, "subject", "summary", "at", composer=True)
    again.form.type_again(draft)
    assert again.form.draft() == {"subject": "Reuniao", "summary": "linha um\nlinha dois", "at": "ontem 9"}


def test_ctrl_enter_submits_from_a_long_text(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Interaction, "summary", composer=True)
    panel.type("summary", "tudo certo")
    QTest.keyClick(panel.field("summary"), KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.submitted == [{"summary": "tudo certo"}]


def test_a_rule_that_says_no_is_told_beside_its_field(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "name")
    panel.form.refuse("name", verbatim("Já existe <b>uma</b> assim"))
    assert panel.reason("name") == "Já existe <b>uma</b> assim"
    labels = panel.form.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_every_field_says_its_name_to_assistive_technology(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account)
    assert all(panel.field(name).accessibleName() for name in panel.form.fields)


def test_the_arrow_of_a_choice_offers_all_of_them_and_closes_them(qtbot: QtBot, qapp: QApplication):
    panel = Panel(qtbot, qapp, Account, "touch")
    editor = panel.form.fields["touch"].editor
    editor.set_text("Alto")
    editor.arrow.trigger()
    assert editor.line.is_offering()
    assert editor.line._list.count() == 3
    editor.arrow.trigger()
    assert not editor.line.is_offering()
    assert editor.text() == "Alto"


def test_a_choice_in_a_cell_has_no_arrow(qtbot: QtBot, qapp: QApplication):
    editor = Panel(qtbot, qapp, Account, "touch").form.fields["touch"].editor
    assert editor.arrow.isVisible()
    editor.show_in_cell()
    assert not editor.arrow.isVisible()
