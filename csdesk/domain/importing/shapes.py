"""What the values of a column look like: the share of them that is money, a date, an e-mail, a code ..."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import isfinite
from typing import Final, TypeVar

from csdesk.domain.importing.date_wordings import plainer
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.table import Cell
from csdesk.domain.values.tax_id import is_cnpj, is_cpf

T = TypeVar("T")
SAMPLE: Final = 400
QUOTES: Final = "'\"`´“”‘’"
LOST: Final = "\ufffd"
"""What stands where a character could not be read: in an amount, a space of its own kind."""
_ENDLESS: Final = 10**300
_NULLS: Final = frozenset(
    {"", "-", "--", "—", "n/a", "#n/a", "null", "none", "nan", "nil", "[]", "{}", "n/d", "(blank)", "(vazio)"}
)

_NUMBER = re.compile(
    r"^[(\-+−]?\s*(?:R\$|US\$|\$|€|£|[A-Z]{3})?\s*[(\-−]?\d[\d.,   ']*\)?\s*(%|R\$|€|[A-Z]{3}|reais|k|mil|mi|MM|M)?"
    r"(?:\s*(?:/|por|per|a)\s*(?:m[eê]s|month|ano|year|mo))?\s*[)\-]?$"
)
_SIGNED = re.compile(r"R\$|US\$|\$|€|£|\b(?:BRL|USD|EUR|GBP|MXN|ARS|CLP|COP)\b|reais")
_MONTH_NAME = (
    r"(?:jan|ene|fev|feb|mar|abr|apr|mai|may|jun|jul|ago|aug|set|sep|out|oct|nov|dez|dec|dic)"
    r"(?:eiro|uary|ereiro|ruary|ço|co|ch|il|e|y|ho|o|ust|embro|ember|tember|ubro|ober|to|sto|t|ro|rero|zo|io|ubre|tiembre|iembre)?"
)
_DATE = re.compile(
    r"^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d{2})?|"
    rf"\d{{1,2}}[ -/](?:de )?{_MONTH_NAME}\.?[ -/](?:de )?\d{{2,4}}|{_MONTH_NAME}\.? \d{{1,2}},? \d{{4}})"
    r"(?P<time>[T ,]+(?:às |as |at |- )?\d{1,2}[:h].*)?$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"^(?:\d{1,2}[/-]\d{4}|\d{4}[/-]\d{1,2}|" + _MONTH_NAME + r"\.?[ /-](?:de )?\d{2,4})$", re.IGNORECASE
)
_ADDRESS = r"[^@\s,;|<>]+@[^@\s,;|<>]+\.[a-z]{2,}"
_EMAIL = re.compile(
    rf"^(?:mailto:)?{_ADDRESS}(?:\s*[,;|/ ]\s*{_ADDRESS})*$|^[^<>@]{{0,60}}<{_ADDRESS}>$", re.IGNORECASE
)
_URL = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_DOMAIN = re.compile(
    r"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?!(?:xml|pdf|png|jpe?g|gif|csv|xlsx?|docx?|pptx?|txt|html?|json|py|zip|rar|mp3|mp4|wav|log)/?$)[a-z]{2,24}/?$",
    re.IGNORECASE,
)
_DIALLED = r"\+?[\d()][\d\s().\-/+]{6,22}(?:\s*(?:x|ext\.?|ramal)\s*\d{1,6})?"
_PHONE = re.compile(
    rf"^(?:(?:tel|phone|fone|cel|whatsapp|mobile)\b[.:]*\s*)?{_DIALLED}(?:\s*[/;,|]\s*{_DIALLED})*$",
    re.IGNORECASE,
)
_UUID = re.compile(r"^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$", re.IGNORECASE)
_CODE = re.compile(r"^(?=.*\d)[A-Za-z0-9]{0,8}[-_./#]?[A-Za-z0-9_./-]{1,28}$")
_CURRENCY = re.compile(r"^[A-Za-z]{3}$|^(?:R\$|US\$|\$|€|£)$")
_CURRENCIES: Final = word_set(
    "brl usd eur gbp mxn ars clp cop pen uyu pyg cad aud jpy chf cny inr nzd zar sek nok dkk pln r$ us$ $ € £"
)
_BOOLS: Final = word_set("sim nao si yes no true false y n s verdadeiro falso ativo inativo v f x on off 1 0")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013"), "-")


class Kind(StrEnum):
    """A form that a value can have; one value may have several."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIMED = "timed"
    MONTH = "month"
    BOOL = "bool"
    EMAIL = "email"
    URL = "url"
    DOMAIN = "domain"
    PHONE = "phone"
    CNPJ = "cnpj"
    CPF = "cpf"
    CURRENCY = "currency"
    CODE = "code"
    UUID = "uuid"
    WORDS = "words"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a sample of a column holds."""

    sampled: int
    filled: int
    counts: Mapping[Cell, int]
    """Each value of the sample and how often it came."""
    shares: Mapping[Kind, float]
    low: float | None
    high: float | None
    whole: float
    """Share of the numbers that are integers."""
    fits: dict[str, float] = field(default_factory=dict, compare=False, repr=False)
    """How well it fits the fields it was already held against."""
    asked: dict[object, float] = field(default_factory=dict, compare=False, repr=False)
    """The share of the cells for which something holds that was already asked."""

    def share(self, *kinds: Kind) -> float:
        """The largest share among some kinds."""
        return max(self.shares.get(kind, 0.0) for kind in kinds)

    @property
    def empty(self) -> bool:
        """Whether the sample holds nothing."""
        return self.filled == 0

    @property
    def distinct(self) -> float:
        """Distinct values a filled cell: 1 for a key."""
        return len(self.counts) / self.filled if self.filled else 0.0

    def fit(self, holds: Callable[[Cell], bool]) -> float:
        """The share of filled cells for which something holds; the same is asked of a column for every kind of record."""
        if not self.filled:
            return 0.0
        asked = None if getattr(holds, "__closure__", self) else getattr(holds, "__code__", None)
        if asked in self.asked:
            return self.asked[asked]
        share = sum(count for value, count in self.counts.items() if holds(value)) / self.filled
        if asked is not None:
            self.asked[asked] = share
        return share


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing that a person would call a value."""
    return cell is None or (
        isinstance(cell, str) and (not cell or cell.isspace() or cell.strip().lower() in _NULLS)
    )


