"""When the health of an account moved, as events of its timeline: week by week, with what moved it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from csdesk.domain.health.model import Model
from csdesk.domain.health.trend import SeenDay
from csdesk.domain.health.words import cap_of, label_of
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.account.health_facts import HealthShown
from csdesk.ui.account.rows import Event, shown
from csdesk.ui.tables.column import Tone

KIND = "health_day"
"""Of an event that is no record: its id is the ordinal of its day."""
MOVED, CAUSE = 3, 5
"""So many points of the score in a week are an event, if one cause moved so many, or the band changed."""
_MUCH, _MOST_REASONS = 10, 3
Causes = Sequence[tuple[int, Text]]


def health_events(health: HealthShown | None) -> tuple[Event, ...]:
    """The weeks in which the score moved, newest first."""
    if health is None:
        return ()
    model = health.explanation.health.model
    found = [
        _event(before, now, health.history, tuple(_reasons(before, now, _causes(before, now, model), model)))
        for before, now in _moves(_weekly(health.history, health.explanation.health.on), model)
    ]
    return tuple(reversed(found))


def _moves(weeks: Sequence[SeenDay], model: Model) -> list[tuple[SeenDay, SeenDay]]:
    """From when to when the score moved; weeks in which the same cause goes on are one move."""
    found: list[tuple[SeenDay, SeenDay]] = []
    for before, now in pairwise(weeks):
        if before.score is None or now.score is None or abs(now.score - before.score) < MOVED:
            continue
        causes = _causes(before, now, model)
        if not _is_told(before, now, causes):
            continue
        if found and found[-1][1] is before and _goes_on(found[-1], now, causes, model):
            found[-1] = (found[-1][0], now)
        else:
            found.append((before, now))
    return found


def _goes_on(move: tuple[SeenDay, SeenDay], now: SeenDay, causes: Causes, model: Model) -> bool:
    start, end = move
    if (
        start.score is None
        or end.score is None
        or now.score is None
        or (start.model, start.cap) != (now.model, now.cap)
    ):
        return False
    earlier = _causes(start, end, model)
    same_way = (end.score > start.score) is (now.score > end.score)
    return same_way and bool(causes and earlier) and causes[0][1] == earlier[0][1]


def merged(events: Sequence[Event], more: Sequence[Event]) -> tuple[Event, ...]:
    """A timeline with other moves of the health, newest first; what has no day stays last."""
    dated = [event for event in events if event.on is not None and event.kind != KIND]
    undated = [event for event in events if event.on is None]
    return (*sorted((*more, *dated), key=_newest_first, reverse=True), *undated)


def _newest_first(event: Event) -> date:
    assert event.on is not None
    return event.on


def _weekly(history: Sequence[SeenDay], on: date) -> list[SeenDay]:
    """The last day with a score of each week back from today."""
    weeks: dict[int, SeenDay] = {}
    for day in history:
        if day.score is not None:
            weeks[(on - day.day).days // 7] = day
    return [weeks[week] for week in sorted(weeks, reverse=True)]


def _event(before: SeenDay, now: SeenDay, history: Sequence[SeenDay], said: Sequence[Text]) -> Event:
    assert before.score is not None
    assert now.score is not None
    fell = now.score < before.score
    title = (
        msg("Health fell from {before} to {now}", before=before.score, now=now.score)
        if fell
        else msg("Health rose from {before} to {now}", before=before.score, now=now.score)
    )
    day = _turning_day(before, now, history)
    body = list(said)
    if now.recalculated:
        body.append(pmsg("health", "Recalculated."))
    much = abs(now.score - before.score) >= _MUCH
    return Event(
        kind=KIND,
        id=day.toordinal(),
        icon="health",
        channel="health",
        title=title,
        body=tuple(body),
        mark_tone=(Tone.BAD if much else Tone.WARNING) if fell else Tone.GOOD,
        on=day,
        tip=shown(day),
    )


def _turning_day(before: SeenDay, now: SeenDay, history: Sequence[SeenDay]) -> date:
    """The day of the week on which the score went farthest the way of the whole week."""
    assert before.score is not None
    assert now.score is not None
    sign = 1 if now.score > before.score else -1
    last, best, found = before.score, 0, now.day
    for day in history:
        if before.day < day.day <= now.day and day.score is not None:
            step = sign * (day.score - last)
            if step > best:
                best, found = step, day.day
            last = day.score
    return found


def _is_told(before: SeenDay, now: SeenDay, causes: Causes) -> bool:
    """Whether there is more to say than that time went by."""
    otherwise = before.band != now.band or before.cap != now.cap or before.model != now.model
    return otherwise or any(points >= CAUSE for points, _ in causes)


def _causes(before: SeenDay, now: SeenDay, model: Model) -> Causes:
    """What moved the score the way it went, by how much, the most first; unknown of another model."""
    if before.model != now.model or now.model != model.key:
        return ()
    assert before.score is not None
    assert now.score is not None
    sign = 1 if now.score > before.score else -1
    were, are = _contributions(before, model), _contributions(now, model)
    moved = sorted(
        ((sign * round(are.get(at, 0) - were.get(at, 0)), at) for at in {*were, *are}), reverse=True
    )
    return [(points, label_of(model.rules.indicators[at])) for points, at in moved if points > 0]


def _reasons(before: SeenDay, now: SeenDay, causes: Causes, model: Model) -> Iterable[Text]:
    """What moved it; of another model, or another cap, that is said first."""
    assert before.score is not None
    assert now.score is not None
    if before.model != now.model:
        yield msg("Another health model, or version, came into use.")
    elif before.cap != now.cap and now.model == model.key:
        yield _cap_told(before.cap, now.cap, model)
    for points, label in causes[:_MOST_REASONS]:
        yield _reason(label, points, rose=now.score > before.score)


def _cap_told(before: int | None, now: int | None, model: Model) -> Text:
    caps = model.rules.caps
    if now is not None and now < len(caps):
        return msg("At most {score} from then on: {cap}.", score=caps[now].to, cap=cap_of(caps[now].key))
    if before is not None and before < len(caps):
        return msg("Not held down any more: {cap}.", cap=cap_of(caps[before].key))
    return msg("Another cap.")


def _reason(label: Text, points: int, *, rose: bool) -> Text:
    if rose:
        return nmsg(
            "{indicator} gained {n} point.", "{indicator} gained {n} points.", points, indicator=label
        )
    return nmsg("{indicator} lost {n} point.", "{indicator} lost {n} points.", points, indicator=label)


def _contributions(day: SeenDay, model: Model) -> dict[int, float]:
    """What each indicator added to the score of a day."""
    known = [
        part for part in day.parts if part.points is not None and part.place < len(model.rules.indicators)
    ]
    weights = {
        part.place: float(model.rules.indicators[part.place].weight) * part.freshness for part in known
    }
    total = sum(weights.values())
    return {part.place: weights[part.place] * (part.points or 0) / total for part in known if total}
