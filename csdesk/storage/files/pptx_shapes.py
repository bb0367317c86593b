"""Text, plain shapes and tables of a slide as presentation XML, written whole and parsed once a slide."""

from __future__ import annotations

from csdesk.domain.review.boxes import (
    Anchor,
    Box,
    Cell,
    Face,
    Form,
    Paragraph,
    Rect,
    Role,
    ShapeBox,
    Side,
    TableBox,
    TextBox,
)
from csdesk.domain.review.charts import Ink
from csdesk.storage.files.pptx_text import xml
from csdesk.storage.files.pptx_theme import PER_PIXEL, colour

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
BOLD = 600
_SIDES = {Side.LEFT: "l", Side.CENTER: "ctr", Side.RIGHT: "r"}
_ANCHORS = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}
_FORMS = {
    Form.RECT: "rect",
    Form.ROUND: "roundRect",
    Form.DOT: "ellipse",
    Form.DIAMOND: "diamond",
    Form.TRIANGLE: "triangle",
}
_NO_LINES = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_CELL_PAD = 10
_BULLET_INDENT = 22


def emu(pixels: float) -> int:
    """Slide pixels as the file's own unit."""
    return round(pixels * PER_PIXEL)


def tag(language: str) -> str:
    """A language as office suites name it."""
    return language.replace("_", "-") if "_" in language else "en-US"


def notes_xml(notes: str, language: str) -> str:
    """The lines of speaker notes as the text of their page."""
    look = f'<a:rPr lang="{tag(language)}" dirty="0"/>'
    lines = "".join(
        f"<a:p><a:r>{look}<a:t>{xml(line)}</a:t></a:r></a:p>" if line else "<a:p/>"
        for line in notes.split("\n")
    )
    return f"<p:txBody {NAMESPACES}><a:bodyPr/><a:lstStyle/>{lines}</p:txBody>"


def shapes_xml(boxes: list[tuple[int, Box]], language: str, title: str) -> str:
    """The XML of the boxes that are not charts, under one root, with the numbers given as shape ids."""
    parts = []
    for number, box in boxes:
        if isinstance(box, TextBox):
            parts.append(_text(number, box, language, title))
        elif isinstance(box, ShapeBox):
            parts.append(_shape(number, box))
        elif isinstance(box, TableBox):
            parts.append(_table(number, box, language))
    return f"<p:spTree {NAMESPACES}>{''.join(parts)}</p:spTree>"


def place(rect: Rect, tag: str = "a:xfrm") -> str:
    """Where a shape stands."""
    return (
        f'<{tag}><a:off x="{emu(rect.x)}" y="{emu(rect.y)}"/>'
        f'<a:ext cx="{emu(rect.w)}" cy="{emu(rect.h)}"/></{tag}>'
    )


def _text(number: int, box: TextBox, language: str, title: str) -> str:
    is_title = box.role is Role.TITLE
    kind, text_box = (f'<p:ph type="{title}"/>', "") if is_title else ("", ' txBox="1"')
    body = "".join(_paragraph(one, box.side, language) for one in box.paragraphs)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{xml(box.id)}"/>'
        f"<p:cNvSpPr{text_box}/><p:nvPr>{kind}</p:nvPr></p:nvSpPr>"
        f'<p:spPr>{place(box.rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{_ANCHORS[box.anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>'
    )


def _paragraph(one: Paragraph, side: Side, language: str) -> str:
    points = one.face.leading * 75
    space = (
        f'<a:lnSpc><a:spcPts val="{points:.0f}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{one.gap * 75:.0f}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
    )
    bullet, indent = "<a:buNone/>", 'marL="0" indent="0"'
    if one.bullet is not None:
        hang = emu(_BULLET_INDENT)
        indent = f'marL="{hang}" indent="-{hang}"'
        bullet = f'<a:buClr>{colour(one.bullet)}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    runs = "<a:br/>".join(_run(line, one.face, language) for line in one.text.split("\n"))
    return f'<a:p><a:pPr algn="{_SIDES[side]}" {indent}>{space}{bullet}</a:pPr>{runs}</a:p>'


def _run(text: str, face: Face, language: str) -> str:
    bold = ' b="1"' if face.weight >= BOLD else ' b="0"'
    spacing = f' spc="{face.tracking * face.size * 0.075:.0f}"' if face.tracking else ""
    look = f'lang="{tag(language)}" sz="{face.size * 75:.0f}"{bold}{spacing} dirty="0"'
    fill = f"<a:solidFill>{colour(face.ink)}</a:solidFill>"
    font = '<a:latin typeface="+mn-lt"/>'
    return f"<a:r><a:rPr {look}>{fill}{font}</a:rPr><a:t>{xml(text)}</a:t></a:r>"


def _shape(number: int, box: ShapeBox) -> str:
    adjust = ""
    if box.form is Form.ROUND:
        share = round(min(0.5, box.radius / min(box.rect.w, box.rect.h)) * 100_000)
        adjust = f'<a:gd name="adj" fmla="val {share}"/>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{xml(box.id)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{place(box.rect)}<a:prstGeom prst="{_FORMS[box.form]}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'
        f"<a:solidFill>{colour(box.fill)}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _table(number: int, box: TableBox, language: str) -> str:
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in box.widths)
    rows = "".join(
        f'<a:tr h="{emu(height)}">'
        + "".join(_cell(cell, side, language) for cell, side in zip(row, box.sides, strict=True))
        + "</a:tr>"
        for row, height in zip(box.rows, box.heights, strict=True)
    )
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{xml(box.id)}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"{place(box.rect, 'p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{_PLAIN_TABLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Cell, side: Side, language: str) -> str:
    one = Paragraph(cell.text, cell.face, cell.lines)
    pad = emu(_CELL_PAD)
    rule = f'<a:lnB w="9525"><a:solidFill>{colour(Ink.RULE)}</a:solidFill></a:lnB>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{_paragraph(one, side, language)}</a:txBody>"
        f'<a:tcPr marL="{pad}" marR="{pad}" marT="0" marB="0" anchor="ctr">{_NO_LINES}{rule}<a:noFill/></a:tcPr></a:tc>'
    )
