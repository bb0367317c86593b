"""Tables and plans on a slide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from csdesk.domain.review.boxes import Anchor, Cell, Face, Form, Rect, Side, TableBox
from csdesk.domain.review.charts import Ink
from csdesk.domain.review.document import Align, Plan, Step, Table, Tone
from csdesk.domain.review.layout_parts import HEADING_HEIGHT, heading
from csdesk.domain.review.sheet import Sheet
from csdesk.domain.text import nmsg

HEAD = Face(14, 600, Ink.TEXT_2)
CELL = Face(15)
PAD = 10
HEAD_HEIGHT, ROW_PAD, MORE = 36, 20, 28
ROOMY, ROOMY_PAD = 17, 30
"""The size of letters, and the space around them, in a table with room to spare."""
MOST_LINES = 2
NAMES, BAR, STEP, STEP_HEAD = 336, 34, 50, 38
_GLYPHS = {Tone.GOOD: "●", Tone.WATCH: "◆", Tone.RISK: "▲"}


def table_height(sheet: Sheet, node: Table, width: float) -> float:
    """What a table asks for with all its rows."""
    return _top(node) + _tall(_rows(sheet, node, _widths(node, width)))


def table(sheet: Sheet, node: Table, rect: Rect) -> None:
    """A table; rows that do not fit are counted below it."""
    if node.heading is not None:
        heading(sheet, node.id, sheet.writer.words(node.heading), rect)
    widths = _widths(node, rect.w)
    room = rect.h - _top(node)
    pad = ROOMY_PAD
    rows = _rows(sheet, node, widths, replace(CELL, size=ROOMY))
    if _tall(rows, pad) > room:
        pad = ROW_PAD
        rows = _rows(sheet, node, widths)
    kept = _fitting(rows, room - HEAD_HEIGHT) if pad == ROW_PAD else rows
    heights = (HEAD_HEIGHT, *(_height(row, pad) for row in kept))
    titles = tuple(sheet.writer.words(column.title) for column in node.columns)
    head = tuple(
        Cell(title, sheet.broken(title, HEAD, width - PAD, 1), HEAD)
        for title, width in zip(titles, widths, strict=True)
    )
    place = Rect(rect.x, rect.y + _top(node), rect.w, sum(heights))
    sides = tuple(Side.RIGHT if column.align is Align.RIGHT else Side.LEFT for column in node.columns)
    sheet.boxes.append(TableBox(node.id, place, widths, heights, sides, (head, *kept)))
    left = len(rows) - len(kept)
    if left:
        words = sheet.writer.words(nmsg("and {n} more line in CSDesk", "and {n} more lines in CSDesk", left))
        sheet.text(
            f"{node.id}.more", Rect(rect.x, place.bottom + 6, rect.w, 20), words, replace(HEAD, weight=400)
        )


def plan_height(node: Plan) -> float:
    """What a plan asks for."""
    return STEP_HEAD + STEP * len(node.steps) + 4


def plan(sheet: Sheet, node: Plan, rect: Rect) -> None:
    """Actions as bars over months, the owner and the date on each."""
    left = rect.x + NAMES
    month = (rect.w - NAMES) / len(node.months)
    pitch = min(STEP, (rect.h - STEP_HEAD) / max(1, len(node.steps)))
    height = STEP_HEAD + pitch * len(node.steps)
    for place, name in enumerate(node.months):
        x = left + place * month
        if place % 2 == 0:
            sheet.shape(f"{node.id}.month{place}", Rect(x, rect.y, month, height), Form.RECT, Ink.PAPER_2)
        words = sheet.writer.write(name)
        sheet.text(
            f"{node.id}.month{place}.name",
            Rect(x + 14, rect.y + 8, month - 28, 22),
            words,
            replace(HEAD, size=15),
        )
    first, last = node.months[0].first, node.months[-1].last
    scale = (rect.w - NAMES) / ((last - first).days + 1)
    bar = min(BAR, pitch - 8)
    for place, step in enumerate(node.steps):
        y = rect.y + STEP_HEAD + place * pitch
        sheet.shape(f"{step.id}.rule", Rect(rect.x, y, rect.w, 1), Form.RECT, Ink.RULE)
        title = sheet.writer.words(step.title)
        face = sheet.fitted(title, Face(16, 500), NAMES - 18, 13)
        sheet.text(
            f"{step.id}.title",
            Rect(rect.x, y + 3, NAMES - 18, pitch - 6),
            title,
            face,
            most=int((pitch - 2) / face.leading) or 1,
            anchor=Anchor.MIDDLE,
        )
        x, width = left + _days(first, step.start) * scale, (_days(step.start, step.end) + 1) * scale
        _bar(sheet, step, Rect(x, y + (pitch - bar) / 2 + 1, width, bar), left, rect.right)


def _bar(sheet: Sheet, step: Step, rect: Rect, left: float, right: float) -> None:
    words = sheet.writer.words(step.label)
    face = Face(14, 600, Ink.ON_INK)
    width = max(rect.w - 6, sheet.width(words, face) + 34)
    x = max(left + 6, min(rect.x + 6, right - 6 - width))
    drawn = Rect(x, rect.y, min(width, right - 6 - x), rect.h)
    sheet.shape(f"{step.id}.bar", drawn, Form.ROUND, Ink.ACCENT if step.ours else Ink.INK, 6)
    sheet.text(
        f"{step.id}.label",
        Rect(drawn.x + 14, drawn.y, drawn.w - 18, drawn.h),
        words,
        face,
        anchor=Anchor.MIDDLE,
    )


def _days(first: date, then: date) -> int:
    return (then - first).days


def _top(node: Table) -> float:
    return HEADING_HEIGHT if node.heading is not None else 0


def _widths(node: Table, width: float) -> tuple[float, ...]:
    total = sum(column.weight for column in node.columns)
    return tuple(width * column.weight / total for column in node.columns)


def _rows(sheet: Sheet, node: Table, widths: tuple[float, ...], plain: Face = CELL) -> list[tuple[Cell, ...]]:
    rows = []
    for place, row in enumerate(node.rows):
        tone = node.tones[place] if node.tones else Tone.PLAIN
        cells = []
        for column, (value, width) in enumerate(zip(row, widths, strict=True)):
            last = column == len(row) - 1
            words = sheet.writer.write(value)
            face = plain if column else replace(plain, weight=500)
            if last and tone is not Tone.PLAIN:
                words, face = f"{_GLYPHS[tone]} {words}", replace(plain, weight=600, ink=tone.ink)
            lines = sheet.broken(words, face, width - 2 * PAD, MOST_LINES)
            cells.append(Cell(" ".join(lines), lines, face))
        rows.append(tuple(cells))
    return rows


def _tall(rows: list[tuple[Cell, ...]], pad: float = ROW_PAD) -> float:
    return HEAD_HEIGHT + sum(_height(row, pad) for row in rows)


def _height(row: tuple[Cell, ...], pad: float = ROW_PAD) -> float:
    return max(len(cell.lines) * cell.face.leading for cell in row) + pad


def _fitting(rows: list[tuple[Cell, ...]], room: float) -> list[tuple[Cell, ...]]:
    if sum(_height(row) for row in rows) <= room:
        return rows
    kept: list[tuple[Cell, ...]] = []
    left = room - MORE
    for row in rows:
        left -= _height(row)
        if left < 0:
            break
        kept.append(row)
    return kept
