"""Which kind of record the rows of a table are."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from csdesk.domain.importing.aliases import TITLES, Alias, nouns
from csdesk.domain.importing.candidates import candidates, met, own_id
from csdesk.domain.importing.columns import Candidate, Column, How
from csdesk.domain.importing.fitting import spec_of, words_fit
from csdesk.domain.importing.needs import TOLD, lacking_of
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.table import RawSheet
from csdesk.domain.importing.titled import title_hints
from csdesk.domain.importing.tool import Tool
from csdesk.domain.model.record import FieldType

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
_OF_TICKETS: Final = frozenset(
    f"ticket.{name}"
    for name in (
        "subject",
        "status",
        "priority",
        "category",
        "resolved_at",
        "opened_at",
        "notes",
        "channel",
        "tags",
        "number",
    )
)
"""What a list of tickets tells beside their numbers; a list of answers about them does not."""
_CHOICES: Final = frozenset(
    {"movement.kind", "survey.kind", "line.kind", "renewal.status", "interaction.channel", "interaction.kind"}
)
_PLAIN_NAMES: Final = frozenset({"nome", "name", "nome completo", "full name"})
_FEW: Final = 10
"""Names that do not repeat in fewer rows than this say little."""
UNOWNED: Final = frozenset({"account", "rate", "product", "contact", "task", "reading"})
"""Records that may be without an account."""
_WHOSE: Final = frozenset({"account", "contact"})
_ACCOUNT_NAMES: Final = frozenset({"account.name", "account.legal_name", "account.tax_id"})
_DATES: Final = frozenset({FieldType.DATE, FieldType.INSTANT, FieldType.MONTH})


def choose_entity(sheet: RawSheet, columns: Sequence[Column], tool: Tool | None) -> str | None:
    """The entity that the columns, the names of sheet and file and the tool speak for; `None` when none fits."""
    if tool is not None:
        return tool.entity
    scores = scored_entities(sheet, columns)
    best = max(scores, key=lambda entity: scores[entity], default=None)
    least = 1.3 if best != "account" else 0.8 if _names_accounts(columns) else 2.0
    return best if best is not None and scores[best] >= least else None


def scored_entities(sheet: RawSheet, columns: Sequence[Column]) -> dict[str, float]:
    """How much speaks for each entity whose needs are met."""
    hints = title_hints(sheet)
    few = all(column.shape.filled < _FEW for column in columns)
    series = any(column.name.written and not column.name.full for column in columns)
    scores: dict[str, float] = {}
    whole: set[str] = set()
    for entity in TITLES:
        options = [candidates(column, entity) for column in columns]
        lacking = lacking_of(entity, options, 0.0 if series else hints.get(entity, 0.0), few=few)
        if lacking is not None:
            whole |= {entity} if not lacking or few else set()
            evidence = _evidence(entity, columns, options) + _keys(entity, columns, options)
            scores[entity] = hints.get(entity, 0.0) + evidence - lacking
    if not any(map(_names_whose, columns)):
        for entity in scores.keys() - UNOWNED:
            scores[entity] -= 2.0
    if (
        "account" in scores
        and "line" in whole
        and "account" not in hints
        and not _describes_accounts(columns)
    ):
        scores["account"] -= 1.0
    if "contact" in scores and not any(map(_reaches, columns)):
        scores["contact"] -= 1.5
    if "account" in scores and _speaks_of_others(hints, whole):
        scores["account"] -= 2.5 if _only_points(columns) else 2.0 if few else 0.0
    return scores


def _describes_accounts(columns: Sequence[Column]) -> bool:
    """Whether a column says more of an account than which one it is, its notes or whether it is active."""
    said = {found[0].target for column in columns if (found := candidates(column, "account"))}
    plain = _ACCOUNT_NAMES | {"account.external_id", "account.notes", "account.status", "account.plan"}
    return any(target.startswith(("account.", "contact.")) for target in said - plain)


def _reaches(column: Column) -> bool:
    """Whether a header tells of a person more than a name: how to reach them, what they do."""
    reached = any(alias.target in _PERSONAL for alias in met(column.name)[1])
    return reached or column.shape.share(Kind.EMAIL) >= 0.8 or own_id(column.name) == "contact"


def _names_whose(column: Column) -> bool:
    """Whether a header could say which client a row is about, or whose it is."""
    return own_id(column.name) in _WHOSE or any(alias.entity in _WHOSE for alias in met(column.name)[1])


def _speaks_of_others(hints: Mapping[str, float], scores: Collection[str]) -> bool:
    """Whether the titles speak of records that these may be, and not of accounts."""
    return "account" not in hints and any(hints.get(entity, 0.0) >= TOLD for entity in scores)


def _only_points(columns: Sequence[Column]) -> bool:
    """Whether accounts are at most pointed at by an id, beside the `id` of the rows."""
    plain = any(column.name.full == "id" and column.shape.distinct >= 0.95 for column in columns)
    pointed = any(own_id(column.name) == "account" for column in columns)
    return (plain and pointed) or not _names_accounts(columns)


def _names_accounts(columns: Sequence[Column]) -> bool:
    """Whether a header names accounts whatever the sheet: `Cliente`, not `Nome`."""
    return any(
        alias.entity == "account" and alias.target in _ACCOUNT_NAMES and not alias.where
        for column in columns
        for alias in met(column.name)[1]
    )


def _evidence(entity: str, columns: Sequence[Column], options: Sequence[Sequence[Candidate]]) -> float:
    total = 0.0
    seen: set[str] = set()
    for column, found in zip(columns, options, strict=True):
        own = [
            candidate for candidate in found if candidate.entity == entity and candidate.target not in seen
        ]
        if own:
            seen.add(own[0].target)
            total += own[0].score * _rarity(column) + 0.4 * _tells(own[0], column)
        elif entity == "account" and found and found[0].target not in seen:
            seen.add(found[0].target)
            total += 0.5 * found[0].score
        if column.name.group and nouns().get(column.name.group) == entity:
            total += 0.4
    return total


def _tells(candidate: Candidate, column: Column) -> bool:
    """Whether the words of a column are the choices that only this field has: `expansion`, `churn`, `new`."""
    return candidate.target in _CHOICES and words_fit(candidate.target, column.shape) >= 0.95


def _rarity(column: Column) -> float:
    """A name that many entities use says little about which one it is."""
    entities = {alias.entity for alias in _formal(column)}
    return 1.0 / math.sqrt(max(len(entities), 1))


def _keys(entity: str, columns: Sequence[Column], options: Sequence[Sequence[Candidate]]) -> float:
    score = 0.0
    for column in columns:
        named = own_id(column.name) or _coded_noun(column)
        if named == "ticket" and not _has_any(options, _OF_TICKETS):
            continue
        if named == entity != "account" and column.shape.distinct >= 0.9:
            score += 3.0 if column.place == 0 else 1.5
    persons = _says(columns, "contact.first_name") and _says(columns, "contact.last_name")
    if entity == "contact" and persons:
        score += 3.0
    if entity == "contact" and _is_people(columns):
        score += 1.5
    if entity == "opportunity" and any(map(_is_pipeline, options, columns)):
        score += 1.5
    if entity == "invoice" and _says(columns, "account.overdue_days") and _has(options, "invoice.due"):
        score += 1.5
    if entity != "account":
        return score + _own_date(entity, columns)
    company = _says(columns, "account.name")
    foreign = min(0.4 * sum(map(_is_foreign, columns)), 1.2)
    return score - (4.0 if company else 2.5) * persons - foreign + _account_keys(columns, options)


def _coded_noun(column: Column) -> str | None:
    """The record whose noun alone stands over codes, `Invoice` over `I-1`; answers name tickets that way too."""
    coded = column.shape.share(Kind.CODE) >= 0.95 and column.shape.share(Kind.WORDS) < 0.1
    noun = nouns().get(column.name.base) if coded else None
    return noun if noun != "ticket" else None


def _has_any(options: Sequence[Sequence[Candidate]], targets: frozenset[str]) -> bool:
    return any(found and found[0].target in targets and found[0].how is not How.GUESS for found in options)


def _is_people(columns: Sequence[Column]) -> bool:
    """A name, a company and an e-mail in one row make a person of that company."""
    named = any(column.name.full in _PLAIN_NAMES for column in columns)
    return named and _names_accounts(columns) and _says(columns, "contact.email")


def _is_pipeline(found: Sequence[Candidate], column: Column) -> bool:
    """Whether a column holds the stages of sales, from a lead to won or lost."""
    staged = any(candidate.target == "opportunity.stage" for candidate in found)
    return staged and words_fit("opportunity.stage", column.shape) >= 0.5


def _is_foreign(column: Column) -> bool:
    """Whether a header is known, but means nothing in a list of accounts: `Assunto`, `Prioridade`, `Deal`."""
    named = own_id(column.name)
    known = met(column.name)[1] or (named and named != "account")
    return bool(known) and not candidates(column, "account")


def _own_date(entity: str, columns: Sequence[Column]) -> float:
    """A date that only such a record has, `Response Date`, makes each row one of them."""
    for column in columns:
        aliases = _formal(column)
        if any("account" in {alias.entity, *alias.where} for alias in aliases):
            continue
        for alias in aliases:
            spec = spec_of(alias.target) if alias.where == (entity,) else None
            if spec is not None and spec.type in _DATES:
                return 1.0 if len({each.where for each in aliases}) == 1 else 0.7
    return 0.0


def _formal(column: Column) -> tuple[Alias, ...]:
    """What tools and labels mean by a header; where none of them knows it, what people mean."""
    aliases = met(column.name)[1]
    return tuple(alias for alias in aliases if not alias.spoken) or aliases


def _says(columns: Sequence[Column], target: str) -> bool:
    """Whether a header names a field, whatever the sheet."""
    return any(alias.target == target for column in columns for alias in met(column.name)[1])


def _has(options: Sequence[Sequence[Candidate]], target: str) -> bool:
    return any(found and found[0].target == target for found in options)


def _account_keys(columns: Sequence[Column], options: Sequence[Sequence[Candidate]]) -> float:
    keys = {"account.name", "account.tax_id", "account.legal_name"}
    uniques = [
        column.shape.distinct
        for column, found in zip(columns, options, strict=True)
        if found and column.shape.filled and (found[0].target in keys or own_id(column.name) == "account")
    ]
    uniques = uniques or [
        column.shape.distinct
        for column, found in zip(columns, options, strict=True)
        if found and column.shape.filled and found[0].target == "account.external_id"
    ]
    named = _has(options, "account.name") or _has(options, "account.legal_name")
    if not uniques:
        return 0.0
    if max(uniques) >= 0.9:
        foreign = any(
            own_id(column.name) not in {None, "account"} and column.place == 0 for column in columns
        )
        many = min(max(column.shape.filled for column in columns) / 10, 1.0)
        return (0.8 + 0.7 * many if named else 0.5) - (2.0 if foreign else 0.0)
    return -4.0 if max(uniques) < 0.7 else 0.0
