"""Which playbooks fit which accounts now: every trigger of every map over all accounts, in one pass.

An account is never smothered: it is offered one playbook at a time unless the workspace says otherwise, none while
playbooks have reached it often enough lately, and what somebody put off stays away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.firing import InUse, fired
from csdesk.domain.playbooks.known import Known
from csdesk.domain.playbooks.maps import Trigger
from csdesk.domain.playbooks.situations import Event, why
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.worth import weight

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


class _Fit(NamedTuple):
    """The most pressing event of an account for one playbook."""

    severity: int
    trigger: str
    event: Event
    playbook: InUse
    kind: Trigger


class _Held(Sequence[Suggestion]):
    """Those that wait, made when somebody looks at them: in the window nobody does."""

    def __init__(self, rows: list[tuple[_Fit, int, int, Text]]) -> None:
        self.rows = rows
        """Each with the weight of its account, the steps of its playbook, and why it waits."""

    @cached_property
    def _made(self) -> tuple[Suggestion, ...]:
        return tuple(sorted((_suggestion(*row) for row in self.rows), key=_by_order))

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: Any) -> Any:
        return self._made[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._made == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made)


def _suggestion(one: _Fit, worth: int, steps: int, held: Text | None = None) -> Suggestion:
    rank, name, event, book, trigger = one
    own = event.account, book.id, book.name, trigger.kind, event.figures, steps, event.since, held
    return Suggestion._make((rank, worth, book.code, name, *own))  # half the time of a call by names


@dataclass(frozen=True, slots=True)
class Suggested:
    """The suggestions of a day, the most pressing first."""

    shown: tuple[Suggestion, ...] = ()
    held: Sequence[Suggestion] = _Held([])
    """Those that fit, but are held back so that no client is smothered; each says why."""

    def renewed(self, fresh: Suggested, accounts: Collection[int]) -> Suggested:
        """The same suggestions, those of some accounts in the place of what was known of them."""
        shown = sorted(
            (*(one for one in self.shown if one.account not in accounts), *fresh.shown), key=_by_order
        )
        return Suggested(tuple(shown), _Held([*_others(self.held, accounts), *_others(fresh.held, ())]))


def _others(held: Sequence[Suggestion], accounts: Collection[int]) -> list[tuple[_Fit, int, int, Text]]:
    assert isinstance(held, _Held)
    return [row for row in held.rows if row[0].event.account not in accounts]


def suggest(
    playbooks: Iterable[InUse], known: Known, history: History | None = None, limits: Limits | None = None
) -> Suggested:
    """Put every trigger to every account; the same facts always give the same suggestions in the same order."""
    past, limits = _Past(history or History(), known.on), limits or Limits()
    best: dict[str, dict[int, _Fit]] = {}
    steps: dict[int, int] = {}
    make = _Fit._make
    for playbook, trigger, events in fired(playbooks, known):
        code = playbook.code
        if playbook.id not in steps:
            steps[playbook.id] = playbook.steps
        own, touched = best.setdefault(code, {}), past.touched[code]
        for one in events:
            rank, name, event = one
            account = event.account
            if account in own and (-own[account].severity, own[account].trigger) <= (-rank, name):
                continue
            if account not in touched or past.allows(code, trigger, name, event):
                own[account] = make((*one, playbook, trigger))
    return _limited(best, steps, known, past, limits)


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


def _limited(
    best: Mapping[str, Mapping[int, _Fit]],
    steps: Mapping[int, int],
    known: Known,
    past: _Past,
    limits: Limits,
) -> Suggested:
    """What each account can take, and what waits."""
    fitting: dict[int, list[_Fit]] = defaultdict(list)
    for code in sorted(best):
        for account, one in best[code].items():
            fitting[account].append(one)
    shown: list[Suggestion] = []
    held: list[tuple[_Fit, int, int, Text]] = []
    weighed = known.weights
    for account, own in fitting.items():
        if len(own) > 1:
            own.sort(key=_SEVERITY, reverse=True)
        if account not in weighed:
            weighed[account] = weight(known.accounts[account], known.on)
        worth = weighed[account]
        smothered = _smothered(past.recent[account], limits) if account in past.recent else None
        most = max(0, limits.suggestions) if smothered is None else 0
        shown += [_suggestion(one, worth, steps[one.playbook.id]) for one in own[:most]]
        held += [(one, worth, steps[one.playbook.id], smothered or _WAITS) for one in own[most:]]
    shown.sort(key=_by_order)
    return Suggested(tuple(shown), _Held(held))


_SEVERITY = attrgetter("severity")


def _smothered(recent: Sequence[date], limits: Limits) -> Text | None:
    """Why an account that playbooks reached often enough lately is left in peace."""
    if len(recent) < max(1, limits.contacts):
        return None
    free = sorted(recent)[len(recent) - max(1, limits.contacts)] + timedelta(days=CONTACT_DAYS)
    return nmsg(
        "Waits until {day}: playbooks reached the client {n} time in 14 days",
        "Waits until {day}: playbooks reached the client {n} times in 14 days",
        len(recent),
        day=free,
    )


_WAITS = msg("Waits for the one before it, so that the client is not asked too much at once")
