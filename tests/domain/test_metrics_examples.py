"""The worked examples of the metric reference, sections 3 to 7, each as it is printed there."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Churn, Line, Rate
from csdesk.domain.rules.book import Book
from csdesk.domain.rules.caveats import gaps, resumed, warnings
from csdesk.domain.rules.churn import (
    by_cohort,
    by_csm,
    by_plan,
    by_reason,
    by_tenure,
    early,
    losses,
    tenures,
)
from csdesk.domain.rules.cohorts import cohorts
from csdesk.domain.rules.facts import MetricFacts, Ownership
from csdesk.domain.rules.lifetime import lifetime
from csdesk.domain.rules.movements import Movements
from csdesk.domain.rules.mrr import mrr_by_account, mrr_series, normalised_mrr
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.policy import Policy
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.report import book_of
from csdesk.domain.rules.retention import Retention, retention
from csdesk.domain.rules.windows import Window
from csdesk.domain.values.month import Month
from csdesk.i18n import Translator

JAN, FEB, MAR, APR = (Month(2025, month) for month in (1, 2, 3, 4))
LATER = date(2026, 12, 31)
DECEMBER = Month(2025, 12)


def day(text: str) -> date:
    """A Brazilian date, `28/02/2025`; without a year, of 2025."""
    return datetime.strptime(text if text.count("/") == 2 else f"{text}/2025", "%d/%m/%Y").date()


class Portfolio:
    """Accounts by letter and their lines, amounts in whole money."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.lines: list[Line] = []
        self.rates: list[Rate] = []
        self.extra: dict[str, Any] = {}

    def id_of(self, name: str) -> int:
        if name not in self.accounts:
            number = len(self.accounts) + 1
            self.accounts[name] = Account(id=number, name=name, external_ids={"": name})
        return self.accounts[name].id

    def line(
        self, name: str, mrr: float | None, start: str, end: str | None = None, **more: Any
    ) -> Portfolio:
        self.lines.append(
            Line(
                id=len(self.lines) + 1,
                account=self.id_of(name),
                mrr=None if mrr is None else round(mrr * 100),
                start=day(start),
                end=day(end) if end else None,
                **{"product": "voice", **more},
            )
        )
        return self

    def rate(self, month: Month, rate: str, currency: str = "USD") -> Portfolio:
        self.rates.append(Rate(id=len(self.rates) + 1, month=month, currency=currency, rate=Decimal(rate)))
        return self

    @property
    def facts(self) -> MetricFacts:
        return MetricFacts(
            lines=self.lines, accounts=tuple(self.accounts.values()), rates=self.rates, **self.extra
        )

    def book(self, last: Month = DECEMBER, on: date = LATER) -> Book:
        return book_of(self.facts, last, on)[0]

    def month(self, month: Month) -> Retention:
        book = self.book()
        return retention(book, book.calendar.month(month))

    def span(self, first: Month, last: Month) -> Retention:
        book = self.book()
        return retention(book, book.calendar.span(first, last))

    def movements(self, month: Month) -> Movements:
        book = self.book()
        return book.movements([book.calendar.month(month)])[0]

    def closing(self, month: Month) -> int:
        return self.month(month).closing_mrr

    def visitors(self, month: Month) -> int:
        book = self.book()
        return len(book.visitors(book.calendar.place(month)))


def moved(found: Retention) -> dict[str, int]:
    """The movements that are not zero."""
    kinds = ("new", "reactivation", "expansion", "contraction", "churn")
    return {kind: getattr(found, kind) for kind in kinds if getattr(found, kind)}


def split(found: Retention) -> dict[str, int]:
    """The product split where it is not zero."""
    kinds = ("upsell", "cross_sell", "price_adjustment", "downsell")
    return {kind: getattr(found, kind) for kind in kinds if getattr(found, kind)}


def the_example() -> Portfolio:
    """Portfolio P of section 5."""
    return (
        Portfolio()
        .line("Z", 120, "01/01/2024", "15/12/2024")
        .line("A", 1000, "01/03/2024", "10/02")
        .line("A", 1300, "10/02", start_reason="upsell")
        .line("B", 500, "01/03/2024", "05/02")
        .line("B", 400, "05/02", start_reason="downsell")
        .line("C", 300, "01/03/2024", "28/02")
        .line("D", 200, "01/03/2024")
        .line("E", 250, "28/02")
        .line("Z", 150, "03/02")
    )


