"""The fields that one column may go to: by its name, a part of it, one alike, or its values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from csdesk.domain.importing.aliases import (
    ID_WORDS,
    Alias,
    alike,
    identified,
    index,
    nouns,
    regardless,
    squeezed,
)
from csdesk.domain.importing.columns import COMPANIONS, LINKS, Candidate, Column, How
from csdesk.domain.importing.compound import said
from csdesk.domain.importing.fitting import spec_of
from csdesk.domain.importing.forms import bare, core, forms, is_label_of_a_way, of_lead
from csdesk.domain.importing.glued import parted, spelt_out
from csdesk.domain.importing.guesses import guesses
from csdesk.domain.importing.lengths import length
from csdesk.domain.importing.loose import likenesses
from csdesk.domain.importing.names import ASIDE, Name, canonical, stemmed, word_set
from csdesk.domain.importing.neighbours import is_code, is_decimal, ways
from csdesk.domain.importing.nowhere import is_no_place
from csdesk.domain.importing.qualified import one_of_two, without_more
from csdesk.domain.importing.reach import reach
from csdesk.domain.importing.reasons import is_of_loader
from csdesk.domain.importing.shapes import Kind, kinds_of
from csdesk.domain.importing.spelling import mended
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.weighing import sums_up, weighed
from csdesk.domain.importing.worded_ids import worded
from csdesk.domain.model.record import FieldSpec, FieldType

_PERIODS: Final[dict[str, str | None]] = {
    **dict.fromkeys(("mensal", "mes", "monthly", "month"), None),
    **dict.fromkeys(("anual", "ano", "annual", "yearly", "year"), "year"),
    **dict.fromkeys(("trimestral", "trimestre", "quarterly", "quarter"), "quarter"),
}
_NUMBERED: Final = re.compile(
    r"^((?:tel|phone|fone|fono|mail|e mail|email|cel|movil|whats|endereco|direccion|address)[a-z ]*)1$"
)
"""The first of several ways to reach somebody: `telefono1`."""
_MANY: Final = 10
"""So many numbers whose check digits are all right are those of companies."""
_OTHER_HOUSES: Final = word_set(
    "fornecedor emitente emissor prestador transportadora supplier vendor issuer filial matriz"
)
_GLUED: Final = 6
_ID_ENDINGS: Final = ("id", "number", "num", "nbr", "code", "key")
_EACH: Final = 0.95
_FIGURED: Final = ("phone", "mobile", "number", "tax_id", "postal_code", "external_id")
"""Texts that may be figures alone."""
_STAFFED: Final = (".am", ".csm", ".owner", ".raised_by")
"""Texts that name people who work here."""
_LINKED: Final = 0.9
"""What words under the name of an id say, beside a name of what they are."""
_LEADS_IN: Final = frozenset({"opportunity", "contact"})
_OURS: Final = word_set(
    "assignee assigned agent owner rep responsavel atendente analista csm manager gerente vendedor tecnico author autor"
)
"""Whose addresses are those of people who work here, not of a client."""
_VAGUE: Final = frozenset({"valor", "amount", "value"})
"""What a longer name may be of anything: `Valor inicial` is not what a client pays each month."""
_CALLED: Final = frozenset({"name", "nome"})
_MOSTLY: Final = 0.5
_ONE: Final = frozenset({"account.industry"})
"""What a name means in one number only: `Actividades` are things to do."""
_DONE: Final = frozenset({"interaction", "task", "ticket", "opportunity"})
"""Records that also name people who work here."""
_THEIRS: Final = word_set(
    "visitor visitante contato contact cliente customer client from fromaddress solicitante requester remetente sender endereco address"
)


@lru_cache(maxsize=4096)
def met(name: Name) -> tuple[str, tuple[Alias, ...]]:
    """The most telling form of a name that is known, and what it may mean."""
    spoken: tuple[Alias, ...] = ()
    for form in forms(name):
        found = index().get(form)
        if found and all(alias.spoken for alias in found):
            spoken += found
        elif found:
            return form, found + spoken
    if spoken:
        return name.base, spoken
    run = _run_together(name)
    if run is not None:
        return run, index()[run]
    plain = " ".join(word for word in name.base.split() if word not in ASIDE)
    if plain != name.base and plain in index() and plain not in ID_WORDS:
        return plain, index()[plain]
    for form in forms(name):
        known = form if form in index() else regardless().get(stemmed(form))
        if known is not None:
            return known, index()[known]
    return "", ()


def _run_together(name: Name) -> str | None:
    """The known name that a header writes without spaces: `annualrevenue`, `DTCRIACAO`."""
    for form in forms(name):
        numbered = _NUMBERED.match(form)
        first = canonical(numbered[1]) if numbered else ""
        if first in index():
            return first
        letters = form.replace(" ", "")
        for run in (letters, *_dates_glued(letters)):
            if run in squeezed():
                return squeezed()[run]
    return parted(name.base)


def _dates_glued(letters: str) -> tuple[str, ...]:
    """`DTCRIACAO` may be `data de criação`."""
    return (f"data{letters[2:]}",) if letters.startswith("dt") and len(letters) > 6 else ()


def own_id(name: Name) -> str | None:
    """The entity that a header identifies by an id phrase, if it is one."""
    right = mended(name.base)
    known = identified(name.base) or identified(name.full) or (identified(right) if right else None)
    return known or _glued_id(name.base)


def _glued_id(base: str) -> str | None:
    """What an id written into its noun identifies: `idcontacto`, `leadid`."""
    if " " in base or len(base) < _GLUED:
        return None
    first, last = base.removeprefix("id"), base
    for ending in _ID_ENDINGS:
        last = last.removesuffix(ending) if last == base else last
    rest = first if first != base else last
    return nouns().get(canonical(rest)) if rest != base else None


def candidates(column: Column, entity: str) -> list[Candidate]:
    """The fields that a column of an entity's sheet may go to, by its name and its values, the best first."""
    if is_of_loader(column) or is_label_of_a_way(column.name):
        return []
    linked = worded(column, entity)
    if linked is not None and (meant := candidates(linked, entity)):
        return [replace(each, score=_LINKED * each.score) for each in meant]
    found = (
        list(_by_name(column, entity))
        or list(_by_noun(column, entity))
        or list(_by_other_number(column, entity))
        or list(_by_rest(column, entity))
        or list(_by_one_of_two(column, entity))
        or list(_without_more(column, entity))
        or list(_by_right_name(column, entity))
        or list(_by_likeness(column, entity))
    )
    found = [
        way
        for candidate in found
        for way in ways(candidate, column)
        if not is_no_place(way, column, entity) and not sums_up(way, column, entity)
    ]
    if not any(candidate.fit >= 0.5 for candidate in found):
        found += _by_values(column, entity) or guesses(column, entity)
    return sorted((each for each in found if each.score > 0.3), key=lambda each: -each.score)


