"""How well the values of a column fit a field, by the field's declaration and a few words of its vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from csdesk.domain.importing.counted_days import is_one_number, is_serial
from csdesk.domain.importing.names import folded
from csdesk.domain.importing.reachable import callable_share
from csdesk.domain.importing.shapes import Kind, Shape, is_countable, number_of
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.vocabulary import ANSWERED, COUNTRIES, FEELINGS, RELATIONS, STAYED, VOCABULARY
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType

_PUNCTUATED: Final = re.compile(
    r"^\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}$|^\d{3}\.\d{3}\.\d{3}[-.]\d{2}$|^[A-Z0-9]{2}\.?[A-Z0-9]{3}\.?[A-Z0-9]{3}/"
)
_PATH: Final = re.compile(r"^https?://[^/]+/[^/?#]+")
_BOUNDED: Final = frozenset({FieldType.INT, FieldType.DECIMAL})
_BEST: Final = 100


@cache
def spec_of(target: str) -> FieldSpec | None:
    """The declaration of a field; `None` for what every record has (`external_id`, `tags`, `notes`)."""
    entity, _, name = target.partition(".")
    for spec in BY_KEY[entity].fields:
        if spec.name == name:
            return spec
    return None


def fit(target: str, shape: Shape) -> float:
    """The share of a column's values that the field could take; 1 for an empty column."""
    if shape.empty:
        return 1.0
    if target not in shape.fits:
        shape.fits[target] = _measured(target, shape)
    return shape.fits[target]


def _measured(target: str, shape: Shape) -> float:
    name = target.partition(".")[2]
    special = _BY_NAME.get(target) or _BY_NAME.get(name)
    if special is not None:
        return special(shape)
    spec = spec_of(target)
    if spec is None:
        return 1.0
    if target in VOCABULARY:
        return _choice(target, spec, shape)
    return _BY_TYPE.get(spec.type, _free_text)(shape) * _within(spec, shape)


def words_fit(target: str, shape: Shape) -> float:
    """The share of values that belong to the vocabulary of a choice field."""
    known = _words_of(target)
    return shape.fit(lambda value: isinstance(value, str) and folded(value) in known)


def told_by(target: str, shape: Shape) -> float:
    """The share of values that are words telling of a choice field, though it might read others too."""
    known = VOCABULARY.get(target, frozenset())
    return shape.fit(lambda value: isinstance(value, str) and folded(value) in known)


def knows_none(target: str, shape: Shape) -> bool:
    """Whether a field has choices, and none of the values is one of them in any words we know."""
    from csdesk.domain.importing.coerce_choice import meanings_of

    spec = spec_of(target)
    if spec is None or spec.type is not FieldType.CHOICE or not spec.choices:
        return False
    known = VOCABULARY.get(target, frozenset()) | meanings_of(spec).keys()
    return not any(isinstance(value, str) and folded(value) in known for value in shape.counts)


@cache
def _words_of(target: str) -> frozenset[str]:
    """The words by which a choice field is told, and those under which its choices are read."""
    from csdesk.domain.importing.coerce_choice import meanings_of

    spec = spec_of(target)
    return VOCABULARY[target] | frozenset(meanings_of(spec) if spec is not None and spec.closed else ())


def is_country(value: Cell) -> bool:
    """Whether a value is the name of a country often seen."""
    return isinstance(value, str) and folded(value) in COUNTRIES


def _choice(target: str, spec: FieldSpec, shape: Shape) -> float:
    known = words_fit(target, shape)
    if target == "movement.kind" and all(
        folded(value) in STAYED for value in shape.counts if isinstance(value, str)
    ):
        return 0.0
    if target == "health.band" and known < 0.3:
        return 0.35 * shape.share(Kind.WORDS)
    if spec.closed and target != "task.status":
        return known
    words = shape.share(Kind.WORDS) * (0.9 if len(shape.counts) <= 40 else 0.5)
    return max(known, words)


def _within(spec: FieldSpec, shape: Shape) -> float:
    if spec.type not in _BOUNDED or (spec.low is None and spec.high is None):
        return 1.0
    low, high = (
        (0, 10) if spec.name == "csat" else (spec.low, spec.high)
    )  # what was asked from 0 to 10 is read so

    def inside(value: Cell) -> bool:
        number = number_of(value)
        return number is None or ((low is None or number >= low) and (high is None or number <= high))

    return shape.fit(inside)


def _free_text(shape: Shape) -> float:
    dated = shape.share(Kind.DATE)
    figures = shape.fit(lambda value: isinstance(value, int | float) and not isinstance(value, bool))
    return max(0.0, 1.0 - dated - 0.4 * figures)


def _text(shape: Shape) -> float:
    """Words, but not `yes` and `no`, which answer a question rather than name or tell something."""
    flags = shape.share(Kind.BOOL) if not shape.share(Kind.NUMBER) else 0.0
    return max(0.0, _free_text(shape) - 0.6 * flags)


def _number(shape: Shape) -> float:
    return shape.share(Kind.NUMBER)


def _integer(shape: Shape) -> float:
    return shape.share(Kind.NUMBER) * (shape.whole if shape.whole >= 0.5 else 0.5 + shape.whole / 2)


def _date(shape: Shape) -> float:
    written = max(shape.share(Kind.DATE), 0.6 * shape.share(Kind.MONTH))
    return max(written, shape.fit(is_serial), shape.fit(is_one_number))


def _month(shape: Shape) -> float:
    return shape.fit(lambda value: bool(_month_like(value)))


def _month_like(value: Cell) -> bool:
    from csdesk.domain.importing.shapes import kinds_of

    return bool(kinds_of(value) & {Kind.MONTH, Kind.DATE})


