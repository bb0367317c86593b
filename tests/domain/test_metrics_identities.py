"""What must hold for any portfolio: the identities of section 3, and agreement with the definitions read plainly."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable
from contextvars import copy_context
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.errors import Cancelled
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.rules.book import Book
from csdesk.domain.rules.caveats import joined
from csdesk.domain.rules.cohorts import CohortTable, cohorts
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import entries_of, mrr_by_account, mrr_series, refusal
from csdesk.domain.rules.ratio import Ratio, fixed, half_away
from csdesk.domain.rules.report import book_of
from csdesk.domain.rules.retention import Retention, retention
from csdesk.domain.rules.windows import Window
from csdesk.domain.text import msg
from csdesk.domain.turns import way
from csdesk.domain.values.month import Month

BEGIN = date(2024, 1, 1)
LAST = Month(2024, 9)
ON = date(2024, 9, 14)
ACCOUNTS = [Account(id=number, name=str(number)) for number in range(1, 4)]
RATES = [
    Rate(id=number, month=Month(2024, 3).plus(number), currency="USD", rate=Decimal(rate))
    for number, rate in enumerate(("5.123456", "0.31", "4.9", "5.5"))
]

days = st.integers(0, 290).map(lambda offset: BEGIN + timedelta(days=offset))
month_ends = st.sampled_from([Month(2024, month).last for month in range(1, 10)])
first_days = st.sampled_from([Month(2024, month).first for month in range(1, 11)])


@st.composite
def line_lists(draw: st.DrawFn) -> list[Line]:
    """Lines of a few accounts, crowded around month ends, with discounts, free lines and two currencies."""
    found = []
    for number in range(draw(st.integers(1, 9))):
        start = draw(st.one_of(days, first_days))
        end = draw(st.one_of(st.none(), days, month_ends))
        if end is not None and end < start:
            end = start + timedelta(days=draw(st.integers(0, 60)))
        kind = draw(st.sampled_from(["base", "base", "add_on", "discount", "trial"]))
        cents = draw(st.sampled_from([0, 1, 33, 5_000, 10_000, 12_345]))
        sign = -1 if kind == "discount" or draw(st.integers(0, 9)) == 0 else 1
        found.append(
            Line(
                id=number + 1,
                account=draw(st.integers(1, 3)),
                product=draw(st.sampled_from(["voice", "data", None])),
                kind=kind,
                mrr=sign * cents,
                currency=draw(st.sampled_from(["BRL", "BRL", "USD", None])),
                start=start,
                end=end,
                start_reason=draw(st.sampled_from([None, "reajuste", "upsell"])),
            )
        )
    return found


class Plain:
    """Section 3 read word by word, slowly, for comparison."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = [line for line in lines if line.kind != "trial"]
        self.months = list(Month(2023, 12).until(LAST))

    def stop(self, line: Line) -> date:
        if line.end is None:
            return date.max
        follows = any(
            other.account == line.account
            and other is not line
            and other.kind in {"base", "add_on"}
            and other.mrr >= 0
            and other.start == line.end + timedelta(days=1)
            for other in self.lines
        )
        return line.end + timedelta(days=1) if follows else line.end

    def counting(self, account: int, month: Month) -> list[Line]:
        day = min(month.last, ON)
        return [
            line
            for line in self.lines
            if line.account == account and line.start <= day and self.stop(line) > day
        ]

    def converted(self, line: Line, month: Month) -> int | None:
        if line.currency != "USD":
            return line.mrr
        known = [rate.rate for rate in RATES if rate.month <= month]
        if not known:
            return None
        return int((Decimal(line.mrr) * known[-1]).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def by_product(self, account: int, at: Month, rates_of: Month) -> dict[str | None, int]:
        sums: dict[str | None, int] = defaultdict(int)
        for line in self.counting(account, at):
            cents = self.converted(line, rates_of)
            if cents is not None:
                sums[line.product] += cents
        return sums

    def mrr(self, account: int, at: Month, rates_of: Month | None = None) -> int:
        return max(0, sum(self.by_product(account, at, rates_of or at).values()))

    def parts(self, account: int, opening: Month, closing: Month) -> dict[str, int]:
        before = self.by_product(account, opening, closing)
        after = self.by_product(account, closing, closing)
        parts: dict[str, int] = defaultdict(int)
        old = {line.id for line in self.counting(account, opening)}
        for product in {*before, *after}:
            delta = after.get(product, 0) - before.get(product, 0)
            fresh = [
                line
                for line in self.counting(account, closing)
                if line.id not in old
                and line.product == product
                and self.converted(line, closing) is not None
            ]
            if delta < 0:
                parts["downsell"] -= delta
            elif delta > 0 and product not in before:
                parts["cross_sell"] += delta
            elif delta > 0 and fresh and all(line.start_reason == "reajuste" for line in fresh):
                parts["price_adjustment"] += delta
            else:
                parts["upsell"] += delta
        return parts

    def ever(self, account: int, upto: Month) -> bool:
        return any(self.mrr(account, month) > 0 for month in self.months if month <= upto)

    def sums(self, opening: Month, closing: Month) -> dict[str, int]:
        sums: dict[str, int] = defaultdict(int)
        for account in (1, 2, 3):
            before = self.mrr(account, opening, closing)
            after = self.mrr(account, closing)
            sums["opening_mrr"] += before
            sums["opening_mrr_own_rate"] += self.mrr(account, opening)
            sums["closing_mrr"] += after
            sums["customers_closing"] += after > 0
            sums["customers_opening"] += before > 0
            if before == 0 < after:
                sums["reactivation" if self.ever(account, opening) else "new"] += after
            elif after == 0 < before:
                sums["churn"] += before
                sums["lost_customers"] += 1
            elif after > before:
                sums["expansion"] += after - before
            else:
                sums["contraction"] += before - after
            if before and after:
                for kind, cents in self.parts(account, opening, closing).items():
                    sums[kind] += cents
        return sums


def the_book(lines: list[Line]) -> Book:
    return book_of(MetricFacts(lines=lines, accounts=ACCOUNTS, rates=RATES), LAST, ON)[0]


def windows_of(book: Book) -> list[Window]:
    """Every pair of closings."""
    size = len(book.calendar)
    return [Window(opening, closing) for opening in range(size) for closing in range(opening + 1, size)]


@settings(max_examples=70, deadline=None)
@given(line_lists())
def test_every_window_agrees_with_the_definitions_read_plainly(lines: list[Line]):
    book = the_book(lines)
    plain = Plain(lines)
    book.movements(windows_of(book))
    for window in windows_of(book):
        found = dataclasses.asdict(retention(book, window))
        months = [book.calendar.closings[place].month for place in (window.opening, window.closing)]
        for key, value in plain.sums(*months).items():
            assert found[key] == value, (key, *map(str, months))


@settings(max_examples=70, deadline=None)
@given(line_lists())
def test_the_identities_hold_over_every_window(lines: list[Line]):
    book = the_book(lines)
    for window in windows_of(book):
        found = retention(book, window)
        assert found.opening_mrr_own_rate + found.fx_effect + found.net_new_mrr == found.closing_mrr
        assert (
            found.upsell + found.cross_sell + found.price_adjustment - found.downsell
            == found.expansion - found.contraction
        )
        gained = found.customers_new + found.customers_reactivated
        assert found.customers_opening + gained - found.lost_customers == found.customers_closing
        assert_rates_agree(found)


@settings(max_examples=150, deadline=None)
@given(line_lists())
def test_a_window_joined_from_its_months_is_the_window_read_alone(lines: list[Line]):
    together = the_book(lines)
    windows = windows_of(together)
    together.movements([*(Window(place - 1, place) for place in range(1, len(together.calendar))), *windows])
    for window in windows:
        alone = the_book(lines)
        assert together.movements([window]) == alone.movements([window])
        assert together.losses(window) == alone.losses(window)


def test_a_walk_that_was_stopped_leaves_nothing_half_read():
    lines = [Line(id=n, account=n, product="voice", mrr=100, start=BEGIN) for n in range(1, 301)]
    accounts = [Account(id=n, name=str(n)) for n in range(1, 301)]
    book = book_of(MetricFacts(lines=lines, accounts=accounts), LAST, ON)[0]
    windows = [book.calendar.month(Month(2024, 1)), book.calendar.span(Month(2024, 1), Month(2024, 3))]

    def stop() -> None:
        raise Cancelled(msg("Stopped"))

    def stopped(ask: Callable[[], object]) -> None:
        way.set(stop)
        with pytest.raises(Cancelled):
            ask()

    copy_context().run(stopped, lambda: book.movements(windows))
    copy_context().run(stopped, lambda: book.balances(2))
    assert [len(found.new) for found in book.movements(windows)] == [300, 300]
    assert len(book.balances(2)) == 300


def assert_rates_agree(found: Retention) -> None:
    nrr, grr = found.nrr.exact, found.grr.exact
    if nrr is None or grr is None:
        assert found.opening_mrr == 0
        return
    assert nrr == 1 - found.net_churn_rate.exact
    assert grr == 1 - found.revenue_loss_rate.exact
    assert 0 <= grr <= min(1, nrr)


@settings(max_examples=50, deadline=None)
@given(line_lists())
def test_cohorts_agree_with_the_definitions_read_plainly(lines: list[Line]):
    plain = Plain(lines)
    firsts = {
        account: next((month for month in plain.months if plain.mrr(account, month) > 0), None)
        for account in (1, 2, 3)
    }
    for row in cohorts(the_book(lines), Month(2024, 1), LAST).rows:
        members = [account for account, first in firsts.items() if first == row.cohort]
        assert row.size == len(members)
        for cell in row.cells:
            month = row.cohort.plus(cell.k)
            now = [plain.mrr(account, month) for account in members]
            start = [plain.mrr(account, row.cohort, month) for account in members]
            kept = [min(pair) for pair in zip(now, start, strict=True)]
            assert cell.logos == Ratio(sum(value > 0 for value in now), len(members))
            assert cell.net_revenue == Ratio(sum(now), sum(start))
            assert cell.gross_revenue == Ratio(sum(kept), sum(start))
            assert cell.partial == (month == LAST)


@settings(max_examples=50, deadline=None)
@given(line_lists(), line_lists())
def test_an_edit_of_one_account_ends_where_a_fresh_reading_does(lines: list[Line], others: list[Line]):
    anchor = Line(id=99, account=9, product="voice", mrr=100, start=BEGIN)
    changed = [
        dataclasses.replace(line, id=line.id + 100, account=2) for line in others if line.kind != "trial"
    ]
    book = the_book([anchor, *lines])
    fresh = the_book([anchor, *[line for line in lines if line.account != 2], *changed])
    before = numbers(book)
    table = CohortTable(book, Month(2024, 1), LAST)
    assert book.replace(2, entries_of(2, changed, "BRL"))
    assert numbers(book) == numbers(fresh)
    assert table.matrix() == cohorts(fresh, Month(2024, 1), LAST)
    own = [line for line in lines if line.account == 2 and line.kind != "trial"]
    assert book.replace(2, entries_of(2, own, "BRL"))
    assert numbers(book) == before


def numbers(book: Book) -> list[object]:
    """Everything a book answers."""
    places = range(len(book.calendar))
    windows = windows_of(book)
    return [
        [book.mrr(place) for place in places],
        [book.customers(place) for place in places],
        [dict(book.balances(place)) for place in places],
        [book.visitors(place) for place in places],
        [retention(book, window) for window in windows],
        [dict(movements.tenure) for movements in book.movements(windows)],
    ]


def test_an_edit_before_the_calendar_begins_asks_for_a_fresh_reading():
    book = the_book([Line(id=1, account=1, mrr=100, start=date(2024, 3, 5))])
    for start, taken in ((date(2024, 2, 29), False), (date(2024, 3, 1), True)):
        line = Line(id=1, account=1, mrr=100, start=start)
        assert book.replace(1, entries_of(1, [line], "BRL")) is taken


@settings(max_examples=50, deadline=None)
@given(line_lists())
def test_screens_agree_with_the_book(lines: list[Line]):
    book = the_book(lines)
    last = len(book.calendar) - 1
    found = mrr_by_account(lines, RATES, "BRL", ON)
    assert {account: cents for account, cents in found.items() if cents} == book.balances(last)
    for account in (1, 2, 3):
        own = [line for line in lines if line.account == account]
        months = [closing.month for closing in book.calendar.closings]
        series = mrr_series(own, RATES, "BRL", months, ON)
        assert series == [book.balances(place).get(account, 0) for place in range(last + 1)]


@given(line_lists())
def test_drawn_lines_are_all_acceptable(lines: list[Line]):
    assert [refusal(line) for line in lines] == [None] * len(lines)


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_rounding_is_to_the_nearest_and_halves_go_away_from_zero(num: int, den: int):
    found = half_away(num, den)
    assert abs(Fraction(num, den) - found) <= Fraction(1, 2)
    assert half_away(-num, den) == -found


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**4))
def test_a_shown_percentage_never_is_minus_zero(num: int, den: int):
    shown = Ratio(num, den).pct
    assert shown != "-0.0"
    assert shown == fixed(100 * num, den)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))))
def test_joined_spans_cover_the_same_places_once(spans: list[tuple[int, int]]):
    covered = {place for begin, until in spans for place in range(begin, until)}
    once = [place for begin, until in joined(list(spans)) for place in range(begin, until)]
    assert once == sorted(covered)
