"""What is measured of the account: its survey answers, tickets, use, invoices and signals, a table each."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import Record
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.account.evidence import newest_first
from csdesk.ui.account.records import RecordsTab
from csdesk.ui.session import Session
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, row
from csdesk.ui.theme.theme import Themes

MEASURES: tuple[tuple[str, Text, Icon], ...] = (
    ("survey", msg("Survey answers"), Icon.NPS),
    ("ticket", msg("Tickets"), Icon.TICKET),
    ("usage", pmsg("entity", "Usage"), Icon.METRICS),
    ("invoice", msg("Invoices"), Icon.INVOICE),
    ("signal", msg("Health signals"), Icon.HEALTH),
)


class MeasuresTab(QWidget):
    """One of the tables at a time, chosen above it."""

    add_asked = Signal(str)
    open_asked = Signal(str, int)
    all_asked = Signal(str)
    """The same kind over all accounts."""

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        self._session = session
        self._themes = themes
        self._account = 0
        self._made: dict[str, RecordsTab] = {}
        self.choice = SegmentedControl(themes, session.words, MEASURES)
        session.words.say(self.choice.setAccessibleName, msg("What was measured"))
        self.choice.choose(MEASURES[0][0])
        self.choice.chosen.connect(self.choose)
        self._stack = QStackedWidget()
        layout = column(self)
        above = row()
        above.setContentsMargins(themes.theme.px(24), themes.theme.px(14), themes.theme.px(24), 0)
        above.addWidget(self.choice)
        above.addStretch()
        self.every = Button(themes, "link")
        session.words.say(self.every.setText, msg("Of all accounts, in Data"))
        self.every.clicked.connect(lambda: self.all_asked.emit(self.kind))
        above.addWidget(self.every)
        layout.addLayout(above)
        layout.addWidget(self._stack, 1)

    def show_account(self, account: int) -> None:
        """Show the records of an account."""
        self._account = account
        zone = ZoneInfo(self._session.settings.zone)
        found: list[Record] = list(self._session.find(BY_KEY[self.kind].type, account=account))
        self.table.hold(newest_first(found, zone))

    def choose(self, kind: str) -> None:
        """Show another table."""
        self.choice.choose(kind)
        self.show_account(self._account)

    @property
    def kind(self) -> str:
        """The kind of record that is shown."""
        return self.choice.choice()

    @property
    def table(self) -> RecordsTab:
        """The table that is shown, made on its first visit."""
        made = self._made.get(self.kind)
        if made is None:
            made = self._made[self.kind] = RecordsTab(self._session, self._themes, self.kind)
            made.add_asked.connect(self.add_asked)
            made.open_asked.connect(self.open_asked)
            made.add_button.setVisible(not self._session.read_only)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        return made
