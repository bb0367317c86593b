"""What is said beside a number: small base, few answers, partial month, why it is undefined (ground rules 3, 7, 10)."""

from __future__ import annotations

from typing import Any

from csdesk.domain.rules.families import beside, family_of
from csdesk.domain.rules.figures import Scope
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.retention import RATES, Retention, retention
from csdesk.domain.text import Text, msg

SMALL_BASE = msg("Small base")
FEW_ANSWERS = msg("Few answers")
PARTIAL = msg("Partial")
UNKNOWN_HEALTH = msg("Health is not known")
UNDEFINED = msg("There is nothing to divide by")
ON_OPENING = frozenset(RATES)
"""The rates that are read against the customers at opening."""
ON_ANSWERS = frozenset({"nps", "nps_zone"})


def is_undefined(value: Any) -> bool:
    """Whether there is no number to show."""
    return value is None or (isinstance(value, Ratio) and not value.den)


def is_small(sums: Retention, small_base: int) -> bool:
    """Whether so few customers were there at opening that rates must be read account by account."""
    return sums.customers_opening < small_base


def notes_of(scope: Scope, key: str, value: Any) -> tuple[Text, ...]:
    """What is to be said beside a metric of a span."""
    policy = scope.periods.facts.policy
    found = [UNDEFINED] if is_undefined(value) else []
    if (
        found
        and (key == "exposed_mrr" or key.startswith("renewal_forecast"))
        and scope.periods.facts.bands is None
    ):
        found = [UNKNOWN_HEALTH]
    if key in ON_OPENING and is_small(retention(scope.book, scope.window), policy.small_base):
        found.append(SMALL_BASE)
    if key in ON_ANSWERS:
        answers = len(scope.periods.answers.counted("nps", scope.first, scope.last))
        if 0 < answers < policy.few_answers:
            found.append(FEW_ANSWERS)
    if (still_open := beside(key, lambda counted: _count(scope, counted))) is not None:
        found.append(still_open)
    if scope.book.calendar.closings[scope.window.closing].partial:
        found.append(PARTIAL)
    return tuple(found)


def _count(scope: Scope, key: str) -> Any:
    return getattr(scope.periods.family(family_of(key), scope.first, scope.last), key)
