"""The rule of the day for clients that nobody talks to."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import repeat

from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.cadence import silence_allowed
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.items import KINDS, Action, Item, Kind, When, items
from csdesk.domain.today.worth import LEFT, lateness, worths


def silent_items(facts: TodayFacts) -> list[Item]:
    """Clients that nobody has talked to for longer than their touch allows."""
    known: dict[tuple[date | None, str | None], _Silence | None] = {}
    accounts, silent = [], []
    for own, row in facts.accounts.items():
        if not row.mrr or row.status in LEFT:
            continue
        place = row.last_contact, row.touch
        silence = known.get(place)
        if silence is None and place not in known:
            silence = known[place] = _silence(*place, facts.on)
        if silence is not None:
            accounts.append(own)
            silent.append(silence)
    if not silent:
        return []
    when, due, late, why = zip(*silent, strict=True)
    percent = {days: lateness(days) for days in set(late)}
    return items(
        kind=repeat(Kind.SILENCE),
        title=repeat(KINDS[Kind.SILENCE]),
        reason=why,
        action=repeat(Action.LOG_CONTACT),
        when=when,
        account=accounts,
        due=due,
        late=late,
        worth=worths(facts.weighed, accounts, map(percent.__getitem__, late)),
    )


_Silence = tuple[When, date | None, int, Text]
"""Where it belongs, since when a conversation is due, how late that is, and the words for it."""


def _silence(last: date | None, touch: str | None, on: date) -> _Silence | None:
    """The same for all accounts of a touch that were last talked to on a day; `None` while that is not too long ago."""
    if last is None:
        return When.TODAY, None, 0, msg("No conversation yet")
    days, allowed = (on - last).days, silence_allowed(touch)
    if days <= allowed:
        return None
    return When.LATE, last + timedelta(days=allowed), days - allowed, _unheard(days, allowed)


@lru_cache(maxsize=4_000)
def _unheard(days: int, limit: int) -> Text:
    return nmsg(
        "{n} day without a conversation, the limit is {limit}",
        "{n} days without a conversation, the limit is {limit}",
        days,
        limit=limit,
    )
