"""How accounts stand over a quarter adds up to what the metrics say of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from csdesk.domain.model.account import Account
from csdesk.domain.model.contract import Line
from csdesk.domain.model.voice import Survey
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.standing import standing
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.values.money import Cents

ON = date(2026, 10, 13)


def line(number: int, account: int, cents: int, start: date, end: date | None = None) -> Line:
    return Line(id=number, account=account, mrr=Cents(cents), start=start, end=end, currency="BRL")


def answer(number: int, account: int, score: int, day: int) -> Survey:
    at = datetime(2026, 8, day, 12, tzinfo=UTC)
    return Survey(id=number, account=account, kind="nps", score=Decimal(score), answered_at=at)


def facts() -> MetricFacts:
    """1 grows in August, 2 leaves in September, 3 begins in July, 4 shrinks in October, 5 was merged into 1."""
    begun = date(2025, 1, 1)
    return MetricFacts(
        lines=[
            line(1, 1, 100_000, begun),
            line(2, 1, 20_000, date(2026, 8, 1)),
            line(3, 2, 50_000, begun, date(2026, 9, 10)),
            line(4, 3, 30_000, date(2026, 7, 5)),
            line(5, 4, 40_000, begun, date(2026, 10, 5)),
            line(6, 4, 25_000, date(2026, 10, 6)),
            line(7, 5, 5_000, begun),
        ],
        accounts=[
            *(Account(id=number, name=str(number)) for number in range(1, 5)),
            Account(id=5, name="5", merged_into=1),
        ],
        surveys=[answer(1, 1, 9, 3), answer(2, 2, 4, 4), answer(3, 5, 10, 5)],
        currency="BRL",
        zone=ZoneInfo("America/Sao_Paulo"),
        policy=WorkspaceSettings().policy,
    )


def test_the_quarter_is_the_last_that_is_over() -> None:
    assert str(standing(facts(), ON).quarter) == "2026Q3"
    assert str(standing(facts(), date(2026, 9, 30)).quarter) == "2026Q3"
    assert str(standing(facts(), date(2026, 9, 29)).quarter) == "2026Q2"


def test_all_accounts_together_are_what_the_metrics_say() -> None:
    found, numbers = standing(facts(), ON), Numbers.up_to(facts(), ON)
    first, _, last = found.quarter.months
    whole = found.together(found.accounts)
    nrr, grr = (numbers.explain(key, first, last).value for key in ("nrr", "grr"))
    assert (nrr.num, nrr.den) == (whole.opening + whole.gained - whole.shrunk - whole.lost, whole.opening)
    assert (grr.num, grr.den) == (whole.opening - whole.shrunk - whole.lost, whole.opening)
    assert found.customers(found.accounts) == (3, 1)
    assert numbers.explain("lost_customers", first, last).value == 1
    assert (whole.promoters, whole.detractors, whole.answers) == (2, 1, 3)


def test_some_accounts_are_summed_without_the_others() -> None:
    found = standing(facts(), ON)
    assert found.together([1]).opening == 105_000
    assert found.together([1]).gained == 20_000
    assert found.together([2])[:1] + found.together([2])[4:5] == (50_000, 50_000)
    assert found.together([3])[:2] == (0, 30_000)
    assert found.together([99]).opening == 0


def test_the_month_is_compared_with_the_closing_of_the_last() -> None:
    found = standing(facts(), ON)
    assert found.together([4]).month_before == 40_000
    assert found.together([1]).month_before == 125_000
