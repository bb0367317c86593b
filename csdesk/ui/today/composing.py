"""The day becomes what the page shows: groups and their lines, renewals, falls, reviews, silences."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import reduce
from itertools import islice
from typing import NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.cadence import cadences
from csdesk.domain.today.day import Today, today
from csdesk.domain.today.facts import TodayFacts
from csdesk.domain.today.groups import GROUPS, Group, group_of
from csdesk.domain.today.items import Item, Kind, When
from csdesk.domain.today.rules import fallen_items, renewing
from csdesk.domain.today.suggested import beginning
from csdesk.domain.today.worth import LEFT, fall
from csdesk.domain.views.health import BANDS, NO_DATA
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.i18n import Translator
from csdesk.ui.theme.painting import LEVELS, Level
from csdesk.ui.theme.task_icons import task_icon
from csdesk.ui.today.days import due_words
from csdesk.ui.today.state import (
    ICONS,
    BandTotal,
    Entry,
    Fallen,
    Heading,
    Key,
    Line,
    More,
    Order,
    Preparing,
    Renewing,
    Silent,
    key_of,
)

FIRST = 100
"""So many lines of a group are shown until more are asked for."""
_BY_DATE = frozenset({Group.WEEK, Group.LATER})
_TOUCHES = {"high": msg("High touch"), "mid": msg("Medium touch"), "tech": msg("Digital touch")}
_WORST_FIRST = (2, 1, 0, 3)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the day."""

    facts: TodayFacts
    day: Today
    renewals: tuple[Renewing, ...]
    bands: tuple[BandTotal, ...]
    fallen: tuple[Fallen, ...]
    reviews: tuple[Preparing, ...]
    silent: tuple[Silent, ...]
    kinds: Counter[Kind]
    groups: Mapping[Group, tuple[Item, ...]]
    """The things to do by date, each group in its order."""
    counts: Mapping[Group, _Counts]
    """What each group holds."""
    words: Translator
    made: dict[int, Entry] = field(default_factory=dict)
    """The lines that were shown, by the identity of the thing to do."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a person looks at the list."""

    kind: Kind | None = None
    order: Order = Order.DATE
    opened: frozenset[Group] = frozenset()
    """The groups that are shown whole."""
    gone: Mapping[Key, Item] = field(default_factory=dict)
    """What was ticked off since the day was read."""

    def shows(self, item: Item) -> bool:
        """Whether a thing is of the kind that is looked at."""
        return self.kind is None or item.kind is self.kind


def reading_of(facts: TodayFacts, words: Translator, look: Look, before: Reading | None = None) -> Reading:
    """The day of the facts with what the cards show of it, and the lines that are looked at; for a worker.

    Renewals that are still those of the reading before stay the same value, so that nobody compares or draws them again.
    """
    day, renewals = today(facts), renewals_of(facts)
    if before is not None and before.renewals == renewals:
        renewals = before.renewals
    groups = groups_of(day.items)
    found = Reading(
        facts,
        day,
        renewals,
        bands_of(renewals),
        fallen_of(facts),
        reviews_of(day),
        silent_of(facts),
        Counter(item.kind for item in day.items),
        groups,
        {group: _counts(own) for group, own in groups.items()},
        words,
    )
    deque(lines_of(found, look), maxlen=0)
    return found


def groups_of(items: Iterable[Item]) -> dict[Group, tuple[Item, ...]]:
    """What is late or for today by its worth, what comes later by its date; there may be tens of thousands."""
    groups: dict[Group, list[Item]] = {Group(choice.key): [] for choice in GROUPS}
    for item in items:
        groups[group_of(item)].append(item)
    for group in _BY_DATE:
        groups[group].sort(key=lambda item: (item.due or date.max, item.time or "", -item.worth))
    return {group: tuple(own) for group, own in groups.items()}


def lines_of(reading: Reading, look: Look) -> Iterator[Line]:
    """The list: by date in groups, by worth as one; no more of it is looked at than is shown."""
    if look.order is Order.WORTH:
        own = _of_kind(reading.day.items, look)
        count = len(own) - sum(1 for item in look.gone.values() if look.shows(item))
        yield from _cut(own, count, reading, look, Group.LATER)
        return
    for choice in GROUPS:
        group = Group(choice.key)
        own = _of_kind(reading.groups[group], look)
        gone = [item for item in look.gone.values() if group_of(item) is group and look.shows(item)]
        count = len(own) - len(gone)
        if count:
            yield Heading(group, choice.label, count, _note(reading, look, group, gone))
            yield from _cut(own, count, reading, look, group)


def _of_kind(items: Sequence[Item], look: Look) -> Sequence[Item]:
    return items if look.kind is None else [item for item in items if item.kind is look.kind]


def _cut(items: Sequence[Item], count: int, reading: Reading, look: Look, group: Group) -> Iterator[Line]:
    """The first lines of a group, or all of them; what is gone, of which `count` are left, gives its place to the next."""
    most, gone = count if group in look.opened else FIRST, look.gone
    left = (item for item in items if key_of(item) not in gone) if gone else iter(items)
    yield from (_entry(item, reading) for item in islice(left, most))
    if count > most:
        yield More(group, count - most)


class _Counts(NamedTuple):
    """What a group holds."""

    tasks: int
    timed: int
    """Tasks with an hour."""
    silent: int


