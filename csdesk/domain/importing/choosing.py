"""Which kind of record the rows of a table are: the one for which most speaks, and in whose rows most columns find their place."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from csdesk.domain.importing.aliases import TITLES
from csdesk.domain.importing.candidates import candidates, own_id
from csdesk.domain.importing.columns import Column, Found, How
from csdesk.domain.importing.dealings import told_as_deals
from csdesk.domain.importing.entity import (
    ACCOUNT_KEYS,
    OF_NOBODY,
    UNOWNED,
    are_staff,
    names_whose,
    scored_entities,
)
from csdesk.domain.importing.entity_keys import FEW, names_accounts
from csdesk.domain.importing.needs import TOLD
from csdesk.domain.importing.otherwise import told_otherwise
from csdesk.domain.importing.roomier import roomier
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.table import RawSheet
from csdesk.domain.importing.titled import title_hints
from csdesk.domain.importing.tool import Tool
from csdesk.domain.importing.weighing import are_bills

_WHOSE: Final = frozenset({"account", "contact"})
_CLOSE: Final = 2.0
"""Kinds of record nearer than this cannot be told apart with certainty: of those, one in seven was taken for another."""
_NAMES_OF: Final = frozenset({"account.name", "account.legal_name", "contact.name", "contact.first_name"})
_REACHED: Final = frozenset(
    {
        *(
            f"account.{name}"
            for name in ("phone", "website", "domain", "address", "city", "state", "postal_code", "tax_id")
        ),
        *(
            "contact.phone",
            "contact.mobile",
            "contact.email",
            "account.industry",
            "account.external_id",
            "account.segment",
            "contact.external_id",
            "account.stage",
            "account.status",
        ),
    }
)
"""What is told of clients and of hardly anything else."""
_EACH: Final = 0.95
_FACTS: Final = 2
_COUNTING: Final = frozenset(
    {"row", "index", "linha", "fila", "rownumber", "unnamed", "seq", "sequencia", "item"}
)
"""What is written above the numbers of rows."""
_EVEN: Final = 0.1
_FAINT: Final = 2.0
_NEAR, _AT_LEAST = 3.5, 0.45
"""Further behind, or with a smaller share of what speaks for the best one, a kind is not what the rows are."""
_PLACED: Final = 0.4
"""What it speaks for a kind that one column more finds its place in its rows; of 523 sheets it settled three rightly and none wrongly."""
_TITLED: Final = 0.7
"""What it speaks for a kind that the titles name it."""
_HELD: Final = 0.9
"""So much must find a place where nothing but the titles speaks for a kind."""
_EVERYWHERE: Final = frozenset({"contact", "opportunity", "invoice"})
"""Kinds whose fields other kinds have as well, so that a title that names another one says more."""
_VAGUE: Final = frozenset({"account", "contact", "usage"})
"""Kinds whose names stand over lists of anything: `Clientes 2026`, `Events`."""
_SNAPSHOTS: Final = frozenset({"movement", "rate"})
"""Kinds of which every row is the state of one month, told by other means than their columns."""
_OF_REQUESTS: Final = frozenset({"ticket.priority", "ticket.status", "ticket.resolved_at"})
_OF_DESKS: Final = frozenset(
    f"ticket.{name}"
    for name in ("csat", "first_response_at", "escalated", "sla_resolution_minutes", "sla_response_minutes")
)
_OF_TALKS: Final = frozenset({"interaction.direction", "interaction.next_step", "interaction.sentiment"})
"""What requests have, what only those to a help desk have, and what talks have."""
_NAMED: Final = frozenset({How.NAME, How.PART})
_BESIDE: Final = frozenset(TITLES) - {"opportunity"}
"""Kinds that rows of another one may tell of as a matter of course; a deal makes rows deals rather."""
_SEVERAL: Final = 4
"""So many kinds that fit faintly and alike are none."""
_KIN: Final[dict[str, tuple[str, ...]]] = {
    "health": ("signal",),
    "signal": ("health",),
}

Placed = Callable[[str], Found]
"""Where each column goes when the rows are of a kind."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The kind of record that the rows of a table are."""

    entity: str | None
    contested: bool = False
    """Whether another kind fits them nearly as well."""


