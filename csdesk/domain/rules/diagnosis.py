"""What the numbers of a period say together (section 14): rules in order, each naming its accounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from csdesk.domain.rules.book import Book
from csdesk.domain.rules.cohorts import Cohorts, Row
from csdesk.domain.rules.movements import Movements
from csdesk.domain.rules.policy import Policy
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.retention import Retention
from csdesk.domain.rules.windows import Window
from csdesk.domain.text import Text, msg
from csdesk.domain.values.month import Month

SAYS: Mapping[str, Text] = {
    "D0": msg("Small base: read it account by account"),
    "D1": msg("A few large accounts left: see which, why, and who looks like them"),
    "D2": msg("Many small accounts left: does the offer serve that segment? do the reasons repeat?"),
    "D3": msg(
        "Expansion hides the churn: a one-off, or is there more to explore? upsell does not undo churn"
    ),
    "D4": msg("Negative churn: the base grew by itself"),
    "D5": msg("Upsell that became churn: review the sale and the expectation"),
    "D6": msg("Early churn: review the sale, the fit and the onboarding"),
    "D7": msg("Leaky bucket: more was lost than gained"),
    "D8": msg("A cohort in trouble: what changed when it came in?"),
}
_SHARE = Fraction(20, 100)
_MORE = Fraction(10, 100)
"""How much more than usual a cohort must lose."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired, and the accounts behind it."""

    rule: str
    accounts: tuple[int, ...]

    @property
    def says(self) -> Text:
        """What it means, in one line."""
        return SAYS[self.rule]


class Diagnosis:
    """The rules over any window of a book; what they share is gathered once."""

    def __init__(self, book: Book, cohorts: Cohorts, policy: Policy) -> None:
        self._book = book
        self._policy = policy
        self._grown = grown(book.widest)
        self._ever_grown: set[int] = set().union(*self._grown)
        self._troubled = troubled(cohorts)

    def over(self, sums: Retention) -> tuple[Finding, ...]:
        """The rules that fire over a window; exact values are compared, not shown ones."""
        window = sums.window
        movements = self._book.movements([window])[0]
        losses = self._book.losses(window)
        lost = losses.churn
        found = [
            Finding(rule, _behind(rule, movements, lost))
            for rule in base_rules(sums, self._policy, window.closing - window.opening)
        ]
        regretted = (
            movements.once("regretted", lambda: self._regretted(losses.left))
            if self._book.widest is self._book
            else self._regretted(losses.left)
        )
        if sums.churn and sum(lost[account] for account in regretted) >= _SHARE * sums.churn:
            found.append(Finding("D5", regretted))
        soon = early_losses(losses.tenure)
        if soon:
            found.append(Finding("D6", soon))
        ratio = sums.quick_ratio.exact
        if ratio is not None and ratio < 1:
            found.append(Finding("D7", (*lost, *movements.contraction)))
        in_trouble = self._cohort_losses(window, lost)
        if in_trouble is not None:
            found.append(Finding("D8", in_trouble))
        return tuple(found)

    def _regretted(self, left: Mapping[int, int]) -> tuple[int, ...]:
        """Lost accounts with an upsell or cross-sell in the months before they left."""
        months, grown_at = self._policy.regret_months, self._grown
        found = []
        for account in left.keys() & self._ever_grown:
            place = left[account]
            for grew in grown_at[max(0, place - months) : place]:
                if account in grew:
                    found.append(account)
                    break
        return tuple(found)

    def _cohort_losses(self, window: Window, lost: Iterable[int]) -> tuple[int, ...] | None:
        """The accounts lost of the cohorts in trouble at a closing of the window; `None` without such a cohort."""
        closings = self._book.calendar.closings
        cohorts = {
            cohort
            for closing in closings[window.opening + 1 : window.closing + 1]
            for cohort in self._troubled.get(closing.month, ())
        }
        if not cohorts:
            return None
        firsts = {account: self._book.widest.accounts[account].first for account in lost}
        return tuple(
            account
            for account, first in firsts.items()
            if first is not None and closings[first].month in cohorts
        )


def _behind(rule: str, movements: Movements, lost: Mapping[int, int]) -> tuple[int, ...]:
    """The accounts of a rule about the base: who left, who grew, or all who moved."""
    if rule == "D4":
        return tuple(movements.expansion)
    if rule == "D0":
        gained = (*movements.new, *movements.reactivation, *movements.expansion)
        return (*lost, *movements.contraction, *gained)
    return tuple(lost)


def grown(book: Book) -> list[set[int]]:
    """The accounts with an upsell or cross-sell at each closing."""
    months = [Window(place - 1, place) for place in range(1, len(book.calendar))]
    return [set(), *(move.upsell.keys() | move.cross_sell.keys() for move in book.movements(months))]


def base_rules(sums: Retention, policy: Policy, months: int) -> list[str]:
    """D0, or those of D1 to D4 that fire, over so many months."""
    net, gross, logo = sums.net_churn_rate.exact, sums.gross_churn_rate.exact, sums.logo_churn_rate.exact
    if sums.customers_opening < policy.small_base or net is None or gross is None or logo is None:
        return ["D0"]
    low, high = policy.over(policy.low_churn, months), policy.over(policy.high_churn, months)
    rules = {
        "D1": net >= high and logo <= low,
        "D2": net <= low and logo >= high,
        "D3": gross >= high and net <= low,
        "D4": net < 0,
    }
    return [rule for rule, fires in rules.items() if fires]


def early_losses(tenure: Mapping[int, int]) -> tuple[int, ...]:
    """The accounts lost before 90 days, else before 180, when they are enough of the lost to say so."""
    for days in (90, 180):
        soon = tuple(account for account, own in tenure.items() if own < days)
        if soon and len(soon) >= _SHARE * len(tenure):
            return soon
    return ()


def troubled(cohorts: Cohorts) -> dict[Month, list[Month]]:
    """By closing, the cohorts of five or more that lost far more than the six before did at that age."""
    ages = [_ages(row) for row in cohorts.rows]
    found: dict[Month, list[Month]] = {}
    for place, row in enumerate(cohorts.rows):
        if row.size < 5:
            continue
        earlier = ages[max(0, place - 6) : place]
        for k, (before, after) in enumerate(ages[place]):
            lost = before - after
            if lost <= 0:
                continue
            known = [own[k] for own in earlier if k < len(own)]
            usual = Ratio(sum(was - now for was, now in known), sum(was for was, _ in known)).exact
            own_rate = Fraction(lost, before)
            if usual is not None and own_rate >= 2 * usual and own_rate - usual >= _MORE:
                found.setdefault(row.cohort.plus(k), []).append(row.cohort)
    return found


def _ages(row: Row) -> list[tuple[int, int]]:
    """Of a cohort at each age its customers at the closing before and then; at its start, and partial, none."""
    pairs = zip(row.cells, row.cells[1:], strict=False)
    return [(0, 0), *((0, 0) if now.partial else (was.logos.num, now.logos.num) for was, now in pairs)]
