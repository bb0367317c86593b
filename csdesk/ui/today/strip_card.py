"""The card of the renewals: its title, the totals by band that narrow it, and the strip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.ui.theme.controls import Pressed
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import paint_health
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.today.lettering import draw
from csdesk.ui.today.state import BandTotal, TodayState
from csdesk.ui.today.strip import RenewalStrip, strip_words
from csdesk.ui.words import Words

_SHAPE, _PAD, _AROUND = 22, 6, 48


class BandButton(Pressed):
    """What renews of one band; pressed, only that is shown."""

    def __init__(self, themes: Themes, words: Words, total: BandTotal, currency: str) -> None:
        super().__init__()
        self._themes = themes
        self._total = total
        self._name = words(total.label)
        self._amount = words.translator.money(Money(total.mrr, currency, whole=True))
        self.setProperty("kind", "ghost")
        self.setProperty("small", True)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._name}: {self._amount}")
        self.setToolTip(plain(words(msg("Only these; once more, all"))))

    def sizeHint(self) -> QSize:
        """Shape, name and amount."""
        theme = self._themes.theme
        wide = QFontMetrics(font_of(theme.type.small)).horizontalAdvance(self._name)
        wide += QFontMetrics(font_of(theme.type.small, weight=600)).horizontalAdvance(self._amount)
        return QSize(wide + theme.px(_SHAPE + 4 + 2 * _PAD), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """As its size hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shape, the name, and the amount in bold."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        theme = self._themes.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(theme.px(_PAD + 6), self.height() / 2)
        paint_health(painter, theme, self._total.level, middle, theme.px(8))
        box = QRect(theme.px(_SHAPE - 2), 0, self.width(), self.height())
        wide = draw(painter, box, self._name, font_of(theme.type.small), theme.color.text.secondary)
        box.setLeft(box.left() + wide + theme.px(4))
        draw(painter, box, self._amount, font_of(theme.type.small, weight=600), theme.color.text.primary)


class StripCard(QFrame):
    """Renewals of the next 90 days."""

    opened = Signal(int)
    """The account of a renewal."""
    band_chosen = Signal(str)

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._shown: tuple[tuple[BandTotal, ...], str | None, str] | None = None
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title, self.told = label("section"), Elided("secondary")
        words.say(self.title.setText, msg("Renewals in the next 90 days"))
        self.strip = RenewalStrip(themes, words)
        self.strip.opened.connect(self.opened)
        self.none = label("tertiary")
        words.say(self.none.setText, msg("Nothing renews in the next 90 days."))
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons: list[BandButton] = []
        self._totals = row(gap=2)
        head = row(gap=8)
        head.setContentsMargins(14, 8, 10, 4)
        head.addWidget(self.title)
        head.addWidget(self.told, 1)
        head.addLayout(self._totals)
        inside = row()
        inside.setContentsMargins(10, 0, 10, 4)
        inside.addWidget(self.strip)
        layout = column(self)
        layout.addLayout(head)
        layout.addLayout(inside)
        layout.addWidget(self.none)
        self.none.hide()
        words.language_changed.connect(self._fill)

    def show_state(self, state: TodayState) -> None:
        """Show what renews, and the totals of all of it."""
        self.strip.show_renewals(state.renewals, state.on, state.currency)
        self.strip.setVisible(bool(state.bands))
        self.none.setVisible(not state.bands)
        shown = state.bands, state.band, state.currency
        if shown != self._shown:
            self._shown = shown
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much is said of all of it as there is room for."""
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        if self._shown is None:
            return
        bands, _, currency = self._shown
        accounts, mrr = sum(one.accounts for one in bands), sum(one.mrr for one in bands)
        taken = self.title.sizeHint().width() + sum(one.sizeHint().width() for one in self.buttons)
        room = self.width() - taken - self._themes.theme.px(_AROUND)
        counted = nmsg("{n} account", "{n} accounts", accounts)
        ways = (
            strip_words(accounts, mrr, currency),
            strip_words(accounts, mrr, currency, short=True),
            counted if accounts else verbatim(""),
        )
        wide = self.told.fontMetrics().horizontalAdvance
        fits = next((one for one in ways if wide(self._words(one)) <= room), verbatim(""))
        self._words.say(self.told.setText, fits)

    def _fill(self) -> None:
        if self._shown is None:
            return
        bands, chosen, currency = self._shown
        has_keys = any(one.hasFocus() for one in self.buttons)
        for old in self.buttons:
            self._totals.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for total in bands:
            button = BandButton(self._themes, self._words, total, currency)
            button.setChecked(total.band == chosen)
            button.clicked.connect(lambda _=False, band=total.band: self.band_chosen.emit(band))
            self._totals.addWidget(button)
            self.buttons.append(button)
            if has_keys and total.band == chosen:
                button.setFocus()
        self._tell()