def test_e01_a_start_in_the_middle_of_a_month_counts_in_full():
    assert moved(Portfolio().line("a", 100, "28/02").month(FEB)) == {"new": 100_00}


def test_e02_a_cancellation_in_the_middle_of_a_month_loses_all_of_it():
    found = Portfolio().line("a", 100, "01/01", "14/02").month(FEB)
    assert moved(found) == {"churn": 100_00}
    assert found.closing_mrr == 0


@pytest.mark.parametrize(("end", "month"), [("01/02", FEB), ("14/02", FEB), ("28/02", FEB), ("01/03", MAR)])
def test_e03_a_loss_belongs_to_the_month_of_its_end_date(end: str, month: Month):
    portfolio = Portfolio().line("a", 100, "01/01", end)
    assert moved(portfolio.month(month)) == {"churn": 100_00}
    assert moved(portfolio.month(month.plus(-1))) == ({"new": 100_00} if month == FEB else {})


@pytest.mark.parametrize("end", ["31/01", "01/02"])
def test_e04_a_renewal_over_a_month_end_is_an_expansion_without_churn(end: str):
    portfolio = Portfolio().line("a", 100, "01/12/2024", end).line("a", 110, "01/02")
    assert portfolio.closing(JAN) == 100_00
    assert moved(portfolio.month(FEB)) == {"expansion": 10_00}


def test_e04_a_discount_of_the_old_line_lasts_until_the_succession_and_succeeds_nothing():
    portfolio = (
        Portfolio()
        .line("a", 100, "01/12/2024", "31/01")
        .line("a", -20, "01/12/2024", "31/01", kind="discount")
        .line("a", 80, "01/02")
    )
    assert portfolio.closing(JAN) == 80_00
    alone = Portfolio().line("a", 100, "01/12/2024", "31/01").line("a", -5, "01/02", kind="discount")
    assert alone.closing(JAN) == 0


def test_e05_a_gap_is_a_churn_and_then_a_reactivation():
    portfolio = Portfolio().line("a", 100, "01/12/2024", "30/01").line("a", 100, "01/02")
    assert moved(portfolio.month(JAN)) == {"churn": 100_00}
    assert moved(portfolio.month(FEB)) == {"reactivation": 100_00}


def test_e05_gaps_of_up_to_thirty_days_are_listed_for_review():
    portfolio = (
        Portfolio()
        .line("a", 100, "01/12/2024", "30/01")
        .line("a", 100, "01/02")
        .line("b", 100, "01/12/2024", "30/01")
        .line("b", 100, "02/03")
        .line("c", 100, "01/12/2024", "31/01")
        .line("c", 100, "01/02")
        .line("d", 100, "01/12/2024", "10/03")
        .line("d", 50, "01/01", "31/01")
        .line("d", 50, "10/02")
    )
    found = gaps(portfolio.book(), Policy().gap_days)
    assert [(gap.account, gap.ended, gap.began, gap.days) for gap in found] == [
        (1, day("30/01"), day("01/02"), 2)
    ]


def test_e06_a_change_of_plan_on_one_day_keeps_only_what_goes_on():
    portfolio = (
        Portfolio()
        .line("a", 100, "01/12/2024", "31/01")
        .line("a", 130, "31/01", "31/01")
        .line("a", 90, "31/01")
    )
    assert portfolio.closing(JAN) == 90_00
    assert moved(portfolio.month(JAN)) == {"contraction": 10_00}


def test_e07_a_pause_inside_a_month_moves_nothing():
    portfolio = Portfolio().line("a", 100, "01/01", "05/02", end_reason="pausa").line("a", 100, "20/02")
    assert moved(portfolio.month(FEB)) == {}


def test_e07_a_pause_over_a_closing_is_a_churn_marked_as_a_pause():
    portfolio = Portfolio().line("a", 100, "01/01", "20/02", end_reason="Pausa").line("a", 100, "10/03")
    book = portfolio.book()
    assert [loss.paused for loss in losses(book, book.calendar.month(FEB))] == [True]
    assert moved(portfolio.month(MAR)) == {"reactivation": 100_00}
    assert resumed(book, book.calendar.month(MAR)) == [1]
    gone = Portfolio().line("a", 100, "01/01", "20/02").line("a", 100, "10/03").book()
    assert resumed(gone, gone.calendar.month(MAR)) == []


