"""The situations that suggest a playbook: their kinds, and what each needs to be told."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks.maps import Trigger
from csdesk.domain.text import Text, msg, pmsg


class TriggerKind(StrEnum):
    """What happens to an account."""

    BAND = "band"
    HEALTH_DROP = "health_drop"
    RENEWAL = "renewal"
    DETRACTOR = "detractor"
    PROMOTER = "promoter"
    SILENCE = "silence"
    USAGE_DROP = "usage_drop"
    NEW_ACCOUNT = "new_account"
    OVERDUE = "overdue_invoice"
    GOAL_LATE = "goal_late"
    GOAL_REACHED = "goal_reached"
    OPPORTUNITY = "opportunity_stage"
    DATE = "date"
    CHURN = "churn"


@dataclass(frozen=True, slots=True)
class TriggerSpec:
    """What a kind of trigger is called, and what it is told."""

    label: Text
    value: Text | None = None
    """The words of its number; `None` when it has none."""
    usual: int | None = None
    key: Text | None = None
    """The words of its key; `None` when it has none."""
    keys: tuple[str, ...] = ()
    """The keys to choose from; empty is free."""


TRIGGERS: Mapping[TriggerKind, TriggerSpec] = {
    TriggerKind.BAND: TriggerSpec(
        msg("Health band changes to"), key=msg("Band"), keys=("at_risk", "critical", "healthy")
    ),
    TriggerKind.HEALTH_DROP: TriggerSpec(msg("Health falls in 30 days by"), pmsg("unit", "points"), 10),
    TriggerKind.RENEWAL: TriggerSpec(msg("Renewal is near"), msg("days before"), 90),
    TriggerKind.DETRACTOR: TriggerSpec(msg("NPS answer of a detractor"), msg("days back"), 30),
    TriggerKind.PROMOTER: TriggerSpec(msg("NPS answer of a promoter"), msg("days back"), 30),
    TriggerKind.SILENCE: TriggerSpec(
        msg("No conversation for"), msg("days; empty is the limit of the touch")
    ),
    TriggerKind.USAGE_DROP: TriggerSpec(msg("Usage falls by"), msg("percent"), 30),
    TriggerKind.NEW_ACCOUNT: TriggerSpec(msg("New account"), msg("days back"), 14),
    TriggerKind.OVERDUE: TriggerSpec(msg("Invoice overdue for"), msg("days or more"), 1),
    TriggerKind.GOAL_LATE: TriggerSpec(msg("Goal is late")),
    TriggerKind.GOAL_REACHED: TriggerSpec(msg("Goal is reached"), msg("days back"), 30),
    TriggerKind.OPPORTUNITY: TriggerSpec(msg("Opportunity reaches a stage"), key=msg("Stage")),
    TriggerKind.DATE: TriggerSpec(msg("Date of a custom field"), msg("days before"), 7, key=msg("Field")),
    TriggerKind.CHURN: TriggerSpec(msg("Account is lost"), msg("days back"), 30),
}


def is_sound(trigger: Trigger) -> bool:
    """Whether a trigger has a known kind and all that it needs to be told."""
    try:
        spec = TRIGGERS[TriggerKind(trigger.kind)]
    except ValueError:
        return False
    if spec.key is not None and not trigger.key:
        return False
    if spec.keys and trigger.key not in spec.keys:
        return False
    return trigger.value is None or 0 <= trigger.value <= _MOST


_MOST = 3_650
