"""Activity, working hours, the simulator, what a finding says whole, and the settings behind the numbers."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pytest

from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Line
from csdesk.domain.model.goal import Value
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.practice import Review
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.model.workspace import Setting
from csdesk.domain.rules.cuts import cut, cut_keys
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.findings import insights
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.policy import Policy
from csdesk.domain.rules.practice import Activity
from csdesk.domain.rules.simulator import Assumptions, observed, simulate
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month

FEB = Month(2025, 2)


def numbers_of(facts: MetricFacts) -> Numbers:
    return Numbers(facts, (FEB, FEB), FEB.last)


def activity(facts: MetricFacts) -> Activity:
    return numbers_of(facts).periods.activity(FEB, FEB)


def customers(*accounts: Account) -> MetricFacts:
    lines = [Line(id=one.id, account=one.id, mrr=Cents(100_00), start=date(2024, 1, 1)) for one in accounts]
    return MetricFacts(accounts=accounts, lines=lines)


def interaction(day: date, **fields: object) -> Interaction:
    at = datetime.combine(day, time(15), UTC)
    return Interaction(**{"account": 1, "at": at, "role": "cs", **fields})  # type: ignore[arg-type]


def test_the_clients_return_is_gain_less_cost_over_cost_and_the_teams_own_entries_stand_apart():
    values = [
        Value(id=1, account=1, month=FEB, gain=Cents(1500_00), cost=Cents(1000_00)),
        Value(id=2, account=1, month=FEB.plus(-1), gain=Cents(99_00), cost=Cents(1_00)),
        Value(id=3, account=1, month=FEB, gain=Cents(300_00), cost=Cents(100_00), tags=("cs",)),
    ]
    found = activity(MetricFacts(values=values))
    assert (found.customer_roi.pct, found.cs_roi.pct) == ("50.0", "200.0")
    assert activity(MetricFacts()).customer_roi.pct is None


def test_the_proactive_share_counts_contacts_of_cs_in_ninety_days():
    interactions = [
        interaction(date(2025, 2, 1), mode="proactive"),
        interaction(date(2024, 12, 1), mode="proactive"),
        interaction(date(2025, 2, 28), mode="reactive"),
        interaction(date(2024, 11, 30), mode="reactive"),
        interaction(date(2025, 2, 2), mode="reactive", role="support"),
        interaction(date(2025, 2, 2), mode="reactive", kind="note"),
    ]
    found = activity(MetricFacts(interactions=interactions))
    assert (found.proactive_share.pct, found.warnings) == ("66.7", ())


def test_few_proactive_contacts_of_ten_warn_of_premium_support():
    reactive = [interaction(date(2025, 2, 3), mode="reactive", kind="support") for _ in range(6)]
    proactive = [interaction(date(2025, 2, 3), mode="proactive") for _ in range(4)]
    found = activity(MetricFacts(interactions=[*reactive, *proactive]))
    assert [warning.msgid for warning in found.warnings] == [
        "Premium support: CS answers more than it proposes"
    ]
    assert found.support_load.pct == "60.0"
    nine = activity(MetricFacts(interactions=[*reactive, *proactive[:3]]))
    assert nine.warnings == ()


def test_coverage_looks_thirty_and_ninety_days_back_over_customers():
    facts = customers(*(Account(id=n, name=str(n)) for n in (1, 2, 3, 4)))
    facts = dataclasses.replace(
        facts,
        interactions=[
            interaction(date(2025, 1, 30), account=1),
            interaction(date(2025, 1, 29), account=2),
            interaction(date(2025, 2, 9), account=9),
            interaction(date(2025, 1, 2), account=4, kind="review"),
        ],
        reviews=[
            Review(id=1, account=3, date=date(2024, 12, 1), status="presented"),
            Review(id=2, account=1, date=date(2025, 2, 1), status="draft"),
        ],
    )
    found = activity(facts)
    assert (found.coverage_30d.pct, found.review_coverage_90d.pct) == ("25.0", "50.0")


def test_capacity_is_the_sum_of_the_shares_of_one_csm():
    touches = ["high"] * 20 + ["mid"] * 60 + ["tech"] * 100
    accounts = [Account(id=n, name=str(n), csm="Ana", touch=touch) for n, touch in enumerate(touches, 1)]
    found = activity(customers(*accounts))
    assert (found.capacity_load.pct, found.capacity_by_csm["Ana"].pct, found.warnings) == ("98.0", "98.0", ())
    more = [Account(id=500 + n, name=str(n), csm="Ana", touch="high") for n in range(2)]
    assert activity(customers(*accounts, *more)).warnings


def test_perceived_value_and_those_who_wait_for_value_are_said_beside():
    at = datetime(2025, 2, 3, 12, tzinfo=UTC)
    facts = MetricFacts(
        surveys=[
            Survey(id=n, account=1, kind="value", score=Decimal(score), answered_at=at)
            for n, score in ((1, 7), (2, 8))
        ],
        onboardings=[
            Onboarding(id=1, account=1, contract_start=date(2025, 1, 1)),
            Onboarding(id=2, account=2, contract_start=date(2025, 1, 1), first_value_on=date(2025, 3, 1)),
            Onboarding(id=3, account=3, contract_start=date(2025, 1, 1), first_value_on=date(2025, 2, 1)),
        ],
    )
    found = numbers_of(facts).activity_json()["window"]
    assert (found["perceived_value"]["value"], found["ttv_waiting"]) == ("7.5", 2)


def test_working_hours_leave_nights_and_weekends_out_of_support_times():
    ticket = Ticket(
        id=1,
        account=1,
        opened_at=datetime(2025, 2, 7, 20, tzinfo=UTC),
        first_response_at=datetime(2025, 2, 10, 13, tzinfo=UTC),
        sla_response_minutes=120,
    )
    facts = MetricFacts(tickets=[ticket])
    wall = numbers_of(facts).report.months[FEB].support
    assert (wall.first_response_mean, wall.sla_response.pct) == ("3900.0", "0.0")
    worked = dataclasses.replace(facts, policy=Policy(working_hours=(9, 18)))
    support = numbers_of(worked).report.months[FEB].support
    assert (support.first_response_mean, support.sla_response.pct) == ("120.0", "100.0")


CURVES = (Fraction(0), Fraction(2, 100), Fraction(5, 100))


@pytest.mark.parametrize(
    ("churn", "halfway", "end"),
    [
        (CURVES[0], 15_692_14, 49_248_66),
        (CURVES[1], 12_590_85, 31_705_90),
        (CURVES[2], 8_979_28, 16_125_50),
    ],
)
def test_the_growth_plot_is_reproduced(churn: Fraction, halfway: int, end: int):
    found = simulate(5_000_00, Assumptions(new=Fraction(10, 100), churn=churn))
    assert (len(found), found[12], found[24]) == (25, halfway, end)


def test_a_constant_amount_of_new_mrr_does_not_reproduce_it():
    amounts = [simulate(5_000_00, Assumptions(new_cents=1_843_75, churn=churn))[24] for churn in CURVES]
    assert amounts == [49_250_00, 38_499_15, 27_567_85]


def test_what_the_last_months_did_is_the_first_assumption():
    facts = customers(Account(id=1, name="A"), Account(id=2, name="B"))
    ended = dataclasses.replace(facts.lines[1], end=FEB.last)
    book = numbers_of(dataclasses.replace(facts, lines=[facts.lines[0], ended])).book
    assert observed(book, FEB, 1).churn == Fraction(1, 2)


def test_a_finding_names_those_like_the_lost_who_are_at_risk_now():
    accounts = [Account(id=n, name=str(n), segment="SMB", size="small") for n in range(1, 5)]
    accounts.append(Account(id=5, name="5", segment="Mid", size="small"))
    facts = customers(*accounts)
    lines = [dataclasses.replace(line, end=FEB.last) if line.account == 1 else line for line in facts.lines]
    usages = [
        Usage(id=n, account=3, month=FEB.plus(n - 4), active_users=users)
        for n, users in ((1, 10), (2, 10), (3, 10), (4, 7))
    ]
    bands = {2: "critical", 4: "healthy", 5: "critical"}
    facts = dataclasses.replace(facts, lines=lines, usages=usages, bands=bands)
    found = insights(numbers_of(facts), FEB, FEB)
    base = found[0]
    assert (base.rule, base.accounts, base.alike) == ("D0", (1,), (2, 3))
    assert base.compared == (("customers_opening", 5),)


def test_small_bases_and_few_answers_are_labels_of_the_data():
    at = datetime(2025, 2, 3, 12, tzinfo=UTC)
    facts = dataclasses.replace(
        customers(Account(id=1, name="A")),
        surveys=[Survey(id=1, account=1, kind="nps", score=Decimal(9), answered_at=at)],
    )
    assert numbers_of(facts).as_json()["labels"]["months"]["2025-02"] == ["small_base", "few_answers"]


def test_settings_flow_into_the_policy_and_refuse_what_does_not_fit():
    rows = [Setting(key="low_churn", value="2.5"), Setting(key="small_base", value="-3")]
    rows.append(Setting(key="business_calendar", value="1"))
    policy = WorkspaceSettings.of(rows).policy
    assert (policy.low_churn, policy.small_base, policy.working_hours) == (Fraction(25, 1000), 20, (9, 18))
    assert WorkspaceSettings().policy == Policy(renewal_probabilities=policy.renewal_probabilities)


def test_an_unknown_cut_is_a_key_error():
    numbers = numbers_of(customers(Account(id=1, name="A")))
    with pytest.raises(KeyError):
        cut(numbers, "colour")
    assert {"segment", "product", "cohort", "churn_reason", "tag", "start_plan"} <= set(
        cut_keys(numbers.facts)
    )


def test_a_refusal_is_a_sentence():
    from csdesk.domain.settings import label_of

    with pytest.raises(Refused):
        label_of("no_such_rule")