def test_e08_a_customer_inside_one_month_is_neither_new_nor_lost_but_counted_apart():
    portfolio = Portfolio().line("a", 100, "03/02", "20/02").line("b", 10, "01/01")
    found = portfolio.month(FEB)
    assert (moved(found), found.lost_customers, portfolio.visitors(FEB)) == ({}, 0, 1)
    assert portfolio.visitors(MAR) == 0


def test_e09_a_free_account_is_no_customer():
    portfolio = (
        Portfolio().line("a", 100, "01/01", "10/02").line("a", 0, "10/02", "05/03").line("a", 90, "05/03")
    )
    lost = portfolio.month(FEB)
    assert (moved(lost), lost.lost_customers, lost.customers_closing) == ({"churn": 100_00}, 1, 0)
    assert moved(portfolio.month(MAR)) == {"reactivation": 90_00}
    assert moved(Portfolio().line("a", 0, "01/01", "10/02").line("a", 9, "10/02").month(FEB)) == {"new": 9_00}


def test_e10_a_discount_lowers_mrr_and_its_end_is_upsell():
    portfolio = Portfolio().line("a", 100, "01/01").line("a", -20, "01/01", "15/02", kind="discount")
    assert portfolio.closing(JAN) == 80_00
    found = portfolio.month(FEB)
    assert (moved(found), split(found)) == ({"expansion": 20_00}, {"upsell": 20_00})


def test_e10_a_negative_total_counts_as_zero_with_a_warning():
    portfolio = Portfolio().line("a", 100, "01/01").line("a", -130, "01/01", kind="discount")
    book = portfolio.book()
    assert (portfolio.closing(JAN), portfolio.month(JAN).customers_closing) == (0, 0)
    assert [warning.account for warning in warnings(book, book.calendar.place(JAN))] == [1]


@pytest.mark.parametrize("kind", ["one_off", "usage", "trial"])
def test_e11_what_does_not_recur_is_never_mrr(kind: str):
    portfolio = Portfolio().line("a", 100, "01/01").line("a", 5000, "01/02", kind=kind)
    assert moved(portfolio.month(FEB)) == {}


@pytest.mark.parametrize(
    ("price", "interval", "count", "cents"),
    [
        (1000, "year", 1, 83_33),
        (1000, "month", 3, 333_33),
        (36000, "month", 36, 1000_00),
        (100, "week", 1, 433_33),
        (10, "day", 1, 304_17),
        (1000, "year", None, 83_33),
    ],
)
def test_e12_other_billing_periods_are_brought_to_a_month(price: int, interval: str, count: int, cents: int):
    line = Line(account=1, price=price * 100, interval=interval, interval_count=count, start=date(2025, 1, 1))
    assert normalised_mrr(line) == cents


def test_e13_an_early_cancellation_is_lost_on_the_day_service_ends():
    portfolio = Portfolio().line("a", 100, "01/01", "31/03", term_end=day("31/12"), notice_days=60)
    assert moved(portfolio.month(FEB)) == {}
    assert moved(portfolio.month(MAR)) == {"churn": 100_00}


def test_e13_a_term_end_stops_nothing():
    portfolio = Portfolio().line("a", 100, "01/01", term_end=day("31/01"))
    assert moved(portfolio.month(FEB)) == {}
    assert portfolio.closing(APR) == 100_00


def test_e14_rates_move_the_opening_not_the_customer():
    portfolio = (
        Portfolio()
        .line("a", 100, "01/12/2024", currency="USD")
        .line("a", 500, "01/12/2024")
        .rate(JAN, "5.00")
        .rate(FEB, "5.50")
    )
    found = portfolio.month(FEB)
    assert (found.opening_mrr_own_rate, found.fx_effect, found.expansion) == (1000_00, 50_00, 0)
    assert (found.closing_mrr, found.nrr.pct) == (1050_00, "100.0")


def test_e15_a_month_without_a_rate_takes_the_last_earlier_one():
    portfolio = Portfolio().line("a", 100, "01/12/2024", currency="USD").rate(JAN, "5").rate(FEB, "6")
    assert portfolio.closing(Month(2025, 5)) == 600_00


def test_e15_without_any_earlier_rate_the_line_is_left_out_with_a_warning():
    portfolio = (
        Portfolio().line("a", 100, "01/12/2024", currency="USD").line("a", 7, "01/12/2024").rate(FEB, "6")
    )
    book = portfolio.book()
    assert portfolio.closing(JAN) == 7_00
    assert [(warning.account, warning.line) for warning in warnings(book, book.calendar.place(JAN))] == [
        (1, 1)
    ]
    assert warnings(book, book.calendar.place(FEB)) == []


