"""What a column without a known name is by its values alone: codes of states, countries, addresses, words of one field only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

from csdesk.domain.importing.aliases import index
from csdesk.domain.importing.columns import COMPANIONS, Candidate, Column, Found, How
from csdesk.domain.importing.fitting import fit, is_country, spec_of
from csdesk.domain.importing.loose import STATISTIC
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.neighbours import is_position
from csdesk.domain.importing.places import states
from csdesk.domain.importing.reasons import is_technical
from csdesk.domain.importing.shapes import Kind, Shape
from csdesk.domain.importing.spelling import is_word
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.vocabulary import VOCABULARY

_SCORE: Final = 0.45
_MOST: Final = 0.8
_SOME: Final = 3
_POSTAL: Final = re.compile(
    r"^\d{2}\.?\d{3}-\d{3}$|^\d{5}-\d{4}$|^[A-Z]\d[A-Z] ?\d[A-Z]\d$|^[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}$"
)
_STREET: Final = re.compile(
    r"^(?:rua|r\.|av\.?|avenida|rodovia|rod\.?|travessa|trav\.?|praca|alameda|al\.|estrada|estr\.?|calle|carrera|cra\.?|cl\.?|via|rue|blvd|jr\.?|jiron|quadra|qd) \S|"
    r"^(?:kr|cr|cra|crr|cll|cl|tv|dg|ak|ac)\.? ?\d+\w* ?#|"
    r"^\d+[a-z]?,? [\w .'-]*\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|lane|ln|dr|drive|way|court|ct|highway|hwy|plaza|square|sq|terrace|parkway|pkwy|circle|crossing|trail|park|hill|place|pl|alley|center|point|pass|junction)\b",
    re.IGNORECASE,
)
_MAPS: Final = re.compile(r"maps\.|/maps|goo\.gl/|/place/|search\.google|yelp\.|tripadvisor\.", re.IGNORECASE)
_CALLED: Final = re.compile(
    r"^(?:\+\d{1,3}[ \d().-]{7,18}|\(\d{2,3}\) ?\d{3,5}[ .-]?\d{4}|\d{3}[.-]\d{3}[.-]\d{4}|\d{2} \d{4,5}-\d{4})(?: ?x\d+)?$"
)
_ENDS: Final = word_set(
    "com net org info biz io co ai app dev edu gov tech online site shop store cloud me tv br pt es ar mx cl pe uy ec py bo ve us ca uk ie fr "
    "de it nl be ch at se no dk fi pl cz ru in cn jp kr au nz za eu"
)
"""How the addresses of pages end."""
_NUMBERS: Final = frozenset({"numero", "number", "casa", "contato", "contact"})
"""Names under which numbers to call stand as figures alone."""
_DIALLED: Final = (9, 13)
_ABROAD: Final = re.compile(
    r"^\+?(?:55[1-9][1-9][2-9]\d{7,8}|521?\d{10}|549?\d{10}|573\d{9}|569\d{8}|519\d{8}|34[679]\d{8}|351[29]\d{8})$"
)
"""Figures with the code of their country."""
_TITLES: Final = frozenset({"title", "titulo", "role", "position", "funcao", "level", "persona", "headline"})
_OURS: Final = word_set(
    "owner rep csm manager assignee agent responsavel vendedor department departamento setor"
)
_PROFILE: Final = re.compile(r"linkedin\.com/(?:in|pub|sales|profile)/", re.IGNORECASE)
_WHO: Final = frozenset({"contact.name", "contact.first_name", "contact.email"})
"""Who must be there for what is told of a person only."""
_OF_PEOPLE: Final = frozenset({"contact.linkedin", "contact.title"})
_OTHERS: Final = word_set(
    "shipping delivery entrega billing cobranca emergency emergencia fax reseller revenda partner parceiro seller vendedor agent "
    "operator supplier fornecedor office sales warehouse nascimento birth origin origem destination destino atendente tecnico"
)
"""Of whom or of what a place or a number is, when it is not the client's."""


