"""The edits of a map, each a function from a map to the next; nothing here keeps anything."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.playbooks.maps import (
    ASKED_OF_PEOPLE,
    MOST_ARROWS,
    MOST_STEPS,
    Arrow,
    Ending,
    Message,
    PlaybookMap,
    Step,
    StepKind,
)
from csdesk.domain.playbooks.written import Unreadable, map_in, map_out
from csdesk.domain.text import msg

BRANCHING = frozenset({StepKind.QUESTION, StepKind.CONDITION})
"""The kinds whose arrows are answers or ways, of which there may be several."""
_PASTE_OFFSET = 40
_USUAL_DUE, _USUAL_WAIT = 1, 3
_DUE = re.compile(r"\s\+(\d{1,4})\s?d$", re.IGNORECASE)
_MINUTES = re.compile(r"\s(\d{1,4})\s?min\.?$", re.IGNORECASE)
_DAYS = re.compile(r"(?<!\S)\+?(\d{1,4})\s?(?:working )?(?:d|dias?|days?)\b", re.IGNORECASE)
_LOST = re.compile(
    r"(?<!\w)(?:n[ãa]o|sem|perdid|perdeu|cancel|saiu|desist|not|without|lost|churn|left|gave up)",
    re.IGNORECASE,
)
_WON = re.compile(
    r"(?<!\w)(?:resolvid|pag[oau]|quitad|renov|conclu|acertad|recuper|ganh|vendid|alcan[çc]ad|"
    r"solved|resolved|paid|renewed|won|recovered|reached|success)",
    re.IGNORECASE,
)


def fresh(taken: Collection[str], letter: str) -> str:
    """An id that nothing has yet; numbers go up, so that an undone id is not confused with a later one."""
    highest = max((int(one[1:]) for one in taken if one[:1] == letter and one[1:].isdecimal()), default=0)
    return f"{letter}{highest + 1}"


def new_map(language: str = "") -> PlaybookMap:
    """A map with nothing but its start."""
    return PlaybookMap(steps=(Step(id="s1", kind=StepKind.START),), language=language)


def with_step(found: PlaybookMap, step: str, **values: Any) -> PlaybookMap:
    """One step with other values."""
    return replace(
        found, steps=tuple(replace(one, **values) if one.id == step else one for one in found.steps)
    )


def with_arrow(found: PlaybookMap, arrow: str, **values: Any) -> PlaybookMap:
    """One arrow with other values."""
    return replace(
        found, arrows=tuple(replace(one, **values) if one.id == arrow else one for one in found.arrows)
    )


def add_step(
    found: PlaybookMap, kind: StepKind, text: str = "", at: tuple[int, int] | None = None
) -> tuple[PlaybookMap, str]:
    """A step by itself; with a place, pinned there."""
    if len(found.steps) >= MOST_STEPS:
        raise Refused(msg("A map of more than {n} steps could not be followed", n=MOST_STEPS))
    own = fresh(found.by_id.keys(), "s")
    step = Step(
        id=own,
        kind=kind,
        text=text,
        at=at,
        due=_USUAL_DUE if kind in ASKED_OF_PEOPLE else None,
        days=_USUAL_WAIT if kind is StepKind.WAIT else None,
        message=Message("") if kind is StepKind.MESSAGE else None,
    )
    return replace(found, steps=(*found.steps, step)), own


def add_linked(
    found: PlaybookMap, source: str, kind: StepKind, text: str = ""
) -> tuple[PlaybookMap, str, str]:
    """A step after another one, the map, its id and that of the arrow to it.

    A way that leads nowhere yet leads to it; after a step with one way out it comes in between.
    """
    made, own = add_step(found, kind, text)
    open_way = next((one for one in found.leaving[source] if one.target not in found.by_id), None)
    if open_way is not None:
        return with_arrow(made, open_way.id, target=own), own, open_way.id
    before = found.leaving[source]
    if before and _has_one_way(found.by_id[source], before):
        made = with_arrow(made, before[0].id, target=own)
        if kind is not StepKind.END:
            made, _ = connect(made, own, before[0].target or "")
        return made, own, before[0].id
    made, arrow = connect(made, source, own)
    return made, own, arrow


def connect(found: PlaybookMap, source: str, target: str | None, label: str = "") -> tuple[PlaybookMap, str]:
    """An arrow from one step to another; a step with one way out turns its arrow there, an end has none."""
    if source not in found.by_id:
        raise Refused(msg("This step is not there any more"))
    if found.by_id[source].kind is StepKind.END:
        raise Refused(msg("An end has no way out"))
    _refuse_start(found, target)
    ways = found.leaving[source]
    open_way = next((one for one in ways if one.target not in found.by_id), None)
    turned = open_way or (ways[0] if ways and _has_one_way(found.by_id[source], ways) else None)
    if turned is not None:
        changed = {"target": target, **({"label": label} if label else {})}
        return with_arrow(found, turned.id, **changed), turned.id
    if len(found.arrows) >= MOST_ARROWS:
        raise Refused(msg("A map of more than {n} arrows could not be followed", n=MOST_ARROWS))
    own = fresh({one.id for one in found.arrows}, "a")
    is_met = found.by_id[source].kind is StepKind.WAIT and bool(ways)
    arrow = Arrow(id=own, source=source, target=target, label=label, met=is_met)
    return replace(found, arrows=(*found.arrows, arrow)), own


def _refuse_start(found: PlaybookMap, target: str | None) -> None:
    reached = found.by_id.get(target or "")
    if reached is not None and reached.kind is StepKind.START:
        raise Refused(msg("No way leads back to the start"))


def _has_one_way(step: Step, ways: tuple[Arrow, ...]) -> bool:
    if step.kind is StepKind.WAIT:
        return len(ways) > 1 or not step.until
    return step.kind not in BRANCHING


def retarget(found: PlaybookMap, arrow: str, target: str | None) -> PlaybookMap:
    """An arrow that leads elsewhere, or nowhere yet."""
    _refuse_start(found, target)
    return with_arrow(found, arrow, target=target)


def remove(found: PlaybookMap, steps: Collection[str]) -> PlaybookMap:
    """Without some steps; what led to one leads to what came first after it. The start stays."""
    gone = {one for one in steps if one in found.by_id and found.by_id[one].kind is not StepKind.START}
    after = {one: _after(found, one, gone) for one in gone}
    arrows = (
        replace(one, target=after[one.target]) if one.target in gone else one
        for one in found.arrows
        if one.source not in gone
    )
    return replace(
        found,
        steps=tuple(one for one in found.steps if one.id not in gone),
        arrows=tuple(arrows),
    )


def _after(found: PlaybookMap, step: str, gone: Collection[str]) -> str | None:
    """The first step that stays, following the first way out of each that goes."""
    seen: set[str] = set()
    here: str | None = step
    while here in gone and here is not None and here not in seen:
        seen.add(here)
        ways = found.next_ids(here)
        here = ways[0] if ways else None
    return None if here in gone else here


def remove_arrow(found: PlaybookMap, arrow: str) -> PlaybookMap:
    """Without an arrow, as without an answer."""
    return replace(found, arrows=tuple(one for one in found.arrows if one.id != arrow))


def add_answer(found: PlaybookMap, step: str, label: str = "") -> tuple[PlaybookMap, str]:
    """Another answer or way of a step, that leads nowhere yet."""
    own = fresh({one.id for one in found.arrows}, "a")
    is_met = found.by_id[step].kind is StepKind.WAIT and bool(found.leaving[step])
    return replace(found, arrows=(*found.arrows, Arrow(id=own, source=step, label=label, met=is_met))), own


def move_answer(found: PlaybookMap, arrow: str, by: int) -> PlaybookMap:
    """An answer further up or down among those of its step."""
    source = next(one.source for one in found.arrows if one.id == arrow)
    own = list(found.leaving[source])
    place = next(at for at, one in enumerate(own) if one.id == arrow)
    there = max(0, min(len(own) - 1, place + by))
    own.insert(there, own.pop(place))
    turned = iter(own)
    return replace(found, arrows=tuple(next(turned) if one.source == source else one for one in found.arrows))


def placed(found: PlaybookMap, places: Mapping[str, tuple[int, int]]) -> PlaybookMap:
    """Steps pinned at places of the canvas."""
    steps = (replace(one, at=places[one.id]) if one.id in places else one for one in found.steps)
    return replace(found, steps=tuple(steps))


def aligned(found: PlaybookMap, places: Mapping[str, tuple[int, int]], axis: str) -> PlaybookMap:
    """Steps in a line below (`x`) or beside (`y`) the first of them, none upon another; places are middles."""
    if len(places) < len("ab"):
        return found
    first = next(iter(places.values()))
    if axis == "x":
        return placed(found, {one: (first[0], y) for one, (_, y) in places.items()})
    return placed(found, {one: (x, first[1]) for one, (x, _) in places.items()})


def unpinned(found: PlaybookMap) -> PlaybookMap:
    """Every step left to the layout again."""
    return replace(found, steps=tuple(replace(one, at=None) for one in found.steps))


def copied(found: PlaybookMap, steps: Collection[str]) -> str:
    """Some steps and the arrows between them as text for the clipboard; no copy of a start is made."""
    wanted = {one for one in steps if one in found.by_id and found.by_id[one].kind is not StepKind.START}
    part = PlaybookMap(
        steps=tuple(one for one in found.steps if one.id in wanted),
        arrows=tuple(
            one if one.target in wanted else replace(one, target=None)
            for one in found.arrows
            if one.source in wanted
        ),
    )
    return json.dumps({"csdesk": "steps", **map_out(part)}, ensure_ascii=False)


def pasted(found: PlaybookMap, text: str) -> tuple[PlaybookMap, tuple[str, ...]]:
    """The steps of a copied part with ids of their own; raises `Unreadable` for any other text."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("csdesk") != "steps":
        raise Unreadable(msg("What was copied is no part of a map"))
    part = map_in(data)
    if len(found.steps) + len(part.steps) > MOST_STEPS:
        raise Refused(msg("A map of more than {n} steps could not be followed", n=MOST_STEPS))
    names = _renamed((one.id for one in part.steps), found.by_id.keys(), "s")
    arrows = _renamed((one.id for one in part.arrows), {one.id for one in found.arrows}, "a")
    steps = tuple(
        replace(one, id=names[one.id], at=None if one.at is None else _beside(one.at)) for one in part.steps
    )
    ways = tuple(
        replace(
            one,
            id=arrows[one.id],
            source=names[one.source],
            target=None if one.target is None else names.get(one.target),
        )
        for one in part.arrows
    )
    made = replace(found, steps=(*found.steps, *steps), arrows=(*found.arrows, *ways))
    return made, tuple(one.id for one in steps)