def _counts(items: Iterable[Item]) -> _Counts:
    tasks = timed = silent = 0
    for item in items:
        if item.kind is Kind.TASK:
            tasks += 1
            timed += item.time is not None
        elif item.kind is Kind.SILENCE:
            silent += 1
    return _Counts(tasks, timed, silent)


def _note(reading: Reading, look: Look, group: Group, gone: Collection[Item]) -> Text | None:
    """Of a group of several kinds, how many are tasks or silences; of today, how many tasks have an hour."""
    tasks, timed, silent = (
        now - left for now, left in zip(reading.counts[group], _counts(gone), strict=True)
    )
    count = len(reading.groups[group]) - len(gone)
    said = []
    if look.kind is None and tasks and tasks < count:
        said.append(nmsg("{n} task", "{n} tasks", tasks))
    if look.kind is None and silent and group is Group.WAITING:
        said.append(nmsg("{n} without a conversation", "{n} without a conversation", silent))
    if look.kind in {None, Kind.TASK} and timed and group is Group.TODAY:
        said.append(nmsg("{n} at a fixed time", "{n} at a fixed time", timed))
    return reduce(lambda one, other: msg("{tasks}, {timed}", tasks=one, timed=other), said) if said else None


def _entry(item: Item, reading: Reading) -> Entry:
    made = reading.made.get(id(item))
    if made is None:
        made = reading.made[id(item)] = _made(item, reading)
    return made


def _made(item: Item, reading: Reading) -> Entry:
    item, words = beginning(item, reading.day.suggested), reading.words
    row = reading.facts.accounts.get(item.account or 0)
    is_task = item.kind is Kind.TASK
    return Entry(
        item,
        task_icon(item.medium, words.words(item.title)) if is_task else ICONS[item.kind],
        item.title,
        None if is_task else _reason(item, row, reading),
        "" if row is None else row.name,
        None if row is None else level_of(row),
        due_words(words, item.due, reading.day.on, item.time),
        item.when is When.LATE,
    )


def _reason(item: Item, row: PortfolioRow | None, reading: Reading) -> Text:
    """Why a thing is to be done; of a fall the facts behind it, which say more than the score."""
    if item.kind is not Kind.HEALTH or row is None:
        return item.reason
    causes, points = reading.facts.causes.get(row.id, ()), fall(row)
    if not causes:
        return nmsg("{n} point less in 30 days", "{n} points less in 30 days", points)
    return nmsg(
        "{n} point less in 30 days: {facts}", "{n} points less in 30 days: {facts}", points, facts=causes
    )


def level_of(row: PortfolioRow) -> Level | None:
    """The health of an account as a shape; nothing for clients that left, or that nobody looked at."""
    return None if row.health is None or row.status in LEFT else LEVELS[row.health.band]


def renewals_of(facts: TodayFacts) -> tuple[Renewing, ...]:
    """What renews within the horizon, the first first."""
    found = []
    for _, row, days in renewing(facts.accounts, facts.on):
        if row.renewal is None:
            continue
        band = NO_DATA if row.health is None else row.health.band
        notice = facts.notices.get(row.id)
        found.append(Renewing(row.id, row.name, LEVELS[band], band, row.renewal, days, row.mrr, notice))
    return tuple(sorted(found, key=lambda one: (one.on, -(one.mrr or 0), one.account)))


def bands_of(renewals: Iterable[Renewing]) -> tuple[BandTotal, ...]:
    """What renews by band, the worst first; bands without any are left out."""
    counts: Counter[str] = Counter()
    money: Counter[str] = Counter()
    for one in renewals:
        counts[one.band] += 1
        money[one.band] += one.mrr or 0
    order = [BANDS[place] for place in _WORST_FIRST]
    return tuple(
        BandTotal(choice.key, LEVELS[choice.key], choice.label, counts[choice.key], money[choice.key])
        for choice in order
        if counts[choice.key]
    )


def fallen_of(facts: TodayFacts) -> tuple[Fallen, ...]:
    """The accounts whose health fell, the worst MRR first; also those that somebody has seen to."""
    found = []
    for item in fallen_items(facts):
        row = facts.accounts[item.account or 0]
        mark = row.health
        if mark is None:
            continue
        now = mark.points[-1] if mark.points else mark.score
        was = None if now is None or mark.change is None else now - mark.change
        causes = facts.causes.get(row.id, ())
        why = causes or (item.reason,)
        found.append(Fallen(row.id, row.name, row.mrr, LEVELS[mark.band], mark.score, was, mark.points, why))
    return tuple(sorted(found, key=lambda one: (-(one.mrr or 0), one.account)))


def reviews_of(day: Today) -> tuple[Preparing, ...]:
    """The reviews to prepare, the next first."""
    found = []
    for item in day.of(Kind.REVIEW):
        row = day.accounts[item.account or 0]
        if item.due is not None:
            found.append((item, Preparing(row.id, row.name, level_of(row), item.due, item.reason)))
    found.sort(key=lambda pair: (pair[1].due, -pair[0].worth))
    return tuple(one for _, one in found)


def silent_of(facts: TodayFacts) -> tuple[Silent, ...]:
    """How each touch keeps its cadence."""
    return tuple(
        Silent(_TOUCHES[one.touch], one.allowed, one.clients, one.missed)
        for one in cadences(facts.accounts.values(), facts.on)
    )
