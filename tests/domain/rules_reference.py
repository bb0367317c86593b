"""The metric reference in the plainest words: every closing from the lines, nothing shared, nothing kept from month to month.

Written from metrics.md alone, to judge `csdesk.domain.rules`; it knows nothing of books, steps or placings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from csdesk.domain.model.contract import Line
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.values.month import Month

DAY = timedelta(days=1)


class Own(NamedTuple):
    """A line that is in MRR."""

    line: Line
    account: int
    cents: int
    stop: date | None
    """The first day it no longer counts."""


def half_away(value: Fraction) -> int:
    sign = -1 if value < 0 else 1
    return sign * int(abs(value) + Fraction(1, 2))


def monthly(line: Line) -> int | None:
    """E12."""
    if line.mrr is not None:
        return line.mrr
    if line.price is None or line.interval is None:
        return None
    count = line.interval_count or 1
    per = {
        "month": Fraction(1, count),
        "year": Fraction(1, 12 * count),
        "week": Fraction(52, 12 * count),
        "day": Fraction(365, 12 * count),
    }[line.interval]
    return half_away(line.price * per)


def in_mrr(line: Line) -> bool:
    """Sections 2 and 4, E11 and E24."""
    if line.kind not in {"base", "add_on", "discount"} or line.start is None:
        return False
    if line.end is not None and line.end < line.start:
        return False
    cents = monthly(line)
    return cents is not None and not (line.kind == "discount" and cents > 0)


class Reference:
    """Every number by the book, of the accounts or lines that are kept."""

    def __init__(
        self,
        facts: MetricFacts,
        on: date,
        keep: Callable[[int], bool] = lambda _: True,
        keep_line: Callable[[Line], bool] = lambda _: True,
    ) -> None:
        self.on = on
        self.reporting = facts.currency
        root = {account.id: account.merged_into or account.id for account in facts.accounts}
        self.rates: dict[str, dict[Month, Decimal]] = {}
        for rate in facts.rates:
            assert rate.currency
            assert rate.month
            assert rate.rate is not None
            self.rates.setdefault(rate.currency, {})[rate.month] = rate.rate
        taken = [line for line in facts.lines if in_mrr(line)]
        starts = {
            (root[line.account], line.start)
            for line in taken
            if line.kind != "discount" and (monthly(line) or 0) >= 0
        }
        self.lines: dict[int, list[Own]] = {}
        for line in taken:
            account = root[line.account]
            stop = line.end
            if stop is not None and (account, stop + DAY) in starts:
                stop = stop + DAY
            if keep(account) and keep_line(line):
                own = Own(line, account, monthly(line) or 0, stop)
                self.lines.setdefault(account, []).append(own)
        begun = [line.start for line in taken if line.start is not None]
        self.begin = Month.of(min(begun)) if begun else Month.of(on)
        self._known: dict[tuple[int, date, Month], int] = {}

    def close(self, month: Month) -> date:
        return min(month.last, self.on)

    def rate(self, currency: str | None, month: Month) -> Fraction | None:
        if currency is None or currency == self.reporting:
            return Fraction(1)
        earlier = [known for known in self.rates.get(currency, {}) if known <= month]
        return Fraction(self.rates[currency][max(earlier)]) if earlier else None

    def counting(self, account: int, day: date, rates_of: Month) -> list[tuple[Own, int]]:
        found = []
        for own in self.lines[account]:
            assert own.line.start is not None
            rate = self.rate(own.line.currency, rates_of)
            if own.line.start <= day and (own.stop is None or own.stop > day) and rate is not None:
                found.append((own, half_away(own.cents * rate)))
        return found

    def mrr(self, account: int, day: date, rates_of: Month) -> int:
        name = account, day, rates_of
        if name not in self._known:
            self._known[name] = max(0, sum(cents for _, cents in self.counting(account, day, rates_of)))
        return self._known[name]

    def closing(self, account: int, month: Month) -> int:
        return self.mrr(account, self.close(month), month)

    def first_closing(self, account: int, last: Month) -> Month | None:
        return next((month for month in self.begin.until(last) if self.closing(account, month)), None)

    def window(self, first: Month, last: Month) -> dict[str, int | Fraction | None]:
        """Everything of sections 3 and 6 from the opening of a month to the closing of another."""
        opened, last = first.plus(-1), min(last, Month.of(self.on))
        sums = dict.fromkeys(
            "new reactivation expansion contraction churn upsell cross_sell price_adjustment downsell "  # noqa: SIM905
            "customers_new customers_reactivated customers_expanded customers_contracted lost_customers "
            "customers_upsold customers_cross_sold opening_mrr opening_mrr_own_rate closing_mrr customers_opening "
            "customers_closing early_90 early_180".split(),
            0,
        )
        for account in self.lines:
            before = self.mrr(account, self.close(opened), last)
            after = self.closing(account, last)
            sums["opening_mrr"] += before
            sums["opening_mrr_own_rate"] += self.closing(account, opened)
            sums["closing_mrr"] += after
            sums["customers_opening"] += before > 0
            sums["customers_closing"] += after > 0
            self._move(sums, account, opened, last, before, after)
        return {**sums, **rates_from(sums)}

    def _move(
        self, sums: dict[str, int], account: int, opened: Month, last: Month, before: int, after: int
    ) -> None:
        if not before and after:
            was = self.first_closing(account, opened) is not None
            sums["reactivation" if was else "new"] += after
            sums["customers_reactivated" if was else "customers_new"] += 1
        elif before and not after:
            sums["churn"] += before
            sums["lost_customers"] += 1
            tenure = self.tenure(account, self.close(last))
            sums["early_90"] += tenure < 90
            sums["early_180"] += tenure < 180
        elif before and after:
            if after != before:
                kind = "expansion" if after > before else "contraction"
                sums[kind] += abs(after - before)
                sums["customers_expanded" if after > before else "customers_contracted"] += 1
            self._split(sums, account, opened, last)

    def _split(self, sums: dict[str, int], account: int, opened: Month, last: Month) -> None:
        was = self.counting(account, self.close(opened), last)
        now = self.counting(account, self.close(last), last)
        upsold = crossed = False
        for product in {own.line.product for own, _ in [*was, *now]}:
            had = [own for own, _ in was if own.line.product == product]
            delta = sum(cents for own, cents in now if own.line.product == product)
            delta -= sum(cents for own, cents in was if own.line.product == product)
            fresh = [own for own, _ in now if own.line.product == product and own not in had]
            if delta < 0:
                sums["downsell"] -= delta
            elif delta > 0 and not had:
                sums["cross_sell"] += delta
                crossed = True
            elif delta > 0 and fresh and all(own.line.start_reason == "reajuste" for own in fresh):
                sums["price_adjustment"] += delta
            elif delta > 0:
                sums["upsell"] += delta
                upsold = True
        sums["customers_upsold"] += upsold
        sums["customers_cross_sold"] += crossed

    def tenure(self, account: int, day: date) -> int:
        paid = [own for own in self.lines[account] if own.cents > 0 and own.line.kind != "discount"]
        ended = [own.line.end for own in paid if own.line.end and own.stop and own.stop <= day]
        first = min(own.line.start for own in paid if own.line.start is not None)
        return (max(ended, default=day) - first).days

    def intramonth(self, month: Month) -> int:
        """E08: a paid line on some day, and no customer at either end, be it for a credit as in the checked example."""
        found = 0
        for account in self.lines:
            ends = self.mrr(account, self.close(month.plus(-1)), month), self.closing(account, month)
            day = month.first
            while not any(ends) and day <= self.close(month):
                counting = [own for own, _ in self.counting(account, day, month)]
                if any(own.cents > 0 and own.line.kind != "discount" for own in counting):
                    found += 1
                    break
                day += DAY
        return found

    def cohort(self, month: Month, k: int) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
        """Logos, net and gross revenue of a cell, each as numerator and denominator."""
        there = month.plus(k)
        own = [account for account in self.lines if self.first_closing(account, there) == month]
        base = [self.mrr(account, self.close(month), there) for account in own]
        now = [self.closing(account, there) for account in own]
        kept = sum(min(pair) for pair in zip(now, base, strict=True))
        return (sum(cents > 0 for cents in now), len(own)), (sum(now), sum(base)), (kept, sum(base))

    def average_churn(self, last: Month) -> tuple[int, int]:
        """Lost of openings over the last twelve whole months that had customers."""
        whole = [month for month in self.begin.until(last) if month.last <= self.on]
        months = [month for month in whole if any(self.closing(one, month.plus(-1)) for one in self.lines)]
        sums = [self.window(month, month) for month in months[-12:]]
        if len(sums) < 3:
            return 0, 0
        return total(sums, "lost_customers"), total(sums, "customers_opening")

    def historic(self, last: Month) -> tuple[int, int]:
        """All month-end MRR, and the accounts that were ever customers."""
        whole = [month for month in self.begin.until(last) if month.last <= self.on]
        paid = {account: sum(self.closing(account, month) for month in whole) for account in self.lines}
        return sum(paid.values()), sum(cents > 0 for cents in paid.values())


def total(sums: Iterable[dict[str, int | Fraction | None]], key: str) -> int:
    return sum(int(one[key] or 0) for one in sums)


def rates_from(sums: dict[str, int]) -> dict[str, int | Fraction | None]:
    """The rates of section 6, exact; `None` where there is nothing to divide by."""

    def per(num: int, den: int) -> Fraction | None:
        return Fraction(num, den) if den else None

    opening, customers = sums["opening_mrr"], sums["customers_opening"]
    gained = sums["new"] + sums["reactivation"] + sums["expansion"]
    lost = sums["churn"] + sums["contraction"]
    net = lost - sums["expansion"]
    return {
        "fx_effect": opening - sums["opening_mrr_own_rate"],
        "arr": sums["closing_mrr"] * 12,
        "net_new_mrr": gained - lost,
        "net_revenue_churn": net,
        "mrr_growth": per(gained - lost, opening),
        "gross_churn_rate": per(sums["churn"], opening),
        "revenue_loss_rate": per(lost, opening),
        "net_churn_rate": per(net, opening),
        "net_churn_rate_with_reactivation": per(net - sums["reactivation"], opening),
        "grr": per(opening - lost, opening),
        "nrr": per(opening - net, opening),
        "nrr_ex_price": per(opening - net - sums["price_adjustment"], opening),
        "logo_churn_rate": per(sums["lost_customers"], customers),
        "logo_retention": per(customers - sums["lost_customers"], customers),
        "quick_ratio": per(gained, lost),
        "expansion_index": per(sums["upsell"] + sums["cross_sell"], opening),
        "upsell_rate": per(sums["customers_upsold"], customers),
        "cross_sell_rate": per(sums["customers_cross_sold"], customers),
        "early_churn_90": per(sums["early_90"], sums["lost_customers"]),
        "early_churn_180": per(sums["early_180"], sums["lost_customers"]),
        "arpa": (
            half_away(Fraction(sums["closing_mrr"], sums["customers_closing"]))
            if sums["customers_closing"]
            else None
        ),
    }


def owner_at(facts: MetricFacts, account: int, day: date) -> str | None:
    """Ground rule 8."""
    told: Sequence[tuple[date, int]] = [
        (own.since, place)
        for place, own in enumerate(facts.owners)
        if own.account == account and own.since <= day
    ]
    if told:
        return facts.owners[max(told)[1]].csm
    return next(one.csm for one in facts.accounts if one.id == account)
