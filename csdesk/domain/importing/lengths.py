"""Lengths of time whatever words are put around their unit: `total_session_minutes`, `horas de uso`, `call_length_sec`."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from csdesk.domain.importing.names import Name, folded, word_set

_UNITS: Final = word_set(
    "min mins minute minutes minuto minutos hour hours hora horas hr hrs sec secs second seconds segundo segundos seg h"
)
_SECONDS: Final = word_set("sec secs second seconds segundo segundos seg")
"""What one use took, of which no minutes are left."""
_HEADS: Final = word_set("duration duracao length tempo time tiempo minutes minutos hours horas seconds mins")
"""What is counted in a unit, or is one itself."""
_AROUND: Final = word_set("total de do da no na in on of en la el per by spent used last 30d 7d 90d")
_WORDS: Final[dict[str, frozenset[str]]] = {
    "usage": word_set(
        "session sessions sessao usage use uso app platform product plataforma sistema active activity activo engagement screen user "
        "usuario login logado conectado connected online utilizado utilizados utilizadas utilizacao consumidos consumidas totais acesso access monthly "
        "mensal mes month weekly daily"
    ),
    "interaction": word_set(
        "call meeting visit talk conversation interaction session contact appointment activity event handle speaking "
        "ligacao reuniao visita conversa chamada contato atendimento interacao atividade"
    ),
    "ticket": word_set(
        "handle handling agent work worked effort technician atendimento trabalho trabalhado "
        "servico execucao gasto tecnico atencion ativo"
    ),
}
"""What such lengths are of in rows of a kind."""
_PROMISE: Final = word_set(
    "sla target limit limite prazo meta deadline threshold acordado contratado previsto"
)
_ANSWERED: Final = word_set("response resposta respuesta reply first primeira primeiro 1a")
_PROMISED: Final = (
    _PROMISE
    | _ANSWERED
    | word_set(
        "resolution resolve resolucao solucao time tempo tiempo window duration atendimento goal policy agreed maximo max"
    )
)
"""What a time is called within which something is to be done."""
_FIELD: Final = {
    "usage": "usage.minutes",
    "interaction": "interaction.minutes",
    "ticket": "ticket.handle_minutes",
}


def length(name: Name, entity: str) -> str | None:
    """The field for how long something took, when a header is a unit of time, what was counted in it, and nothing else."""
    return _length(folded(name.written), entity) if entity in _FIELD else None


@lru_cache(maxsize=4096)
def _length(written: str, entity: str) -> str | None:
    words = {*written.split()}
    if entity == "ticket" and _promised(words):
        return "ticket.sla_response_minutes" if words & _ANSWERED else "ticket.sla_resolution_minutes"
    if entity == "usage" and words & _SECONDS:
        return None
    measured = words & _UNITS and (len(words) > 1 or entity != "ticket")
    if not measured or not words & (_HEADS | _WORDS[entity]):
        return None
    return _FIELD[entity] if words <= _UNITS | _HEADS | _AROUND | _WORDS[entity] else None


def _promised(words: set[str]) -> bool:
    """Whether a header names a time that was promised, and not how it was kept: `sla_target_hours`, `prazo_resolucao_h`."""
    told = "sla" in words or bool(words & _PROMISE and words & _UNITS)
    return told and words <= _PROMISED | _UNITS | _AROUND
