"""What a draft does to the accounts of now: customers and MRR by band, who changes, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from csdesk.domain.health.trial import BandTotal, Effect, Moved
from csdesk.domain.health.words import BANDS
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.domain.values.money import Cents, Money
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.moved_line import MovedLine
from csdesk.ui.health.names import LEVELS
from csdesk.ui.health.worked_out import WorkedOutCard
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.lines import RIGHT, let_go, padded, said
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.widgets import Pill

_FIRST, _MOST = 8, 200
TURNED, MOVED, ONE = "turned", "moved", "one"
_VIEWS = (
    (TURNED, msg("Change band"), None),
    (MOVED, msg("Largest moves"), None),
    (ONE, msg("One account"), None),
)


class EffectCard(WorkedOutCard):
    """The effect of the draft, while it is edited."""

    account_asked = Signal(int)

    def __init__(self, kit: Kit, currency: str, one: QWidget) -> None:
        super().__init__(kit, msg("Effect now"))
        self._currency = currency
        self._effect: Effect | None = None
        self._shows_all = False
        padded(self.body, gap=10)
        self.sentence = label("secondary", wrap=True)
        self.body.addWidget(self.sentence)
        self.totals = _Totals(kit, currency)
        self.body.addWidget(self.totals)
        self.views = SegmentedControl(kit.themes, kit.words, _VIEWS)
        self.views.choose(TURNED)
        self.views.chosen.connect(self._on_view)
        first = self.views.findChild(QPushButton)
        assert first is not None
        self.setFocusProxy(first)
        bar = row()
        bar.addWidget(self.views)
        bar.addStretch()
        self.body.addLayout(bar)
        self.empty = label("tertiary", wrap=True)
        self.body.addWidget(self.empty)
        self.lines: list[MovedLine] = []
        self._list = column(gap=0)
        self.body.addLayout(self._list)
        self.more = Button(kit.themes, "link")
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.more)
        self.one = one
        self.body.addWidget(one)
        self.more.hide()
        one.hide()

    def show_effect(self, effect: Effect) -> None:
        """Show what a draft does."""
        self._effect = effect
        self.rest()
        self.totals.show_bands(effect.bands, effect.others)
        self._say()
        self._render()

    def choose_view(self, view: str) -> None:
        """Show another list."""
        self.views.choose(view)
        self._on_view(view)

    def _say(self) -> None:
        effect, presenter = self._effect, self._kit.presenter
        if effect is None:
            return
        governed = nmsg("{n} account in this group", "{n} accounts in this group", effect.governed)
        if self.totals.left_out:
            governed = nmsg(
                "{n} account with MRR in this group", "{n} accounts with MRR in this group", effect.governed
            )
        if presenter.group.draft is None:
            self._kit.words.say(
                self.sentence.setText, msg("{group}. Change something to see the effect.", group=governed)
            )
            return
        if not effect.moved:
            self._kit.words.say(self.sentence.setText, msg("{group}: none moves.", group=governed))
            return
        turned = nmsg("{n} changes its band", "{n} change their band", len(effect.turned))
        moved = nmsg("{n} moves", "{n} move", len(effect.moved))
        self._kit.words.say(
            self.sentence.setText,
            msg("{group}: {moved}, {turned}.", group=governed, moved=moved, turned=turned),
        )

    def _on_view(self, _view: str) -> None:
        self._shows_all = False
        self._render()

    def _render(self) -> None:
        view, effect = self.views.choice(), self._effect
        self.one.setVisible(view == ONE)
        shown: Sequence[Moved] = ()
        if effect is not None and view != ONE:
            shown = effect.turned if view == TURNED else effect.moved
        most = _MOST if self._shows_all else _FIRST
        self._fill(shown[:most])
        self.more.setVisible(len(shown) > most and not self._shows_all)
        self._kit.words.say(
            self.more.setText, nmsg("Show {n} account", "Show {n} accounts", min(len(shown), _MOST))
        )
        self.empty.setVisible(view != ONE and not shown and effect is not None)
        self._kit.words.say(self.empty.setText, self._nothing(view))

    def _nothing(self, view: str) -> Text:
        if self._kit.presenter.group.draft is None:
            return msg("There is no draft of this group.")
        if view == TURNED:
            return msg("No account changes its band.")
        return msg("No account moves.")

    def _fill(self, shown: Sequence[Moved]) -> None:
        while len(self.lines) > len(shown):
            gone = self.lines.pop()
            self._list.removeWidget(gone)
            let_go(gone)
        while len(self.lines) < len(shown):
            made = MovedLine(self._kit)
            made.clicked.connect(partial(self._open, made))
            self.lines.append(made)
            self._list.addWidget(made)
        for line, one in zip(self.lines, shown, strict=True):
            line.show_moved(one, self._currency)

    def _open(self, line: MovedLine, *_checked: bool) -> None:
        self.account_asked.emit(line.account)

    def _show_all(self) -> None:
        self._shows_all = True
        self._render()


class _Totals(QWidget):
    """A line for each band: customers and MRR, now and with the draft."""

    def __init__(self, kit: Kit, currency: str) -> None:
        super().__init__()
        self._kit = kit
        self._currency = currency
        self.left_out = 0
        """Accounts whose health is known and that pay nothing: the portfolio counts them, a draft is not judged by them."""
        self.cells: dict[tuple[str, str], QLabel] = {}
        self._of_draft: list[QLabel] = []
        outer = column(self)
        outer.setSpacing(4)
        grid = QGridLayout()
        outer.addLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.whose = label("small")
        grid.addWidget(self.whose, 0, 0)
        heads = (pmsg("health", "Now"), None, pmsg("health", "Draft"), None)
        for place, title in enumerate(heads):
            if title is not None:
                head = said(kit.words, title, "small", wrap=False)
                head.setAlignment(RIGHT)
                grid.addWidget(head, 0, place + 1)
                if place:
                    self._of_draft.append(head)
        for line, (band, name) in enumerate(BANDS.items(), start=1):
            pill = Pill(kit.themes)
            pill.set_health(LEVELS[band], kit.words(name))
            grid.addWidget(pill, line, 0, Qt.AlignmentFlag.AlignLeft)
            for place, what in enumerate(("now", "now_mrr", "then", "then_mrr"), start=1):
                cell = label("strong" if what in {"now", "then"} else "secondary")
                cell.setAlignment(RIGHT)
                self.cells[band, what] = cell
                if what.startswith("then"):
                    self._of_draft.append(cell)
                grid.addWidget(cell, line, place)
        self.beside = label("small")
        outer.addWidget(self.beside)

    def show_bands(self, bands: Sequence[BandTotal], left_out: int) -> None:
        """Show the totals, and how many accounts without MRR stand beside them."""
        self.left_out = left_out
        whose = msg("Accounts with MRR") if left_out else msg("Whole portfolio")
        self._kit.words.say(self.whose.setText, whose)
        beside = nmsg(
            "{n} account without MRR is not counted", "{n} accounts without MRR are not counted", left_out
        )
        self._kit.words.say(self.beside.setText, beside)
        self.beside.setVisible(left_out > 0)
        has_draft = self._kit.presenter.group.draft is not None
        for cell in self._of_draft:
            cell.setVisible(has_draft)
        money = self._kit.words.translator.money
        for one in bands:
            values = {
                "now": str(one.now),
                "now_mrr": money(Money(Cents(one.now_mrr), self._currency, whole=True)),
                "then": str(one.then),
                "then_mrr": money(Money(Cents(one.then_mrr), self._currency, whole=True)),
            }
            for what, words in values.items():
                self.cells[one.band, what].setText(words)
