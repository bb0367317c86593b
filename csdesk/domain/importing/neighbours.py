"""The neighbouring field that values speak for: an e-mail under `Contato`, codes under `Cliente`, counts under `Clientes`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from csdesk.domain.importing.aliases import nouns
from csdesk.domain.importing.columns import Candidate, Column
from csdesk.domain.importing.fitting import fit, is_country, told_by
from csdesk.domain.importing.names import canonical, folded, word_set
from csdesk.domain.importing.places import are_states, is_region
from csdesk.domain.importing.reachable import callable_share
from csdesk.domain.importing.shapes import Kind, Shape
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.vocabulary import PARTS_PLAYED, POSITIONS, STANDINGS

_COUNTED: Final = {
    "account.size": "account.employees",
    "health.band": "health.score",
    "goal.name": "goal.target",
    "line.interval": "line.interval_count",
}
"""What a name of kinds means when its values are numbers."""
_WORDIER: Final = {
    "opportunity.outcome": "opportunity.stage",
    "account.service_model": "account.touch",
    "interaction.subject": "interaction.kind",
}
_WORDED: Final = {"usage.features_used": "usage.feature"}
"""What a count means when words stand there: which ones, not how many."""
"""Where the words of a column go that are not those of the field its name means: the stages of a sale under `Status`."""


_PLACES: Final = frozenset({"location", "localizacao", "office location", "local"})
"""Names of places of any kind, which are countries or channels only where such stand there."""
_NUMBERS: Final = frozenset({"numero", "number", "contato", "contact", "cliente"})
_MOBILE: Final = re.compile(r"^\+?(?:55)?[1-9][1-9]9[6-9]\d{7}$")
_ROOMS: Final = word_set(
    "unidade sede filial matriz sala andar predio bloco setor loja room floor building office branch hq headquarters online remote remoto "
    "virtual zoom meet teams"
)
_SOME_ROOMS, _SEVERAL = 0.2, 3
_STATE: Final = frozenset({"estado", "state", "edo"})
_STANDS: Final = word_set(
    "en em sin sem con com por no nao pendiente pendente nuevo nueva novo nova vigente abierto abierta aberto aberta cerrado fechado al activo ativo "
    "activa ativa baja listo lista paga pago impago impaga vencido vencida potencial prospecto proceso"
)
"""Words with which it begins how something stands."""
_DONE: Final = (
    "ado",
    "ada",
    "ido",
    "ida",
    "ados",
    "adas",
    "ente",
    "ante",
    "uelto",
    "uelta",
    "ierto",
    "ierta",
)
"""How participles end."""
_CALLS: Final = frozenset({"numero contato", "contato numero", "contact number", "contact no"})
"""Names of numbers by which somebody is called as often as told apart."""
_MOSTLY, _SOLID = 0.6, 0.9
_KEYED: Final = frozenset(
    {"cliente", "customer", "client", "account", "conta", "empresa", "company", "organization"}
)
"""Names of clients under which codes stand as often as names: elsewhere they may be rooms or regions."""
_PERIODS: Final = 24
"""More months than this are no billing period: they are the days after which a bill is due."""
_RANGE: Final = re.compile(
    r"^\s*[<>]?\s*\d[\d.,]*\s*(?:(?:-|–|a|to|até)\s*\d[\d.,]*|\+|ou mais|or more)(?: \w+)?\s*$"
)
_PREFIXED: Final = re.compile(r"^[a-z]{2,5}_(?:(?=\w*\d)\w+|(?=[a-z]*[A-Z])\w{8,})$")
"""Ids as tools give them: `cus_50`."""
_DECIMAL: Final = re.compile(r"^[-+]?\d+[.,]\d{1,2}$")
_PERSON: Final = re.compile(
    r"^[^\W\d_a-zà-ÿ][\w'’.-]*(?: (?:d[aeo]s?|e|del|la|van|von|de la))?(?: [^\W\d_a-zà-ÿ][\w'’.-]*){1,4}$"
)
_WELL: Final = word_set("saludable|saludables|healthy|saudavel|saudaveis|sano|sana|thriving")
_ILL: Final = word_set(
    "critico|critica|critical|en riesgo|em risco|at risk|riesgo|risco|risk|unhealthy|sin uso|sem uso|alerta|atencion|atencao|poor|enfermo|doente|neutro|neutral"
)
_SEGMENTS: Final = word_set(
    "smb|enterprise|mid market|midmarket|mid|pyme|pymes|pme|pmes|corporate|corporativo|startup|startups|strategic|estrategico|key account|large enterprise|commercial"
)
_SOME: Final = 0.3
_WORTH: Final = 1000
"""Deals are worth as much, and hardly ever counted as far."""
_TITLE: Final = 80
"""No title of somebody is longer."""
_SOLD: Final = re.compile(
    r"\b(?:project|projeto|proyecto|licen[cs]\w+|renewal|renova\w+|upgrade|upsell|cross[- ]sell|deal|implement\w+|implanta\w+|migra\w+|contra[ct]\w+|"
    r"expan\w+|pilot\w*|phase|fase|subscription|assinatura|opportunit\w+|oportunidade|propos\w+|new business|package|pacote|rollout|deployment|"
    r"integra\w+|audit\w*|training|treinamento|consult\w+|[qt][1-4]|20[123]\d)\b|\S [-–|/:] \S",
    re.IGNORECASE,
)
"""What is sold, and hardly the name of anybody: `Q1 Software License`, `Acme - Expansion`."""
_PLAIN_NAMES: Final = frozenset({"nome", "name", "nome completo", "full name"})
_RISK: Final = frozenset({"risk", "risco", "churn"})
"""What a figure measures that is the better the lower it is: no health."""


def is_person(value: Cell) -> bool:
    """Whether a text is written as the name of a person: two to five words that begin with capitals."""
    return isinstance(value, str) and bool(_PERSON.match(value))


def is_sold(value: Cell) -> bool:
    """Whether a text says what is sold rather than to whom: `Q1 Software License`, `Acme - Expansion`."""
    return isinstance(value, str) and bool(_SOLD.search(value))


def ways(candidate: Candidate, column: Column) -> Iterable[Candidate]:
    """Also the neighbouring field that the values speak for: an e-mail under `Contato`, codes under `Cliente`."""
    shape = column.shape
    target = None if shape.empty else _meant(candidate, column)
    if "account.external_id" in {target, candidate.target} and _is_count(column):
        return
    if target == "line.interval_count" and (shape.high or 0) > _PERIODS:
        return
    if "health.score" in {candidate.target, target} and _RISK.intersection(
        folded(column.name.written).split()
    ):
        return
    if (target is None and _is_place(candidate, column)) or _is_other_name(candidate, column):
        return
    if target is None:
        segments = candidate.target == "account.segment" and shape.fit(is_segment) >= _SOLID
        yield replace(candidate, score=1.0) if segments else candidate
        return
    share = fit(target, shape)
    score = max(candidate.score, 0.94 * (0.25 + 0.75 * share))
    doubted = target in {"account.external_id", "contact.external_id"} and column.name.base not in _KEYED
    yield Candidate(column.place, target, None, score, share, candidate.how, candidate.known, doubted)
    if target != "account.status":
        yield replace(candidate, score=0.6 * candidate.score)


def _names_regions(candidate: Candidate, column: Column) -> bool:
    """Whether states of a country stand under `Estado` or `Departamento`, where something else is meant as a rule."""
    asked = candidate.target.endswith((".status", ".outcome")) and not _STATE.isdisjoint(
        folded(column.name.written).split()
    )
    asked = asked or candidate.target == "contact.department"
    return asked and not column.shape.empty and column.shape.fit(is_region) >= _MOSTLY


def _is_standing(value: Cell) -> bool:
    """Whether a word says how something stands, as participles do, and names no region: `Habilitado`, `En mora`."""
    if not isinstance(value, str) or is_region(value):
        return False
    words = folded(value).split()
    return " ".join(words) in STANDINGS or bool(words and (words[0] in _STANDS or words[0].endswith(_DONE)))


def _meant(candidate: Candidate, column: Column) -> str | None:
    """The field that the values speak for where the name says another: numbers to call, codes, towns, stages."""
    shape = column.shape
    if _is_called(candidate.target, column):
        return "contact.phone"
    if candidate.target == "account.country" and column.name.base in _PLACES and _are_towns(shape):
        return "account.city"
    if _names_regions(candidate, column):
        return "account.state"
    if candidate.target == "opportunity.name" and nouns().get(column.name.base) == "opportunity":
        return _better_deal(shape)
    target = _better_target(candidate.target, shape)
    if candidate.target == "contact.name" and target is None and _are_keys(column):
        return "contact.external_id"
    return target


def _is_called(target: str, column: Column) -> bool:
    """Whether numbers to call stand under what could be the number of a record."""
    shape = column.shape
    if target == "contact.external_id" and column.name.base in _CALLS and callable_share(shape) >= 0.9:
        return True
    if target.endswith(".number") and shape.fit(_is_bracketed) >= 0.9:
        return True
    numbered = target.endswith((".number", ".external_id")) and _NUMBERS & {*column.name.base.split()}
    return bool(numbered) and shape.fit(_is_mobile) >= 0.9


def _is_place(candidate: Candidate, column: Column) -> bool:
    """Whether a header asks where, and neither countries nor ways to speak to each other stand there: `Room 4`."""
    if candidate.target == "account.city" and column.name.base in _PLACES:
        return column.shape.fit(_is_room) >= _SOME_ROOMS
    if candidate.target == "account.country":
        return column.name.base in _PLACES and column.shape.fit(is_country) < 0.3
    asked = candidate.target == "interaction.channel" and bool(_PLACES & {*column.name.base.split()})
    return asked and not column.shape.empty and told_by(candidate.target, column.shape) < _MOSTLY


def _is_other_name(candidate: Candidate, column: Column) -> bool:
    """Whether a plain `Name` is that of people where a subject is meant, or of anything but people where a person is."""
    if column.name.full not in _PLAIN_NAMES or column.shape.empty:
        return False
    people = column.shape.fit(is_person)
    if candidate.target in {"interaction.subject", "ticket.subject"}:
        return people >= _MOSTLY
    if candidate.target == "opportunity.name":
        return people >= _MOSTLY and column.shape.fit(is_sold) < _SOME
    told = column.shape.fit(lambda value: isinstance(value, str) and len(value.split()) > 2)
    return candidate.target == "contact.name" and people < 0.1 and told >= _MOSTLY


def _are_keys(column: Column) -> bool:
    """Whether under what people are called stand their codes, each of one of several: `Usuario` of 1, 2 and 3."""
    shape = column.shape
    numbered = shape.share(Kind.NUMBER) >= 0.95 and shape.whole == 1
    coded = (numbered or shape.fit(is_code) >= 0.95) and not shape.share(Kind.WORDS, Kind.DATE) >= 0.1
    return coded and len(shape.counts) >= _SEVERAL and not folded(column.name.written).endswith("s")


def _is_mobile(value: Cell) -> bool:
    """Whether figures alone are the number of a mobile with the code of its town, as nothing counts its records."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return bool(_MOBILE.match(text))


