"""People on the client's side."""

from __future__ import annotations

from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Record, choice, day, ref, text, whole
from csdesk.domain.text import msg, pmsg

ROLES = (
    ("champion", msg("Champion")),
    ("decision_maker", msg("Decision maker")),
    ("payer", msg("Payer")),
    ("user", pmsg("person", "User")),
    ("sponsor", msg("Sponsor")),
    ("opponent", msg("Opponent")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A person of an account."""

    account: int = ref("account", msg("Account"), required=True)
    name: str | None = text(pmsg("person", "Name"))
    first_name: str | None = text(msg("First name"))
    last_name: str | None = text(msg("Last name"))
    title: str | None = text(pmsg("person", "Title"))
    department: str | None = text(msg("Department"))
    email: str | None = text(msg("Email"))
    phone: str | None = text(msg("Phone"))
    mobile: str | None = text(msg("Mobile"))
    linkedin: str | None = text(msg("LinkedIn"))
    role: str | None = choice(pmsg("person", "Role"), *ROLES)
    influence: int | None = whole(msg("Influence"), 1, 5)
    attitude: int | None = whole(msg("Attitude"), -2, 2)
    left_on: date | None = day(msg("Left on"))
