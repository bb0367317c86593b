"""The numbers of a deck as a workbook: one sheet for each slide, with the same figures in typed cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from csdesk.domain.review.document import (
    Asks,
    Chart,
    Document,
    Kpi,
    Node,
    Plan,
    Points,
    Prose,
    Shown,
    Slide,
    Table,
    Takeaway,
)
from csdesk.domain.review.sheet import Writer
from csdesk.domain.review.wording import NEXT_STEP
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Money, Percent
from csdesk.domain.views.sheets import SheetRow, SheetTable, SheetValue

_WIDTHS = (34, 22, 22, 34, 22, 22, 22, 22)
_GAP = SheetRow(())


def workbook(document: Document, writer: Writer) -> tuple[SheetTable, ...]:
    """A sheet for each slide, named and ordered as in the deck."""
    return tuple(
        SheetTable(
            name=f"{place} {writer.words(slide.label)}",
            titles=(),
            rows=tuple(_Rows(writer).of(slide, document)),
            widths=_WIDTHS,
        )
        for place, slide in enumerate(document.slides, 1)
    )


class _Rows:
    """Writes the parts of a slide below each other."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def of(self, slide: Slide, document: Document) -> Iterator[SheetRow]:
        """Title, source, then each part."""
        yield self._strong(slide.title.text)
        yield self._row(
            msg("Source: {source}. Data up to {day}.", source=slide.notes.source, day=document.as_of)
        )
        figures = [node for node in slide.nodes if isinstance(node, Kpi)]
        if figures:
            yield from self._figures(figures)
        for node in slide.nodes:
            if not isinstance(node, Kpi):
                yield _GAP
                yield from self._node(node)

    def _figures(self, figures: Sequence[Kpi]) -> Iterator[SheetRow]:
        yield _GAP
        yield self._strong(msg("Figure"), msg("Value"), msg("Before"), msg("Note"))
        for one in figures:
            yield self._row(one.label, one.value, one.before, one.note)

    def _node(self, node: Node) -> Iterator[SheetRow]:
        heading = NEXT_STEP if isinstance(node, Takeaway) else None
        if not isinstance(node, Kpi | Plan | Takeaway):
            heading = node.heading
        if heading is not None:
            yield self._strong(heading)
        match node:
            case Table():
                yield self._strong(*(column.title for column in node.columns))
                yield from (self._row(*row) for row in node.rows)
            case Chart():
                yield from self._chart(node)
            case Plan():
                yield self._strong(msg("Step"), msg("From"), msg("Until"), msg("Who"))
                yield from (self._row(step.title, step.start, step.end, step.label) for step in node.steps)
            case Points():
                yield from (self._row(item) for item in node.items)
            case Asks():
                yield from (self._row(ask.text, ask.detail) for ask in node.asks)
            case Prose() | Takeaway():
                yield self._row(node.text)

    def _chart(self, chart: Chart) -> Iterator[SheetRow]:
        spec, goal = chart.spec, chart.spec.goal
        names = [series.name for series in spec.series]
        yield self._strong(None, *names, *(() if goal is None else (goal.name,)))
        for place, category in enumerate(spec.categories):
            values = [spec.format.shown(series.values[place]) for series in spec.series]
            yield self._row(category, *values, *(() if goal is None else (spec.format.shown(goal.value),)))

    def _strong(self, *cells: Shown) -> SheetRow:
        return SheetRow(tuple(map(self._cell, cells)), strong=True)

    def _row(self, *cells: Shown) -> SheetRow:
        return SheetRow(tuple(map(self._cell, cells)))

    def _cell(self, value: Shown) -> SheetValue:
        if value is None or isinstance(value, Money | Percent | Decimal | int | date):
            return value
        return self._writer.words(value) if isinstance(value, Text) else self._writer.write(value)
