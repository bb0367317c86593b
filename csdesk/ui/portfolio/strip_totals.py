"""The figures of the totals strip, counted from the rows that are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from operator import attrgetter

from csdesk.domain.text import msg, nmsg
from csdesk.domain.values.money import Money
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.ui.portfolio.columns import silence
from csdesk.ui.portfolio.state import Total
from csdesk.ui.tables.filters import OneOf, Within
from csdesk.ui.tables.totals import money_total

_SUM: Callable[[Sequence[PortfolioRow]], Money | None] = money_total(
    attrgetter("mrr"), attrgetter("currency"), "BRL"
)


def strip_totals(shown: Sequence[PortfolioRow], today: date) -> tuple[Total, ...]:
    """The strip: every figure is of the rows that are shown."""
    paying = [row for row in shown if row.mrr]
    until = today + timedelta(days=90)
    soon = [row for row in shown if row.renewal is not None and today <= row.renewal <= until]
    silent = sum(map(silence(today), shown))
    total, at_stake = _SUM(shown), _SUM(soon)
    average = (
        None if total is None or not paying else Money(total.cents // len(paying), total.currency, whole=True)
    )
    return (
        Total(
            msg("MRR"),
            total,
            nmsg("{n} paying account", "{n} paying accounts", len(paying)),
            msg("Sum of the MRR of the accounts shown, in the reporting currency"),
        ),
        Total(
            msg("MRR per account"),
            average,
            None,
            msg("MRR of the accounts shown ÷ how many of them pay"),
        ),
        Total(
            msg("Renewing in 90 days"),
            len(soon),
            None if at_stake is None else msg("{money} at stake", money=at_stake),
            msg("Accounts shown whose renewal is within 90 days, and their MRR"),
            Within("renewal", 0, 90),
        ),
        Total(
            msg("No recent contact"),
            silent,
            None,
            msg(
                "Accounts shown without a conversation for longer than their touch allows: 21, 30 or 60 days"
            ),
            OneOf("rhythm", ("late", "never")),
        ),
    )