def _renamed(ids: Iterable[str], taken: Collection[str], letter: str) -> dict[str, str]:
    known, names = set(taken), {}
    for one in ids:
        names[one] = fresh(known, letter)
        known.add(names[one])
    return names


def _beside(at: tuple[int, int]) -> tuple[int, int]:
    return at[0] + _PASTE_OFFSET, at[1] + _PASTE_OFFSET


def spoken_wait(typed: str) -> dict[str, int]:
    """How many days a wait is said to last; its words stay as they are.

    >>> spoken_wait("Esperar 2 dias úteis"), spoken_wait("Esperar a resposta")
    ({'days': 2}, {})
    """
    hit = _DAYS.search(typed)
    return {} if hit is None else {"days": int(hit[1])}


def spoken_ending(typed: str) -> Ending:
    """Whether the words of an end speak of success or of loss.

    >>> spoken_ending("Pago e resolvido").value, spoken_ending("Não resolvido").value
    ('good', 'bad')
    """
    if _LOST.search(typed):
        return Ending.BAD
    return Ending.GOOD if _WON.search(typed) else Ending.NEUTRAL


def spoken(typed: str) -> tuple[str, dict[str, int]]:
    """What was typed for a step, with its time and its minutes taken from the end.

    >>> spoken("Ligar para o cliente 15 min +2d")
    ('Ligar para o cliente', {'due': 2, 'minutes': 15})
    """
    words, values = " ".join(typed.split()), dict[str, int]()
    for _ in range(2):
        for key, pattern in (("due", _DUE), ("minutes", _MINUTES)):
            hit = pattern.search(words)
            if hit is not None and key not in values:
                values[key] = int(hit[1])
                words = words[: hit.start()].rstrip()
    return words, dict(sorted(values.items()))
