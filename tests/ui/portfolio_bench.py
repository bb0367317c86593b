"""A portfolio in a window, and what is in it, for the tests of its parts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.values.money import Cents
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.actions.spec import ActionSpec
from csdesk.ui.forms.popover import Popover
from csdesk.ui.jobs import Jobs
from csdesk.ui.portfolio.page import PortfolioPage
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


def filled(workspace: Workspace) -> None:
    """Four clients: one to renew soon, one silent, one paying nothing, one prospect."""
    for name, touch, stage, mrr, end, contact in (
        (
            "Cacto Manso",
            "tech",
            "adoption",
            190_000,
            date(2026, 10, 24),
            datetime(2026, 10, 7, 15, tzinfo=UTC),
        ),
        (
            "Vaca Sideral",
            "high",
            "recovery",
            980_000,
            date(2026, 11, 28),
            datetime(2026, 9, 2, 15, tzinfo=UTC),
        ),
        ("Zás-Trás", "high", "expansion", 630_000, date(2027, 5, 19), datetime(2026, 10, 9, 15, tzinfo=UTC)),
        ("Rabo de Cometa", "mid", "onboarding", None, None, None),
    ):
        account = workspace.run(
            AddRecord(record=Account(name=name, touch=touch, stage=stage, csm="Marina"))
        ).value
        if mrr is not None:
            line = Line(account=account, mrr=Cents(mrr), start=date(2025, 1, 1), term_end=end, currency="BRL")
            workspace.run(AddRecord(record=line))
        if contact is not None:
            talk = Interaction(account=account, at=contact, channel="email", summary=f"Conversa com {name}")
            workspace.run(AddRecord(record=talk))
    workspace.run(AddRecord(record=Task(account=2, title="Ligar para <b>Caio</b>", due=date(2026, 10, 9))))


class Desk:
    """The page in a window."""

    def __init__(self, qtbot: QtBot, app: QApplication, workspace: Workspace) -> None:
        self.words = Words(Translator("pt_BR"))
        self.session = Session(workspace, self.words, Jobs(app))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.page = PortfolioPage(self.session, dressed(app))
        self.page.setParent(self.window)
        self.page.setGeometry(self.window.rect())
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.page.table.setFocus()
        self.settle()

    def settle(self) -> None:
        self.page.show_state(self.page.state())

    def names(self) -> list[str]:
        return [row.name for row in self.page.table.rows.shown_rows()]

    def card(self, kind: type[Any]) -> Any:
        return next(
            card for card in self.window.findChildren(Popover) if isinstance(card, kind) and card.isVisible()
        )

    def total(self, place: int) -> Any:
        return self.page.state().totals[place].value

    def texts(self) -> str:
        return " ".join(label.text() for label in self.page.panel.findChildren(QLabel) if label.isVisible())

    def action(self, name: str) -> ActionSpec:
        return next(spec for spec in self.page.action_specs() if spec.id == f"portfolio.{name}")
