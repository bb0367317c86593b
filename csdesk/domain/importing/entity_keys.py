"""What the ids, the names and the dates of a table's rows say of the kind of record they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.aliases import Alias, nouns
from csdesk.domain.importing.candidates import candidates, met, own_id
from csdesk.domain.importing.columns import Candidate, Column, How
from csdesk.domain.importing.fitting import spec_of, words_fit
from csdesk.domain.importing.forms import of_lead
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.vocabulary import ANSWERED, VOCABULARY
from csdesk.domain.model.record import FieldType

_OF_TICKETS: Final = frozenset(
    f"ticket.{name}"
    for name in (
        "subject",
        "status",
        "priority",
        "category",
        "resolved_at",
        "channel",
    )
)
"""What a list of tickets tells beside their numbers; a list of answers about them does not."""
_PLAIN_NAMES: Final = frozenset({"nome", "name", "nome completo", "full name"})
_OF_CLIENTS: Final = frozenset(
    f"account.{name}" for name in ("plan", "segment", "size", "csm", "employees", "parent", "touch")
) | {"line.mrr", "line.price", "line.start", "line.term_end", "health.score"}
"""What is told of a client and not of a person."""
_WORK_ORDER: Final = "ordem servico"
_BOARD: Final = (
    frozenset({"person", "pessoa", "assignee", "assigned", "responsavel", "owner", "members", "membros"}),
    frozenset({"status", "situacao", "list", "lista", "stage", "etapa", "section"}),
    frozenset({"due", "prazo", "deadline", "entrega"}),
)
_BEGINS: Final = frozenset({"start", "inicio", "comeco"})
_ENDS: Final = frozenset({"end", "fim", "termino"})
_MOSTLY: Final = 0.8
_PEOPLE: Final = frozenset({"contact.name", "contact.email", "contact.external_id"})
_DATES: Final = frozenset({FieldType.DATE, FieldType.INSTANT, FieldType.MONTH})
_RECOMMEND: Final = ("recomend", "recommend", "indicaria")
_ASKED: Final = 5.0
"""What it speaks for answers of a survey, and against people, that they were asked whether they would recommend."""
_TAXES: Final = frozenset(
    {"iva", "igv", "itbis", "icms", "iss", "tax", "vat", "gst", "impuesto", "impuestos", "imposto"}
)
_TOTALS: Final = frozenset({"total", "subtotal", "neto", "importe", "monto"})
"""A tax beside a total is written on bills."""
FEW: Final = 10
"""Names that do not repeat in fewer rows than this say little."""
_VAGUE: Final = word_set("group grupo type tipo category categoria class classe perfil profile")
"""Names of kinds of anything, of people as well as of clients."""
_OFTEN, _RARELY = 50, 0.4
_SEVERAL, _PART = 4, 0.1
"""So many headers that begin with the name of a record make the rows such records."""
ACCOUNT_NAMES: Final = frozenset({"account.name", "account.legal_name", "account.tax_id"})


def names_accounts(columns: Sequence[Column]) -> bool:
    """Whether a header names accounts whatever the sheet: `Cliente`, not `Nome`."""
    return any(
        alias.entity == "account" and alias.target in ACCOUNT_NAMES and not alias.where
        for column in columns
        for alias in met(column.name)[1]
    )


def keys_of(entity: str, columns: Sequence[Column], options: Sequence[Sequence[Candidate]]) -> float:
    """What the ids, the names and the dates of the rows speak for an entity."""
    score = 0.0
    for column in columns:
        named = _identified(column, columns, options, entity)
        if named == "ticket" and not _has_any(options, _OF_TICKETS):
            continue
        if named == entity != "account" and column.shape.distinct >= 0.9:
            score += 3.0 if column.place == 0 else 1.5
    groups = _groups(columns)
    clients = _are_clients(columns)
    score += 1.5 * (entity in groups)
    persons = _says(columns, "contact.first_name") and _says(columns, "contact.last_name")
    persons = persons and not groups and not clients and not _repeat_names(columns, options)
    if entity == "contact" and persons:
        score += 3.0
    if entity == "contact":
        score += (1.5 + 2.0 * _are_employed(columns)) * _is_people(columns) - 2.5 * _repeats_people(
            columns, options
        )
    if entity in {"survey", "contact"}:
        score += (_ASKED if entity == "survey" else -_ASKED) * any(map(_asks_to_recommend, columns))
        score -= _ASKED * (entity == "contact" and _are_answers(columns))
    if entity == "opportunity" and any(map(_is_pipeline, options, columns)):
        score += 1.5
    score += 1.0 * (entity == "task" and _is_board(columns))
    score += 2.0 * (entity == "interaction" and _is_calendar(columns))
    if entity == "invoice" and _has(options, "invoice.due"):
        score += 1.5 * _says(columns, "account.overdue_days") + 0.5 * _has(options, "invoice.status")
    score += 1.0 * (entity == "invoice" and _is_taxed(columns))
    if entity != "account":
        return score + _own_date(entity, columns)
    company = _says(columns, "account.name")
    foreign = min(0.4 * sum(map(_is_foreign, columns)), 1.2)
    return score - (4.0 if company else 2.5) * persons - foreign + _account_keys(columns, options)


def _is_taxed(columns: Sequence[Column]) -> bool:
    """Whether a tax stands beside a total, as on a bill."""
    figures = [
        {*folded(column.name.written).split()}
        for column in columns
        if column.shape.share(Kind.NUMBER) >= _MOSTLY
    ]
    return any(words & _TAXES for words in figures) and any(words & _TOTALS for words in figures)


def _identified(
    column: Column, columns: Sequence[Column], options: Sequence[Sequence[Candidate]], entity: str
) -> str | None:
    """The record whose id a header names: an event that moves the revenue is a movement, a review with a score an answer."""
    named = own_id(column.name) or _coded_noun(column)
    if named in {"usage", "invoice"} and entity == "movement" and any(map(_is_moving, options, columns)):
        return entity
    return "survey" if named == "review" and _says(columns, "survey.score") else named


def _groups(columns: Sequence[Column]) -> set[str]:
    """The records, clients and people aside, that several headers name first: `deal_stage`, `deal_name`, `deal_amount`."""
    first = Counter(nouns().get(words[0]) for column in columns if len(words := column.name.base.split()) > 1)
    several = max(_SEVERAL, _PART * len(columns))
    return {entity for entity, n in first.items() if entity and n >= several} - {"account", "contact"}


def _coded_noun(column: Column) -> str | None:
    """The record whose noun alone stands over codes, `Invoice` over `I-1`; answers name tickets that way too."""
    coded = column.shape.share(Kind.CODE) >= 0.95 and column.shape.share(Kind.WORDS) < 0.1
    noun = nouns().get(column.name.base) if coded else None
    return noun if noun != "ticket" or column.name.base == _WORK_ORDER else None


def _has_any(options: Sequence[Sequence[Candidate]], targets: frozenset[str]) -> bool:
    return any(found and found[0].target in targets and found[0].how is not How.GUESS for found in options)


def _is_people(columns: Sequence[Column]) -> bool:
    """A name, a company and an e-mail in one row make a person of that company."""
    named = any(column.name.full in _PLAIN_NAMES for column in columns)
    return named and names_accounts(columns) and _says(columns, "contact.email")


def _are_clients(columns: Sequence[Column]) -> bool:
    """Whether each row begins with the id of a client of its own and tells what only a client has."""
    if own_id(columns[0].name) != "account" or columns[0].shape.distinct < 0.95:
        return False
    return any(alias.target in _OF_CLIENTS for column in columns for alias in met(column.name)[1])


def _is_calendar(columns: Sequence[Column]) -> bool:
    """Whether each row begins at some hour and ends at another, as a meeting does."""
    timed = [set(column.name.base.split()) for column in columns if column.shape.share(Kind.TIMED) >= _MOSTLY]
    return any(words & _BEGINS for words in timed) and any(words & _ENDS for words in timed)


def _is_board(columns: Sequence[Column]) -> bool:
    """Whether somebody has each row to do until some day, and it says how far it is, as on a board of cards."""
    said = [set(column.name.base.split()) for column in columns]
    return all(any(words & asked for words in said) for asked in _BOARD)


def _are_employed(columns: Sequence[Column]) -> bool:
    """Whether a header tells what the people do there, and none what only a client has: a plan, an MRR, who looks after it."""
    telling = [
        column
        for column in columns
        if not ({column.name.full, column.name.base} & _VAGUE or of_lead(column.name))
    ]
    said = {alias.target for column in telling for alias in met(column.name)[1] if not alias.spoken}
    return "contact.title" in said and not said & _OF_CLIENTS


def _asks_to_recommend(column: Column) -> bool:
    """Whether a header asks how likely somebody is to recommend, and answers from 0 to 10 stand there."""
    shape = column.shape
    asked = any(word.startswith(_RECOMMEND) for word in folded(column.name.written).split())
    rated = shape.low is not None and shape.high is not None and shape.low >= 0 and shape.high <= 10
    return asked and rated and shape.share(Kind.NUMBER) >= 0.9


def _are_answers(columns: Sequence[Column]) -> bool:
    """Whether a column calls each row a promoter or a detractor beside its score."""
    called = any(
        column.shape.filled and column.shape.fit(lambda value: folded(str(value)) in ANSWERED) >= _MOSTLY
        for column in columns
    )
    return called and any(
        alias.target == "survey.score" for column in columns for alias in met(column.name)[1]
    )


def _repeats_people(columns: Sequence[Column], options: Sequence[Sequence[Candidate]]) -> bool:
    """Whether the same persons come again and again: rows about what they said or did."""
    named = [
        column.shape.distinct
        for column, found in zip(columns, options, strict=True)
        if found and found[0].target in _PEOPLE and column.shape.filled >= FEW
    ]
    return bool(named) and max(named) < 0.6


def _repeat_names(columns: Sequence[Column], options: Sequence[Sequence[Candidate]]) -> bool:
    """Whether few names by both parts come again and again, with the same few numbers to call or addresses."""
    told: dict[str, float] = {}
    for column, found in zip(columns, options, strict=True):
        if found and column.shape.filled >= _OFTEN:
            told.setdefault(found[0].target, column.shape.distinct)
    reached = [
        told[target] for target in ("contact.email", "contact.phone", "contact.mobile") if target in told
    ]
    names = [told[target] for target in ("contact.first_name", "contact.last_name") if target in told]
    return len(names) == 2 and bool(reached) and max(*names, *reached) < _RARELY


def _is_moving(found: Sequence[Candidate], column: Column) -> bool:
    """Whether a column holds kinds of MRR movements, though most rows may say that nothing moved: `Recurring`, `Downgrade`."""
    moves = any(candidate.target == "movement.kind" for candidate in found)
    kinds = [kind for kind in column.shape.counts if isinstance(kind, str)]
    known = VOCABULARY["movement.kind"]
    told = sum(folded(kind) in known for kind in kinds)
    return moves and (
        words_fit("movement.kind", column.shape) >= 0.4 or (told >= 2 and told * 2 >= len(kinds))
    )


def _is_pipeline(found: Sequence[Candidate], column: Column) -> bool:
    """Whether a column holds the stages of sales, from a lead to won or lost."""
    staged = any(candidate.target == "opportunity.stage" for candidate in found)
    return staged and words_fit("opportunity.stage", column.shape) >= 0.5


def _is_foreign(column: Column) -> bool:
    """Whether a header is known, but means nothing in a list of accounts: `Assunto`, `Prioridade`, `Deal`."""
    named = own_id(column.name)
    known = met(column.name)[1] or (named and named != "account")
    return bool(known) and all(one.entity == "opportunity" for one in candidates(column, "account"))


def _own_date(entity: str, columns: Sequence[Column]) -> float:
    """A date that only such a record has, `Response Date`, makes each row one of them."""
    for column in columns:
        aliases = formal(column)
        if any("account" in {alias.entity, *alias.where} for alias in aliases):
            continue
        for alias in aliases:
            spec = spec_of(alias.target) if alias.where == (entity,) else None
            if spec is not None and spec.type in _DATES:
                return 1.0 if len({each.where for each in aliases}) == 1 else 0.7
    return 0.0


def formal(column: Column) -> tuple[Alias, ...]:
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
