"""The list of rows with their fates, as it is painted and walked."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from csdesk.domain.importing.plan import Outcome
from csdesk.ui.imports.fates import DETAILS, FATE, FATES, RECORD, FateModel
from csdesk.ui.imports.sheet_paint import PAD, Look, paint_line
from csdesk.ui.index import Index
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.painting import PillTone, paint_pill, pill_inks, pill_width
from csdesk.ui.theme.theme import Themes

_TONES = {
    "new": PillTone.INFO,
    "updated": PillTone.SUCCESS,
    "same": PillTone.NEUTRAL,
    "out": PillTone.ERROR,
}


class FateDelegate(QStyledItemDelegate):
    """Paints a row of the plan: its fate as a pill, the rest as words."""

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        theme, rect = self._themes.theme, option.rect
        model, place = cast("FateModel", index.model()), index.column()
        color, words = theme.color, str(model.data(index) or "")
        outcome = model.row_at(index.row()).plan.outcome
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color.bg.selected)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color.border.subtle)
        pad = theme.px(PAD)
        box = rect.adjusted(pad, 0, -pad, 0)
        if place == FATE:
            height = theme.px(20)
            top = rect.center().y() - height / 2 + 0.5
            pill = QRectF(box.left(), top, pill_width(theme, words), height)
            tone = PillTone.WARNING if outcome is Outcome.SKIPPED else _TONES[FATES[outcome][0]]
            paint_pill(painter, theme, pill, words, pill_inks(theme, tone))
        elif place == RECORD:
            paint_line(painter, box, words, Look(font_of(theme.type.body_strong), color.text.primary))
        else:
            ink = color.text.primary if place == DETAILS else color.text.tertiary
            paint_line(painter, box, words, Look(font_of(theme.type.body), ink))
        painter.restore()


class FateTable(QTableView):
    """The rows, one line each."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys with Alt belong to the page."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
