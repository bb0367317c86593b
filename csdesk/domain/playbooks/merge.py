"""Merge fields: the places in a text that are filled from what is known of the account."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from csdesk.domain.lean import dataclass
from csdesk.domain.model.contact import Contact
from csdesk.domain.text import Text, msg, pmsg, verbatim

FIELD = re.compile(r"\{\{\s*([^{}]{1,80}?)\s*\}\}")
CUSTOM = "custom:"


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field that a text may have."""

    key: str
    label: Text


MERGE_FIELDS: tuple[MergeField, ...] = (
    MergeField("contact.first_name", msg("First name")),
    MergeField("contact.name", pmsg("person", "Name")),
    MergeField("contact.title", pmsg("person", "Title")),
    MergeField("contact.email", msg("Email")),
    MergeField("account.name", msg("Account")),
    MergeField("account.since", msg("Customer since")),
    MergeField("account.csm", msg("CSM")),
    MergeField("account.am", msg("Account manager")),
    MergeField("person", msg("Your name")),
    MergeField("today", msg("Today's date")),
    MergeField("mrr", msg("MRR")),
    MergeField("renewal.date", msg("Renewal")),
    MergeField("renewal.days", msg("Days to the renewal")),
    MergeField("health", msg("Health score")),
    MergeField("nps", msg("Last NPS answer")),
    MergeField("invoice.overdue", msg("Overdue amount")),
    MergeField("invoice.number", msg("Number of the oldest overdue invoice")),
    MergeField("invoice.due", msg("Day on which it was due")),
    MergeField("invoice.days", msg("Days since the oldest overdue invoice was due")),
    MergeField("goal.name", msg("Main goal")),
    MergeField("goal.current", msg("Main goal, last reading")),
    MergeField("goal.target", msg("Main goal, target")),
    MergeField("goals.quarter", msg("Goals with their last readings")),
    MergeField("last_contact", msg("Last conversation")),
)
"""Besides these, `custom:KEY` is any custom field of the account."""
BY_KEY: Mapping[str, MergeField] = {one.key: one for one in MERGE_FIELDS}


def label_of(key: str) -> Text:
    """What a field is called; an unknown one by its key."""
    known = BY_KEY.get(key)
    return known.label if known is not None else verbatim(key.removeprefix(CUSTOM))


def merged(text: str, values: Mapping[str, str], empty: Callable[[str], str]) -> str:
    """The text with its fields filled; `empty` writes what stands for a field that is not known."""
    return FIELD.sub(lambda found: values.get(found[1], "") or empty(found[1]), text)


def written_values(known: Mapping[str, Any], write: Callable[[Any], str]) -> dict[str, str]:
    """What is known, in words; what is not known is left out."""
    return {key: write(value) for key, value in known.items() if value is not None and value != ""}


def unknown_fields(text: str) -> tuple[str, ...]:
    """The fields of a text that no account could fill."""
    keys = (match[1] for match in FIELD.finditer(text))
    return tuple(dict.fromkeys(key for key in keys if key not in BY_KEY and not _is_custom(key)))


def spoken(text: str, values: Mapping[str, str], left_out: Collection[str] = ()) -> str:
    """The text for a title: a field that is not known, or is left out, becomes three dots."""
    known = {key: words for key, words in values.items() if key not in left_out}
    return " ".join(merged(text, known, lambda _: "…").split())


def contact_facts(person: Contact | None) -> dict[str, str | None]:
    """The fields of the person that a message speaks to."""
    if person is None:
        return {}
    name = person.name or " ".join(filter(None, (person.first_name, person.last_name)))
    return {
        "contact.name": name,
        "contact.first_name": person.first_name or name.split(" ")[0],
        "contact.title": person.title,
        "contact.email": person.email,
    }


def _is_custom(key: str) -> bool:
    return key.startswith(CUSTOM) and len(key) > len(CUSTOM)
