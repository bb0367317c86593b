"""What holds a score down, whatever its indicators say: in the order of the model, the first that holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from csdesk.domain.health.facts import AccountFacts, signal_key
from csdesk.domain.health.indicators import Measured, Rows, newest, open_tickets, overdue
from csdesk.domain.health.model import Cap

SPONSORS = frozenset({"sponsor", "champion"})
CAP_SIGNAL = "cap:"
"""A signal of this name and the key of a cap says that the cap holds from its day on; the value 0 ends it."""


class Held(NamedTuple):
    """A cap that holds, since when, and the records that say so."""

    cap: Cap
    since: date
    rows: Rows


def held(
    caps: tuple[Cap, ...],
    facts: AccountFacts,
    on: date,
    measured: dict[str, Measured],
    *,
    elsewhere: bool = False,
) -> Held | None:
    """The first cap that holds on a day; `measured` are the raw values found by source."""
    for cap in caps:
        found = _signalled(cap, facts, on)
        if found is None:
            found = _measured(cap, on, measured)
        if found is None and not elsewhere:
            found = _recorded(cap, facts, on)
        if found is not None and (on - found[0]).days >= cap.limit:
            return Held(cap, *found)
    return None


Found = tuple[date, Rows] | None


def _signalled(cap: Cap, facts: AccountFacts, on: date) -> Found:
    if not facts.signals:
        return None
    one = newest(facts.signals.get(signal_key(CAP_SIGNAL + cap.key), ()), on)
    if one is None or (one.value is not None and not one.value):
        return None
    return one.on, ("signal", (one.id,))


def _measured(cap: Cap, on: date, measured: dict[str, Measured]) -> Found:
    """Caps on a figure that an indicator has measured in days."""
    contact = measured.get("engagement") if cap.key == "silence" else None
    if contact is None:
        return None
    return on - timedelta(days=int(contact.value)), contact.rows


def _recorded(cap: Cap, facts: AccountFacts, on: date) -> Found:
    if cap.key == "cancellation_notice":
        return _notice(facts, on)
    if cap.key == "critical_issue":
        opened = [one for one in open_tickets(facts, on) if one.critical]
        return _oldest([(one.opened, one.id) for one in opened], "ticket")
    if cap.key == "sponsor_left":
        return _sponsor_left(facts, on)
    if cap.key == "invoice_overdue":
        late = overdue(facts, on)
        return (on - timedelta(days=int(late.value)), late.rows) if late is not None and late.value else None
    if cap.key == "silence" and facts.contacts:
        known = [one for one in facts.contacts if one[0] <= on]
        return (known[-1][0], ("interaction", (known[-1][1],))) if known else None
    return None


def _oldest(dated: list[tuple[date, int]], entity: str) -> Found:
    return (min(dated)[0], (entity, tuple(one for _, one in dated))) if dated else None


def _notice(facts: AccountFacts, on: date) -> Found:
    known = [one for one in facts.notices if one.on <= on < one.ends]
    return (known[0].on, (known[0].entity, tuple(one.id for one in known))) if known else None


def _sponsor_left(facts: AccountFacts, on: date) -> Found:
    """Somebody left as sponsor or champion, and nobody has that role now."""
    here = {one.role for one in facts.people if one.left is None or one.left > on}
    gone = [
        (one.left, one.id)
        for one in facts.people
        if one.role in SPONSORS and one.role not in here and one.left is not None and one.left <= on
    ]
    return _oldest(gone, "contact")
