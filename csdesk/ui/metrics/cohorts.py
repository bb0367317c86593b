"""The cohort matrix as a chart: a row for each cohort, or for each value that accounts have; the average below."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from csdesk.domain.model.account import SERVICE_MODELS, SIZES, STAGES, TOUCHES
from csdesk.domain.rules.cohort_cuts import MONTH, QUARTER, matrix_keys, pooled, rows_of, table_by
from csdesk.domain.rules.cohorts import Cell as Kept
from csdesk.domain.rules.cuts import ATTRIBUTES, CUSTOM, STARTS
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import Ratio, half_away
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.month import Month, Quarter
from csdesk.domain.views.charts import Cell, Chart, ChartKind, Hue, RowsKey, Scale, Series, Shown
from csdesk.domain.views.metrics import CohortLook

COLUMNS = 8
MONTHS = 12
NOT_GIVEN = msg("Not given")
MEASURES: dict[str, Text] = {
    "net_revenue": msg("Revenue kept, by cohort"),
    "gross_revenue": msg("Revenue kept without expansion, by cohort"),
    "logos": msg("Accounts kept, by cohort"),
}
_SHARES: dict[str, Text] = {
    "net_revenue": msg("% of starting MRR"),
    "gross_revenue": msg("% of starting MRR"),
    "logos": msg("% of the accounts"),
}
PERIODS: dict[str, Text] = {MONTH: msg("By month"), QUARTER: msg("By quarter")}
_CHOICES = {**dict(SIZES), **dict(TOUCHES), **dict(SERVICE_MODELS), **dict(STAGES)}
_Row = tuple[Month | str | None, int, Sequence[Kept]]


def look_keys(numbers: Numbers) -> tuple[tuple[str, Text], ...]:
    """What the rows of the matrix can be, with their words."""
    return tuple((key, _by_words(key)) for key in matrix_keys(numbers))


def _by_words(key: str) -> Text:
    if key in PERIODS:
        return PERIODS[key]
    return ATTRIBUTES.get(key) or STARTS.get(key) or verbatim(key.removeprefix(CUSTOM))


def cohort_chart(numbers: Numbers, last: Month, look: CohortLook) -> Chart:
    """The matrix of the last periods, or of the values of most accounts."""
    table = table_by(numbers, look.by, last)
    most = MONTHS if look.by == MONTH else COLUMNS
    shown = _last(rows_of(table, look.by), look.by, most)
    rows = [_series(numbers, last, look, row, most) for row in shown]
    if len(shown) > 1:
        cells = pooled(shown)[:most]
        rows.append(
            Series(
                msg("Average"),
                Hue.FIRST,
                tuple(_cell(look, cell, None) for cell in cells),
                note=sum(size for _, size, _ in shown),
            )
        )
    unit = _amounts(numbers, look) if look.counts else _SHARES[look.measure]
    return Chart(
        key="cohorts",
        kind=ChartKind.HEAT,
        title=MEASURES[look.measure],
        unit=unit,
        columns=(msg("start"), *(verbatim(f"+{k}") for k in range(1, most))),
        series=tuple(rows),
        scale=Scale.NUMBER if look.counts else Scale.PERCENT,
        total_name=msg("accounts"),
    )


def _last(rows: list[_Row], by: str, most: int) -> list[_Row]:
    """The rows that are shown: the last cohorts, without empty ones before the first; the largest values."""
    if by not in PERIODS:
        return rows[:most]
    found = rows[-most:]
    while len(found) > 1 and not found[0][1]:
        found.pop(0)
    return found


def _series(numbers: Numbers, last: Month, look: CohortLook, row: _Row, most: int) -> Series:
    name, size, cells = row
    length = 1 if look.by == MONTH else 3
    shown = []
    for cell in cells[:most]:
        if isinstance(name, Month):
            group = f"{look.by}:{look.measure}:{cell.k}:"
            key = RowsKey("cohort", name, min(name.plus((cell.k + 1) * length - 1), last), group=group)
        else:
            key = RowsKey("cohort", last, last, group=f"{look.by}:{look.measure}:{cell.k}:{name or ''}")
        shown.append(_cell(look, cell, key))
    return Series(row_name(numbers, look.by, name), Hue.FIRST, tuple(shown), note=size)


def row_name(numbers: Numbers, by: str, name: Month | str | None) -> Text:
    """`T4 24`, `out/2024`, or a value in words."""
    if isinstance(name, Month):
        if by == MONTH:
            return msg("{month}", month=name)
        quarter = Quarter.of(name.first, numbers.facts.fiscal_start)
        return msg("Q{n} {year}", n=quarter.number, year=verbatim(f"{quarter.year % 100:02}"))
    return NOT_GIVEN if name is None else _CHOICES.get(name) or verbatim(name)


def _cell(look: CohortLook, cell: Kept, key: RowsKey | None) -> Cell:
    ratio: Ratio = getattr(cell, look.measure)
    value = ratio.exact
    if value is None:
        return Cell(None, why=msg("No account of this cohort had MRR at its start"))
    shown: Shown = ratio.percent
    if look.counts:
        shown = ratio.num if look.measure == "logos" else Decimal(half_away(ratio.num, 10_000)) / 10
    return Cell(value, shown, key, is_partial=cell.partial)


def _amounts(numbers: Numbers, look: CohortLook) -> Text:
    if look.measure == "logos":
        return msg("number of accounts")
    sign = verbatim("R$" if numbers.currency == "BRL" else numbers.currency)
    return msg("{currency} thousand", currency=sign)
