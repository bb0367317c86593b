"""Which triggers fire for which accounts: every trigger of every map in use over all accounts, in one pass."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
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


class Candidate(NamedTuple):
    """A trigger that fires for an account, before anybody asks what became of it earlier."""

    rank: int
    name: str
    """The kind and the event."""
    event: Event
    playbook: InUse
    trigger: Trigger


def candidates(playbooks: Iterable[InUse], known: Known) -> Iterator[Candidate]:
    """Every trigger that fires and whose tests hold; of the renewal triggers, only those of the window reached last."""
    clients = {own for own, row in known.accounts.items() if known.is_client(row)}
    renewals: list[tuple[int, Candidate]] = []
    nearest: dict[int, int] = {}
    for playbook in playbooks:
        for trigger in playbook.map.triggers:
            if not is_sound(trigger):
                continue
            found = _fired(playbook, trigger, known, clients)
            if trigger.kind != TriggerKind.RENEWAL:
                yield from found
                continue
            window = -1 if trigger.value is None else trigger.value
            for one in found:
                renewals.append((window, one))
                account = one.event.account
                nearest[account] = min(window, nearest.get(account, window))
    for window, one in renewals:
        if window == nearest[one.event.account]:
            yield one


def _fired(playbook: InUse, trigger: Trigger, known: Known, clients: set[int]) -> Iterator[Candidate]:
    kind = TriggerKind(trigger.kind)
    prefix, is_for_clients = f"{kind}:", kind is not TriggerKind.CHURN
    tests, accounts = [compiled(test) for test in trigger.tests], known.accounts
    make, is_by_days = Candidate._make, kind is TriggerKind.RENEWAL
    rank = None
    for event in FINDERS[kind](trigger, known):
        account = event.account
        if (account in clients) is not is_for_clients or account not in accounts:
            continue
        row = accounts[account]
        if all(test(known, row) for test in tests):
            name = prefix + event.name if event.name else str(kind)
            if rank is None or is_by_days:
                rank = severity(trigger, event)
            yield make((rank, name, event, playbook, trigger))


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
