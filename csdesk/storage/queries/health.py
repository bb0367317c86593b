"""The health of all accounts, or of one, on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from csdesk.domain.health.choosing import Models
from csdesk.domain.health.model import Model
from csdesk.domain.health.score import Health, assess
from csdesk.domain.model.health import HealthModel
from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.queries.health_facts import health_facts
from csdesk.storage.tables import Reader


def models_in_use(reader: Reader, settings: WorkspaceSettings, on: date | None = None) -> Models:
    """The models in use now, or on a day of the past."""
    return Models(reader.all(HealthModel), on, ZoneInfo(settings.zone))


def customs_of(models: Models) -> tuple[str, ...]:
    """The custom fields that the models read."""
    sources = (one.source for model in models.all() for one in model.rules.indicators)
    return tuple(
        sorted({source.removeprefix("custom:") for source in sources if source.startswith("custom:")})
    )


def health_of_all(
    reader: Reader,
    settings: WorkspaceSettings,
    on: date,
    *,
    draft: Model | None = None,
    before: Mapping[int, str] | None = None,
    account: int | None = None,
) -> dict[int, Health]:
    """The health of every account on a day, by the models in use, or with a draft in the place of its own.

    `before` are the bands in which accounts were last observed.
    """
    models = models_in_use(reader, settings, on)
    if draft is not None:
        models = models.with_draft(draft)
    facts = health_facts(
        reader, settings, on, fields=models.fields, customs=customs_of(models), account=account
    )
    bands = before or {}
    return {own: assess(models.of(one, on), one, on, bands.get(own)) for own, one in facts.items()}


def bands_on(reader: Reader, settings: WorkspaceSettings, on: date) -> dict[int, str]:
    """The band of every account on a day, as renewals are forecast by it."""
    return {account: health.band for account, health in health_of_all(reader, settings, on).items()}
