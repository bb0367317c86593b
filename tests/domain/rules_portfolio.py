"""Portfolios made by a seed: everything that a subscription line can do, at random."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Line, Rate, Renewal
from csdesk.domain.model.goal import Value
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.practice import Review
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.rules.facts import MetricFacts, Ownership
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month

BEGIN = date(2022, 1, 1)
DAYS = 3 * 365
PRODUCTS = ("voice", "data", "support", None)
PERIODS = (("month", 1), ("month", 3), ("year", 1), ("week", 1), ("day", 1), ("month", 36))


def portfolio(seed: int, accounts: int) -> MetricFacts:
    """The facts of so many accounts over three years; the same for a seed."""
    dice = random.Random(seed)
    lines: list[Line] = []
    for account in range(1, accounts + 1):
        for line in _lines(dice, account):
            lines.append(_numbered(line, len(lines) + 1))
    merged = {dice.randrange(2, accounts + 1): 1 for _ in range(accounts // 40)}
    rates = [
        Rate(
            id=n,
            month=Month(2022, 3).plus(n * 2),
            currency=currency,
            rate=Decimal(dice.randrange(100, 700)) / 97,
        )
        for currency in ("USD", "EUR")
        for n in range(18)
    ]
    return MetricFacts(
        lines=lines,
        accounts=[_account(dice, number, merged.get(number)) for number in range(1, accounts + 1)],
        rates=rates,
        owners=[
            Ownership(dice.randrange(1, accounts + 1), dice.choice(("Ana", "Bia", "Caio")), _day(dice))
            for _ in range(accounts // 4)
        ],
    )


def _account(dice: random.Random, number: int, merged: int | None) -> Account:
    return Account(
        id=number,
        name=f"Account {number}",
        external_ids={"": f"C{number:05d}"},
        segment=dice.choice(("SMB", "Mid", None)),
        csm=dice.choice(("Ana", "Bia", None)),
        touch=dice.choice(("high", "mid", "tech", None)),
        tags=tuple(dice.sample(("vip", "pilot", "gov"), dice.randrange(3))),
        custom={"tier": dice.choice("abc")} if dice.random() < 0.5 else {},
        merged_into=merged,
    )


def _day(dice: random.Random) -> date:
    return BEGIN + timedelta(days=dice.randrange(DAYS))


def _numbered(line: Line, number: int) -> Line:
    import dataclasses

    return dataclasses.replace(line, id=number)


def _lines(dice: random.Random, account: int) -> list[Line]:
    currency = dice.choice(("BRL", "BRL", "BRL", "USD", "EUR", None))
    found: list[Line] = []
    for product in dice.sample(PRODUCTS, dice.randrange(1, 4)):
        start = _day(dice)
        for _ in range(dice.randrange(1, 5)):
            end = (
                start + timedelta(days=dice.choice((0, 3, 12, 30, 90, 365, 500)))
                if dice.random() < 0.85
                else None
            )
            found.append(_line(dice, account, product, currency, start, end))
            if end is None:
                break
            start = end + timedelta(days=dice.choice((0, 1, 1, 1, 2, 15, 40, 200)))
    if dice.random() < 0.15:
        found.append(_line(dice, account, None, currency, _day(dice), None))
    return found


def _line(
    dice: random.Random,
    account: int,
    product: str | None,
    currency: str | None,
    start: date,
    end: date | None,
) -> Line:
    kind = dice.choice(("base",) * 6 + ("add_on", "add_on", "discount", "one_off", "usage", "trial"))
    if dice.random() < 0.1:
        end = date(start.year, start.month, 28) if dice.random() < 0.5 else Month.of(start).last
    amount = dice.randrange(0, 90_000) if dice.random() < 0.95 else 0
    if kind == "discount" and dice.random() < 0.9:
        amount = -amount // 3
    interval, count = dice.choice(PERIODS)
    priced = dice.random() < 0.3
    return Line(
        account=account,
        product=product,
        plan=dice.choice(("basic", "pro", None)),
        kind=kind,
        mrr=None if priced else Cents(amount),
        price=Cents(amount) if priced else None,
        interval=interval if priced else None,
        interval_count=count if priced else None,
        currency=currency if dice.random() < 0.9 else "USD",
        start=start,
        end=end,
        start_reason=dice.choice(("reajuste", "upsell", None)),
        end_reason=dice.choice(("price", "pausa", "", None)),
    )


def serviced(facts: MetricFacts, seed: int) -> MetricFacts:
    """The same with answers, tickets, renewals, onboardings, usage, values, interactions and reviews."""
    import dataclasses

    dice = random.Random(seed)
    count = len(facts.accounts)
    some = range(1, 6 * count)

    def own() -> int:
        return dice.randrange(1, count + 1)

    def at() -> datetime:
        return datetime.combine(_day(dice), datetime.min.time(), UTC) + timedelta(
            minutes=dice.randrange(1440)
        )

    return dataclasses.replace(
        facts,
        surveys=[_survey(dice, n, own(), at()) for n in some],
        tickets=[_ticket(dice, n, own(), at()) for n in some],
        ticket_months=[
            TicketMonth(
                id=n,
                account=own(),
                month=Month.of(_day(dice)),
                opened=dice.randrange(9),
                resolved=dice.randrange(9),
                first_response_mean=Decimal(dice.randrange(900)) / 7,
                resolution_mean=Decimal(dice.randrange(9000)) / 10,
            )
            for n in range(1, 4)
        ],
        renewals=[
            Renewal(
                id=n,
                account=own(),
                due_date=_day(dice),
                due_mrr=Cents(dice.randrange(90_000)),
                currency=dice.choice(("BRL", "USD", None)),
                status=dice.choice(("open", "renewed", "not_renewed", None)),
                decided_on=_day(dice) if dice.random() < 0.5 else None,
                renewed_mrr=Cents(dice.randrange(90_000)) if dice.random() < 0.5 else None,
                probability=Decimal(dice.randrange(101)) if dice.random() < 0.3 else None,
            )
            for n in some
        ],
        onboardings=[_onboarding(dice, n, own()) for n in range(1, count)],
        usages=[
            Usage(
                id=n,
                account=own(),
                month=Month.of(_day(dice)),
                seats=dice.randrange(40),
                active_users=dice.randrange(50) if dice.random() < 0.9 else None,
                features_available=dice.randrange(12),
                features_used=dice.randrange(12) if dice.random() < 0.9 else None,
            )
            for n in some
        ],
        values=[
            Value(
                id=n,
                account=own(),
                month=Month.of(_day(dice)),
                gain=Cents(dice.randrange(9000)),
                cost=Cents(dice.randrange(9000)),
                tags=("cs",) if dice.random() < 0.3 else (),
            )
            for n in some
        ],
        interactions=[
            Interaction(
                id=n,
                account=own(),
                at=at(),
                kind=dice.choice(("check_in", "support", "review", "note", None)),
                role=dice.choice(("cs", "cs", "support", None)),
                mode=dice.choice(("proactive", "reactive", None)),
            )
            for n in some
        ],
        reviews=[
            Review(id=n, account=own(), date=_day(dice), status=dice.choice(("draft", "presented", None)))
            for n in some
        ],
        bands={n: dice.choice(("healthy", "at_risk", "critical", "no_data")) for n in range(1, count + 1, 2)},
    )


def _survey(dice: random.Random, number: int, account: int, at: datetime) -> Survey:
    kind = dice.choice(("nps", "csat", "ces", "value"))
    return Survey(
        id=number,
        account=account,
        contact=dice.randrange(1, 4) if dice.random() < 0.7 else None,
        kind=kind,
        score=Decimal(dice.randrange(0, 11)),
        answered_at=at,
        ticket=dice.randrange(1, 9) if dice.random() < 0.5 else None,
    )


def _ticket(dice: random.Random, number: int, account: int, at: datetime) -> Ticket:
    def later(share: float) -> datetime | None:
        return at + timedelta(seconds=dice.randrange(400_000)) if dice.random() < share else None

    return Ticket(
        id=number,
        account=account,
        opened_at=at,
        first_response_at=later(0.8),
        resolved_at=later(0.7),
        reopened=dice.choice((None, 0, 1)),
        contacts=dice.choice((1, 2, None)),
        handle_minutes=dice.choice((None, 5, 30)),
        sla_response_minutes=dice.choice((None, 60, 600)),
        sla_resolution_minutes=dice.choice((None, 600, 6000)),
    )


def _onboarding(dice: random.Random, number: int, account: int) -> Onboarding:
    start = _day(dice)

    def later(share: float) -> date | None:
        return start + timedelta(days=dice.randrange(-5, 90)) if dice.random() < share else None

    return Onboarding(
        id=number,
        account=account,
        contract_start=start,
        started=later(0.9),
        due=later(0.5),
        completed=later(0.6),
        first_value_on=later(0.6),
    )