def test_e15_a_rate_that_is_no_rate_is_ignored_and_a_later_record_of_a_month_wins():
    portfolio = (
        Portfolio().line("a", 100, "01/12/2024", currency="USD").rate(JAN, "5").rate(JAN, "6").rate(FEB, "0")
    )
    assert [portfolio.closing(month) for month in (JAN, FEB)] == [600_00, 600_00]
    ended = Portfolio().line("a", 1, "01/12/2024", "10/01", currency="USD").line("b", 1, "01/01").book()
    assert warnings(ended, ended.calendar.place(FEB)) == []


def test_e16_each_line_is_converted_and_rounded_before_the_sum():
    portfolio = (
        Portfolio()
        .line("a", 0.33, "01/01", currency="USD")
        .line("a", 0.33, "01/01", currency="USD")
        .rate(JAN, "5.123456")
    )
    assert portfolio.closing(JAN) == 3_38


def test_e17_a_product_dropped_is_a_downsell_not_churn():
    portfolio = (
        Portfolio().line("a", 100, "01/01").line("a", 60, "01/01", "10/02", product="4G", kind="add_on")
    )
    found = portfolio.month(FEB)
    assert (moved(found), split(found)) == ({"contraction": 60_00}, {"downsell": 60_00})
    assert found.lost_customers == 0


def test_e18_ups_and_downs_of_one_account_net_in_grr_and_show_in_the_split():
    portfolio = (
        Portfolio()
        .line("a", 100, "01/01", "10/02")
        .line("a", 180, "10/02")
        .line("a", 60, "10/02", product="data", kind="add_on")
        .line("a", 30, "01/01", "10/02", product="TV", kind="add_on")
    )
    found = portfolio.month(FEB)
    assert (moved(found), found.grr.pct) == ({"expansion": 110_00}, "100.0")
    assert split(found) == {"upsell": 80_00, "cross_sell": 60_00, "downsell": 30_00}


def test_e19_a_price_adjustment_is_in_nrr_but_is_no_upsell():
    portfolio = (
        Portfolio().line("a", 100, "01/01", "31/01").line("a", 104.5, "01/02", start_reason="Reajuste")
    )
    found = portfolio.month(FEB)
    assert (found.nrr.pct, found.nrr_ex_price.pct, found.upsell_rate.pct) == ("104.5", "100.0", "0.0")
    assert (split(found), found.expansion_index.pct) == ({"price_adjustment": 4_50}, "0.0")


def test_e19_an_adjustment_beside_another_new_line_of_the_product_is_upsell():
    portfolio = (
        Portfolio()
        .line("a", 100, "01/01", "31/01")
        .line("a", 104.5, "01/02", start_reason="reajuste")
        .line("a", 20, "01/02", kind="add_on")
    )
    assert split(portfolio.month(FEB)) == {"upsell": 24_50}


def test_e20_merged_accounts_are_one():
    portfolio = Portfolio().line("x", 100, "01/12/2024", "31/01").line("y", 100, "01/02")
    portfolio.accounts["x"] = Account(id=1, name="x", merged_into=2)
    assert moved(portfolio.month(JAN)) == {}
    assert moved(portfolio.month(FEB)) == {}
    assert portfolio.month(FEB).customers_closing == 1


def test_e20_chains_and_circles_of_merges_end_somewhere():
    portfolio = Portfolio().line("x", 100, "01/01").line("y", 100, "01/01").line("z", 100, "01/01")
    portfolio.accounts["x"] = Account(id=1, name="x", merged_into=2)
    portfolio.accounts["y"] = Account(id=2, name="y", merged_into=3)
    assert portfolio.month(JAN).customers_closing == 1
    portfolio.accounts["z"] = Account(id=3, name="z", merged_into=1)
    assert portfolio.closing(JAN) == 300_00


def test_e21_an_account_that_owes_keeps_its_mrr():
    portfolio = Portfolio().line("a", 100, "01/01")
    portfolio.accounts["a"] = Account(id=1, name="a", overdue_days=60)
    assert portfolio.closing(MAR) == 100_00


