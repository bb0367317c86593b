"""The four steps of the import, with where the person is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen

from csdesk.domain.text import msg, pmsg
from csdesk.ui.imports.state import StepOf
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, Ink, icon_pixmap, ink_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words

STEPS = (
    (StepOf.FILE, pmsg("import step", "File")),
    (StepOf.COLUMNS, pmsg("import step", "Columns")),
    (StepOf.CHECK, pmsg("import step", "Check")),
    (StepOf.DONE, pmsg("import step", "Done")),
)
_ROUND = 20
_GAP = 12
_LINE = 28


class StepLine(Painted):
    """1 File, 2 Columns, 3 Check, 4 Done."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self._now = StepOf.FILE
        words.language_changed.connect(self._on_theme)
        self._name()

    def show_step(self, step: StepOf) -> None:
        """Say where the person is."""
        self._now = step
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """Rounds, words and the lines between them."""
        theme = self._themes.theme
        metrics = QFontMetricsF(font_of(theme.type.body_strong))
        words = sum(metrics.horizontalAdvance(self._words(title)) for _, title in STEPS)
        inner = len(STEPS) * theme.px(_ROUND + 8) + (len(STEPS) - 1) * theme.px(_LINE + 2 * _GAP)
        return QSize(round(words) + inner + theme.px(4), theme.px(_ROUND + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Done steps are ticked, the present one is full, the others wait."""
        theme, painter = self._themes.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = 1.0, self.height() / 2
        now = [step for step, _ in STEPS].index(self._now)
        for place, (_, title) in enumerate(STEPS):
            if place:
                painter.setPen(QPen(theme.color.border.strong, 1))
                painter.drawLine(
                    QPointF(x + theme.px(_GAP), middle), QPointF(x + theme.px(_GAP + _LINE), middle)
                )
                x += theme.px(2 * _GAP + _LINE)
            self._round(painter, x, middle, place, now)
            x += theme.px(_ROUND + 8)
            x = self._title(painter, x, self._words(title), is_now=place == now)

    def _round(self, painter: QPainter, x: float, middle: float, place: int, now: int) -> None:
        theme = self._themes.theme
        side = theme.px(_ROUND)
        box = QRectF(x, middle - side / 2, side, side)
        full = theme.color.health.good.solid if place < now else theme.color.accent.base
        painter.setPen(QPen(theme.color.border.control, 1) if place > now else Qt.PenStyle.NoPen)
        painter.setBrush(full if place <= now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if place < now:
            mark = theme.px(14)
            pixmap = icon_pixmap(Icon.DONE, ink_of(theme, Ink.ON_ACCENT), mark, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(x + (side - mark) / 2, middle - mark / 2), pixmap)
            return
        painter.setPen(theme.color.text.on_accent if place == now else theme.color.text.tertiary)
        painter.setFont(font_of(theme.type.small, weight=600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _title(self, painter: QPainter, x: float, words: str, *, is_now: bool) -> float:
        theme = self._themes.theme
        style = theme.type.body_strong if is_now else theme.type.body
        painter.setFont(font_of(style))
        painter.setPen(theme.color.text.primary if is_now else theme.color.text.secondary)
        width = QFontMetricsF(font_of(style)).horizontalAdvance(words)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, 0, width + 2, self.height()), flags, words)
        return x + width

    def _name(self) -> None:
        place = [step for step, _ in STEPS].index(self._now)
        self.setAccessibleName(self._words(msg("Step {n} of 4: {step}", n=place + 1, step=STEPS[place][1])))
