"""Tables whose users are the clients themselves: no company stands above them, and the facts are those of a client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from csdesk.domain.importing.candidates import met, own_id
from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.entity_keys import names_accounts
from csdesk.domain.importing.names import name_of, word_set

_USERS: Final = word_set(
    "user id|id usuario|usuario id|codigo usuario|uid|user|usuario|member id|id membro|userid"
)
_LEADS: Final = word_set("lead id|id lead|prospect id|id prospect|prospecto id|id prospecto")
_FACTS: Final = word_set(
    "account.plan account.industry account.size account.employees account.start_date account.segment account.status line.mrr "
    "line.price line.plan"
)
"""What only a client has: a person of a client has none of it."""
_NAMES: Final = word_set("name|nome|full name|nome completo|user name|nome usuario")
_ENOUGH = 2
_ID, _NAME = name_of("customer_id"), name_of("customer_name")


def as_clients(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The same columns; where each row is a user with the facts of a client, its id and name are the client's."""
    if not _are_clients(columns):
        return tuple(columns)
    return tuple(
        replace(column, name=_ID)
        if column.place == 0
        else replace(column, name=_NAME)
        if column.name.full in _NAMES
        else column
        for column in columns
    )


def _are_clients(columns: Sequence[Column]) -> bool:
    if not columns or columns[0].name.full not in _USERS | _LEADS or columns[0].shape.distinct < 0.95:
        return False
    if names_accounts(columns) or any(own_id(column.name) == "account" for column in columns):
        return False
    told = {alias.target for column in columns[1:] for alias in met(column.name)[1]} & _FACTS
    facts = sum(any(alias.target in told for alias in met(column.name)[1]) for column in columns[1:])
    if columns[0].name.full in _LEADS:
        named = any(column.name.full in _NAMES or _is_personal(column) for column in columns[1:])
        return facts >= 1 and not named
    return facts >= _ENOUGH


def _is_personal(column: Column) -> bool:
    """Whether a header names a person or says how to reach one."""
    return any(alias.entity == "contact" for alias in met(column.name)[1])