def test_e23_the_first_closing_after_a_life_inside_a_month_is_new():
    portfolio = Portfolio().line("a", 100, "03/01", "20/01").line("a", 100, "10/03")
    assert moved(portfolio.month(MAR)) == {"new": 100_00}


def test_e24_impossible_lines_are_refused_and_named():
    portfolio = (
        Portfolio()
        .line("a", 100, "10/02", "01/02")
        .line("a", 20, "01/01", kind="discount")
        .line("a", 100, "01/01", kind="rent")
        .line("a", None, "01/01")
        .line("a", 100, "01/01", "01/01", kind="trial")
    )
    portfolio.lines.append(Line(id=6, account=1, mrr=100_00))
    report = Numbers(portfolio.facts, (JAN, FEB), LATER).report
    assert [problem.line for problem in report.problems] == [1, 2, 3, 4, 6]
    assert len({problem.why.msgid for problem in report.problems}) == 5
    assert report.window.retention.closing_mrr == 0


def test_the_example_portfolio_closes_as_printed():
    found = the_example().month(FEB)
    assert (found.opening_mrr, found.customers_opening) == (2000_00, 4)
    assert (found.closing_mrr, found.customers_closing) == (2300_00, 5)
    assert moved(found) == {
        "new": 250_00,
        "reactivation": 150_00,
        "expansion": 300_00,
        "contraction": 100_00,
        "churn": 300_00,
    }
    assert split(found) == {"upsell": 300_00, "downsell": 100_00}


def test_the_example_portfolio_has_the_printed_money():
    found = the_example().month(FEB)
    assert found.arr == 27600_00
    assert (found.net_new_mrr, found.net_revenue_churn, found.arpa) == (300_00, 100_00, 460_00)


@pytest.mark.parametrize(
    ("key", "pct"),
    [
        ("mrr_growth", "15.0"),
        ("gross_churn_rate", "15.0"),
        ("revenue_loss_rate", "20.0"),
        ("net_churn_rate", "5.0"),
        ("net_churn_rate_with_reactivation", "-2.5"),
        ("grr", "80.0"),
        ("nrr", "95.0"),
        ("logo_churn_rate", "25.0"),
        ("logo_retention", "75.0"),
        ("expansion_index", "15.0"),
        ("upsell_rate", "25.0"),
        ("cross_sell_rate", "0.0"),
    ],
)
def test_the_example_portfolio_has_the_printed_rate(key: str, pct: str):
    assert getattr(the_example().month(FEB), key).pct == pct


def test_the_example_portfolio_has_the_printed_quick_ratio():
    found = the_example().month(FEB).quick_ratio
    assert found.value(2) == "1.75"
    assert Portfolio().line("a", 1, "01/01").month(JAN).quick_ratio.value(2) is None


def test_losses_of_an_example_shop_make_negative_churn():
    portfolio = (
        Portfolio()
        .line("a", 5000, "01/01", "10/02")
        .line("b", 95000, "01/01", "10/02")
        .line("b", 101000, "10/02")
    )
    assert portfolio.month(FEB).net_churn_rate.pct == "-1.0"


def test_a_ratio_is_written_by_the_translator():
    shown = Translator("pt_BR").percent
    assert [shown(ratio.percent) for ratio in (Ratio(1, 8), Ratio(-1, 10_000), Ratio(0, 0))] == [
        "12,5%",
        "0,0%",
        "n/d",
    ]


def test_five_of_fifty_customers_lost_is_ten_percent():
    portfolio = Portfolio()
    for number in range(50):
        portfolio.line(f"c{number}", 100, "01/01", "10/02" if number < 5 else None)
    assert portfolio.month(FEB).logo_churn_rate.pct == "10.0"


def test_a_line_inside_a_month_after_the_loss_counts_in_the_tenure_of_the_quarter():
    portfolio = (
        Portfolio()
        .line("a", 100, "20/11/2024", "15/01")
        .line("a", 100, "05/03", "20/03")
        .line("b", 100, "20/11/2024")
    )
    book = portfolio.book()
    months = [book.calendar.month(month) for month in (JAN, FEB, MAR)]
    quarter = book.calendar.span(JAN, MAR)
    book.movements([*months, quarter])
    assert [tenures(book, window) for window in (*months, quarter)] == [[56], [], [], [120]]


