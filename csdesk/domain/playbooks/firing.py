"""Which triggers fire for which accounts: every trigger of every map in use over all accounts, in one pass."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
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


class Fired(NamedTuple):
    """The accounts that a trigger fires for, before anybody asks what became of it earlier."""

    playbook: InUse
    trigger: Trigger
    events: Sequence[tuple[int, str, Event]]
    """How pressing each is, its kind and event as a name, and the event itself."""


def fired(playbooks: Iterable[InUse], known: Known) -> Iterator[Fired]:
    """Every trigger that fires and whose tests hold; of the renewal triggers, only those of the window reached last."""
    clients = {own for own, row in known.accounts.items() if known.is_client(row)}
    passed: dict[tuple[Condition, ...], dict[int, bool]] = {}
    renewals: list[tuple[int, Fired]] = []
    nearest: dict[int, int] = {}
    for playbook in playbooks:
        for trigger in playbook.map.triggers:
            if not is_sound(trigger):
                continue
            asked = passed.setdefault(tuple(trigger.tests), {})
            found = Fired(playbook, trigger, _events(trigger, known, clients, asked))
            if trigger.kind != TriggerKind.RENEWAL:
                yield found
                continue
            window = -1 if trigger.value is None else trigger.value
            renewals.append((window, found))
            for _, _, event in found.events:
                nearest[event.account] = min(window, nearest.get(event.account, window))
    for window, found in renewals:
        yield found._replace(events=[one for one in found.events if nearest[one[2].account] == window])


def _events(
    trigger: Trigger, known: Known, clients: set[int], asked: dict[int, bool]
) -> list[tuple[int, str, Event]]:
    """Where a trigger fires; what its tests said of an account is kept for the next one with the same tests."""
    kind = TriggerKind(trigger.kind)
    prefix, is_for_clients = f"{kind}:", kind is not TriggerKind.CHURN
    tests, accounts = [compiled(test) for test in trigger.tests], known.accounts
    is_by_days, plain, rank, found = kind is TriggerKind.RENEWAL, str(kind), 0, []
    for event in FINDERS[kind](trigger, known):
        account = event.account
        if (account in clients) is not is_for_clients:
            continue
        holds_all = asked.get(account)
        if holds_all is None:
            row = accounts.get(account)
            holds_all = row is not None and all(test(known, row) for test in tests)
            asked[account] = holds_all
        if holds_all:
            if not rank or is_by_days:
                rank = severity(trigger, event)
            found.append((rank, prefix + event.name if event.name else plain, event))
    return found


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