def choose_entity(sheet: RawSheet, columns: Sequence[Column], tool: Tool | None, placed: Placed) -> Choice:
    """The entity that the columns, the names of sheet and file and the tool speak for; none when none fits."""
    if tool is not None:
        return Choice(tool.entity)
    options = {entity: [candidates(column, entity) for column in columns] for entity in TITLES}
    hints = told_as_deals(title_hints(sheet), columns)
    scores = scored_entities(columns, options, hints)
    best = max(scores, key=lambda entity: scores[entity], default=None)
    if best is not None and best in _WHOSE:
        more = roomier(best, scores, options)
        best = more if _says_whose(more, placed) and _is_enough(more, scores, columns) else best
    if best is None or not _is_enough(best, scores, columns):
        return _otherwise(columns, placed, hints)
    if scores[best] == max(scores.values()):
        best = _wider(best, scores, columns, placed, hints)
    if best == "interaction" and _are_worked_on(placed):
        best = "ticket"
    if best == "usage" and "movement" in scores and _are_changes(placed, hints):
        best = "movement"
    if best in _WHOSE and "invoice" in scores and _are_bills_of_clients(columns, placed):
        best = "invoice"
    rivals = [scores[entity] for entity in scores.keys() - {best, *_KIN.get(best, ())}]
    return Choice(best, contested=max(rivals, default=-math.inf) > scores[best] - _CLOSE)


def _is_enough(best: str, scores: Mapping[str, float], columns: Sequence[Column]) -> bool:
    """Whether enough speaks for a kind."""
    least = 1.3 if best != "account" else 0.8 if names_accounts(columns) else 2.0
    lost = OF_NOBODY if best not in UNOWNED and not any(map(names_whose, columns)) else 0.0
    return scores[best] + lost >= least and not _is_anybodys(scores, best)


def _wider(
    best: str,
    scores: Mapping[str, float],
    columns: Sequence[Column],
    placed: Placed,
    hints: Mapping[str, float],
) -> str:
    """Of the kinds that are near, the one in whose rows so much more of the columns finds a place that it makes up for the rest."""
    near = [
        entity
        for entity in scores
        if entity == best
        or (
            scores[entity] >= max(scores[best] - _NEAR, _AT_LEAST * scores[best])
            and _is_enough(entity, scores, columns)
            and _says_whose(entity, placed)
        )
    ]
    if len(near) == 1 or best in _SNAPSHOTS:
        return best

    def reached(entity: str) -> float:
        told = _TITLED * (best in _EVERYWHERE and hints.get(entity, 0.0) >= TOLD and entity not in _VAGUE)
        found = {place: one for place, one in placed(entity).items() if one.entity in {entity, *_BESIDE}}
        return scores[entity] + told + _PLACED * _room(found, columns)

    return max(near, key=lambda entity: (reached(entity), entity == best))


def _are_bills_of_clients(columns: Sequence[Column], placed: Placed) -> bool:
    """Whether a list that names clients says what each of them owes, until when, and whether or when it is paid."""
    found = placed("invoice").values()
    owed = {"invoice.amount", "invoice.due"}
    if owed | {"invoice.paid"} <= {one.target for one in found if one.how is How.NAME}:
        return True
    return any(map(are_bills, columns)) and owed | {"invoice.status"} <= {one.target for one in found}


def _are_changes(placed: Placed, hints: Mapping[str, float]) -> bool:
    """Whether events say by how much what is paid changed, and their words or titles that it is subscriptions that did."""
    found = {one.target: one for one in placed("movement").values()}
    kind = found.get("movement.kind")
    moved = hints.get("movement", 0.0) >= TOLD or (kind is not None and kind.fit >= _EACH)
    return moved and {"movement.amount", "movement.date"} <= found.keys()


