"""Ids, tax ids and domains that clients with clearly unlike names share in one sheet, so that they are nobody's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any, Final

from csdesk.domain.importing.alike import clearly_unlike
from csdesk.domain.importing.coerce_text import bare_domain, fold
from csdesk.domain.importing.keyed_accounts import Keys
from csdesk.domain.importing.mail_domains import is_public
from csdesk.domain.values.tax_id import plain

_MANY: Final = 40
"""So many different names of one key are compared with each other; of more, each with the first."""


class SharedKeys:
    """The keys of one sheet of which the names say that they are those of several clients."""

    def __init__(self, keys: Sequence[Sequence[Any]]) -> None:
        """Look at columns of ids, tax ids, domains and names; without any, nothing is shared."""
        self._external, self._tax, self._domain = set[str](), set[str](), set[str]()
        if keys:
            *columns, names = keys
            forms: tuple[Callable[[str], str], ...] = (str, plain, bare_domain)
            found = (shared_values(column, names, form) for column, form in zip(columns, forms, strict=True))
            self._external, self._tax, self._domain = found
            self._domain = {one for one in self._domain if not is_public(one)}

    def __bool__(self) -> bool:
        return bool(self._external or self._tax or self._domain)

    def of(self, key: Keys) -> frozenset[str]:
        """Those of the keys of a row that it shares with clients of other names."""
        if not self:
            return frozenset()
        found = {
            "external": key.external in self._external,
            "tax_id": key.tax_id is not None and plain(key.tax_id) in self._tax,
            "domain": key.domain is not None and bare_domain(key.domain) in self._domain,
        }
        return frozenset(name for name, shared in found.items() if shared)


def shared_values(column: Sequence[Any], names: Sequence[Any], form: Callable[[str], str]) -> set[str]:
    """The values of a column, in their form, that stand at clearly unlike names."""
    if not any(column) or len(set(column)) == len(column):
        return set()
    told: dict[str, dict[str, str]] = {}
    for value, name in set(zip(column, names, strict=True)):
        if value and name:
            told.setdefault(form(value), {}).setdefault(fold(name), name)
    return {value for value, some in told.items() if len(some) > 1 and _are_unlike(sorted(some.values()))}


def _are_unlike(names: Sequence[str]) -> bool:
    pairs = combinations(names, 2) if len(names) <= _MANY else ((names[0], name) for name in names[1:])
    return any(clearly_unlike(one, other) for one, other in pairs)
