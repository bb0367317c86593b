"""One account under both models: its scores, and what each indicator earns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csdesk.domain.errors import Refused
from csdesk.domain.health.explained import Explained, Explanation, explain
from csdesk.domain.health.score import Health
from csdesk.domain.health.trial import Effect, Trial
from csdesk.domain.health.words import BANDS
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.text import Text, msg, pmsg
from csdesk.formats import DASH
from csdesk.ui.forms.choosing import RefEditor
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.folding import folded
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.names import LEVELS, title_of
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.lines import RIGHT, let_go, said
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.widgets import Pill
from csdesk.ui.tips import plain

_ACCOUNT = FieldSpec("account", FieldType.REF, msg("Account"), ref="account", required=True)
_OFFERED = 12


class OneAccount(QWidget):
    """Finds an account and explains it by what is in use and by the draft."""

    account_asked = Signal(int)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._trial: Trial | None = None
        self._effect: Effect | None = None
        self.account: int | None = None
        around = Surroundings(
            kit.around.reader, kit.themes, lookups={"account": self._lookup}, names={"account": self._name}
        )
        self.field = RefEditor(_ACCOUNT, around)
        self.field.line.setPlaceholderText(kit.words(msg("Name of an account")))
        self.field.submitted.connect(self._choose)
        self.reason = label("error", wrap=True)
        self.reason.hide()
        self.open = Button(kit.themes, "link")
        kit.words.say(self.open.setText, msg("Open account"))
        self.open.clicked.connect(self._open)
        self.open.hide()
        self._table = QWidget()
        layout = column(self, gap=8)
        line = row(gap=10)
        line.addWidget(self.field, 1)
        line.addWidget(self.open)
        layout.addLayout(line)
        layout.addWidget(self.reason)
        layout.addWidget(self._table)

    def show_effect(self, trial: Trial, effect: Effect) -> None:
        """Explain the chosen account by another result."""
        self._trial, self._effect = trial, effect
        self._render()

    def explain_account(self, account: int) -> None:
        """Explain an account."""
        self.account = account
        self.field.set_value(account)
        self._render()

    def _choose(self) -> None:
        try:
            self.account = self.field.value()
        except Refused as refused:
            self._kit.words.say(self.reason.setText, refused.text)
            self.reason.show()
            return
        self.field.set_value(self.account)
        self._render()

    def _render(self) -> None:
        self.reason.hide()
        effect, account = self._effect, self.account
        known = effect is not None and account is not None and account in effect.now
        self.open.setVisible(known)
        if effect is None or account is None or not known:
            return
        has_draft = self._kit.presenter.group.draft is not None
        now, then = explain(effect.now[account]), explain(effect.then[account])
        table = _table(self._kit, now, then if has_draft else None)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._table, table)
        let_go(self._table)
        self._table = table

    def _open(self) -> None:
        if self.account is not None:
            self.account_asked.emit(self.account)

    def _lookup(self, typed: str) -> Sequence[tuple[int, str]]:
        if self._trial is None:
            return ()
        wanted = folded(typed)
        found = [(own, one.name) for own, one in self._trial.customers.items() if wanted in folded(one.name)]
        return sorted(found, key=lambda one: (not folded(one[1]).startswith(wanted), one[1]))[:_OFFERED]

    def _name(self, account: int) -> str:
        known = self._trial.customers.get(account) if self._trial is not None else None
        return known.name if known is not None else ""


def _table(kit: Kit, now: Explanation, then: Explanation | None) -> QWidget:
    """A line for each indicator of either model: what was measured, and the points it wins by each."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for place, title in ((1, pmsg("health", "Now")), (2, pmsg("health", "Draft"))):
        head = said(kit.words, title, "small", wrap=False)
        head.setAlignment(RIGHT)
        grid.addWidget(head, 0, place)
    _put(
        grid,
        1,
        said(kit.words, msg("Score"), "strong"),
        _pill(kit, now.health),
        None if then is None else _pill(kit, then.health),
    )
    rows: dict[str, list[Explained | None]] = {one.indicator.key: [one, None] for one in now.rows}
    for one in then.rows if then is not None else ():
        rows.setdefault(one.indicator.key, [None, None])[1] = one
    for line, (before, after) in enumerate(rows.values(), start=2):
        known = before or after
        if known is not None:
            named = msg(
                "{indicator}: {fact}",
                indicator=known.label,
                fact=known.told or known.missing or msg("no data"),
            )
            cells = (_won(kit, before), _won(kit, after) if then is not None else None)
            _put(grid, line, said(kit.words, named, "secondary"), *cells)
    for text in (_sentence(now, then), *_model(kit, (then or now).health)):
        grid.addWidget(said(kit.words, text, "tertiary"), grid.rowCount(), 0, 1, 3)
    return made


def _put(grid: QGridLayout, line: int, name: QWidget, now: QWidget, then: QWidget | None) -> None:
    grid.addWidget(name, line, 0)
    grid.addWidget(now, line, 1, Qt.AlignmentFlag.AlignRight)
    grid.addWidget(then or label("tertiary", DASH), line, 2, Qt.AlignmentFlag.AlignRight)


def _pill(kit: Kit, health: Health) -> Pill:
    made = Pill(kit.themes)
    made.set_health(LEVELS[health.band], DASH if health.score is None else str(health.score))
    made.setToolTip(plain(kit.words(BANDS[health.band])))
    return made


def _won(kit: Kit, one: Explained | None) -> QWidget:
    if one is None or one.points is None:
        return label("tertiary", DASH)
    won = half_away(one.won.numerator, one.won.denominator)
    whole = half_away((one.won + one.lost).numerator, (one.won + one.lost).denominator)
    return said(kit.words, msg("{won} of {whole}", won=won, whole=whole), "secondary", wrap=False)


def _model(kit: Kit, health: Health) -> tuple[Text, ...]:
    """Which model scores the account, where it is not the one that is edited."""
    model = health.model
    own = (model.scope_field, model.scope_value, model.variant)
    if own == kit.presenter.key:
        return ()
    return (msg("Another model scores this account: {group}.", group=title_of(*own)),)


def _sentence(now: Explanation, then: Explanation | None) -> Text:
    if then is None or then.sentence == now.sentence:
        return now.sentence
    return msg("Now {now}. With the draft {then}.", now=now.sentence, then=then.sentence)
