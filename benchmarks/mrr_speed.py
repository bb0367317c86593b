"""How fast the Metrics view's numbers are: 36 months, 10,000 accounts, 40,000 lines, 10 % of them in dollars.

The floor, measured in the same run, is the plain walk that knows nothing of customers, products or currencies:
every month over every line. The garbage collector is paused, as it is while a job runs beside the window. Run
`python -m benchmarks.mrr_speed`.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from benchmarks.floor import Measure, show
from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.rules.book import Book
from csdesk.domain.rules.cohorts import CohortTable
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import mrr_by_account
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.periods import Periods
from csdesk.domain.rules.report import book_of, report_from
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month
from csdesk.domain.views.metrics import Filter, Grain, Section, Span
from csdesk.ui.metrics.composing import composed

ACCOUNTS, LINES = 10_000, 40_000
FIRST, LAST = Month(2022, 1), Month(2024, 12)
ON = LAST.last
VIEW_LIMIT, EDIT_LIMIT = 150, 30


def portfolio() -> MetricFacts:
    """Accounts that renew, upgrade, add products, pause and leave; the same on every run."""
    dice = random.Random(3)
    lines: list[Line] = []
    for account in range(1, ACCOUNTS + 1):
        lines += account_lines(dice, account, len(lines) + 1)
    rates = [
        Rate(id=number, month=Month(2021, 12).plus(number), currency="USD", rate=Decimal("5.123456") + number)
        for number in range(40)
    ]
    accounts = [Account(id=number, name=str(number)) for number in range(1, ACCOUNTS + 1)]
    return MetricFacts(lines=lines, accounts=accounts, rates=rates)


def account_lines(dice: random.Random, account: int, first_id: int) -> list[Line]:
    currency = "USD" if dice.random() < 0.1 else "BRL"
    start = FIRST.first + timedelta(days=dice.randrange(1000))
    price = dice.randrange(10_000, 900_000)
    found: list[Line] = []
    while len(found) < 3 and start < ON:
        end = start + timedelta(days=dice.randrange(60, 500)) if dice.random() < 0.9 else None
        reason = "reajuste" if dice.random() < 0.3 else None
        found.append(line(first_id + len(found), account, "Base", price, currency, start, end, reason))
        if end is None:
            break
        start = end + timedelta(days=1 if dice.random() < 0.9 else 40)
        price = int(price * dice.uniform(0.8, 1.3))
    while len(found) < LINES // ACCOUNTS:
        start = FIRST.first + timedelta(days=dice.randrange(1200))
        end = start + timedelta(days=dice.randrange(60, 600)) if dice.random() < 0.4 else None
        product = f"Extra {dice.randrange(4)}"
        amount = dice.randrange(5_000, 50_000)
        found.append(line(first_id + len(found), account, product, amount, currency, start, end, None))
    return found


def line(
    number: int,
    account: int,
    product: str,
    mrr: int,
    currency: str,
    start: date,
    end: date | None,
    reason: str | None,
) -> Line:
    return Line(
        id=number,
        account=account,
        product=product,
        kind="base" if product == "Base" else "add_on",
        mrr=Cents(mrr),
        currency=currency,
        start=start,
        end=end,
        start_reason=reason,
    )


def best(work: Callable[[], Any], times: int = 5) -> float:
    """Milliseconds of the fastest of several runs."""
    return min(timed(work) for _ in range(times))


def timed(work: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def floor(facts: MetricFacts) -> Callable[[], None]:
    rows = [
        (
            own.account,
            own.start.toordinal(),
            own.end.toordinal() if own.end else date.max.toordinal(),
            own.mrr,
        )
        for own in facts.lines
        if own.start is not None and own.mrr is not None
    ]
    closings = [month.last.toordinal() for month in FIRST.until(LAST)]

    def walk() -> None:
        for day in closings:
            sums: dict[int, int] = {}
            for account, start, end, cents in rows:
                if start <= day < end:
                    sums[account] = sums.get(account, 0) + cents

    return walk


def whole_view(facts: MetricFacts) -> tuple[float, float]:
    """Milliseconds of the whole report from a book just read, and from the records on, reading included."""
    turns = [view_turn(facts) for _ in range(5)]
    return min(view for _, view in turns), min(read + view for read, view in turns)


def view_turn(facts: MetricFacts) -> tuple[float, float]:
    begin = time.perf_counter()
    book, _ = book_of(facts, LAST, ON)
    return (time.perf_counter() - begin) * 1000, timed(partial(whole, book, facts))


def whole(book: Book, facts: MetricFacts) -> None:
    periods = Periods(book, facts, partial(CohortTable, book, FIRST, LAST))
    assert report_from(periods, (FIRST, LAST))


def first_section(facts: MetricFacts) -> tuple[float, float]:
    """Milliseconds of the first section of the view from the records on, and again after one edit."""
    span = Span.ending(Grain.QUARTER, LAST)
    held: list[Numbers] = []

    def shown() -> None:
        held[:] = [Numbers.up_to(facts, ON)]
        assert composed(held[0], Section.OVERVIEW, span, Filter())

    def edited() -> None:
        held[:] = [held[0].replace(facts, 77)]
        assert composed(held[0], Section.OVERVIEW, span, Filter())

    return best(shown, 3), best(edited)


def measures(*, quick: bool) -> Iterator[Measure]:  # noqa: ARG001 - its portfolio is made in memory
    """The numbers of the Metrics view, whole and after one edit, as the app computes them beside the window."""
    facts = portfolio()
    base = best(floor(facts))
    gc.disable()
    view, from_records = whole_view(facts)
    numbers = Numbers(facts, (FIRST, LAST), ON)
    assert numbers.report

    def edit() -> None:
        assert numbers.replace(facts, 77).report

    after = best(edit)
    first, again = first_section(facts)
    gc.enable()
    yield Measure("MRR, 36 months x 10,000 accounts x 40,000 lines", view, base, VIEW_LIMIT, plain=True)
    yield Measure("the same from the records, with reading their lines", from_records, base)
    yield Measure("the same after one edit", after, base, EDIT_LIMIT, plain=True)
    yield Measure("the first section of the Metrics view, from records to charts", first, base)
    yield Measure("that section after one edit", again, base, EDIT_LIMIT, plain=True)
    reads = best(lambda: mrr_by_account(facts.lines, facts.rates, "BRL", ON))
    yield Measure("MRR of every account on one day", reads, base)


if __name__ == "__main__":
    show(measures(quick=False))
