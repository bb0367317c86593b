"""One indicator of the editor: name, weight and share, what is bad and good, how long it stays fresh; its steps below."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from csdesk.domain.health.editing import changed, moved, removed, share_of, stepped, straightened
from csdesk.domain.health.model import Indicator, Rules
from csdesk.domain.health.words import label_of, plain
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.domain.values.money import Percent
from csdesk.ui.forms.slot import Slot
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.steps import Steps
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import RIGHT, menu_button
from csdesk.ui.theme.parts import column, label, row

WEIGHT, SHARE, END, DAYS, MENU, GAP = 44, 40, 50, 58, 26, 6
"""How wide the columns are; the name takes the rest."""
HEADS: tuple[tuple[Text, int, Text], ...] = (
    (pmsg("health", "Weight"), WEIGHT, msg("What it weighs; only the proportion between weights counts")),
    (pmsg("health", "Share"), SHARE, msg("Its part of all weights")),
    (pmsg("health", "Bad"), END, msg("This value or a worse one earns 0 points")),
    (pmsg("health", "Good"), END, msg("This value or a better one earns 100 points")),
    (
        pmsg("health", "Fresh"),
        DAYS,
        msg("Days for which a value counts whole; empty when it is always of today"),
    ),
    (pmsg("health", "Half-life"), DAYS, msg("Days in which an older value loses half of its weight")),
)
_NAME = FieldSpec("name", FieldType.TEXT, pmsg("health", "Name"))
_FIGURES = {
    "weight": FieldSpec("weight", FieldType.DECIMAL, pmsg("health", "Weight"), required=True),
    "bad": FieldSpec("bad", FieldType.DECIMAL, pmsg("health", "Bad"), required=True),
    "good": FieldSpec("good", FieldType.DECIMAL, pmsg("health", "Good"), required=True),
    "fresh": FieldSpec("fresh", FieldType.INT, msg("Fresh days"), low=0, high=3650),
    "half_life": FieldSpec("half_life", FieldType.INT, msg("Half-life"), required=True, low=1, high=3650),
}
_EXACT = {"weight", "bad", "good"}
_WIDTHS = {"weight": WEIGHT, "bad": END, "good": END, "fresh": DAYS, "half_life": DAYS}


class IndicatorRow(QFrame):
    """One indicator; the row is made anew only when it changes between a line and steps."""

    escaped = Signal()

    def __init__(self, kit: Kit, indicator: Indicator, hint: Text) -> None:
        super().__init__()
        self._kit = kit
        self.key = indicator.key
        self.shape = shape_of(indicator)
        self._label = label_of(indicator)
        self._reason = label("error", wrap=True)
        self._reason.hide()
        self.slots: dict[str, Slot] = {"name": self._slot("name", _NAME, self._rename)}
        self._share = label("secondary")
        self._share.setAlignment(RIGHT)
        self.steps: Steps | None = None
        line = row(gap=GAP)
        line.addWidget(self.slots["name"], 1, Qt.AlignmentFlag.AlignTop)
        self._add_figures(line, indicator)
        self.menu = menu_button(
            kit.themes, kit.words, msg("More about {indicator}", indicator=label_of(indicator)), self._fill
        )
        self.menu.setEnabled(kit.presenter.can_change)
        line.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        outer = column(self, gap=2)
        outer.addLayout(line)
        self._hint = hint
        self._told = Elided("small")
        kit.words.say(self._told.setText, hint)
        outer.addWidget(self._told)
        if indicator.scale.steps:
            self.steps = Steps(kit, self.key, self.tell)
            self.steps.setEnabled(kit.presenter.can_change)
            outer.addWidget(self.steps)
        outer.addWidget(self._reason)
        for slot in self.slots.values():
            slot.escaped.connect(self.escaped)

    def show_indicator(self, indicator: Indicator, rules: Rules) -> None:
        """Show what is kept; what is half typed stays."""
        words = self._kit.words
        self.slots["name"].show_value(words(label_of(indicator)))
        values: dict[str, Any] = {
            "weight": plain(indicator.weight),
            "bad": plain(indicator.scale.bad),
            "good": plain(indicator.scale.good),
            "fresh": indicator.fresh,
            "half_life": indicator.half_life,
        }
        for name, value in values.items():
            if name in self.slots:
                self.slots[name].show_value(value)
        share = share_of(rules, indicator)
        percent = None if share is None else Percent(plain(share * 100) / 100, 0)
        words.say(self._share.setText, msg("{share}", share=percent))
        if self.steps is not None:
            self.steps.show_scale(indicator.scale)

    def show_measured(self, measured: int, governed: int) -> None:
        """Say of how many customers of the group it is known."""
        known = nmsg(
            "{measured} of {n} account with data",
            "{measured} of {n} accounts with data",
            governed,
            measured=measured,
        )
        said = msg("{hint}, {known}", hint=self._hint, known=known) if governed else self._hint
        self._kit.words.say(self._told.setText, said)

    def told(self) -> str:
        """What it measures, and of how many."""
        return self._told.text()

    def reason(self) -> str:
        """What is told below the row."""
        return "" if self._reason.isHidden() else self._reason.text()

    def tell(self, reason: Text | None) -> None:
        """Say why something was not kept, or nothing."""
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._kit.words.say(self._reason.setText, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the indicator."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._try(lambda rules: moved(rules, self.key, by))
        else:
            super().keyPressEvent(event)

    def _add_figures(self, line: Any, indicator: Indicator) -> None:
        px = self._kit.themes.theme.px
        names = [name for name in _FIGURES if not indicator.scale.steps or name not in {"bad", "good"}]
        for name in names:
            slot = self.slots[name] = self._slot(name, _FIGURES[name], partial(self._give, name))
            slot.setFixedWidth(px(_WIDTHS[name]))
            if name == "fresh":
                slot.line.setPlaceholderText(self._kit.words(pmsg("health", "live")))
            line.addWidget(slot, 0, Qt.AlignmentFlag.AlignTop)
            if name == "weight":
                self._share.setFixedSize(px(SHARE), px(30))
                line.addWidget(self._share, 0, Qt.AlignmentFlag.AlignTop)
                if indicator.scale.steps:
                    line.addWidget(self._by_steps(px(2 * END + GAP), px(30)), 0, Qt.AlignmentFlag.AlignTop)

    def _by_steps(self, wide: int, high: int) -> QWidget:
        told = label("secondary")
        told.setFixedSize(wide, high)
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._kit.words.say(told.setText, msg("by steps"))
        return told

    def _slot(self, name: str, spec: FieldSpec, give: Callable[[Any], object]) -> Slot:
        made = Slot(spec, self._kit.around, give, self.tell)
        made.setObjectName(name)
        words = self._kit.words
        made.line.setAccessibleName(words(msg("{field}: {value}", field=self._label, value=spec.label)))
        made.setEnabled(self._kit.presenter.can_change)
        return made

    def _rename(self, name: str | None) -> None:
        self._kit.presenter.rename(self.key, name)

    def _give(self, name: str, value: Any) -> None:
        given = Fraction(value) if name in _EXACT else value
        self._kit.presenter.edit(lambda rules: changed(rules, self.key, **{name: given}))

    def _try(self, change: Callable[[Rules], Rules]) -> None:
        self._kit.attempt(change, self.tell)

    def _fill(self, menu: QMenu) -> None:
        words, icon = self._kit.words, self._kit.themes.icon
        key = self.key
        menu.addAction(icon(Icon.UP), words(msg("Move up")), partial(self._try, lambda r: moved(r, key, -1)))
        menu.addAction(
            icon(Icon.DOWN), words(msg("Move down")), partial(self._try, lambda r: moved(r, key, 1))
        )
        if self.steps is None:
            menu.addAction(words(msg("Score by steps")), partial(self._try, lambda r: stepped(r, key)))
        else:
            menu.addAction(
                words(msg("Score along a line")), partial(self._try, lambda r: straightened(r, key))
            )
        menu.addSeparator()
        menu.addAction(icon(Icon.ERASE), words(msg("Remove")), partial(self._try, lambda r: removed(r, key)))


def shape_of(indicator: Indicator) -> tuple[str, str, bool]:
    """What a row must be made anew for."""
    return indicator.key, indicator.source, bool(indicator.scale.steps)
