"""The back-test: who left against who renewed, by what was known before."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from csdesk.domain.health.backtest import Ending, backtest, backtest_json
from csdesk.domain.health.choosing import Models
from csdesk.domain.health.defaults import RULES
from csdesk.domain.health.facts import AccountFacts, SignalFact
from csdesk.domain.health.groups import warnings
from csdesk.domain.health.model import Indicator, Model, Rules, Scale

END = date(2026, 6, 30)
ONE = Rules((Indicator("use", "signal:use", Fraction(1), Scale(), 3650),))


def account(number: int, *measured: tuple[int, int]) -> AccountFacts:
    """An account whose use was measured so many days before the end."""
    found = [
        SignalFact(place, END - timedelta(days=days), value) for place, (days, value) in enumerate(measured)
    ]
    return AccountFacts(number, signals={"use": found})


def result_of(*cases: tuple[AccountFacts, bool]) -> dict[str, Any]:
    models = Models(()).with_draft(Model(ONE, 1))
    endings = [Ending(facts.account, END, churned=churned) for facts, churned in cases]
    return backtest_json(backtest(endings, {facts.account: facts for facts, _ in cases}, models))


def test_each_distance_counts_only_what_was_known_by_then() -> None:
    found = result_of(
        (account(1, (200, 90), (80, 20)), True),
        (account(2, (200, 90), (45, 60)), True),
        (account(3, (200, 90), (10, 0)), True),
        (account(4, (200, 90)), False),
        (account(5, (70, 40)), False),
    )
    leads = {lead["days_before"]: lead for lead in found["leads"]}
    assert [leads[days]["catch_rate"]["num"] for days in (90, 60, 30)] == [0, 1, 2]
    assert [leads[days]["false_alarms"] for days in (90, 60)] == [
        {"num": 0, "den": 1, "pct": "0.0"},
        {"num": 1, "den": 2, "pct": "50.0"},
    ]
    assert [leads[days]["without_score"] for days in (90, 60)] == [1, 0]
    assert found["median_lead_time_days"] == "42.0"
    assert found["small_sample"] is True


def test_separation_says_how_often_one_who_renewed_was_above_one_who_left() -> None:
    cases = [(account(number, (100, value)), True) for number, value in enumerate((10, 20, 60))]
    cases += [(account(10 + number, (100, value)), False) for number, value in enumerate((60, 90))]
    (one,) = result_of(*cases)["separation"]
    assert (one["churned_mean"], one["renewed_mean"]) == ("30.0", "75.0")
    assert one["apart"] == {"num": 11, "den": 12, "pct": "91.7"}


def test_nobody_to_look_at_is_undefined_and_not_0() -> None:
    found = result_of()
    assert found["median_lead_time_days"] is None
    assert found["leads"][0]["catch_rate"]["pct"] is None


def test_many_indicators_and_those_that_no_playbook_acts_on_are_warned_of() -> None:
    assert warnings(RULES["mid"]) == ()
    many = Rules(tuple(Indicator(str(n), f"signal:{n}", Fraction(1), Scale()) for n in range(8)))
    assert len(warnings(many)) == 1
    assert len(warnings(RULES["mid"], frozenset({"engagement", "outcomes"}))) == 3
