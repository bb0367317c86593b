"""The models of a workspace as they are edited: a group, what is in use, its draft, its former versions, its warnings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.domain.health.choosing import DRAFT, LIVE, model_of
from csdesk.domain.health.defaults import MODELS, shipped
from csdesk.domain.health.model import MANY_INDICATORS, Model, Rules
from csdesk.domain.health.words import label_of
from csdesk.domain.model.health import HealthModel
from csdesk.domain.text import Text, msg

SCOPE_FIELDS = ("touch", "segment", "size", "service_model", "industry", "plan", "stage")
"""The fields of an account by which models may group."""


@dataclass(frozen=True, slots=True)
class Group:
    """The accounts of one scope and phase, and the models made for them."""

    scope_field: str | None
    scope_value: str | None
    variant: str
    live: Model
    """What scores them now: the published version, else the shipped model."""
    draft: HealthModel | None
    versions: tuple[HealthModel, ...]
    """Published ones, the newest first."""


def groups(records: Iterable[HealthModel]) -> tuple[Group, ...]:
    """Every group: those of the shipped models first, then the workspace's own, but for those that were retired."""
    original = [("touch", touch, variant) for touch, variant in MODELS]
    found: dict[tuple[str | None, str | None, str], list[HealthModel]] = {key: [] for key in original}
    for record in records:
        key = record.scope_field, record.scope_value, record.variant
        found.setdefault(key, []).append(record)
    return tuple(
        _group(key, own)
        for key, own in found.items()
        if key in original or any(record.status in {DRAFT, LIVE} for record in own)
    )


def _group(key: tuple[str | None, str | None, str], records: list[HealthModel]) -> Group:
    field, value, variant = key
    live = [record for record in records if record.status == LIVE]
    drafts = [record for record in records if record.status == DRAFT]
    published = [record for record in records if record.status != DRAFT]
    return Group(
        field,
        value,
        variant,
        model_of(live[-1]) if live else shipped(value if field == "touch" else None, variant),
        drafts[-1] if drafts else None,
        tuple(sorted(published, key=lambda one: -(one.version or 0))),
    )


def warnings(rules: Rules, acted_on: frozenset[str] | None = None) -> tuple[Text, ...]:
    """What a person should think over before publishing.

    `acted_on` are the keys of the indicators that playbooks answer to; while that is not known, nothing is said of it.
    """
    found: list[Text] = []
    if len(rules.indicators) > MANY_INDICATORS:
        found.append(
            msg(
                "{n} indicators are many; three to five that are acted on say more",
                n=len(rules.indicators),
            )
        )
    if acted_on is not None:
        found += [
            msg("No playbook acts on {indicator}", indicator=label_of(one))
            for one in rules.indicators
            if one.key not in acted_on
        ]
    return tuple(found)
