"""Sections 8 to 12 of the metric reference in the plainest words: every figure from all the records, read anew each time.

Written from metrics.md alone, to judge `csdesk.domain.rules`; only customers at a closing come from `Reference`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Renewal
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.values.month import Month
from tests.domain.rules_reference import Reference, half_away

SCALE = {"nps": range(11), "csat": range(1, 6), "ces": range(1, 8), "value": range(11)}
PROBABILITY = {"healthy": 95, "at_risk": 75, "critical": 40, "no_data": 80}


def one_decimal(value: Fraction | None) -> str | None:
    """Rounded once, halves away from zero; a zero has no sign."""
    if value is None:
        return None
    tenths = half_away(value * 10)
    return f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"


def rate(num: int, den: int) -> dict[str, Any]:
    return {"num": num, "den": den, "pct": one_decimal(Fraction(100 * num, den) if den else None)}


def mean(values: Sequence[Fraction]) -> str | None:
    return one_decimal(sum(values, Fraction(0)) / len(values)) if values else None


def median(values: Sequence[Fraction]) -> str | None:
    if not values:
        return None
    known = sorted(values)
    return one_decimal((known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2)


class ServiceReference:
    """The figures of some accounts as of a day."""

    def __init__(self, facts: MetricFacts, on: date) -> None:
        self.facts, self.on = facts, on
        self.customers_of = Reference(facts, on)
        self.root = {one.id: one.merged_into or one.id for one in facts.accounts}
        self.over = datetime.combine(on + timedelta(days=1), time(), facts.zone)

    def day(self, moment: datetime | None) -> date | None:
        return None if moment is None else moment.astimezone(self.facts.zone).date()

    def within(self, day: date | None, first: Month, last: Month) -> bool:
        return day is not None and first.first <= day <= min(last.last, self.on)

    def own(self, account: int) -> int:
        return self.root.get(account, account)

    def customers(self, last: Month) -> dict[int, int]:
        month = min(last, Month.of(self.on))
        known = {one: self.customers_of.closing(one, month) for one in self.customers_of.lines}
        return {one: cents for one, cents in known.items() if cents > 0}

    def period(self, first: Month, last: Month) -> dict[str, Any]:
        """What a month, a quarter or the window says, without what only months have."""
        return {
            **self.voice(first, last),
            **self.support(first, last),
            **self.starts(first, last),
            **self.renewals(first, last),
        }

    def voice(self, first: Month, last: Month) -> dict[str, Any]:
        given: dict[str, list[Survey]] = {kind: [] for kind in SCALE}
        for one in self.facts.surveys:
            is_valid = one.kind in SCALE and one.score is not None and one.score in SCALE[one.kind]
            if is_valid and self.within(self.day(one.answered_at), first, last):
                given[one.kind or ""].append(one)

        def contact(one: Survey) -> Hashable:
            return None if one.contact is None else (self.own(one.account), one.contact)

        def ticket(one: Survey) -> Hashable:
            return None if one.ticket is None or one.contact is None else (one.ticket, one.contact)

        nps, csat = latest(given["nps"], contact), latest(given["csat"], ticket)
        ces = [int(one.score or 0) for one in given["ces"]]
        scores = [int(one.score or 0) for one in nps]
        up, down = sum(score >= 9 for score in scores), sum(score <= 6 for score in scores)
        shown = half_away(Fraction(100 * (up - down), len(scores))) if scores else None
        return {
            "nps": shown,
            "nps_zone": zone(shown),
            "nps_promoters": up,
            "nps_passives": len(scores) - up - down,
            "nps_detractors": down,
            "csat": rate(sum((one.score or 0) >= 4 for one in csat), len(csat)),
            "ces_mean": {"num": sum(ces), "den": len(ces), "value": mean([Fraction(one) for one in ces])},
            "ces_easy": rate(sum(one >= 5 for one in ces), len(ces)),
        }

    def support(self, first: Month, last: Month) -> dict[str, Any]:
        opened = [one for one in self.facts.tickets if self.within(self.day(one.opened_at), first, last)]
        resolved = [
            one
            for one in self.facts.tickets
            if one.opened_at is not None and self.within(self.day(one.resolved_at), first, last)
        ]
        totals = [
            one for one in self.facts.ticket_months if one.month and self.within(one.month.last, first, last)
        ]
        waits = [
            minutes(one.opened_at, one.first_response_at)
            for one in opened
            if one.first_response_at is not None and one.first_response_at < self.over
        ]
        spent = [minutes(one.opened_at, one.resolved_at) for one in resolved]
        handled = [Fraction(one.handle_minutes) for one in resolved if one.handle_minutes is not None]
        good = [one for one in resolved if one.contacts == 1 and not one.reopened]
        return {
            "volume": len(opened) + sum(one.opened or 0 for one in totals),
            "first_response_mean": pooled(waits, [(one.first_response_mean, one.opened) for one in totals]),
            "first_response_median": None if totals else median(waits),
            "resolution_mean": pooled(spent, [(one.resolution_mean, one.resolved) for one in totals]),
            "resolution_median": None if totals else median(spent),
            "handle_time_mean": mean(handled),
            "handle_time_median": median(handled),
            "fcr": rate(len(good), len(resolved)),
            "reopen_rate": rate(sum(bool(one.reopened) for one in resolved), len(resolved)),
            "sla_response": self.sla(opened, "first_response_at", "sla_response_minutes"),
            "sla_resolution": self.sla(opened, "resolved_at", "sla_resolution_minutes"),
        }

    def sla(self, opened: Iterable[Ticket], done: str, target: str) -> dict[str, Any]:
        within = beyond = 0
        for one in opened:
            wanted, at = getattr(one, target), getattr(one, done)
            if wanted is None:
                continue
            if at is not None and at < self.over:
                if minutes(one.opened_at, at) <= wanted:
                    within += 1
                else:
                    beyond += 1
            elif minutes(one.opened_at, self.over) > wanted:
                beyond += 1
        return rate(within, within + beyond)

    def channels(self, first: Month, last: Month) -> dict[str, Any]:
        names = {
            one.channel or "null"
            for one in self.facts.tickets
            if self.within(self.day(one.opened_at), first, last)
            or (
                one.opened_at is not None
                and one.handle_minutes is not None
                and self.within(self.day(one.resolved_at), first, last)
            )
        }
        found = {}
        for name in names:
            tickets = [one for one in self.facts.tickets if (one.channel or "null") == name]
            alone = ServiceReference(
                MetricFacts(tickets=tickets, zone=self.facts.zone, policy=self.facts.policy), self.on
            )
            own = alone.support(first, last)
            keys = ("volume", "first_response_mean", "first_response_median")
            found[name] = {key: own[key] for key in (*keys, "handle_time_mean", "handle_time_median")}
        return found

    def starts(self, first: Month, last: Month) -> dict[str, Any]:
        days = [
            Fraction(max(0, (one.first_value_on - one.contract_start).days))
            for one in self.facts.onboardings
            if one.first_value_on and one.contract_start and self.within(one.first_value_on, first, last)
        ]
        started = [one for one in self.facts.onboardings if self.within(one.started, first, last)]
        complete = [one for one in started if one.completed is not None and one.completed <= self.on]

        def due(one: Onboarding) -> date:
            assert one.started is not None
            return one.due or one.started + timedelta(days=42)

        judged = [one for one in started if one in complete or due(one) < self.on]
        kept = [one for one in complete if one.completed is not None and one.completed <= due(one)]
        return {
            "ttv_days_mean": mean(days),
            "ttv_days_median": median(days),
            "onboarding_completion": rate(len(complete), len(started)),
            "onboarding_on_time": rate(len(kept), len(judged)),
        }

    def adoption(self, month: Month) -> dict[str, Any]:
        """Only of a month, over its customers."""
        seats = active = used = available = with_features = adopted = 0
        for account in self.customers(month):
            own = self.uses(account, month)
            for one in own:
                if one.active_users is not None:
                    seats += one.seats or 0
                    active += min(one.active_users, one.seats or 0)
            told = [one for one in own if one.features_available and one.features_used is not None]
            if told:
                had = sum(one.features_available or 0 for one in told)
                using = sum(one.features_used or 0 for one in told)
                used, available = used + using, available + had
                with_features += 1
                adopted += Fraction(using, had) >= Fraction(60, 100)
        return {
            "seat_adoption": rate(active, seats),
            "feature_adoption": rate(used, available),
            "accounts_adopted": rate(adopted, with_features),
        }

    def uses(self, account: int, month: Month) -> list[Usage]:
        """The records of a month; without one, those of the last week that ends in it."""
        own = [one for one in self.facts.usages if self.own(one.account) == account]
        monthly = [one for one in own if one.week is None and one.month == month]
        if monthly:
            return monthly if month <= Month.of(self.on) else []
        ends = {one.week + timedelta(days=6) for one in own if one.week is not None}
        ends = {day for day in ends if Month.of(day) == month and day <= self.on}
        return [one for one in own if ends and one.week == max(ends) - timedelta(days=6)]

    def outcome(self, one: Renewal) -> str:
        assert one.due_date is not None
        decided = one.decided_on or one.due_date
        if one.status in {"renewed", "not_renewed"} and decided <= self.on:
            return str(one.status)
        if one.due_date > self.on:
            return "open"
        automatic = any(line.id == one.line and line.auto_renew for line in self.facts.lines)
        if automatic and one.status != "not_renewed":
            return "renewed"
        return "pending" if (self.on - one.due_date).days <= 30 else "not_renewed"

    def terms(self) -> list[tuple[Renewal, str, int, int]]:
        """Each with its outcome, what was due and what was renewed, at the rate of the due month."""
        found = []
        for one in self.facts.renewals:
            if one.due_date is None or one.due_mrr is None:
                continue
            at = self.customers_of.rate(one.currency, Month.of(one.due_date))
            if at is not None:
                renewed = one.due_mrr if one.renewed_mrr is None else one.renewed_mrr
                cents = half_away(one.due_mrr * at), half_away(renewed * at)
                found.append((one, self.outcome(one), *cents))
        return found

    def renewals(self, first: Month, last: Month) -> dict[str, Any]:
        due = [term for term in self.terms() if self.within(term[0].due_date, first, last)]
        decided = [term for term in due if term[1] != "pending"]
        done = [term for term in decided if term[1] == "renewed"]
        value = sum(term[2] for term in decided)
        accounts = [{self.own(term[0].account) for term in part} for part in (done, decided)]
        return {
            "contract_rate": rate(len(done), len(decided)),
            "logo_rate": rate(len(accounts[0]), len(accounts[1])),
            "gross_value_rate": rate(sum(min(term[2], term[3]) for term in done), value),
            "net_value_rate": rate(sum(term[3] for term in done), value),
        }

    def forecast(self) -> dict[str, int]:
        bands = self.facts.bands or {}
        horizon = self.on + timedelta(days=90)
        coming = [
            term
            for term in self.terms()
            if term[1] == "pending" or (term[0].due_date and self.on < term[0].due_date <= horizon)
        ]
        committed = lost = open_ = expected = 0
        for one, outcome, due, renewed in coming:
            if outcome == "renewed":
                committed += min(due, renewed)
            elif outcome == "not_renewed":
                lost += due
            else:
                percent = one.probability
                if percent is None:
                    percent = PROBABILITY[bands.get(self.own(one.account), "no_data")]
                open_ += due
                expected += half_away(due * Fraction(percent) / 100)
        return {
            "contracts": len(coming),
            "due": sum(term[2] for term in coming),
            "committed": committed,
            "lost": lost,
            "open": open_,
            "expected_open": expected,
            "forecast": committed + expected,
            "at_risk": open_ - expected,
        }

    def activity(self, first: Month, last: Month) -> dict[str, Any]:
        facts, end = self.facts, min(last.last, self.on)
        customers = self.customers(last)
        talks = [
            (one, day)
            for one in facts.interactions
            if one.kind != "note" and (day := self.day(one.at)) is not None
        ]

        def recent(day: date | None, days: int) -> bool:
            return day is not None and end - timedelta(days=days) < day <= end

        cs = [one for one, day in talks if one.role == "cs" and recent(day, 90)]
        modes = [one.mode for one in cs]
        spoken = {self.own(one.account) for one, day in talks if recent(day, 30)}
        reviewed = {self.own(one.account) for one, day in talks if one.kind == "review" and recent(day, 90)}
        reviewed |= {
            self.own(one.account)
            for one in facts.reviews
            if one.status in {None, "presented"} and recent(one.date, 90)
        }
        bands = facts.bands or {}
        values = [one for one in facts.values if one.month and self.within(one.month.first, first, last)]
        exposed = sum(cents for one, cents in customers.items() if bands.get(one) in {"at_risk", "critical"})
        return {
            "customer_roi": roi(one for one in values if "cs" not in one.tags),
            "cs_roi": roi(one for one in values if "cs" in one.tags),
            "proactive_share": rate(
                modes.count("proactive"), modes.count("proactive") + modes.count("reactive")
            ),
            "coverage_30d": rate(len(spoken & customers.keys()), len(customers)),
            "review_coverage_90d": rate(len(reviewed & customers.keys()), len(customers)),
            "exposed_mrr": None if facts.bands is None else exposed,
            "by_channel": self.channels(first, last),
        }


def latest(given: Iterable[Survey], name: Callable[[Survey], Hashable]) -> list[Survey]:
    """One answer under each name, the latest; of the same instant the later record; all without a name."""
    ordered = sorted(given, key=lambda one: (one.answered_at, one.id))
    named = {name(one): one for one in ordered if name(one) is not None}
    return [*named.values(), *(one for one in ordered if name(one) is None)]


def zone(shown: int | None) -> str | None:
    if shown is None:
        return None
    if shown < 0:
        return "critica"
    if shown < 50:
        return "aperfeicoamento"
    return "qualidade" if shown < 75 else "excelencia"


def minutes(begin: datetime | None, end: datetime | None) -> Fraction:
    assert begin is not None
    assert end is not None
    return Fraction(round((end - begin).total_seconds()), 60)


def pooled(single: Sequence[Fraction], totals: Iterable[tuple[Any, int | None]]) -> str | None:
    """The mean over single tickets and monthly means, each weighing by its count."""
    weighed = [(Fraction(value), count) for value, count in totals if value is not None and count]
    number = len(single) + sum(count for _, count in weighed)
    whole = sum(single, Fraction(0)) + sum((value * count for value, count in weighed), Fraction(0))
    return one_decimal(whole / number) if number else None


def roi(entries: Iterable[Any]) -> dict[str, Any]:
    known = list(entries)
    gain, cost = (sum(getattr(one, name) or 0 for one in known) for name in ("gain", "cost"))
    return rate(gain - cost, cost)
