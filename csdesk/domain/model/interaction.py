"""What was said, and what is to be done."""

from __future__ import annotations

from datetime import date, datetime

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, choice, day, instant, ref, refs, text, whole
from csdesk.domain.text import msg, pmsg

CHANNELS = (
    ("email", msg("Email")),
    ("phone", msg("Phone call")),
    ("video", msg("Video meeting")),
    ("chat", msg("Chat")),
    ("whatsapp", msg("WhatsApp")),
    ("in_person", msg("In person")),
    ("portal", msg("Portal")),
)
KINDS = (
    ("check_in", msg("Check-in")),
    ("onboarding", msg("Onboarding")),
    ("training", msg("Training")),
    ("support", pmsg("role", "Support")),
    ("review", msg("QBR")),
    ("commercial", msg("Commercial")),
    ("note", msg("Internal note")),
)
ROLES = (
    ("cs", msg("CS")),
    ("support", pmsg("role", "Support")),
    ("am", msg("Account manager")),
    ("cx", msg("CX")),
)
OPEN, DONE, DROPPED = "open", "done", "dropped"
"""How a task stands."""
MODES = (("proactive", pmsg("mode", "Proactive")), ("reactive", pmsg("mode", "Reactive")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Record):
    """One contact with a client, or an internal note about it."""

    account: int = ref("account", msg("Account"), required=True)
    contacts: tuple[int, ...] = refs("contact", msg("People"))
    at: datetime | None = instant(msg("When"))
    minutes: int | None = whole(msg("Minutes"), 0)
    channel: str | None = choice(msg("Channel"), *CHANNELS)
    kind: str | None = choice(pmsg("interaction", "Kind"), *KINDS)
    role: str | None = choice(pmsg("interaction", "Role"), *ROLES, closed=True)
    mode: str | None = choice(msg("Mode"), *MODES, closed=True)
    direction: str | None = choice(
        msg("Direction"),
        ("in", pmsg("direction", "Incoming")),
        ("out", pmsg("direction", "Outgoing")),
        closed=True,
    )
    sentiment: int | None = whole(msg("Sentiment"), -2, 2)
    subject: str | None = text(msg("Subject"))
    summary: str | None = text(msg("Summary"), long=True)
    next_step: str | None = text(msg("Next step"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """Something to do for an account."""

    account: int | None = ref("account", msg("Account"))
    title: str = text(msg("Task"), required=True)
    due: date | None = day(pmsg("task", "Due"))
    priority: str | None = choice(
        msg("Priority"),
        ("high", pmsg("priority", "High")),
        ("normal", pmsg("priority", "Normal")),
        ("low", pmsg("priority", "Low")),
    )
    role: str | None = choice(pmsg("interaction", "Role"), *ROLES, closed=True)
    status: str = choice(
        pmsg("task", "Status"),
        (OPEN, pmsg("task", "Open")),
        (DONE, pmsg("task", "Done")),
        (DROPPED, pmsg("task", "Dropped")),
        closed=True,
        default=OPEN,
    )
    done_on: date | None = day(msg("Done on"))
    recurrence: str | None = text(msg("Recurrence"))
    time: str | None = text(pmsg("task", "Time"))
    """The hour it is fixed for, as HH:MM in the workspace's zone."""
    kind: str | None = choice(
        pmsg("task", "Kind"),
        ("call", pmsg("task", "Call")),
        ("email", pmsg("task", "E-mail")),
        ("meeting", pmsg("task", "Meeting")),
        ("message", pmsg("task", "Message")),
        ("document", pmsg("task", "Document")),
        ("review", pmsg("task", "QBR")),
        ("goal", pmsg("task", "Goal")),
    )
    contact: int | None = ref("contact", msg("Contact"))
    run: int | None = ref("run", msg("Playbook run"))
    """The run that waits for it, or that left it."""
    step: str | None = text(msg("Step"))
    """The step of the playbook, or of the process, that it stands for."""

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.status == OPEN
