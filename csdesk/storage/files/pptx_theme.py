"""The empty presentation that every deck starts from: 16:9, the slide theme's colours and typeface, two layouts."""

from __future__ import annotations

import json
from functools import lru_cache
from io import BytesIO
from typing import Any

from csdesk.domain.review.charts import Ink
from csdesk.shipped import RESOURCES

TYPEFACE = "Arial"
"""A presentation cannot carry a list of fallbacks, and where Inter is missing (nearly everywhere) each program
puts a typeface of its own, some much wider. Arial is on every Windows and Mac and narrower than Inter, in which
the boxes are measured."""
PER_PIXEL = 9525
_TOKENS = RESOURCES / "tokens.json"
_SCHEME = {
    Ink.TEXT: "tx1",
    Ink.PAPER: "bg1",
    Ink.INK: "tx2",
    Ink.PAPER_2: "bg2",
    Ink.ACCENT: "accent1",
    Ink.GOOD: "accent2",
    Ink.WATCH: "accent3",
    Ink.RISK: "accent4",
    Ink.WARM: "accent5",
    Ink.BAR_MUTED: "accent6",
}
_SLOTS = {
    "dk1": Ink.TEXT,
    "lt1": Ink.PAPER,
    "dk2": Ink.INK,
    "lt2": Ink.PAPER_2,
    "accent1": Ink.ACCENT,
    "accent2": Ink.GOOD,
    "accent3": Ink.WATCH,
    "accent4": Ink.RISK,
    "accent5": Ink.WARM,
    "accent6": Ink.BAR_MUTED,
    "hlink": Ink.ACCENT,
    "folHlink": Ink.COVER_BAR,
}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ABOUT = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>CSDesk</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>"
)
_KEPT_LAYOUTS = {"Title Slide": "Cover", "Title Only": "Content"}


@lru_cache(maxsize=1)
def hues() -> dict[str, str]:
    """The colours of the slide theme as six hexadecimal digits, by name."""
    theme = json.loads(_TOKENS.read_text(encoding="utf-8"))["slide_theme"]
    return {ink.value: str(theme[ink.value]).removeprefix("#").upper() for ink in Ink}


@lru_cache(maxsize=32)
def colour(ink: Ink) -> str:
    """A colour as XML: by its place in the theme where it has one, so that a new theme recolours the deck."""
    slot = _SCHEME.get(ink)
    return f'<a:schemeClr val="{slot}"/>' if slot else f'<a:srgbClr val="{hues()[ink.value]}"/>'


def empty_deck() -> Any:
    """A new presentation without slides."""
    from pptx import Presentation

    return Presentation(BytesIO(_template()))


@lru_cache(maxsize=1)
def _template() -> bytes:
    from pptx import Presentation

    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = 1280 * PER_PIXEL, 720 * PER_PIXEL
    for layout in list(deck.slide_layouts):
        if layout.name in _KEPT_LAYOUTS:
            layout.name = _KEPT_LAYOUTS[layout.name]
        else:
            deck.slide_layouts.remove(layout)
    for holder in (deck.slide_master, *deck.slide_layouts):
        _only_titles(holder)
    _dress(deck.slide_master)
    _name_notes_master(deck)
    _forget_origin(deck)
    packed = BytesIO()
    deck.save(packed)
    return packed.getvalue()


def _name_notes_master(deck: Any) -> None:
    """The presentation names the master of its notes, whose pages carry words only."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    for shape in list(deck.notes_master.placeholders):
        if "slide_number" in str(shape.placeholder_format.type).lower():
            shape._element.getparent().remove(shape._element)  # noqa: SLF001
    root = deck.part._element  # noqa: SLF001
    listed = etree.Element(f"{_P}notesMasterIdLst")
    number = deck.part.relate_to(deck.notes_master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
    etree.SubElement(listed, f"{_P}notesMasterId").set(f"{_R}id", number)
    root.find(f"{_P}sldMasterIdLst").addnext(listed)
    root.find(f"{_P}sldSz").attrib.pop("type", None)


def _forget_origin(deck: Any) -> None:
    """No picture, printer and program of the presentation that it was made from."""
    for holder in (deck.part, deck.part.package):
        relations = holder._rels  # noqa: SLF001  # python-pptx has no public removal
        for number, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                relations.pop(number)
            elif relation.reltype.endswith("/extended-properties"):
                relation.target_part._blob = _ABOUT  # noqa: SLF001


def _only_titles(holder: Any) -> None:
    for shape in list(holder.placeholders):
        if "title" not in str(shape.placeholder_format.type).lower() or "subtitle" in shape.name.lower():
            shape._element.getparent().remove(shape._element)  # noqa: SLF001  # python-pptx has no public removal
        else:
            shape.left, shape.top = 64 * PER_PIXEL, 52 * PER_PIXEL
            shape.width, shape.height = 1152 * PER_PIXEL, 48 * PER_PIXEL


def _dress(master: Any) -> None:
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme: Any = etree.fromstring(part.blob)
    theme.set("name", "CSDesk")
    for slot, ink in _SLOTS.items():
        holder = theme.find(f".//{_A}clrScheme/{_A}{slot}")
        for child in list(holder):
            holder.remove(child)
        etree.SubElement(holder, f"{_A}srgbClr").set("val", hues()[ink.value])
    for latin in theme.iterfind(f".//{_A}fontScheme/*/{_A}latin"):
        latin.set("typeface", TYPEFACE)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001
    styles = master.element.find(".//{*}titleStyle/{*}lvl1pPr")
    styles.set("algn", "l")
