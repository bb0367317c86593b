"""The page of health models as a person uses it, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.health.editing import moved, stepped
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.health import HealthModel
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.voice import Survey
from csdesk.domain.values.money import Cents
from csdesk.i18n import Translator
from csdesk.storage.queries.health import health_of_all
from csdesk.storage.queries.health_trials import health_past, health_trial
from csdesk.storage.workspace import Workspace
from csdesk.ui.forms.slot import Slot
from csdesk.ui.health.effect_card import MOVED, ONE
from csdesk.ui.health.page import HealthModelsPage
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

TODAY = date(2026, 10, 13)
NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


def customer(workspace: Workspace, name: str, days: int, score: int, touch: str = "high") -> int:
    """A client with MRR, a contact some days ago and an answer."""
    own: int = workspace.run(
        AddRecord(record=Account(name=name, touch=touch, start_date=date(2024, 1, 1)))
    ).value
    line = Line(account=own, mrr=Cents(100_00), kind="base", start=date(2024, 1, 1), currency="BRL")
    workspace.run(AddRecord(record=line))
    spoken = Interaction(account=own, at=NOON - timedelta(days=days), channel="phone")
    workspace.run(AddRecord(record=spoken))
    answer = Survey(account=own, kind="nps", score=Decimal(score), answered_at=NOON - timedelta(days=2))
    workspace.run(AddRecord(record=answer))
    return own


class Desk:
    """The page in a window."""

    def __init__(self, qtbot: QtBot, app: QApplication, workspace: Workspace) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.near = customer(workspace, "Perto", 10, 3)
        self.far = customer(workspace, "Longe", 55, 9)
        self.other = customer(workspace, "Outro", 55, 9, "mid")
        self.words = Words(Translator("pt_BR"))
        self.session = Session(workspace, self.words, Jobs(app))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        self.page = HealthModelsPage(self.session, dressed(app), health_trial, health_past)
        self.page.setParent(self.window)
        self.page.resize(1280, 720)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.page.isVisible)
        self.page.visit(None)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.effects.is_busy and self.page.parts.past.told is not None)

    def slot(self, indicator: str, name: str) -> Slot:
        return self.page.parts.indicators.row_of(indicator).slots[name]

    def type(self, slot: Slot, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        slot.setFocus()
        QTest.keyClick(slot.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(slot.line, Qt.Key.Key_Delete)
        QTest.keyClicks(slot.line, text)
        QTest.keyClick(slot.line, end)

    def scores(self) -> dict[int, int | None]:
        found = health_of_all(self.workspace.reader, self.workspace.settings, TODAY)
        return {own: health.score for own, health in found.items()}

    def total(self, band: str, what: str) -> str:
        return self.page.parts.effect.totals.cells[band, what].text()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, workspace)
    # two of five indicators are measured: less coverage must do for a score
    limits = made.page.parts.limits.form
    limits.fields["enough"].editor.set_text("10")
    limits.commit("enough")
    made.settle()
    yield made
    made.words.switch(Translator("en"))


def test_a_weight_moves_the_accounts_beside_it_and_counts_once_it_is_published(desk: Desk) -> None:
    desk.page.publish()
    desk.settle()
    before = desk.scores()
    desk.type(desk.slot("engagement", "weight"), "0")
    desk.settle()
    moved = {one.account for one in desk.page.parts.effect._effect.moved}  # type: ignore[union-attr]
    assert moved == {desk.near, desk.far}
    assert desk.scores() == before
    assert "2 contas neste grupo" in desk.page.parts.effect.sentence.text()
    desk.page.publish()
    after = desk.scores()
    assert after[desk.far] == 100
    assert after[desk.near] == 0
    assert after[desk.other] == before[desk.other]
    desk.session.undo()
    assert desk.scores() == before
    assert desk.page.presenter.draft is not None
    desk.session.undo()
    assert desk.page.presenter.draft is None
    desk.settle()


def test_the_totals_say_customers_and_mrr_now_and_with_the_draft(desk: Desk) -> None:
    assert desk.total("no_data", "now") == "3"
    assert desk.total("no_data", "then") == "1"
    assert desk.total("no_data", "then_mrr") == "R$\xa0100"
    assert [line.account for line in desk.page.parts.effect.lines] == [desk.far, desk.near]


def test_an_account_without_mrr_is_named_beside_the_totals_so_that_they_agree_with_the_portfolio(
    desk: Desk,
) -> None:
    totals = desk.page.parts.effect.totals
    assert totals.whose.text() == "Carteira toda"
    assert not totals.beside.isVisibleTo(totals)
    desk.workspace.run(AddRecord(record=Account(name="Teste", touch="high", start_date=date(2024, 1, 1))))
    gone = Account(name="Saiu", touch="high", status="cancelled", start_date=date(2024, 1, 1))
    desk.workspace.run(AddRecord(record=gone))
    desk.page.effects.drop()
    desk.page.effects.ask(None, desk.page.presenter.key)
    desk.settle()
    assert totals.whose.text() == "Contas com MRR"
    assert totals.beside.text() == "1 conta sem MRR não entra"
    assert "com MRR neste grupo" in desk.page.parts.effect.sentence.text()


def test_a_press_on_an_account_that_moves_opens_it(desk: Desk, qtbot: QtBot) -> None:
    desk.page.parts.effect.choose_view(MOVED)
    with qtbot.waitSignal(desk.page.account_asked) as asked:
        desk.page.parts.effect.lines[0].click()
    assert asked.args == [desk.page.parts.effect.lines[0].account]


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("bad", "80", "Ruim e bom precisam ser diferentes"),
        ("weight", "-3", "O peso é 0 ou mais"),
        ("weight", "muito", "Isso não é um número."),
        ("half_life", "0", "Use um número de 1 a 3.650."),
        ("weight", "", "Peso não pode ficar vazio"),
    ],
)
def test_a_bad_value_is_told_below_its_row_and_stays_typed(
    desk: Desk, name: str, typed: str, reason: str
) -> None:
    rules = desk.page.presenter.rules
    desk.type(desk.slot("adoption", name), typed)
    row = desk.page.parts.indicators.row_of("adoption")
    assert row.reason() == reason
    assert desk.slot("adoption", name).line.text() == typed
    assert desk.page.presenter.rules == rules
    QTest.keyClick(desk.slot("adoption", name).line, Qt.Key.Key_Escape)
    assert row.reason() == ""


def test_a_typed_value_stays_while_another_is_saved(desk: Desk) -> None:
    desk.slot("adoption", "bad").editor.set_text("8")
    desk.type(desk.slot("sentiment", "weight"), "12")
    assert desk.slot("adoption", "bad").line.text() == "8"


def test_steps_are_edited_below_their_row(desk: Desk) -> None:
    row = desk.page.parts.indicators.row_of("adoption")
    desk.page.presenter.edit(lambda rules: stepped(rules, "adoption"))
    row = desk.page.parts.indicators.row_of("adoption")
    assert row.steps is not None
    assert "bad" not in row.slots
    desk.type(row.steps.lines[0].points, "40")
    desk.type(row.steps.lines[0].edge, "50")
    row.steps.more.click()
    assert len(row.steps.lines) == 3
    scale = desk.page.presenter.rules.indicators[1].scale
    assert [(int(step.edge), step.points) for step in scale.steps] == [(50, 40), (80, 100), (110, 100)]


def test_alt_and_an_arrow_move_an_indicator_and_the_keys_stay_with_it(desk: Desk) -> None:
    slot = desk.slot("adoption", "weight")
    slot.setFocus()
    QTest.keyClick(slot.line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.page.presenter.rules.indicators[0].key == "adoption"
    assert desk.slot("adoption", "weight").line.hasFocus()


def test_f6_goes_from_card_to_card_wherever_the_keys_are_in_one(desk: Desk) -> None:
    areas = desk.page.areas()
    assert not [one for one in areas for other in areas if one is not other and one.isAncestorOf(other)]
    for area in areas:
        area.setFocus()
        held = desk.window.focusWidget()
        assert held is not None
        assert area.isAncestorOf(held)


def test_more_than_seven_indicators_are_warned_of(desk: Desk) -> None:
    for source in ("pulse", "overdue", "critical_tickets"):
        desk.page.parts.indicators.add_source(source)
    assert len(desk.page.parts.indicators.rows) == 8
    assert [str(one.msgid) for one in desk.page.presenter.warnings()] == [
        "{n} indicators are many; three to five that are acted on say more"
    ]
    assert desk.page.parts.indicators.rows[-1].slots["weight"].line.hasFocus()


def test_a_cap_is_turned_off_and_moved(desk: Desk) -> None:
    caps = desk.page.parts.caps
    caps.row_of("silence").on.click()
    assert "silence" not in {cap.key for cap in desk.page.presenter.rules.caps}
    caps.row_of("invoice_overdue").up.click()
    assert [cap.key for cap in desk.page.presenter.rules.caps][2] == "invoice_overdue"
    desk.type(caps.row_of("invoice_overdue").to, "101")
    assert not caps.row_of("invoice_overdue")._reason.isHidden()


def test_a_cut_off_below_the_other_is_told_beside_its_field(desk: Desk) -> None:
    form = desk.page.parts.limits.form
    form.fields["healthy"].editor.set_text("40")
    form.commit("healthy")
    assert form.fields["healthy"].reason() == "O corte de saudável precisa ficar acima do de em risco"
    assert desk.page.presenter.rules.healthy == 76


def test_one_account_is_explained_by_both_models(desk: Desk) -> None:
    desk.page.ask_account()
    one = desk.page.parts.one
    assert desk.page.parts.effect.views.choice() == ONE
    one.field.set_text("Longe")
    QTest.keyClick(one.field.field(), Qt.Key.Key_Return)
    assert one.account == desk.far
    said = [child.text() for child in one._table.findChildren(QWidget) if hasattr(child, "text")]
    assert any("último contato há 55 dias" in words for words in said)


def test_the_past_is_told_of_what_is_in_use_and_of_the_draft(desk: Desk) -> None:
    told = desk.page.parts.past.told
    assert told is not None
    assert told.draft is not None
    assert told.live.churned == 0
    assert desk.page.parts.past.sentence.text() == "Nenhuma conta saiu ainda: não há com o que testar."
    assert not desk.page.parts.past.small.isHidden()


def test_an_account_that_changes_elsewhere_is_scored_again(desk: Desk) -> None:
    own = customer(desk.workspace, "Novo", 10, 9)
    desk.session.run(AddRecord(record=Account(name="Sem contrato", touch="high")))
    desk.settle()
    assert desk.page.effects.trial is not None
    assert own in desk.page.effects.trial.customers


def test_a_new_group_is_asked_for_and_begun(desk: Desk) -> None:
    from csdesk.ui.health.group_card import GroupCard

    desk.page.ask_group()
    card = desk.window.findChild(GroupCard)
    assert card is not None
    card.form.submit()
    assert card.form.fields["value"].reason() == "Grupo não pode ficar vazio"
    card.form.fields["value"].editor.set_text("Varejo")
    card.form.submit()
    assert desk.page.presenter.key == ("segment", "Varejo", "running")
    assert {one.scope_value for one in desk.session.all(HealthModel)} == {"high", "Varejo"}


def test_the_page_speaks_another_language_at_once(desk: Desk) -> None:
    desk.words.switch(Translator("en"))
    assert desk.slot("adoption", "name").line.text() == "Adoption"
    assert desk.page.parts.effect.sentence.text().startswith("2 accounts in this group")


def test_restoring_the_original_model_makes_it_the_draft(desk: Desk) -> None:
    desk.page.publish()
    rows = desk.page.parts.versions.rows
    assert len(rows) == 2
    rows[-1].restore.click()
    assert desk.page.presenter.rules.enough == 50
    assert desk.page.parts.heading.publish.isVisible()


def test_each_indicator_says_of_how_many_customers_it_is_known(desk: Desk) -> None:
    assert desk.page.parts.indicators.row_of("sentiment").told().endswith("2 de 2 contas com dados")
    assert desk.page.parts.indicators.row_of("adoption").told().endswith("0 de 2 contas com dados")


def test_tab_goes_through_a_row_and_on_to_the_next_also_when_rows_are_made_anew(desk: Desk) -> None:
    desk.page.presenter.edit(lambda rules: moved(rules, "sentiment", -9))
    first, second = desk.page.parts.indicators.rows[:2]
    desk.qtbot.waitUntil(lambda: first.menu.isVisible() and second.menu.isVisible())
    first.slots["half_life"].setFocus()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is first.menu
    QTest.keyClick(first.menu, Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is second.slots["name"].line


def test_retiring_the_model_of_a_group_gives_its_accounts_the_default_one_and_can_be_undone(
    desk: Desk,
) -> None:
    before = desk.scores()
    card = desk.page.parts.versions
    assert not card.retire.isVisibleTo(card)
    desk.page.presenter.edit(lambda rules: moved(rules, "sentiment", -9))
    desk.type(desk.slot("sentiment", "weight"), "90")
    desk.page.publish()
    desk.settle()
    changed = desk.scores()
    assert changed != before
    desk.qtbot.waitUntil(lambda: card.retire.isVisibleTo(card))
    desk.qtbot.waitUntil(lambda: card.left.text() == "2 contas passariam ao modelo padrão")
    QTest.mouseClick(card.retire, Qt.MouseButton.LeftButton)
    desk.settle()
    model = next(one for one in desk.workspace.reader.all(HealthModel) if one.version)
    assert (model.status, model.retired_at is not None) == ("retired", True)
    assert desk.scores()[desk.near] != changed[desk.near]
    assert not card.retire.isVisibleTo(card)
    desk.session.undo()
    desk.settle()
    assert desk.scores() == changed


def test_a_file_that_can_only_be_read_shows_its_models_and_takes_no_edit(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "own.csdesk"
    with Workspace.create(path) as made:
        customer(made, "Perto", 10, 3)
    with Workspace.open(path, read_only=True) as opened:
        session = Session(opened, Words(Translator("en")), Jobs(qapp))
        page = HealthModelsPage(session, dressed(qapp), health_trial, health_past)
        qtbot.addWidget(page)
        page.show()
        page.visit(None)
        qtbot.waitUntil(lambda: not page.effects.is_busy)
        assert not page.parts.indicators.rows[0].slots["weight"].isEnabled()
        assert not page.parts.heading.new.isEnabled()
        assert not page.parts.indicators.add.isEnabled()
