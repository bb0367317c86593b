"""Which triggers fire for which accounts: every trigger of every map in use over all accounts, in one pass."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.ahead import COUNTED, likely
from csdesk.domain.playbooks.facts import FactType, Value, fact_of, holds
from csdesk.domain.playbooks.known import Known, facts_of, reader_of
from csdesk.domain.playbooks.maps import Condition, PlaybookMap, Trigger
from csdesk.domain.playbooks.situations import FINDERS, Event, severity
from csdesk.domain.playbooks.triggers import TriggerKind, is_sound
from csdesk.domain.views.portfolio import PortfolioRow

Asks = Callable[[Known, PortfolioRow], bool]


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


_WORTH_LEAVING = 10
"""To leave out one account in so many costs as much as to look at it."""


class Fired(NamedTuple):
    """The accounts that a trigger fires for, before anybody asks what became of it earlier."""

    playbook: InUse
    trigger: Trigger
    severity: int
    """How pressing each is."""
    events: Sequence[tuple[str, Event]]
    """Its kind and event as a name, and the event itself."""


class _Ready(NamedTuple):
    """A trigger whose turn is still to come."""

    severity: int
    playbook: InUse
    trigger: Trigger
    events: Sequence[tuple[str, Event]] | None = None
    """Where they had to be found before their turn."""


def fired(
    playbooks: Iterable[InUse], known: Known, full: Collection[int] = frozenset()
) -> Iterator[Sequence[Fired]]:
    """Every trigger that fires and whose tests hold, the most pressing first; of the renewal triggers, only those of the window reached last.

    Those of a playbook that are as pressing come together. `full` are accounts that nothing more is asked of; it
    may grow from one turn to the next.
    """
    finding = _Finding(known)
    ready = sorted(_ready(playbooks, finding), key=_turn)
    for _, own in groupby(ready, _turn):
        finding.leave_out(full)
        yield [
            Fired(
                one.playbook,
                one.trigger,
                one.severity,
                finding.events(one.trigger) if one.events is None else one.events,
            )
            for one in own
        ]


def _turn(one: _Ready) -> tuple[int, str]:
    return -one.severity, one.playbook.code


def _ready(playbooks: Iterable[InUse], finding: _Finding) -> Iterator[_Ready]:
    """The sound triggers; those of renewals with their events, since the nearest window decides and each day has its severity."""
    renewals: list[tuple[int, InUse, Trigger, list[tuple[str, Event]]]] = []
    nearest: dict[int, int] = {}
    for playbook in playbooks:
        for trigger in playbook.map.triggers:
            if not is_sound(trigger):
                continue
            if trigger.kind != TriggerKind.RENEWAL:
                yield _Ready(severity(trigger), playbook, trigger)
                continue
            window, found = -1 if trigger.value is None else trigger.value, finding.events(trigger)
            renewals.append((window, playbook, trigger, found))
            for _, event in found:
                known = nearest.setdefault(event.account, window)
                if window < known:
                    nearest[event.account] = window
    for window, playbook, trigger, found in renewals:
        own = [one for one in found if nearest[one[1].account] == window]
        for rank, events in _by_rank(trigger, own).items():
            yield _Ready(rank, playbook, trigger, events)


def _by_rank(trigger: Trigger, found: Iterable[tuple[str, Event]]) -> Mapping[int, list[tuple[str, Event]]]:
    """The renewals of a trigger by how pressing they are."""
    of_days: dict[int, list[tuple[str, Event]]] = defaultdict(list)
    for one in found:
        of_days[one[1].figures[0]].append(one)
    ranks: dict[int, list[tuple[str, Event]]] = defaultdict(list)
    for days, events in of_days.items():
        ranks[severity(trigger, days)] += events
    return ranks


class _Finding:
    """Puts triggers to accounts; what their tests said of an account is kept for the next one with the same tests."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._clients = known.clients()
        self._passed: dict[tuple[Condition, ...], dict[int, bool]] = {}
        self._left_out = 0

    def leave_out(self, full: Collection[int]) -> None:
        """Look at these accounts no more, once there are enough of them for that to be worth it."""
        if len(full) - self._left_out > len(self._known.accounts) // _WORTH_LEAVING:
            self._left_out = len(full)
            self._clients.difference_update(full)
            left = {own: row for own, row in self._known.accounts.items() if own not in full}
            self._known = replace(self._known, accounts=left)

    def events(self, trigger: Trigger) -> list[tuple[str, Event]]:
        """Where a trigger fires."""
        known, clients, kind = self._known, self._clients, TriggerKind(trigger.kind)
        asked = self._passed.setdefault(tuple(trigger.tests), {})
        plain, is_for_clients = str(kind), kind is not TriggerKind.CHURN
        tests, accounts, prefix = [compiled(test) for test in trigger.tests], known.accounts, f"{kind}:"
        found = []
        for event in FINDERS[kind](trigger, known):
            account = event[0]
            if (account in clients) is not is_for_clients:
                continue
            holds_all = asked.get(account)
            if holds_all is None:
                row = accounts.get(account)
                holds_all = asked[account] = row is not None and _all_hold(tests, known, row)
            if holds_all:
                name = event[2]
                found.append((prefix + name if name else plain, event))
        return found


def _all_hold(tests: Iterable[Asks], known: Known, row: PortfolioRow) -> bool:
    for test in tests:  # noqa: SIM110 - `all` would make a generator for each account
        if not test(known, row):
            return False
    return True


_COMPARES: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">=": operator.ge,
    ">": operator.gt,
    "=": operator.eq,
}


def compiled(test: Condition) -> Asks:
    """A test made ready to be put to many accounts; it says what `facts.holds` says."""
    own, read = fact_of(test.fact), reader_of(test.fact)
    compare, wanted = _COMPARES.get(test.op), _wanted(test)
    if own is None or read is None or compare is None or wanted is None:
        return partial(_asked, test)
    if own.type is FactType.MONEY:
        wanted *= 100
    if own.type not in {FactType.NUMBER, FactType.MONEY}:
        return partial(_asked, test)
    return partial(_compared, read, compare, int(wanted) if wanted == int(wanted) else wanted)


def _compared(
    read: Callable[[Known, PortfolioRow], Value],
    compare: Callable[[Any, Any], bool],
    wanted: int | Decimal,
    known: Known,
    row: PortfolioRow,
) -> bool:
    value = read(known, row)
    return value is not None and compare(value, wanted)


def _asked(test: Condition, known: Known, row: PortfolioRow) -> bool:
    return holds(test, facts_of(known, row.id, (test.fact,)))


def _wanted(test: Condition) -> Decimal | None:
    try:
        found = Decimal(test.value.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
