"""What a header no list knows may still mean: by the verb of a date, the question of a survey, the head of a phrase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from csdesk.domain.importing.aliases import ID_WORDS, Alias, index, nouns
from csdesk.domain.importing.choice_words import WORDS
from csdesk.domain.importing.columns import COMPANIONS, Candidate, Column
from csdesk.domain.importing.fitting import fit, spec_of, told_by
from csdesk.domain.importing.glued import parted
from csdesk.domain.importing.guessed_days import EVENT, LAST, NOT_OURS, WHEN, by_verb, guess, is_other_day
from csdesk.domain.importing.loose import STATISTIC
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.reasons import is_technical
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.spanish import CHOICES
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.taxed import is_apart
from csdesk.domain.importing.vocabulary import VOCABULARY
from csdesk.domain.model.record import FieldType

_BILLED: Final = word_set(
    "paga pago paid unpaid pendente pending vencida overdue atrasado aprovada approved recebida recebido faturado billed emitida"
)
_MEASURED: Final = frozenset({FieldType.DATE, FieldType.INSTANT, FieldType.MONTH, FieldType.MONEY})
_MOST, _HALF = 0.8, 0.5
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
_CALLED: Final = (".name", ".title", ".subject")
"""What something is called, which no whole story is."""
_NO_TALE: Final = (
    *(
        "tempo",
        "turno",
        "faixa",
        "duracao",
        "horario",
        "operador",
        "atribuid",
        "atendente",
        "tecnico",
        "agente",
        "autor",
    ),
    *("usuario", "author", "agent", "operator", "assigned", "duration", "shift"),
)
"""How long something takes and who works on it, which is nothing that was said."""
_OPINION: Final = word_set(
    "recomendaria recomendar recommend likely satisf satisfaction satisfied nota avalia rate rating score experience nivel level "
    "scale escala facil easy esforco effort indicaria probabilidade quanto how qual satisfecho satisfecha satisfeito satisfeita califica "
    "calificas calificaria calificarias calificar valoras valora valorarias evalua evaluas evaluaria facilidade experiencia recomendar considerando"
)
_REASONS: Final = word_set(
    "why porque que motivo reason melhorar improve comentario comment sugestao sugestoes suggestion conte tell feedback opiniao "
    "better like dislike gostou explique explain elogio critica mejorar opinion cuentanos dejanos dinos explica razao comentarios sugestoes"
)
_ASIDE: Final = word_set(
    "why reason reasons motivo feedback comment comentario razao rationale email emails conversation conversations source address step action acao channel"
)
"""What is told of a deal and is not its name."""
_IN_CHARGE: Final = word_set("responsavel owner manager gerente lead analista consultor")
_HEADS: Final = word_set("lead estado status situacao etapa fase data origem fonte tipo nome nota canal")
"""What somebody in charge is said of, and who is not in charge."""
_ON_PAGES: Final = frozenset({"title", "titulo", "link", "profile", "perfil"})
"""What a page on the web has of whoever owns it."""
_TOO_WIDE: Final = word_set(
    "tipo type status situacao valor value total data date id codigo code nome name numero number time rate lead account"
)


def guesses(column: Column, entity: str) -> Iterable[Candidate]:
    """What a column of an entity's sheet may be when its name is not known: never more than a guess, to be checked."""
    words = folded(column.name.base).split()
    if "id" in (words[:1] + words[-1:]) and not _IN_CHARGE.intersection(words):
        return ()
    found = list(by_verb(column, words, entity))
    if not found and entity == "survey" and len(words) >= 4:
        found = list(_by_question(column, words))
    return found or list(_by_head(column, entity))