def _by_name(column: Column, entity: str) -> Iterable[Candidate]:
    form, aliases = met(column.name)
    if of_lead(column.name) and entity not in _LEADS_IN:
        return
    named = own_id(column.name)
    group = nouns().get(column.name.group.rstrip(" 0123456789")) if column.name.group else None
    for alias in aliases:
        weight = reach(alias, entity, group, column.name)
        if weight:
            yield _scored(column, alias, weight, How.NAME, form)
    if named and (named == entity or (named in LINKS and named in COMPANIONS[entity])):
        target = f"{named}.external_id"
        if not any(alias.target == target for alias in aliases):
            found = _scored(column, Alias(target, None, ()), 0.96, How.NAME, column.name.base)
            yield replace(found, rivalled=named == "contact" and "lead" in column.name.base.split())


def _by_noun(column: Column, entity: str) -> Iterable[Candidate]:
    """`Ticket subject`, `descrição do chamado`: the noun says whose field it is."""
    words = bare(core(column.name)).split()
    owner = nouns().get(" ".join(words))
    if owner in LINKS and owner in COMPANIONS[entity] and column.shape.fit(is_code) >= 0.9:
        yield _scored(column, Alias(f"{owner}.external_id", None, ()), 0.9, How.NAME, core(column.name))
    if owner == "account" and "account" in {entity, *COMPANIONS[entity]} and not index().get(" ".join(words)):
        yield _scored(column, Alias("account.name", None, ()), 0.9, How.NAME, core(column.name))
    coded = column.shape.fit(_is_plain_code) >= 0.95 and column.shape.distinct >= 0.95
    if owner == entity and coded and not column.shape.share(Kind.WORDS):
        yield _scored(column, Alias(f"{entity}.external_id", None, ()), 0.9, How.NAME, core(column.name))
    ends = [(words[:size], words[size:]) for size in (1, 2)]
    ends += [(words[-size:], words[:-size]) for size in (1, 2)]
    for noun, rest in ((" ".join(first), rest) for first, rest in ends if rest):
        owner, known = nouns().get(noun), " ".join(rest)
        if owner is None or (owner != entity and owner not in COMPANIONS[entity]):
            continue
        known = known if known in index() else regardless().get(stemmed(known), "")
        whole = " ".join(words)
        both = all(any(alias.entity == owner for alias in index().get(name, ())) for name in (known, whole))
        known = whole if both else known
        if owner == "interaction" != entity and known in _CALLED:
            continue
        for alias in index().get(known, ()):
            if alias.entity == owner:
                yield _scored(column, alias, 0.92 if owner == entity else 0.9, How.NAME, known)


