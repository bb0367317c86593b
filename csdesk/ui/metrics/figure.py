"""One figure as a button: the dotted line under it says that its rows can be opened."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from csdesk.domain.text import msg
from csdesk.domain.views.metrics import Figure, Tone
from csdesk.formats import DASH
from csdesk.ui.charts.drawing import underline
from csdesk.ui.charts.written import shown_words
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import TypeStyle
from csdesk.ui.tips import plain
from csdesk.ui.words import Words


class FigureLink(QAbstractButton):
    """Shows a `Figure`; pressed, it asks for its rows."""

    opened = Signal(object)
    """The `RowsKey` of the figure."""

    def __init__(
        self, themes: Themes, words: Words, style: str = "body", *, weight: int = 600, right: bool = False
    ) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._style = style
        self._weight = weight
        self._right = right
        self._figure: Figure | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._open)
        themes.changed.connect(self._again)
        words.language_changed.connect(self._again)

    def show_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self._figure = figure
        opens = figure.rows is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._again()

    @property
    def figure(self) -> Figure | None:
        """What is shown."""
        return self._figure

    def words(self) -> str:
        """The value as it is written; a dash when there is none."""
        if self._figure is None or self._figure.value is None:
            return DASH
        return shown_words(self._words.translator, self._figure.value)

    def sizeHint(self) -> QSize:
        """The value and its line."""
        metrics = QFontMetricsF(self._font())
        return QSize(round(metrics.horizontalAdvance(self.words())) + 10, round(metrics.height()) + 3)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The value over its dotted line."""
        figure = self._figure
        if figure is None:
            return
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(self._ink(figure))
        metrics = QFontMetricsF(self._font())
        words = self.words()
        wide = metrics.horizontalAdvance(words)
        left = self.width() - wide - 1.0 if self._right else 1.0
        painter.drawText(QRectF(left, 0, wide + 10, metrics.height()), int(Qt.AlignmentFlag.AlignLeft), words)
        if figure.rows is not None:
            color = self._themes.theme.color
            ink = color.accent.base if self.underMouse() or self.hasFocus() else color.text.tertiary
            underline(painter, ink, QPointF(left, round(metrics.height()) + 1), wide)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The formula is looked up when the pointer first rests on a figure."""
        super().enterEvent(event)
        formula = self._formula()
        if formula:
            self.setToolTip(plain(formula))

    def _formula(self) -> str:
        """How the figure is computed, and that its rows can be seen; nothing where it says more itself."""
        from csdesk.domain.rules.explained import EXPLAINED

        figure, said = self._figure, self._words
        if figure is None or figure.rows is None or figure.tip is not None:
            return ""
        formula = EXPLAINED.get(figure.rows.metric)
        if formula is None:
            return ""
        return f"{said(formula.label)} = {said(formula.words)}\n{said(msg('See the rows'))}"

    def _font(self) -> QFont:
        style: TypeStyle = getattr(self._themes.theme.type, self._style)
        return font_of(style, tabular=self._style != "figure", weight=self._weight)

    def _ink(self, figure: Figure) -> QColor:
        color = self._themes.theme.color
        if figure.value is None or figure.tone is Tone.QUIET:
            return color.text.tertiary
        if figure.tone is Tone.BAD:
            return color.status.error.text
        return color.text.primary

    def _again(self) -> None:
        figure = self._figure
        if figure is not None:
            said = self._words
            name = said(figure.name)
            self.setAccessibleName(f"{name}: {self.words()}")
            tip = figure.why if figure.value is None else figure.tip
            self.setToolTip("" if tip is None else plain(said(tip)))
            if figure.rows is not None and tip is None:
                self.setToolTip(plain(said(msg("See the rows"))))
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        if self._figure is not None and self._figure.rows is not None:
            self.opened.emit(self._figure.rows)
