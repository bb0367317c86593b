"""How each kind of node stands on a slide, and how much height it asks for."""

from __future__ import annotations

from dataclasses import replace

from csdesk.domain.review.boxes import Anchor, Face, Form, Paragraph, Rect, Side
from csdesk.domain.review.charts import Ink
from csdesk.domain.review.document import Ask, Asks, Kpi, Points, Prose, Takeaway, Tone
from csdesk.domain.review.sheet import SLACK, Sheet
from csdesk.domain.review.wording import NEXT_STEP

HEADING = Face(16, 600)
BODY = Face(17)
TILE_LABEL = Face(15, 500, Ink.TEXT_2)
NUMBER = Face(44, 600, tracking=-22)
BEFORE = Face(30, 500, Ink.TEXT_2, tracking=-15)
NOTE = Face(14, 400, Ink.TEXT_2)
GUTTER, PAD, ITEM_GAP = 24, 20, 12
BAND, STRIP = 104, 52
HEADING_HEIGHT = 34
SMALLEST = 20
"""The smallest a figure becomes to stand in its tile."""
FEWEST = 3
"""A tile on its own is a third of the slide wide."""
_ARROW = "→"


def tiles(sheet: Sheet, kpis: list[Kpi], area: Rect) -> float:
    """Figures side by side; returns the height they took."""
    across = FEWEST if len(kpis) == 1 else len(kpis)
    width = (area.w - GUTTER * (across - 1)) / across
    notes = [sheet.writer.words(kpi.note) if kpi.note else "" for kpi in kpis]
    rows = max(
        len(sheet.broken(note, NOTE, _note_width(kpi, width), 2))
        for kpi, note in zip(kpis, notes, strict=True)
    )
    height = 132 if rows < 2 else 148
    for place, (kpi, note) in enumerate(zip(kpis, notes, strict=True)):
        _tile(sheet, kpi, note, Rect(area.x + place * (width + GUTTER), area.y, width, height))
    return height


def _note_width(kpi: Kpi, width: float) -> float:
    return width - 2 * PAD + 8 - (20 if kpi.tone is not Tone.PLAIN else 0)


def _tile(sheet: Sheet, kpi: Kpi, note: str, rect: Rect) -> None:
    inner = rect.w - 2 * PAD
    sheet.shape(f"{kpi.id}.tile", rect, Form.ROUND, Ink.PAPER_2, 12)
    label = sheet.writer.words(kpi.label)
    sheet.text(f"{kpi.id}.label", Rect(rect.x + PAD, rect.y + 15, inner, 22), label, TILE_LABEL)
    _figure(sheet, kpi, Rect(rect.x + PAD, rect.y + 38, inner + 6, 56))
    if note:
        left = rect.x + PAD
        if kpi.tone is not Tone.PLAIN:
            sheet.mark(f"{kpi.id}.mark", left, rect.y + 104, kpi.tone)
            left += 20
        lines = Rect(left, rect.y + 95, _note_width(kpi, rect.w), rect.h - 95 - 8)
        sheet.text(f"{kpi.id}.note", lines, note, NOTE, most=2)


def _figure(sheet: Sheet, kpi: Kpi, rect: Rect) -> None:
    value = sheet.writer.write(kpi.value)
    left = rect.w
    if kpi.before is not None:
        left -= _before(sheet, kpi, value, rect)
    face = sheet.fitted(value, NUMBER, left, SMALLEST)
    place = Rect(rect.right - left, rect.y, left, rect.h)
    sheet.text(f"{kpi.id}.value", place, value, face, anchor=Anchor.MIDDLE)


def _before(sheet: Sheet, kpi: Kpi, value: str, rect: Rect) -> float:
    """Put where a figure came from in front of it; returns the width it took, none when both have no room."""
    was = sheet.writer.write(kpi.before)
    face, goal = BEFORE, NUMBER
    while goal.size > SMALLEST and _journey(sheet, was, face) + sheet.width(value, goal) / SLACK > rect.w:
        goal = replace(goal, size=goal.size - 1)
        face = replace(face, size=max(SMALLEST - 4, face.size - 1))
    taken = _journey(sheet, was, face)
    if taken + sheet.width(value, goal) / SLACK > rect.w:
        return 0
    x = rect.x
    for part, words, look in (("before", was, face), ("arrow", _ARROW, replace(face, ink=Ink.ACCENT))):
        width = sheet.width(words, look)
        place = Rect(x, rect.y, width + 16, rect.h)
        sheet.text(f"{kpi.id}.{part}", place, words, look, anchor=Anchor.MIDDLE)
        x += width + 16
    return taken


def _journey(sheet: Sheet, was: str, face: Face) -> float:
    return sheet.width(was, face) + sheet.width(_ARROW, face) + 32


def heading(sheet: Sheet, node: str, words: str, rect: Rect, tone: Tone = Tone.PLAIN) -> None:
    """The line above a part of a slide, with the shape of its tone."""
    left = 0
    if tone is not Tone.PLAIN:
        sheet.mark(f"{node}.mark", rect.x, rect.y + 11, tone, 13)
        left = 22
    sheet.text(f"{node}.heading", Rect(rect.x + left, rect.y, rect.w - left, 24), words, HEADING)


