"""Which playbooks fit which accounts now: every trigger of every map over all accounts, in one pass.

An account is never smothered: it is offered one playbook at a time unless the workspace says otherwise, none while
playbooks have reached it often enough lately, and what somebody put off stays away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.firing import InUse, fired
from csdesk.domain.playbooks.known import Known
from csdesk.domain.playbooks.maps import Trigger
from csdesk.domain.playbooks.situations import Event, why
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.worth import weight

__all__ = [
    "CONTACT_DAYS",
    "History",
    "InUse",
    "Limits",
    "PutOff",
    "Ran",
    "Suggested",
    "Suggestion",
    "suggest",
]

CONTACT_DAYS = 14
"""The days in which what playbooks asked of a client is counted."""


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


def suggest(
    playbooks: Iterable[InUse], known: Known, history: History | None = None, limits: Limits | None = None
) -> Suggested:
    """Put every trigger to every account; the same facts always give the same suggestions in the same order."""
    past, limits = _Past(history or History(), known.on), limits or Limits()
    best: dict[str, dict[int, _Best]] = {}
    for playbook, trigger, events in fired(playbooks, known):
        code = playbook.code
        own, touched = best.setdefault(code, {}), past.touched[code]
        for rank, name, event in events:
            account = event.account
            if account in own and (-own[account][0], own[account][1]) <= (-rank, name):
                continue
            if account not in touched or past.allows(code, trigger, name, event):
                own[account] = rank, name, event, playbook, trigger
    return _limited(_ranked(best, known), past, limits)


_Best = tuple[int, str, Event, InUse, Trigger]
"""The most pressing event of an account for one playbook: how pressing, its name, and what it is of."""


def _ranked(best: Mapping[str, Mapping[int, _Best]], known: Known) -> list[Suggestion]:
    """The suggestions in their order, none of them held back yet."""
    accounts, weighed, on = known.accounts, known.weights, known.on
    for own in {account for found in best.values() for account in found if account not in weighed}:
        weighed[own] = weight(accounts[own], on)
    make, steps = Suggestion._make, {}  # half the time of a call by names: there may be tens of thousands
    ranked: list[Suggestion] = []
    for code, found in best.items():
        for account, (rank, name, event, book, trigger) in found.items():
            if book.id not in steps:
                steps[book.id] = book.steps
            more = book.id, book.name, trigger.kind, event.figures, steps[book.id], event.since, None
            ranked.append(make((rank, weighed[account], code, name, account, *more)))
    ranked.sort(key=_by_order)
    return ranked


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
        self.touched: dict[str, set[int]] = defaultdict(set)
        """The accounts with any past, by playbook."""
        for account, code in (*self._open, *self._last, *self._off):
            self.touched[code].add(account)

    def _remember(self, run: Ran) -> None:
        place = run.account, run.code
        if run.ended is None:
            self._open.add(place)
        started, ended = self._last.get(place, (run.started, run.started))
        self._last[place] = max(started, run.started), max(ended, run.ended or run.started)
        for day in run.contacts or (run.started,):
            if (self._on - day).days < CONTACT_DAYS:
                self.recent[run.account].append(day)

    def allows(self, code: str, trigger: Trigger, name: str, event: Event) -> bool:
        """Whether nobody has seen to it yet, no run of it is open or just over, and nobody put it off."""
        place = event.account, code
        if place in self._open:
            return False
        last = self._last.get(place)
        if last is not None:
            started, ended = last
            if (self._on - ended).days < trigger.rest:
                return False
            if event.since is not None and event.since <= started:
                return False
        return all(off.trigger not in {"", trigger.kind, name} for off in self._off.get(place, ()))


def _limited(ranked: Iterable[Suggestion], past: _Past, limits: Limits) -> Suggested:
    """Those that an account can take, and those that wait."""
    shown: list[Suggestion] = []
    held: list[Suggestion] = []
    counts: dict[int, int] = defaultdict(int)
    make, recent = Suggestion._make, past.recent
    for one in ranked:
        account = one.account
        reason = None
        if account in recent or counts[account] >= limits.suggestions:
            reason = _held(recent.get(account, ()), counts[account], limits)
        if reason is None:
            counts[account] += 1
            shown.append(one)
        else:
            held.append(make((*one[:-1], reason)))
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
    return _WAITS if count >= limits.suggestions else None


_WAITS = msg("Waits for the one before it, so that the client is not asked too much at once")