def _is_room(value: Cell) -> bool:
    """Whether a text is a place inside of a house or of a company, and no town."""
    return isinstance(value, str) and bool(_ROOMS & {*folded(value).split()})


def _is_count(column: Column) -> bool:
    """Whether figures under `Clientes` are how many there are, not which one."""
    words = folded(column.name.written).split()
    return (
        column.shape.share(Kind.NUMBER) >= 0.95
        and bool(words)
        and words[-1].endswith("s")
        and nouns().get(canonical(words[-1])) == "account"
    )


def _better_target(target: str, shape: Shape) -> str | None:
    if target in {"account.name", "account.legal_name"}:
        return _better_account(shape)
    if target == "contact.name":
        return _better_person(shape)
    if target == "health.score" and shape.share(Kind.NUMBER) < 0.3 and shape.share(Kind.WORDS) >= 0.8:
        return "health.band"
    if target in _WORDED and shape.share(Kind.WORDS) >= 0.8 and not shape.share(Kind.NUMBER):
        return _WORDED[target]
    if target in _COUNTED and shape.share(Kind.NUMBER) >= 0.95:
        return _COUNTED[target]
    if target in _WORDIER and told_by(_WORDIER[target], shape) > max(
        told_by(target, shape), 0.49 if target != "interaction.subject" else 0.79
    ):
        return _WORDIER[target]
    if target == "contact.role" and shape.fit(is_position) >= 0.3:
        return "contact.title"
    if target in {"account.phone", "contact.phone"} and shape.share(Kind.EMAIL) >= 0.8:
        return "contact.email"
    return _better_fact(target, shape)


