"""A sentence with figures in it, wrapped; each figure opens its rows by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from csdesk.domain.lean import dataclass
from csdesk.domain.newest import Newest
from csdesk.domain.views.metrics import MARK, Figure, Sentence
from csdesk.ui.charts.drawing import underline
from csdesk.ui.charts.written import shown_words
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.theme.widgets import Painted
from csdesk.ui.words import Words

_FORWARD = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_MOST_LAID = 8
"""A layout asks for a few widths again and again; an edge that is dragged asks for hundreds once."""

Piece = tuple[str, Figure | None]
"""A word with the space after it, or a figure."""


@dataclass(frozen=True, slots=True)
class Run:
    """A word or a figure, laid out."""

    words: str
    box: QRectF
    figure: Figure | None


class Paragraph(Painted):
    """Shows a `Sentence`."""

    opened = Signal(object)
    """The `RowsKey` of a figure."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self._sentence: Sentence | None = None
        self._at = 0
        self._laid: Newest[float, list[Run]] = Newest(_MOST_LAID)
        self._laid_for: Theme | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("ringed", True)
        self.setMouseTracking(True)
        words.language_changed.connect(self._again)

    def show_sentence(self, sentence: Sentence) -> None:
        """Show another sentence."""
        self._sentence = sentence
        self._at = 0
        opens = any(figure.rows is not None for _, figure in sentence.figures)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self._again()

    def runs(self, width: float) -> list[Run]:
        """The words and figures, wrapped to a width; a layout asks for the same widths again and again."""
        theme = self._themes.theme
        if self._laid_for is not theme:
            self._laid_for = theme
            self._laid.clear()
        if width not in self._laid:
            self._laid[width] = self._wrapped(width)
        return self._laid[width]

    def _wrapped(self, width: float) -> list[Run]:
        found: list[Run] = []
        left = top = 0.0
        style = self._themes.theme.type.body
        high = style.line + 2
        for together in _unbroken(self._pieces()):
            if left and left + sum(self._wide(words.rstrip(), figure) for words, figure in together) > width:
                left, top = 0.0, top + high
            for words, figure in together:
                if left or words.strip():
                    wide = self._wide(words, figure)
                    found.append(Run(words, QRectF(left, top, wide, high), figure))
                    left += wide
        return found

    def _wide(self, words: str, figure: Figure | None) -> float:
        return QFontMetricsF(self._font(figure)).horizontalAdvance(words)

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        runs = self.runs(width)
        return round(runs[-1].box.bottom()) + 1 if runs else 0

    def sizeHint(self) -> QSize:
        """As high as its width asks."""
        width = max(self.width(), self._themes.theme.px(160))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As high as its width asks."""
        return QSize(self._themes.theme.px(120), self.heightForWidth(max(self.width(), 120)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words; figures strong over their dotted line."""
        color = self._themes.theme.color
        painter = QPainter(self)
        links = self._links()
        for run in self.runs(self.width()):
            painter.setFont(self._font(run.figure))
            painter.setPen(color.text.secondary if run.figure is None else color.text.primary)
            painter.drawText(
                run.box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), run.words
            )
            if run.figure is not None and run.figure.rows is not None:
                is_here = self.hasFocus() and links and links[self._at % len(links)] is run.figure
                ink = color.accent.base if is_here else color.text.tertiary
                wide = QFontMetricsF(painter.font()).horizontalAdvance(run.words.rstrip())
                underline(painter, ink, QPointF(run.box.left(), run.box.bottom() - 2), wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from figure to figure, Enter opens."""
        links, key = self._links(), Qt.Key(event.key())
        if links and key in _FORWARD | _BACK:
            self._at = (self._at + (1 if key in _FORWARD else -1)) % len(links)
            self.update()
        elif links and key in _ENTER:
            self.opened.emit(links[self._at % len(links)].rows)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over figures."""
        figure = self._figure_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if figure else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens a figure."""
        figure = self._figure_at(event.position())
        if figure is not None:
            self.opened.emit(figure.rows)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first figure is lit."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No figure is lit."""
        super().focusOutEvent(event)
        self.update()

    def _figure_at(self, pos: QPointF) -> Figure | None:
        for run in self.runs(self.width()):
            if run.figure is not None and run.figure.rows is not None and run.box.contains(pos):
                return run.figure
        return None

    def _links(self) -> list[Figure]:
        if self._sentence is None:
            return []
        order = [name for place, name in enumerate(self._split()) if place % 2]
        known = dict(self._sentence.figures)
        return [known[name] for name in order if name in known and known[name].rows is not None]

    def _pieces(self) -> list[Piece]:
        if self._sentence is None:
            return []
        known = dict(self._sentence.figures)
        found: list[Piece] = []
        for place, part in enumerate(self._split()):
            if place % 2:
                figure = known[part]
                found.append((shown_words(self._words.translator, figure.value), figure))
            else:
                found += [(word, None) for word in _words_of(part)]
        return found

    def _split(self) -> list[str]:
        return [] if self._sentence is None else self._words(self._sentence.text).split(MARK)

    def _font(self, figure: Figure | None) -> QFont:
        style = self._themes.theme.type.body
        return font_of(
            style, weight=600 if figure is not None and figure.rows is None else 500 if figure else None
        )

    def _again(self) -> None:
        self._laid.clear()
        self.setAccessibleName("".join(words for words, _ in self._pieces()))
        self.updateGeometry()
        self.update()


def _words_of(part: str) -> list[str]:
    """Words with the space after each, so that a line can break there."""
    pieces = part.split(" ")
    return [f"{word} " for word in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def _unbroken(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces that no space parts, which stay on one line: a bracket and its figure, a figure and its comma."""
    together: list[Piece] = []
    for piece in pieces:
        together.append(piece)
        if piece[0].endswith(" "):
            yield together
            together = []
    if together:
        yield together
