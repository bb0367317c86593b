"""The card of the file: its name, whose it is, and the rules that its numbers follow; where it lies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit

from csdesk.domain.errors import CSDeskError
from csdesk.domain.text import msg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import RecordForm
from csdesk.ui.preferences.presenter import SettingsPresenter
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import padded, titled
from csdesk.ui.theme.parts import Card, column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_INSET = 2
"""What Qt leaves free before the words of a line."""


class FileCard(Card):
    """The settings of the workspace, each changed in place."""

    left = Signal()
    """Esc where nothing was typed."""

    def __init__(
        self,
        themes: Themes,
        words: Words,
        presenter: SettingsPresenter,
        around: Callable[[], Surroundings],
    ) -> None:
        super().__init__(titled(words, msg("This file")))
        self._themes = themes
        self._words = words
        self._presenter = presenter
        self._around = around
        padded(self.body)
        self._place = column()
        self.body.addLayout(self._place)
        self.path = QLineEdit(readOnly=True)
        self.body.addLayout(self._where())
        self.form = self._made_form()

    def speak(self) -> None:
        """Write everything again, in another language; what cannot be read stays typed."""
        draft = {name: field.editor.text() for name, field in self.form.fields.items() if field.reason()}
        self._place.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = self._made_form()
        self.form.type_again(draft)

    def refresh(self) -> None:
        """Show what is stored, except where the person has typed something else."""
        for name, value in self._presenter.values().items():
            field = self.form.fields[name]
            if field.saved != value:
                field.show_value(value)

    def _made_form(self) -> RecordForm:
        form = RecordForm(self._presenter.specs(), self._around(), self._words, across=2)
        grid = form.layout()
        assert isinstance(grid, QGridLayout)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        form.show_values(self._presenter.values())
        form.setEnabled(self._presenter.can_change)
        form.committed.connect(self._save)
        form.cancelled.connect(self.left)
        self._place.addWidget(form)
        return form

    def _save(self, name: str, value: str | None) -> None:
        form, field = self.form, self.form.fields[name]
        try:
            self._presenter.change(name, value)
        except CSDeskError as failure:
            field.saved = self._presenter.values()[name]
            form.refuse(name, failure.text)
        else:
            field.show_value(self._presenter.values()[name])

    def _where(self) -> QHBoxLayout:
        self.path.setProperty("kind", "bare")
        self.path.setText(str(self._presenter.home))
        self.path.setToolTip(plain(self.path.text()))
        self.path.setCursorPosition(0)
        self.path.setTextMargins(-_INSET, 0, 0, 0)
        self._words.say(self.path.setAccessibleName, msg("Where the file is"))
        named = label("small")
        self._words.say(named.setText, msg("Where the file is"))
        said = column(gap=2)
        said.addWidget(named)
        said.addWidget(self.path)
        line = row(gap=8)
        line.addLayout(said, 1)
        show = Button(self._themes, "", Icon.FOLDER)
        self._words.say(show.setText, msg("Show folder"))
        show.clicked.connect(self._show_folder)
        line.addWidget(show)
        return line

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._presenter.home.parent)))
