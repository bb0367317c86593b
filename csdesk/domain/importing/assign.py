"""Giving each column of a table its one target, and each target its one column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from csdesk.domain.importing.by_shape import seen
from csdesk.domain.importing.candidates import candidates, own_id
from csdesk.domain.importing.columns import COMPANIONS, Candidate, Column, Found, How
from csdesk.domain.importing.entity import UNOWNED
from csdesk.domain.importing.expected import expected
from csdesk.domain.importing.fitting import fit, spec_of
from csdesk.domain.importing.guesses import leftovers
from csdesk.domain.importing.handicap import handicap, is_loading
from csdesk.domain.importing.neighbours import is_person, is_sold
from csdesk.domain.importing.settle import settled
from csdesk.domain.importing.shapes import Kind, Shape
from csdesk.domain.importing.tool import Tool, key_of
from csdesk.domain.model.record import FieldType

_FALLBACK: Final = {
    "account.csm": "account.am",
    "contact.phone": "contact.mobile",
    "opportunity.closed_on": "opportunity.expected_on",
}
_AT_WORK: Final = frozenset({"business", "work", "office", "comercial", "trabalho"})
"""Where the second number stands that a client and a person of theirs are called by."""
_PAST: Final = frozenset(
    {
        "won",
        "lost",
        "actual",
        "real",
        "ganho",
        "perda",
        "ganado",
        "perdido",
        "closed",
        "fechado",
        "fechada",
        "cerrado",
        "encerrado",
        "encerrada",
    }
)
"""When something did happen is not when it should."""
_MANY: Final = frozenset({"tags", "notes"})
_WHOSE: Final = frozenset({"name", "legal_name", "external_id", "tax_id", "domain", "email", "first_name"})
"""Fields of an account, a person or another record that say whose a row is."""
_NAMES: Final = frozenset({"nome", "name"})
_CONTACTS: Final = frozenset({"contact", "contact name", "contato", "nome contato"})
_BILLED: Final = frozenset({"invoice", "line"})
"""Records of which a contact that stands there alone is whoever pays."""
_SOME: Final = 0.3
_AS_WELL: Final = 0.85
_BILLING: Final = frozenset({"cobranca", "billing", "faturamento"})
"""What shops put in brackets behind the name of who pays: `Nome (Cobrança)`."""
_TOLD_ALREADY: Final = frozenset({"contact.email", "contact.phone", "contact.mobile", "ticket.subject"})
"""What is told beside the name of who asked: of that person, or what was asked."""
_BEHIND: Final = 0.05
"""From here on a column stands so far behind an equal one that it never takes its place."""


def assigned(
    columns: Sequence[Column], entity: str, tool: Tool | None, links: Mapping[int, str], title: str
) -> Found:
    """The best target of each column; a target goes to one column, unless two columns complete each other."""
    options = [each for column in columns for each in _options(column, entity, tool, links)]
    options.sort(key=lambda each: (-round(each.score - handicap(each, columns), 2), each.place))
    found = _matched(options, columns)
    for place in [place for place in found if is_loading(columns[place], found[place])]:
        del found[place]
    nameless = _nameless(found, columns, entity)
    if nameless is not None:
        found = _matched([nameless, *(each for each in options if each.place != nameless.place)], columns)
    silent = [column for column in columns if tool is None or key_of(column.name.written) not in tool.targets]
    for guess in leftovers(silent, entity, found):
        found[guess.place] = guess
    for sight in seen(silent, entity, found):
        found[sight.place] = sight
    for sight in expected(silent, entity, found):
        found[sight.place] = sight
    for place in _rivalled(found, options, columns):
        found[place] = replace(found[place], rivalled=True)
    return settled(found, columns, entity, title)


def _rivalled(found: Found, options: Sequence[Candidate], columns: Sequence[Column]) -> list[int]:
    """The places of columns whose field a column that went nowhere says as well by its name: either could be meant."""
    left = {
        option.target
        for option in options
        if option.place not in found
        and option.how is How.NAME
        and option.score - handicap(option, columns) >= _AS_WELL
        and not columns[option.place].shape.empty
    }
    return [place for place, one in found.items() if one.how is How.NAME and one.target in left]


def _matched(options: Sequence[Candidate], columns: Sequence[Column]) -> Found:
    """Each column with the best target that is still free, the surest first."""
    found: Found = {}
    for option in options:
        if option.place in found or (option.fit < 0.3 and option.how is not How.TOOL):
            continue
        rivals = [place for place, other in found.items() if other.target == option.target]
        if not rivals or _may_repeat(
            option, [columns[place] for place in rivals], columns[option.place], found
        ):
            found[option.place] = option
    _make_room(found, options, columns)
    return found


def _make_room(found: Found, options: Sequence[Candidate], columns: Sequence[Column]) -> None:
    """A column that another one kept from its target takes it when the other has a second one nearly as good.

    `Meta do trimestre` names the goal, and `KPI` beside it the metric, though alone it could name the goal.
    """
    for option in options:
        if option.place in found or option.score < 0.85 or option.target.endswith(".external_id"):
            continue
        rival = next((place for place, other in found.items() if other.target == option.target), None)
        if rival is None or found[rival].how is How.TOOL or handicap(option, columns) >= _BEHIND:
            continue
        taken = {other.target for other in found.values()}
        second = next((each for each in options if each.place == rival and each.target not in taken), None)
        if second is not None and second.score >= 0.85 and second.fit >= 0.5:
            found[rival], found[option.place] = second, option


def _nameless(found: Found, columns: Sequence[Column], entity: str) -> Candidate | None:
    """`Nome` in a list of renewals or requests, when nothing else or a CPF alone says whose they are, is the account's."""
    told = {
        each.target
        for each in found.values()
        if each.entity != entity
        and each.target.partition(".")[2] in _WHOSE
        and each.target not in {"account.tax_id", "contact.email"}
    }
    if entity == "ticket" and not any(each.target in _TOLD_ALREADY for each in found.values()):
        told -= {each.target for each in found.values() if columns[each.place].name.full in _NAMES}
    if entity in _BILLED:
        told -= {each.target for each in found.values() if columns[each.place].name.full in _CONTACTS}
    filed = entity == "opportunity" and any(
        each.target == "opportunity.external_id" for each in found.values()
    )
    if entity in UNOWNED:
        return None
    for column in columns:
        if told and (column.place in found or told - {"account.external_id"}):
            continue
        billed = column.name.base in _NAMES and bool(column.name.units & _BILLING)
        named = column.name.full in _NAMES or billed or (entity in _BILLED and column.name.full in _CONTACTS)
        deals = filed and column.shape.fit(is_person) < 1 - _SOME
        if entity == "opportunity" and (deals or column.shape.empty or column.shape.fit(is_sold) >= _SOME):
            return None
        if named and fit("account.name", column.shape) >= 0.8:
            share = fit("account.name", column.shape)
            return Candidate(column.place, "account.name", None, 0.7 * share, share, How.GUESS)
    return None


