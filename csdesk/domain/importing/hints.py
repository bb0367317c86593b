"""The account of a row that does not name one: that of a contract, a ticket, a deal or a person it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from csdesk.domain.importing.coerce_text import fold
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.model.catalog import BY_KEY

_EMAIL: Final = "email"
_PEOPLE: Final = frozenset({"contact", _EMAIL})
"""What is asked last: a person may speak for the contract of another company."""

_SHORT: Final = 5
"""Numbers up to this length are counted alike in any system."""


class Lead(NamedTuple):
    """What one of the names of a row leads to."""

    named: tuple[str, str]
    """Kind and id, or `email` and an address."""
    accounts: tuple[int, ...]


class Hints:
    """What the rows of a sheet name besides accounts, and whose it is: known before, or said by another row."""

    def __init__(self, sheet: Sheet, ledgers: Callable[[str], Ledger], handles: Sequence[int | None]) -> None:
        self._sheet, self._ledgers = sheet, ledgers
        self._columns = sorted(_naming(sheet), key=lambda each: each[0] in _PEOPLE)
        contact = sheet.draft.parts.get("contact")
        self._emails = contact.columns.get("email") if contact else None
        self._said: dict[tuple[str, str], set[int]] = {}
        if any(handle is None for handle in handles) and (self._columns or self._emails):
            for place, handle in enumerate(handles):
                if handle is not None:
                    for named in self.names(place):
                        self._said.setdefault(named, set()).add(handle)

    @property
    def entity(self) -> str:
        """The kind of record that the rows are."""
        return self._sheet.draft.mapping.entity

    def email(self, place: int) -> str | None:
        """The e-mail of the person that a row names."""
        return self._emails[place] if self._emails else None

    def lead(self, place: int) -> Lead | None:
        """The first thing in the row that belongs to one account, else the first that belongs to several."""
        several = None
        for named in self.names(place):
            found = {*self._said.get(named, ()), *self._known(*named)} - {None}
            if len(found) == 1:
                return Lead(named, tuple(found))
            if found and several is None:
                several = Lead(named, tuple(sorted(found)))
        return several

    def names(self, place: int) -> Iterator[tuple[str, str]]:
        """What a row names besides accounts: kind and id, or an e-mail; the surest first."""
        for key, words in self._columns:
            if word := words[place]:
                yield key, word
        if email := self.email(place):
            yield _EMAIL, fold(email)

    def _known(self, key: str, word: str) -> Iterable[int]:
        source = self._sheet.draft.source
        if key == _EMAIL:
            ledger = self._ledgers("contact")
            found = ledger.by_text("email", word)
        else:
            ledger = self._ledgers(key)
            found = ledger.by_external(source, word)
            if not found and key == "contact" and (own := self._ledgers("account").by_external(source, word)):
                return own
            if not found and key != self._sheet.draft.mapping.entity:
                found = ledger.by_any_external(word) if _is_telling(word) else []
                if not found and key == "ticket":
                    found = ledger.by_text("number", word)
        return [ledger.value(one, "account") for one in found]


def _is_telling(word: str) -> bool:
    """Whether an id is hardly the same in two systems by chance, as `7` is."""
    return len(word) > _SHORT or not word.isdigit()


def _naming(sheet: Sheet) -> Iterator[tuple[str, Sequence[str | None]]]:
    """The columns that name records with an account: by the id of one of them, or as what the row refers to."""
    for key, part in sheet.draft.parts.items():
        if BY_KEY[key].owned and part.external_ids:
            yield key, part.external_ids
    for spec in BY_KEY[sheet.draft.mapping.entity].fields:
        words = sheet.draft.parts[sheet.draft.mapping.entity].columns.get(spec.name)
        if spec.ref in {"line", "ticket", "goal"} and words:
            yield spec.ref, words


def follow(sheet: Sheet, ledgers: Callable[[str], Ledger], rows: Sequence[int]) -> dict[int, Lead]:
    """Go from row to row by what they name, as long as it leads to one account; answers what every row went by."""
    handles = sheet.handles["account"]
    went: dict[int, Lead] = {}
    while True:
        hints = Hints(sheet, ledgers, handles)
        leads = {place: lead for place in rows if handles[place] is None and (lead := hints.lead(place))}
        found = {place: lead for place, lead in leads.items() if len(lead.accounts) == 1}
        for place, lead in found.items():
            handles[place] = lead.accounts[0]
        went |= leads
        if not found:
            return went
