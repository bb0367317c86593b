"""How fast the Metrics view's numbers are: 36 months, 10,000 accounts, 40,000 lines, 10 % of them in dollars.

The floor, measured in the same run, is the plain walk that knows nothing of customers, products or currencies:
every month over every line. Reading and view are
measured with the garbage collector paused as well, for much of the time is its. Run `python benchmarks/mrr_speed.py`; it ends with 1 when a limit is passed.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.rules.book import Book
from csdesk.domain.rules.cohorts import CohortTable
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import entries_of, mrr_by_account
from csdesk.domain.rules.report import book_of, metrics_report, report_from
from csdesk.domain.values.month import Month

ACCOUNTS, LINES = 10_000, 40_000
FIRST, LAST = Month(2022, 1), Month(2024, 12)
ON = LAST.last
VIEW_LIMIT, EDIT_LIMIT = 0.150, 0.030


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
        mrr=mrr,
        currency=currency,
        start=start,
        end=end,
        start_reason=reason,
    )


def best(label: str, work: Callable[[], Any], times: int = 5) -> float:
    """Seconds of the fastest of several runs, printed."""
    seconds = min(timed(work) for _ in range(times))
    print(f"{label:46s}{seconds * 1000:8.1f} ms")
    return seconds


def timed(work: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


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


def whole_view(facts: MetricFacts, base: float, label: str) -> tuple[float, Book]:
    views = []
    for _ in range(5):
        book, _ = book_of(facts, LAST, ON)
        views.append(
            timed(lambda book=book: report_from(book, facts, CohortTable(book, FIRST, LAST), (FIRST, LAST)))
        )
    view = min(views)
    print(f"{label:46s}{view * 1000:8.1f} ms  ({view / base:.1f} x floor)")
    return view, book


def main() -> int:
    facts = portfolio()
    base = best(f"floor: every month over {len(facts.lines)} lines", floor(facts))
    best("from records to the whole report", lambda: metrics_report(facts, FIRST, LAST, ON))
    best("reading the lines into a book", lambda: book_of(facts, LAST, ON))
    best(
        "MRR of every account, for other screens", lambda: mrr_by_account(facts.lines, facts.rates, "BRL", ON)
    )
    view, book = whole_view(facts, base, "the whole view, from a book at hand")
    gc.disable()
    best("reading the lines, collector paused", lambda: book_of(facts, LAST, ON))
    whole_view(facts, base, "the whole view, collector paused")
    gc.enable()
    table = CohortTable(book, FIRST, LAST)
    report_from(book, facts, table, (FIRST, LAST))
    own = [line for line in facts.lines if line.account == 77]

    def edit() -> None:
        book.replace(77, entries_of(77, own, "BRL"))
        report_from(book, facts, table, (FIRST, LAST))

    after_edit = best("the whole view after one edit", edit)
    missed = [
        f"{label}: {seconds * 1000:.0f} ms, limit {limit * 1000:.0f}"
        for label, seconds, limit in (("view", view, VIEW_LIMIT), ("edit", after_edit, EDIT_LIMIT))
        if seconds > limit
    ]
    print("\n".join(missed) or "within the limits")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
