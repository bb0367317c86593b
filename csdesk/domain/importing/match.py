"""Which account a row means: by its id in the same source, CNPJ, domain, and name.

Accounts that rows of the same import meant before go before all others, so that a second import of a file, which knows
from the start what the first one made only later, decides every row as the first one did (ADR 0018).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from csdesk.domain.importing.alike import blocks, likeness
from csdesk.domain.importing.coerce_text import bare_domain
from csdesk.domain.importing.keyed_accounts import KeyedAccounts, Keys, Match
from csdesk.domain.importing.table import Problem
from csdesk.domain.text import msg
from csdesk.domain.values.tax_id import plain

NEAR = 90
"""From this score on (0 to 100) two different names may be one account, and a person is told."""
SAME_DOMAIN = 60
"""From this score on two names that share a domain are one account."""
_FEW = 40


class AccountIndex(KeyedAccounts):
    """Finds the account that a row means."""

    def match(
        self, keys: Keys, source: str, *, linking: bool, shared: AbstractSet[str] = frozenset()
    ) -> Match:
        """The account that the keys mean; names that are only alike are told, never taken for the same.

        A `shared` key stands at clearly unlike names in the sheet of the row: it means only accounts of its name.
        """
        self._catch_up()
        found = self._match(keys, source, linking=linking, shared=shared)
        self._meet(found.handle, *(one.record for one in (found.conflict.rivals if found.conflict else ())))
        return found

    def _match(self, keys: Keys, source: str, *, linking: bool, shared: AbstractSet[str]) -> Match:
        owners = self._by_external(keys.external, source, linking=linking)
        taxed = list(self._tax.get(plain(keys.tax_id), ())) if keys.tax_id else []
        by_domain: Iterable[int] = self._domain.get(bare_domain(keys.domain), ()) if keys.domain else ()
        strangers: dict[int, str] = {}
        if shared and keys.name is not None:
            having = {"external": owners, "tax_id": taxed, "domain": by_domain}
            strangers = self._strangers(keys, {name: having[name] for name in shared})
            owners, taxed, by_domain = (
                [one for one in some if one not in strangers] for some in having.values()
            )
        if owners:
            return self._of_owners(owners, keys, taxed)
        if (dispute := self._disputed.get((source, keys.external))) is not None:
            return dispute
        lists = [self._free(some, keys, source) for some in (taxed, self._named(keys.name), by_domain)]
        near = None
        for taxed, named, domained in self._by_turns(*lists):
            found = self._by_tax(taxed, named, keys) if taxed else self._by_words(named, domained, keys)
            if found.conflict and keys.external is not None and "external" not in shared:
                self._disputed[source, keys.external] = found
            if found.handle is not None or found.conflict:
                return found
            near = near or found.near
        return Match(near=(self._sharing(keys, strangers) if strangers else near) or self._near(keys, source))

    def loose(self, words: str, source: str) -> int | None:
        """The account that one word means, be it an id, a CNPJ, a domain or a name."""
        self._catch_up()
        found = self._loose(words, source)
        self._meet(found)
        return found

    def _loose(self, words: str, source: str) -> int | None:
        own = self._by_external(words, source, linking=True)
        if own:
            return own[0] if len(own) == 1 else None
        tax, name, domain = self._tax.get(plain(words), ()), self._named(words), bare_domain(words)
        turns = self._by_turns(tax, name, self._domain.get(domain, ()))
        return next((some[0] for turn in turns for some in turn if len(some) == 1), None)

    def by_domain(self, domain: str) -> Match:
        """The account with this domain; several of them are a conflict."""
        self._catch_up()
        for turn in self._by_turns(self._domain.get(bare_domain(domain), ())):
            handles = turn[0]
            self._meet(*handles)
            return Match(handles[0]) if len(handles) == 1 else self._ambiguous(Keys(domain=domain), handles)
        return Match()

    def any_of(self, handles: Sequence[int], said: str) -> Problem:
        """That what a row names belongs to several accounts."""
        self._catch_up()
        found = self._ambiguous(Keys(name=said), handles).conflict
        assert found is not None
        return found

    def _by_external(self, external: str | None, source: str, *, linking: bool) -> list[int]:
        """The accounts with an id in its source, or the only one with it anywhere."""
        if external is None:
            return []
        own = self._external.get(source, {}).get(external)
        if own is not None:
            return self._twins.get((source, external), [own])
        if not linking:
            return []
        anywhere = {one for ids in self._external.values() if (one := ids.get(external)) is not None}
        only = self._only(anywhere)
        return [] if only is None else self._twins.get((source, external), [only])

    def _of_owners(self, owners: Sequence[int], keys: Keys, taxed: Sequence[int]) -> Match:
        """The account that is meant of those with the id of a row; of several the one of its name."""
        if len(owners) > 1:
            named = self._namesakes(owners, keys.name) if keys.name is not None else []
            if len(named) != 1:
                return self._ambiguous(keys, named or owners)
            owners = named
        return self._checked(owners[0], keys, taxed)

    def _checked(self, own: int, keys: Keys, taxed: Sequence[int]) -> Match:
        known = self._tax_of.get(own)
        if keys.tax_id and ((known and known != plain(keys.tax_id)) or (taxed and own not in taxed)):
            said = msg(
                "{code} is {name}, but the tax id {tax_id} is not that account's",
                code=keys.external,
                name=self._name_of.get(own, ""),
                tax_id=keys.tax_id,
            )
            return Match(
                conflict=Problem(
                    "contradicting_keys", said, rivals=self._rivals(dict.fromkeys((own, *taxed)))
                )
            )
        return Match(own)

    def _by_tax(self, taxed: list[int], named: list[int], keys: Keys) -> Match:
        both = [handle for handle in taxed if handle in named] if len(taxed) > 1 else taxed
        if len(both) != 1:
            return self._ambiguous(keys, taxed)
        if named and both[0] not in named and both[0] in self._name_of:
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
        if not domained:
            return Match()
        if keys.name is None:
            return Match(domained[0]) if len(domained) == 1 else self._ambiguous(keys, domained)
        alike = self._alike_of(domained, keys.name)
        if len(alike) == 1:
            return Match(alike[0])
        return Match(near=self._alike(keys.name, domained[0])) if len(domained) == 1 else Match()

    def _alike_of(self, handles: Sequence[int], name: str) -> list[int]:
        """Those of some accounts that have a name like this one, else those that have none so far."""
        names = {handle: self._name_of.get(handle) for handle in handles}
        alike = [one for one, known in names.items() if known and likeness(name, known) >= SAME_DOMAIN]
        return alike or [one for one, known in names.items() if known is None]

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

    def _strangers(self, keys: Keys, sharing: Mapping[str, Iterable[int]]) -> dict[int, str]:
        """The accounts with clearly other names that have a shared key of a row, and that key."""
        having = {handle: getattr(keys, name) for name, handles in sharing.items() for handle in handles}
        namesakes = self._namesakes(having, keys.name or "")
        return {handle: key for handle, key in having.items() if handle not in namesakes}

    def _sharing(self, keys: Keys, strangers: Mapping[int, str]) -> Problem:
        """That a row has a key of accounts with other names, and stays apart from them."""
        other, key = next(iter(strangers.items()))
        said = msg(
            "{name} and {other} have the same key, {key}: they stay two accounts",
            name=keys.name,
            key=key,
            other=self._name_of.get(other, ""),
        )
        return Problem("near_duplicate", said, rivals=self._rivals(strangers))

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
