"""How much the columns and the titles of a table speak for each kind of record."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from csdesk.domain.importing.aliases import nouns
from csdesk.domain.importing.bare import (
    are_person_clients,
    bare_kinds,
)
from csdesk.domain.importing.candidates import candidates, met, own_id
from csdesk.domain.importing.columns import Candidate, Column
from csdesk.domain.importing.dealings import are_messages, are_sales
from csdesk.domain.importing.entity_keys import ACCOUNT_NAMES, FEW, formal, keys_of, names_accounts
from csdesk.domain.importing.fitting import words_fit
from csdesk.domain.importing.guessed_days import LAST
from csdesk.domain.importing.names import word_set
from csdesk.domain.importing.needs import TOLD, lacking_of
from csdesk.domain.importing.otherwise import say_when_they_left, told_otherwise
from csdesk.domain.importing.roomier import Ways
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.taxed import is_tax
from csdesk.domain.importing.weighing import are_bills

_PERSONAL: Final = frozenset(
    f"contact.{name}"
    for name in (
        "email",
        "phone",
        "mobile",
        "title",
        "linkedin",
        "first_name",
        "last_name",
        "influence",
        "department",
        "external_id",
    )
)
_CHOICES: Final = frozenset(
    {"movement.kind", "survey.kind", "line.kind", "renewal.status", "interaction.channel", "interaction.kind"}
)
UNOWNED: Final = frozenset({"account", "rate", "product", "contact", "task", "reading"})
"""Records that may be without an account."""
ACCOUNT_KEYS: Final = frozenset({"account.name", "account.external_id", "account.tax_id", "account.domain"})
"""What names the account of a row."""
_WHOSE: Final = frozenset({"account", "contact"})
OF_NOBODY: Final = 2.0
"""What it speaks against a record of an account that no column says whose it is."""
_STAFF: Final = word_set(
    "employee id|hire date|hired at|salary|quota|sales quota|commission rate|manager id|rep id|agent id|id funcionario|matricula|"
    "salario|data admissao|data de admissao|sueldo|employee name|nome funcionario|joining salary|cota|payroll number|experience years|performance score"
)
_STAFFED: Final = 6.0
"""What it speaks against clients, and against people of clients, that they work here."""
_DEALT, _SENT = 3.0, 5.0
"""What it speaks against clients that the rows are what was sold to them, and against people as well that they are what was sent."""
_THEMSELVES: Final = 4.0
"""What it speaks for accounts, and against people of accounts, that the people are the clients themselves."""
_TWO_NAMES: Final = frozenset({"contact.first_name", "contact.last_name"})
"""What speaks of people, wherever it stands."""
_REGISTERED: Final = frozenset({"cnpj", "fantasia", "ie", "inscricao", "cnae", "isento"})
_SEVERAL, _OF_COMPANIES = 2, 3.0
"""What companies have in registers, and what so many words of it speak against people."""
_NAMED: Final = 1.5
_CHOSEN, _PAID = 0.4, 1.5
_MOSTLY: Final = 0.8
_OF_CONTRACTS: Final = frozenset({"line.start", "line.plan", "line.interval", "line.auto_renew"})


def scored_entities(columns: Sequence[Column], ways: Ways, hints: Mapping[str, float]) -> dict[str, float]:
    """How much speaks for each entity whose needs are met, with the fields that each column may go to in its rows, and the titles."""
    few = all(column.shape.filled < FEW for column in columns)
    series = any(column.name.written and not column.name.full for column in columns)
    scores: dict[str, float] = {}
    whole: set[str] = set()
    for entity, options in ways.items():
        lacking = lacking_of(entity, options, 0.0 if series else hints.get(entity, 0.0), few=few)
        if lacking is not None:
            whole |= {entity} if not lacking or few else set()
            evidence = _evidence(entity, columns, options) + keys_of(entity, columns, options)
            scores[entity] = hints.get(entity, 0.0) + evidence - lacking
    scores |= {
        kind: max(scores.get(kind, least), least) for kind, least in bare_kinds(columns, hints).items()
    }
    if not any(map(names_whose, columns)):
        for entity in scores.keys() - UNOWNED:
            scores[entity] -= OF_NOBODY
    if (
        "account" in scores
        and "line" in whole
        and "account" not in hints
        and not _describes_accounts(columns)
    ):
        scores["account"] -= 1.0
    for entity in told_otherwise(columns, hints) & scores.keys():
        del scores[entity]
    if "contact" in scores:
        sent = "interaction" in whole and are_messages(columns)
        scores["contact"] -= _against_people(columns, hints, beside="account" in scores) + _SENT * sent
    if {"account", "contact"} <= scores.keys():
        told = hints.get("account", 0.0) >= TOLD and "contact" not in hints
        scores["account"] += _THEMSELVES * are_person_clients(columns, told=told)
    if "account" in scores:
        scores["account"] -= _against_clients(columns, hints, whole & scores.keys(), few=few)
    return scores


def _are_paid(columns: Sequence[Column]) -> bool:
    """Whether rows tell when each was paid or its tax, and neither a plan nor a period: bills of contracts, no contracts."""
    said = [
        (alias.target, column.shape.share(Kind.DATE) >= _MOSTLY)
        for column in columns
        if not LAST & {*column.name.base.split()}
        for alias in met(column.name)[1]
    ]
    targets = {target for target, _ in said}
    taxed = any(
        is_tax(column.name.written) and column.shape.share(Kind.NUMBER) >= _MOSTLY for column in columns
    )
    return (taxed or ("invoice.paid", True) in said) and (
        "invoice.number" in targets or not targets & _OF_CONTRACTS
    )


def _against_clients(
    columns: Sequence[Column], hints: Mapping[str, float], whole: Collection[str], *, few: bool
) -> float:
    """What speaks against rows being clients: they work here, or the titles tell of other records."""
    staff = _STAFFED * ("account" not in hints and are_staff(columns))
    staff += _DEALT * are_sales(columns) + _SENT * ("interaction" in whole and are_messages(columns))
    if not _speaks_of_others(hints, whole):
        return staff
    if hints.get("churn", 0.0) >= _NAMED and "churn" in whole and say_when_they_left(columns):
        return staff + _DEALT
    lines = hints.get("line", 0.0) >= _NAMED and "line" in whole and _facts_of_accounts(columns) < 2
    return staff + (2.5 if _only_points(columns) else 2.0 if few or lines else 0.0)


def _against_people(columns: Sequence[Column], hints: Mapping[str, float], *, beside: bool) -> float:
    """What speaks against rows being people of clients: nothing tells how to reach them, they work here, or are the clients."""
    unreached = 1.5 * (not any(map(_reaches, columns)))
    staff = _STAFFED * (not names_accounts(columns) and any(map(_is_of_staff, columns)))
    clients = (2.0 + hints.get("contact", 0.0)) * (beside and _is_client_each(columns))
    registered = {word for column in columns for word in column.name.base.split()} & _REGISTERED
    return unreached + staff + clients + _OF_COMPANIES * (len(registered) >= _SEVERAL)


def _describes_accounts(columns: Sequence[Column]) -> bool:
    """Whether a column says more of an account than which one it is, its notes or whether it is active."""
    said = {found[0].target for column in columns if (found := candidates(column, "account"))}
    plain = ACCOUNT_NAMES | {"account.external_id", "account.notes", "account.status", "account.plan"}
    return any(target.startswith(("account.", "contact.")) for target in said - plain)


def _facts_of_accounts(columns: Sequence[Column]) -> int:
    """How many columns say of an account more than which one it is and what it pays for."""
    said = {found[0].target for column in columns if (found := candidates(column, "account"))}
    plain = {"external_id", "name", "legal_name", "tax_id", "notes", "status", "plan", "start_date"}
    return sum(target.startswith("account.") and target.partition(".")[2] not in plain for target in said)


def _reaches(column: Column) -> bool:
    """Whether a header tells of a person more than a name: how to reach them, what they do."""
    reached = any(alias.target in _PERSONAL for alias in met(column.name)[1])
    return reached or column.shape.share(Kind.EMAIL) >= 0.8 or own_id(column.name) == "contact"


def _is_client_each(columns: Sequence[Column]) -> bool:
    """Whether each row has a client of its own and of a person at most an e-mail: `customer_id`, `email`, `plan`."""
    own = any(own_id(column.name) == "account" and column.shape.distinct >= 0.95 for column in columns)
    personal = {alias.target for column in columns for alias in met(column.name)[1]} & _PERSONAL
    named = any(alias.target == "contact.name" for column in columns for alias in met(column.name)[1])
    return own and not named and personal <= {"contact.email"}


def are_staff(columns: Sequence[Column]) -> bool:
    """Whether the rows are people who work here, and no header names a client."""
    named = names_accounts(columns) or any(own_id(column.name) == "account" for column in columns)
    return not named and any(map(_is_of_staff, columns))


def _is_of_staff(column: Column) -> bool:
    """Whether a header is of a list of people who work here: `employee_id`, `salary`, `quota`."""
    return bool(_STAFF.intersection(column.name.forms))


def names_whose(column: Column) -> bool:
    """Whether a header could say which client a row is about, or whose it is."""
    return own_id(column.name) in _WHOSE or any(alias.entity in _WHOSE for alias in met(column.name)[1])


def _speaks_of_others(hints: Mapping[str, float], scores: Collection[str]) -> bool:
    """Whether the titles speak of records that these may be, and not of accounts."""
    return "account" not in hints and any(hints.get(entity, 0.0) >= TOLD for entity in scores)


def _only_points(columns: Sequence[Column]) -> bool:
    """Whether accounts are at most pointed at by an id, beside the `id` of the rows."""
    plain = any(column.name.full == "id" and column.shape.distinct >= 0.95 for column in columns)
    pointed = any(own_id(column.name) == "account" for column in columns)
    return (plain and pointed) or not names_accounts(columns)


def _evidence(entity: str, columns: Sequence[Column], options: Sequence[Sequence[Candidate]]) -> float:
    total = 0.0
    seen: set[str] = set()
    for column, found in zip(columns, options, strict=True):
        own = [
            candidate for candidate in found if candidate.entity == entity and candidate.target not in seen
        ]
        if own:
            seen.add(own[0].target)
            total += own[0].score * _rarity(column) + _telling(own[0], column)
        elif (
            entity == "account"
            and found
            and found[0].target not in seen | _TWO_NAMES
            and found[0].entity != "opportunity"
        ):
            seen.add(found[0].target)
            total += 0.5 * found[0].score
        if column.name.group and nouns().get(column.name.group) == entity:
            total += 0.4
    return total - _PAID * (entity == "line" and _are_paid(columns))


def _telling(candidate: Candidate, column: Column) -> float:
    """What it speaks for a kind that the words of a column are choices that only its field has: `expansion`, `churn`, `paid`."""
    if candidate.target == "invoice.status":
        return _PAID * are_bills(column)
    told = candidate.target in _CHOICES and words_fit(candidate.target, column.shape) >= 0.95
    return _CHOSEN * told


def _rarity(column: Column) -> float:
    """A name that many entities use says little about which one it is."""
    entities = {alias.entity for alias in formal(column)}
    return 1.0 / math.sqrt(max(len(entities), 1))
