"""Which playbooks fit which accounts now: every trigger of every map over all accounts, in one pass.

An account is never smothered: it is offered one playbook at a time unless the workspace says otherwise, none while
playbooks have reached it often enough lately, and what somebody put off stays away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.ahead import COUNTED, likely
from csdesk.domain.playbooks.facts import all_hold
from csdesk.domain.playbooks.known import Known, facts_of, tests_facts
from csdesk.domain.playbooks.maps import PlaybookMap, Trigger
from csdesk.domain.playbooks.situations import FINDERS, Event, severity, why
from csdesk.domain.playbooks.triggers import TriggerKind, is_sound
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.worth import weight

CONTACT_DAYS = 14
"""The days in which what playbooks asked of a client is counted."""


@dataclass(frozen=True, slots=True)
class InUse:
    """A playbook that may be suggested."""

    id: int
    code: str
    name: str
    map: PlaybookMap

    @property
    def steps(self) -> int:
        """How many steps its shortest good way has."""
        first = self.map.start
        return 0 if first is None else sum(1 for one in likely(self.map, first.id) if one.kind in COUNTED)


class Ran(NamedTuple):
    """A run of a playbook for an account."""

    account: int
    code: str
    started: date
    ended: date | None = None
    """`None` while it is open."""
    contacts: tuple[date, ...] = ()
    """The days on which it reached the client."""


class PutOff(NamedTuple):
    """A suggestion that a person does not want."""

    account: int
    code: str
    trigger: str
    """A kind of trigger, one event of it, or empty for any."""
    until: date | None
    """The last day; `None` is for good."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked of one client."""

    suggestions: int = 1
    """Open suggestions an account has at most."""
    contacts: int = 3
    """Times that playbooks reached a client within 14 days from which on nothing more is suggested."""


@dataclass(frozen=True, slots=True)
class History:
    """What became of suggestions before."""

    runs: Collection[Ran] = ()
    put_off: Collection[PutOff] = ()


class Suggestion(NamedTuple):
    """A playbook that fits an account now."""

    severity: int
    worth: int
    code: str
    trigger: str
    """The event: its kind, and what tells it from the next one; a dismissal of it names this."""
    account: int
    playbook: int
    """The id of the version in use."""
    name: str
    """What the playbook is called."""
    kind: str
    figures: tuple[Any, ...]
    """What the reason is told with."""
    steps: int = 0
    """How many steps the playbook is likely to take."""
    since: date | None = None
    held: Text | None = None
    """Why it waits although it fits; `None` when it can be started."""

    @property
    def why(self) -> Text:
        """The reason, with its figures."""
        return why(TriggerKind(self.kind), self.figures)

    @property
    def key(self) -> str:
        """The same event for the same account and playbook always has this name."""
        return f"{self.code}/{self.account}/{self.trigger}"


def _by_order(one: Suggestion) -> tuple[int, int, str, str, int]:
    """The most pressing first, then the most worth, always the same way."""
    return -one.severity, -one.worth, one.code, one.trigger, one.account


@dataclass(frozen=True, slots=True)
class Suggested:
    """The suggestions of a day, the most pressing first."""

    shown: tuple[Suggestion, ...] = ()
    held: tuple[Suggestion, ...] = ()
    """Those that fit, but are held back so that no client is smothered; each says why."""

    def renewed(self, fresh: Suggested, accounts: Collection[int]) -> Suggested:
        """The same suggestions, those of some accounts in the place of what was known of them."""
        shown, held = (
            tuple(sorted((*(one for one in old if one.account not in accounts), *new), key=_by_order))
            for old, new in ((self.shown, fresh.shown), (self.held, fresh.held))
        )
        return Suggested(shown, held)


class Candidate(NamedTuple):
    """A trigger that fires for an account, before anybody asks what became of it earlier."""

    playbook: InUse
    trigger: Trigger
    event: Event

    @property
    def name(self) -> str:
        """The kind and the event."""
        return f"{self.trigger.kind}:{self.event.name}" if self.event.name else self.trigger.kind


def suggest(
    playbooks: Iterable[InUse], known: Known, history: History | None = None, limits: Limits | None = None
) -> Suggested:
    """Put every trigger to every account; the same facts always give the same suggestions in the same order."""
    past = _Past(history or History(), known.on)
    best: dict[tuple[int, str], Candidate] = {}
    for one in candidates(playbooks, known):
        place = one.event.account, one.playbook.code
        if past.allows(one) and (place not in best or _urgency(one) < _urgency(best[place])):
            best[place] = one
    worths = {own: weight(known.accounts[own], known.on) for own in {account for account, _ in best}}
    steps = {
        one.code: one.steps for one in {id(own.playbook): own.playbook for own in best.values()}.values()
    }
    made = (_suggestion(one, worths[one.event.account], steps[one.playbook.code]) for one in best.values())
    ranked = sorted(made, key=_by_order)
    return _limited(ranked, past, limits or Limits())


