"""A small portfolio and the account page in a window with its keys, for the tests of the page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.record import Record
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.text import Text
from csdesk.domain.values.money import Cents
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.account.page import AccountPage
from csdesk.ui.actions.registry import Actions
from csdesk.ui.actions.spec import Context
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


@cache
def dressed(app: QApplication) -> Themes:
    return Themes(app, Appearance.LIGHT)


def session_of(workspace: Workspace, language: str = "en") -> Session:
    return Session(workspace, Words(Translator(language)), Jobs())


def add(workspace: Workspace, record: Record) -> int:
    return int(workspace.run(AddRecord(record=record)).value)


def moment(days: int) -> datetime:
    return datetime(2026, 10, 13, 12, tzinfo=UTC) - timedelta(days=days)


def fill(workspace: Workspace) -> int:
    """Three accounts; the first has one of everything. Returns its id."""
    brick = add(
        workspace,
        Account(name="Tijolo Lilás", industry="Construtora", touch="high", stage="value", tags=("VIP",)),
    )
    for name in ("Vaca Sideral", "Onça Míope"):
        add(workspace, Account(name=name))
    caio = add(workspace, Contact(account=brick, name="Caio Faísca", role="decision_maker", influence=5))
    gone = date(2026, 9, 18)
    add(workspace, Contact(account=brick, name="Helena Quimera", role="sponsor", left_on=gone))
    add(
        workspace,
        Line(
            account=brick,
            product="Gestão de tráfego",
            mrr=Cents(840_000),
            start=date(2025, 12, 16),
            term_end=date(2026, 12, 15),
            notice_days=30,
            auto_renew=True,
        ),
    )
    add(
        workspace,
        Interaction(
            account=brick,
            at=moment(26),
            channel="video",
            subject="Reunião mensal",
            minutes=42,
            contacts=(caio,),
        ),
    )
    add(workspace, Ticket(account=brick, subject="Formulário fora do ar", opened_at=moment(11)))
    add(
        workspace,
        Survey(
            account=brick,
            kind="nps",
            score=Decimal(6),
            answered_at=moment(18),
            contact=caio,
            comment="Poucas",
        ),
    )
    add(workspace, Task(account=brick, title="Ligar para Caio", due=date(2026, 10, 9)))
    goal = add(
        workspace,
        Goal(
            account=brick,
            name="Leads",
            outcome="Vender 48 unidades",
            direction="up",
            baseline=Decimal(120),
            target=Decimal(200),
            due=date(2026, 12, 31),
        ),
    )
    add(workspace, Reading(goal=goal, date=date(2026, 1, 1), value=Decimal(120)))
    add(workspace, Reading(goal=goal, date=date(2026, 10, 5), value=Decimal(184)))
    return brick


class Bench:
    """The page in a window, its actions bound, and what it asked of the others."""

    def __init__(self, workspace: Workspace, qapp: QApplication, qtbot: QtBot, language: str = "en") -> None:
        self.brick = fill(workspace)
        self.session = session_of(workspace, language)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.asked: list[tuple[Text, Text, Text]] = []
        self.erase: Any = None
        self.page = AccountPage(self.session, dressed(qapp), self._ask)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.page)
        self.actions = Actions(self.window, dressed(qapp), self.session.words)
        self.actions.add(self.page.action_specs(), "account")
        self.actions.see(Context(page="account", has_file=True))
        self.window.resize(1280, 860)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.page.show_account(self.brick, [account.id for account in self.session.all(Account)])
        self.page.setFocus()

    def _ask(self, question: Text, what: Text, verb: Text, then: Any) -> None:
        self.asked.append((question, what, verb))
        self.erase = then

    @property
    def summary(self) -> Any:
        return self.page.parts._tab("summary")

    @property
    def composer(self) -> Any:
        return self.page.parts.composer("summary")

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        for sign in text:
            focused = QApplication.focusWidget()
            if sign.isascii():
                QTest.keyClicks(focused, sign)
            else:
                QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, sign))

    def titles(self) -> list[str]:
        """The titles of the timeline as they are read."""
        return [self.session.words(item.title) for item in self.summary.timeline.list.rows.items]
