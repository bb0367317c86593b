"""What a column of dates may be whose name no list knows: the moment that its verb names, `Corrigido em`, `Vai até`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from csdesk.domain.importing.aliases import nouns
from csdesk.domain.importing.columns import Candidate, Column, How
from csdesk.domain.importing.fitting import fit, spec_of
from csdesk.domain.importing.names import word_set
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.model.record import FieldType

_STEMS: Final[dict[str, str]] = {
    "opened": "enter abert abri entrad receb report registr solicit pedid cri log rais rece ope creat ask request chego identific levant spot flag emi emit fatur lanc bill issu",
    "started": "inic comec start beg began kick arranc deslanch",
    "signed": "assin vend vendid sign sold deal contrat handof passagem",
    "due": "praz prev previst limit target plan planej expect forecast alvo venc expir due deadlin ate until vai renov ends end fim termin estim",
    "done": "resolv corrig fech conclu finaliz entreg clos fix deliv complet done solv encerr baix real feit execu soluc ganh perd live publi virad",
    "paid": "pag paid quit liquid compens receiv settl",
    "answered": "respo answ submit enviad colet avali complet preench",
    "left": "sai churn cancel perd deslig lost left exit encerr rescis distrat",
    "spoken": "fal conversa converse conversei conversam visit reun call lig met meet spoke talk present apresent contat encontr agend touch",
}
_MOMENTS: Final[dict[str, dict[str, str]]] = {
    "ticket": {
        "opened": "ticket.opened_at",
        "started": "ticket.opened_at",
        "done": "ticket.resolved_at",
        "answered": "ticket.first_response_at",
    },
    "line": {"signed": "line.start", "started": "line.start", "due": "line.term_end", "left": "line.end"},
    "renewal": {"due": "renewal.due_date", "done": "renewal.decided_on", "signed": "renewal.decided_on"},
    "churn": {"left": "churn.date"},
    "interaction": {"spoken": "interaction.at", "started": "interaction.at", "done": "interaction.at"},
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
_BROUGHT: Final = ("entreg", "deliv", "ship", "envi", "despach", "leitura", "lectura", "devol", "return")
"""Days on which goods come and meters are read, which say nothing of a bill."""
_CALENDAR: Final = frozenset({"mes", "month", "ano", "year", "week", "semana", "quarter", "trimestre"})
_FIRST: Final = ("first", "primeir", "primer")
"""When somebody was met first is not when they were last spoken to."""
_PLAIN: Final = frozenset({"data", "date", "dia", "quando", "when", "day", "dt"})
_OVER: Final = frozenset({"exited", "exit", "left", "renewal", "renovacao", "reminder", "lembrete"})
"""Days of something else than what the rows are about."""
_MONTHLY: Final = frozenset({"usage", "value", "ticket_month", "rate"})
"""Records of a month, which a date somewhere in a row does not make."""
LAST: Final = frozenset({"last", "latest", "ultimo", "ultima"})
"""When something was done last, which is no month that rows are about."""
WHEN: Final = _PLAIN | {"week", "semana", "mes", "month"}
EVENT: Final[dict[str, str]] = {
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
NOT_OURS: Final = word_set(
    "nascimento birth birthday aniversario update updated purchase compra modified atualizacao trial teste source origem fonte "
    "certificado mandato alvara cnh vacina vacinacao garantia procuracao habilitacao visto passaporte cartao mql sql "
    "certificate passport warranty vaccine conversao conversion campaign campanha region regiao change changed mudanca alteracao modificacao"
)
"""What no record of ours tells."""


def by_verb(column: Column, words: list[str], entity: str) -> Iterable[Candidate]:
    """The moment of a record that a column of dates names by its verb: `Corrigido em`, `Vai até`, `Falei em`."""
    share = column.shape.share(Kind.DATE)
    if share < 0.8 or NOT_OURS.intersection(words):
        return
    if entity == "invoice" and any(word.startswith(_BROUGHT) for word in words):
        return
    known = _MOMENTS.get(entity, {})
    planned = any(word.startswith(_PLANNED) for word in words)
    for number, moment in enumerate(known):
        if planned and moment != "due":
            continue
        if moment == "spoken" and any(word.startswith(_FIRST) for word in words):
            continue
        if any(word.startswith(stem) for word in words for stem in _STEMS[moment].split()):
            yield guess(column, known[moment], 0.62 - 0.01 * number)
    if (
        entity in EVENT
        and entity not in _MONTHLY
        and _PLAIN.intersection(words)
        and not planned
        and not _begins(words, entity)
        and not _is_of_another(words, entity)
    ):
        yield guess(column, EVENT[entity], 0.55)


def _begins(words: Sequence[str], entity: str) -> bool:
    """Whether a day is the one on which something begins, where the rows ask for the day on which it should end."""
    started = _STEMS["started"].split()
    return EVENT[entity].endswith("due") and any(word.startswith(tuple(started)) for word in words)


def _is_of_another(words: Sequence[str], entity: str) -> bool:
    """Whether a day is that of another record, or of going out: `Renewal date` in a list of deals."""
    nouned = any(nouns().get(word) not in {None, entity, "account", "contact"} for word in words)
    return (nouned and entity == "opportunity") or bool(_OVER.intersection(words))


def is_other_day(column: Column, entity: str, found: Mapping[int, Candidate]) -> bool:
    """Whether a day is one by which something should be done, or the month of a day that stands beside it."""
    words = column.name.base.split()
    if _is_of_another(words, entity):
        return True
    due = EVENT.get(entity, "").endswith(("due", "due_date", "expected_on"))
    if not due and any(word.startswith(_DUE) for word in words):
        return True
    days = [spec_of(each.target) for each in found.values() if each.entity == entity]
    known = any(spec is not None and spec.type in {FieldType.DATE, FieldType.INSTANT} for spec in days)
    return known and bool(_CALENDAR.intersection(words))


def guess(column: Column, target: str, score: float) -> Candidate:
    """A column as a guess, by what of its values fits."""
    share = fit(target, column.shape)
    return Candidate(column.place, target, None, score * share, share, How.GUESS, "")
