"""What a header says once the words are set aside that rows of its kind say of themselves: `complaint_status`, `nota da pesquisa`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from csdesk.domain.importing.aliases import Alias, index, regardless
from csdesk.domain.importing.durations import is_timed
from csdesk.domain.importing.fitting import spec_of
from csdesk.domain.importing.names import stemmed, word_set
from csdesk.domain.model.record import FieldType

_ANY: Final = word_set(
    "current overall final main primary general given reported original atual principal geral"
)
_SAYS: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    "ticket": (
        word_set(
            "ticket tickets tkt case cases issue issues complaint complaints problem request requests incident query inquiry enquiry concern "
            "grievance support helpdesk desk help service call chat contact conversation sr job workflow "
            "submission communication interaction report"
        ),
        word_set(
            "chamado chamados ticket atendimento solicitacao ocorrencia incidente reclamacao demanda servico protocolo suporte caso problema "
            "requisicao manifestacao defeito queixa consulta manutencao contato comunicacao"
        ),
    ),
    "interaction": (
        word_set(
            "call meeting visit activity interaction touchpoint conversation appointment contact engagement event outreach communication "
            "log detected client customer"
        ),
        word_set(
            "reuniao visita ligacao chamada contato atividade interacao conversa agendamento atendimento evento encontro comunicacao call "
            "cliente detectado registro"
        ),
    ),
    "survey": (
        word_set(
            "survey response answer feedback review questionnaire customer client user respondent product service support experience "
            "quality agent star raw promoter nps csat ces"
        ),
        word_set("pesquisa resposta avaliacao questionario cliente atendimento servico suporte produto experiencia nps csat ces"),
    ),
    "task": (word_set("task activity todo action item"), word_set("tarefa atividade acao pendencia")),
    "usage": (
        word_set(
            "usage user users app application platform product system web mobile n total daily weekly monthly feature key number "
            "qtd quantidade num"
        ),
        word_set(
            "count total number diarios diarias semanais mensais semana plataforma sistema aplicativo mes month week day per 7d 30d 90d "
            "events used last 30 7 90 days event feature"
        ),
    ),
    "ticket_month": (
        word_set("n num number support customer client monthly total helpdesk"),
        word_set("count total number suporte mes month mensal cliente plataforma"),
    ),
    "health": (
        word_set("composite weighted account customer client success csm calculated"),
        word_set("cliente conta calculado composto ponderado"),
    ),
}  # fmt: skip
"""Words that say no more in rows of a kind: those that stand before what is meant, and those that stand after it."""
_KINDS_OF: Final = word_set("tipo type tp kind")
_DEGREES: Final = word_set("nivel grau indice level index escala scale degree")
_COUNTED: Final = word_set("n num number qtd quantidade count total numero")
_STANDS: Final = frozenset({"status", "state", "situacao"})
_OPINIONS: Final = word_set("rating score satisfaction nota satisfacao avaliacao")
_ASKED: Final = word_set("survey feedback review post pesquisa pos")
"""How an opinion came to be asked for."""
_ENDS: Final = word_set(
    "resolution closure resolved process outcome progress resolucao fechamento encerramento solucao"
)
"""Of what a standing is told where the rows have none of their own."""
_PARTS_OF: Final = word_set("service product quality support agent servico suporte produto atendimento")
"""Of what a part of an answer is, where another one may be of the whole."""
_WHOSE_NAME: Final = word_set(
    "nome name id numero number codigo code title titulo contacts contatos count total quantidade"
)
"""What is somebody's or something else's, once the word that says whose is gone."""
_WHOLE: Final = frozenset({FieldType.INT})
_CHOSEN: Final = frozenset({FieldType.CHOICE})
_RATED: Final = frozenset({FieldType.CHOICE, FieldType.INT, FieldType.DECIMAL})
_WEIGHT, _PART_WEIGHT = 0.86, 0.8


@dataclass(frozen=True, slots=True)
class Said:
    """A field that the rest of a header means."""

    alias: Alias
    known: str
    weight: float


@lru_cache(maxsize=8192)
def said(base: str, entity: str) -> tuple[Said, ...]:
    """The fields of a kind that a header means without the words that say no more in its rows, those next to the most words of it first.

    >>> [one.alias.target for one in said("complaint status", "ticket")]
    ['ticket.status']
    """
    words = base.split()
    if entity not in _SAYS or not 2 <= len(words) <= 6:
        return ()
    for core in _cores(words, entity):
        known = core if core in index() else regardless().get(stemmed(core), "")
        aside = words.copy()
        for word in core.split():
            aside.remove(word)
        found = tuple(_meant(known, entity, aside)) if core not in _WHOSE_NAME else ()
        if found:
            return found
    return ()


def _cores(words: list[str], entity: str) -> Iterable[str]:
    """What is left of a name without words of the kind before and after it, the longest first."""
    before, after = _SAYS[entity]
    more = _ANY | _KINDS_OF | _DEGREES | (_ENDS if _STANDS.intersection(words) else frozenset())
    more |= _ASKED if _OPINIONS.intersection(words) else frozenset()
    before, after = before | more, after | more
    lead = next((place for place, word in enumerate(words) if word not in before), len(words))
    trail = next((place for place, word in enumerate(reversed(words)) if word not in after), len(words))
    sizes = sorted(((i, j) for i in range(lead + 1) for j in range(trail + 1)), key=sum)
    for i, j in sizes:
        if i + j and i + j < len(words):
            yield " ".join(words[i : len(words) - j])


def _meant(known: str, entity: str, aside: list[str]) -> Iterable[Said]:
    types = _CHOSEN if _KINDS_OF.intersection(aside) else _RATED if _DEGREES.intersection(aside) else None
    types = _WHOLE if _COUNTED.intersection(aside) else types
    weight = _PART_WEIGHT if entity == "survey" and _PARTS_OF.intersection(aside) else _WEIGHT
    for alias in index().get(known, ()):
        spec = spec_of(alias.target)
        fits = types is None or (spec is not None and spec.type in types)
        if alias.entity == entity and fits and not (spec is not None and is_timed(spec)):
            yield Said(alias, known, weight)
