"""The settings as a person uses them, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.health import PublishHealthModel, SaveHealthDraft
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.health.defaults import RULES
from csdesk.domain.health.written import rules_to_json
from csdesk.domain.model.workspace import CustomField
from csdesk.i18n import Translator
from csdesk.storage.backup import back_up, backups
from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace
from csdesk.ui.forms.editor import FieldEditor
from csdesk.ui.jobs import Jobs
from csdesk.ui.preferences.names import currencies, months, zones
from csdesk.ui.preferences.page import SettingsPage
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

NOON = datetime.fromisoformat("2026-10-13T15:00:00+00:00")


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


class Host:
    """The app around the page: it speaks and dresses for real, and notes what would open."""

    def __init__(self, words: Words, themes: Themes) -> None:
        self._words, self._themes = words, themes
        self.days: list[date] = []
        self.looked_at: list[Path] = []

    @property
    def language(self) -> str:
        return self._words.language

    @property
    def appearance(self) -> Appearance:
        return self._themes.appearance

    def choose_language(self, language: str) -> None:
        self._words.switch(Translator(language))

    def choose_appearance(self, appearance: Appearance) -> None:
        self._themes.choose(appearance)

    def zoom_by(self, steps: int) -> None:
        if steps:
            self._themes.zoom_by(steps)
        else:
            self._themes.zoom_to(100)

    def open_as_of(self, day: date) -> None:
        self.days.append(day)

    def open_backup(self, path: Path, at: datetime) -> None:
        del at
        self.looked_at.append(path)


class Desk:
    """The page in a window."""

    def __init__(self, qtbot: QtBot, app: QApplication, workspace: Workspace) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.words = Words(Translator("pt_BR"))
        self.session = Session(workspace, self.words, Jobs(app))
        self.host = Host(self.words, dressed(app))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1200, 800)
        self.page = SettingsPage(self.session, dressed(app), self.host)
        self.page.setParent(self.window)
        self.page.resize(1200, 800)
        self.page.visit(None)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.page.isVisible)

    def editor(self, name: str) -> FieldEditor:
        return self.page.file.form.fields[name].editor

    def type(self, editor: FieldEditor, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        editor.setFocus()
        line = editor.field()
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(line, Qt.Key.Key_Delete)
        if text.isascii():
            QTest.keyClicks(line, text)
        else:
            editor.set_text(text)  # keyClicks knows no accents
        QTest.keyClick(line, end)

    def said(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> Iterator[Desk]:
    workspace.run(
        AddRecord(record=CustomField(entity="contact", key="time", label="Time do coração", type="text"))
    )
    workspace.run(AddRecord(record=CustomField(entity="account", key="seg", label="Segmento", type="choice")))
    made = Desk(qtbot, qapp, workspace)
    yield made
    made.words.switch(Translator("en"))
    dressed(qapp).choose(Appearance.LIGHT)
    dressed(qapp).zoom_to(100)


def test_a_setting_is_changed_in_place_and_undone(desk: Desk) -> None:
    desk.type(desk.editor("name"), "Estúdio Aurora")
    assert desk.session.settings.name == "Estúdio Aurora"
    desk.session.undo()
    assert desk.session.settings.name == ""
    assert desk.editor("name").text() == ""


def test_tab_saves_and_moves_on(desk: Desk) -> None:
    desk.type(desk.editor("person"), "Marina", Qt.Key.Key_Tab)
    assert desk.session.settings.person == "Marina"


def test_a_currency_is_found_by_its_code_or_by_a_part_of_its_name(desk: Desk) -> None:
    desk.type(desk.editor("currency"), "usd")
    assert desk.session.settings.currency == "USD"
    assert desk.editor("currency").text() == "Dólar americano (USD)"
    desk.type(desk.editor("currency"), "Libra ester")
    assert desk.session.settings.currency == "GBP"


def test_a_zone_is_chosen_by_its_city(desk: Desk) -> None:
    desk.type(desk.editor("zone"), "Manaus")
    assert desk.session.settings.zone == "America/Manaus"


def test_the_fiscal_year_begins_in_a_month_by_its_name(desk: Desk) -> None:
    desk.type(desk.editor("fiscal_start"), "abril")
    assert desk.session.settings.fiscal_start == 4


def test_a_value_that_does_not_fit_is_told_beside_its_field_and_stays_typed(desk: Desk) -> None:
    desk.type(desk.editor("currency"), "Bananas")
    row = desk.page.file.form.fields["currency"]
    assert row.reason() == "Bananas não serve para Moeda dos relatórios"
    assert row.editor.text() == "Bananas"
    desk.type(desk.editor("person"), "Marina")
    assert row.editor.text() == "Bananas"
    assert desk.session.settings.currency == "BRL"
    QTest.keyClick(row.editor.field(), Qt.Key.Key_Escape)
    assert row.editor.text() == "Real brasileiro (BRL)"
    assert row.reason() == ""


def test_what_every_file_needs_cannot_be_emptied(desk: Desk) -> None:
    desk.type(desk.editor("zone"), "")
    assert desk.page.file.form.fields["zone"].reason() == "Fuso horário não pode ficar vazio"
    assert desk.session.settings.zone == "America/Sao_Paulo"


def test_escape_leaves_a_field_in_which_nothing_was_typed(desk: Desk) -> None:
    desk.editor("name").setFocus()
    QTest.keyClick(desk.editor("name").field(), Qt.Key.Key_Escape)
    assert not desk.editor("name").field().hasFocus()


def test_the_place_of_the_file_is_told(desk: Desk) -> None:
    assert desk.page.file.path.text() == str(desk.workspace.path)


def test_custom_fields_are_listed_by_kind_with_their_type(desk: Desk) -> None:
    shown = [(line.shown.label, desk.words(line.shown.about)) for line in desk.page.fields.lines]
    assert shown == [("Segmento", "Contas, Escolha"), ("Time do coração", "Pessoas, Texto")]


def test_a_custom_field_is_renamed_in_place(desk: Desk) -> None:
    desk.type(desk.page.fields.lines[0].editor, "Ramo")
    assert [field.label for field in desk.session.all(CustomField)] == ["Time do coração", "Ramo"]
    desk.session.undo()
    assert desk.page.fields.lines[0].editor.text() == "Segmento"


def test_a_custom_field_cannot_lose_its_name(desk: Desk) -> None:
    desk.type(desk.page.fields.lines[0].editor, "")
    assert desk.page.fields.lines[0].reason() == "Rótulo não pode ficar vazio"
    assert len(desk.session.all(CustomField)) == 2


def test_deleting_a_custom_field_asks_nothing_and_can_be_undone(desk: Desk) -> None:
    desk.page.fields.lines[1].erase.click()
    assert [line.shown.label for line in desk.page.fields.lines] == ["Segmento"]
    desk.session.undo()
    assert [line.shown.label for line in desk.page.fields.lines] == ["Segmento", "Time do coração"]


def test_backups_are_listed_newest_first_and_all_of_them_when_asked(desk: Desk) -> None:
    for days in range(7):
        desk.workspace._clock = FixedClock(NOON + timedelta(days=days))
        back_up(desk.workspace, "day" if days % 2 else "import")
    desk.page.visit(None)
    rows = desk.page.backups.rows
    assert [row.at.text() for row in rows][:2] == ["19/10/2026 12:00", "18/10/2026 12:00"]
    assert len(rows) == 5
    desk.page.backups.more.click()
    assert len(desk.page.backups.rows) == 7
    assert desk.page.backups.more.isHidden()


def test_backing_up_now_adds_a_backup_and_opening_it_asks_the_app(desk: Desk) -> None:
    assert desk.page.backups.empty.isVisible()
    desk.page.backups.now.click()
    desk.qtbot.waitUntil(lambda: "A seu pedido" in desk.said())
    (made,) = backups(desk.workspace.path)
    assert made.why == "hand"
    desk.page.backups.rows[0].open.click()
    assert desk.host.looked_at == [made.path]


def test_a_day_is_typed_to_see_the_file_as_it_was(desk: Desk) -> None:
    desk.workspace._clock = FixedClock(NOON + timedelta(days=5))
    desk.type(desk.page.past.field.editor, "13/10/2026")
    assert desk.host.days == [date(2026, 10, 13)]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Escolha um dia"),
        ("hoje", "Escolha um dia antes de hoje"),
        ("01/09/2026", "O histórico deste arquivo começa em 13/10/2026"),
        ("31/02/2026", "Essa data não existe. Use dd/mm/aaaa."),
    ],
)
def test_a_day_that_cannot_be_seen_is_told_beside_the_field(desk: Desk, typed: str, reason: str) -> None:
    desk.page.past.field.editor.set_text(typed)
    desk.page.past.show_day.click()
    assert desk.page.past.field.reason() == reason
    assert desk.host.days == []


def test_another_language_rewrites_the_page_and_keeps_what_could_not_be_read(desk: Desk) -> None:
    desk.type(desk.editor("currency"), "Bananas")
    desk.page.computer.language.findChildren(QWidget)[1].click()  # type: ignore[attr-defined]
    assert desk.words.language == "en"
    assert "The file as it was" in desk.said()
    assert desk.editor("zone").text() == "Sao Paulo, Brazil"
    assert desk.editor("currency").text() == "Bananas"
    desk.page.past.field.editor.set_text("today")
    desk.page.past.show_day.click()
    assert desk.page.past.field.reason() == "Choose a day before today"


def test_in_a_wide_window_the_cards_stand_in_the_middle_under_their_title(desk: Desk) -> None:
    desk.window.resize(1720, 900)
    desk.page.resize(1720, 900)
    title = next(one for one in desk.page.findChildren(QLabel) if one.text() == "Ajustes")

    def left_of(widget: QWidget) -> int:
        return widget.mapTo(desk.page, QPoint(0, 0)).x()

    desk.qtbot.waitUntil(lambda: left_of(desk.page.rules) > 200)
    assert abs(left_of(title) - left_of(desk.page.rules)) <= 1
    right = desk.page.width() - left_of(desk.page.rules) - desk.page.rules.width()
    assert abs(right - left_of(desk.page.rules)) < 16


def test_zoom_goes_up_and_back_to_normal(desk: Desk) -> None:
    desk.page.computer.larger.click()
    assert desk.page.computer.zoom.text() == "110%"
    desk.page.computer.normal.click()
    assert desk.page.computer.zoom.text() == "100%"
    assert not desk.page.computer.normal.isEnabled()


def test_what_is_only_looked_at_cannot_be_changed_from_the_settings(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace
) -> None:
    workspace.run(AddRecord(record=CustomField(entity="account", key="a", label="A")))
    with Workspace.open(workspace.path, read_only=True) as looked:
        desk = Desk(qtbot, qapp, looked)
        assert not desk.editor("name").isEnabled()
        assert not desk.page.fields.lines[0].editor.isEnabled()
        assert not desk.page.fields.lines[0].erase.isVisible()
        assert not desk.page.backups.now.isEnabled()


@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_every_name_on_offer_is_one_that_the_file_can_take(language: str, workspace: Workspace) -> None:
    from csdesk.domain.settings import ChangeSetting

    assert [choice.key for choice in currencies(language)][:3] == ["BRL", "USD", "EUR"]
    assert [choice.key for choice in months(language)] == [str(number) for number in range(1, 13)]
    for choice in zones(language)[::7]:
        workspace.run(ChangeSetting(key="zone", value=choice.key))
        assert workspace.settings.zone == choice.key
    for choice in currencies(language)[::11]:
        workspace.run(ChangeSetting(key="currency", value=choice.key))
        assert workspace.settings.currency == choice.key


def test_f6_goes_from_card_to_card_and_the_page_opens_in_no_text(desk: Desk) -> None:
    areas = desk.page.areas()
    assert not [one for one in areas for other in areas if one is not other and one.isAncestorOf(other)]
    held = []
    for area in areas:
        area.setFocus()
        held.append(desk.window.focusWidget())
    assert all(area.isAncestorOf(one) for area, one in zip(areas, held, strict=True))
    assert not isinstance(held[0], QLineEdit)


def test_the_card_of_health_counts_models_and_drafts_and_leads_to_them(desk: Desk) -> None:
    asked = []
    desk.page.health_asked.connect(lambda: asked.append(1))
    body = rules_to_json(RULES["high"])
    for value in ("high", "mid"):
        desk.session.run(SaveHealthDraft(name=value, scope_field="touch", scope_value=value, body=body))
    assert desk.page.health.told.text() == "Os modelos originais estão em uso, 2 rascunhos"
    desk.session.run(PublishHealthModel(id=1))
    assert desk.page.health.told.text() == "1 modelo seu em uso, 1 rascunho"
    desk.page.health.open.click()
    assert asked == [1]
