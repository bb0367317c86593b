"""What differs between two versions of a model's rules, said one by one."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.domain.health.model import Cap, Indicator, Rules
from csdesk.domain.health.words import cap_of, label_of, plain
from csdesk.domain.text import Text, msg, pmsg

LIMITS: dict[str, Text] = {
    "healthy": msg("Healthy from"),
    "at_risk": msg("At risk from"),
    "hysteresis": msg("Points a band gives way before it falls"),
    "enough": msg("Coverage for a score, in percent"),
    "sure": msg("Coverage to be sure, in percent"),
}
"""The whole numbers of the rules, as they are edited."""


def differences(before: Rules, after: Rules) -> tuple[Text, ...]:
    """What changed from one to the other; nothing when they score alike."""
    return (*_indicators(before, after), *_caps(before, after), *_limits(before, after))


def _indicators(before: Rules, after: Rules) -> Iterator[Text]:
    old = {one.key: one for one in before.indicators}
    new = {one.key: one for one in after.indicators}
    for key, one in new.items():
        if key not in old:
            yield msg("{what} added", what=label_of(one))
        else:
            yield from _indicator(old[key], one)
    for key, one in old.items():
        if key not in new:
            yield msg("{what} removed", what=label_of(one))
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield msg("indicators in another order")


def _indicator(old: Indicator, new: Indicator) -> Iterator[Text]:
    label = label_of(new)
    if old.name != new.name:
        yield msg("{before} is called {after}", before=label_of(old), after=label)
    if old.weight != new.weight:
        yield _step(label, pmsg("health", "weight"), plain(old.weight), plain(new.weight))
    if old.scale.steps or new.scale.steps:
        if old.scale != new.scale:
            yield msg("{what}: other steps", what=label)
    else:
        if old.scale.bad != new.scale.bad:
            yield _step(label, pmsg("health", "bad"), plain(old.scale.bad), plain(new.scale.bad))
        if old.scale.good != new.scale.good:
            yield _step(label, pmsg("health", "good"), plain(old.scale.good), plain(new.scale.good))
    if old.fresh != new.fresh:
        yield _step(label, pmsg("health", "fresh days"), old.fresh, new.fresh)
    if old.half_life != new.half_life:
        yield _step(label, pmsg("health", "half-life"), old.half_life, new.half_life)


def _caps(before: Rules, after: Rules) -> Iterator[Text]:
    old = {cap.key: cap for cap in before.caps}
    new = {cap.key: cap for cap in after.caps}
    for key, cap in new.items():
        if key not in old:
            yield msg("cap on: {cap}", cap=cap_of(key))
        elif old[key] != cap:
            yield from _cap(old[key], cap)
    for key in old:
        if key not in new:
            yield msg("cap off: {cap}", cap=cap_of(key))
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield msg("caps in another order")


def _cap(old: Cap, new: Cap) -> Iterator[Text]:
    if old.to != new.to:
        yield _step(cap_of(new.key), pmsg("health", "held at"), old.to, new.to)
    if old.limit != new.limit:
        yield _step(cap_of(new.key), pmsg("health", "from day"), old.limit, new.limit)


def _limits(before: Rules, after: Rules) -> Iterator[Text]:
    for name, label in LIMITS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield msg("{what}: {before} → {after}", what=label, before=old, after=new)


def _step(subject: Text, what: Text, before: object, after: object) -> Text:
    always = msg("always of today")
    return msg(
        "{subject}: {what} {before} → {after}",
        subject=subject,
        what=what,
        before=always if before is None else before,
        after=always if after is None else after,
    )
