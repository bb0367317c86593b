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
from csdesk.domain.playbooks.firing import Fired, InUse, fired
from csdesk.domain.playbooks.known import Known
from csdesk.domain.playbooks.maps import Trigger
from csdesk.domain.playbooks.situations import Event, why
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
        return why(self.kind, self.figures)

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

        def kept(known: Iterable[Suggestion], others: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
            left = (one for one in known if one.account not in accounts)
            return tuple(sorted((*left, *others), key=_by_order))

        return Suggested(kept(self.shown, fresh.shown), kept(self.held, fresh.held))


def suggest(
    playbooks: Iterable[InUse],
    known: Known,
    history: History | None = None,
    limits: Limits | None = None,
    *,
    with_held: bool = True,
) -> Suggested:
    """Put every trigger to every account; the same facts always give the same suggestions in the same order.

    Without those that are held back, an account that was offered enough is not looked at again: half the work.
    """
    past = _Past(history or History(), known.on)
    room = _Room(known, past, limits or Limits(), with_held=with_held)
    for together in fired(playbooks, known, room.full):
        room.fill(together)
    return room.found()


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


_Fit = tuple[str, Event, Fired]
"""The event of an account for a playbook, by its name; plain, since there may be as many as events."""


class _Room:
    """What each account can take, and what waits; it is filled with the most pressing first."""

    def __init__(self, known: Known, past: _Past, limits: Limits, *, with_held: bool) -> None:
        self._known, self._past, self._with_held = known, past, with_held
        self._most = max(0, limits.suggestions)
        told = ((account, _smothered(days, limits)) for account, days in past.recent.items())
        self._smothered = {account: why for account, why in told if why is not None}
        self._taken: dict[int, int] = dict.fromkeys(self._smothered, self._most)
        self.full: set[int] = set() if with_held else set(self._smothered)
        """The accounts that nothing more is asked of."""
        self._placed: dict[str, set[int]] = defaultdict(set)
        self._steps: dict[int, int] = {}
        self._shown: list[Suggestion] = []
        self._held: list[Suggestion] = []

    def fill(self, together: Sequence[Fired]) -> None:
        """Find room for what a playbook asks for, as pressing as it is; once for each account."""
        past, best = self._past, dict[int, _Fit]()
        book = together[0].playbook
        placed, touched = self._placed[book.code], past.touched[book.code]
        for one in together:
            for name, event in one.events:
                account = event[0]
                if account in placed or (account in best and best[account][0] <= name):
                    continue
                if account not in touched or past.allows(book.code, one.trigger, name, event):
                    best[account] = name, event, one
        placed.update(best)
        taken, most, full = self._taken, self._most, None if self._with_held else self.full
        for account, fit in best.items():
            before = taken.get(account, 0)
            if before < most:
                taken[account] = before + 1
                self._shown.append(self._suggestion(fit))
                if full is not None and before + 1 == most:
                    full.add(account)
            elif full is None:
                self._held.append(self._suggestion(fit, self._smothered.get(account, _WAITS)))

    def _suggestion(self, fit: _Fit, held: Text | None = None) -> Suggestion:
        name, event, (book, trigger, rank, _) = fit
        account, since, _, figures = event
        weighed, steps = self._known.weights, self._steps.get(book.id)
        if steps is None:
            steps = self._steps[book.id] = book.steps
        if account not in weighed:
            weighed[account] = weight(self._known.accounts[account], self._known.on)
        about = rank, weighed[account], book.code, name, account, book.id, book.name, trigger.kind, figures
        return tuple.__new__(Suggestion, (*about, steps, since, held))  # half the time of a call by names

    def found(self) -> Suggested:
        """All that was placed."""
        return Suggested(tuple(sorted(self._shown, key=_by_order)), tuple(sorted(self._held, key=_by_order)))


def _smothered(recent: Sequence[date], limits: Limits) -> Text | None:
    """Why an account that playbooks reached often enough lately is left in peace."""
    if len(recent) < max(1, limits.contacts):
        return None
    free = sorted(recent)[len(recent) - max(1, limits.contacts)] + timedelta(days=CONTACT_DAYS)
    return nmsg(
        "Waits until {day}: playbooks reached the account {n} time in 14 days",
        "Waits until {day}: playbooks reached the account {n} times in 14 days",
        len(recent),
        day=free,
    )


_WAITS = msg("Waits for the one before it, so that the account is not asked too much at once")
