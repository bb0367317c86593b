"""A slide being laid out: text measured and broken into lines, boxes collected in drawing order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
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


_PLAIN = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))) | dict.fromkeys(b"\t\r\v\f", " ")
"""Letters that turn the direction of everything after them go; each kind of blank is a space."""


class Straight:
    """A writer whose words keep their own direction and plain blanks: no name bends the sentence around it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @property
    def language(self) -> str:
        """The language it writes."""
        return self._writer.language

    def words(self, text: Text) -> str:
        """A sentence."""
        return self._writer.words(text).translate(_PLAIN)

    def write(self, value: Any) -> str:
        """Any value."""
        return self._writer.write(value).translate(_PLAIN)


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
        room = width * SLACK
        lines = list(islice(self._lines(text, face, room), most + 1))
        if len(lines) <= most:
            return tuple(lines)
        return (*lines[: most - 1], self._cut(" ".join(lines[most - 1 :]), face, room))

    def paragraph(
        self, words: str, face: Face, width: float, most: int, *, bullet: Ink | None = None, gap: float = 0
    ) -> Paragraph:
        """Words in so many lines of a width; those that are cut are cut in every renderer."""
        lines = self.broken(words, face, width, most)
        is_cut = lines[-1].endswith("…") and not words.endswith("…")
        return Paragraph(" ".join(lines) if is_cut else words, face, lines, bullet, gap)

    def balanced(self, text: str, face: Face, width: float, most: int) -> float:
        """The least width in which a text has as many lines as in this one, so that none is left with one word."""
        lines = len(self.broken(text, face, width, most))
        if lines == 1 or not self.fits(text, face, width, most):
            return width
        least, enough = width / lines, width
        while enough - least > 1:
            middle = (least + enough) / 2
            least, enough = (least, middle) if self.fits(text, face, middle, lines) else (middle, enough)
        return enough

    def elided(self, text: str, face: Face, width: float) -> str:
        """A text on one line of a width, cut with an ellipsis where it is longer."""
        return self.broken(" ".join(text.split()), face, width, 1)[0]

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
            words = (self.paragraph(words, face, rect.w, most),)
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

    def _lines(self, text: str, face: Face, width: float) -> Iterator[str]:
        for piece in text.split("\n"):
            yield from self._broken(piece, face, width)

    def _broken(self, text: str, face: Face, width: float) -> Iterator[str]:
        line = ""
        for word in _words(text):
            longer = f"{line} {word}" if line else word
            if line and self.width(longer, face) > width:
                yield line
                line = word
            else:
                line = longer
            while len(line) > 1 and self.width(line, face) > width:
                end = max(1, self._room_for(line, face, width))
                yield line[:end]
                line = line[end:]
        yield line

    def _room_for(self, text: str, face: Face, width: float) -> int:
        """How many of the letters of a text stand in a width."""
        fewest, most = 0, len(text)
        while fewest < most:
            middle = (fewest + most + 1) // 2
            fewest, most = (
                (middle, most) if self.width(text[:middle], face) <= width else (fewest, middle - 1)
            )
        return fewest

    def _cut(self, text: str, face: Face, width: float) -> str:
        kept = text[: self._room_for(text, face, width - self.width("…", face))].rstrip()
        begun, space, _ = kept.rpartition(" ")
        if space and text[len(kept) :][:1] not in {"", " "}:
            kept = begun.rstrip(",;:")  # half a word says nothing
        return f"{kept}…"


def _words(text: str) -> list[str]:
    """What a line may break between: spaces, but not those that hold a number to its unit."""
    return [word for word in text.split(" ") if word]