def _by_other_number(column: Column, entity: str) -> Iterable[Candidate]:
    """What another number of a name means here, where the name itself is known in other records only: `Detalhe` for `detalhes`."""
    for form in column.name.forms if met(column.name)[1] else ():
        for known in alike().get(stemmed(form), ()):
            for alias in index()[known]:
                if (
                    alias.entity == entity
                    and not _is_one(alias, column)
                    and (weight := reach(alias, entity, None, column.name))
                ):
                    yield _scored(column, alias, 0.95 * weight, How.NAME, known)


def _is_one(alias: Alias, column: Column) -> bool:
    """Whether a field is meant in one number only, or by figures that are no notes: `Valoración` is no `notas`."""
    figures = column.shape.share(Kind.NUMBER) >= _MOSTLY
    if alias.target.endswith((".number", ".external_id")):
        return True
    return alias.target in _ONE or (alias.target.endswith(".notes") and figures)


def _by_rest(column: Column, entity: str) -> Iterable[Candidate]:
    """How long something took, or what a header means but for words that say no more in such rows: `complaint_status`."""
    took = length(column.name, entity)
    if took is not None:
        yield _scored(column, Alias(took, None, (entity,)), 0.9, How.PART, column.name.base)
        return
    for one in said(core(column.name), entity):
        yield _scored(column, one.alias, one.weight, How.PART, one.known)


def _by_one_of_two(column: Column, entity: str) -> Iterable[Candidate]:
    """What the first of two names means that a header gives, or the only one that is known: `Site/Redes Sociais`."""
    for known in one_of_two(column.name.written):
        ways_to = [(alias, reach(alias, entity, None, column.name)) for alias in index().get(known, ())]
        if any(weight for _, weight in ways_to):
            for alias, weight in ways_to:
                if weight and not _is_figure_of_words(alias.target, spec_of(alias.target), column):
                    yield _scored(column, alias, 0.9 * weight, How.PART, known)
            return


def _without_more(column: Column, entity: str) -> Iterable[Candidate]:
    """What a header means but for a word that says no more of it: `telefone_original`, `Dirección física`."""
    for alias, known in without_more(core(column.name)):
        weight = reach(alias, entity, None, column.name)
        if weight:
            yield _scored(column, alias, 0.88 * weight, How.PART, known)


def _by_right_name(column: Column, entity: str) -> Iterable[Candidate]:
    """What a misspelt header means when its words are put right: `Enndereço`, `Custmer nmae`."""
    right = mended(column.name.base) or spelt_out(column.name.base)
    if right is None:
        return
    meant = replace(column, name=replace(column.name, full=right, base=right))
    ways_to = (_by_name, _by_noun, _by_likeness)
    for found in next(filter(None, (list(way(meant, entity)) for way in ways_to)), []):
        yield replace(found, score=0.88 * found.score, how=How.FUZZY, known=right)


