"""Metrics of a portfolio that was served, side by side with those of the reference."""

from __future__ import annotations

import dataclasses
import random
from datetime import timedelta
from decimal import Decimal
from typing import Any

from csdesk.domain.rules.facts import MetricFacts
from tests.domain.rules_portfolio import portfolio, serviced


def served(seed: int, accounts: int) -> MetricFacts:
    """A portfolio with odd answers, channels, weekly use, terms that renew by themselves, and equal instants."""
    dice = random.Random(seed)
    facts = serviced(portfolio(seed, accounts), seed)
    moments = [one.answered_at for one in facts.surveys]
    return dataclasses.replace(
        facts,
        surveys=[
            dataclasses.replace(
                one,
                account=dice.randrange(1, accounts // 3),
                score=dice.choice((one.score, one.score, Decimal("7.5"), Decimal(11), None)),
                answered_at=dice.choice((one.answered_at, dice.choice(moments))),
            )
            for one in facts.surveys
        ],
        tickets=[
            dataclasses.replace(
                one,
                channel=dice.choice(("email", "chat", None, "")),
                sla_response_minutes=dice.choice((one.sla_response_minutes, 0, 100_000)),
                sla_resolution_minutes=dice.choice((one.sla_resolution_minutes, 500_000)),
            )
            for one in facts.tickets
        ],
        usages=[
            dataclasses.replace(one, week=one.month.first + timedelta(days=dice.randrange(31)))
            if dice.random() < 0.4 and one.month
            else one
            for one in facts.usages
        ],
        renewals=[
            dataclasses.replace(one, line=dice.choice(facts.lines).id if dice.random() < 0.6 else None)
            for one in facts.renewals
        ],
        lines=[dataclasses.replace(one, auto_renew=dice.choice((True, False, None))) for one in facts.lines],
    )


def assert_same(found: dict[str, Any], wanted: dict[str, Any], where: object) -> None:
    for key, value in wanted.items():
        assert found[key] == value, (key, str(where))
