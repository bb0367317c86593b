"""Parents of accounts and what they were merged into: set once all accounts are there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.importing.match import AccountIndex
from csdesk.domain.importing.plan import Change, Outcome
from csdesk.domain.importing.table import Problem
from csdesk.domain.importing.writes import Late
from csdesk.domain.text import msg


@dataclass(slots=True)
class Kin:
    """References between accounts, which wait until the last one is made."""

    waiting: list[tuple[Sheet, int, int, str, str]] = field(default_factory=list)
    """Sheet, row, account, field and words of each."""
    late: list[Late] = field(default_factory=list)

    def wait(self, sheet: Sheet, place: int, handle: int, references: Iterable[tuple[str, str]]) -> None:
        """Note the accounts that a row names beside its own."""
        self.waiting += ((sheet, place, handle, name, words) for name, words in references)

    def finish(self, ledger: Ledger, index: AccountIndex) -> None:
        """Set parents and mergers, now that every account is there."""
        decided: dict[tuple[int, str], int] = {}
        for sheet, place, handle, name, words in self.waiting:
            target = index.loose(words, sheet.draft.source)
            if target is None or target == handle:
                said = msg("The account {name} is not there; left blank", name=words)
                sheet.draft.say(
                    place, Problem("orphan_link", said), sheet.draft.headers.get(("account", name))
                )
            elif decided.setdefault((handle, name), target) != target:
                sheet.differs(place, "account", (name,))
            elif ledger.value(handle, name) != target:
                self._refer(ledger, sheet, place, Late("account", handle, name, target))

    def _refer(self, ledger: Ledger, sheet: Sheet, place: int, late: Late) -> None:
        before = ledger.value(late.record, late.field)
        self.late.append(late)
        if late.record > 0:
            names = [None if one is None else ledger.value(one, "name") for one in (before, late.to)]
            sheet.changed(place, [Change("account", late.field, *names)])
            if sheet.fates[place] is Outcome.UNCHANGED:
                sheet.fates[place] = Outcome.UPDATED
