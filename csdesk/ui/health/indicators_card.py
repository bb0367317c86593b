"""The indicators of a model: a line each, what to think over, and what can still be added."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.domain.health.editing import added
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.ui.forms.popover import Popover
from csdesk.ui.forms.slot import Slot
from csdesk.ui.health.indicator_row import GAP, HEADS, MENU, IndicatorRow, shape_of
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.names import hint_of
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.lines import RIGHT, clear, let_go, padded, said, titled
from csdesk.ui.theme.parts import Card, column, label, row
from csdesk.ui.theme.widgets import IconLabel

_SIGNAL = FieldSpec("signal", FieldType.TEXT, msg("Name of the signal"), required=True)


class IndicatorsCard(Card):
    """What is measured, and what it weighs."""

    escaped = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(titled(kit.words, msg("Indicators")))
        self._kit = kit
        self.signals: tuple[str, ...] = ()
        """The names of imported signals, once they are known."""
        self.rows: list[IndicatorRow] = []
        padded(self.body)
        self._heads = self._made_heads()
        self.body.addWidget(self._heads)
        self._lines = column(gap=10)
        self.body.addLayout(self._lines)
        self._warnings = column(gap=4)
        self.body.addLayout(self._warnings)
        self.add = Button(kit.themes, "", Icon.NEW)
        self.add.setProperty("small", True)
        kit.words.say(self.add.setText, msg("Add an indicator"))
        self.add.clicked.connect(self.drop_sources)
        self.add.setEnabled(kit.presenter.can_change)
        self._reason = label("error", wrap=True)
        self._reason.hide()
        foot = row(gap=10)
        foot.addWidget(self.add)
        foot.addWidget(self._reason, 1)
        foot.addStretch()
        self.body.addLayout(foot)

    def render_rules(self) -> None:
        """Show what is kept; a row that stays keeps what is typed in it."""
        presenter = self._kit.presenter
        rules = presenter.rules
        if [shape_of(one) for one in rules.indicators] != [one.shape for one in self.rows]:
            self._make_rows()
        for shown, one in zip(self.rows, rules.indicators, strict=True):
            shown.show_indicator(one, rules)
        self._warn()

    def show_measured(self, measured: Mapping[str, int], governed: int) -> None:
        """Say of each indicator of how many customers of the group it is known."""
        for shown in self.rows:
            shown.show_measured(measured.get(shown.key, 0), governed)

    def row_of(self, key: str) -> IndicatorRow:
        """The row of an indicator."""
        return next(one for one in self.rows if one.key == key)

    def drop_sources(self) -> None:
        """The menu of what can be added."""
        menu = QMenu(self.add)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self._kit.words
        for one in self._kit.presenter.sources():
            menu.addAction(words(one.label), partial(self.add_source, one.source))
        menu.addSeparator()
        taken = {one.source for one in self._kit.presenter.rules.indicators}
        for name in self.signals:
            if f"signal:{name}" not in taken:
                title = words(msg("Signal: {name}", name=verbatim(name)))
                menu.addAction(title, partial(self.add_source, f"signal:{name}"))
        menu.addAction(words(msg("Another signal…")), self.ask_signal)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def ask_signal(self) -> None:
        """Ask the name of a signal that is not imported yet."""
        card = Popover(self.add, self._kit.themes)
        layout = column(card, margin=12, gap=6)
        layout.addWidget(said(self._kit.words, _SIGNAL.label, "small"))
        reason = label("error", wrap=True)
        reason.hide()

        def tell(text: Text | None) -> None:
            reason.setVisible(text is not None)
            reason.setText("" if text is None else self._kit.words(text))

        def give(name: str) -> None:
            self._kit.presenter.edit(lambda rules: added(rules, f"signal:{name}"))
            card.close()
            self.rows[-1].slots["weight"].setFocus()

        slot = Slot(_SIGNAL, self._kit.around, give, tell)
        slot.editor.left.disconnect(slot.keep)
        slot.escaped.connect(card.close)
        slot.setMinimumWidth(self._kit.themes.theme.px(240))
        layout.addWidget(slot)
        layout.addWidget(reason)
        card.open_under(self.add, slot.editor.field())

    def add_source(self, source: str) -> None:
        """Add an indicator, and put the keys into its weight."""
        self._kit.attempt(lambda rules: added(rules, source), self._tell)
        if self.rows and self.rows[-1].key == source:
            self.rows[-1].slots["weight"].setFocus()

    def _tell(self, reason: Text | None) -> None:
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._kit.words.say(self._reason.setText, reason)

    def _make_rows(self) -> None:
        held = self._held()
        for old in self.rows:
            self._lines.removeWidget(old)
            let_go(old)
        presenter = self._kit.presenter
        labels = presenter.custom_labels()
        self.rows = [IndicatorRow(self._kit, one, hint_of(one, labels)) for one in presenter.rules.indicators]
        for made in self.rows:
            made.escaped.connect(self.escaped)
            self._lines.addWidget(made)
        self.setFocusProxy(self.rows[0].slots["weight"])
        if held is not None:
            self._put_keys(*held)

    def _held(self) -> tuple[str, str] | None:
        """The row and the field that hold the keys."""
        for shown in self.rows:
            for name, slot in shown.slots.items():
                if slot.editor.field().hasFocus():
                    return shown.key, name
        return None

    def _put_keys(self, key: str, name: str) -> None:
        for shown in self.rows:
            if shown.key == key and name in shown.slots:
                shown.slots[name].setFocus()

    def _warn(self) -> None:
        clear(self._warnings)
        for text in self._kit.presenter.warnings():
            note = QWidget()
            line = row(note, gap=6)
            line.addWidget(IconLabel(self._kit.themes, Icon.WARNING, Ink.WARNING))
            line.addWidget(said(self._kit.words, text, "warning"), 1)
            self._warnings.addWidget(note)

    def _made_heads(self) -> QWidget:
        heads = QWidget()
        line = row(heads, gap=GAP)
        line.addWidget(said(self._kit.words, pmsg("health", "Indicator"), "small", wrap=False), 1)
        for title, wide, tip in HEADS:
            head = said(self._kit.words, title, "small", wrap=False)
            head.setFixedWidth(self._kit.themes.theme.px(wide))
            head.setAlignment(RIGHT)
            self._kit.words.say(head.setToolTip, tip)
            line.addWidget(head)
        line.addSpacing(self._kit.themes.theme.px(MENU) + GAP)
        return heads