def _better_fact(target: str, shape: Shape) -> str | None:
    """Where an account is, or whether it still is one, under a name that could mean either."""
    if target == "account.address" and shape.fit(is_country) >= 0.6:
        return "account.country"
    if target == "account.website" and shape.share(Kind.DOMAIN) >= 0.95 and shape.share(Kind.URL) == 0:
        return "account.domain"
    if target == "account.segment" and _are_conditions(shape):
        return "health.band"
    if target == "account.employees" and shape.fit(_is_range) >= 0.6:
        return "account.size"
    if target == "account.status" and are_states(shape):
        return "account.state"
    if target == "account.state" and shape.fit(is_country) >= _MOSTLY:
        return "account.country"
    stands = target == "account.state" and shape.fit(_is_standing) >= _MOSTLY
    return "account.status" if stands else None


def _are_conditions(shape: Shape) -> bool:
    """Whether under `Categoría` stands how clients fare: `Saludable`, `En riesgo`."""
    told = {folded(value) for value in shape.counts if isinstance(value, str)}
    return bool(told & _WELL and told & _ILL) and shape.fit(_is_condition) >= _MOSTLY


def _is_condition(value: Cell) -> bool:
    return isinstance(value, str) and folded(value) in _WELL | _ILL


def is_segment(value: Cell) -> bool:
    """Whether a word is the name of a segment as most houses call them: `SMB`, `Enterprise`."""
    return isinstance(value, str) and folded(value) in _SEGMENTS