def test_a_line_of_one_day_after_the_loss_counts_in_it_too():
    portfolio = Portfolio().line("a", 100, "20/11/2024", "15/01").line("a", 100, "20/03", "20/03")
    book = portfolio.line("b", 100, "20/11/2024").book()
    quarter = book.calendar.span(JAN, MAR)
    book.movements([*(book.calendar.month(month) for month in (JAN, FEB, MAR)), quarter])
    assert tenures(book, quarter) == [120]


def test_early_churn_counts_days_from_the_first_paid_start_to_the_last_end():
    portfolio = (
        Portfolio()
        .line("a", 0, "01/01/2024", "12/11/2024")
        .line("a", 100, "13/11/2024", "10/02")
        .line("b", 100, "12/11/2024", "10/02")
    )
    book = portfolio.book()
    window = book.calendar.month(FEB)
    assert tenures(book, window) == [89, 90]
    assert early(tenures(book, window), 90) == Ratio(1, 2)
    assert early(tenures(book, window), 180) == Ratio(2, 2)


def test_losses_are_grouped_by_reason_plan_csm_cohort_and_tenure():
    portfolio = (
        Portfolio()
        .line("a", 100, "01/01", "10/02", plan="Pro", end_reason="Preço")
        .line("a", 10, "01/01", "09/02", kind="add_on", end_reason="downsell")
        .line("b", 300, "01/01", "12/02", plan="Básico", end_reason="Não informado")
        .line("c", 50, "01/01/2024", "13/02", plan="Pro")
    )
    portfolio.accounts["a"] = Account(id=1, name="a", csm="Bia")
    portfolio.accounts["b"] = Account(id=2, name="b", csm="Rui")
    portfolio.extra = {
        "churns": [
            Churn(account=3, date=day("13/02"), reason="Encerrou"),
            Churn(account=3, date=day("14/02"), reason="Voltou atrás"),
            Churn(account=2, reason="Sem data"),
        ],
        "owners": [Ownership(1, "Ana", day("01/01")), Ownership(1, "Bia", day("15/02"))],
    }
    book = portfolio.book()
    lost = losses(book, book.calendar.month(FEB))

    def shown(groups: list[Any]) -> list[tuple[Any, int, int]]:
        return [(group.key, group.customers, group.amount) for group in groups]

    facts = portfolio.facts
    assert shown(by_reason(lost, facts)) == [(None, 1, 300_00), ("Preço", 1, 110_00), ("Encerrou", 1, 50_00)]
    assert shown(by_plan(lost)) == [("Básico", 1, 300_00), ("Pro", 2, 160_00)]
    assert shown(by_csm(lost, facts)) == [("Rui", 1, 300_00), ("Ana", 1, 110_00), (None, 1, 50_00)]
    assert shown(by_cohort(lost)) == [(JAN, 2, 410_00), (Month(2024, 1), 1, 50_00)]
    assert shown(by_tenure(lost)) == [("0", 2, 410_00), ("365", 1, 50_00)]


def test_a_quarter_is_one_comparison_not_a_sum_of_months():
    portfolio = (
        Portfolio()
        .line("a", 100, "01/12/2024", "20/01")
        .line("a", 100, "05/03")
        .line("b", 100, "01/12/2024", "10/02")
        .line("e", 100, "01/12/2024")
        .line("c", 100, "10/01", "10/03")
    )
    months = [portfolio.month(month) for month in (JAN, FEB, MAR)]
    quarter = portfolio.span(JAN, MAR)
    assert [month.lost_customers for month in months] == [1, 1, 1]
    assert (quarter.customers_opening, quarter.lost_customers) == (3, 1)
    assert (quarter.logo_churn_rate.pct, quarter.nrr.pct) == ("33.3", "66.7")
    assert sum(month.net_new_mrr for month in months) == quarter.net_new_mrr == -100_00


def test_the_trailing_year_compares_with_a_year_ago():
    portfolio = (
        Portfolio()
        .line("a", 100, "01/01/2024", "10/02")
        .line("a", 150, "10/02")
        .line("b", 100, "01/01/2024", "10/02")
        .line("n", 500, "10/02")
    )
    book = portfolio.book()
    found = retention(book, book.calendar.trailing_year(FEB))
    assert (found.nrr.pct, found.grr.pct) == ("75.0", "50.0")


