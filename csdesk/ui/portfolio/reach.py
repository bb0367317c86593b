"""How far a change reaches: the accounts whose rows it touches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csdesk.domain.changes import ChangeSet
from csdesk.domain.errors import Refused
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import account_of
from csdesk.ui.session import Session

NEEDS = frozenset(
    {"account", "line", "renewal", "interaction", "task", "contact", "rate", "setting", "movement"}
)
"""The kinds of records that the rows are made of."""
_FEW = 20


def accounts_of(changes: ChangeSet, session: Session) -> set[int] | None:
    """The accounts that a small change touches; `None` when it is large or its reach is not known."""
    accounts: set[int] = set()
    for kind in changes.kinds & NEEDS:
        ids = _few(changes.ranges[kind])
        owners = None if ids is None else _owners(kind, ids, session)
        if owners is None or len(accounts | owners) > _FEW:
            return None
        accounts |= owners
    return accounts


def _owners(kind: str, ids: Sequence[int], session: Session) -> set[int] | None:
    """The accounts of some records; `None` when a record is gone or belongs to none."""
    if kind == "account":
        return set(ids)
    if not BY_KEY[kind].owned:
        return None
    try:
        owners = {account_of(session.get(BY_KEY[kind].type, one)) for one in ids}
    except Refused:
        return None
    return None if None in owners else {one for one in owners if one is not None}


def _few(ranges: Iterable[tuple[int, int]]) -> list[int] | None:
    spans = list(ranges)
    if sum(last - first + 1 for first, last in spans) > _FEW:
        return None
    return [one for first, last in spans for one in range(first, last + 1)]
