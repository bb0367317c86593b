"""The account of a row that does not name one: that of a line, a ticket or a person it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from csdesk.domain.importing.coerce_text import fold
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.model.catalog import BY_KEY


class Hints:
    """What the rows of a sheet name besides accounts, and whose it is: known before, or said by another row."""

    def __init__(self, sheet: Sheet, ledgers: Callable[[str], Ledger], handles: Sequence[int | None]) -> None:
        self._sheet, self._ledgers = sheet, ledgers
        self._kinds = [
            key for key, part in sheet.draft.parts.items() if part.external_ids and BY_KEY[key].owned
        ]
        contact = sheet.draft.parts.get("contact")
        self._emails = contact.columns.get("email") if contact else None
        self._said: dict[tuple[str, str], set[int]] = {}
        if any(handle is None for handle in handles) and (self._kinds or self._emails):
            for place, handle in enumerate(handles):
                if handle is not None:
                    for named in self.names(place):
                        self._said.setdefault(named, set()).add(handle)

    def email(self, place: int) -> str | None:
        """The e-mail of the person that a row names."""
        return self._emails[place] if self._emails else None

    def account(self, place: int) -> int | None:
        """The account that something in the row belongs to, if it is only one."""
        for named in self.names(place):
            found: set[int] = {*self._said.get(named, ()), *self._known(*named)}
            if len(found) == 1:
                return found.pop()
        return None

    def names(self, place: int) -> Iterator[tuple[str, str]]:
        """What a row names besides accounts: kind and id, or an e-mail."""
        for key in self._kinds:
            externals = self._sheet.draft.parts[key].external_ids or ()
            if external := externals[place]:
                yield key, external
        if email := self.email(place):
            yield "email", fold(email)

    def _known(self, key: str, word: str) -> Iterable[int]:
        if key == "email":
            ledger = self._ledgers("contact")
            found = ledger.by_text("email", word)
        else:
            ledger = self._ledgers(key)
            found = ledger.by_external(self._sheet.draft.source, word)
        return [ledger.value(one, "account") for one in found]


def follow(sheet: Sheet, ledgers: Callable[[str], Ledger], rows: Sequence[int]) -> list[int]:
    """Go from row to row by what they name, as long as it leads to an account; answers the rows left."""
    handles = sheet.handles["account"]
    while True:
        hints = Hints(sheet, ledgers, handles)
        found = {place: hints.account(place) for place in rows if handles[place] is None}
        for place, handle in found.items():
            handles[place] = handle
        if all(handle is None for handle in found.values()):
            return list(found)
