"""The accounts of the workspace and of an import so far, by everything that identifies them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from csdesk.domain.importing.alike import blocks, clearly_unlike
from csdesk.domain.importing.coerce_text import bare_domain, fold
from csdesk.domain.importing.mail_domains import is_public
from csdesk.domain.importing.table import Problem, Rival
from csdesk.domain.model.account import Account
from csdesk.domain.values.tax_id import plain


class Keys(NamedTuple):
    """What a row says of which account it means."""

    external: str | None = None
    tax_id: str | None = None
    domain: str | None = None
    name: str | None = None

    @property
    def said(self) -> str | None:
        """What to call the account: its name, else the first key there is; the domain of a mail provider is none."""
        return self.name or self.external or self.tax_id or (None if self._is_webmail else self.domain)

    @property
    def _is_webmail(self) -> bool:
        return self.domain is not None and is_public(bare_domain(self.domain))


class Match(NamedTuple):
    """The account that a row means, if it is there, and what to tell."""

    handle: int | None = None
    conflict: Problem | None = None
    near: Problem | None = None


class KeyedAccounts:
    """Accounts by id, CNPJ, domain and name, and which of them rows of the import meant already."""

    def __init__(self, known: Sequence[Account]) -> None:
        self._external: dict[str, dict[str, int]] = {}
        self._twins: dict[tuple[str, str], list[int]] = {}
        """Ids that several accounts have in one source, and these accounts."""
        self._tax: dict[str, dict[int, None]] = {}
        self._domain: dict[str, dict[int, None]] = {}
        self._name: dict[str, dict[int, None]] = {}
        self._unfolded: list[int] = []
        self._words: dict[str, dict[int, None]] = {}
        self._ids: dict[int, Mapping[str, str]] = {}
        self._tax_of: dict[int, str | None] = {}
        self._name_of: dict[int, str] = {}
        self._waiting: list[tuple[Sequence[int], str, Sequence[Sequence[Any]]]] = []
        self._met: set[int] = set()
        self._disputed: dict[tuple[str, str | None], Match] = {}
        """Ids that nobody has, of rows that are in conflict: whoever repeats one is in the same conflict."""
        for account in known:
            domain = account.domain or account.website
            self.learn(account.id, account.external_ids, account.tax_id, domain, account.name)

    def learn(
        self, handle: int, ids: Mapping[str, str], tax_id: str | None, domain: str | None, name: str | None
    ) -> None:
        """Note one more account, or more about one."""
        self._catch_up()
        self._ids[handle] = {**self._ids.get(handle, {}), **ids}
        for source, external in ids.items():
            first = self._external.setdefault(source, {}).setdefault(external, handle)
            if first != handle:
                self._twins.setdefault((source, external), [first]).append(handle)
        self._learn_keys(handle, tax_id, domain)
        if name and handle not in self._name_of:
            self._name_of[handle] = name
            self._unfolded.append(handle)
            if handle > 0 or not ids:
                for word in blocks(name):
                    self._words.setdefault(word, {})[handle] = None

    def learn_row(self, handle: int, keys: Keys, source: str) -> None:
        """Note what a row says of the account that it means; the first id of a source counts."""
        self._catch_up()
        fresh = keys.external and source not in self._ids[handle]
        ids = {source: keys.external} if keys.external and fresh else {}
        self.learn(handle, ids, keys.tax_id, keys.domain, keys.name)

    def reconsider(self) -> None:
        """Forget what was in conflict, since rows are looked at once more."""
        self._disputed.clear()

    def _learn_keys(self, handle: int, tax_id: str | None, domain: str | None) -> None:
        if tax_id:
            tax = self._tax_of[handle] = plain(tax_id)
            self._tax.setdefault(tax, {})[handle] = None
        bare = bare_domain(domain) if domain else ""
        if bare and not is_public(bare):
            self._domain.setdefault(bare, {})[handle] = None

    def learn_many(self, handles: Sequence[int], source: str, keys: Sequence[Sequence[Any]]) -> None:
        """Note many new accounts, all with an id of their own in one source; their keys are given column by column.

        Whether anybody asks for them is not known yet, so they are indexed when somebody does.
        """
        self._waiting.append((handles, source, keys))

    def _catch_up(self) -> None:
        """Index the accounts that wait; everything that looks something up begins with this."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        for handles, source, keys in waiting:
            own = self._external.setdefault(source, {})
            for handle, external, tax_id, domain, name in zip(handles, *keys, strict=True):
                own[external] = handle
                self._ids[handle] = {source: external}
                if name:
                    self._name_of[handle] = name
                    self._unfolded.append(handle)
                if tax_id or domain:
                    self._learn_keys(handle, tax_id, domain)

    def numbered(self, source: str) -> bool:
        """Whether every account has an id in this source, so that another id is another account."""
        self._catch_up()
        return all(source in ids for ids in self._ids.values())

    def ids_of(self, source: str) -> Mapping[str, int]:
        """The ids of a source, and whose they are."""
        self._catch_up()
        return self._external.get(source, {})

    def _named(self, name: str | None) -> Iterable[int]:
        """The accounts of exactly this name, capitals aside."""
        for handle in self._unfolded:
            self._name.setdefault(fold(self._name_of[handle]), {})[handle] = None
        self._unfolded.clear()
        return self._name.get(fold(name), ()) if name else ()

    def answered(self, answer: int | str | None) -> int | None:
        """The account that a person's answer means; `None` for a new one, and for a name that nobody has."""
        self._catch_up()
        if isinstance(answer, str):
            return next(iter(self._named(answer)), None)
        return answer if answer in self._name_of else None

    def _meet(self, *handles: int | None) -> None:
        """Note that a row of this import spoke of accounts; new ones are met by the row that made them."""
        self._met.update(handle for handle in handles if handle is not None and handle > 0)

    def _by_turns(self, *lists: Iterable[int]) -> Iterator[list[list[int]]]:
        """The accounts in some lists: first those that this import spoke of before, then the others."""
        for met in (True, False):
            turn = [[one for one in some if (one < 0 or one in self._met) is met] for some in lists]
            if any(turn):
                yield turn

    def _only(self, handles: Iterable[int]) -> int | None:
        """The only one of some accounts, as far as this import spoke of any of them, else of all."""
        (found,) = next(self._by_turns(handles), [[]])
        return found[0] if len(found) == 1 else None

    def _free(self, handles: Iterable[int], keys: Keys, source: str) -> list[int]:
        """Those that the row does not contradict: no other id of its source, no other CNPJ."""
        tax = plain(keys.tax_id) if keys.tax_id else None
        return [
            handle
            for handle in handles
            if (keys.external is None or source not in self._ids[handle])
            and (tax is None or self._tax_of.get(handle) in (None, tax))
        ]

    def _namesakes(self, handles: Iterable[int], name: str) -> list[int]:
        """Those of some accounts that have this name, else those whose names are not clearly others."""
        named = {handle: self._name_of.get(handle, "") for handle in handles}
        same = [handle for handle, known in named.items() if fold(known) == fold(name)]
        return same or [handle for handle, known in named.items() if not clearly_unlike(name, known)]

    def _rivals(self, handles: Iterable[int]) -> tuple[Rival, ...]:
        return tuple(
            Rival(max(handle, 0), self._name_of.get(handle, ""), self._tax_of.get(handle))
            for handle in handles
        )
