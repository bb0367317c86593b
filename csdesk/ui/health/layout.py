"""The parts of the page of health models and their places."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from csdesk.ui.health.caps_card import CapsCard
from csdesk.ui.health.effect_card import EffectCard
from csdesk.ui.health.heading import Heading
from csdesk.ui.health.indicators_card import IndicatorsCard
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.limits_card import LimitsCard
from csdesk.ui.health.one_account import OneAccount
from csdesk.ui.health.past_card import PastCard
from csdesk.ui.health.versions_card import VersionsCard
from csdesk.ui.theme.lines import tab_in_order
from csdesk.ui.theme.parts import column, row

_MARGIN, _GAP = 24, 16
_SHARE = 0.42
_LEAST, _MOST = 400, 620


class Layout(QWidget):
    """The head, the editor at the left, the effect and the past at the right, each side scrolling by itself."""

    def __init__(self, kit: Kit, currency: str) -> None:
        super().__init__()
        self.kit = kit
        self.heading = Heading(kit.themes, kit.words, kit.presenter)
        self.indicators = IndicatorsCard(kit)
        self.caps = CapsCard(kit)
        self.limits = LimitsCard(kit)
        self.versions = VersionsCard(kit)
        self.one = OneAccount(kit)
        self.effect = EffectCard(kit, currency, self.one)
        self.past = PastCard(kit)
        left_cards = (self.indicators, self.caps, self.limits, self.versions)
        self.left = _area(left_cards, (_MARGIN, _GAP, _GAP // 2, _MARGIN))
        self.right = _area((self.effect, self.past), (_GAP // 2, _GAP, _MARGIN, _MARGIN))
        sides = row()
        sides.addWidget(self.left, 1)
        sides.addWidget(self.right)
        outer = column(self)
        outer.addWidget(self.heading)
        outer.addLayout(sides, 1)

    def fit(self, width: int) -> None:
        """Share the width between the editor and the effect."""
        px = self.kit.themes.theme.px
        self.right.setFixedWidth(max(px(_LEAST), min(px(_MOST), round(width * _SHARE))))

    def render_rules(self) -> None:
        """Show the group and its rules."""
        for part in (self.heading, self.indicators, self.caps, self.limits, self.versions):
            part.render_rules()
        tab_in_order(self)


def _area(cards: tuple[QWidget, ...], margins: tuple[int, int, int, int]) -> QScrollArea:
    area = QScrollArea(widgetResizable=True)
    area.setProperty("kind", "surface")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    inside = QFrame()
    inside.setProperty("kind", "surface")
    layout = column(inside, gap=_GAP)
    layout.setContentsMargins(*margins)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch()
    area.setWidget(inside)
    return area