def sampled(cells: Sequence[T]) -> Sequence[T]:
    """The head and an even spread of the rest: at most `SAMPLE` cells."""
    if len(cells) <= SAMPLE:
        return cells
    half = SAMPLE // 2
    step = (len(cells) - half) // half
    return [*cells[:half], *cells[half :: max(step, 1)][:half]]


def shape_of(cells: Sequence[Cell]) -> Shape:
    """The shape of a column by a sample of its cells."""
    counts: Counter[Cell] = Counter(_key(cell) for cell in cells if not is_blank(cell))
    filled = sum(counts.values())
    kinds: Counter[Kind] = Counter()
    numbers: list[tuple[float, int]] = []
    for value, count in counts.items():
        for kind in kinds_of(value):
            kinds[kind] += count
        number = number_of(value)
        if number is not None and is_countable(number):
            numbers.append((number, count))
    many = sum(count for _, count in numbers)
    return Shape(
        sampled=len(cells),
        filled=filled,
        counts=counts,
        shares={kind: count / filled for kind, count in kinds.items()} if filled else {},
        low=min((number for number, _ in numbers), default=None),
        high=max((number for number, _ in numbers), default=None),
        whole=sum(count for number, count in numbers if number == int(number)) / many if many else 0.0,
    )


def _key(cell: Cell) -> Cell:
    # 1, 1.0 and True are one key of a dict; a text 'True' says which it was
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.strip() if isinstance(cell, str) else cell


