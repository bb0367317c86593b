"""How long customers stay and what they are worth (section 7)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from csdesk.domain.rules.book import Book
from csdesk.domain.rules.placing import AccountLines
from csdesk.domain.rules.policy import Policy
from csdesk.domain.rules.ratio import Ratio, half_away
from csdesk.domain.rules.windows import Window
from csdesk.domain.values.month import Month


@dataclass(frozen=True, slots=True)
class Lifetime:
    """Churn by the month and the lifetime that it implies, as of a closing."""

    avg_monthly_logo_churn: Ratio
    """Undefined with fewer than three months that had customers."""
    ltv_projected: int | None
    ltv_historic: int | None
    """Reporting cents per account that was ever a customer."""
    ltv_historic_lost: int | None
    """The same of those that are no longer customers."""

    @property
    def annualized_logo_churn(self) -> Ratio:
        """1 - (1 - c)^12 on the exact monthly churn, never 12 x c."""
        monthly = self.avg_monthly_logo_churn.exact
        if monthly is None:
            return Ratio(0, 0)
        yearly = 1 - (1 - monthly) ** 12
        return Ratio(yearly.numerator, yearly.denominator)

    @property
    def lifetime_months(self) -> Ratio:
        """One over the monthly churn; undefined when nobody was lost."""
        churn = self.avg_monthly_logo_churn
        return Ratio(churn.den, churn.num)

    def as_json(self) -> dict[str, Any]:
        """The family under the keys of the metric reference."""
        return {
            "avg_monthly_logo_churn": self.avg_monthly_logo_churn.as_json(),
            "annualized_logo_churn": self.annualized_logo_churn.pct,
            "lifetime_months": self.lifetime_months.as_number(1),
            "ltv_projected": self.ltv_projected,
            "ltv_historic": self.ltv_historic,
        }


def lifetime(book: Book, last: Month, policy: Policy) -> Lifetime:
    """The family as of the closing of a month; a partial month stays out of the averages."""
    place = min(book.calendar.place(last), len(book.calendar) - 1)
    complete = complete_place(book, last)
    churn = average_churn(book, complete, policy.ltv_months)
    historic, lost = historic_value(book, complete)
    return Lifetime(churn, _projected(book, place, churn, policy.ltv_margin), historic, lost)


def average_churn(book: Book, place: int, months: int) -> Ratio:
    """Customers lost of openings, pooled over the last months that had customers up to a closing."""
    places = pooled_places(book, place, months)
    if not places:
        return Ratio(0, 0)
    windows = [Window(at - 1, at) for at in places]
    lost = opening = 0
    for window, movements in zip(windows, book.movements(windows), strict=True):
        lost += len(book.losses(window).churn)
        gained = len(movements.new) + len(movements.reactivation)
        opening += book.customers(window.closing) - gained + len(movements.churn)
    return Ratio(lost, opening)


def pooled_places(book: Book, place: int, months: int) -> list[int]:
    """The last closings up to one whose openings had customers; none of fewer than three."""
    places = [at for at in range(1, place + 1) if book.customers(at - 1)][-months:]
    return places if len(places) >= 3 else []


def churn_places(book: Book, last: Month, policy: Policy) -> list[Month]:
    """The months that the average monthly churn as of a closing is pooled over."""
    closings = book.calendar.closings
    return [closings[at].month for at in pooled_places(book, complete_place(book, last), policy.ltv_months)]


def complete_place(book: Book, last: Month) -> int:
    """The newest closing up to a month's that is not partial."""
    place = min(book.calendar.place(last), len(book.calendar) - 1)
    return place - 1 if book.calendar.closings[place].partial else place


def ever_customers(book: Book, place: int) -> list[AccountLines]:
    """The accounts that were a customer at some closing up to one."""
    return [lines for lines in book.accounts.values() if lines.first is not None and lines.first <= place]


def _projected(book: Book, place: int, churn: Ratio, margin: Fraction) -> int | None:
    customers = book.customers(place)
    if not churn.num or not customers:
        return None
    value = Fraction(book.mrr(place), customers) * margin * Fraction(churn.den, churn.num)
    return half_away(value.numerator, value.denominator)


def historic_value(book: Book, place: int) -> tuple[int | None, int | None]:
    """All month-end MRR per account ever a customer, and per account that is one no longer."""
    ever = ever_customers(book, place)
    if not ever:
        return None, None
    total = sum(book.mrr(at) for at in range(place + 1))
    now = book.balances(place)
    lost = [lines for lines in ever if lines.account not in now]
    paid = sum(book.paid(lines, place) for lines in lost)
    return half_away(total, len(ever)), half_away(paid, len(lost)) if lost else None