def test_the_trailing_year_as_of_an_earlier_day_ends_with_the_last_closing_by_then():
    portfolio = Portfolio().line("a", 100, "01/01/2023").line("b", 100, "01/07/2024")
    asked = Numbers(portfolio.facts, (Month(2024, 1), Month(2026, 12)), date(2025, 2, 10)).report
    alone = Numbers(portfolio.facts, (Month(2024, 1), Month(2025, 2)), date(2025, 2, 10)).report
    assert asked.trailing_12m == alone.trailing_12m
    assert (asked.trailing_12m.customers_opening, asked.trailing_12m.new) == (1, 100_00)


def test_a_cohort_may_rise_again_and_its_gross_revenue_never_passes_its_start():
    portfolio = (
        Portfolio()
        .line("a", 100, "10/01")
        .line("b", 100, "10/01", "31/03")
        .line("c", 200, "10/01", "10/02")
        .line("c", 300, "01/04")
    )
    [row] = cohorts(portfolio.book(), JAN, APR).rows[:1]
    assert (row.cohort, row.size) == (JAN, 3)
    assert [cell.logos.pct for cell in row.cells] == ["100.0", "66.7", "33.3", "66.7"]
    assert [cell.net_revenue.pct for cell in row.cells] == ["100.0", "50.0", "25.0", "100.0"]
    assert [cell.gross_revenue.pct for cell in row.cells] == ["100.0", "50.0", "25.0", "75.0"]


def test_a_loss_two_months_after_the_first_is_at_k_two():
    portfolio = Portfolio().line("a", 100, "10/03", "10/05").line("b", 100, "10/03")
    [row] = cohorts(portfolio.book(), MAR, Month(2025, 6)).rows[:1]
    assert [cell.logos.pct for cell in row.cells] == ["100.0", "100.0", "50.0", "50.0"]


def test_the_average_row_pools_and_leaves_partial_cells_out():
    portfolio = Portfolio().line("a", 100, "10/01").line("b", 100, "10/01", "10/02").line("c", 100, "10/02")
    on = date(2025, 3, 10)
    found = cohorts(portfolio.book(MAR, on), JAN, MAR)
    assert [[cell.partial for cell in row.cells] for row in found.rows] == [
        [False, False, True],
        [False, True],
        [True],
    ]
    assert [(cell.k, cell.logos.num, cell.logos.den) for cell in found.weighted_average] == [
        (0, 3, 3),
        (1, 1, 2),
    ]


def test_an_empty_cohort_is_undefined():
    found = cohorts(Portfolio().line("a", 100, "10/01").book(), Month(2024, 10), FEB)
    assert [row.size for row in found.rows] == [0, 0, 0, 1, 0]
    assert {cell.logos.pct for row in found.rows for cell in row.cells} == {None, "100.0"}
    assert [len(row.cells) for row in found.rows] == [5, 4, 3, 2, 1]


def ten_customers() -> Portfolio:
    """Ten customers of 100, one lost in each of three months."""
    portfolio = Portfolio()
    for number in range(10):
        end = f"10/0{number + 2}" if number < 3 else None
        portfolio.line(f"c{number}", 100, "01/01", end)
    return portfolio


def test_lifetime_follows_from_the_pooled_monthly_churn():
    found = lifetime(ten_customers().book(APR), APR, Policy())
    assert found.avg_monthly_logo_churn == Ratio(3, 27)
    assert (found.avg_monthly_logo_churn.pct, found.annualized_logo_churn.pct) == ("11.1", "75.7")
    assert found.lifetime_months.value(1) == "9.0"
    assert found.ltv_projected == 900_00
    with_margin = lifetime(ten_customers().book(APR), APR, Policy(ltv_margin=Fraction(80, 100)))
    assert with_margin.ltv_projected == 720_00


def test_historic_value_counts_every_closing_of_every_customer_ever():
    found = lifetime(ten_customers().book(APR), APR, Policy())
    assert (found.ltv_historic, found.ltv_historic_lost) == (340_00, 200_00)


def test_lifetime_is_undefined_when_nobody_left_or_history_is_short():
    nobody = lifetime(Portfolio().line("a", 100, "01/01").book(APR), APR, Policy())
    assert nobody.avg_monthly_logo_churn == Ratio(0, 3)
    assert (nobody.ltv_projected, nobody.lifetime_months.value(1)) == (None, None)
    short = lifetime(ten_customers().book(MAR), MAR, Policy())
    assert (short.avg_monthly_logo_churn.pct, short.ltv_projected) == (None, None)
    assert short.annualized_logo_churn.pct is None
    empty = lifetime(Portfolio().book(), APR, Policy())
    assert (empty.ltv_historic, empty.ltv_historic_lost) == (None, None)


