"""The file as it was: a day, and the way there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg, pmsg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow
from csdesk.ui.preferences.presenter import SettingsPresenter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import padded, said, titled
from csdesk.ui.theme.parts import Card, column
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_DAY = FieldSpec("day", FieldType.DATE, pmsg("as of", "Day"))


class PastCard(Card):
    """Asks for a day."""

    asked = Signal(object)
    """The day to look at."""
    left = Signal()
    """Esc where nothing was typed."""

    def __init__(
        self,
        themes: Themes,
        words: Words,
        presenter: SettingsPresenter,
        around: Callable[[], Surroundings],
    ) -> None:
        super().__init__(titled(words, msg("The file as it was")))
        self._words = words
        self._presenter = presenter
        self._around = around
        padded(self.body)
        self.body.addWidget(
            said(words, msg("See everything as it was at the end of a day. Looking changes nothing."))
        )
        self.show_day = Button(themes, "", Icon.HISTORY)
        words.say(self.show_day.setText, msg("See this day"))
        self.show_day.clicked.connect(self._ask)
        self._place = column()
        self.body.addLayout(self._place)
        self.field = self._made_field()
        if presenter.is_away:
            self.field.hide()
            self.body.addWidget(said(words, msg("Go back to today to choose another day.")))

    def speak(self) -> None:
        """Ask in another language."""
        old, self.field = self.field, self._made_field()
        self.field.setVisible(not self._presenter.is_away)
        self._place.removeWidget(old)
        old.hide()
        old.deleteLater()

    def _made_field(self) -> FieldRow:
        field = FieldRow(_DAY, self._around(), self._words)
        field.editor.row.addWidget(self.show_day)
        field.editor.submitted.connect(self._ask)
        field.editor.restored.connect(self._restore)
        self._place.addWidget(field)
        return field

    def _restore(self) -> None:
        if not self.field.restore():
            self.left.emit()

    def _ask(self) -> None:
        try:
            day = self._presenter.check_day(self.field.editor.value())
        except Refused as refused:
            self.field.tell(refused.text)
            return
        self.asked.emit(day)
