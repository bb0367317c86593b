"""How long an account may go without a conversation, by its touch, and who went longer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.today.worth import LEFT
from csdesk.domain.views.portfolio import PortfolioRow

SILENCE = {"high": 21, "mid": 30, "tech": 60}
"""Days without a conversation after which one is due, by touch."""
USUAL_SILENCE = 30


_MESSAGES = frozenset({"email", "chat", "whatsapp", "portal", None})
"""What may go out without anybody answering; a contact without a channel is taken for one."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """The clients of one touch, and those of them that nobody has talked to for too long."""

    touch: str
    allowed: int
    clients: int
    missed: tuple[int, ...]


def silence_allowed(touch: str | None) -> int:
    """Days without a conversation that a touch allows."""
    return SILENCE.get(touch or "", USUAL_SILENCE)


def is_conversation(talk: Interaction) -> bool:
    """Whether a contact went both ways; notes and messages that only went out did not."""
    return talk.kind != "note" and not (talk.direction == "out" and talk.channel in _MESSAGES)


def is_silent(row: PortfolioRow, on: date) -> bool:
    """Whether a paying client has gone without a conversation for longer than its touch allows."""
    if row.status in LEFT or not row.mrr:
        return False
    return row.last_contact is None or (on - row.last_contact).days > silence_allowed(row.touch)


def cadences(rows: Iterable[PortfolioRow], on: date) -> tuple[Cadence, ...]:
    """How each touch keeps its cadence; those without clients are left out."""
    clients = [row for row in rows if row.status not in LEFT and row.mrr and row.touch in SILENCE]
    found = []
    for touch, allowed in SILENCE.items():
        own = [row for row in clients if row.touch == touch]
        if own:
            found.append(
                Cadence(touch, allowed, len(own), tuple(row.id for row in own if is_silent(row, on)))
            )
    return tuple(found)
