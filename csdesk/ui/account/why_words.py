"""What the panel that explains a score says beside its table."""

from __future__ import annotations

from csdesk.domain.health.words import cap_of
from csdesk.domain.text import Text, chained, msg, nmsg
from csdesk.ui.account.evidence import MOST
from csdesk.ui.account.health_facts import HealthShown
from csdesk.ui.tables.column import Tone


def cap_told(health: HealthShown) -> Text | None:
    """What holds the score down, since when, and what it would be without."""
    known = health.explanation.health
    if known.held is None or known.uncapped is None:
        return None
    if known.uncapped <= known.held.cap.to:
        return msg(
            "{cap}, since {day}: at most {to}, which the score does not reach anyway.",
            cap=cap_of(known.held.cap.key),
            day=known.held.since,
            to=known.held.cap.to,
        )
    return msg(
        "Held at {to} since {day}: {cap}. Without it: {score}.",
        to=known.held.cap.to,
        day=known.held.since,
        cap=cap_of(known.held.cap.key),
        score=known.uncapped,
    )


def flags_told(health: HealthShown) -> Text | None:
    """What to know of the score besides its cap, one after another."""
    said = [
        msg("{flag}. {more}", flag=flag.words, more=flag.tip) if flag.tone is Tone.INFO else flag.words
        for flag in health.flags
        if not flag.is_cap
    ]
    return chained(said, dotted=True)


def left_out(count: int, listed: int) -> Text | None:
    """That nothing is behind a row, or how many records are not listed."""
    if not count:
        return msg("No record is behind it yet.")
    if count > listed:
        return nmsg("And {n} more.", "And {n} more.", count - min(listed, MOST))
    return None


def dearest(health: HealthShown) -> int:
    """The place of the indicator that costs most."""
    rows = health.explanation.rows
    return max(range(len(rows)), key=lambda place: rows[place].lost, default=0)
