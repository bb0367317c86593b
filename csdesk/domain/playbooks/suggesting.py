"""Which playbooks fit which accounts now: every trigger of every map over all accounts, in one pass.

An account is never smothered: it is offered one playbook at a time unless the workspace says otherwise, none while
playbooks have reached it often enough lately, and what somebody put off stays away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.firing import Candidate, InUse, candidates
from csdesk.domain.playbooks.known import Known
from csdesk.domain.playbooks.situations import why
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
    best: dict[tuple[int, str], Candidate] = {}
    for one in candidates(playbooks, known):
        place = one.event.account, one.playbook.code
        other = best.get(place)
        is_best = other is None or (-one.rank, one.name) < (-other.rank, other.name)
        if is_best and (place not in past.touched or past.allows(one)):
            best[place] = one
    worths = {own: weight(known.accounts[own], known.on) for own in {account for account, _ in best}}
    ranked = [
        (-one.rank, -worths[account], code, one.name, account, one) for (account, code), one in best.items()
    ]
    ranked.sort()
    return _limited(ranked, past, limits)


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
        self.touched = {*self._open, *self._last}
        """Accounts and playbooks with any past."""
        for one in history.put_off:
            if one.until is None or one.until >= on:
                self._off[one.account, one.code].append(one)
                self.touched.add((one.account, one.code))

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


def _limited(
    ranked: Iterable[tuple[int, int, str, str, int, Candidate]], past: _Past, limits: Limits
) -> Suggested:
    shown: list[Suggestion] = []
    held: list[Suggestion] = []
    counts: dict[int, int] = defaultdict(int)
    steps: dict[int, int] = {}
    make = Suggestion._make  # half the time of a call by names: there may be tens of thousands
    for _, worth, code, name, account, one in ranked:
        event, playbook = one.event, one.playbook
        if playbook.id not in steps:
            steps[playbook.id] = playbook.steps
        reason = None
        if account in past.recent or counts[account] >= limits.suggestions:
            reason = _held(past.recent.get(account, ()), counts[account], limits)
        if reason is None:
            counts[account] += 1
        told = (
            one.rank,
            -worth,
            code,
            name,
            account,
            playbook.id,
            playbook.name,
            one.trigger.kind,
            event.figures,
            steps[playbook.id],
            event.since,
            reason,
        )
        (shown if reason is None else held).append(make(told))
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
