"""What the targets of some columns mean for those of others in the same sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.columns import Candidate, Column, Found, How
from csdesk.domain.importing.fitting import fit
from csdesk.domain.importing.given import give_currency, give_key
from csdesk.domain.importing.settle_amounts import move, settle_amounts
from csdesk.domain.importing.settle_contract import AMOUNTS, GENERIC_START, LINE_FACTS, price_line, start_line
from csdesk.domain.importing.settle_numbers import settle_numbers
from csdesk.domain.importing.settle_people import (
    drop_nobody,
    drop_places,
    drop_staff,
    name_lawfully,
    name_no_brand,
    name_person,
    name_signer,
    settle_first_name,
    settle_own_name,
    settle_people,
)
from csdesk.domain.importing.shapes import Kind, Shape
from csdesk.domain.importing.two_names import settle_names

_EACH: Final = 0.95
_WHO: Final = frozenset(
    {"contact.name", "contact.first_name", "contact.last_name", "contact.email", "contact.external_id"}
)
_GENERIC_END: Final = frozenset(
    {"data fim", "data final", "fim", "termino", "data termino", "end", "end date", "ate", "until"}
)
_AGREED: Final = frozenset(
    {
        *("contrato", "contratos", "contract", "contracts", "licencas", "licenses", "licences"),
        *("fee", "fees", "retainer", "retainers", "apolice", "apolices", "policies"),
    }
)
"""What is agreed for a time, in the title of a list of it."""
_BOUND: Final = frozenset({"contrato", "contract", "apolice", "policy", "vigencia", "contratista"})
_OWN_TWINS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "renewal": (
        ("line.term_end", "renewal.due_date"),
        ("line.term_end", "renewal.decided_on"),
        ("line.mrr", "renewal.due_mrr"),
        ("line.price", "renewal.due_mrr"),
    ),
    "churn": (
        *(("line.end", "churn.date"), ("line.end_reason", "churn.reason")),
        *(("line.mrr", "churn.amount"), ("line.price", "churn.amount"), ("line.term_end", "churn.date")),
    ),
    "onboarding": (("line.start", "onboarding.contract_start"),),
    "opportunity": (
        *(("line.mrr", "opportunity.value"), ("line.price", "opportunity.value")),
        ("account.am", "opportunity.owner"),
    ),
}
"""What the words for a fact of the contract mean where the record has that fact itself."""
_PROMOTED: Final = (
    ("product.notes", "product.name"),
    ("ticket.notes", "ticket.subject"),
    ("task.notes", "task.title"),
    ("goal.outcome", "goal.name"),
)
"""What a description is when nothing else names the record."""
_MEASURES: Final = frozenset({"kpi", "indicador", "indicator", "metrica", "metric"})
_DESCRIBING: Final = frozenset({"descricao", "description", "objetivo", "objective", "details", "detalhes"})


def settled(found: Found, columns: Sequence[Column], entity: str, title: str) -> Found:
    """The targets after what one column means for another."""
    targets = {candidate.target: place for place, candidate in found.items()}
    if "account.legal_name" in targets and "account.name" not in targets:
        move(found, targets, "account.legal_name", "account.name")
    if entity == "account":
        _settle_account(found, targets, columns)
    elif "account.external_id" in targets and f"{entity}.external_id" not in targets:
        _settle_own_key(found, targets, columns, entity)
    if "contact.last_name" in targets and "contact.first_name" not in targets:
        settle_first_name(found, targets, columns)
    if "contact.external_id" in targets and found.get(targets.get("contact.email", -1)) is not None:
        _drop_guess(found, targets["contact.email"])
    name_no_brand(found, targets, columns)
    settle_names(found, targets, columns)
    if entity == "interaction" and "contact.name" in targets and "interaction.contacts" not in targets:
        settle_people(found, targets, columns)
    _drop_strangers(found, targets, columns, entity)
    drop_staff(found, targets, columns, entity)
    drop_places(found, targets, entity)
    _settle_twins(found, targets, columns, entity)
    settle_numbers(found, targets, columns)
    settle_amounts(found, targets, columns, entity)
    if entity == "line":
        _settle_term(found, targets, columns, title)
    give_currency(found, columns, entity)
    if entity != "account" and f"{entity}.external_id" not in targets:
        give_key(found, columns, entity)
    return found


def _settle_twins(found: Found, targets: dict[str, int], columns: Sequence[Column], entity: str) -> None:
    """Facts of another record that this one has itself, and the description of what nothing else names."""
    if entity == "renewal" and {"line.mrr", "renewal.due_mrr"} <= targets.keys() - {"renewal.renewed_mrr"}:
        move(found, targets, "renewal.due_mrr", "renewal.renewed_mrr")
    for lesser, better in _OWN_TWINS.get(entity, ()):
        if lesser in targets and better not in targets:
            move(found, targets, lesser, better)
    _settle_measure(found, targets, columns)
    for lesser, better in _PROMOTED:
        if lesser in targets and better not in targets and _describes(columns[targets[lesser]]):
            move(found, targets, lesser, better)


def _settle_measure(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`KPI` beside the outcome that a client wants is what is measured, not the name of the goal."""
    named = targets.get("goal.name")
    if named is None or "goal.outcome" not in targets or "goal.metric" in targets:
        return
    if _MEASURES.intersection(columns[named].name.base.split()):
        move(found, targets, "goal.name", "goal.metric")


def _describes(column: Column) -> bool:
    words = column.name.base.split()
    return bool(_DESCRIBING.intersection(words)) and (len(words) == 1 or words[0].startswith("descri"))


