"""Which account a row means: by its id in the same source, CNPJ, domain, and name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from csdesk.domain.importing.alike import blocks, likeness
from csdesk.domain.importing.coerce_text import bare_domain, fold
from csdesk.domain.importing.table import Problem, Rival
from csdesk.domain.model.account import Account
from csdesk.domain.text import msg
from csdesk.domain.values.tax_id import plain

NEAR = 90
"""From this score on (0 to 100) two different names may be one account, and a person is told."""
SAME_DOMAIN = 60
"""From this score on two names that share a domain are one account."""
_PUBLIC = frozenset(
    {
        *("gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "yahoo.com.br", "uol.com.br", "icloud.com"),
        *("bol.com.br", "terra.com.br", "live.com", "ig.com.br", "globo.com", "msn.com"),
    }
)
_FEW = 40


class Keys(NamedTuple):
    """What a row says of which account it means."""

    external: str | None = None
    tax_id: str | None = None
    domain: str | None = None
    name: str | None = None

    @property
    def said(self) -> str | None:
        """What to call the account: its name, else the first key there is."""
        return self.name or self.external or self.tax_id or self.domain


class Match(NamedTuple):
    """The account that a row means, if it is there, and what to tell."""

    handle: int | None = None
    conflict: Problem | None = None
    near: Problem | None = None


class AccountIndex:
    """The accounts of the workspace and of the import so far, by everything that identifies them."""

    def __init__(self, known: Sequence[Account]) -> None:
        self._external: dict[str, dict[str, int]] = {}
        self._tax: dict[str, dict[int, None]] = {}
        self._domain: dict[str, dict[int, None]] = {}
        self._name: dict[str, dict[int, None]] = {}
        self._unfolded: list[int] = []
        self._words: dict[str, dict[int, None]] = {}
        self._ids: dict[int, Mapping[str, str]] = {}
        self._tax_of: dict[int, str | None] = {}
        self._name_of: dict[int, str] = {}
        self._waiting: list[tuple[Sequence[int], str, Sequence[Sequence[Any]]]] = []
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
            self._external.setdefault(source, {}).setdefault(external, handle)
        self._learn_keys(handle, tax_id, domain)
        if name and handle not in self._name_of:
            self._name_of[handle] = name
            self._unfolded.append(handle)
            if handle > 0 or not ids:
                for word in blocks(name):
                    self._words.setdefault(word, {})[handle] = None

    def _learn_keys(self, handle: int, tax_id: str | None, domain: str | None) -> None:
        if tax_id:
            tax = self._tax_of[handle] = plain(tax_id)
            self._tax.setdefault(tax, {})[handle] = None
        bare = bare_domain(domain) if domain else ""
        if bare and bare not in _PUBLIC:
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

    def match(self, keys: Keys, source: str, *, linking: bool) -> Match:
        """The account that the keys mean; names that are only alike are told, never taken for the same."""
        self._catch_up()
        own = self._by_external(keys.external, source, linking=linking)
        taxed = list(self._tax.get(plain(keys.tax_id), ())) if keys.tax_id else []
        if own is not None:
            return self._checked(own, keys, taxed)
        taxed = self._free(taxed, keys, source)
        named = self._free(self._named(keys.name), keys, source)
        if taxed:
            return self._by_tax(taxed, named, keys)
        domained = self._free(
            self._domain.get(bare_domain(keys.domain), []) if keys.domain else [], keys, source
        )
        if named or domained:
            return self._by_words(named, domained, keys)
        return Match(near=self._near(keys, source))

    def loose(self, words: str, source: str) -> int | None:
        """The account that one word means, be it an id, a CNPJ, a domain or a name."""
        self._catch_up()
        own = self._by_external(words, source, linking=True)
        if own is not None:
            return own
        tax, name, domain = self._tax.get(plain(words), ()), self._named(words), bare_domain(words)
        for found in (tax, name, self._domain.get(domain, ())):
            handles = list(found)
            if len(handles) == 1:
                return handles[0]
        return None

    def answered(self, answer: int | str | None) -> int | None:
        """The account that a person's answer means; `None` for a new one, and for a name that nobody has."""
        self._catch_up()
        if isinstance(answer, str):
            return next(iter(self._named(answer)), None)
        return answer if answer in self._name_of else None

    def by_domain(self, domain: str) -> int | None:
        """The only account with this domain."""
        self._catch_up()
        found = self._domain.get(bare_domain(domain), {})
        return next(iter(found)) if len(found) == 1 else None

    def _by_external(self, external: str | None, source: str, *, linking: bool) -> int | None:
        if external is None:
            return None
        own = self._external.get(source, {}).get(external)
        if own is None and linking:
            anywhere = {one for ids in self._external.values() if (one := ids.get(external)) is not None}
            return anywhere.pop() if len(anywhere) == 1 else None
        return own

    def _checked(self, own: int, keys: Keys, taxed: Sequence[int]) -> Match:
        known = self._tax_of.get(own)
        if keys.tax_id and ((known and known != plain(keys.tax_id)) or (taxed and own not in taxed)):
            said = msg(
                "{code} is {name}, but the tax id {tax_id} is not that account's",
                code=keys.external,
                name=self._name_of.get(own, ""),
                tax_id=keys.tax_id,
            )
            owners = dict.fromkeys((own, *taxed))
            return Match(conflict=Problem("contradicting_keys", said, rivals=self._rivals(owners)))
        return Match(own)

    def _free(self, handles: Iterable[int], keys: Keys, source: str) -> list[int]:
        """Those that the row does not contradict: no other id of its source, no other CNPJ."""
        tax = plain(keys.tax_id) if keys.tax_id else None
        return [
            handle
            for handle in handles
            if (keys.external is None or source not in self._ids[handle])
            and (tax is None or self._tax_of.get(handle) in (None, tax))
        ]

    def _by_tax(self, taxed: list[int], named: list[int], keys: Keys) -> Match:
        both = [handle for handle in taxed if handle in named] if len(taxed) > 1 else taxed
        if len(both) != 1:
            return self._ambiguous(keys, taxed)
        if named and both[0] not in named:
            return self._crossed(keys, both[0], named[0])
        return Match(both[0])

    def _by_words(self, named: list[int], domained: list[int], keys: Keys) -> Match:
        both = [handle for handle in named if handle in domained]
        found = both or named
        if len(found) == 1:
            if domained and found[0] not in domained:
                return self._crossed(keys, found[0], domained[0])
            return Match(found[0])
        if found:
            return self._ambiguous(keys, found)
        if len(domained) > 1:
            return Match() if keys.name else self._ambiguous(keys, domained)
        if keys.name is None or likeness(keys.name, self._name_of.get(domained[0], "")) >= SAME_DOMAIN:
            return Match(domained[0])
        return Match(near=self._alike(keys.name, domained[0]))

    def _ambiguous(self, keys: Keys, found: Sequence[int]) -> Match:
        said = msg("{name} could be any of {n} accounts: choose one", name=keys.said, n=len(found))
        return Match(conflict=Problem("ambiguous_account", said, rivals=self._rivals(found)))

    def _crossed(self, keys: Keys, one: int, other: int) -> Match:
        said = msg(
            "One key of {name} points at {one}, another at {other}",
            name=keys.said,
            one=self._name_of.get(one, ""),
            other=self._name_of.get(other, ""),
        )
        return Match(conflict=Problem("contradicting_keys", said, rivals=self._rivals((one, other))))

    def _near(self, keys: Keys, source: str) -> Problem | None:
        if keys.name is None or not self._words:
            return None
        found: dict[int, None] = {}
        for word in blocks(keys.name):
            bucket = self._words.get(word, ())
            if len(bucket) <= _FEW:
                found.update(dict.fromkeys(bucket))
        free = self._free(found, keys, source)
        alike = [
            (score, self._name_of[handle], handle)
            for handle in free
            if (score := likeness(keys.name, self._name_of[handle])) >= NEAR
        ]
        return self._alike(keys.name, max(alike)[2]) if alike else None

    def _alike(self, name: str, other: int) -> Problem:
        said = msg("{name} looks like {other}: they stay two accounts", name=name, other=self._name_of[other])
        return Problem("near_duplicate", said, rivals=self._rivals((other,)))

    def _rivals(self, handles: Iterable[int]) -> tuple[Rival, ...]:
        return tuple(
            Rival(max(handle, 0), self._name_of.get(handle, ""), self._tax_of.get(handle))
            for handle in handles
        )


def is_public(domain: str) -> bool:
    """Whether a domain is that of a mail provider, or none at all: it says nothing of an account."""
    return domain in _PUBLIC or "." not in domain
