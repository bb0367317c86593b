"""Document to boxes: computed once for the preview, the PDF and the presentation file."""

from __future__ import annotations

from dataclasses import replace

from csdesk.domain.review.boxes import WIDTH, Box, DeckLayout, Face, Form, Rect, Role, Side, SlideLayout
from csdesk.domain.review.charts import Ink
from csdesk.domain.review.document import (
    Asks,
    Chart,
    Document,
    Kpi,
    Plan,
    Points,
    Prose,
    Slide,
    Table,
    Takeaway,
)
from csdesk.domain.review.layout_charts import chart_box
from csdesk.domain.review.layout_cover import cover
from csdesk.domain.review.layout_parts import (
    BAND,
    GUTTER,
    HEADING_HEIGHT,
    STRIP,
    band,
    heading,
    points,
    points_height,
    prose,
    prose_height,
    strip,
    tiles,
)
from csdesk.domain.review.layout_tables import plan, plan_height, table, table_height
from csdesk.domain.review.script import script
from csdesk.domain.review.sheet import Measure, Sheet, Straight, Writer
from csdesk.domain.text import Text, msg

MARGIN = 64
INNER = WIDTH - 2 * MARGIN
FLOOR = 644
TITLE = Face(32, 600, tracking=-18)
EYEBROW = Face(14, 600, Ink.ACCENT)
FOOTER = Face(12, 400, Ink.TEXT_2)
ROW_GAP = 28
LEAST_CHART = 150

Body = Prose | Points | Table | Chart | Plan


def layout(document: Document, measure: Measure, writer: Writer) -> DeckLayout:
    """The document in the writer's language, every box in its place."""
    pages, writer = len(document.slides), Straight(writer)
    return DeckLayout(
        writer.words(_name(document)),
        writer.language,
        document.prepared_on,
        tuple(
            _slide(document, slide, (place, pages), measure, writer)
            for place, slide in enumerate(document.slides, 1)
        ),
    )


def _name(document: Document) -> Text:
    return msg("{account}, review of {quarter}", account=document.account, quarter=document.quarter)


def _slide(
    document: Document, slide: Slide, page: tuple[int, int], measure: Measure, writer: Writer
) -> SlideLayout:
    sheet = Sheet(measure, writer)
    if slide.cover:
        cover(sheet, slide)
    else:
        _content(sheet, slide)
        _footer(sheet, document, slide, page)
    return SlideLayout(
        slide.name,
        writer.words(slide.label),
        writer.words(slide.title.text),
        Ink.INK if slide.cover else Ink.PAPER,
        tuple(_title_first(sheet.boxes, slide.title.id)),
        script(slide.notes, document.as_of, writer.words),
    )


def _title_first(boxes: list[Box], title: str) -> list[Box]:
    """Readers of the screen hear the title before the rest."""
    return sorted(boxes, key=lambda box: box.id != title) if boxes else boxes


def _content(sheet: Sheet, slide: Slide) -> None:
    sheet.text(f"{slide.name}.eyebrow", Rect(MARGIN, 30, INNER, 20), sheet.writer.words(slide.label), EYEBROW)
    title = sheet.writer.words(slide.title.text)
    face = sheet.fitted(title, TITLE, INNER, 26, 2)
    lines = len(sheet.broken(title, face, INNER, 2))
    height = lines * face.leading
    width = sheet.balanced(title, face, INNER, 2) + 8
    sheet.text(slide.title.id, Rect(MARGIN, 52, width, height), title, face, most=2, role=Role.TITLE)
    y = 116.0 if lines == 1 else 60.0 + height + 16
    figures = [node for node in slide.nodes if isinstance(node, Kpi)]
    if figures:
        y += tiles(sheet, figures, Rect(MARGIN, y, INNER, 0)) + ROW_GAP + 4
    floor = float(FLOOR)
    asks = next((node for node in slide.nodes if isinstance(node, Asks)), None)
    if asks is not None:
        band(sheet, asks, Rect(MARGIN, FLOOR - BAND, INNER, BAND))
        floor -= BAND + 20
    done = next((node for node in slide.nodes if isinstance(node, Takeaway)), None)
    if done is not None:
        strip(sheet, done, Rect(MARGIN, FLOOR - STRIP, INNER, STRIP))
        floor -= STRIP + 20
    body: list[Body] = [
        node for node in slide.nodes if isinstance(node, Prose | Points | Table | Chart | Plan)
    ]
    _body(sheet, body, y, floor)


