"""Which family a metric is read from, declared once, and what is counted beside a rate and not in it (sections 8 to 11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final

from csdesk.domain.rules.onboarding import Adoption, Starts
from csdesk.domain.rules.practice import Activity
from csdesk.domain.rules.renewals import RenewalRates
from csdesk.domain.rules.support import Support
from csdesk.domain.rules.voice import Voice
from csdesk.domain.text import Text, nmsg

EARLY: Final[Mapping[str, int]] = {"early_churn_90": 90, "early_churn_180": 180}
"""The days within which who left counts as gone early."""
_KINDS: Final = {
    "voice": Voice,
    "support": Support,
    "starts": Starts,
    "adoption": Adoption,
    "renewals": RenewalRates,
    "activity": Activity,
}
_FAMILY_OF: Final = {
    **dict.fromkeys(EARLY, "early"),
    **{field.name: family for family, kind in _KINDS.items() for field in fields(kind)},
}


def family_of(key: str) -> str:
    """The family of a metric; what is in no other is `revenue`."""
    return _FAMILY_OF.get(key, "revenue")


def _pending(count: int) -> Text:
    return nmsg("{n} pending", "{n} pending", count)


def _unanswered(count: int) -> Text:
    return nmsg("{n} unanswered", "{n} unanswered", count)


def _waiting(count: int) -> Text:
    return nmsg("{n} account waits", "{n} accounts wait", count)


_BESIDE: Final[Mapping[str, tuple[str, Callable[[int], Text]]]] = {
    **dict.fromkeys(
        ("contract_rate", "logo_rate", "gross_value_rate", "net_value_rate"), ("pending", _pending)
    ),
    "sla_response": ("sla_response_pending", _pending),
    "sla_resolution": ("sla_resolution_pending", _pending),
    **dict.fromkeys(("first_response_mean", "first_response_median"), ("unanswered", _unanswered)),
    **dict.fromkeys(("ttv_days_mean", "ttv_days_median"), ("ttv_waiting", _waiting)),
}


def beside(key: str, value: Callable[[str], Any]) -> Text | None:
    """What is open still and therefore out of a metric; `None` where nothing is. `value` reads a count by its key."""
    if key not in _BESIDE:
        return None
    counted, said = _BESIDE[key]
    count = value(counted)
    return said(count) if count else None
