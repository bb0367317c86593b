"""The head of the review page: whose review, of which quarter, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QWidget

from csdesk.domain.text import Text, msg
from csdesk.domain.values.month import Quarter
from csdesk.ui.actions.spec import keycaps
from csdesk.ui.reviews.picker import AccountPicker
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class ReviewHeading(QFrame):
    """Pickers of account and quarter, the presentation and the exports."""

    picked = Signal()
    """Another account or quarter."""
    pptx_wanted = Signal()
    pdf_wanted = Signal()
    xlsx_wanted = Signal()
    present_wanted = Signal()

    def __init__(self, words: Words, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("kind", "band")
        self.account = AccountPicker(themes, self)
        self.quarter = QComboBox(self)
        words.say(self.account.setAccessibleName, msg("Account"))
        words.say(self.account.setPlaceholderText, msg("Type the name of an account"))
        words.say(self.quarter.setAccessibleName, msg("Quarter"))
        self.present = self._button(msg("Present"), Button(themes, "", Icon.PRESENT, ("F5",)))
        self.pdf = self._button(msg("PDF"), Button(themes, "", Icon.EXPORT))
        self.xlsx = self._button(msg("XLSX"), Button(themes, "", Icon.EXPORT))
        pptx = Button(themes, "primary", Icon.EXPORT, keycaps("Ctrl+E"))
        self.pptx = self._button(msg("Export PPTX"), pptx)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(8)
        title = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        title.setProperty("kind", "section")
        words.say(title.setText, msg("QBR"))
        for picker in (title, self.account, self.quarter):
            row.addWidget(picker)
        row.addStretch(1)
        for button in (self.present, self.pdf, self.xlsx, self.pptx):
            row.addWidget(button)
        for button, named in (
            (self.pdf, msg("Export the review as PDF")),
            (self.xlsx, msg("Export the numbers of the review as XLSX")),
        ):
            words.say(button.setAccessibleName, named)
            words.say(button.setToolTip, named)
        self.account.picked.connect(self.picked)
        self.quarter.activated.connect(self.picked)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.pptx.clicked.connect(self.pptx_wanted)
        self.xlsx.clicked.connect(self.xlsx_wanted)
        self.present.clicked.connect(self.present_wanted)
        words.language_changed.connect(self._name_quarters)

    def offer(self, quarters: list[Quarter]) -> None:
        """Fill the picker of quarters, keeping what is picked."""
        account, quarter = self.chosen_account, self.chosen_quarter
        self.quarter.clear()
        for one in quarters:
            self.quarter.addItem(self._words(msg("{quarter}", quarter=one)), one)
        self.choose(account, quarter)

    def choose(self, account: int | None, quarter: Quarter | None) -> None:
        """Pick an account and a quarter without telling."""
        self.account.choose(account)
        places = [place for place in range(self.quarter.count()) if self.quarter.itemData(place) == quarter]
        if quarter is not None and not places:
            self.quarter.addItem(self._words(msg("{quarter}", quarter=quarter)), quarter)
            places = [self.quarter.count() - 1]
        self.quarter.setCurrentIndex(places[0] if places else -1)

    @property
    def chosen_account(self) -> int | None:
        """The id of the picked account."""
        return self.account.account

    @property
    def chosen_quarter(self) -> Quarter | None:
        """The picked quarter."""
        found = self.quarter.currentData()
        return found if isinstance(found, Quarter) else None

    def _name_quarters(self) -> None:
        for place in range(self.quarter.count()):
            self.quarter.setItemText(
                place, self._words(msg("{quarter}", quarter=self.quarter.itemData(place)))
            )

    def _button(self, text: Text, button: Button) -> Button:
        self._words.say(button.setText, text)
        return button
