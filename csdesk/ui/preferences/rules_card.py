"""The rules that the numbers follow: thresholds, renewals, lifetime, capacity; each changed in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import msg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import FieldRow, RecordForm
from csdesk.ui.preferences.rules import RulesPresenter, rule_groups
from csdesk.ui.theme.lines import padded, said, titled
from csdesk.ui.theme.parts import Card, column
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_LONG = 52
"""Letters of a label that find no room beside two other fields."""


class RulesCard(Card):
    """Every rule, group by group."""

    left = Signal()
    """Esc where nothing was typed."""

    def __init__(
        self, themes: Themes, words: Words, presenter: RulesPresenter, around: Callable[[], Surroundings]
    ) -> None:
        super().__init__(titled(words, msg("Rules of the numbers")))
        self._themes = themes
        self._words = words
        self._presenter = presenter
        self._around = around
        padded(self.body, gap=14)
        self.body.addWidget(
            said(
                words,
                msg(
                    "What the metrics, the diagnosis and the forecast go by. A change counts at once, everywhere."
                ),
            )
        )
        self._places: list[tuple[tuple[FieldSpec, ...], Any]] = []
        self.forms: list[RecordForm] = []
        for title, specs in rule_groups():
            place = column(gap=6)
            place.addWidget(said(words, title, "strong"))
            self.body.addLayout(place)
            self._places.append((specs, place))
            self.forms.append(self._made(specs, place))

    @property
    def fields(self) -> dict[str, FieldRow]:
        """Every field by its setting."""
        return {name: field for form in self.forms for name, field in form.fields.items()}

    def speak(self) -> None:
        """Write everything again, in another language; what cannot be read stays typed."""
        for number, (specs, place) in enumerate(self._places):
            old = self.forms[number]
            draft = {name: field.editor.text() for name, field in old.fields.items() if field.reason()}
            place.removeWidget(old)
            old.hide()
            old.deleteLater()
            self.forms[number] = self._made(specs, place)
            self.forms[number].type_again(draft)

    def refresh(self) -> None:
        """Show what is stored, except where the person has typed something else."""
        for name, field in self.fields.items():
            value = self._presenter.value(name)
            if field.saved != value:
                field.show_value(value)

    def _made(self, specs: tuple[FieldSpec, ...], place: Any) -> RecordForm:
        longest = max(len(self._words(spec.label)) for spec in specs)
        across = 2 if longest > _LONG else 3
        form = RecordForm(specs, self._around(), self._words, across=across)
        grid = form.layout()
        assert isinstance(grid, QGridLayout)
        for number in range(across):
            grid.setColumnStretch(number, 1)
        form.show_values({spec.name: self._presenter.value(spec.name) for spec in specs})
        form.setEnabled(self._presenter.can_change)
        form.committed.connect(partial(self._save, form))
        form.cancelled.connect(self.left)
        place.addWidget(form)
        return form

    def _save(self, form: RecordForm, name: str, value: Any) -> None:
        field = form.fields[name]
        try:
            self._presenter.change(name, value)
        except CSDeskError as failure:
            field.saved = self._presenter.value(name)
            form.refuse(name, failure.text)
        else:
            field.show_value(self._presenter.value(name))
