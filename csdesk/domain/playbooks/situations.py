"""What each kind of trigger looks for: which accounts it concerns, since when, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from csdesk.domain.playbooks.facts import CUSTOM
from csdesk.domain.playbooks.known import Aim, Known
from csdesk.domain.playbooks.maps import Trigger
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.today.cadence import silence_allowed
from csdesk.domain.views.health import BANDS

DETRACTOR_TO, PROMOTER_FROM = 6, 9
USUAL_DROP, USUAL_FALL, USUAL_RENEWAL, USUAL_WEEK, USUAL_MONTH, USUAL_NEW = 10, 30, 90, 7, 30, 14
_BANDS = {choice.key: choice.label for choice in BANDS}
_ONE_DAY = timedelta(days=1)


class Event(NamedTuple):
    """One thing that happened to an account."""

    account: int
    since: date | None
    """The day it began; a run or a dismissal from then on has seen to it. `None` is a state that lasts."""
    name: str
    """What tells it from the next one of its kind: the answer, the renewal, the invoice."""
    figures: tuple[Any, ...]
    """What its sentence says."""


Finder = Callable[[Trigger, Known], Iterator[Event]]


def _band(trigger: Trigger, known: Known) -> Iterator[Event]:
    band, entered = trigger.key, known.entered
    names: dict[date, str] = {}
    for own, row in known.accounts.items():
        health = row.health
        if health is None or health.band != band:
            continue
        if own not in entered:
            yield Event(own, known.on, band, (band, None, health.score))
        elif (entry := entered[own]) is not None:
            since = entry.since
            name = names.get(since) or names.setdefault(since, f"{band}:{since}")
            yield Event(own, since, name, (band, since if entry.is_change else None, health.score))


def _health_drop(trigger: Trigger, known: Known) -> Iterator[Event]:
    limit = -(trigger.value or USUAL_DROP)
    for own, row in known.accounts.items():
        health = row.health
        if health is None or health.change is None or health.change > limit:
            continue
        now = health.points[-1] if health.points and health.points[-1] is not None else health.score
        if now is not None:
            yield Event(own, None, "", (now - health.change, now))


def _renewal(trigger: Trigger, known: Known) -> Iterator[Event]:
    most = USUAL_RENEWAL if trigger.value is None else trigger.value
    window, on = timedelta(days=most), known.on
    last = on + window
    told: dict[date, tuple[date, str, tuple[int, date]]] = {}
    for own, row in known.accounts.items():
        day = row.renewal
        if day is not None and on <= day <= last:
            if day not in told:
                told[day] = day - window, str(day), ((day - on).days, day)
            yield Event(own, *told[day])


def _answers(trigger: Trigger, known: Known, low: int, high: int) -> Iterator[Event]:
    most = USUAL_MONTH if trigger.value is None else trigger.value
    for own, answer in known.answers.items():
        if low <= answer.score <= high and (known.on - answer.on).days <= most:
            yield Event(own, answer.on, str(answer.survey), (answer.score, answer.on))


def _detractor(trigger: Trigger, known: Known) -> Iterator[Event]:
    return _answers(trigger, known, 0, DETRACTOR_TO)


def _promoter(trigger: Trigger, known: Known) -> Iterator[Event]:
    return _answers(trigger, known, PROMOTER_FROM, 10)


def _silence(trigger: Trigger, known: Known) -> Iterator[Event]:
    on, own_limit = known.on, trigger.value
    for own, row in known.accounts.items():
        since = row.last_contact or row.start_date
        if since is None or since > on:
            continue
        days = (on - since).days
        limit = silence_allowed(row.touch) if own_limit is None else own_limit
        if days > limit:
            yield Event(own, None, "", (days, limit, row.last_contact is None))


def _usage_drop(trigger: Trigger, known: Known) -> Iterator[Event]:
    least = USUAL_FALL if trigger.value is None else trigger.value
    accounts = known.accounts
    for own, used in known.used.items():
        if used.now < used.before and own in accounts and -used.change >= least:
            yield Event(own, None, "", (-used.change, used.before, used.now))


def _new_account(trigger: Trigger, known: Known) -> Iterator[Event]:
    most = USUAL_NEW if trigger.value is None else trigger.value
    for own, row in known.accounts.items():
        if row.start_date is not None and 0 <= (known.on - row.start_date).days <= most:
            yield Event(own, row.start_date, str(row.start_date), (row.start_date,))


def _overdue(trigger: Trigger, known: Known) -> Iterator[Event]:
    least = timedelta(days=max(1, trigger.value or 1))
    last, accounts = known.on - least, known.accounts
    for own, owed in known.owed.items():
        oldest = owed.oldest
        if oldest <= last and own in accounts:
            yield Event(own, oldest + least, str(owed.invoice), (owed.number, oldest))


def _goal_late(_: Trigger, known: Known) -> Iterator[Event]:
    for aim in known.aims:
        if aim.reached is None and aim.due is not None and aim.due < known.on:
            yield Event(aim.account, aim.due + _ONE_DAY, str(aim.goal), _aimed(aim, aim.due))


def _goal_reached(trigger: Trigger, known: Known) -> Iterator[Event]:
    most = USUAL_MONTH if trigger.value is None else trigger.value
    for aim in known.aims:
        if aim.reached is not None and 0 <= (known.on - aim.reached).days <= most:
            yield Event(aim.account, aim.reached, str(aim.goal), _aimed(aim, aim.reached))


def _aimed(aim: Aim, day: date) -> tuple[str, date]:
    return aim.name, day


def _opportunity(trigger: Trigger, known: Known) -> Iterator[Event]:
    wanted = trigger.key.strip().casefold()
    for offer in known.offers:
        if offer.stage.strip().casefold() == wanted:
            name = f"{offer.opportunity}:{wanted}"
            yield Event(offer.account, offer.since, name, (offer.name, offer.stage))


def _date(trigger: Trigger, known: Known) -> Iterator[Event]:
    key = trigger.key.removeprefix(CUSTOM)
    most = USUAL_WEEK if trigger.value is None else trigger.value
    for own, row in known.accounts.items():
        day = _day(row.custom.get(key))
        if day is not None and 0 <= (days := (day - known.on).days) <= most:
            yield Event(own, day - timedelta(days=most), f"{key}:{day}", (key, day, days))


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written)[:10]) if written else None
    except ValueError:
        return None


def _churn(trigger: Trigger, known: Known) -> Iterator[Event]:
    most = USUAL_MONTH if trigger.value is None else trigger.value
    for own, left in known.lost.items():
        if left is not None and own in known.accounts and 0 <= (known.on - left).days <= most:
            yield Event(own, left, str(left), (left,))


FINDERS: Mapping[TriggerKind, Finder] = {
    TriggerKind.BAND: _band,
    TriggerKind.HEALTH_DROP: _health_drop,
    TriggerKind.RENEWAL: _renewal,
    TriggerKind.DETRACTOR: _detractor,
    TriggerKind.PROMOTER: _promoter,
    TriggerKind.SILENCE: _silence,
    TriggerKind.USAGE_DROP: _usage_drop,
    TriggerKind.NEW_ACCOUNT: _new_account,
    TriggerKind.OVERDUE: _overdue,
    TriggerKind.GOAL_LATE: _goal_late,
    TriggerKind.GOAL_REACHED: _goal_reached,
    TriggerKind.OPPORTUNITY: _opportunity,
    TriggerKind.DATE: _date,
    TriggerKind.CHURN: _churn,
}
_SEVERITY: Mapping[TriggerKind, int] = {
    TriggerKind.BAND: 4,
    TriggerKind.HEALTH_DROP: 5,
    TriggerKind.DETRACTOR: 5,
    TriggerKind.CHURN: 4,
    TriggerKind.OVERDUE: 4,
    TriggerKind.SILENCE: 4,
    TriggerKind.USAGE_DROP: 4,
    TriggerKind.NEW_ACCOUNT: 4,
    TriggerKind.GOAL_LATE: 3,
    TriggerKind.DATE: 3,
    TriggerKind.OPPORTUNITY: 3,
    TriggerKind.PROMOTER: 2,
    TriggerKind.GOAL_REACHED: 2,
}
_WORST, _BEST = 6, 1
_RENEWS = (30, 5), (90, 4), (100_000, 3)
"""How pressing a renewal is within so many days."""


def severity(trigger: Trigger, days: int = 0) -> int:
    """How pressing an event is, a renewal by its days: 6 is a client in danger, 1 is good news that can wait."""
    kind = TriggerKind(trigger.kind)
    if kind is TriggerKind.BAND and trigger.key != "at_risk":
        return _WORST if trigger.key == "critical" else _BEST
    if kind is TriggerKind.RENEWAL:
        return next(rank for within, rank in _RENEWS if days <= within)
    return _SEVERITY[kind]


@lru_cache(maxsize=4_000)
def why(kind: str, figures: tuple[Any, ...]) -> Text:
    """The sentence of an event of a kind of trigger, with its figures."""
    return _WHYS[kind](*figures)


def _why_band(band: str, since: date | None, score: int | None) -> Text:
    told = msg("Health: {band}", band=_BANDS[band])
    if score is not None:
        told = msg("Health: {band}, {score} points", band=_BANDS[band], score=score)
    return told if since is None else msg("{health}, since {day}", health=told, day=since)


def _why_renewal(days: int, day: date) -> Text:
    if not days:
        return msg("Renews today")
    return nmsg("Renews in {n} day, on {day}", "Renews in {n} days, on {day}", days, day=day)


def _why_silence(days: int, limit: int, is_first: bool) -> Text:
    if is_first:
        return nmsg(
            "{n} day as a customer without any conversation",
            "{n} days as a customer without any conversation",
            days,
        )
    return nmsg(
        "{n} day without a conversation, the limit is {limit}",
        "{n} days without a conversation, the limit is {limit}",
        days,
        limit=limit,
    )


def _why_overdue(count: int, oldest: date) -> Text:
    return nmsg("{n} invoice overdue since {day}", "{n} invoices overdue since {day}", count, day=oldest)


def _why_date(field: str, day: date, days: int) -> Text:
    if not days:
        return msg("{field} is today", field=verbatim(field))
    return nmsg(
        "{field} is in {n} day, on {day}",
        "{field} is in {n} days, on {day}",
        days,
        field=verbatim(field),
        day=day,
    )


_WHYS: Mapping[str, Callable[..., Text]] = {
    TriggerKind.BAND: _why_band,
    TriggerKind.HEALTH_DROP: lambda before, now: msg(
        "Health fell from {before} to {now} in 30 days", before=before, now=now
    ),
    TriggerKind.RENEWAL: _why_renewal,
    TriggerKind.DETRACTOR: lambda score, day: msg("NPS {score} on {day}", score=score, day=day),
    TriggerKind.PROMOTER: lambda score, day: msg("NPS {score} on {day}", score=score, day=day),
    TriggerKind.SILENCE: _why_silence,
    TriggerKind.USAGE_DROP: lambda percent, before, now: msg(
        "Usage fell {percent}%, from {before} to {now} people", percent=percent, before=before, now=now
    ),
    TriggerKind.NEW_ACCOUNT: lambda day: msg("Customer since {day}", day=day),
    TriggerKind.OVERDUE: _why_overdue,
    TriggerKind.GOAL_LATE: lambda name, day: msg("{goal} was due on {day}", goal=verbatim(name), day=day),
    TriggerKind.GOAL_REACHED: lambda name, day: msg(
        "{goal} was reached on {day}", goal=verbatim(name), day=day
    ),
    TriggerKind.OPPORTUNITY: lambda name, stage: msg(
        "{opportunity} is at {stage}", opportunity=verbatim(name), stage=verbatim(stage)
    ),
    TriggerKind.DATE: _why_date,
    TriggerKind.CHURN: lambda day: msg("Lost on {day}", day=day),
}
