"""What a header no list knows may still mean: by the verb of a date, the question of a survey, the head of a phrase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from csdesk.domain.importing.aliases import Alias, index, nouns
from csdesk.domain.importing.choice_words import WORDS
from csdesk.domain.importing.columns import COMPANIONS, Candidate, Column, How
from csdesk.domain.importing.fitting import fit, spec_of
from csdesk.domain.importing.loose import STATISTIC
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.reasons import is_technical
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.spanish import CHOICES
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.vocabulary import VOCABULARY
from csdesk.domain.model.record import FieldType

_STEMS: Final[dict[str, str]] = {
    "opened": "enter abert abri entrad receb report registr solicit pedid cri log rais rece ope creat ask request chego identific levant spot flag emi emit fatur lanc bill issu",
    "started": "inic comec start beg began kick arranc deslanch",
    "signed": "assin vend vendid sign sold deal contrat handof passagem",
    "due": "praz prev previst limit target plan planej expect forecast alvo venc expir due deadlin ate until vai renov ends end fim termin estim",
    "done": "resolv corrig fech conclu finaliz entreg clos fix deliv complet done solv encerr baix real feit execu soluc ganh perd live publi virad",
    "paid": "pag paid quit liquid compens receiv settl",
    "answered": "respo answ submit enviad colet avali",
    "left": "sai churn cancel perd deslig lost left exit encerr rescis distrat",
    "spoken": "fal conversa converse conversei conversam visit reun call lig met meet spoke talk present apresent contat encontr agend touch",
}
_MOMENTS: Final[dict[str, dict[str, str]]] = {
    "ticket": {
        "opened": "ticket.opened_at",
        "done": "ticket.resolved_at",
        "answered": "ticket.first_response_at",
    },
    "line": {"signed": "line.start", "started": "line.start", "due": "line.term_end", "left": "line.end"},
    "renewal": {"due": "renewal.due_date", "done": "renewal.decided_on", "signed": "renewal.decided_on"},
    "churn": {"left": "churn.date"},
    "interaction": {"spoken": "interaction.at", "done": "interaction.at"},
    "task": {"due": "task.due", "done": "task.done_on"},
    "survey": {"answered": "survey.answered_at"},
    "invoice": {"opened": "invoice.issued", "due": "invoice.due", "paid": "invoice.paid"},
    "onboarding": {
        "signed": "onboarding.contract_start",
        "started": "onboarding.started",
        "due": "onboarding.due",
        "done": "onboarding.completed",
    },
    "goal": {"due": "goal.due"},
    "opportunity": {
        "opened": "opportunity.raised_on",
        "due": "opportunity.expected_on",
        "done": "opportunity.closed_on",
    },
    "review": {"spoken": "review.date", "done": "review.date", "due": "review.date"},
    "story": {"signed": "story.consent_on"},
    "account": {
        "started": "line.start",
        "due": "line.term_end",
        "left": "line.end",
        "spoken": "interaction.at",
    },
}
_PLANNED: Final = ("prev", "plan", "target", "expect", "forecast", "promet", "promis", "estim", "alvo")
_DUE: Final = ("due", "prazo", "sla", "limit", "deadlin", "venc")
_CALENDAR: Final = frozenset({"mes", "month", "ano", "year", "week", "semana", "quarter", "trimestre"})
_FIRST: Final = ("first", "primeir", "primer")
"""When somebody was met first is not when they were last spoken to."""
_PLAIN: Final = frozenset({"data", "date", "dia", "quando", "when", "day", "dt"})
_MONTHLY: Final = frozenset({"usage", "value", "ticket_month", "rate"})
"""Records of a month, which a date somewhere in a row does not make."""
_WHEN: Final = _PLAIN | {"week", "semana", "mes", "month"}
_EVENT: Final[dict[str, str]] = {
    "ticket": "ticket.opened_at",
    "ticket_month": "ticket_month.month",
    "usage": "usage.month",
    "value": "value.month",
    "task": "task.due",
    "goal": "goal.due",
    "story": "story.consent_on",
    "opportunity": "opportunity.expected_on",
    "rate": "rate.month",
    "interaction": "interaction.at",
    "churn": "churn.date",
    "movement": "movement.date",
    "reading": "reading.date",
    "health": "health.date",
    "signal": "signal.measured_on",
    "survey": "survey.answered_at",
    "review": "review.date",
    "renewal": "renewal.due_date",
    "invoice": "invoice.issued",
}
_BILLED: Final = word_set(
    "paga pago paid unpaid pendente pending vencida overdue atrasado aprovada approved recebida recebido faturado billed emitida"
)
_LONGER: Final = frozenset({"hours", "horas", "hrs", "h", "days", "dias"})
_REPLIES: Final = word_set("resposta response reply answer")
"""What is said back to who asked."""
_TEXTS: Final[dict[str, tuple[str, ...]]] = {
    "interaction": ("interaction.summary",),
    "task": ("task.title",),
    "ticket": ("ticket.subject",),
    "survey": ("survey.comment",),
    "goal": ("goal.name",),
    "churn": ("churn.reason", "churn.feedback"),
    "opportunity": ("opportunity.name",),
    "story": ("story.title", "story.result"),
    "review": ("review.decisions",),
}
"""What a record of the kind says in words."""
_NOT_OURS: Final = frozenset(
    {
        "nascimento",
        "birth",
        "birthday",
        "aniversario",
        "update",
        "updated",
        "purchase",
        "compra",
        "modified",
        "atualizacao",
        "trial",
        "teste",
        "source",
        "origem",
        "fonte",
        "campaign",
        "campanha",
        "region",
        "regiao",
        "change",
        "changed",
        "mudanca",
        "alteracao",
        "modificacao",
    }
)


_OPINION: Final = word_set(
    "recomendaria recomendar recommend likely satisf satisfaction satisfied nota avalia rate rating score experience nivel level "
    "scale escala facil easy esforco effort indicaria probabilidade quanto how qual"
)
_REASONS: Final = word_set(
    "why porque que motivo reason melhorar improve comentario comment sugestao sugestoes suggestion conte tell feedback opiniao "
    "better like dislike gostou explique explain elogio critica"
)
_IN_CHARGE: Final = word_set("responsavel owner manager gerente lead analista consultor")
_TOO_WIDE: Final = word_set(
    "tipo type status situacao valor value total data date id codigo code nome name numero number time rate lead account"
)


def guesses(column: Column, entity: str) -> Iterable[Candidate]:
    """What a column of an entity's sheet may be when its name is not known: never more than a guess, to be checked."""
    words = folded(column.name.base).split()
    if "id" in (words[:1] + words[-1:]) and not _IN_CHARGE.intersection(words):
        return ()
    found = list(_by_verb(column, words, entity))
    if not found and entity == "survey" and len(words) >= 4:
        found = list(_by_question(column, words))
    return found or list(_by_head(column, entity))


