"""What the records that a row refers to are called, and who is meant by a name that was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, account_of, currency_of
from csdesk.domain.text import msg, verbatim
from csdesk.ui.forms.folding import folded

_OFFERED = 40
Label = tuple[int, int | None, str]
"""The id of a record, the account that it belongs to, and what it is called."""


@dataclass(frozen=True, slots=True)
class Named:
    """One record by its name, and the same as it is compared."""

    id: int
    account: int | None
    words: str
    folded: str


class Names:
    """The names of the records of each kind that others refer to."""

    def __init__(self) -> None:
        self._known: dict[str, dict[int, tuple[int | None, str]]] = {}
        """The account and the name of each, as they were read; folded only when somebody is looked for."""
        self._by_account: dict[str, dict[int | None, list[Named]]] = {}
        self._by_words: dict[str, dict[str, list[Named]]] = {}
        self.currencies: dict[int, str | None] = {}
        """The currency of each account that names one."""
        self._merged: set[int] = set()

    def take_accounts(self, found: Iterable[tuple[int, str, str | None, bool]]) -> None:
        """Know these accounts, and no others; those that live on in another one are named, and not offered."""
        rows = list(found)
        self.currencies = {one: currency for one, _, currency, _ in rows}
        self._merged = {one for one, _, _, merged in rows if merged}
        self.take("account", [(one, None, name) for one, name, _, _ in rows])

    def take(self, key: str, found: Iterable[Label], *, whole: bool = True) -> None:
        """Know these records of a kind: all there are, or some more."""
        known = {} if whole else dict(self._known.get(key, {}))
        known.update((one, (owner, words)) for one, owner, words in found)
        self._known[key] = known
        self._by_account.pop(key, None)
        self._by_words.pop(key, None)

    def call(self, key: str, record_id: int | None) -> str | None:
        """What a record is called; a record without a name by its number."""
        if record_id is None:
            return None
        _, words = self._known.get(key, {}).get(record_id, (None, ""))
        return words or f"#{record_id}"

    def offered(self, key: str, typed: str, account: int | None = None) -> list[tuple[int, str]]:
        """Who could be meant by what is typed so far: names that begin so first."""
        wanted = folded(typed)
        begin: list[Named] = []
        inside: list[Named] = []
        for named in self._among(key, account):
            if named.folded.startswith(wanted):
                begin.append(named)
                if len(begin) >= _OFFERED:
                    break
            elif len(inside) < _OFFERED and wanted in named.folded:
                inside.append(named)
        return [(named.id, named.words) for named in (*begin, *inside)][:_OFFERED]

    def meant(self, key: str, typed: str, account: int | None = None) -> int:
        """The one record that is called so; raises `Refused` when there is none, or more than one."""
        wanted = folded(typed)
        found = [one for one in self._worded(key).get(wanted, ()) if self._fits(key, one, account)]
        if len(found) == 1:
            return found[0].id
        if found:
            raise Refused(msg("More than one is called “{words}”", words=verbatim(typed.strip())))
        raise Refused(
            msg("There is nothing called “{words}”. Pick one from the list.", words=verbatim(typed.strip()))
        )

    def lookups(self, account: int | None) -> dict[str, Callable[[str], Sequence[tuple[int, str]]]]:
        """What the fields that refer to others ask, within an account."""

        def asking(key: str) -> Callable[[str], Sequence[tuple[int, str]]]:
            return lambda typed: self.offered(key, typed, account)

        return {key: asking(key) for key in self._known}

    def callers(self) -> Mapping[str, Callable[[Any], str]]:
        """What the fields that refer to others show: a name is its own name."""

        def calling(key: str) -> Callable[[Any], str]:
            return lambda one: one if isinstance(one, str) else self.call(key, one) or ""

        return {key: calling(key) for key in self._known}

    def _fits(self, key: str, named: Named, account: int | None) -> bool:
        if key == "account":
            return named.id not in self._merged
        return account is None or named.account in {account, None}

    def _among(self, key: str, account: int | None) -> Sequence[Named]:
        known = self._by_account.get(key)
        if known is None:
            known = {None: []}
            for named in sorted(self._all(key), key=lambda one: one.folded):
                if self._fits(key, named, None) and named.folded:
                    known[None].append(named)
                    known.setdefault(named.account, []).append(named) if named.account else None
            self._by_account[key] = known
        return known.get(None if key == "account" else account, ())

    def _all(self, key: str) -> list[Named]:
        known = self._known.get(key, {}).items()
        return [Named(one, owner, words, folded(words)) for one, (owner, words) in known]

    def _worded(self, key: str) -> Mapping[str, list[Named]]:
        known = self._by_words.get(key)
        if known is None:
            known = {}
            for named in self._all(key):
                known.setdefault(named.folded, []).append(named)
            self._by_words[key] = known
        return known


def currency_of_row(names: Names, row: Record) -> str | None:
    """The currency of a row's amounts: its own, else that of its account."""
    return currency_of(row) or names.currencies.get(account_of(row) or 0)
