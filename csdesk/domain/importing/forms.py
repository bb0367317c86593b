"""The forms under which a header may be known: without what tools put before it, its unit, or the clock at its end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from csdesk.domain.importing.aliases import index, regardless
from csdesk.domain.importing.durations import is_timed
from csdesk.domain.importing.fitting import spec_of
from csdesk.domain.importing.loose import TELLING
from csdesk.domain.importing.names import Name, canonical, folded, stemmed, word_set
from csdesk.domain.importing.tabled import behind_prefix
from csdesk.domain.importing.taxed import untaxed

_PREFIXES: Final = ("cf ", "custom ", "property hs ", "property ", "properties ", "hs ", "sys ")
"""What tools put before the name of a field."""
_OWN_FIELD: Final = "custom field"
"""What stands before the name of a field in brackets: `Custom field (Organizations)`."""
_OF_A_LEAD: Final = (" do lead", " da lead", " del lead", " of the lead")
_SAID_OF_LEADS: Final = word_set(
    "empresa nome email telefone celular cargo etapa fase origem cidade estado segmento"
)
_MEASURES: Final = frozenset(
    {"min", "mins", "minutes", "minutos", "h", "hrs", "hours", "horas", "days", "dias", "secs"}
)
"""Units of time at the end of a name: `tempo_medio_resolucao_min`."""
_CLEANED: Final = word_set(
    "normalizado normalizada normalized normalised clean cleaned cleansed limpo limpa tratado tratada corrigido corrigida corregido corregida padronizado "
    "padronizada standardized formatado formatada formatted raw orig masked anonymized anonimizado fmt"
)
"""What programs that put tables in order say of a column, beside what it holds."""
_ANYTHINGS: Final = frozenset({"type", "tipo", "date", "data", "level", "nivel"})
"""What is said of the putting in order itself: `Clean Type`."""
_LONG: Final = frozenset({"days", "dias"})
"""Units that by themselves say more of a project than of a talk."""
_HELD: Final = frozenset({"value", "valor"})
"""What stands behind a way to reach somebody: `E-mail 1 - Value`."""
_LABELS: Final = frozenset({"type", "tipo", "label", "etiqueta", "rotulo"})
_STAMPS: Final = frozenset({"timestamp", "datetime", "dttm", "utc"})
"""How programs end the name of a moment: `paid_ts`, `Created (UTC)`."""


def forms(name: Name) -> Iterable[str]:
    """The forms under which a header may be known, the most telling first."""
    yield from _way(name)
    yield name.full
    yield core(name)
    lead = of_lead(name)
    if lead:
        yield lead
    for prefix in _PREFIXES:
        if name.base.startswith(prefix) and name.base != "property id":
            yield name.base.removeprefix(prefix)
    if name.base == _OWN_FIELD and name.full != name.base:
        yield name.full.removeprefix(f"{_OWN_FIELD} ")
    words = name.base.split()
    plain = [word for word in words if word not in _CLEANED]
    if plain and plain != words and not _ANYTHINGS.issuperset(plain):
        yield " ".join(plain)
    if words[1:] and words[-1] in _MEASURES and (words[2:] or words[-1] not in _LONG):
        yield from _measured(" ".join(words[:-1]))
    if len(words) > 1 and words[-1] in _STAMPS:
        yield from (" ".join([*words[:-1], last]) for last in ("date", "at", "data"))
    yield from filter(None, (behind_prefix(name), untaxed(name.written)))


def _measured(name: str) -> Iterable[str]:
    """A name without the unit of time behind it, where it is a length of time: `sla_hours`."""
    known = name if name in index() else regardless().get(stemmed(name), "")
    specs = [spec_of(alias.target) for alias in index().get(known, ())]
    if any(spec is not None and is_timed(spec) for spec in specs):
        yield name


def bare(name: str) -> str:
    """A name without what a tool puts before it: `hs ticket priority`."""
    prefix = next((prefix for prefix in _PREFIXES if name.startswith(prefix) and name != "property id"), "")
    return name.removeprefix(prefix)


def _way(name: Name) -> Iterable[str]:
    """The way to reach somebody of which an address book keeps several: `E-mail` of `E-mail 1 - Value`."""
    if name.base in _HELD and name.group[-1:].isdigit():
        yield name.group.rstrip(" 0123456789")


def is_label_of_a_way(name: Name) -> bool:
    """Whether a header is of the label that a list of addresses gives to one of several: `Phone 1 - Type`."""
    return name.base in _LABELS and name.group[-1:].isdigit()


def of_lead(name: Name) -> str | None:
    """`Etapa do lead` as `etapa`: a lead is what the rows of such a list are."""
    said = folded(name.written)
    first, _, last = said.partition(" ")
    if last == "lead" and first in _SAID_OF_LEADS:
        return canonical(first)
    for ending in _OF_A_LEAD:
        if said.endswith(ending):
            return canonical(said.removesuffix(ending))
    return None


def core(name: Name) -> str:
    """The name without what stands in brackets, unless the brackets say what is measured: `Segment (NPS)`."""
    return name.full if TELLING & name.units else name.base