_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "ticket": ("priority", "status", "channel"),
    "invoice": ("status",),
    "opportunity": ("stage",),
    "account": ("status",),
    "line": ("interval",),
    "renewal": ("status",),
    "interaction": ("channel", "kind", "mode", "direction"),
    "movement": ("kind",),
    "task": ("status",),
    "goal": ("status", "direction"),
    "survey": ("kind",),
    "health": ("band",),
}
"""The choices of each kind that are told by their words, the surest first."""
_ANSWERS: Final = word_set("sim nao yes no s n y true false 0 1")
_PACES: Final = word_set(
    "contract contrato plan plano payment pagamento pago cobranca billing faturamento fatura modalidade modalidad term prazo period periodo frequency "
    "frequencia recorrencia cadence subscription assinatura cycle ciclo mode modo schedule vigencia membership renewal renovacao licenca license"
)
"""How a header may speak of the time after which something is paid again."""
_TERM: Final = re.compile(
    r"(?:\d+|one|two|three|um|uma|dois|tres|un|dos) (?:years?|anos?|months?|mes|meses)\b|(?:month to month|mes a mes)$"
)
Holds = Callable[[Shape], float]
"""What share of the values of a column may be of a field."""


def seen(columns: Sequence[Column], entity: str, found: Found) -> Iterable[Candidate]:
    """The fields that the record still lacks and that values of unnamed columns can hardly be anything but."""
    taken = {candidate.target for candidate in found.values()}
    nobody = not taken & _WHO
    for column in columns:
        if column.place in found or (column.shape.filled < _SOME and not _is_dialled_abroad(column)):
            continue
        for target, holds in _paced(column, entity, taken) or (
            () if _is_spoken_for(column) else _sights(entity)
        ):
            plain = target.endswith("phone") and column.name.base in _NUMBERS
            if target in _OF_PEOPLE and (nobody or _OURS & {*column.name.full.split()}):
                continue
            share = column.shape.fit(_is_plain_number) if plain else holds(column.shape)
            if target not in taken and share >= _MOST and not _is_known_otherwise(column, target):
                taken.add(target)
                yield Candidate(column.place, target, None, _SCORE * share, share, How.VALUES)
                break


def _is_dialled_abroad(column: Column) -> bool:
    """Whether even one figure is told to be a number to call, by the code of its country."""
    return column.name.base in _NUMBERS and column.shape.filled > 0 and column.shape.fit(_is_abroad) == 1


def _is_abroad(value: Cell) -> bool:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return bool(_ABROAD.match(text))


def _paced(column: Column, entity: str, taken: set[str]) -> tuple[tuple[str, Holds], ...]:
    """How often is paid what a contract or a client brings, under a name of many meanings: `Contract type` with `Monthly`."""
    paid = entity == "line" or (entity == "account" and bool(taken & {"line.mrr", "line.price"}))
    if not paid or not _PACES & {*column.name.base.split()}:
        return ()
    told = _words_of("line.interval")
    paced = told(column.shape) >= _MOST and column.shape.fit(_is_term) <= 1 - _MOST
    return (("line.interval", told),) if paced else ()


def _is_term(value: Cell) -> bool:
    """Whether a value says for how long a contract is bound, `Two year`, rather than how often it is paid."""
    return isinstance(value, str) and _TERM.match(folded(value)) is not None


def _is_spoken_for(column: Column) -> bool:
    words = set(column.name.full.split())
    technical = is_technical(column) and column.name.full != "url"
    return not words or bool(words & (STATISTIC | _OTHERS)) or technical


def _is_known_otherwise(column: Column, target: str) -> bool:
    """Whether a header is known and nowhere means such a field, or says of whom the number is with words we do not know."""
    aliases = index().get(column.name.full, ()) + index().get(column.name.base, ())
    field = target.partition(".")[2]
    if (field == "phone" and column.name.base in _NUMBERS) or (field == "linkedin"):
        return False
    if field == "title" and column.name.base in _TITLES:
        return False
    if target == "line.interval" and _PACES & {*column.name.base.split()}:
        return False
    if field == "phone" and not aliases and not all(map(is_word, column.name.full.split())):
        return True
    return bool(aliases) and all(alias.target.partition(".")[2] != field for alias in aliases)