def _by_verb(column: Column, words: list[str], entity: str) -> Iterable[Candidate]:
    """The moment of a record that a column of dates names by its verb: `Corrigido em`, `Vai até`, `Falei em`."""
    share = column.shape.share(Kind.DATE)
    if share < 0.8 or _NOT_OURS.intersection(words):
        return
    known = _MOMENTS.get(entity, {})
    planned = any(word.startswith(_PLANNED) for word in words)
    for number, moment in enumerate(known):
        if planned and moment != "due":
            continue
        if moment == "spoken" and any(word.startswith(_FIRST) for word in words):
            continue
        if any(word.startswith(stem) for word in words for stem in _STEMS[moment].split()):
            yield _guess(column, known[moment], 0.62 - 0.01 * number)
    if entity in _EVENT and entity not in _MONTHLY and _PLAIN.intersection(words) and not planned:
        yield _guess(column, _EVENT[entity], 0.55)


def leftovers(columns: Sequence[Column], entity: str, found: Mapping[int, Candidate]) -> Iterable[Candidate]:
    """What the only column of dates and the only column of phrases without a field are, where the record lacks them."""
    taken = {candidate.target for candidate in found.values()}
    free = [column for column in columns if column.place not in found and column.name.base]
    dated = [column for column in free if column.shape.share(Kind.DATE, Kind.MONTH) >= 0.8]
    event = _EVENT.get(entity)
    dated = [column for column in dated if not _is_other_day(column, entity, found)]
    billed = entity == "invoice" and taken & {"invoice.due", "invoice.paid"}
    if event and len(dated) == 1 and event not in taken and not billed and not _is_foreign(dated[0]):
        yield _guess(dated[0], event, 0.5)
    told = [column for column in free if column.shape.fit(_is_phrase) >= 0.5 and not _is_foreign(column)]
    told = [
        column for column in told if entity != "ticket" or not _REPLIES.intersection(column.name.base.split())
    ]
    text = next((target for target in _TEXTS.get(entity, ()) if target not in taken), None)
    if text and len(told) == 1:
        yield _guess(told[0], text, 0.45)


