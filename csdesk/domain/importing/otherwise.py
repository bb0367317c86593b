"""Kinds of record that rows only speak of: sold products, steps of a deal, who left and who did not, what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from csdesk.domain.importing.aliases import ID_WORDS
from csdesk.domain.importing.bare import only_people, says_how_it_stands, speaks_of_onboarding
from csdesk.domain.importing.candidates import own_id
from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.dealings import are_companies_with_people
from csdesk.domain.importing.entity_keys import FEW, names_accounts
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.shapes import Kind

_STAGES: Final = frozenset({"stage", "etapa", "status", "fase", "estagio"})
_BEFORE: Final = frozenset({"previous", "old", "from", "anterior", "antiga", "antigo"})
_AFTER: Final = frozenset({"new", "to", "next", "nova", "novo", "atual"})
"""What tells two stages of one row apart: where it was and where it went."""
_ASKED: Final = frozenset({"ticket", "interaction", "task"})
"""What somebody asks or says: more than a name, an address and how things stand."""
_SOLD_IN: Final = frozenset({"invoice", "opportunity", "line"})
"""What products are sold in."""
_RENEWING: Final = (
    "renov",
    "renew",
    "contrat",
    "contract",
    "vigen",
    "term",
    "mrr",
    "arr",
    "probab",
    "likelihood",
    "reajust",
    "aniversario",
    "anniversary",
    "churn",
)
_STAFF: Final = word_set(
    "employee empleado funcionario colaborador rep representative agent agente vendedor manager trainer entrenador staff seller salesperson recruiter"
)
"""Who works for the house that keeps the list."""
_EACH: Final = 0.95
_AGAIN: Final = 0.8
_SELLERS: Final = frozenset(
    {
        "rep",
        "reps",
        "seller",
        "vendedor",
        "vendedora",
        "salesperson",
        "salesman",
        "employee",
        "funcionario",
        "agent",
        "agente",
        "representante",
    }
)
_LEFT: Final = frozenset({"churn", "churned", "cancelou", "cancelado", "saiu", "exited", "left"})
_ASIDE: Final = frozenset(
    {"flag", "is", "has", "label", "status", "e", "sim", "nao", "yes", "no", "0", "1", "cliente", "customer"}
)
_FLAGS: Final = 0.9
_CLIENT: Final = frozenset({"cliente", "client", "customer", "nome cliente", "client name", "customer name"})
_LEAVING: Final = (
    "churn",
    "cancel",
    "saida",
    "motivo",
    "reason",
    "exit",
    "encerr",
    "deslig",
    "baja",
    "abandon",
    "perd",
    "lost",
    "left",
    "saiu",
    "distrat",
    "rescis",
    "causa",
    "razao",
    "terminat",
    "desactiv",
    "desativ",
    "deactiv",
)


def told_otherwise(columns: Sequence[Column], hints: Mapping[str, float]) -> frozenset[str]:
    """The kinds of record that the rows only speak of: lines of orders are no products, steps of a deal no deals."""
    headers = [set(folded(column.name.written).split()) for column in columns]
    staged = [words for words in headers if words & _STAGES]
    moved = any(words & _BEFORE for words in staged) and any(words & _AFTER for words in staged)
    said = {"opportunity": moved, "product": _repeats_products(columns) or _names_clients(columns)}
    said |= dict.fromkeys(_ASKED - hints.keys(), only_people(columns))
    said["ticket"] = said.get("ticket", False) or (
        {"ticket", "interaction"} <= hints.keys() and not says_how_it_stands(columns)
    )
    said["invoice"] = _lists_sellers(columns)
    said["renewal"] = "renewal" not in hints and not any(map(_speaks_of_renewal, columns))
    leaving = any(map(_tells_of_leaving, columns))
    said["churn"] = not leaving and ("churn" not in hints or any(map(_tells_who_left, columns)))
    said |= dict.fromkeys(("account", "contact"), _are_staff(columns))
    said["contact"] |= "contact" not in hints and are_companies_with_people(columns)
    said["onboarding"] = "onboarding" not in hints and not speaks_of_onboarding(columns)
    return frozenset(entity for entity, told in said.items() if told)


def say_when_they_left(columns: Sequence[Column]) -> bool:
    """Whether a column is of the day on which somebody left."""
    return any(_tells_of_leaving(column) and column.shape.share(Kind.DATE) >= _AGAIN for column in columns)


def _lists_sellers(columns: Sequence[Column]) -> bool:
    """Whether each row is one of those who sell: the first column is their key, and none says whose anything is."""
    first = columns[0] if columns else None
    if (
        first is None
        or any(own_id(column.name) == "account" for column in columns)
        or _names_clients(columns)
    ):
        return False
    words = {*first.name.base.split()}
    each = first.shape.filled >= FEW and first.shape.distinct >= _EACH
    return each and bool(words & _SELLERS) and own_id(first.name) is None


def _are_staff(columns: Sequence[Column]) -> bool:
    """Whether rows are of people who work here, each by a key of its own, and of no client: `rep_id`, `id_empleado`."""
    if names_accounts(columns) or any(own_id(column.name) == "account" for column in columns):
        return False
    for column in columns[:2]:
        words = set(column.name.full.split())
        if words & _STAFF and words & ID_WORDS and column.shape.filled and column.shape.distinct >= _EACH:
            return True
    return False


def _speaks_of_renewal(column: Column) -> bool:
    """Whether a header or what stands there is of a contract that ends or goes on, and not of a bill that is due."""
    words = {
        *column.name.full.split(),
        *(word for value in column.shape.counts for word in folded(str(value)).split()),
    }
    return any(word.startswith(_RENEWING) for word in words)


def _tells_who_left(column: Column) -> bool:
    """Whether a column says yes or no of each client: the list is of all of them, not of those who left."""
    words = set(column.name.full.split()) - _ASIDE
    flags = column.shape.share(Kind.BOOL) >= _FLAGS and len(column.shape.counts) == 2
    return flags and bool(words) and words <= _LEFT


def _tells_of_leaving(column: Column) -> bool:
    """Whether a header is of the day or the reason that somebody left."""
    words = column.name.full.split()
    leaving = any(word.startswith(_LEAVING) for word in words)
    return leaving and not _tells_who_left(column)


def _names_clients(columns: Sequence[Column]) -> bool:
    """Whether rows say whose they are: a list of what there is to sell does not."""
    return any(column.name.base in _CLIENT and not column.shape.empty for column in columns)


def _repeats_products(columns: Sequence[Column]) -> bool:
    """Whether products come again and again, or stand beside the order they are of: what was sold, not what there is to sell."""
    shapes = [column.shape for column in columns if own_id(column.name) == "product"]
    again = any(shape.filled >= FEW and shape.distinct < _AGAIN for shape in shapes)
    sold = any(own_id(column.name) in _SOLD_IN for column in columns)
    return again or (bool(shapes) and sold)
