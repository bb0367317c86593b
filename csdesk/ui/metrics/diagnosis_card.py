"""The diagnosis of the period: a headline, a sentence with figures, the accounts behind it, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from csdesk.domain.text import Text, msg
from csdesk.domain.views.metrics import Diagnosis, Grain, NamedAccount, Play
from csdesk.ui.charts.written import shown_words
from csdesk.ui.metrics.chart_card import TitledCard
from csdesk.ui.metrics.next_step import NextStep
from csdesk.ui.metrics.paragraph import Paragraph
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import LEVELS, Level, paint_health
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel, Painted
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_WIDEST_NAME, _WIDEST_LINE = 116, 170

TITLES = {
    Grain.MONTH: msg("Diagnosis of the month"),
    Grain.QUARTER: msg("Diagnosis of the quarter"),
    Grain.YEAR: msg("Diagnosis of 12 months"),
}
"""What the card is called, by the length of the period."""


class HealthMark(Painted):
    """The shape of a health band."""

    def __init__(self, themes: Themes, band: str) -> None:
        super().__init__(themes)
        self._level = LEVELS.get(band, Level.UNKNOWN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small square."""
        side = self._themes.theme.px(11)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shape."""
        theme = self._themes.theme
        center = QPointF(self.width() / 2, self.height() / 2)
        paint_health(QPainter(self), theme, self._level, center, theme.px(8))


class DiagnosisCard(TitledCard):
    """Shows a `Diagnosis`."""

    opened = Signal(object)
    """The `RowsKey` of a figure."""
    account_asked = Signal(int)
    accounts_asked = Signal(object)
    """The names of the accounts to look after, a tuple."""
    how_asked = Signal()
    begin_asked = Signal(object, int)
    """The ids of accounts, a tuple, and that of the playbook to begin for them."""
    playbook_asked = Signal(int)
    library_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self.head.insertWidget(0, IconLabel(themes, Icon.HEALTH))
        self.headline = label("heading", wrap=True)
        self.said = Paragraph(themes, words)
        self.said.opened.connect(self.opened)
        self.others = label("secondary", wrap=True)
        self.action = label("strong", wrap=True)
        self._named = QWidget()
        self._names: QVBoxLayout = column(self._named)
        self.step = NextStep(themes, words)
        self.step.accounts_asked.connect(self.accounts_asked)
        self.step.begin_asked.connect(self.begin_asked)
        self.step.playbook_asked.connect(self.playbook_asked)
        self.step.library_asked.connect(self.library_asked)
        self.step.how_asked.connect(self.how_asked)
        self._diagnosis: Diagnosis | None = None
        inside = column(gap=5)
        inside.setContentsMargins(14, 10, 14, 12)
        for widget in (self.headline, self.said, self._named, self.others, self.action):
            inside.addWidget(widget)
        inside.addStretch()
        inside.addWidget(self.step)
        self.body.addLayout(inside, 1)

    def show_diagnosis(self, title: Text, diagnosis: Diagnosis | None) -> None:
        """Show what the numbers say, or that there is nothing to read yet."""
        self.say(title, None)
        self._diagnosis = diagnosis
        for widget in (self.said, self._named, self.others, self.action, self.step):
            widget.setVisible(diagnosis is not None)
        if diagnosis is None:
            self._words.say(self.headline.setText, msg("No account at the opening of this period"))
            return
        self._words.say(self.headline.setText, diagnosis.headline)
        self.said.show_sentence(diagnosis.said)
        self._list(diagnosis)
        self.others.setText(" ".join(f"{self._words(one)}." for one in diagnosis.others))
        self.others.setVisible(bool(diagnosis.others))
        self.action.setVisible(diagnosis.action is not None and not diagnosis.alike)
        if diagnosis.action is not None:
            self._words.say(self.action.setText, diagnosis.action)

    def show_play(self, play: Play | None, *, can_begin: bool) -> None:
        """Offer the playbook that acts on what is shown."""
        self.step.show_step(self._diagnosis, play, can_begin=can_begin)

    def _list(self, diagnosis: Diagnosis) -> None:
        while self._names.count():
            taken = self._names.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for account in diagnosis.accounts:
            self._names.addWidget(hairline())
            self._names.addWidget(self._account(account))
        if diagnosis.alike:
            self._names.addWidget(hairline())
            head = label("strong", self._words(msg("Similar accounts with low health today")))
            head.setContentsMargins(0, 8, 0, 2)
            self._names.addWidget(head)
            line = QWidget()
            inside = row(line, gap=12)
            for account in diagnosis.alike:
                pair = row(gap=6)
                pair.addWidget(HealthMark(self._themes, account.said.args["words"]))
                pair.addWidget(self._link(account))
                inside.addLayout(pair)
            inside.addStretch()
            if len(diagnosis.at_risk) > len(diagnosis.alike):
                inside.addWidget(self._all(diagnosis))
            self._names.addWidget(line)
        self._named.setVisible(bool(diagnosis.accounts or diagnosis.alike))

    def _account(self, account: NamedAccount) -> QWidget:
        line = QWidget()
        inside = row(line, gap=6)
        inside.setContentsMargins(0, 5, 0, 5)
        inside.addWidget(self._link(account, _WIDEST_LINE))
        said = Elided("tertiary")
        said.setText(self._words(account.said))
        said.setToolTip(plain(said.text()))
        inside.addWidget(said, 1)
        if account.amount is not None:
            amount = label("strong", shown_words(self._words.translator, account.amount))
            inside.addWidget(amount, 0, Qt.AlignmentFlag.AlignRight)
        return line

    def _link(self, account: NamedAccount, wide: int = _WIDEST_NAME) -> Button:
        link = Button(self._themes, "link")
        widest = self._themes.theme.px(wide)
        cut = link.fontMetrics().elidedText(account.name, Qt.TextElideMode.ElideRight, widest)
        link.setText(cut.replace("&", "&&"))
        self._words.say(link.setAccessibleName, msg("Open {name}", name=account.name))
        link.clicked.connect(lambda: self.account_asked.emit(account.account))
        return link

    def _all(self, diagnosis: Diagnosis) -> Button:
        link = Button(self._themes, "link")
        link.setText(self._words(msg("See all {n}", n=len(diagnosis.at_risk))))
        link.clicked.connect(lambda: self.accounts_asked.emit(diagnosis.at_risk))
        return link