def _scored(column: Column, alias: Alias, weight: float, how: How, known: str) -> Candidate:
    share = weighed(alias.target, column)
    target, unit = _by_brackets(alias, column.name)
    return Candidate(column.place, target, unit, weight * (0.25 + 0.75 * share), share, how, known)


def _by_brackets(alias: Alias, name: Name) -> tuple[str, str | None]:
    """What brackets say of an amount: `Valor (mensal)` is MRR, `Valor (anual)` MRR by the year."""
    unit = alias.unit or ("cents" if "cents" in name.units else None)
    if alias.target not in {"line.price", "line.mrr"} or not _PERIODS.keys() & name.units:
        return alias.target, unit
    return "line.mrr", unit or next(_PERIODS[word] for word in name.units if word in _PERIODS)


def _is_any_sum(target: str, known: str, entity: str) -> bool:
    """Whether a longer name may be an amount of anything: `Valor inicial` is not what a client pays each month."""
    return entity == "account" and target == "line.mrr" and known in _VAGUE


def _by_likeness(column: Column, entity: str) -> Iterable[Candidate]:
    for like in likenesses(core(column.name)):
        for alias in index()[like.known]:
            weight = reach(alias, entity, None, column.name)
            spec = spec_of(alias.target)
            if like.part and (
                _is_figure_of_words(alias.target, spec, column)
                or _is_any_sum(alias.target, like.known, entity)
                or _is_person_by_code(alias.target, column)
            ):
                continue
            if weight and (not like.types or (spec is not None and spec.type in like.types)):
                how = How.PART if like.part else How.FUZZY
                yield _scored(column, alias, weight * like.quality, how, like.known)


def _is_person_by_code(target: str, column: Column) -> bool:
    """Whether somebody who works here is told by the key of another table, which says nobody's name: `bd_rep_id` over `BD_007`."""
    keyed = column.name.base.split()[-1:] == ["id"] and target.endswith(_STAFFED)
    return keyed and column.shape.share(Kind.CODE) >= _EACH


def _is_figure_of_words(target: str, spec: FieldSpec | None, column: Column) -> bool:
    """Whether only figures stand under a header that holds the name of something told in words: `Fill Plan (#wks)`."""
    worded = spec is not None and spec.type is FieldType.TEXT and not target.endswith(_FIGURED)
    return worded and column.shape.share(Kind.NUMBER) >= _EACH


def _may_be_theirs(column: Column, entity: str) -> bool:
    """Whether addresses may be those of a person of the client: beside what was done only where the header says so."""
    words = set(column.name.base.split())
    if _OURS & words:
        return False
    return entity not in _DONE or bool(_THEIRS & words) or any("mail" in word for word in words)


def _is_plain_code(value: Cell) -> bool:
    """`I-1` and `4711`, but neither the `1/3` of an instalment nor an amount."""
    return Kind.CODE in kinds_of(value) and "/" not in str(value) and not is_decimal(value)


def _by_values(column: Column, entity: str) -> list[Candidate]:
    """What the values alone say, when the name says nothing."""
    shape, allowed = column.shape, {entity, *COMPANIONS[entity]}
    found: list[tuple[str, float]] = []
    if shape.filled >= 3:
        if shape.share(Kind.EMAIL) >= 0.8 and "contact" in allowed and _may_be_theirs(column, entity):
            found.append(("contact.email", shape.share(Kind.EMAIL)))
        slashed = shape.fit(lambda value: isinstance(value, str) and "/" in value)
        plain = shape.filled >= _MANY and not _OTHER_HOUSES & {*column.name.base.split()}
        if (slashed >= 0.9 or plain) and shape.share(Kind.CNPJ) >= 0.9 and "account" in allowed:
            found.append(("account.tax_id", shape.share(Kind.CNPJ)))
    return [Candidate(column.place, target, None, 0.5 * share, share, How.VALUES) for target, share in found]
