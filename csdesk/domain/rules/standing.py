"""How each account stands over a quarter and since last month, from the same book as every other number."""

from __future__ import annotations

from datetime import date

from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.mrr import merged_into
from csdesk.domain.rules.report import book_of
from csdesk.domain.rules.voice import Answers
from csdesk.domain.values.month import Month, Quarter
from csdesk.domain.views.standing import AccountStanding, Standing


def standing(facts: MetricFacts, on: date) -> Standing:
    """The last closed fiscal quarter and the running month of every account that has anything to tell."""
    quarter = _last_closed(on, facts.fiscal_start)
    first, _, last = quarter.months
    month = Month.of(on)
    book, _ = book_of(facts, month, on)
    window, running = book.calendar.span(first, last), book.calendar.month(month)
    moved, moving = book.movements([window, running])
    closing, now = book.balances(window.closing), book.balances(running.closing)
    answers = _answers(facts, on, first, last)
    found = {}
    for account in {*closing, *moved.churn, *now, *moving.churn, *answers}:
        end, gained = closing.get(account, 0), moved.expansion.get(account, 0)
        shrunk, lost = moved.contraction.get(account, 0), moved.churn.get(account, 0)
        begun = moved.new.get(account, 0) + moved.reactivation.get(account, 0)
        since = moving.new.get(account, 0) + moving.reactivation.get(account, 0)
        since += moving.expansion.get(account, 0)
        since -= moving.contraction.get(account, 0) + moving.churn.get(account, 0)
        found[account] = AccountStanding(
            end - begun - gained + shrunk + lost,
            end,
            gained,
            shrunk,
            lost,
            now.get(account, 0) - since,
            *answers.get(account, (0, 0, 0)),
        )
    return Standing(quarter, month, found)


def _last_closed(on: date, fiscal_start: int) -> Quarter:
    running = Quarter.of(on, fiscal_start)
    return running if running.last <= on else running.plus(-1)


def _answers(facts: MetricFacts, on: date, first: Month, last: Month) -> dict[int, tuple[int, int, int]]:
    """Promoters, detractors and answers to NPS of each account, merged ones where they live on."""
    merged = merged_into(facts.accounts)
    found: dict[int, tuple[int, int, int]] = {}
    for survey in Answers(facts.surveys, facts.zone, on, merged).counted("nps", first, last):
        own = merged.get(survey.account, survey.account)
        score, (good, bad, all_of) = int(survey.score or 0), found.get(own, (0, 0, 0))
        found[own] = good + (score >= 9), bad + (score <= 6), all_of + 1
    return found
