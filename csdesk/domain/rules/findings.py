"""A finding of the diagnosis told whole: what it says, of whom, who is like them now, what to do, how it was tested."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import Playbook
from csdesk.domain.rules.diagnosis import Finding
from csdesk.domain.rules.likeness import alike_at_risk
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.periods import Period
from csdesk.domain.rules.plays import play_for
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.report import code_of
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Percent
from csdesk.domain.values.month import Month

ACTIONS: Mapping[str, Text] = {
    "D0": msg("Open each account that moved and write down why"),
    "D1": msg("Call the sponsor of each large account at risk and agree on a recovery plan"),
    "D2": msg("Compare the reasons and decide whether the offer serves this segment"),
    "D3": msg("List where the expansion came from, and treat the churn as if it had not happened"),
    "D4": msg("Find out what made them grow and offer it to accounts like them"),
    "D5": msg("Review these sales with the account manager: what was promised, what was delivered"),
    "D6": msg("Review the handover from sales and the onboarding of these accounts"),
    "D7": msg("Stop the loss before selling more: work through the accounts at risk, largest first"),
    "D8": msg("Ask what changed when this cohort came in: channel, offer, onboarding"),
}
"""What to do about each rule."""
TESTS: Mapping[str, Text] = {
    "D0": msg("Customers at opening below {least}"),
    "D1": msg("Churn rate (net) of {high} or more, and logo churn of {low} or less"),
    "D2": msg("Churn rate (net) of {low} or less, and logo churn of {high} or more"),
    "D3": msg("Gross churn rate of {high} or more, and churn rate (net) of {low} or less"),
    "D4": msg("Churn rate (net) below zero"),
    "D5": msg(
        "20% or more of the churned MRR had an upsell or cross-sell in the {months} months before leaving"
    ),
    "D6": msg("20% or more of the lost customers left before 90 days, else before 180"),
    "D7": msg("Quick ratio below 1"),
    "D8": msg(
        "A cohort of 5 or more lost twice as much, and 10 points more, than the six before it at that age"
    ),
}
"""The condition of each rule; figures are compared exactly, not as shown."""
_COMPARED: Mapping[str, tuple[str, ...]] = {
    "D0": ("customers_opening",),
    "D1": ("net_churn_rate", "logo_churn_rate"),
    "D2": ("net_churn_rate", "logo_churn_rate"),
    "D3": ("gross_churn_rate", "net_churn_rate"),
    "D4": ("net_churn_rate",),
    "D5": ("churn",),
    "D6": ("early_churn_90", "early_churn_180"),
    "D7": ("quick_ratio",),
    "D8": ("lost_customers",),
}


@dataclass(frozen=True, slots=True)
class Insight:
    """One finding with everything a person needs to act on it."""

    rule: str
    says: Text
    accounts: tuple[int, ...]
    """Behind it, largest change first."""
    alike: tuple[int, ...]
    """Customers like them with poor health or falling use, largest first."""
    action: Text
    test: Text
    compared: tuple[tuple[str, Ratio | int], ...]
    """The exact figures that the test looked at, by metric key."""


def insights(
    numbers: Numbers, first: Month, last: Month, bands: Mapping[int, str] | None = None
) -> list[Insight]:
    """What the numbers of a span say together, in the order of the rules.

    Bands of health (by default those of the facts) tell who is at risk beside falling use.
    """
    periods = numbers.periods
    period = numbers.report.months.get(first) if first == last else None
    period = periods.span(first, last) if period is None else period
    known = numbers.facts.bands if bands is None else bands
    return [_insight(numbers, period, finding, last, known or {}) for finding in period.diagnosis]


def _insight(
    numbers: Numbers, period: Period, finding: Finding, last: Month, bands: Mapping[int, str]
) -> Insight:
    return Insight(
        rule=finding.rule,
        says=finding.says,
        accounts=_largest_first(numbers, period, finding.accounts),
        alike=alike_at_risk(numbers.periods, finding.accounts, last, bands),
        action=ACTIONS[finding.rule],
        test=_test(numbers, period, finding.rule),
        compared=tuple((key, _figure(period, key)) for key in _COMPARED[finding.rule]),
    )


def _largest_first(numbers: Numbers, period: Period, accounts: Iterable[int]) -> tuple[int, ...]:
    window = period.retention.window
    moves = numbers.book.movements([window])[0]
    kinds = (
        moves.new,
        moves.reactivation,
        moves.expansion,
        moves.contraction,
        numbers.book.losses(window).churn,
    )
    amounts = {account: cents for kind in kinds for account, cents in kind.items()}
    return tuple(sorted(accounts, key=lambda account: (-amounts.get(account, 0), account)))


def _figure(period: Period, key: str) -> Ratio | int:
    found: Ratio | int = getattr(period if key.startswith("early") else period.retention, key)
    return found


def _test(numbers: Numbers, period: Period, rule: str) -> Text:
    policy = numbers.facts.policy
    window = period.retention.window
    months = window.closing - window.opening
    low, high = policy.over(policy.low_churn, months), policy.over(policy.high_churn, months)
    return msg(
        TESTS[rule].msgid,
        least=policy.small_base,
        months=policy.regret_months,
        low=_percent(low.numerator, low.denominator),
        high=_percent(high.numerator, high.denominator),
    )


def _percent(num: int, den: int) -> Percent:
    return Ratio(num, den).percent


def findings_json(
    numbers: Numbers, words: Callable[[Text], Any], playbooks: Sequence[Playbook] = ()
) -> dict[str, Any]:
    """The diagnosis of the numbers' whole span as a plain object, each finding with the playbook that acts on it."""
    accounts = {account.id: account for account in numbers.facts.accounts}
    found = insights(numbers, numbers.first, numbers.last)
    return {
        "metric": "diagnosis",
        "from": str(numbers.first),
        "to": str(numbers.last),
        "as_of": numbers.on.isoformat(),
        "findings": [
            {
                "rule": one.rule,
                "says": words(one.says),
                "accounts": _codes(one.accounts, accounts),
                "alike_at_risk": _codes(one.alike, accounts),
                "action": words(one.action),
                "playbook": _playbook(one.rule, playbooks),
                "test": words(one.test),
                "compared": {
                    key: value.as_json() if isinstance(value, Ratio) else value for key, value in one.compared
                },
            }
            for one in found
        ],
    }


def _playbook(rule: str, playbooks: Sequence[Playbook]) -> dict[str, Any] | None:
    found = play_for(rule, playbooks)
    return None if found is None else {"code": found.code, "name": found.name}


def _codes(ids: Sequence[int], accounts: Mapping[int, Account]) -> list[str]:
    known: Iterable[Account] = (accounts[one] for one in ids if one in accounts)
    return [code_of(account) for account in known]
