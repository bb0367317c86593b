"""Whether CS begins the talk with an account or only answers it, as the heading of the timeline says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from csdesk.domain.model.interaction import Interaction
from csdesk.domain.rules.practice import PREMIUM_SUPPORT, ROLE_DAYS, account_share, is_premium_support
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Percent
from csdesk.domain.views.account import TimelineItem

NOT_KNOWN = msg(
    "No conversation of CS in {days} days says whether it was proactive or reactive", days=ROLE_DAYS
)
_SAID = msg("Proactive {share} in {days} days")
_WARNED = msg("Proactive {share} in {days} days: premium support")


@dataclass(frozen=True, slots=True)
class Posture:
    """The sentence of the heading, and what stands behind it."""

    said: Text
    why: Text
    is_warning: bool = False
    is_known: bool = True


def posture_of(items: Sequence[TimelineItem], zone: ZoneInfo, today: date) -> Posture:
    """The proactive share of the conversations that CS had with one account up to a day."""
    talks = [item.record for item in items if isinstance(item.record, Interaction)]
    share = account_share(talks, zone, today)
    if not share.den:
        return Posture(Text(_SAID.msgid, {"share": None, "days": ROLE_DAYS}), NOT_KNOWN, is_known=False)
    figures = {"share": Percent(Decimal(share.num) / Decimal(share.den), 0), "days": ROLE_DAYS}
    why = msg("{proactive} of {all} conversations of CS were proactive", proactive=share.num, all=share.den)
    if is_premium_support(share):
        both = msg("{warning}. {why}", warning=PREMIUM_SUPPORT, why=why)
        return Posture(Text(_WARNED.msgid, figures), both, is_warning=True)
    return Posture(Text(_SAID.msgid, figures), why)