def test_without_customers_at_opening_rates_are_undefined_but_no_loss_of_ten_is_zero():
    assert Portfolio().line("a", 100, "10/01").month(JAN).logo_churn_rate.pct is None
    assert ten_customers().month(JAN).nrr.pct is None
    kept = Portfolio().line("a", 100, "10/01").month(FEB)
    assert (kept.logo_churn_rate.pct, kept.gross_churn_rate.pct) == ("0.0", "0.0")


def test_the_current_month_closes_at_the_as_of_day_and_says_so():
    portfolio = Portfolio().line("a", 100, "01/01", "20/02").line("b", 50, "15/02").line("c", 70, "25/02")
    report = Numbers(portfolio.facts, (JAN, APR), day("18/02")).report
    february = report.as_json()["months"]["2025-02"]
    assert list(report.months) == [JAN, FEB]
    assert (february["closing_mrr"], february["partial"], february["churn"]) == (150_00, True, 0)
    assert "partial" not in report.as_json()["months"]["2025-01"]


def test_quarters_follow_the_fiscal_year():
    portfolio = Portfolio().line("a", 100, "01/01")
    portfolio.extra = {"fiscal_start": 2}
    report = Numbers(portfolio.facts, (JAN, Month(2025, 7)), LATER).report
    assert [str(quarter) for quarter in report.quarters] == ["2025Q1", "2025Q2"]
    assert [quarter.months[0] for quarter in report.quarters] == [FEB, Month(2025, 5)]


def test_a_filter_chooses_accounts_and_the_merged_ones_with_them():
    portfolio = Portfolio().line("x", 100, "01/01").line("y", 10, "01/01").line("z", 1, "01/01")
    portfolio.accounts["x"] = Account(id=1, name="x", merged_into=2)
    chosen = portfolio.facts.of_accounts({2})
    report = Numbers(chosen, (JAN, JAN), LATER).report
    assert report.mrr_by_account == {"y": 110_00}
    assert report.concentration_top10 == Ratio(110_00, 110_00)


def test_clients_that_share_a_code_each_keep_their_mrr():
    portfolio = Portfolio().line("x", 100, "01/01").line("y", 10, "01/01").line("z", 1, "01/01")
    for number, name in enumerate("xy", start=1):
        portfolio.accounts[name] = Account(id=number, name=name, external_ids={"": "7"})
    report = Numbers(portfolio.facts, (JAN, JAN), LATER).report
    assert report.mrr_by_account == {"7 x 1": 100_00, "7 y 2": 10_00, "z": 1_00}


def test_an_empty_workspace_has_no_numbers_but_answers():
    report = Numbers(MetricFacts(), (JAN, MAR), LATER).report.as_json()
    assert report["window"]["arpa"] is None
    assert report["window"]["nrr"] == {"num": 0, "den": 0, "pct": None}
    assert report["mrr_by_account"] == {}
    assert list(report["months"]) == ["2025-01", "2025-02", "2025-03"]


def test_screens_read_the_same_numbers_as_the_report():
    portfolio = the_example()
    assert mrr_by_account(portfolio.lines, [], "BRL", day("28/02")) == {
        2: 1300_00,
        3: 400_00,
        5: 200_00,
        6: 250_00,
        1: 150_00,
    }
    own = [line for line in portfolio.lines if line.account == 1]
    months = [Month(2024, 11), Month(2024, 12), JAN, FEB, MAR]
    assert mrr_series(own, [], "BRL", months, day("10/02")) == [120_00, 0, 0, 150_00]


def test_an_edit_moves_the_numbers_as_a_fresh_reading_would():
    portfolio = the_example()
    book = portfolio.book()
    windows = [book.calendar.month(FEB), Window(0, book.calendar.place(MAR))]
    book.movements(windows)
    from csdesk.domain.rules.mrr import entries_of

    changed = [line for line in portfolio.lines if line.account == 3]
    changed = [Line(id=90, account=3, product="voice", mrr=700_00, start=day("01/02/2024"))]
    book.replace(3, entries_of(3, changed, "BRL"))
    book.replace(4, [])
    portfolio.lines = [line for line in portfolio.lines if line.account not in {3, 4}] + changed
    fresh = portfolio.book()
    assert [retention(book, window) for window in windows] == [
        retention(fresh, window) for window in [fresh.calendar.month(FEB), windows[1]]
    ]
