"""Where the parts of a chart stand, and its numbers written in the deck's language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from csdesk.domain.review.boxes import ChartBox, DrawnGoal, DrawnSeries, Face, Rect
from csdesk.domain.review.charts import ChartKind, ChartSpec, Ink, NumberFormat, NumberKind, Series
from csdesk.domain.review.document import Chart
from csdesk.domain.review.sheet import Sheet
from csdesk.domain.values.money import Money

LABEL = Face(15, 600)
CATEGORY = Face(15, 400, Ink.TEXT_2)
SMALLEST, READABLE = 10, 13
NAMES, NAME_GAP = 0.42, 16
"""The share of a chart that the names of its bars take at most, and the space behind them."""
_LCID = {"pt_BR": "416", "en": "409"}
HEADROOM = Decimal("1.14")
"""Room above the highest bar for its label."""


def chart_box(sheet: Sheet, node: Chart, rect: Rect) -> ChartBox:
    """A chart in a place."""
    spec = node.spec
    series = tuple(_series(sheet, spec, row) for row in spec.series)
    widest = rect.w * NAMES - NAME_GAP if spec.kind is ChartKind.BAR else rect.w
    categories = tuple(sheet.elided(sheet.writer.write(name), CATEGORY, widest) for name in spec.categories)
    goal = None if spec.goal is None else DrawnGoal(sheet.writer.words(spec.goal.name), spec.goal.value)
    legend = len(series) > 1
    plot = (
        _bars(sheet, rect, categories, goal)
        if spec.kind is ChartKind.BAR
        else _columns(sheet, rect, goal, legend)
    )
    gap = 0.75 if spec.kind is ChartKind.BAR else 0.3
    slot = plot.w / max(1, len(categories))
    across = spec.kind is ChartKind.BAR
    written = [label for row in series for label in row.labels]
    bar = slot / (1 + gap) - 4
    wide = _shrunk(sheet, LABEL, written, bar).size < READABLE
    inside = spec.kind is ChartKind.STACKED or (goal is not None and (across or not wide))
    room = bar if inside else slot - 4
    return ChartBox(
        node.id,
        rect,
        plot,
        spec.kind,
        categories,
        series,
        _top(spec),
        gap,
        LABEL if across else _shrunk(sheet, LABEL, written, room),
        CATEGORY if across else _shrunk(sheet, CATEGORY, list(categories), slot - 2),
        format_code(sheet, spec),
        sheet.writer.words(node.alt),
        goal,
        inside=inside,
        legend=legend,
    )


def _series(sheet: Sheet, spec: ChartSpec, row: Series) -> DrawnSeries:
    return DrawnSeries(
        " ".join(sheet.writer.words(row.name).split()),
        row.values,
        tuple(_label(sheet, spec.format, value) for value in row.values),
        tuple(row.ink(point) for point in range(len(row.values))),
    )


def format_code(sheet: Sheet, spec: ChartSpec) -> str:
    """The spreadsheet number format that writes as the deck's language does, whatever the reader's system.

    Separators of a number format follow the system that shows it, so they are spelled as letters here.
    """
    numbers = spec.format
    locale = f"[$-{_LCID.get(sheet.writer.language, _LCID['en'])}]"
    if numbers.kind is NumberKind.PERCENT:
        return "0%" if numbers.decimals == 0 else locale + "0." + "0" * numbers.decimals + "%"
    comma = next(letter for letter in sheet.writer.write(1000) if not letter.isdigit())
    grouped = f"#\\{comma}##0"
    millions = f"#\\{comma}###\\{comma}##0"
    if numbers.kind is NumberKind.COUNT:
        small = "0" if _is_whole(spec) else "0.##"
        return f"[>=1000000]{millions};[>=1000]{grouped};{small}"
    sample = sheet.writer.write(Money(100, numbers.currency))
    start = next(place for place, letter in enumerate(sample) if letter.isdigit())
    symbol = f'"{sample[:start]}"'
    small = f"{symbol}0" if _is_whole(spec) else f"{locale}{symbol}0.00"
    return f"[>=1000000]{symbol}{millions};[>=1000]{symbol}{grouped};{small}"


def _is_whole(spec: ChartSpec) -> bool:
    values = [value for row in spec.series for value in row.values if value is not None]
    return all(value == int(value) for value in values if value < 1000)


def _label(sheet: Sheet, numbers: NumberFormat, value: Decimal | None) -> str:
    return "" if value is None or value == 0 else sheet.writer.write(numbers.shown(value))


def _top(spec: ChartSpec) -> Decimal:
    top = spec.top * HEADROOM or Decimal(1)
    if spec.kind is ChartKind.BAR and spec.goal is not None:
        return min(max(top, spec.goal.value * HEADROOM), spec.goal.value * Decimal("1.9"))
    return top


def _columns(sheet: Sheet, rect: Rect, goal: DrawnGoal | None, legend: bool) -> Rect:
    above = 36 if legend else 4
    right = sheet.width(goal.text, LABEL) + 14 if goal else 0
    return Rect(rect.x, rect.y + above, rect.w - right, rect.h - above - 32)


def _bars(sheet: Sheet, rect: Rect, categories: tuple[str, ...], goal: DrawnGoal | None) -> Rect:
    widest = max((sheet.width(name, CATEGORY) for name in categories), default=0)
    left = widest + NAME_GAP
    below = 32 if goal else 4
    height = min(rect.h - below, 66 * len(categories))
    return Rect(rect.x + left, rect.y + 4, rect.w - left - 8, height - 4)


def _shrunk(sheet: Sheet, face: Face, words: list[str], width: float) -> Face:
    widest = max((sheet.width(word, face) for word in words), default=0)
    if widest <= width:
        return face
    return replace(face, size=max(SMALLEST, int(face.size * width / widest)))
