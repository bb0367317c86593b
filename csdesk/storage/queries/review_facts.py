"""Gather the facts of a quarterly review from a workspace, with nothing dated after its as-of day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line, Rate
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.review.facts import (
    Commitment,
    ContractLine,
    GoalFact,
    MonthMrr,
    NpsAnswer,
    ReviewFacts,
    TicketFact,
    Touchpoint,
)
from csdesk.domain.rules.mrr import IN_MRR, mrr_by_account, mrr_series, normalised_mrr
from csdesk.domain.rules.rates import RateTable
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month, Quarter
from csdesk.storage.tables import Reader

MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Span:
    """The quarter as the workspace's clock sees it."""

    quarter: Quarter
    as_of: date
    zone: ZoneInfo

    @property
    def since(self) -> date:
        """The first day of the quarter before, from which activity is compared."""
        return self.quarter.plus(-1).first

    def day(self, moment: datetime | None) -> date | None:
        """The local day of an instant inside the span; `None` outside it."""
        if moment is None:
            return None
        day = moment.astimezone(self.zone).date()
        return day if self.since <= day <= self.as_of else None


def review_facts(
    reader: Reader, settings: WorkspaceSettings, now: datetime, account_id: int, quarter: Quarter
) -> ReviewFacts:
    """The facts of one account in one quarter; raises `Refused` when the account is not there."""
    account = reader.get(Account, account_id)
    zone = ZoneInfo(settings.zone)
    today = now.astimezone(zone).date()
    span = _Span(quarter, min(quarter.last, today), zone)
    lines = reader.find(Line, account=account_id)
    rates = reader.all(Rate)
    series = _mrr(lines, rates, settings.currency, span)
    opening = mrr_by_account(lines, rates, settings.currency, quarter.months[0].plus(-1).last).get(account_id)
    closing = mrr_by_account(lines, rates, settings.currency, span.as_of).get(account_id)
    return ReviewFacts(
        account=account,
        quarter=quarter,
        as_of=span.as_of,
        prepared_on=today,
        currency=settings.currency,
        agency=settings.name or None,
        presenter=settings.person or None,
        mrr=series,
        opening_mrr=_cents(opening, lines),
        closing_mrr=_cents(closing, lines),
        lines=_lines(lines, rates, settings.currency, span),
        touchpoints=_touchpoints(reader.find(Interaction, account=account_id), span),
        goals=tuple(_goal(reader, goal, span) for goal in reader.find(Goal, account=account_id)),
        people=tuple(reader.find(Contact, account=account_id)),
        tasks=_tasks(reader.find(Task, account=account_id), span),
        nps=_nps(reader, account_id, span),
        tickets=_tickets(reader.find(Ticket, account=account_id), span),
    )


def _cents(found: int | None, lines: list[Line]) -> Cents | None:
    """Nothing counts at a close: zero where there are lines, unknown where there are none."""
    if found is None:
        return Cents(0) if lines else None
    return Cents(found)


def _mrr(lines: list[Line], rates: list[Rate], currency: str, span: _Span) -> tuple[MonthMrr, ...]:
    last = span.quarter.months[2]
    months = tuple(last.plus(1 - MONTHS).until(last))
    if not lines:
        return tuple(MonthMrr(month, None) for month in months)
    found = mrr_series(lines, rates, currency, months, span.as_of)
    starts = [line.start for line in lines if line.start is not None]
    first = Month.of(min(starts)) if starts else months[0]
    return tuple(
        MonthMrr(month, Cents(found[at]) if at < len(found) and month >= first else None)
        for at, month in enumerate(months)
    )


def _lines(lines: list[Line], rates: list[Rate], currency: str, span: _Span) -> tuple[ContractLine, ...]:
    table = RateTable(rates, currency)
    month = Month.of(span.as_of)
    kept = [line for line in lines if line.kind in IN_MRR and _counts(line, span.as_of)]
    return tuple(
        ContractLine(
            line.product,
            line.plan,
            _converted(line, table, currency, month),
            line.start,
            line.term_end,
            line.notice_days,
            line.auto_renew,
        )
        for line in sorted(kept, key=lambda line: (line.term_end or date.max, line.id))
    )


def _counts(line: Line, on: date) -> bool:
    return line.start is not None and line.start <= on and (line.end is None or line.end > on)


def _converted(line: Line, table: RateTable, currency: str, month: Month) -> Cents | None:
    cents = normalised_mrr(line)
    factor = table.factor(line.currency or currency, month)
    return None if cents is None or factor is None else Cents(factor.convert(cents))


def _touchpoints(interactions: Iterable[Interaction], span: _Span) -> tuple[Touchpoint, ...]:
    found = [
        Touchpoint(day, one.channel, one.kind, one.mode, one.sentiment, one.subject, one.next_step)
        for one in interactions
        if one.kind != "note" and (day := span.day(one.at)) is not None
    ]
    return tuple(sorted(found, key=lambda touch: touch.on))


def _goal(reader: Reader, goal: Goal, span: _Span) -> GoalFact:
    known = [
        reading
        for reading in reader.find(Reading, goal=goal.id)
        if reading.date is not None and reading.date <= span.as_of
    ]
    return GoalFact(goal, tuple(sorted(known, key=lambda reading: (str(reading.date), reading.id))))


def _tasks(tasks: Iterable[Task], span: _Span) -> tuple[Commitment, ...]:
    return tuple(
        Commitment(
            task.title,
            task.due,
            task.created.astimezone(span.zone).date() if task.created else None,
            task.done_on,
            task.role,
            task.status,
        )
        for task in tasks
        if task.is_open or (task.done_on is not None and span.quarter.first <= task.done_on <= span.as_of)
    )


def _nps(reader: Reader, account_id: int, span: _Span) -> tuple[NpsAnswer, ...]:
    answers = [
        NpsAnswer(day, Decimal(one.score), one.comment)
        for one in reader.find(Survey, account=account_id)
        if one.kind == "nps"
        and one.score is not None
        and (day := span.day(one.answered_at)) is not None
        and day >= span.quarter.first
    ]
    return tuple(sorted(answers, key=lambda answer: answer.on))


def _tickets(tickets: Iterable[Ticket], span: _Span) -> tuple[TicketFact, ...]:
    found = []
    for ticket in tickets:
        opened = span.day(ticket.opened_at)
        if opened is None or ticket.opened_at is None:
            continue
        solved = span.day(ticket.resolved_at)
        hours = None
        if solved is not None and ticket.resolved_at is not None:
            hours = Decimal(round((ticket.resolved_at - ticket.opened_at).total_seconds())) / 3600
        found.append(TicketFact(opened, solved, hours))
    return tuple(sorted(found, key=lambda one: one.opened_on))
