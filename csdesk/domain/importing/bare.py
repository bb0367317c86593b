"""Rows that lack what records of their kind mostly have, and still can be nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from csdesk.domain.importing.candidates import met, own_id
from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.entity_keys import FEW, names_accounts
from csdesk.domain.importing.names import word_set
from csdesk.domain.importing.needs import TOLD
from csdesk.domain.importing.shapes import Kind

MONTHS: Final = word_set(
    "month|mes|competencia|mes referencia|referencia|period|periodo|month start|month end|snapshot month|snapshot date|ano mes|mes ano|"
    "billing month|revenue month|observation date|observation month|data observacao|snapshot dt|record month|statement month|data referencia|reference month|data snapshot|metric month|as of|month date|date month|period month"
)
_STANDING: Final = word_set(
    "mrr|arr|monthly recurring revenue|current mrr|mrr amount|total mrr|ending mrr|receita recorrente"
)
_NAMES: Final = frozenset({"nome", "name", "nome completo", "full name"})
_SAID: Final = frozenset(
    f"{entity}.{name}"
    for entity in ("ticket", "interaction", "task")
    for name in (
        "subject",
        "summary",
        "notes",
        "title",
        "category",
        "next_step",
        "priority",
    )
)
_ONBOARDING: Final = word_set(
    "onboarding onboardings implantacao implantacoes implementacao implementation kickoff kick golive live ativacao activation "
    "handoff handover rollout launch launched jornada journey setup entrega valor value aha contrato contract venda sale deal"
)
_STATES: Final = frozenset(
    f"ticket.{name}"
    for name in (
        "status",
        "priority",
        "resolved_at",
        "first_response_at",
        "csat",
        "escalated",
        "reopened",
    )
)
_ROLES: Final = frozenset({"contact.role", "contact.title", "contact.department"})
_CLIENTS: Final = frozenset(
    f"account.{name}"
    for name in ("status", "segment", "start_date", "plan", "stage", "csm", "am", "size", "industry", "touch")
) | {"line.mrr", "line.price", "line.plan", "line.start"}
_AGAIN: Final = 0.9
_SNAPSHOT, _USERS = 4.0, 3.0


def bare_kinds(columns: Sequence[Column], hints: Mapping[str, float]) -> dict[str, float]:
    """What speaks for kinds of record whose needs the rows do not meet."""
    found: dict[str, float] = {}
    if tells_mrr_by_month(columns):
        found["movement"] = _SNAPSHOT
    users = hints.get("contact", 0.0) >= TOLD and _are_users_of_accounts(columns)
    if users or (only_people(columns) and not hints):
        found["contact"] = _USERS
    return found


def tells_mrr_by_month(columns: Sequence[Column]) -> bool:
    """Whether each row is the MRR of one account in one month: `account_id`, `month`, `mrr`."""
    again = any(column.shape.filled >= FEW and column.shape.distinct < _AGAIN for column in whose_of(columns))
    others = any(own_id(column.name) not in {None, "account"} for column in columns)
    return again and bool(months_of(columns)) and bool(amounts_of(columns)) and not others


def whose_of(columns: Sequence[Column]) -> list[Column]:
    """The columns that name the account of a row."""
    return [column for column in columns if _names_account(column)]


def months_of(columns: Sequence[Column]) -> list[Column]:
    """The columns that say which month a row is about."""
    return [
        column
        for column in columns
        if column.name.full in MONTHS and column.shape.share(Kind.DATE, Kind.MONTH) >= 0.8
    ]


def amounts_of(columns: Sequence[Column]) -> list[Column]:
    """The columns that say the MRR of a row."""
    return [
        column
        for column in columns
        if column.name.base in _STANDING and column.shape.share(Kind.NUMBER) >= 0.8
    ]


def are_person_clients(columns: Sequence[Column], *, told: bool = False) -> bool:
    """Whether people by their two names are the clients themselves: each has a client's id of its own, or the facts or the title of one."""
    said = {alias.target for column in columns for alias in met(column.name)[1]}
    if not {"contact.first_name", "contact.last_name"} <= _two_names(columns, said) or names_accounts(
        columns
    ):
        return False
    first = columns[0]
    ids = [own_id(column.name) for column in columns if column.shape.filled]
    if first.shape.filled < 2 or first.shape.distinct < 0.95 or "contact" in ids or ids.count("account") > 1:
        return False
    if own_id(first.name) == "account":
        return True
    return "account" not in ids and first.name.full == "id" and (told or len(said & _CLIENTS) >= 2)


def says_how_it_stands(columns: Sequence[Column]) -> bool:
    """Whether a header tells how far a request is, how urgent it is, or who works on it."""
    return any(alias.target in _STATES for column in columns for alias in met(column.name)[1])


def speaks_of_onboarding(columns: Sequence[Column]) -> bool:
    """Whether a header is of an onboarding and not of any work that starts and is due."""
    return any(_ONBOARDING.intersection(column.name.full.split()) for column in columns)


def only_people(columns: Sequence[Column]) -> bool:
    """Whether rows tell of people, when and by which way they came and how things stand, and nothing that they said."""
    named = any(column.name.full in _NAMES for column in columns)
    mailed = any(alias.target == "contact.email" for column in columns for alias in met(column.name)[1])
    told = any(
        alias.target in _SAID
        for column in columns
        if column.name.full not in _NAMES
        for alias in met(column.name)[1]
    )
    numbered = any(own_id(column.name) is not None for column in columns)
    return named and mailed and not told and not numbered and not names_accounts(columns)


def _two_names(columns: Sequence[Column], said: set[str]) -> set[str]:
    """The names of people that headers say; `Nome` beside `Sobrenome` is the first one."""
    plain = any(column.name.full in {"nome", "name"} for column in columns)
    return said | ({"contact.first_name"} if plain else set())


def _names_account(column: Column) -> bool:
    named = own_id(column.name) == "account"
    return named or any(alias.target == "account.name" and not alias.where for alias in met(column.name)[1])


def _are_users_of_accounts(columns: Sequence[Column]) -> bool:
    """Whether each row is a user of an account with a part in it: `user_id`, `account_id`, `role`."""
    own = any(own_id(column.name) == "contact" and column.shape.distinct >= 0.95 for column in columns[:1])
    theirs = any(own_id(column.name) == "account" for column in columns[1:])
    return (
        own and theirs and any(alias.target in _ROLES for column in columns for alias in met(column.name)[1])
    )
