"""Revenue kept by cohort: accounts by the quarter of their first closing, seen at each quarter's close since."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.placing import AccountLines
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.month import Month, Quarter
from csdesk.domain.views.charts import Cell, Chart, ChartKind, Hue, RowsKey, Scale, Series

COHORTS = 8
AccountSides = tuple[int, int, int]
"""An account, its MRR at the close of its first quarter, and at that of a later one."""


def cohort_chart(numbers: Numbers, last: Month, count: int = COHORTS) -> Chart:
    """The matrix of the last quarters."""
    start = numbers.facts.fiscal_start
    end = Quarter.of(last.first, start)
    quarters = [end.plus(by) for by in range(1 - count, 1)]
    members = members_of(numbers, quarters)
    while len(quarters) > 1 and not members[quarters[0]]:
        quarters.pop(0)
    rows = []
    for quarter in quarters:
        own = members[quarter]
        bases = bases_of(numbers, quarter, own)
        cells = []
        for k in range(count):
            at = quarter.plus(k)
            if at.months[0] > last:
                break
            cells.append(_cell(numbers, quarter, at, own, bases))
        rows.append(Series(quarter_name(quarter), Hue.FIRST, tuple(cells), note=len(own)))
    return Chart(
        key="cohorts",
        kind=ChartKind.HEAT,
        title=msg("Revenue kept, by cohort"),
        unit=msg("% of starting MRR, by quarter"),
        columns=(msg("start"), *(verbatim(f"+{k}") for k in range(1, count))),
        series=tuple(rows),
        scale=Scale.PERCENT,
        total_name=msg("accounts"),
    )


def quarter_name(quarter: Quarter) -> Text:
    """`T4 24`, or `Q4 24`."""
    return msg("Q{n} {year}", n=quarter.number, year=verbatim(f"{quarter.year % 100:02}"))


def members_of(numbers: Numbers, quarters: list[Quarter]) -> dict[Quarter, list[AccountLines]]:
    """The accounts by the quarter of their first closing as customers."""
    closings = numbers.book.calendar.closings
    start = numbers.facts.fiscal_start
    found: dict[Quarter, list[AccountLines]] = {quarter: [] for quarter in quarters}
    for lines in numbers.book.accounts.values():
        if lines.first is not None:
            quarter = Quarter.of(closings[lines.first].month.first, start)
            if quarter in found:
                found[quarter].append(lines)
    return found


def sides_of(numbers: Numbers, quarter: Quarter, at: Quarter, own: list[AccountLines]) -> list[AccountSides]:
    """The accounts of a cohort at the close of its own quarter and of a later one, both at the later rates."""
    bases = bases_of(numbers, quarter, own)
    place = _close(numbers, at)
    return [(lines.account, base[place], lines.value(place)) for lines, base in zip(own, bases, strict=True)]


def bases_of(numbers: Numbers, quarter: Quarter, own: list[AccountLines]) -> list[Sequence[int]]:
    """What each account paid at the close of its first quarter, at the rates of every closing."""
    place = _close(numbers, quarter)
    book, size = numbers.book, len(numbers.book.calendar)
    return [
        [lines.value(place)] * size if lines.values is None else book.placing.repriced(lines, place)
        for lines in own
    ]


def _close(numbers: Numbers, quarter: Quarter) -> int:
    calendar = numbers.book.calendar
    return calendar.place(min(quarter.months[2], calendar.last))


def _cell(
    numbers: Numbers, quarter: Quarter, at: Quarter, own: list[AccountLines], bases: list[Sequence[int]]
) -> Cell:
    place = _close(numbers, at)
    after = sum(lines.value(place) for lines in own)
    ratio = Ratio(after, sum(base[place] for base in bases))
    value: Fraction | None = ratio.exact
    last = at.months[2]
    if value is None:
        return Cell(None, why=msg("No account of this cohort had MRR at its start"))
    key = RowsKey("cohort", quarter.months[0], at.months[2], group=str(quarter))
    return Cell(value, ratio.percent, key, is_partial=last >= numbers.last and last.last > numbers.on)
