"""How far a name reaches: what it says in a sheet of its own entity, and what in one of another."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from csdesk.domain.importing.aliases import Alias, nouns
from csdesk.domain.importing.columns import COMPANIONS, NAMED_ONLY
from csdesk.domain.importing.names import Name, word_set

_OWN_ONLY: Final = frozenset({"account.start_date", "account.status", "account.stage", "account.size"})
"""Facts of an account that other sheets use for facts of their own rows, unless the header says that they are the account's."""
_STAFFED: Final = word_set(
    "employee employees headcount staff funcionarios colaboradores workforce company lifecycle relationship"
)
"""What only a company has."""
_DESKS: Final = frozenset({"setor", "area", "departamento", "department"})
_WORKED_ON: Final = frozenset({"ticket", "task", "interaction"})
"""Records whose sector is the desk that works on them, not the industry of the client."""
_FACTS: Final = frozenset(
    f"account.{name}"
    for name in ("city", "state", "country", "phone", "postal_code", "industry", "website", "address")
)
"""Facts of an account that its name says in any sheet, since no other record has them: `Cidade`, `UF`, `Setor`."""
_AT_WORK: Final = word_set(
    "atendimento analista tecnico tecnica suporte chamado ticket support technician agent"
)
"""Who is in charge of what was asked, and not of the client."""
_NOTED: Final = word_set("logged registrado recorded cadastrado lancado")
"""What whoever wrote down a talk did, and no person of the client."""
_PAGES: Final = frozenset({"url", "pagina", "web", "page"})
"""What may be the page of anything."""
_PERSONAL: Final = word_set("dni cpf cedula rg curp")
_CORPORATE: Final = word_set("cnpj cif nif empresa company cliente client")
_PLANNED: Final = frozenset({"churn", "survey", "health", "onboarding", "renewal", "ticket"})
"""Records that tell the plan of their client and none of their own."""


def reach(alias: Alias, entity: str, group: str | None, name: Name) -> float:
    """How much an alias says in a sheet of an entity; 0 when it cannot be meant there."""
    if alias.entity == "account" and entity in _WORKED_ON and name.base in _DESKS:
        return 0.0
    words = {*name.base.split()}
    if alias.target == "account.csm" and entity in _WORKED_ON and words & _AT_WORK:
        return 0.0
    if alias.target == "contact.name" and entity == "interaction" and words & _NOTED:
        return 0.0
    if alias.target == "account.tax_id" and entity == "contact" and _is_of_person(name.base):
        return 0.0
    if alias.target == "account.website" and entity != "account" and name.base in _PAGES:
        return 0.0
    return _plain(alias, entity, group, name) * (0.97 if alias.spoken else 1.0)


def _plain(alias: Alias, entity: str, group: str | None, name: Name) -> float:
    companions = COMPANIONS[entity]
    if group and alias.entity == group and (group == entity or group in companions):
        return 1.0
    if alias.entity == entity:
        return 0.9 if group and group != entity else 1.0 - 0.01 * bool(alias.where)
    if _is_fact(alias, entity) and companions[:1] == ("account",):
        return 0.6 if entity == "contact" else 0.85
    if alias.entity == "line" and alias.target not in NAMED_ONLY.get(entity, {alias.target}):
        return 0.0
    own = alias.target in _OWN_ONLY and entity != "line" and not _says_whose(name.base)
    own = own and not (entity == "contact" and alias.target == "account.size")
    if (alias.where and entity not in alias.where) or alias.entity not in companions or own:
        return 0.0
    return 0.97 if alias.entity == "account" else 0.95 - 0.01 * companions.index(alias.entity)


def _is_fact(alias: Alias, entity: str) -> bool:
    """Whether a fact of accounts is one whatever the rows are about."""
    if alias.where != ("account",):
        return False
    return alias.target in _FACTS or (alias.target == "account.plan" and entity in _PLANNED)


def _is_of_person(base: str) -> bool:
    """Whether a document is one that people have, and the header does not say that it is the company's."""
    words = set(base.split())
    return bool(words & _PERSONAL) and not words & _CORPORATE


@lru_cache(maxsize=4096)
def _says_whose(base: str) -> bool:
    """Whether a header says itself that a fact is the account's: `Status do cliente`, `Headcount band`."""
    words = base.split()
    return len(words) > 1 and any(nouns().get(word) == "account" or word in _STAFFED for word in words)