def _body(sheet: Sheet, nodes: list[Body], y: float, floor: float) -> None:
    rows = _rows(nodes)
    fixed = [max((_height(sheet, node) for node in row), default=0) for row in rows]
    free = floor - y - sum(fixed) - ROW_GAP * max(0, len(rows) - 1)
    flexible = [place for place, row in enumerate(rows) if any(isinstance(node, Chart) for node in row)]
    for place, row in enumerate(rows):
        height = fixed[place]
        if not flexible and any(isinstance(node, Points | Table) for node in row):
            height += max(0.0, free) / sum(
                any(isinstance(one, Points | Table) for one in other) for other in rows
            )
        if place in flexible:
            height = max(height + free / len(flexible), LEAST_CHART)
        height = min(height, floor - y - sum(fixed[place + 1 :]) - ROW_GAP * (len(rows) - place - 1))
        x = float(MARGIN)
        for node in row:
            width = _width(node)
            _place(sheet, node, Rect(x, y, width, height))
            x += width + GUTTER
        y += height + ROW_GAP


def _rows(nodes: list[Body]) -> list[list[Body]]:
    rows: list[list[Body]] = []
    used = 12
    for node in nodes:
        if used + node.span > 12:
            rows.append([])
            used = 0
        rows[-1].append(node)
        used += node.span
    return rows


def _width(node: Body) -> float:
    return (INNER + GUTTER) * node.span / 12 - GUTTER


def _height(sheet: Sheet, node: Body) -> float:
    width = _width(node)
    if isinstance(node, Table):
        return table_height(sheet, node, width)
    if isinstance(node, Points):
        return points_height(sheet, node, width)
    if isinstance(node, Prose):
        return prose_height(sheet, node, width)
    if isinstance(node, Plan):
        return plan_height(node)
    return 0


def _place(sheet: Sheet, node: Body, rect: Rect) -> None:
    if isinstance(node, Table):
        table(sheet, node, rect)
    elif isinstance(node, Points):
        points(sheet, node, rect)
    elif isinstance(node, Prose):
        prose(sheet, node, rect)
    elif isinstance(node, Plan):
        plan(sheet, node, rect)
    else:
        heading(sheet, node.id, sheet.writer.words(node.heading), rect)
        room = Rect(rect.x, rect.y + HEADING_HEIGHT, rect.w, rect.h - HEADING_HEIGHT)
        sheet.boxes.append(chart_box(sheet, node, room))


def _footer(sheet: Sheet, document: Document, slide: Slide, page: tuple[int, int]) -> None:
    sheet.shape(f"{slide.name}.footer.rule", Rect(MARGIN, 667, INNER, 1), Form.RECT, Ink.RULE)
    number, pages = page
    source = msg("Source: {source}. Data up to {day}.", source=slide.notes.source, day=document.as_of)
    right = msg("Confidential · {page}/{pages}", page=number, pages=pages)
    parts = (
        ("who", Rect(MARGIN, 676, 420, 20), _name(document), Side.LEFT),
        ("source", Rect(MARGIN + 420, 676, 480, 20), source, Side.LEFT),
        ("page", Rect(MARGIN + 900, 676, INNER - 900, 20), right, Side.RIGHT),
    )
    for part, rect, words, side in parts:
        written = sheet.writer.words(words)
        face = replace(sheet.fitted(written, FOOTER, rect.w, 10), tracking=0)
        sheet.text(f"{slide.name}.footer.{part}", rect, written, face, side=side, role=Role.FOOTER)
