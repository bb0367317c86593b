"""Where the bands begin, how far one gives way, and how much must be known for a score."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from csdesk.domain.errors import CSDeskError, Refused
from csdesk.domain.health.compared import LIMITS
from csdesk.domain.health.editing import limit_changed
from csdesk.domain.health.written import WHOLE
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg
from csdesk.ui.forms.form import RecordForm
from csdesk.ui.health.kit import Kit
from csdesk.ui.theme.lines import padded, said, titled
from csdesk.ui.theme.parts import Card


class LimitsCard(Card):
    """Bands and coverage."""

    escaped = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(titled(kit.words, msg("Bands and coverage")))
        self._kit = kit
        padded(self.body, gap=8)
        specs = [
            FieldSpec(name, FieldType.INT, label, low=WHOLE[name][0], high=WHOLE[name][1])
            for name, label in LIMITS.items()
        ]
        self.form = RecordForm(specs, kit.around, kit.words, across=2)
        grid = self.form.layout()
        assert isinstance(grid, QGridLayout)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.form.setEnabled(kit.presenter.can_change)
        self.form.committed.connect(self._save)
        self.form.cancelled.connect(self.escaped)
        self.setFocusProxy(next(iter(self.form.fields.values())).editor)
        self.body.addWidget(self.form)
        self.body.addWidget(
            said(kit.words, msg("Below the coverage for a score an account stands as “No data”."), "small")
        )

    def render_rules(self) -> None:
        """Show what is kept, except where something else is typed."""
        for name, field in self.form.fields.items():
            value = getattr(self._kit.presenter.rules, name)
            if field.saved != value:
                field.show_value(value)

    def _save(self, name: str, value: int | None) -> None:
        field = self.form.fields[name]
        try:
            if value is None:
                raise Refused(msg("{field} cannot be empty", field=LIMITS[name]))
            self._kit.presenter.edit(lambda rules: limit_changed(rules, name, value))
        except CSDeskError as failure:
            field.saved = getattr(self._kit.presenter.rules, name)
            self.form.refuse(name, failure.text)
