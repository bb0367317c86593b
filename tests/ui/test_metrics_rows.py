"""Every figure of the Metrics view opens rows that add up to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.values.money import Cents, Money, Percent
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Cell, RowsKey
from csdesk.domain.views.metrics import Figure, Filter, Grain, RowsPanel, Section, Span
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.queries.health import bands_on
from csdesk.storage.queries.metric_facts import metric_facts
from csdesk.storage.sample import add_sample
from csdesk.storage.workspace import Workspace
from csdesk.ui.charts.written import shown_words
from csdesk.ui.metrics.composing import composed
from csdesk.ui.metrics.details import details
from csdesk.ui.metrics.rows import panel_of

ON = date(2026, 10, 30)
SEPTEMBER = Month(2026, 9)
SECTIONS = [section for section in Section if section is not Section.WHAT_IF]
Marked = Figure | Cell


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Numbers:
    path = tmp_path_factory.mktemp("sample") / "sample.csdesk"
    with Workspace.create(path, FixedClock(datetime(2026, 10, 30, 15, tzinfo=UTC))) as workspace:
        add_sample(workspace, "pt_BR")
        bands = bands_on(workspace.reader, workspace.settings, ON)
        return Numbers.up_to(metric_facts(workspace.reader, workspace.settings, bands), ON)


def marks(found: Any) -> Iterator[Marked]:
    """Every figure and every mark of a chart that opens rows."""
    if isinstance(found, (Figure, Cell)):
        if found.rows is not None:
            yield found
    elif dataclasses.is_dataclass(found):
        for field in dataclasses.fields(found):
            yield from marks(getattr(found, field.name))
    elif isinstance(found, tuple):
        for one in found:
            yield from marks(one)


def amount(shown: object) -> Decimal:
    if isinstance(shown, Money):
        return Decimal(shown.cents)
    if isinstance(shown, Percent):
        assert shown.ratio is not None
        return shown.ratio
    return Decimal(str(shown))


def added_up(panel: RowsPanel, column: int) -> Decimal:
    cells = [row.cells[column] for row in panel.rows]
    return sum((amount(cell) for cell in cells if cell is not None), Decimal(0))


@cache
def words(mark: object) -> str:
    return shown_words(Translator("en"), mark)  # type: ignore[arg-type]


@pytest.mark.parametrize("grain", list(Grain))
@pytest.mark.parametrize("section", SECTIONS)
def test_each_figure_says_what_its_panel_says(numbers: Numbers, section: Section, grain: Grain) -> None:
    state = composed(numbers, section, Span.ending(grain, SEPTEMBER), Filter())
    found = list(marks((state.figures, state.content)))
    assert len(found) > 20
    for mark in found:
        assert mark.rows is not None
        panel = panel_of(numbers, mark.rows)
        shown = mark.value if isinstance(mark, Figure) else mark.shown
        if isinstance(shown, (Money, Percent, int)):
            assert words(panel.value) == words(shown), mark.rows


@pytest.mark.parametrize("section", SECTIONS)
def test_the_rows_add_up_to_the_totals_and_the_totals_to_the_figure(
    numbers: Numbers, section: Section
) -> None:
    state = composed(numbers, section, Span.ending(Grain.QUARTER, SEPTEMBER), Filter())
    for key in {mark.rows for mark in marks((state.figures, state.content))}:
        assert key is not None
        panel = panel_of(numbers, key)
        summed = [at for at, total in enumerate(panel.totals) if isinstance(total, (Money, int, Decimal))]
        assert summed or key.metric in {"capacity", "first_response_mean", "resolution_mean"} or panel.totals
        for at in summed:
            assert abs(added_up(panel, at) - amount(panel.totals[at])) <= 1, (key, at)
        if isinstance(panel.value, Money) and len(panel.inputs) < 2:
            assert panel.totals[-1] == panel.value


def test_a_rate_is_the_total_above_over_the_total_below(numbers: Numbers) -> None:
    panel = panel_of(numbers, RowsKey("nrr", Month(2026, 7), SEPTEMBER))
    above, below = (amount(total) for total in panel.totals[-2:])
    assert panel.value == Percent(above / below)
    assert panel.formula is not None


def test_churn_in_the_side_list_is_shown_as_going_out(numbers: Numbers) -> None:
    panel = panel_of(numbers, RowsKey("churn", SEPTEMBER, SEPTEMBER, sign=-1))
    assert panel.value == Money(-370_000, "BRL", whole=True)
    assert panel.totals[-1] == panel.value
    assert all(amount(row.cells[-1]) < 0 for row in panel.rows)


def test_a_group_of_losses_opens_only_its_own_accounts(numbers: Numbers) -> None:
    key = RowsKey("churn", Month(2025, 10), SEPTEMBER, group="csm:Lúcia Maré")
    panel = panel_of(numbers, key)
    whole = panel_of(numbers, RowsKey("churn", Month(2025, 10), SEPTEMBER))
    assert 0 < len(panel.rows) < len(whole.rows)
    assert added_up(panel, -1) == amount(panel.value)


def test_names_of_accounts_are_the_persons_own_words() -> None:
    account = Account(id=1, name="<b>Ana</b>")
    line = Line(id=1, account=1, mrr=Cents(100_00), start=date(2026, 1, 5))
    numbers = Numbers.up_to(MetricFacts(accounts=[account], lines=[line]), date(2026, 2, 10))
    panel = panel_of(numbers, RowsKey("closing_mrr", Month(2026, 1), Month(2026, 1)))
    assert Translator("en").write(panel.rows[0].cells[0]) == "<b>Ana</b>"
    assert panel.value == Money(100_00, "BRL", whole=True)


def test_renewals_stand_in_the_month_in_which_they_are_due(numbers: Numbers) -> None:
    chart = next(
        chart
        for chart in details(numbers, Section.RENEWALS, Span.ending(Grain.QUARTER, Month(2026, 10))).charts
        if chart.key == "renewal_months"
    )
    assert chart.columns[0] == Month(2026, 8)
    assert chart.columns[-1] == Month(2027, 1), "the 90 days that the forecast looks ahead"
    due, target, forecast, final = (row.cells for row in chart.series)
    for place, month in enumerate(chart.columns):
        assert isinstance(month, Month)
        found = numbers.periods.renewal_months(month, month)[month]
        if not found.contracts:
            assert due[place].why is not None
            assert due[place].value is None
            continue
        values = due[place].value, target[place].value, forecast[place].value
        assert values == (found.due, found.target, found.forecast)
        assert final[place].is_partial is (final[place].value is not None and not found.is_final)
    assert any(cell.value is None and cell.why is not None for cell in final)