def _is_other_day(column: Column, entity: str, found: Mapping[int, Candidate]) -> bool:
    """Whether a day is one by which something should be done, or the month of a day that stands beside it."""
    words = column.name.base.split()
    due = _EVENT.get(entity, "").endswith(("due", "due_date", "expected_on"))
    if not due and any(word.startswith(_DUE) for word in words):
        return True
    days = [spec_of(each.target) for each in found.values() if each.entity == entity]
    known = any(spec is not None and spec.type in {FieldType.DATE, FieldType.INSTANT} for spec in days)
    return known and bool(_CALENDAR.intersection(words))


def _is_foreign(column: Column) -> bool:
    """Whether a header is known to mean what this record does not have, or only what its tool needs."""
    words = folded(column.name.written).split()
    known = column.name.base in index() and not _WHEN.issuperset(column.name.base.split())
    return known or bool(_NOT_OURS.intersection(words)) or is_technical(column)


def _is_phrase(value: Cell) -> bool:
    """Whether a text is something said, and not the name of somebody or of a kind: `Mandar contrato`."""
    words = value.split() if isinstance(value, str) else []
    return len(words) >= 2 and any(word[:1].islower() and len(word) > 2 for word in words[1:])


def _by_question(column: Column, words: list[str]) -> Iterable[Candidate]:
    """The question of a form: one answered by a number asks for the score, one answered by words for the comment."""
    figures = column.shape.share(Kind.NUMBER)
    if figures >= 0.9 and _OPINION.intersection(words):
        yield _guess(column, "survey.score", 0.62)
    elif figures < 0.5 and _REASONS.intersection(words):
        yield _guess(column, "survey.comment", 0.6)


def _by_head(column: Column, entity: str) -> Iterable[Candidate]:
    """A phrase around a name of the entity: first in Portuguese, `Resultado medido hoje`, last in English, `Final outcome`."""
    words = column.name.base.split()
    if not 2 <= len(words) <= 5 or STATISTIC.intersection(words):
        return
    if entity == "account":
        if _IN_CHARGE & {words[0], words[-1]} and fit("account.csm", column.shape) >= 0.9:
            yield _guess(column, "account.csm", 0.45)
        return
    for word in (words[0], words[-1]):
        others = {nouns().get(other) for other in words if other != word} - {None, entity, "account"}
        if others - set(COMPANIONS[entity]):
            continue
        for alias in index().get(word, ()):
            spec = spec_of(alias.target)
            sure = spec is not None and spec.closed if word in _TOO_WIDE else True
            sure = sure and not (
                spec is not None and spec.type is FieldType.CHOICE and _is_no_choice(alias, column)
            )
            telling = alias.target.partition(".")[2] not in {"external_id", "number"}
            telling = telling and not _is_measured_otherwise(alias.target, column)
            if alias.entity == entity and sure and telling and fit(alias.target, column.shape) >= 0.8:
                yield _guess(column, alias.target, 0.5)


def _is_no_choice(alias: Alias, column: Column) -> bool:
    """Whether what stands there is no kind of anything, or none that the field knows: a guess needs one of them."""
    measured = column.shape.share(Kind.NUMBER) >= 0.8 and column.shape.whole < 0.8
    status = alias.target.endswith((".status", ".stage", ".kind"))
    return measured or (status and column.shape.filled >= 3 and not column.shape.fit(_is_standing))


def _is_measured_otherwise(target: str, column: Column) -> bool:
    """Whether a header says hours or percents of what a field counts in minutes or pieces."""
    hours = target.endswith("minutes") and _LONGER.intersection(folded(column.name.written).split())
    return bool(hours) or "percent" in column.name.units


def _is_standing(value: Cell) -> bool:
    return isinstance(value, str) and folded(value) in _standings()


@cache
def _standings() -> frozenset[str]:
    """The words for how things stand, of every kind of record."""
    words = (*WORDS.values(), *CHOICES.values())
    told = {
        word
        for key in VOCABULARY
        if key.endswith((".status", ".stage", ".kind", ".outcome"))
        for word in VOCABULARY[key]
    }
    return frozenset(told | {word for line in words for word in line.split("|")} | _BILLED)


def _guess(column: Column, target: str, score: float) -> Candidate:
    share = fit(target, column.shape)
    return Candidate(column.place, target, None, score * share, share, How.GUESS, "")