def _tax_id(shape: Shape) -> float:
    written = shape.fit(lambda value: isinstance(value, str) and bool(_PUNCTUATED.match(value)))
    return max(shape.fit(_checked), written)


def _checked(value: Cell) -> bool:
    from csdesk.domain.values.tax_id import is_cnpj, is_cpf

    if isinstance(value, float | int) and not isinstance(value, bool) and is_countable(value):
        text = str(int(value))
        return is_cnpj(text.zfill(14)) or is_cpf(text.zfill(11))
    return isinstance(value, str) and (is_cnpj(value) or is_cpf(value))


def _name(shape: Shape) -> float:
    wordy = max(0.0, shape.share(Kind.WORDS) - shape.share(Kind.BOOL))
    tales = shape.fit(lambda value: isinstance(value, str) and len(value) > 70)
    return max(0.0, wordy - 0.5 * tales - 0.5 * shape.share(Kind.CURRENCY))


def _shares(*kinds: Kind) -> Callable[[Shape], float]:
    return lambda shape: shape.share(*kinds)


def _key(shape: Shape) -> float:
    few = shape.filled >= 10 and shape.distinct < 0.2
    words = shape.fit(
        lambda value: isinstance(value, str) and (few or " " in value) and not any(map(str.isdigit, value))
    )
    return max(0.0, 1.0 - shape.share(Kind.LONG) - shape.share(Kind.DATE, Kind.MONEY) - words)


def _free_words(shape: Shape) -> float:
    return 1.0 - shape.share(Kind.BOOL, Kind.DATE)


def _kinds(shape: Shape) -> float:
    """Words for what something is, which bare figures are not."""
    return max(0.0, _text(shape) - shape.share(Kind.NUMBER))


def _feeling(shape: Shape) -> float:
    return max(_number(shape), shape.fit(lambda value: isinstance(value, str) and folded(value) in FEELINGS))


def _person(shape: Shape) -> float:
    """Who is in charge, by name, by an address or by a code, but not a number to call."""
    return max(0.0, _free_text(shape) - shape.share(Kind.PHONE))


def _interval(shape: Shape) -> float:
    """Words for a billing period, those of the choices and all others that are read as one."""
    from csdesk.domain.importing.choice_words import INTERVALS

    told = shape.fit(lambda value: isinstance(value, str) and folded(value) in INTERVALS)
    return max(told, words_fit("line.interval", shape))


def _website(shape: Shape) -> float:
    interface = shape.fit(lambda value: isinstance(value, str) and "/api/" in value)
    paths = shape.fit(lambda value: isinstance(value, str) and bool(_PATH.match(value)))
    return max(0.0, shape.share(Kind.DOMAIN, Kind.URL) - interface - 0.6 * paths * (1.0 - shape.distinct / 2))


def _segment(shape: Shape) -> float:
    """Words, but not those that say what an answer of NPS was, or whether somebody is a client or a partner."""
    answers = shape.fit(lambda value: isinstance(value, str) and folded(value) in ANSWERED)
    related = shape.fit(lambda value: isinstance(value, str) and folded(value) in RELATIONS)
    return 0.0 if max(answers, related) >= 0.9 else _text(shape)


def _state(shape: Shape) -> float:
    return max(0.0, 1.0 - shape.share(Kind.NUMBER) - shape.share(Kind.DATE))


_BY_TYPE: Final[dict[FieldType, Callable[[Shape], float]]] = {
    FieldType.TEXT: _text,
    FieldType.MONEY: _number,
    FieldType.DECIMAL: _number,
    FieldType.PERCENT: _number,
    FieldType.INT: _integer,
    FieldType.DATE: _date,
    FieldType.INSTANT: _date,
    FieldType.MONTH: _month,
    FieldType.BOOL: _shares(Kind.BOOL),
}


def _answer(shape: Shape) -> float:
    """Figures that may be answers of a survey, whatever its scale: none is above a hundred."""
    return _number(shape) if shape.high is None or shape.high <= _BEST else 0.0


_BY_NAME: Final[dict[str, Callable[[Shape], float]]] = {
    "survey.score": _answer,
    "invoice.number": _key,
    "ticket.number": _key,
    "line.interval": _interval,
    "opportunity.owner": _person,
    "interaction.contacts": _shares(Kind.WORDS, Kind.EMAIL),
    "interaction.next_step": _free_words,
    "interaction.sentiment": _feeling,
    "contact.attitude": _feeling,
    "notes": _free_words,
    "tags": _free_words,
    "email": _shares(Kind.EMAIL),
    "tax_id": _tax_id,
    "external_id": _key,
    "number": lambda shape: 0.0 if shape.share(Kind.BOOL) >= 0.9 else _text(shape),
    "domain": _shares(Kind.DOMAIN, Kind.URL, Kind.EMAIL),
    "website": _website,
    "linkedin": _shares(Kind.URL, Kind.DOMAIN, Kind.WORDS),
    "phone": callable_share,
    "mobile": callable_share,
    "currency": _shares(Kind.CURRENCY),
    "account.segment": _segment,
    "account.industry": _kinds,
    "usage.feature": _kinds,
    "ticket.category": _kinds,
    "survey.comment": _kinds,
    "product.family": _kinds,
    "account.name": _name,
    "account.legal_name": _name,
    "account.state": _state,
    "account.city": _state,
    "account.country": _state,
    "contact.role": _shares(Kind.WORDS),
    "contact.name": _name,
    "contact.first_name": _name,
    "contact.last_name": _name,
    "account.csm": _shares(Kind.WORDS, Kind.EMAIL),
    "account.am": _shares(Kind.WORDS, Kind.EMAIL),
}
