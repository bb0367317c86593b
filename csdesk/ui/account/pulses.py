"""The CSM's pulse among the signals of an account."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.domain.health.facts import signal_key
from csdesk.domain.model.adoption import Signal
from csdesk.domain.text import msg

PULSE = msg("CSM pulse")
"""What the signal is called; its key is the same in every language."""
_KEY = "pulse"


def pulses(signals: Iterable[Signal]) -> list[Signal]:
    """The pulses, oldest first."""
    found = [one for one in signals if one.name and signal_key(one.name) == _KEY and one.value is not None]
    return sorted(found, key=lambda one: (str(one.measured_on), one.id))


def newest_pulse(signals: Iterable[Signal], noted: int | None) -> int | None:
    """The pulse that was set last, if it is one of 1 to 5; while none was, what the account itself says."""
    found = pulses(signals)
    if not found:
        return noted
    value = found[-1].value
    return int(value) if value is not None and value == int(value) and 1 <= value <= 5 else None
