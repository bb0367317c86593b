"""A laid-out deck as a presentation file: real titles, native charts and tables, notes; never a picture."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from csdesk.domain.review.boxes import Box, ChartBox, DeckLayout, SlideLayout
from csdesk.i18n import Translator
from csdesk.storage.files.pptx_charts import chart_xml, frame_xml, workbook
from csdesk.storage.files.pptx_shapes import NAMESPACES, notes_xml, shapes_xml
from csdesk.storage.files.pptx_text import legal
from csdesk.storage.files.pptx_theme import colour, empty_deck
from csdesk.storage.files.whole import write_whole

COVER, CONTENT = 0, 1
TITLES = {COVER: "ctrTitle", CONTENT: "title"}
"""What each layout calls its title."""
_FIRST_ID = 2


def write_pptx(deck: DeckLayout, path: Path, translator: Translator) -> None:
    """Write the deck; the file at `path` is the old one until the new one is whole."""
    write_whole(packed(deck, translator), path)


def packed(deck: DeckLayout, translator: Translator) -> bytes:
    """The presentation as bytes."""
    made = empty_deck()
    properties = made.core_properties
    properties.title = legal(deck.title)[:255]
    properties.author = properties.last_modified_by = "CSDesk"
    properties.created = properties.modified = datetime.combine(deck.prepared_on, time())
    properties.language = translator.language.replace("_", "-")
    for page, slide in enumerate(deck.slides):
        _slide(made, slide, deck.language, CONTENT if page else COVER)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def _slide(made: Any, slide: SlideLayout, language: str, layout: int) -> None:
    from pptx.oxml import parse_xml

    page = made.slides.add_slide(made.slide_layouts[layout])
    tree = page.shapes._spTree  # noqa: SLF001  # python-pptx has no public way to add shapes as XML
    for shape in list(page.placeholders):
        tree.remove(shape._element)  # noqa: SLF001
    _background(page, slide)
    numbered = list(enumerate(slide.boxes, _FIRST_ID))
    drawn = iter(list(parse_xml(shapes_xml(numbered, language, TITLES[layout]))))
    for number, box in numbered:
        tree.append(_chart(page, number, box) if isinstance(box, ChartBox) else next(drawn))
    page.name = slide.name
    if slide.notes:
        body = page.notes_slide.notes_text_frame._txBody  # noqa: SLF001  # the frame takes words without a language
        body.getparent().replace(body, parse_xml(notes_xml(slide.notes, language)))


def _background(page: Any, slide: SlideLayout) -> None:
    from pptx.oxml import parse_xml

    fill = f"<a:solidFill>{colour(slide.background)}</a:solidFill><a:effectLst/>"
    page.element.cSld.insert(0, parse_xml(f"<p:bg {NAMESPACES}><p:bgPr>{fill}</p:bgPr></p:bg>"))


def _chart(page: Any, number: int, box: Box) -> Any:
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml
    from pptx.parts.chart import ChartPart

    assert isinstance(box, ChartBox)
    package = page.part.package
    name = package.next_partname(ChartPart.partname_template)
    part = ChartPart(name, CONTENT_TYPE.DML_CHART, package, parse_xml(chart_xml(box)))
    part.chart_workbook.update_from_xlsx_blob(workbook(box))
    relation = page.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return parse_xml(frame_xml(number, box, relation, NAMESPACES))
