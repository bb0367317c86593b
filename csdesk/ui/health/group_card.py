"""The card that begins the model of another group: by which field, which value, which phase."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.record import Choice, FieldSpec, FieldType
from csdesk.domain.text import msg
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.form import RecordForm
from csdesk.ui.forms.popover import Popover
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.names import PHASES, account_specs, choices_of
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.lines import said
from csdesk.ui.theme.parts import column, row

EVERYONE = "everyone"


class GroupCard(Popover):
    """Asks for a group; Enter begins its draft."""

    made = Signal()

    def __init__(self, kit: Kit, used: Mapping[str, tuple[str, ...]], opener: QWidget) -> None:
        super().__init__(opener, kit.themes)
        self._kit = kit
        self._used = used
        self._specs = account_specs()
        fields = tuple(Choice(name, spec.label) for name, spec in self._specs.items())
        specs = (
            FieldSpec(
                "field",
                FieldType.CHOICE,
                msg("Group accounts by"),
                choices=(*fields, Choice(EVERYONE, msg("All accounts"))),
                closed=True,
            ),
            FieldSpec("value", FieldType.CHOICE, msg("Group")),
            FieldSpec(
                "phase",
                FieldType.CHOICE,
                msg("Phase"),
                choices=tuple(Choice(key, title) for key, title in PHASES),
                closed=True,
            ),
        )
        around = Surroundings(kit.around.reader, kit.themes, words_of={"value": self._values})
        self.form = RecordForm(specs, around, kit.words, composer=True)
        self.form.show_values({"field": "segment", "phase": "running"})
        self.form.submitted.connect(self._begin)
        self.form.cancelled.connect(self.close)
        layout = column(self, margin=14, gap=10)
        layout.addWidget(said(kit.words, msg("New group"), "section"))
        layout.addWidget(self.form)
        foot = row(gap=8)
        foot.addStretch()
        self.begin = Button(kit.themes, "primary")
        kit.words.say(self.begin.setText, msg("Begin a draft"))
        self.begin.clicked.connect(self.form.submit)
        foot.addWidget(self.begin)
        layout.addLayout(foot)
        self.setMinimumWidth(kit.themes.theme.px(300))

    def _values(self) -> tuple[Choice, ...]:
        field = self.form.fields["field"].editor
        try:
            name = field.value()
        except CSDeskError:
            return ()
        spec = self._specs.get(name or "")
        return () if spec is None else choices_of(spec, self._used.get(spec.name, ()))

    def _begin(self, _given: dict[str, Any]) -> None:
        typed = {name: row.editor.value() for name, row in self.form.fields.items()}
        field, value = typed["field"], typed["value"]
        if field is None or (field != EVERYONE and value is None):
            missing = "field" if field is None else "value"
            label = self.form.fields[missing].spec.label
            self.form.refuse(missing, msg("{field} cannot be empty", field=label))
            return
        try:
            scope, named = (None, None) if field == EVERYONE else (field, value)
            self._kit.presenter.add_group(scope, named, typed["phase"] or PHASES[0][0])
        except CSDeskError as failure:
            self.form.refuse("value", failure.text)
            return
        self.close()
        self.made.emit()
