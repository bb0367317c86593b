"""One thing to do: what, for whom, why, when, and the one way to be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, msg

if TYPE_CHECKING:
    from csdesk.domain.playbooks.suggesting import Suggestion


class Kind(StrEnum):
    """What asks for attention."""

    TASK = "task"
    HEALTH = "health_fell"
    RENEWAL = "renewal"
    SILENCE = "contact_overdue"
    REVIEW = "review_to_prepare"
    ONBOARDING = "onboarding_late"
    FIRST_VALUE = "first_value_waiting"
    DETRACTOR = "detractor_unanswered"
    INVOICE = "invoice_overdue"
    PLAYBOOK = "playbook_suggested"


class When(StrEnum):
    """Where in the week it belongs."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


class Action(StrEnum):
    """The one thing that moves it on."""

    COMPLETE = "complete"
    LOG_CONTACT = "log_contact"
    OPEN_ACCOUNT = "open_account"
    OPEN_REVIEW = "open_review"
    START = "start_playbook"
    STEP = "open_step"


KINDS = {
    Kind.HEALTH: msg("Health fell"),
    Kind.RENEWAL: msg("Renewal near"),
    Kind.SILENCE: msg("Contact overdue"),
    Kind.REVIEW: msg("QBR to prepare"),
    Kind.ONBOARDING: msg("Onboarding late"),
    Kind.FIRST_VALUE: msg("First value waiting"),
    Kind.DETRACTOR: msg("Detractor without an answer"),
    Kind.INVOICE: msg("Invoice overdue"),
    Kind.PLAYBOOK: msg("Playbook suggested"),
}


@dataclass(frozen=True, slots=True)
class Followed:
    """How far the playbook behind a task is."""

    playbook: str
    done: int
    steps: int


class Item(NamedTuple):
    """One thing to do; there may be tens of thousands of them."""

    kind: Kind
    title: Text
    reason: Text
    action: Action
    when: When
    account: int | None
    record: int | None = None
    """The task, answer or onboarding behind it."""
    due: date | None = None
    late: int = 0
    """Days past its due date."""
    worth: int = 0
    """What it ranks by."""
    time: str | None = None
    """The hour that a task is fixed for, as HH:MM."""
    medium: str | None = None
    """What kind of task it is: a call, a meeting."""
    run: int | None = None
    """The run of a playbook that waits for a task."""
    followed: Followed | None = None
    """The playbook that a task belongs to, or that is suggested."""
    suggested: Suggestion | None = None
    """The playbook that answers it, to be started."""


def items(**columns: Iterable[Any]) -> list[Item]:
    """Many things to do, given field by field: half the time of a call for each. A field that is not given has its default."""
    known = Item._field_defaults
    rows = zip(
        *(columns[name] if name in columns else repeat(known[name]) for name in Item._fields), strict=False
    )
    return list(map(partial(tuple.__new__, Item), rows))