def _better_person(shape: Shape) -> str | None:
    if shape.share(Kind.EMAIL) >= 0.8:
        return "contact.email"
    called = shape.share(Kind.PHONE) >= 0.8 and shape.share(Kind.WORDS, Kind.DATE) < 0.2
    return "contact.phone" if called else None


def _better_deal(shape: Shape) -> str | None:
    """What a deal is worth, or by which code it goes, under `Opportunity`."""
    if shape.share(Kind.NUMBER) >= 0.9 and (shape.high or 0) >= _WORTH:
        return "opportunity.value"
    coded = shape.share(Kind.CODE, Kind.UUID) >= 0.95 and shape.share(Kind.WORDS) < 0.1
    return "opportunity.external_id" if coded and shape.distinct >= 0.95 else None


def _better_account(shape: Shape) -> str | None:
    if fit("account.tax_id", shape) >= 0.9:
        return "account.tax_id"
    if shape.share(Kind.EMAIL) >= 0.9:
        return "contact.email"
    if shape.share(Kind.DOMAIN) >= 0.95:
        return "account.domain"
    if shape.share(Kind.NUMBER) >= 0.95 and (shape.whole < 0.95 or not shape.high):
        return None
    coded = shape.share(Kind.CODE) >= 0.95 and shape.share(Kind.WORDS) < 0.1
    return "account.external_id" if coded or shape.fit(is_code) >= 0.95 else None


def _are_towns(shape: Shape) -> bool:
    """Whether towns stand there rather than countries."""
    return shape.fit(is_country) < 0.3 and shape.fit(_is_town) >= 0.9 and shape.fit(_is_room) < _SOME_ROOMS


def _is_town(value: Cell) -> bool:
    """Whether a text may be the name of a town: one to three words that begin with capitals, without figures."""
    words = value.split() if isinstance(value, str) else []
    return 1 <= len(words) <= 3 and all(
        word[0].isupper() and word.replace(".", "").replace("-", "").isalpha() for word in words
    )


def _is_range(value: Cell) -> bool:
    """`1-50`, `51 a 200` and `500+` are bands, no numbers of people."""
    return isinstance(value, str) and bool(_RANGE.match(value))


def is_position(value: Cell) -> bool:
    """Whether a text is what somebody does in a company: `IT Director`, `Gerente de TI`."""
    short = isinstance(value, str) and len(value) <= _TITLE and "\n" not in value
    words = folded(str(value)).split() if short else ()
    return not POSITIONS.isdisjoint(words) and PARTS_PLAYED.isdisjoint(words)


def _is_bracketed(value: Cell) -> bool:
    return isinstance(value, str) and value.startswith(("(", "+"))


def is_decimal(value: Cell) -> bool:
    """Whether a value is a figure with parts of a whole, `120.50`, as amounts have them and codes have not."""
    if isinstance(value, float):
        return not value.is_integer()
    return isinstance(value, str) and bool(_DECIMAL.match(value))


def is_code(value: Cell) -> bool:
    """`C00012` and `4711` are codes; `name1` and `3M` may be names."""
    if not isinstance(value, str):
        return isinstance(value, int | float) and not is_decimal(value)
    if is_decimal(value):
        return False
    if _PREFIXED.match(value):
        return True
    digits = sum(map(str.isdigit, value))
    return " " not in value and digits >= 2 and digits >= len(value) / 3 and not value[0].islower()