def candidates(playbooks: Iterable[InUse], known: Known) -> Iterator[Candidate]:
    """Every trigger that fires and whose tests hold; of the renewal triggers, only those of the window reached last."""
    found: list[Candidate] = []
    nearest: dict[int, int] = {}
    for playbook in playbooks:
        for trigger in playbook.map.triggers:
            if not is_sound(trigger):
                continue
            is_renewal = trigger.kind == TriggerKind.RENEWAL
            for event in _fired(trigger, known):
                found.append(Candidate(playbook, trigger, event))
                if is_renewal:
                    window = _window(trigger)
                    nearest[event.account] = min(window, nearest.get(event.account, window))
    for one in found:
        if one.trigger.kind != TriggerKind.RENEWAL or _window(one.trigger) == nearest[one.event.account]:
            yield one


def _window(trigger: Trigger) -> int:
    return -1 if trigger.value is None else trigger.value


def _fired(trigger: Trigger, known: Known) -> Iterator[Event]:
    kind = TriggerKind(trigger.kind)
    asked = tests_facts(trigger)
    for event in FINDERS[kind](trigger, known):
        row = known.accounts.get(event.account)
        if row is None or known.is_client(row) == (kind is TriggerKind.CHURN):
            continue
        if not asked or all_hold(trigger.tests, facts_of(known, event.account, asked)):
            yield event


def _urgency(one: Candidate) -> tuple[int, str]:
    return -severity(one.trigger, one.event), one.name


class _Past:
    """What became of earlier suggestions, by account."""

    def __init__(self, history: History, on: date) -> None:
        self._on = on
        self.recent: dict[int, list[date]] = defaultdict(list)
        self._open: set[tuple[int, str]] = set()
        self._last: dict[tuple[int, str], tuple[date, date]] = {}
        self._off: dict[tuple[int, str], list[PutOff]] = defaultdict(list)
        for run in history.runs:
            self._remember(run)
        for one in history.put_off:
            if one.until is None or one.until >= on:
                self._off[one.account, one.code].append(one)

    def _remember(self, run: Ran) -> None:
        place = run.account, run.code
        if run.ended is None:
            self._open.add(place)
        started, ended = self._last.get(place, (run.started, run.started))
        self._last[place] = max(started, run.started), max(ended, run.ended or run.started)
        for day in run.contacts or (run.started,):
            if (self._on - day).days < CONTACT_DAYS:
                self.recent[run.account].append(day)

    def allows(self, one: Candidate) -> bool:
        """Whether nobody has seen to it yet, no run of it is open or just over, and nobody put it off."""
        place = one.event.account, one.playbook.code
        if place in self._open:
            return False
        last = self._last.get(place)
        if last is not None:
            started, ended = last
            if (self._on - ended).days < one.trigger.rest:
                return False
            if one.event.since is not None and one.event.since <= started:
                return False
        return not any(_covers(off, one) for off in self._off.get(place, ()))


def _covers(off: PutOff, one: Candidate) -> bool:
    return off.trigger in {"", one.trigger.kind, one.name}


def _limited(ranked: Sequence[Suggestion], past: _Past, limits: Limits) -> Suggested:
    shown: list[Suggestion] = []
    held: list[Suggestion] = []
    counts: dict[int, int] = defaultdict(int)
    for one in ranked:
        reason = _held(past.recent.get(one.account, ()), counts[one.account], limits)
        if reason is None:
            counts[one.account] += 1
            shown.append(one)
        else:
            held.append(one._replace(held=reason))
    return Suggested(tuple(shown), tuple(held))


def _held(recent: Sequence[date], count: int, limits: Limits) -> Text | None:
    if len(recent) >= limits.contacts:
        free = sorted(recent)[len(recent) - limits.contacts] + timedelta(days=CONTACT_DAYS)
        return nmsg(
            "Waits until {day}: playbooks reached the client {n} time in 14 days",
            "Waits until {day}: playbooks reached the client {n} times in 14 days",
            len(recent),
            day=free,
        )
    if count >= limits.suggestions:
        return msg("Waits for the one before it, so that the client is not asked too much at once")
    return None


def _suggestion(one: Candidate, worth: int, steps: int) -> Suggestion:
    playbook, trigger, event = one
    return Suggestion(
        severity(trigger, event),
        worth,
        playbook.code,
        one.name,
        event.account,
        playbook.id,
        playbook.name,
        trigger.kind,
        event.figures,
        steps,
        event.since,
    )
