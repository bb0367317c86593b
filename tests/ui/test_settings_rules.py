"""The rules of the numbers: every declared setting has its field, and a bad value is told beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.errors import Refused
from csdesk.domain.settings import WorkspaceSettings
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.forms.reader import Reader
from csdesk.ui.jobs import Jobs
from csdesk.ui.preferences.rules import ELSEWHERE, RulesPresenter, rule_groups
from csdesk.ui.preferences.rules_card import RulesCard
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


@pytest.fixture
def session(qapp: QApplication, workspace: Workspace) -> Iterator[Session]:
    words = Words(Translator("pt_BR"))
    yield Session(workspace, words, Jobs(qapp))
    words.switch(Translator("en"))


@pytest.fixture
def card(qtbot: QtBot, qapp: QApplication, session: Session) -> RulesCard:
    themes = dressed(qapp)

    def around() -> Surroundings:
        return Surroundings(Reader(session.words.translator, session.today()), themes)

    made = RulesCard(themes, session.words, RulesPresenter(session), around)
    qtbot.addWidget(made)
    made.resize(800, 1200)
    made.show()
    session.changed.connect(lambda *_: made.refresh())
    return made


def type_into(field: FieldRow, text: str) -> None:
    field.editor.set_text(text)
    QTest.keyClick(field.editor.field(), Qt.Key.Key_Return)


def test_every_rule_has_one_field() -> None:
    named = [spec.name for _, specs in rule_groups() for spec in specs]
    declared = {known.name for known in dataclasses.fields(WorkspaceSettings)}
    assert len(named) == len(set(named))
    assert set(named) == declared - ELSEWHERE


def test_a_rule_is_changed_in_place_and_undone(card: RulesCard, session: Session) -> None:
    type_into(card.fields["high_churn"], "6,5%")
    assert session.settings.high_churn == Decimal("6.5")
    type_into(card.fields["renewal_horizon_days"], "120")
    type_into(card.fields["reactivation_in_net_churn"], "sim")
    assert (session.settings.renewal_horizon_days, session.settings.reactivation_in_net_churn) == (120, True)
    session.undo()
    session.undo()
    assert card.fields["renewal_horizon_days"].editor.text() == "90"
    assert session.settings.high_churn == Decimal("6.5")


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("low_churn", "130", "Use um número de 0 a 100."),
        ("low_churn", "5", "O churn alto precisa ficar acima do baixo"),
        ("ltv_months", "2", "Use um número de 3 a 60."),
        ("small_base", "", "Base pequena: menos clientes que não pode ficar vazio"),
        ("closes_at", "9", "O expediente precisa terminar depois de começar"),
        ("business_calendar", "talvez", "Responda sim ou não."),
        ("probability_healthy", "muito", "Isso não é um número."),
    ],
)
def test_a_bad_rule_is_told_beside_its_field_and_stays_typed(
    card: RulesCard, session: Session, name: str, typed: str, reason: str
) -> None:
    before = session.settings
    type_into(card.fields[name], typed)
    assert card.fields[name].reason() == reason
    assert card.fields[name].editor.text() == typed
    assert session.settings == before


def test_a_rule_out_of_bounds_is_refused_without_a_widget(session: Session) -> None:
    presenter = RulesPresenter(session)
    with pytest.raises(Refused):
        presenter.change("probability_critical", Decimal(101))
    presenter.change("probability_critical", Decimal("33.3"))
    assert session.settings.policy.renewal_probabilities["critical"] == Decimal("33.3")


def test_what_cannot_be_read_stays_typed_in_another_language(card: RulesCard, session: Session) -> None:
    type_into(card.fields["ltv_months"], "dois")
    session.words.switch(Translator("en"))
    card.speak()
    assert card.fields["ltv_months"].editor.text() == "dois"
    assert card.fields["low_churn"].editor.text() == "2%"
