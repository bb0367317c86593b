"""What a sheet must have to hold records of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.columns import Candidate

TOLD: Final = 1.5
"""From here on the titles say what the rows are."""
_STRICT: Final = frozenset({"account", "survey", "rate", "product", "contact"})
"""Records that are nothing without what they need."""
NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "account": ("account.name account.external_id account.tax_id account.domain account.legal_name",),
    "contact": ("contact.name contact.first_name contact.last_name contact.email",),
    "line": (
        "line.mrr line.price",
        "line.external_id line.start line.end line.product line.plan line.kind line.term_end line.interval",
    ),
    "renewal": (
        "renewal.due_date",
        "renewal.status renewal.due_mrr renewal.probability renewal.external_id renewal.renewed_mrr",
    ),
    "movement": ("movement.amount movement.after", "movement.kind movement.before", "movement.date"),
    "rate": ("rate.rate", "rate.month", "rate.currency"),
    "churn": ("churn.date churn.external_id", "churn.reason churn.amount churn.feedback"),
    "interaction": (
        "interaction.at interaction.external_id",
        "interaction.summary interaction.subject interaction.kind interaction.channel",
    ),
    "task": ("task.title", "task.due task.status task.priority"),
    "survey": ("survey.score",),
    "ticket": (
        "ticket.external_id ticket.number ticket.subject",
        "ticket.opened_at ticket.status ticket.priority ticket.subject ticket.tags ticket.resolved_at ticket.category ticket.csat",
    ),
    "ticket_month": ("ticket_month.month", "ticket_month.opened ticket_month.resolved"),
    "usage": (
        "usage.seats usage.active_users usage.logins usage.feature usage.features_used usage.minutes usage.feature_count",
        "usage.month usage.week",
    ),
    "onboarding": ("onboarding.started onboarding.completed onboarding.first_value_on onboarding.due",),
    "goal": (
        "goal.name goal.outcome goal.metric",
        "goal.target goal.baseline goal.due goal.status goal.metric",
    ),
    "reading": ("reading.value", "reading.date", "goal.external_id goal.name reading.goal"),
    "value": ("value.gain", "value.month"),
    "invoice": ("invoice.amount", "invoice.issued invoice.due invoice.paid"),
    "signal": ("signal.name", "signal.value", "signal.measured_on"),
    "health": ("health.score health.band", "health.date"),
    "opportunity": (
        "opportunity.name opportunity.external_id opportunity.stage",
        "opportunity.value opportunity.stage opportunity.closed_on",
    ),
    "story": ("story.title", "story.stage story.result story.link"),
    "review": ("review.period", "review.date review.status review.decisions"),
    "product": ("product.name product.external_id", "product.price product.family"),
}
"""What a sheet of an entity must have: of each group of fields at least one."""


def lacking_of(
    entity: str, options: Sequence[Sequence[Candidate]], hint: float, *, few: bool
) -> float | None:
    """What the lack of some of the needs speaks against an entity; `None` when too much is missing.

    Titles make up for a header that nobody knows, as long as something of the entity's own is there.
    """
    have = {candidate.target for found in options for candidate in found if candidate.fit >= 0.4}
    groups = NEEDS[entity]
    if hint >= TOLD and entity == "line" and "line.external_id" in have:
        groups = groups[1:]
    unmet = sum(not have.intersection(group.split()) for group in groups)
    if not unmet:
        return 0.0
    own = {target for target in have if target.startswith(f"{entity}.")} - {
        f"{entity}.notes",
        f"{entity}.tags",
    }
    if entity in _STRICT or not own or (hint < TOLD and (unmet == len(groups) or len(own) < 3)):
        return None
    return (0.8 if hint >= TOLD and few else 1.6) * unmet