def leftovers(columns: Sequence[Column], entity: str, found: Mapping[int, Candidate]) -> Iterable[Candidate]:
    """What the only column of dates and the only column of phrases without a field are, where the record lacks them."""
    taken = {candidate.target for candidate in found.values()}
    free = [column for column in columns if column.place not in found and column.name.base]
    dated = [column for column in free if column.shape.share(Kind.DATE, Kind.MONTH) >= 0.8]
    event = EVENT.get(entity)
    dated = [column for column in dated if not is_other_day(column, entity, found)]
    billed = entity == "invoice" and taken & {"invoice.due", "invoice.paid"}
    if entity != "interaction":
        dated = [column for column in dated if not LAST.intersection(column.name.base.split())]
    if event and len(dated) == 1 and event not in taken and not billed and not _is_foreign(dated[0]):
        yield guess(dated[0], event, 0.5)
    told = [column for column in free if column.shape.fit(_is_phrase) >= 0.5 and not _is_foreign(column)]
    told = [
        column for column in told if not any(word.startswith(_NO_TALE) for word in column.name.base.split())
    ]
    told = [
        column for column in told if entity != "ticket" or not _REPLIES.intersection(column.name.base.split())
    ]
    told = [column for column in told if entity != "opportunity" or not _ASIDE & {*column.name.base.split()}]
    text = next((target for target in _TEXTS.get(entity, ()) if target not in taken), None)
    if text and text.endswith(_CALLED) and len(told) == 1 and told[0].shape.share(Kind.LONG) >= _HALF:
        text = f"{entity}.notes"
    if text and len(told) == 1:
        yield guess(told[0], text, 0.45)


def _is_foreign(column: Column) -> bool:
    """Whether a header is known to mean what this record does not have, or only what its tool needs."""
    words = folded(column.name.written).split()
    formal = any(not alias.spoken for alias in index().get(column.name.base, ()))
    known = (formal or parted(column.name.base)) and not WHEN.issuperset(column.name.base.split())
    return bool(known) or bool(NOT_OURS.intersection(words)) or is_technical(column)


def _is_phrase(value: Cell) -> bool:
    """Whether a text is something said, and not the name of somebody or of a kind: `Mandar contrato`."""
    words = value.split() if isinstance(value, str) else []
    return len(words) >= 2 and any(word[:1].islower() and len(word) > 2 for word in words[1:])


def _by_question(column: Column, words: list[str]) -> Iterable[Candidate]:
    """The question of a form: one answered by a number asks for the score, one answered by words for the comment."""
    figures = column.shape.share(Kind.NUMBER)
    if figures >= 0.9 and _OPINION.intersection(words):
        yield guess(column, "survey.score", 0.62)
    elif figures < 0.5 and _REASONS.intersection(words):
        yield guess(column, "survey.comment", 0.6)


def _by_head(column: Column, entity: str) -> Iterable[Candidate]:
    """A phrase around a name of the entity: first in Portuguese, `Resultado medido hoje`, last in English, `Final outcome`."""
    words = column.name.base.split()
    past = entity != "interaction" and bool(LAST.intersection(words))
    if not 2 <= len(words) <= 5 or past or STATISTIC.intersection(words):
        return
    if entity == "account":
        if (
            _IN_CHARGE & {words[0], words[-1]}
            and words[0] not in _HEADS
            and words[-1] not in _ON_PAGES
            and fit("account.csm", column.shape) >= 0.9
        ):
            yield guess(column, "account.csm", 0.45)
        return
    for word in (words[0], words[-1]):
        others = {nouns().get(other) for other in words if other != word} - {None, entity, "account"}
        if others - set(COMPANIONS[entity]):
            continue
        for alias in index().get(word, ()):
            spec = spec_of(alias.target)
            sure = spec is not None and spec.closed if word in _TOO_WIDE else True
            sure = sure and not (
                spec is not None
                and spec.type is FieldType.MONEY
                and (ID_WORDS.intersection(words) or is_apart(column.name.written))
            )
            sure = sure and not (
                spec is not None and spec.type is FieldType.CHOICE and _is_no_choice(alias, column)
            )
            if alias.entity == entity and sure and _is_told(alias.target, column):
                yield guess(column, alias.target, 0.5)


def _is_no_choice(alias: Alias, column: Column) -> bool:
    """Whether what stands there is no kind of anything, or none that the field knows: a guess needs one of them."""
    measured = column.shape.share(Kind.NUMBER) >= 0.8 and column.shape.whole < 0.8
    status = alias.target.endswith((".status", ".stage", ".kind"))
    return measured or (status and column.shape.filled >= 3 and not column.shape.fit(_is_standing))


def _is_told(target: str, column: Column) -> bool:
    """Whether values bear a guess by one word out: kinds that the field knows, or who is in charge; any text fits any text."""
    spec = spec_of(target)
    if target.endswith(".owner") or (spec is not None and spec.type in _MEASURED):
        return fit(target, column.shape) >= _MOST and "percent" not in column.name.units
    return spec is not None and spec.type is FieldType.CHOICE and told_by(target, column.shape) >= _HALF


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
