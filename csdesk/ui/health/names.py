"""How groups, sources, caps and versions of health models are called on their page."""

from __future__ import annotations

from csdesk.domain.health.groups import SCOPE_FIELDS, Group
from csdesk.domain.health.model import ONBOARDING, Indicator
from csdesk.domain.model.account import Account
from csdesk.domain.model.record import Choice, FieldSpec, fields_of
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.ui.theme.painting import Level

LEVELS = {
    "healthy": Level.GOOD,
    "at_risk": Level.WATCH,
    "critical": Level.RISK,
    "no_data": Level.UNKNOWN,
}
"""The shape and colour of each band."""
_TOUCH = {"high": msg("High touch"), "mid": msg("Medium touch"), "tech": msg("Digital touch")}
HINTS: dict[str, Text] = {
    "outcomes": msg("% of outcomes on track"),
    "adoption": msg("% of licences or features in use"),
    "engagement": msg("days since the last two-way contact"),
    "sentiment": msg("last NPS, CSAT or pulse, 0 to 10"),
    "commercial": msg("days late: invoice, critical ticket or rush"),
    "milestones": msg("% of milestones on time"),
    "pulse": msg("the CSM's own pulse, 0 to 10"),
    "overdue": msg("days that the oldest invoice is late"),
    "critical_tickets": msg("days that a critical ticket is open"),
}
"""What is measured by each known source, and in which unit."""
CAPS: dict[str, Text] = {
    "cancellation_notice": msg("Cancellation announced"),
    "critical_issue": msg("Critical ticket open"),
    "sponsor_left": msg("Sponsor or champion left"),
    "invoice_overdue": msg("Invoice late"),
    "silence": msg("No contact"),
}


def account_specs() -> dict[str, FieldSpec]:
    """The fields of the account that models may group by."""
    return {spec.name: spec for spec in fields_of(Account) if spec.name in SCOPE_FIELDS}


def title_of(field: str | None, value: str | None, variant: str) -> Text:
    """What a group is called: `High touch`, `Segment: Retail, first 90 days`."""
    title = _scope(field, value)
    return msg("{group}, first 90 days", group=title) if variant == ONBOARDING else title


def short_title_of(field: str | None, value: str | None, variant: str) -> Text:
    """The title where there is little room."""
    title = _scope(field, value)
    return msg("{group}, 90 days", group=title) if variant == ONBOARDING else title


def _scope(field: str | None, value: str | None) -> Text:
    if field is None or value is None:
        return msg("All accounts")
    if field == "touch" and value in _TOUCH:
        return _TOUCH[value]
    spec = account_specs().get(field)
    if spec is None:
        return verbatim(value)
    return msg("{field}: {value}", field=spec.label, value=word_of(spec, value))


def word_of(spec: FieldSpec, value: str) -> Text:
    """A value of a field: its declared label, else the workspace's own word."""
    return next((choice.label for choice in spec.choices if choice.key == value), verbatim(value))


def choices_of(spec: FieldSpec, used: tuple[str, ...]) -> tuple[Choice, ...]:
    """The declared values of a field, then the workspace's own."""
    known = {choice.key for choice in spec.choices}
    return (*spec.choices, *(Choice(word, verbatim(word)) for word in used if word not in known))


def standing_of(group: Group) -> Text:
    """What is in use in a group, and whether a draft waits."""
    live = group.live.version
    in_use = msg("version {version} in use", version=live) if live else msg("original model in use")
    return msg("{in_use}, with a draft", in_use=in_use) if group.draft is not None else in_use


def hint_of(indicator: Indicator, labels: dict[str, str]) -> Text:
    """What an indicator measures; `labels` are those of custom fields by key."""
    kind, _, name = indicator.source.partition(":")
    if kind == "signal" and name:
        return msg("imported signal {name}", name=verbatim(name))
    if kind == "custom" and name:
        return msg("field of the account: {name}", name=verbatim(labels.get(name, name)))
    return HINTS.get(indicator.source) or msg("imported signal {name}", name=verbatim(indicator.source))


PHASES = (
    ("running", pmsg("health", "After onboarding")),
    ("onboarding", msg("First 90 days")),
)
