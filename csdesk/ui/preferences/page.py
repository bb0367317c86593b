"""The settings: one page of cards for the file, this computer, added fields, backups and the past."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.model.record import Choice
from csdesk.domain.text import msg, pmsg
from csdesk.ui.actions.look import LookHost
from csdesk.ui.actions.spec import KeyHint
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.reader import Reader
from csdesk.ui.preferences.backups_card import BackupsCard
from csdesk.ui.preferences.computer_card import ComputerCard
from csdesk.ui.preferences.fields_card import FieldsCard
from csdesk.ui.preferences.file_card import FileCard
from csdesk.ui.preferences.health_card import HealthCard
from csdesk.ui.preferences.past_card import PastCard
from csdesk.ui.preferences.presenter import NEEDS, BackupLine, SettingsPresenter
from csdesk.ui.preferences.rules import RulesPresenter
from csdesk.ui.preferences.rules_card import RulesCard
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.theme.parts import column, in_the_middle, label, row
from csdesk.ui.theme.theme import Themes

_WIDEST = 1176
_BESIDE = 760


class SettingsHost(LookHost, Protocol):
    """What the settings ask of the app."""

    def open_as_of(self, day: date) -> None:
        """Look at the open file as it was at the end of a day."""

    def open_backup(self, path: Path, at: datetime) -> None:
        """Look at a backup of the open file."""


class SettingsPage(Page):
    """Puts the cards together; each knows its own business."""

    health_asked = Signal()

    def __init__(self, session: Session, themes: Themes, host: SettingsHost) -> None:
        super().__init__()
        self._session = session
        self._themes = themes
        self._host = host
        words = session.words
        self.presenter = SettingsPresenter(session)
        self.file = FileCard(themes, words, self.presenter, self._surroundings)
        self.health = HealthCard(themes, words, self.presenter)
        self.fields = FieldsCard(themes, words, self.presenter, self._surroundings)
        self.computer = ComputerCard(themes, words, host)
        self.backups = BackupsCard(themes, words, self.presenter)
        self.past = PastCard(themes, words, self.presenter, self._surroundings)
        self.rules = RulesCard(themes, words, RulesPresenter(session), self._surroundings)
        self._head, self._lead = QFrame(), QWidget()
        self._body = QWidget()
        self._area = QScrollArea(widgetResizable=True)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle = in_the_middle(row(self._head), self._lead)
        self._build()
        self._connect()

    def hints(self) -> Sequence[KeyHint]:
        """The keys of a field."""
        return (
            KeyHint(("Return",), pmsg("key", "save")),
            KeyHint(("Escape",), pmsg("key", "back")),
        )

    def areas(self) -> Sequence[QWidget]:
        """The cards, that of the computer first: the page opens with the keys in no text."""
        leads: list[tuple[QWidget, QWidget | None]] = [
            (self.computer, self.computer.language.findChild(QPushButton)),
            (self.past, self.past.field.editor),
            (self.backups, self.backups.now),
            (self.file, next(iter(self.file.form.fields.values())).editor),
            (self.health, self.health.open),
            (self.fields, self.fields.lines[0].editor if self.fields.lines else None),
            (self.rules, next(iter(self.rules.fields.values())).editor),
        ]
        for card, first in leads:
            if first is not None:
                card.setFocusProxy(first)
        return tuple(card for card, first in leads if first is not None)

    def visit(self, record: int | None) -> None:
        """Show what is true now: backups come and go by themselves."""
        del record
        self.file.refresh()
        self.rules.refresh()
        self.fields.refresh()
        self.backups.refresh()
        self.health.refresh()
        self.computer.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._themes.theme
        self._head.setFixedHeight(theme.size.page_header)
        for part in (self._lead, self._body):
            part.setMaximumWidth(theme.px(_WIDEST))
        bar = self._area.verticalScrollBar()
        self._middle.setContentsMargins(24, 8, 24 + (bar.sizeHint().width() if bar.maximum() else 0), 4)
        beside = self.width() >= theme.px(_BESIDE)
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _surroundings(self) -> Surroundings:
        choices: dict[str, Callable[[], Sequence[Choice]]] = {
            "currency": self.presenter.currencies,
            "zone": self.presenter.zones,
        }
        return Surroundings(Reader.of(self._session), self._themes, words_of=choices)

    def _connect(self) -> None:
        self._themes.changed.connect(self._fit)
        self._session.changed.connect(self._on_changed)
        self._session.words.language_changed.connect(self._on_language)
        self.backups.now_asked.connect(self._back_up)
        self.backups.open_asked.connect(self._open_backup)
        self.past.asked.connect(self._host.open_as_of)
        self.health.asked.connect(self.health_asked)
        for card in (self.file, self.rules, self.fields, self.past):
            card.left.connect(self._area.setFocus)

    def _on_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if not changes.kinds.isdisjoint(NEEDS):
            self.file.refresh()
            self.rules.refresh()
            self.fields.refresh()
            self.health.refresh()

    def _on_language(self) -> None:
        self.when_seen(self._speak)

    def _speak(self) -> None:
        self.file.speak()
        self.rules.speak()
        self.past.speak()
        self.computer.refresh()

    def _back_up(self) -> None:
        self._session.copies.make(self.backups.refresh, self)

    def _open_backup(self, shown: BackupLine) -> None:
        self._host.open_backup(shown.path, shown.at)

    def _build(self) -> None:
        top = row(self._lead, gap=8)
        title = label("title")
        self._session.words.say(title.setText, msg("Settings"))
        top.addWidget(title)
        top.addStretch()
        self._area.verticalScrollBar().rangeChanged.connect(self._fit)
        self._area.setProperty("kind", "surface")
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = QFrame()
        inside.setProperty("kind", "surface")
        self._area.setWidget(inside)
        in_the_middle(row(inside), self._body).setContentsMargins(24, 8, 24, 24)
        page = column(self._body)
        page.setSpacing(16)
        page.addLayout(self._sides)
        page.addWidget(self.rules)
        page.addStretch()
        self._sides.setSpacing(16)
        self._sides.addLayout(_stacked(self.file, self.health, self.fields), 1)
        self._sides.addLayout(_stacked(self.computer, self.past, self.backups), 1)
        layout = column(self)
        layout.addWidget(self._head)
        layout.addWidget(self._area, 1)


def _stacked(*cards: QWidget) -> QVBoxLayout:
    side = column(gap=16)
    for card in cards:
        side.addWidget(card)
    side.addStretch()
    return side
