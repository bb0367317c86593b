"""What a map may ask of the data: the facts of an account, and how they are compared."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.maps import Condition
from csdesk.domain.text import Text, msg, pmsg

Value = int | Decimal | str | bool | frozenset[str] | None
"""A fact as it is known of an account; `None` is unknown."""


class FactType(StrEnum):
    """How a fact is compared."""

    NUMBER = "number"
    MONEY = "money"  # in whole units of the reporting currency as written, in cents as known
    WORD = "word"
    WORDS = "words"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of accounts."""

    key: str
    label: Text
    type: FactType
    unit: Text | None = None
    words: tuple[str, ...] = ()
    """The usual values of a word."""


_DAYS, _POINTS = pmsg("unit", "days"), pmsg("unit", "points")
FACTS: tuple[Fact, ...] = (
    Fact("health", msg("Health score"), FactType.NUMBER, _POINTS),
    Fact("health_change", msg("Change of health in 30 days"), FactType.NUMBER, _POINTS),
    Fact("band", msg("Health band"), FactType.WORD, None, ("healthy", "at_risk", "critical", "no_data")),
    Fact("nps", msg("Last NPS answer"), FactType.NUMBER),
    Fact("mrr", msg("MRR"), FactType.MONEY),
    Fact("renewal_days", msg("Days to the renewal"), FactType.NUMBER, _DAYS),
    Fact("overdue_invoices", msg("Overdue invoices"), FactType.NUMBER),
    Fact("overdue_days", msg("Days since the oldest overdue invoice was due"), FactType.NUMBER, _DAYS),
    Fact("silence_days", msg("Days without a conversation"), FactType.NUMBER, _DAYS),
    Fact("usage_change", msg("Change of usage, percent"), FactType.NUMBER),
    Fact("open_tickets", msg("Open tickets"), FactType.NUMBER),
    Fact("tenure_days", msg("Days as a customer"), FactType.NUMBER, _DAYS),
    Fact(
        "stage",
        msg("Stage"),
        FactType.WORD,
        None,
        ("onboarding", "adoption", "value", "expansion", "renewal", "recovery", "churned"),
    ),
    Fact("touch", msg("Touch model"), FactType.WORD, None, ("high", "mid", "tech")),
    Fact("status", msg("Status"), FactType.WORD),
    Fact("segment", msg("Segment"), FactType.WORD),
    Fact("size", msg("Size"), FactType.WORD),
    Fact("plan", msg("Plan"), FactType.WORD),
    Fact("csm", msg("CSM"), FactType.WORD),
    Fact("has_am", msg("Has an AM"), FactType.YES_NO),
    Fact("tags", msg("Tags"), FactType.WORDS),
)
"""Besides these, `custom:KEY` is any custom field of the account."""
BY_FACT: Mapping[str, Fact] = {fact.key: fact for fact in FACTS}
CUSTOM = "custom:"

OPS: Mapping[str, Text] = {
    "<": msg("is less than"),
    "<=": msg("is at most"),
    "=": msg("is"),
    "!=": msg("is not"),
    ">=": msg("is at least"),
    ">": msg("is more than"),
    "has": msg("contains"),
    "known": msg("is known"),
    "unknown": msg("is not known"),
}
_BY_TYPE: Mapping[FactType, tuple[str, ...]] = {
    FactType.NUMBER: ("<", "<=", "=", "!=", ">=", ">", "known", "unknown"),
    FactType.MONEY: ("<", "<=", "=", "!=", ">=", ">", "known", "unknown"),
    FactType.WORD: ("=", "!=", "has", "known", "unknown"),
    FactType.WORDS: ("has", "known", "unknown"),
    FactType.YES_NO: ("=",),
}
YES = frozenset({"yes", "sim", "true", "1"})


def fact_of(key: str) -> Fact | None:
    """The declaration of a fact; a custom field compares as a word, or as a number when both are numbers."""
    if key.startswith(CUSTOM) and len(key) > len(CUSTOM):
        return Fact(key, msg("Custom field"), FactType.WORD)
    return BY_FACT.get(key)


def ops_of(key: str) -> tuple[str, ...]:
    """How a fact can be compared."""
    if key.startswith(CUSTOM):
        return tuple(OPS)
    known = BY_FACT.get(key)
    return _BY_TYPE[known.type] if known else ()


def is_sound(test: Condition) -> bool:
    """Whether the fact exists, can be compared so, and with such a value."""
    known = fact_of(test.fact)
    if known is None or test.op not in ops_of(test.fact):
        return False
    if test.op in {"known", "unknown"}:
        return True
    if known.type in {FactType.NUMBER, FactType.MONEY}:
        return _number(test.value) is not None
    return bool(test.value.strip())


def all_hold(tests: Iterable[Condition], facts: Mapping[str, Value]) -> bool:
    """Whether every test holds; what is unknown holds no comparison."""
    return all(holds(test, facts) for test in tests)


def holds(test: Condition, facts: Mapping[str, Value]) -> bool:
    """Whether the account answers the test with yes; an unknown fact only does so to `unknown`."""
    value = facts.get(test.fact)
    if test.op in {"known", "unknown"}:
        return (value is not None and value != frozenset()) == (test.op == "known")
    if value is None:
        return False
    if isinstance(value, bool):
        return value == (test.value.strip().casefold() in YES)
    if isinstance(value, frozenset):
        return test.value.strip().casefold() in {one.casefold() for one in value}
    known, wanted = fact_of(test.fact), _number(test.value)
    number = _number(value) if isinstance(value, str) else Decimal(value)
    if wanted is not None and number is not None:
        return _compares(number, test.op, wanted * 100 if known and known.type is FactType.MONEY else wanted)
    return _worded(str(value).strip().casefold(), test.op, test.value.strip().casefold())


_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
    "has": operator.eq,
}


def _compares(number: Decimal, op: str, wanted: Decimal) -> bool:
    compare = _COMPARE.get(op)
    return compare is not None and compare(number, wanted)


def _worded(value: str, op: str, wanted: str) -> bool:
    if op == "has":
        return wanted in value
    return op in {"=", "!="} and (value == wanted) == (op == "=")


@lru_cache(maxsize=4_000)
def _number(written: str | int | Decimal) -> Decimal | None:
    try:
        found = Decimal(str(written).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
