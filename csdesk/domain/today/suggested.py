"""Playbooks among the things to do: beside the thing that they answer, or as a thing of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat
from typing import TYPE_CHECKING

from csdesk.domain.text import verbatim
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.items import Action, Followed, Item, Kind, When, items
from csdesk.domain.today.worth import worth

if TYPE_CHECKING:
    from csdesk.domain.playbooks.suggesting import Suggestion

PRESSING = 4
"""From this severity on a playbook is for today."""
_ANSWERS = {
    "band": Kind.HEALTH,
    "health_drop": Kind.HEALTH,
    "renewal": Kind.RENEWAL,
    "silence": Kind.SILENCE,
    "detractor": Kind.DETRACTOR,
    "overdue_invoice": Kind.INVOICE,
}
"""The things that the playbooks of a trigger answer."""
Places = Mapping[tuple[int, Kind], "Suggestion"]


def suggested_beside(facts: TodayFacts, found: Iterable[Item]) -> Places:
    """The playbooks that answer one of the things to do, by account and kind."""
    if not facts.suggestions:
        return {}
    wanted: dict[Kind, dict[int | None, Suggestion]] = {kind: {} for kind in _ANSWERS.values()}
    for one in facts.suggestions:
        kind = _ANSWERS.get(one.kind)
        if kind is not None:
            wanted[kind].setdefault(one.account, one)
    places: dict[tuple[int, Kind], Suggestion] = {}
    for item in found:
        known = wanted.get(item.kind)
        if known and item.account in known:
            one = known[item.account]
            places[one.account, item.kind] = one
    return places


def suggested_items(facts: TodayFacts, places: Places) -> list[Item]:
    """The playbooks that stand for themselves; none for what somebody has seen to. There may be many of them."""
    beside = {id(one) for one in places.values()}
    own = [
        one
        for one in facts.suggestions
        if id(one) not in beside
        and one.account in facts.accounts
        and (one.account, _ANSWERS.get(one.kind)) not in facts.seen_to
    ]
    titles = {name: verbatim(name) for name in {one.name for one in own}}
    weighed = facts.weighed
    return items(
        kind=repeat(Kind.PLAYBOOK),
        title=[titles[one.name] for one in own],
        reason=[one.why for one in own],
        action=repeat(Action.START),
        when=[When.TODAY if one.severity >= PRESSING else When.LATER for one in own],
        account=[one.account for one in own],
        record=[one.playbook for one in own],
        worth=[worth(weighed[one.account]) for one in own],
        suggested=own,
    )


def beginning(item: Item, places: Places) -> Item:
    """The thing to do with the playbook that answers it as its one action; the thing itself where there is none."""
    one = places.get((item.account or 0, item.kind)) if places else None
    if one is None:
        return item
    return item._replace(action=Action.START, followed=Followed(one.name, 0, one.steps), suggested=one)
