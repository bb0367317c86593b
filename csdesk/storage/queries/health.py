"""The health of all accounts, or of one, on a day."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from csdesk.domain.health.choosing import Models
from csdesk.domain.health.model import Model
from csdesk.domain.health.score import Health, assess
from csdesk.domain.model.health import HealthModel
from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.queries.health_days import tracks
from csdesk.storage.queries.health_facts import health_facts
from csdesk.storage.tables import Reader

_HELD_DAYS = 37
"""A band that was last seen longer ago no longer holds."""


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
    account: int | None = None,
) -> dict[int, Health]:
    """The health of every account on a day, by the models in use, or with a draft in the place of its own.

    The band in which an account was last observed, if that is not long ago, holds by the model's hysteresis.
    """
    models = models_in_use(reader, settings, on)
    if draft is not None:
        models = models.with_draft(draft)
    facts = health_facts(
        reader, settings, on, fields=models.fields, customs=customs_of(models), account=account
    )
    seen = tracks(reader, on - timedelta(days=1), days=_HELD_DAYS, account=account)
    bands = {own: track.band_before(on) for own, track in seen.items()}
    return {own: assess(models.of(one, on), one, on, bands.get(own)) for own, one in facts.items()}


def bands_on(reader: Reader, settings: WorkspaceSettings, on: date) -> dict[int, str]:
    """The band of every account on a day, as renewals are forecast by it."""
    return {account: health.band for account, health in health_of_all(reader, settings, on).items()}
