"""What can be done about the health of the account: ask why, adjust it, end that, set the pulse."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.domain.health.indicators import Rows
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.text import msg, pmsg
from csdesk.ui.account.around import Around, reader_of
from csdesk.ui.account.deeds import Deeds
from csdesk.ui.account.evidence import evidence
from csdesk.ui.account.health_pulse import PULSES
from csdesk.ui.account.presenter import AccountPresenter
from csdesk.ui.account.rows import Row
from csdesk.ui.account.why_panel import WhyPanel
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Themes


class HealthDeeds(QObject):
    """Carries out what the health card and the palette ask for."""

    def __init__(
        self,
        session: Session,
        themes: Themes,
        presenter: AccountPresenter,
        around: Around,
        *,
        deeds: Deeds,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._session = session
        self._themes = themes
        self._presenter = presenter
        self._around = around
        self._deeds = deeds
        self._over = over
        self.why = WhyPanel(themes, session.words, lambda: reader_of(session), over)
        self.why.asked.connect(deeds.do)
        deeds.explained.connect(self.explain)

    def explain(self, place: int | None = None) -> None:
        """Say why the score is what it is; once more closes it."""
        state = self._presenter.state
        if state is None or state.health is None:
            return
        if place is None and not self.why.isHidden():
            self.why.leave()
            return
        self.why.open_health(state.health, self._behind, place)

    def refresh(self) -> None:
        """Show in an open panel what is known now."""
        state = self._presenter.state
        if self.why.isHidden():
            return
        if state is None or state.health is None:
            self.why.leave()
        else:
            self.why.show_health(state.health, self._behind)

    def adjust(self, under: QWidget | None = None) -> None:
        """Ask for a score or a band by hand."""
        from csdesk.ui.account.adjust_card import AdjustCard

        state = self._presenter.state
        if state is None or state.health is None or self._session.read_only:
            return
        opener = under if under is not None and under.isVisible() else self._over
        card = AdjustCard(
            opener, self._themes, self._session.words, self._presenter, self._around("health_override")
        )
        if opener is self._over:
            card.open_at(self._over.mapToGlobal(QPoint(24, 16)), card.form.fields["score"].editor)
        else:
            card.open_under(opener, card.form.fields["score"].editor)

    def end(self) -> None:
        """Let the computed score be shown again."""
        state = self._presenter.state
        held = None if state is None or state.health is None else state.health.override
        if held is not None:
            self._deeds.attempt(lambda: self._presenter.end_adjustment(held))

    def set_pulse(self, pulse: int) -> None:
        """Keep how the CSM feels about the account today."""
        self._deeds.attempt(lambda: self._presenter.set_pulse(pulse))

    def ask_pulse(self) -> None:
        """Offer the five, each with its figure as key."""
        menu = QMenu(self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        words = self._session.words
        for number, meaning in enumerate(PULSES, 1):
            said = words(pmsg("pulse", "{n} {meaning}", n=number, meaning=meaning))
            action = menu.addAction(f"&{said}")
            action.triggered.connect(lambda _=False, n=number: self.set_pulse(n))
        menu.setTitle(words(msg("CSM pulse")))
        menu.popup(self._over.mapToGlobal(QPoint(24, 16)))
        menu.setActiveAction(menu.actions()[len(PULSES) // 2])

    def _behind(self, rows: Rows) -> Sequence[Row]:
        entity, ids = rows
        found = [one for number in ids for one in self._session.find(BY_KEY[entity].type, id=number)]
        settings = self._session.settings
        return evidence(found, settings.currency, ZoneInfo(settings.zone))
