"""What suggests a playbook, in words."""

from __future__ import annotations

from csdesk.domain.health.words import BANDS
from csdesk.domain.playbooks.maps import Trigger
from csdesk.domain.playbooks.triggers import TRIGGERS, TriggerKind
from csdesk.domain.text import Text, msg, pmsg, verbatim

_ONE = {
    "days or more": msg("day or more"),
    "days before": msg("day before"),
    "points": pmsg("unit", "point"),
    "days; empty is the limit of the touch": pmsg("unit", "day"),
}
_MANY = {"days; empty is the limit of the touch": pmsg("unit", "days")}
"""Where the words of a form say more than the unit."""
_WITHIN = frozenset(
    {
        TriggerKind.DETRACTOR,
        TriggerKind.PROMOTER,
        TriggerKind.NEW_ACCOUNT,
        TriggerKind.GOAL_REACHED,
        TriggerKind.CHURN,
    }
)
"""Their number only says how long ago at most; it is no part of what happened."""


def trigger_words(trigger: Trigger) -> Text:
    """A trigger in words: "Invoice overdue for 5 days or more"."""
    try:
        spec = TRIGGERS[TriggerKind(trigger.kind)]
    except ValueError:
        return verbatim(trigger.kind)
    found = spec.label
    if spec.key is not None and trigger.key:
        found = msg("{trigger} {key}", trigger=found, key=BANDS.get(trigger.key, verbatim(trigger.key)))
    value = trigger.value if trigger.value is not None else spec.usual
    if spec.value is None or trigger.kind in _WITHIN:
        return found
    if value is None:
        return msg("{trigger} the limit of the touch model", trigger=found)
    unit = (_ONE if value == 1 else _MANY).get(spec.value.msgid, spec.value)
    return msg("{trigger} {n} {unit}", trigger=found, n=value, unit=unit)
