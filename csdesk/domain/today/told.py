"""The day as plain values, and as lines to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.today.day import Today
from csdesk.domain.today.facts import Falls
from csdesk.domain.today.groups import GROUPS, group_of
from csdesk.domain.today.items import Item, Kind
from csdesk.domain.today.suggested import beginning
from csdesk.domain.views.health import BANDS, NO_DATA
from csdesk.domain.views.portfolio import PortfolioRow

KEYS: tuple[tuple[str, Text], ...] = (
    ("as_of, currency", msg("the day, and the currency of all money, which is in cents")),
    ("sentence, late, due", msg("what begins the day; how many tasks are overdue, and for the day")),
    ("start", msg("the account to start with: account, name, why; null when no task is due")),
    (
        "falls",
        msg(
            "what health fell against: observed, recalculated, or unknown while nobody looked at many accounts"
        ),
    ),
    ("items", msg("everything to do, the most worth first, each with the keys that follow")),
    ("  kind", verbatim(", ".join(Kind))),
    ("  title, reason", msg("what it is, and why it is there")),
    ("  action", msg("complete, log_contact, open_account, open_review, start_playbook or open_step")),
    ("  when", msg("late, today, week (up to Sunday, from a weekend on the next) or later")),
    ("  due, late", msg("its date, and the days past it")),
    ("  account, name", msg("whose it is: id and name; null for a task of no account")),
    ("  mrr, renewal", msg("of the account")),
    ("  health, change, band", msg("of the account: score, points in 30 days, and band")),
    ("  record", msg("the id of the task, answer or onboarding behind it")),
    ("  worth", msg("what it ranks by: MRR, fall of health, nearness of the renewal, lateness")),
    ("  playbook", msg("the code of the playbook that is suggested for it, null without one")),
    ("renewals", msg("by band: accounts and mrr that renew in the next 90 days")),
)
"""The keys of the JSON object, for the help."""


def today_json(found: Today, words: Callable[[Text], str]) -> dict[str, Any]:
    """The day under the keys of `KEYS`."""
    start = found.start
    return {
        "as_of": found.on.isoformat(),
        "currency": found.currency,
        "sentence": words(found.sentence),
        "late": found.late,
        "due": found.due,
        "start": start and {"account": start.account, "name": start.name, "why": words(start.why)},
        "falls": str(found.falls),
        "items": [
            _item_json(beginning(one, found.suggested), found.accounts.get(one.account or 0), words)
            for one in found.items
        ],
        "renewals": renewals_by_band(found),
    }


def _item_json(one: Item, row: PortfolioRow | None, words: Callable[[Text], str]) -> dict[str, Any]:
    health = None if row is None else row.health
    renewal = None if row is None else row.renewal
    return {
        "kind": str(one.kind),
        "title": words(one.title),
        "reason": words(one.reason),
        "action": str(one.action),
        "when": str(one.when),
        "due": one.due and one.due.isoformat(),
        "late": one.late,
        "account": one.account,
        "name": None if row is None else row.name,
        "mrr": None if row is None else row.mrr,
        "renewal": renewal and renewal.isoformat(),
        "health": None if health is None else health.score,
        "change": None if health is None else health.change,
        "band": None if health is None else health.band,
        "record": one.record,
        "worth": one.worth,
        "playbook": None if one.suggested is None else one.suggested.code,
    }


def renewals_by_band(found: Today) -> dict[str, dict[str, int]]:
    """How many accounts renew in the next 90 days, and their MRR, by band."""
    bands = {choice.key: {"accounts": 0, "mrr": 0} for choice in BANDS}
    for item in found.of(Kind.RENEWAL):
        row = found.accounts[item.account or 0]
        own = bands[NO_DATA if row.health is None else row.health.band]
        own["accounts"] += 1
        own["mrr"] += row.mrr or 0
    return bands


def today_lines(found: Today) -> Iterator[Text]:
    """The day as a person reads it in a terminal."""
    yield found.sentence
    if found.falls is Falls.UNKNOWN:
        yield msg("Nobody looked at the health 30 days ago: what fell is told once somebody has.")
    for choice in GROUPS:
        own = [item for item in found.items if group_of(item) == choice.key]
        if own:
            yield choice.label
        for item in own:
            row = found.accounts.get(item.account or 0)
            yield msg(
                "  {account}: {title}. {reason}",
                account=verbatim("-" if row is None else row.name),
                title=item.title,
                reason=_reason(beginning(item, found.suggested)),
            )


def _reason(item: Item) -> Text:
    """Why it is there, and the playbook that answers it, if it is none itself."""
    if item.suggested is None or item.kind is Kind.PLAYBOOK:
        return item.reason
    return msg("{reason}. Playbook: {playbook}", reason=item.reason, playbook=verbatim(item.suggested.name))