def kinds_of(value: Cell) -> frozenset[Kind]:
    """Every form that a value has."""
    if isinstance(value, str):
        return _text_kinds(unquoted(value.replace(LOST, " ").strip()))
    if isinstance(value, bool):
        return frozenset({Kind.BOOL})
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return frozenset({Kind.DATE} if midnight else {Kind.DATE, Kind.TIMED})
    if isinstance(value, date):
        return frozenset({Kind.DATE})
    if isinstance(value, int | float | Decimal):
        found = {Kind.NUMBER}
        if value in (0, 1):
            found.add(Kind.BOOL)
        if is_countable(value) and value == int(value):
            found.add(Kind.CODE)
        return frozenset(found)
    return frozenset({Kind.TIMED}) if isinstance(value, time | timedelta) else frozenset()


def unquoted(text: str) -> str:
    """A text without the quotation marks that a program left around it, or before it to keep its zeros.

    >>> unquoted("'+5511999990000"), unquoted('"a@x.com"'), unquoted("D'Or")
    ('+5511999990000', 'a@x.com', "D'Or")
    """
    return text.strip(QUOTES).strip() if text[:1] in QUOTES and text else text


@lru_cache(maxsize=32768)
def _text_kinds(text: str) -> frozenset[Kind]:
    found = {kind for kind, pattern in _PATTERNS if pattern.match(text)}
    if text[:1].isdigit() or text[:1] in "(+-−R$U€£" or Kind.CODE in found:
        found |= _figures(text)
    if Kind.DATE not in found and (plain := plainer(text)) is not None and (dated := _DATE.match(plain)):
        found |= {Kind.DATE, Kind.TIMED} if dated["time"] else {Kind.DATE}
    low = folded(text)
    if low in _BOOLS:
        found.add(Kind.BOOL)
    if Kind.CURRENCY in found and text.lower() not in _CURRENCIES:
        found.discard(Kind.CURRENCY)
    if len(text) > 60 or (len(text) > 25 and text.count(" ") >= 4):
        found.add(Kind.LONG)
    if _LETTERS.search(text) and not found & {
        Kind.DATE,
        Kind.MONTH,
        Kind.MONEY,
        Kind.EMAIL,
        Kind.URL,
        Kind.UUID,
    }:
        found.add(Kind.WORDS)
    return frozenset(found)


def _figures(text: str) -> set[Kind]:
    found: set[Kind] = set()
    dated = _DATE.match(text if text.isascii() else text.translate(_DASHES))
    if dated:
        found.add(Kind.DATE)
        if dated["time"]:
            found.add(Kind.TIMED)
    number = _NUMBER.match(text)
    if number and not dated:
        found.add(Kind.NUMBER)
        if number[1] == "%":
            found.add(Kind.PERCENT)
        if _SIGNED.search(text):
            found.add(Kind.MONEY)
    if is_cnpj(text):
        found.add(Kind.CNPJ)
    if is_cpf(text):
        found.add(Kind.CPF)
    return found


_PATTERNS: Final = (
    (Kind.EMAIL, _EMAIL),
    (Kind.URL, _URL),
    (Kind.DOMAIN, _DOMAIN),
    (Kind.PHONE, _PHONE),
    (Kind.UUID, _UUID),
    (Kind.CODE, _CODE),
    (Kind.CURRENCY, _CURRENCY),
    (Kind.DATE, _DATE),
    (Kind.MONTH, _MONTH),
)


def is_countable(number: float | Decimal) -> bool:
    """Whether a number is one that a sheet can count: no infinity, and nothing near to it."""
    return isfinite(number) if isinstance(number, float | Decimal) else abs(number) < _ENDLESS


def number_of(value: Cell) -> float | None:
    """A rough reading of a figure, for ranges only: money is read exactly elsewhere."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float | Decimal):
        return float(value) if is_countable(value) else None
    if not isinstance(value, str) or Kind.NUMBER not in _text_kinds(value.replace(LOST, " ").strip()):
        return None
    digits = re.sub(r"[^\d.,]", "", value).strip(".,")
    if not digits:
        return None
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0 and (
        len(digits) - last - 1 != 3 or (digits.count(digits[last]) == 1 and digits.startswith("0"))
    ):
        digits = re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :]
    else:
        digits = re.sub(r"[.,]", "", digits)
    sign = -1 if value.strip().startswith(("-", "(", "−")) or value.strip().endswith("-") else 1
    return sign * float(digits)
