"""The cover: the client's name on ink, over a year of its main figure."""

from __future__ import annotations

from dataclasses import replace

from csdesk.domain.review.boxes import Anchor, ChartBox, Face, Form, Rect, Role, Side
from csdesk.domain.review.charts import Ink
from csdesk.domain.review.document import Chart, Prose, Slide
from csdesk.domain.review.layout_charts import chart_box
from csdesk.domain.review.sheet import Sheet
from csdesk.domain.text import msg, verbatim

NAME = Face(84, 600, Ink.ON_INK, tracking=-30)
NAME_SMALLEST = 48
LEFT, TEXT_WIDTH = 64, 540
ART = Rect(628, 150, 588, 570)


def cover(sheet: Sheet, slide: Slide) -> None:
    """All the boxes of the cover."""
    prose = {node.id: sheet.writer.words(node.text) for node in slide.nodes if isinstance(node, Prose)}
    title = sheet.writer.words(slide.title.text)
    art = next((node for node in slide.nodes if isinstance(node, Chart)), None)
    if art is not None and not sheet.fits(title, replace(NAME, size=NAME_SMALLEST), TEXT_WIDTH, 2):
        art = None  # a long name needs the whole width: the client comes before the picture
    if art is not None:
        _art(sheet, art)
    if "cover.agency" in prose:
        sheet.shape("cover.agency.mark", Rect(LEFT, 62, 8, 32), Form.RECT, Ink.WARM)
        agency = Rect(LEFT + 22, 62, 500, 32)
        sheet.text(
            "cover.agency", agency, prose["cover.agency"], Face(18, 600, Ink.ON_INK), anchor=Anchor.MIDDLE
        )
    width = TEXT_WIDTH if art is not None else 1152
    face = sheet.fitted(title, NAME, width, NAME_SMALLEST, 2)
    lines = len(sheet.broken(title, face, width, 2))
    height = lines * face.leading
    top = 240
    sheet.text(
        "cover.kind", Rect(LEFT, top - 34, width, 28), prose["cover.kind"], Face(20, 400, Ink.ON_INK_2)
    )
    sheet.text(slide.title.id, Rect(LEFT - 2, top, width + 12, height), title, face, most=2, role=Role.TITLE)
    below = top + height + 12
    sheet.text("cover.period", Rect(LEFT, below, width, 36), prose["cover.period"], Face(26, 500, Ink.ON_INK))
    sheet.text(
        "cover.months", Rect(LEFT, below + 38, width, 26), prose["cover.months"], Face(18, 400, Ink.ON_INK_2)
    )
    if "cover.presenter" in prose:
        presenter = Rect(LEFT, 614, TEXT_WIDTH, 24)
        sheet.text("cover.presenter", presenter, prose["cover.presenter"], Face(16, 600, Ink.ON_INK))
    sheet.text(
        "cover.date", Rect(LEFT, 638, TEXT_WIDTH, 24), prose["cover.date"], Face(16, 400, Ink.ON_INK_2)
    )


def _art(sheet: Sheet, node: Chart) -> None:
    box = chart_box(sheet, node, ART)
    slot = ART.w / len(box.categories)
    labelled = replace(box, plot=ART, axis=False, gap=0.3, label=Face(16, 600, Ink.ON_INK))
    drawn, closing = _few_labels(sheet, labelled, slot)
    sheet.boxes.append(drawn)
    caption = sheet.writer.words(node.heading)
    sheet.text("cover.caption", Rect(700, 66, 516, 20), caption, Face(14, 400, Ink.ON_INK_2), side=Side.RIGHT)
    here = sheet.writer.words(
        msg("highlighted, this quarter; it closed at {value}", value=verbatim(closing))
        if closing
        else msg("highlighted, this quarter")
    )
    sheet.text("cover.highlight", Rect(700, 87, 516, 20), here, Face(14, 600, Ink.WARM), side=Side.RIGHT)


def _few_labels(sheet: Sheet, box: ChartBox, slot: float) -> tuple[ChartBox, str]:
    """Labels on the quarter's bars only; wide ones on none, and the last of them for the caption."""
    row = box.series[0]
    shown = [place for place, ink in enumerate(row.inks) if ink is Ink.WARM and row.labels[place]]
    closing = ""
    if shown and max(sheet.width(row.labels[place], box.label) for place in shown) > slot:
        closing, shown = row.labels[shown[-1]], []
    labels = tuple(label if place in shown else "" for place, label in enumerate(row.labels))
    return replace(box, series=(replace(row, labels=labels),)), closing
