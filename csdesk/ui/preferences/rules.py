"""The rules of the numbers, as fields: every declared setting that no other card shows, in groups; no widget."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.settings import ChangeSetting, WorkspaceSettings, label_of
from csdesk.domain.text import Text, msg
from csdesk.ui.session import Session

ELSEWHERE = frozenset({"name", "person", "currency", "zone", "fiscal_start", "sample"})
"""Settings that the card of the file shows, or that are no rule."""
GROUPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (msg("Retention goals"), ("nrr_goal", "grr_goal", "renewal_goal")),
    (
        msg("Churn"),
        ("low_churn", "high_churn", "small_base", "regret_months", "reactivation_in_net_churn"),
    ),
    (
        msg("Renewals"),
        (
            "renewal_grace_days",
            "renewal_horizon_days",
            "probability_healthy",
            "probability_at_risk",
            "probability_critical",
            "probability_no_data",
        ),
    ),
    (msg("LTV"), ("ltv_margin", "ltv_months")),
    (msg("Value and adoption"), ("adoption_target", "onboarding_days", "few_answers", "gap_days")),
    (msg("Support"), ("business_calendar", "opens_at", "closes_at")),
    (msg("Calendar"), ("country", "region", "carnival", "days_off", "workdays")),
    (msg("Capacity"), ("capacity_high", "capacity_mid", "capacity_tech")),
    (msg("Playbooks"), ("suggestions_per_account", "playbook_contacts")),
)
_TYPES: dict[type, FieldType] = {
    bool: FieldType.BOOL,
    int: FieldType.INT,
    Decimal: FieldType.PERCENT,
    str: FieldType.TEXT,
}
_ORDERED = (
    ("low_churn", "high_churn", msg("High churn must lie above low churn")),
    ("opens_at", "closes_at", msg("Work must end after it begins")),
)
"""Pairs of which the second must be larger."""


def rule_groups() -> tuple[tuple[Text, tuple[FieldSpec, ...]], ...]:
    """Every rule by its group; one that no group names stands in the last."""
    declared = {known.name: known for known in dataclasses.fields(WorkspaceSettings)}
    named = {key for _, keys in GROUPS for key in keys}
    rest = tuple(key for key in declared if key not in named | ELSEWHERE)
    groups = [*GROUPS, *([(msg("Others"), rest)] if rest else [])]
    known = ((title, [key for key in keys if key in declared]) for title, keys in groups)
    return tuple((title, tuple(_spec(declared[key]) for key in keys)) for title, keys in known if keys)


def _spec(declared: Any) -> FieldSpec:
    kind = _TYPES.get(type(declared.default), FieldType.TEXT)
    whole = kind is FieldType.INT
    low, high = declared.metadata["low"], declared.metadata["high"]
    return FieldSpec(
        declared.name,
        kind,
        declared.metadata["label"],
        low=low if whole else None,
        high=high if whole else None,
    )


class RulesPresenter:
    """The rules of the open workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def can_change(self) -> bool:
        """Whether the open file may be changed."""
        return not self._session.read_only

    def value(self, key: str) -> Any:
        """What is stored, or the default."""
        return getattr(self._session.settings, key)

    def change(self, key: str, value: Any) -> None:
        """Give a rule another value; raises `Refused` with what it can be."""
        if value is None and isinstance(self.value(key), str):
            value = ""
        if value is None:
            raise Refused(msg("{field} cannot be empty", field=label_of(key)))
        self._check_bounds(key, value)
        self._check_order(key, value)
        self._session.run(ChangeSetting(key=key, value=value), self)

    def _check_bounds(self, key: str, value: Any) -> None:
        known = next(one for one in dataclasses.fields(WorkspaceSettings) if one.name == key)
        low, high = known.metadata["low"], known.metadata["high"]
        if low is not None and high is not None and not low <= value <= high:
            raise Refused(msg("Use a number from {low} to {high}.", low=low, high=high))

    def _check_order(self, key: str, value: Any) -> None:
        for lower, upper, reason in _ORDERED:
            pair = {lower: self.value(lower), upper: self.value(upper)}
            if key in pair and not (pair | {key: value})[lower] < (pair | {key: value})[upper]:
                raise Refused(reason)