@lru_cache(maxsize=64)
def _sights(entity: str) -> tuple[tuple[str, Holds], ...]:
    """The fields to look for in rows of an entity, and what share of values may be of each."""
    told = [(f"{entity}.{name}", _words_of(f"{entity}.{name}")) for name in _CHOICES.get(entity, ())]
    phone = "account.phone" if entity == "account" else "contact.phone"
    reached = [(phone, _share_of(_is_number))]
    places: list[tuple[str, Holds]] = [
        ("account.state", states),
        ("account.country", _kinds_of_place(is_country)),
        ("account.postal_code", _share_of(_is_postal)),
        ("account.address", _share_of(_is_street)),
        ("account.website", _website),
    ]
    near = {entity, *COMPANIONS[entity]}
    people: list[tuple[str, Holds]] = [
        ("contact.linkedin", _share_of(_is_profile)),
        ("contact.title", _titles),
    ]
    found = [*told, *reached, *people, *places]
    return tuple((target, holds) for target, holds in found if target.partition(".")[0] in near)


def _share_of(holds: Callable[[Cell], bool]) -> Holds:
    return lambda shape: shape.fit(holds)


def _titles(shape: Shape) -> float:
    """What people do where they work, of at least three kinds."""
    return shape.fit(is_position) if len(shape.counts) >= _SOME else 0.0


def _is_profile(value: Cell) -> bool:
    return isinstance(value, str) and bool(_PROFILE.search(value))


def _kinds_of_place(holds: Callable[[Cell], bool]) -> Holds:
    return lambda shape: shape.fit(holds) if not shape.share(Kind.NUMBER) else 0.0


def _website(shape: Shape) -> float:
    """Pages of many houses, each of them a house's own."""
    houses = shape.distinct >= _MOST and len(shape.counts) >= _SOME
    mapped = shape.fit(_is_on_a_map) >= 0.5
    pages = max(shape.share(Kind.URL), shape.fit(_is_page)) >= _MOST
    told = houses and pages and not mapped and not shape.share(Kind.EMAIL)
    return fit("account.website", shape) if told else 0.0


def _is_on_a_map(value: Cell) -> bool:
    """Whether a page shows where somebody is on a map, or what others say of them, and is not their own."""
    return isinstance(value, str) and bool(_MAPS.search(value))


def _is_page(value: Cell) -> bool:
    """Whether an address ends as those of pages do, and not as `ana.silva`."""
    return isinstance(value, str) and value.rstrip("/").rpartition(".")[2].casefold() in _ENDS


def _is_postal(value: Cell) -> bool:
    return isinstance(value, str) and bool(_POSTAL.match(value.strip()))


def _is_street(value: Cell) -> bool:
    return isinstance(value, str) and bool(_STREET.match(value.strip()))


def _is_number(value: Cell) -> bool:
    return isinstance(value, str) and bool(_CALLED.match(value.strip()))


def _is_plain_number(value: Cell) -> bool:
    """Whether figures alone are long enough to call somebody with the code of the town, and no longer than with that of the country."""
    digits = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return digits.isdecimal() and _DIALLED[0] <= len(digits) <= _DIALLED[1]


def _words_of(target: str) -> Holds:
    """The share of words that are choices of a field, where at least two of them come."""
    words = _known_words(target)

    def told(shape: Shape) -> float:
        known = {folded(value) for value in shape.counts if isinstance(value, str)} & words
        return (
            shape.fit(lambda value: isinstance(value, str) and folded(value) in words)
            if len(known) >= 2
            else 0.0
        )

    return told


@lru_cache(maxsize=64)
def _known_words(target: str) -> frozenset[str]:
    from csdesk.domain.importing.coerce_choice import meanings_of

    spec = spec_of(target)
    if target == "line.interval":
        from csdesk.domain.importing.choice_words import INTERVALS

        return frozenset(INTERVALS)
    own = frozenset(meanings_of(spec)) if spec is not None and spec.choices else frozenset()
    return VOCABULARY.get(target, frozenset()) | own - _ANSWERS
