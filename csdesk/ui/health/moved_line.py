"""A line of the list of accounts that a draft scores otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csdesk.domain.health.trial import Moved
from csdesk.domain.health.words import BANDS
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.money import Cents, Money
from csdesk.formats import DASH
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.names import LEVELS
from csdesk.ui.theme.controls import Pressed
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.lines import RIGHT, said
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.widgets import Pill
from csdesk.ui.tips import plain


class MovedLine(Pressed):
    """An account that the draft scores otherwise: before, after, MRR; a press opens it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.account = 0
        self.setProperty("kind", "side")
        self.name = Elided("strong")
        self.before, self.after = Pill(kit.themes), Pill(kit.themes)
        self.by = label("secondary")
        self.mrr = label("secondary")
        px = kit.themes.theme.px
        self.setMinimumHeight(px(30))
        for figure, wide in ((self.by, 32), (self.mrr, 84)):
            figure.setAlignment(RIGHT)
            figure.setFixedWidth(px(wide))
        line = row(self, gap=6)
        line.setContentsMargins(6, 2, 6, 2)
        line.addWidget(self.name, 1)
        line.addWidget(self.before)
        line.addWidget(said(kit.words, verbatim("→"), "tertiary", wrap=False))
        line.addWidget(self.after)
        line.addWidget(self.by)
        line.addWidget(self.mrr)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_moved(self, one: Moved, currency: str) -> None:
        """Be about an account."""
        words = self._kit.words
        self.account = one.account
        self.name.setText(one.name)
        for pill, health in ((self.before, one.now), (self.after, one.then)):
            pill.set_health(LEVELS[health.band], DASH if health.score is None else str(health.score))
            pill.setToolTip(plain(words(BANDS[health.band])))
        both = one.now.score is not None and one.then.score is not None
        self.by.setText(_signed(one.by) if both else "")
        self.mrr.setText(words.translator.money(Money(Cents(one.mrr), currency, whole=True)))
        self.setAccessibleName(
            words(
                msg(
                    "{name}: {before}, with the draft {after}",
                    name=verbatim(one.name),
                    before=_health_words(one.now.score, one.now.band),
                    after=_health_words(one.then.score, one.then.band),
                )
            )
        )


def _signed(by: int) -> str:
    return f"+{by}" if by > 0 else f"−{abs(by)}" if by else "0"


def _health_words(score: int | None, band: str) -> Text:
    return BANDS[band] if score is None else msg("{band} {score}", band=BANDS[band], score=score)
