"""How long an account may go without a conversation, by its touch."""

from __future__ import annotations

SILENCE = {"high": 21, "mid": 30, "tech": 60}
"""Days without a conversation after which one is due, by touch."""
USUAL_SILENCE = 30


def silence_allowed(touch: str | None) -> int:
    """Days without a conversation that a touch allows."""
    return SILENCE.get(touch or "", USUAL_SILENCE)