def _options(column: Column, entity: str, tool: Tool | None, links: Mapping[int, str]) -> Iterable[Candidate]:
    share = column.shape
    if tool is not None:
        given = tool.targets.get(key_of(column.name.written))
        if given in {"custom", "-"}:
            return
        if given is not None:
            target, _, unit = given.partition("@")
            yield Candidate(column.place, target, unit or None, 1.05, fit(target, share), How.TOOL)
            return
    linked = links.get(column.place)
    for option in candidates(column, entity):
        if linked and option.target == linked:
            yield replace(option, score=option.score + 0.05)
        else:
            yield option
        if option.target == "account.name" and share.share(Kind.CODE) >= 0.95 and not _counts(column):
            yield replace(option, target="account.external_id", score=option.score * 0.8)
        fallback = _FALLBACK.get(option.target)
        if option.target == "account.phone" and _AT_WORK & {*column.name.base.split()}:
            fallback = "contact.phone"
        if fallback and not _PAST & {*column.name.base.split()}:
            yield replace(option, target=fallback, score=option.score * 0.8)
    if linked:
        yield Candidate(column.place, linked, None, 0.72, 1.0, How.LINK)


def _counts(column: Column) -> bool:
    """Whether figures say how much, and not who: `Hotel` in a list of costs."""
    shape = column.shape
    if shape.share(Kind.NUMBER) < _AS_WELL:
        return False
    return shape.whole < _AS_WELL or (shape.high or 0) < 1


def _may_repeat(option: Candidate, rivals: Sequence[Column], column: Column, found: Found) -> bool:
    if option.target.partition(".")[2] in _MANY:
        return True
    spec = spec_of(option.target)
    if option.score < 0.85 or spec is None or spec.type is not FieldType.MONEY:
        return False
    first = found[rivals[0].place]
    return first.unit == option.unit and all(
        rival.shape.filled + column.shape.filled <= column.shape.sampled and column.shape.filled
        for rival in rivals
    )


def links_of(
    columns: Sequence[Column], entity: str, ids: Mapping[str, Sequence[frozenset[str]]]
) -> dict[int, str]:
    """Columns whose values are ids of the records of another sheet: place -> `entity.external_id`."""
    found: dict[int, str] = {}
    for column in columns:
        named = own_id(column.name)
        if named == entity or column.shape.filled < 3:
            continue
        for other in COMPANIONS[entity]:
            if named not in {None, other} or (named is None and len(column.shape.counts) < 5):
                continue
            if any(_overlap(column.shape, known, strict=named is None) for known in ids.get(other, ())):
                found[column.place] = f"{other}.external_id"
                break
    return found


def _overlap(shape: Shape, known: frozenset[str], *, strict: bool) -> bool:
    if strict and shape.fit(lambda value: isinstance(value, str) and not value.isdigit()) < 0.9:
        return False
    return shape.fit(lambda value: id_text(value) in known) >= 0.9


def id_text(value: object) -> str:
    """An id as text, the same whether a sheet kept it as a number or as text."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip().casefold()