def _drop_strangers(found: Found, targets: dict[str, int], columns: Sequence[Column], entity: str) -> None:
    """The department of somebody whom no column names is that of nobody we know, and the id of such a person the client's own."""
    if entity != "contact" and "contact.department" in targets and not _WHO & targets.keys():
        del found[targets.pop("contact.department")]
    alone = _WHO & targets.keys() == {"contact.external_id"}
    if entity == "account" and alone and found[targets["contact.external_id"]].how is not How.TOOL:
        place = targets["contact.external_id"]
        if "account.external_id" not in targets and columns[place].shape.distinct >= _EACH:
            move(found, targets, "contact.external_id", "account.external_id")
        else:
            del found[targets.pop("contact.external_id")]


def _drop_guess(found: Found, place: int) -> None:
    """Addresses beside the id of a person need not be that person's."""
    if found[place].how is How.VALUES:
        del found[place]


def _settle_term(found: Found, targets: dict[str, int], columns: Sequence[Column], title: str) -> None:
    """The end that nearly every row of a list of contracts has is the end of its term, not a cancellation."""
    place = targets.get("line.end")
    if (
        place is None
        or "line.term_end" in targets
        or not (_AGREED & set(title.split()) or _speak_of_terms(columns))
    ):
        return
    shape = columns[place].shape
    if set(columns[place].name.forms) & _GENERIC_END and shape.filled >= 0.9 * shape.sampled:
        move(found, targets, "line.end", "line.term_end")


def _speak_of_terms(columns: Sequence[Column]) -> bool:
    """Whether a header speaks of the contract or the policy that rows are about."""
    return any(_BOUND.intersection(column.name.base.split()) for column in columns)


def _settle_account(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    amounts = AMOUNTS & targets.keys()
    start = targets.get("account.start_date")
    if (
        amounts
        and start is not None
        and "line.start" not in targets
        and _is_generic(found[start], columns[start])
    ):
        move(found, targets, "account.start_date", "line.start")
    start_line(found, targets, columns)
    price_line(found, targets, columns)
    name_lawfully(found, targets, columns)
    name_signer(found, targets, columns)
    named = settle_own_name(found, targets, columns)
    if not named:
        name_person(found, targets, columns)
    if not _WHO & targets.keys():
        drop_nobody(found, targets)
    if "account.name" not in targets and not named:
        _name_by_values(found, columns)
    _settle_renewal(found, targets)
    if amounts and "line.end" in targets and "line.term_end" not in targets:
        _settle_running(found, targets, columns)
    if "line.end" in targets and not amounts:
        move(found, targets, "line.end", "churn.date")
        if "line.end_reason" in targets:
            move(found, targets, "line.end_reason", "churn.reason")
    for place in [place for place, candidate in found.items() if candidate.target == "survey.score"]:
        if not is_score(columns[place].shape):
            del found[place]


def _settle_running(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`Contrato - Fim` that nearly every client of a list has is the end of a term: not all of them have left."""
    column = columns[targets["line.end"]]
    generic = bool({*column.name.forms, *_bare(column)} & _GENERIC_END)
    if generic and column.shape.filled >= 0.9 * column.shape.sampled and "line.end_reason" not in targets:
        move(found, targets, "line.end", "line.term_end")


def _bare(column: Column) -> tuple[str, ...]:
    """A name without the group that stands in it: `fim` of `Contrato - Fim`."""
    words = column.name.base.split()
    return (" ".join(word for word in words if word not in {"contrato", "contract"}),)


def _settle_renewal(found: Found, targets: dict[str, int]) -> None:
    """The end of a term beside facts of its contract is the contract's; alone it is the day of a renewal."""
    told = bool(LINE_FACTS & targets.keys())
    if "line.term_end" in targets and not told and "renewal.due_date" not in targets:
        move(found, targets, "line.term_end", "renewal.due_date")
    renewing = {target for target in targets if target.startswith("renewal.")}
    if told and renewing == {"renewal.due_date"} and "line.term_end" not in targets:
        move(found, targets, "renewal.due_date", "line.term_end")


def _name_by_values(found: Found, columns: Sequence[Column]) -> None:
    """The first column of words that never repeat names the accounts when no header says so."""
    for column in columns[:4]:
        shape = column.shape
        share = fit("account.name", shape)
        if column.place not in found and shape.filled >= 2 and shape.distinct >= 0.95 and share >= 0.95:
            if shape.filled >= 0.95 * shape.sampled and not shape.share(
                Kind.EMAIL, Kind.LONG, Kind.UUID, Kind.CODE
            ):
                found[column.place] = Candidate(column.place, "account.name", None, 0.5, share, How.VALUES)
            return


def _is_generic(candidate: Candidate, column: Column) -> bool:
    return candidate.how is not How.TOOL and bool(set(column.name.forms) & GENERIC_START)


def _settle_own_key(found: Found, targets: dict[str, int], columns: Sequence[Column], entity: str) -> None:
    """An id that never repeats while the account's name does is the id of the row itself."""
    key = columns[targets["account.external_id"]]
    names = targets.get("account.name")
    if entity != "contact" or names is None or key.shape.filled < 5 or key.shape.distinct < 1:
        return
    if columns[names].shape.distinct < 0.9:
        move(found, targets, "account.external_id", "contact.external_id")


def is_score(shape: Shape) -> bool:
    """Whether values can be answers to one survey: whole numbers from 0 to 10."""
    if shape.empty or shape.low is None or shape.high is None:
        return shape.empty
    return shape.low >= 0 and shape.high <= 10 and shape.whole >= 0.99
