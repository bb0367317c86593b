"""The caps of a model: which hold a score down, at what, from which day, and in which order they are asked."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from csdesk.domain.health.defaults import CAPS as SHIPPED
from csdesk.domain.health.editing import cap_changed, cap_moved, cap_turned, caps_of
from csdesk.domain.health.model import Cap
from csdesk.domain.health.words import cap_of
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.slot import Slot
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.names import CAPS
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import let_go, padded, said, titled
from csdesk.ui.theme.parts import Card, column, label, row

_TO = FieldSpec("to", FieldType.INT, msg("Held at"), required=True, low=0, high=100)
_LIMIT = FieldSpec("limit", FieldType.INT, msg("From day"), required=True, low=0, high=3650)
_IN_DAYS = frozenset(cap.key for cap in SHIPPED if cap.limit)
_WIDE = 52


class CapRow(QFrame):
    """One cap."""

    def __init__(self, kit: Kit, key: str) -> None:
        super().__init__()
        self._kit = kit
        self.key = key
        self._reason = label("error", wrap=True)
        self._reason.hide()
        self.on = QCheckBox()
        kit.words.say(self.on.setText, CAPS.get(key) or cap_of(key))
        self.on.clicked.connect(self._turn)
        self.to = self._slot(_TO, "to")
        self.limit = self._slot(_LIMIT, "limit")
        self.day = said(kit.words, msg("from day"), "secondary", wrap=False)
        self.at = said(kit.words, msg("at most"), "secondary", wrap=False)
        self.up = self._arrow(Icon.UP, msg("Ask earlier"), -1)
        self.down = self._arrow(Icon.DOWN, msg("Ask later"), 1)
        line = row(gap=6)
        line.addWidget(self.on, 1)
        for widget in (self.day, self.limit, self.at, self.to, self.up, self.down):
            line.addWidget(widget)
        outer = column(self, gap=2)
        outer.addLayout(line)
        outer.addWidget(self._reason)

    def show_cap(self, cap: Cap, *, on: bool) -> None:
        """Show what is kept."""
        self.on.setChecked(on)
        self.to.show_value(cap.to)
        self.limit.show_value(cap.limit)
        can = self._kit.presenter.can_change
        self.on.setEnabled(can)
        in_days = self.key in _IN_DAYS or cap.limit > 0
        for widget in (self.day, self.limit):
            widget.setVisible(in_days)
        for control in (self.to, self.limit, self.up, self.down):
            control.setEnabled(can and on)

    def tell(self, reason: Text | None) -> None:
        """Say why something was not kept, or nothing."""
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._kit.words.say(self._reason.setText, reason)

    def _slot(self, spec: FieldSpec, name: str) -> Slot:
        made = Slot(spec, self._kit.around, partial(self._give, name), self.tell)
        made.setFixedWidth(self._kit.themes.theme.px(_WIDE))
        return made

    def _arrow(self, icon: Icon, title: Text, by: int) -> Button:
        made = Button(self._kit.themes, "icon-ghost", icon)
        self._kit.words.say(made.set_name, title)
        made.clicked.connect(
            lambda: self._kit.attempt(lambda rules: cap_moved(rules, self.key, by), self.tell)
        )
        return made

    def _turn(self, on: bool) -> None:
        self._kit.attempt(lambda rules: cap_turned(rules, self.key, on=on), self.tell)

    def _give(self, name: str, value: Any) -> None:
        self._kit.presenter.edit(lambda rules: cap_changed(rules, self.key, **{name: value}))


class CapsCard(Card):
    """The caps in the order in which they are asked; the first that holds counts."""

    escaped = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(titled(kit.words, msg("Caps")))
        self._kit = kit
        self.rows: list[CapRow] = []
        padded(self.body, gap=6)
        self.body.addWidget(
            said(
                kit.words, msg("Facts that hold the score down, whatever it is. The first that holds counts.")
            )
        )
        self._lines = column(gap=4)
        self.body.addLayout(self._lines)

    def render_rules(self) -> None:
        """Show what is kept."""
        caps = caps_of(self._kit.presenter.rules)
        if [cap.key for cap, _ in caps] != [one.key for one in self.rows]:
            self._arrange([cap.key for cap, _ in caps])
        on = [cap.key for cap, is_on in caps if is_on]
        for shown, (cap, is_on) in zip(self.rows, caps, strict=True):
            shown.show_cap(cap, on=is_on)
            if is_on:
                shown.up.setEnabled(shown.up.isEnabled() and cap.key != on[0])
                shown.down.setEnabled(shown.down.isEnabled() and cap.key != on[-1])

    def row_of(self, key: str) -> CapRow:
        """The row of a cap."""
        return next(one for one in self.rows if one.key == key)

    def _arrange(self, keys: list[str]) -> None:
        """Rows in another order: each keeps its keys and what is typed."""
        known = {one.key: one for one in self.rows}
        self.rows = [known.pop(key) if key in known else self._made(key) for key in keys]
        for place, shown in enumerate(self.rows):
            self._lines.insertWidget(place, shown)
        self.setFocusProxy(self.rows[0].on)
        for gone in known.values():
            self._lines.removeWidget(gone)
            let_go(gone)

    def _made(self, key: str) -> CapRow:
        made = CapRow(self._kit, key)
        made.to.escaped.connect(self.escaped)
        made.limit.escaped.connect(self.escaped)
        return made