def points(sheet: Sheet, node: Points, rect: Rect) -> None:
    """A short list under its heading."""
    heading(sheet, node.id, sheet.writer.words(node.heading), rect, node.tone)
    listed = Rect(rect.x, rect.y + HEADING_HEIGHT, rect.w, rect.h - HEADING_HEIGHT)
    sheet.text(node.id, listed, _largest(sheet, node, listed))


def points_height(sheet: Sheet, node: Points, width: float) -> float:
    """What a list asks for."""
    return HEADING_HEIGHT + _tall(_items(sheet, node, width, BODY))


def _largest(sheet: Sheet, node: Points, rect: Rect) -> list[Paragraph]:
    """The items as large as the place allows, up to the size that reads from afar; what is too long is cut."""
    for size in range(20, 13, -1):
        face = replace(BODY, size=size)
        items = _items(sheet, node, rect.w, face)
        if _tall(items) <= rect.h:
            return items
    gaps = ITEM_GAP * (len(node.items) - 1)
    return _items(sheet, node, rect.w, face, max(1, int((rect.h - gaps) / face.leading / len(node.items))))


def _tall(items: list[Paragraph]) -> float:
    return sum(item.gap + len(item.lines) * item.face.leading for item in items)


def _items(sheet: Sheet, node: Points, width: float, face: Face, most: int = 99) -> list[Paragraph]:
    ink = Ink.ACCENT if node.tone is Tone.PLAIN else node.tone.ink
    written = [sheet.writer.words(item) for item in node.items]
    return [
        sheet.paragraph(words, face, width - 22, most, bullet=ink, gap=ITEM_GAP if place else 0)
        for place, words in enumerate(written)
    ]


def prose(sheet: Sheet, node: Prose, rect: Rect) -> None:
    """A paragraph under its heading."""
    top = 0
    if node.heading is not None:
        heading(sheet, node.id, sheet.writer.words(node.heading), rect)
        top = HEADING_HEIGHT
    sheet.text(
        node.id,
        Rect(rect.x, rect.y + top, rect.w, rect.h - top),
        sheet.writer.words(node.text),
        BODY,
        most=99,
    )


def prose_height(sheet: Sheet, node: Prose, width: float) -> float:
    """What a paragraph asks for."""
    top = HEADING_HEIGHT if node.heading is not None else 0
    return top + len(sheet.broken(sheet.writer.words(node.text), BODY, width)) * BODY.leading


def band(sheet: Sheet, node: Asks, rect: Rect) -> None:
    """The dark band that asks."""
    sheet.shape(f"{node.id}.band", rect, Form.ROUND, Ink.INK, 12)
    face = Face(19, 600, Ink.ON_INK)
    title = sheet.writer.words(node.heading)
    first = 300
    wide = sheet.balanced(title, face, first - 48, 2)
    sheet.text(
        f"{node.id}.heading",
        Rect(rect.x + 24, rect.y + 16, wide, rect.h - 32),
        title,
        face,
        most=2,
        anchor=Anchor.MIDDLE,
    )
    width = (rect.w - first) / len(node.asks)
    for place, ask in enumerate(node.asks):
        _ask(
            sheet,
            f"{node.id}.{place}",
            ask,
            Rect(rect.x + first + place * width, rect.y + 24, width - 24, rect.h - 48),
        )


def strip(sheet: Sheet, node: Takeaway, rect: Rect) -> None:
    """The light line at the foot that says what is done."""
    sheet.shape(f"{node.id}.strip", rect, Form.ROUND, Ink.PAPER_2, 10)
    sheet.shape(f"{node.id}.rule", Rect(rect.x + 20, rect.y + 15, 3, rect.h - 30), Form.RECT, Ink.ACCENT)
    label, left = sheet.writer.words(NEXT_STEP), rect.x + 34
    face = Face(15, 600, Ink.ACCENT)
    wide = sheet.width(label, face) + 18
    sheet.text(f"{node.id}.label", Rect(left, rect.y, wide, rect.h), label, face, anchor=Anchor.MIDDLE)
    words, room = sheet.writer.words(node.text), rect.right - 20 - left - wide
    text = sheet.fitted(words, Face(17, 500), room, 13)
    place = Rect(left + wide, rect.y, room, rect.h)
    sheet.text(node.id, place, words, text, most=2, anchor=Anchor.MIDDLE)


def _ask(sheet: Sheet, node: str, ask: Ask, rect: Rect) -> None:
    sheet.shape(f"{node}.rule", Rect(rect.x, rect.y + 2, 2, rect.h - 4), Form.RECT, Ink.WARM)
    words = sheet.writer.words(ask.text)
    inner = rect.w - 18
    main = sheet.fitted(words, Face(17, 500, Ink.ON_INK), inner, 14)
    paragraphs = [sheet.paragraph(words, main, inner, 2)]
    if ask.detail is not None:
        face = Face(15, 400, Ink.ON_INK_2)
        detail = sheet.writer.words(ask.detail)
        paragraphs.append(sheet.paragraph(detail, face, inner, 1, gap=3))
    sheet.text(
        node,
        Rect(rect.x + 18, rect.y - 12, inner, rect.h + 24),
        paragraphs,
        anchor=Anchor.MIDDLE,
        side=Side.LEFT,
    )
