"""The whole portfolio, put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sample_accounts import accounts
from sample_contracts import churns, lines, onboardings, rates, renewals
from sample_facts import (
    Account,
    Churn,
    Gain,
    Goal,
    Line,
    Onboarding,
    Opportunity,
    Person,
    Renewal,
    Survey,
    Talk,
    Task,
    Ticket,
    Usage,
)
from sample_goals import gains, goals
from sample_growth import opportunities, tasks
from sample_people import people
from sample_talks import talks
from sample_voice import surveys, tickets, usage


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Everything that the two workbooks say."""

    accounts: list[Account]
    lines: list[Line]
    people: list[Person]
    talks: list[Talk]
    tasks: list[Task]
    goals: list[Goal]
    surveys: list[Survey]
    tickets: list[Ticket]
    usage: list[Usage]
    renewals: list[Renewal]
    opportunities: list[Opportunity]
    churns: list[Churn]
    onboardings: list[Onboarding]
    gains: list[Gain]
    rates: list[tuple[date, str, float]]


def portfolio() -> Portfolio:
    """The same portfolio on every call."""
    cast = accounts()
    paid = lines(cast)
    known = people(cast)
    said = talks(cast, known)
    asked = tickets(cast, known)
    return Portfolio(
        accounts=cast,
        lines=paid,
        people=known,
        talks=said,
        tasks=tasks(cast, said),
        goals=goals(cast),
        surveys=surveys(cast, known, asked),
        tickets=asked,
        usage=usage(cast),
        renewals=renewals(cast, paid),
        opportunities=opportunities(cast),
        churns=churns(cast, paid),
        onboardings=onboardings(cast),
        gains=gains(cast, paid),
        rates=rates(),
    )
