"""The churn family by what only a loss has: its reason and its tenure (section 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from csdesk.domain.rules.churn import Loss, LossGroup, by_reason, by_tenure, losses
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.retention import retention
from csdesk.domain.rules.windows import Window


def loss_groups(numbers: Numbers, key: str, window: Window) -> list[LossGroup]:
    """The losses of a window by `churn_reason` or `tenure`, largest first; without a reason under `None`."""
    grouping: Callable[[Sequence[Loss]], list[LossGroup]] = (
        by_tenure if key == "tenure" else lambda lost: by_reason(lost, numbers.facts)
    )
    return grouping(losses(numbers.book, window))


def losses_json(numbers: Numbers, key: str) -> dict[str | None, dict[str, Any]]:
    """Under each reason or tenure, the churn keys of months, quarters, the window and the trailing year."""
    calendar = numbers.book.calendar
    report = numbers.report
    windows: list[tuple[tuple[str, ...], Window]] = [
        *((("months", str(month)), calendar.month(month)) for month in report.months),
        *((("quarters", str(one)), calendar.span(one.months[0], one.months[2])) for one in report.quarters),
        (("window",), calendar.span(numbers.first, numbers.last)),
        (("trailing_12m",), calendar.trailing_year(numbers.last)),
    ]
    found: dict[str | None, dict[str, Any]] = {}
    for path, window in windows:
        sums = retention(numbers.book, window)
        for group in loss_groups(numbers, key, window):
            name = None if group.key is None else str(group.key)
            place = found.setdefault(name, {"months": {}, "quarters": {}})
            if len(path) > 1:
                place = place[path[0]]
            place[path[-1]] = {
                "lost_customers": group.customers,
                "customers_lost": group.customers,
                "churn": group.amount,
                "gross_churn": group.amount,
                "gross_churn_rate": Ratio(group.amount, sums.opening_mrr).as_json(),
                "logo_churn_rate": Ratio(group.customers, sums.customers_opening).as_json(),
            }
    return found