def _are_worked_on(placed: Placed) -> bool:
    """Whether talks have what only requests have, how urgent they are, how they stand, what they were rated: tickets told as talks."""
    said = {one.target for one in placed("ticket").values() if one.how in _NAMED and one.fit >= _HELD}
    talked = {one.target for one in placed("interaction").values()} & _OF_TALKS
    served = bool(ACCOUNT_KEYS & said) and bool(_OF_DESKS & said)
    return served and len(said & (_OF_REQUESTS | _OF_DESKS)) >= max(_FACTS, len(talked) + 1)


def _says_whose(entity: str, placed: Placed) -> bool:
    """Whether a column says whose the rows are, where they are somebody's."""
    return entity in UNOWNED or bool(ACCOUNT_KEYS & {one.target for one in placed(entity).values()})


def _otherwise(columns: Sequence[Column], placed: Placed, hints: Mapping[str, float]) -> Choice:
    """What rows are for which little speaks: clients by their looks, or what the titles say where columns find a place in it."""
    ruled_out = told_otherwise(columns, hints)
    if "account" not in ruled_out and (_is_one_client_each(columns) or _are_names_with_a_fact(columns)):
        return Choice("account", contested=True)
    room = {entity: _room(placed(entity), columns) for entity in hints if hints[entity] >= TOLD}
    told = [entity for entity in room.keys() - ruled_out if room[entity] >= _HELD]
    best = max(told, key=lambda entity: (hints[entity] + room[entity], entity), default=None)
    clients = "account" not in ruled_out and not are_staff(columns)
    if best is None and clients and _tell_of_clients(placed("account"), columns):
        best = "account"
    return Choice(best, contested=True)


def _room(found: Found, columns: Sequence[Column]) -> float:
    """How much of what the columns hold finds a place: the sum of how well each does."""
    return sum(min(one.score, 1.0) for place, one in found.items() if not columns[place].shape.empty)


def _tell_of_clients(found: Found, columns: Sequence[Column]) -> bool:
    """Whether columns name somebody in each row, hardly anybody twice, and tell facts that only a client has: an address, a website."""
    told = {
        one.target: columns[place].shape for place, one in found.items() if not columns[place].shape.empty
    }
    named = [told[target] for target in _NAMES_OF & told.keys()]
    each = any(shape.filled >= 2 and shape.distinct >= 0.9 for shape in named)
    return each and len(told.keys() & _REACHED) >= _FACTS


def _is_anybodys(scores: Mapping[str, float], best: str) -> bool:
    """Whether rows could as well be of several other kinds: an id and a date are in all of them."""
    near = [entity for entity in scores if scores[entity] > scores[best] - _EVEN]
    return scores[best] < _FAINT and len(near) >= _SEVERAL


def _is_one_client_each(columns: Sequence[Column]) -> bool:
    """Whether the first column, row numbers aside, is the id of a client in every row: what stands beside it are facts of that client."""
    told = [column for column in columns[:2] if column.place or not _is_counted(column)]
    if len(columns) < 2 or own_id(told[0].name) != "account":
        return False
    shape = told[0].shape
    return shape.filled == shape.sampled >= FEW and shape.distinct >= 0.99


def _is_counted(column: Column) -> bool:
    """Whether rows are only counted there: `RowNumber`, `#`, or no name at all above figures."""
    named = bool(_COUNTING & {*column.name.full.split()}) or not column.name.full
    return named and own_id(column.name) is None and column.shape.share(Kind.NUMBER) >= _EACH


def _are_names_with_a_fact(columns: Sequence[Column]) -> bool:
    """Whether a short sheet is names that never repeat and what is said of clients only: `Nome`, `Mensalidade`."""
    named = [column for column in columns if column.name.full in {"nome", "name"}]
    facts = [column for column in columns if column not in named]
    if len(named) != 1 or not 1 <= len(facts) <= _FACTS:
        return False
    shape = named[0].shape
    told = [next((one for one in candidates(fact, "account") if one.how is How.NAME), None) for fact in facts]
    return (
        shape.filled == shape.sampled >= 2
        and shape.distinct >= _EACH
        and all(one is not None and one.fit >= _EACH and _is_of_clients(one.target) for one in told)
    )


def _is_of_clients(target: str) -> bool:
    entity, _, name = target.partition(".")
    return entity in {"account", "line"} and name not in {"external_id", "notes", "tags"}
