"""A slide being laid out: text measured and broken into lines, boxes collected in drawing order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from csdesk.domain.review.boxes import (
    Anchor,
    Box,
    Face,
    Form,
    Paragraph,
    Rect,
    Role,
    ShapeBox,
    Side,
    TextBox,
)
from csdesk.domain.review.charts import Ink
from csdesk.domain.review.document import Tone
from csdesk.domain.text import Text

SLACK = 0.985
"""Lines break a little early, so that no renderer's rounding breaks them otherwise."""
_MARKS = {Tone.GOOD: Form.DOT, Tone.WATCH: Form.DIAMOND, Tone.RISK: Form.TRIANGLE}


class Measure(Protocol):
    """How wide a line of text is, in pixels."""

    def __call__(self, text: str, size: float, weight: int, tracking: float = 0.0, /) -> float:
        """The width at a size, a weight and a space between letters."""


class Writer(Protocol):
    """Words and values of the deck's language."""

    @property
    def language(self) -> str:
        """The language it writes."""

    def words(self, text: Text) -> str:
        """A sentence."""

    def write(self, value: Any) -> str:
        """Any value."""


_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Letters that turn the direction of everything after them."""


class Straight:
    """A writer whose words keep the direction they have by themselves: no name turns the sentence around it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @property
    def language(self) -> str:
        """The language it writes."""
        return self._writer.language

    def words(self, text: Text) -> str:
        """A sentence."""
        return self._writer.words(text).translate(_TURNS)

    def write(self, value: Any) -> str:
        """Any value."""
        return self._writer.write(value).translate(_TURNS)


class Sheet:
    """Collects the boxes of one slide."""

    def __init__(self, measure: Measure, writer: Writer) -> None:
        self.measure = measure
        self.writer = writer
        self.boxes: list[Box] = []

    def width(self, text: str, face: Face) -> float:
        """How wide a text is on one line."""
        return self.measure(text, face.size, face.weight, face.tracking)

    def broken(self, text: str, face: Face, width: float, most: int = 99) -> tuple[str, ...]:
        """A text as lines that fit a width; what passes the last line is cut with an ellipsis."""
        lines: list[str] = []
        for piece in text.split("\n"):
            lines += self._broken(piece, face, width * SLACK)
        if len(lines) <= most:
            return tuple(lines)
        return (*lines[: most - 1], self._cut(" ".join(lines[most - 1 :]), face, width * SLACK))

    def fitted(self, text: str, face: Face, width: float, smallest: float, most: int = 1) -> Face:
        """The face, made smaller until the text fits so many lines of the width with its words whole."""
        fitting = face
        while fitting.size > smallest and not self.fits(text, fitting, width, most):
            fitting = replace(fitting, size=fitting.size - 1)
        return fitting

    def text(
        self,
        node: str,
        rect: Rect,
        words: str | Sequence[Paragraph],
        face: Face | None = None,
        *,
        most: int = 1,
        side: Side = Side.LEFT,
        anchor: Anchor = Anchor.TOP,
        role: Role = Role.BODY,
    ) -> None:
        """Put text in a place: one paragraph in a face, or paragraphs that bring their own."""
        if isinstance(words, str):
            assert face is not None
            lines = self.broken(words, face, rect.w, most)
            is_cut = lines[-1].endswith("…") and not words.endswith("…")
            words = (Paragraph(" ".join(lines) if is_cut else words, face, lines),)
        self.boxes.append(TextBox(node, rect, tuple(words), side, anchor, role))

    def shape(self, node: str, rect: Rect, form: Form, fill: Ink, radius: float = 0) -> None:
        """Put a plain shape in a place."""
        self.boxes.append(ShapeBox(node, rect, form, fill, radius))

    def mark(self, node: str, x: float, middle: float, tone: Tone, size: float = 12) -> None:
        """Put the shape that tells a tone, so that colour is never alone."""
        self.shape(node, Rect(x, middle - size / 2, size, size), _MARKS[tone], tone.ink)

    def fits(self, text: str, face: Face, width: float, most: int) -> bool:
        """Whether a text stands in so many lines of a width with its words whole."""
        room = width * SLACK
        whole = all(self.width(word, face) <= room for word in _words(text))
        return whole and len(self.broken(text, face, width)) <= most

    def _broken(self, text: str, face: Face, width: float) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in _words(text):
            longer = f"{line} {word}" if line else word
            if line and self.width(longer, face) > width:
                lines.append(line)
                line = word
            else:
                line = longer
            while self.width(line, face) > width and len(line) > 1:
                head = self._head(line, face, width)
                lines.append(head)
                line = line[len(head) :]
        return [*lines, line] if line or not lines else lines

    def _head(self, text: str, face: Face, width: float) -> str:
        end = len(text) - 1
        while end > 1 and self.width(text[:end], face) > width:
            end -= 1
        return text[:end]

    def _cut(self, text: str, face: Face, width: float) -> str:
        kept = text
        while kept and self.width(f"{kept}…", face) > width:
            kept = kept[:-1].rstrip()
        begun, space, _ = kept.rpartition(" ")
        if space and text[len(kept) :][:1] not in {"", " "}:
            kept = begun.rstrip(",;:")  # half a word says nothing
        return f"{kept}…"


def _words(text: str) -> list[str]:
    """What a line may break between: spaces, but not those that hold a number to its unit."""
    return [word for word in text.replace("\t", " ").replace("\r", " ").split(" ") if word]
