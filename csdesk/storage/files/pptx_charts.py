"""Native charts: chart XML with the deck's look, and the small workbook that "Edit data" opens."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from csdesk.domain.review.boxes import ChartBox, DrawnSeries, Face, is_inside, label_face
from csdesk.domain.review.charts import ChartKind, Ink
from csdesk.storage.files.pptx_shapes import BOLD, place
from csdesk.storage.files.pptx_text import legal, xml
from csdesk.storage.files.pptx_theme import colour

_ROOT = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
_CATEGORY_AXIS, _VALUE_AXIS = 100, 200
_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_GOAL_FACE = Face(15, 600)


def chart_xml(box: ChartBox) -> str:
    """The chart part of a chart box."""
    across = box.kind is ChartKind.BAR
    goal = "" if box.goal is None or across else _goal_line(box)
    bars = "".join(_series(box, place, row) for place, row in enumerate(box.series))
    grouping = "stacked" if box.kind is ChartKind.STACKED else "clustered"
    overlap = '<c:overlap val="100"/>' if box.kind is ChartKind.STACKED else ""
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    return (
        f'{_ROOT}<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_plot(box)}"
        f'<c:barChart><c:barDir val="{"bar" if across else "col"}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{bars}<c:gapWidth val="{box.gap * 100:.0f}"/>{overlap}{axes}</c:barChart>'
        f"{goal}{_category_axis(box)}{_value_axis(box)}</c:plotArea>{_legend(box)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_looks(box.category)}</c:chartSpace>"
    )


def frame_xml(number: int, box: ChartBox, relation: str, namespaces: str) -> str:
    """The frame that holds a chart on its slide, with its words for who cannot see it."""
    return (
        f'<p:graphicFrame {namespaces}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{xml(box.id)}" '
        f'descr="{xml(box.alt)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr/></p:nvGraphicFramePr>{place(box.rect, 'p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def workbook(box: ChartBox) -> bytes:
    """The numbers of a chart as a workbook: categories down, one column a series, then the goal."""
    from xlsxwriter import Workbook

    packed = BytesIO()
    book = Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Sheet1")
    number = book.add_format({"num_format": box.format_code})
    for row, name in enumerate(box.categories, 1):
        sheet.write_string(row, 0, legal(name))
    for column, (name, values) in enumerate(_columns(box), 1):
        sheet.write_string(0, column, legal(name))
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, column, float(value), number)
    sheet.set_column(0, len(box.series) + 1, 18)
    book.close()
    return packed.getvalue()


def _columns(box: ChartBox) -> list[tuple[str, tuple[Decimal | None, ...]]]:
    columns: list[tuple[str, tuple[Decimal | None, ...]]] = [(row.name, row.values) for row in box.series]
    if box.goal is not None:
        columns.append((box.goal.text, (box.goal.value,) * len(box.categories)))
    return columns


def _plot(box: ChartBox) -> str:
    x, y = (box.plot.x - box.rect.x) / box.rect.w, (box.plot.y - box.rect.y) / box.rect.h
    w, h = box.plot.w / box.rect.w, box.plot.h / box.rect.h
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{w:.5f}"/><c:h val="{h:.5f}"/>'
        "</c:manualLayout></c:layout>"
    )


def _series(box: ChartBox, place: int, row: DrawnSeries) -> str:
    base = row.inks[0]
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_fill(ink)}</c:dPt>'
        for at, ink in enumerate(row.inks)
        if ink is not base
    )
    return (
        f"<c:ser>{_named(place, row.name)}{_fill(base)}"
        f'<c:invertIfNegative val="0"/>{points}{_labels(box, row)}'
        f"{_data(box, place, row.values)}</c:ser>"
    )


def _named(place: int, name: str) -> str:
    letter = _letter(place)
    return (
        f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>Sheet1!${letter}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{xml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _data(box: ChartBox, place: int, values: tuple[Decimal | None, ...]) -> str:
    count, letter = len(box.categories), _letter(place)
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{xml(name)}</c:v></c:pt>' for at, name in enumerate(box.categories)
    )
    numbers = "".join(
        f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values) if value is not None
    )
    return (
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f>"
        f'<c:strCache><c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${count + 1}</c:f>"
        f"<c:numCache><c:formatCode>{xml(box.format_code)}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{numbers}</c:numCache></c:numRef></c:val>'
    )


def _labels(box: ChartBox, row: DrawnSeries) -> str:
    base = _label_look(box, row, 0)
    single = ""
    for at, label in enumerate(row.labels):
        look = _label_look(box, row, at)
        if not label:
            single += f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
        elif look != base:
            single += f'<c:dLbl><c:idx val="{at}"/>{look}</c:dLbl>'
    return f"<c:dLbls>{single}{base}</c:dLbls>"


def _label_look(box: ChartBox, row: DrawnSeries, at: int) -> str:
    value = row.values[at]
    position = "outEnd"
    if is_inside(box, value):
        position = "inEnd" if box.kind is ChartKind.BAR else "ctr"
    return (
        f'<c:numFmt formatCode="{xml(box.format_code)}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_looks(label_face(box, value, row.inks[at]))}"
        f'<c:dLblPos val="{position}"/>{_shows(value=True)}'
    )


def _shows(*, value: bool, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value:d}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{name:d}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _goal_line(box: ChartBox) -> str:
    assert box.goal is not None
    place, last = len(box.series), len(box.categories) - 1
    line = f'<a:ln w="19050"><a:solidFill>{colour(Ink.TEXT)}</a:solidFill><a:prstDash val="dash"/></a:ln>'
    aside = box.plot.w / len(box.categories) / 2 / box.rect.w
    moved = f'<c:layout><c:manualLayout><c:x val="{aside:.5f}"/><c:y val="0"/></c:manualLayout></c:layout>'
    label = (
        f'<c:dLbls><c:dLbl><c:idx val="{last}"/>{moved}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_looks(_GOAL_FACE)}<c:dLblPos val="r"/>{_shows(value=False, name=True)}</c:dLbl>'
        f"{_shows(value=False)}</c:dLbls>"
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:ser>{_named(place, box.goal.text)}'
        f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="none"/></c:marker>{label}'
        f'{_data(box, place, (box.goal.value,) * len(box.categories))}<c:smooth val="0"/></c:ser>'
        f'<c:marker val="1"/><c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:lineChart>'
    )


def _category_axis(box: ChartBox) -> str:
    across = box.kind is ChartKind.BAR
    line = f"<a:solidFill>{colour(Ink.PAPER if across else Ink.TEXT_2)}</a:solidFill>"
    width = 28575 if across else 9525
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{"maxMin" if across else "minMax"}"/>'
        f'</c:scaling><c:delete val="{not box.axis:d}"/><c:axPos val="{"l" if across else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln w="{width}">{line}</a:ln></c:spPr>{_looks(box.category)}'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(box: ChartBox) -> str:
    across = box.kind is ChartKind.BAR
    marks = across and box.goal is not None
    grid = unit = code = ""
    if marks:
        assert box.goal is not None
        line = f'<a:ln w="15875"><a:solidFill>{colour(Ink.TEXT)}</a:solidFill><a:prstDash val="dash"/></a:ln>'
        grid = f"<c:majorGridlines><c:spPr>{line}</c:spPr></c:majorGridlines>"
        unit = f'<c:majorUnit val="{box.goal.value}"/>'
        code = f'[={box.goal.value}]"{box.goal.text}";""'
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max val="{box.top}"/>'
        f'<c:min val="0"/></c:scaling><c:delete val="{not marks:d}"/><c:axPos val="{"b" if across else "l"}"/>{grid}'
        f'<c:numFmt formatCode="{xml(code or "General")}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_NO_LINE}{_looks(_GOAL_FACE)}'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if across else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{unit}</c:valAx>'
    )


def _legend(box: ChartBox) -> str:
    if not box.legend:
        return ""
    return f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_looks(box.category)}</c:legend>'


def _fill(ink: Ink) -> str:
    return f"<c:spPr><a:solidFill>{colour(ink)}</a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>"


def _looks(face: Face) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{face.size * 75:.0f}" b="{face.weight >= BOLD:d}">'
        f'<a:solidFill>{colour(face.ink)}</a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def _letter(place: int) -> str:
    return chr(ord("B") + place)
