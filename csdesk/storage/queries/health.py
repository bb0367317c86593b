"""The health of all accounts, or of one, on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from csdesk.domain.health.choosing import Models
from csdesk.domain.health.explained import Explanation, explain
from csdesk.domain.health.groups import SCOPE_FIELDS
from csdesk.domain.health.model import Model
from csdesk.domain.health.score import Health, assess
from csdesk.domain.health.trend import (
    ALERT_FROM,
    ALERT_TO,
    SeenDay,
    Track,
    Trend,
    alert,
    change,
    trend,
)
from csdesk.domain.model.adoption import Health as ImportedHealth
from csdesk.domain.model.health import HealthModel
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.turns import in_turns
from csdesk.storage.queries.health_days import seen_days, seen_now, tracks
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
    account: int | Sequence[int] | None = None,
) -> dict[int, Health]:
    """The health of every account on a day, of one, or of some, by the models in use, or with a draft in the place of its own.

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
    return {
        own: assess(models.of(one, on), one, on, bands.get(own)) for own, one in in_turns(facts.items(), 40)
    }


def bands_on(reader: Reader, settings: WorkspaceSettings, on: date) -> dict[int, str]:
    """The band of every account on a day, as renewals are forecast by it."""
    return {account: health.band for account, health in health_of_all(reader, settings, on).items()}


@dataclass(frozen=True, slots=True)
class HealthRow:
    """The health of an account as lists show it."""

    health: Health
    track: Track
    """Its observed days, for the sparkline; days before the first observation are `recalculated`."""
    change: int | None
    """Against the day observed some 30 days ago."""
    trend: Trend | None
    alert: bool


def health_rows(
    reader: Reader,
    settings: WorkspaceSettings,
    on: date,
    *,
    draft: Model | None = None,
    account: int | None = None,
) -> dict[int, HealthRow]:
    """Every account's health with where it goes, in two reads."""
    seen = tracks(reader, on, account=account)
    found = {}
    for own, health in health_of_all(reader, settings, on, draft=draft, account=account).items():
        track = seen.get(own) or Track(on)
        found[own] = HealthRow(
            health,
            track,
            change(track, health.computed, on),
            trend(track, on),
            alert(track, health.computed, on),
        )
    return found


def explanation_of(
    reader: Reader, settings: WorkspaceSettings, on: date, account: int, *, draft: Model | None = None
) -> Explanation:
    """The explanation of one account's score, compared with what was observed 30 days ago.

    Raises `KeyError` for an account that is not there.
    """
    health = health_of_all(reader, settings, on, draft=draft, account=account)[account]
    before = seen_days(reader, account, on - timedelta(days=ALERT_TO), on - timedelta(days=ALERT_FROM))
    return explain(health, before[-1] if before else None)


def history_of(
    reader: Reader, settings: WorkspaceSettings, on: date, account: int, *, days: int = 90
) -> list[SeenDay]:
    """One account day by day: as observed, and before the first observation as the rules of now see it.

    Days on which another tool gave a score carry that too; they are looked at again where nobody looked.
    """
    since = on - timedelta(days=days - 1)
    seen = seen_days(reader, account, since, on)
    until = seen[0].day if seen else on + timedelta(days=1)
    found = {day.day: day for day in (*recalculated(reader, settings, account, since, until), *seen)}
    for day, score in imported_scores(reader, account, since, on).items():
        again = (
            [found[day]]
            if day in found
            else recalculated(reader, settings, account, day, day + timedelta(days=1))
        )
        found |= {one.day: replace(one, imported=score) for one in again}
    return [found[day] for day in sorted(found)]


def imported_scores(reader: Reader, account: int, since: date, until: date) -> dict[date, int]:
    """The scores of 0 to 100 that another tool gave an account, by their days; of several on a day, the last one."""
    return {
        one.date: half_away(*one.score.as_integer_ratio())
        for one in reader.find(ImportedHealth, account=account)
        if one.date is not None and since <= one.date <= until
        if one.score is not None and 0 <= one.score <= 100
    }


def recalculated(
    reader: Reader, settings: WorkspaceSettings, account: int, since: date, until: date
) -> list[SeenDay]:
    """The days from one up to, not including, another, by what was known on each; they are marked as such."""
    if since >= until:
        return []
    models = models_in_use(reader, settings)
    last = until - timedelta(days=1)
    found = health_facts(
        reader, settings, last, fields=models.fields, customs=customs_of(models), since=since, account=account
    )
    facts = found.get(account)
    days: list[SeenDay] = []
    band = None
    for number in range((until - since).days if facts else 0):
        day = since + timedelta(days=number)
        if facts is not None:
            health = assess(models.of(facts, day), facts, day, band)
            band = health.computed_band
            days.append(seen_now(health))
    return days


def sparklines(
    reader: Reader, settings: WorkspaceSettings, on: date, *, weeks: int = 9, account: int | None = None
) -> dict[int, tuple[int | None, ...]]:
    """The score of each account, or of one, at the end of each of the last weeks, recalculated; for a worker.

    Where a day was observed, the observation is what counts: lay `Track` over it.
    """
    models = models_in_use(reader, settings)
    since = on - timedelta(weeks=weeks - 1)
    found = health_facts(
        reader, settings, on, fields=models.fields, customs=customs_of(models), since=since, account=account
    )
    days = [since + timedelta(weeks=week) for week in range(weeks)]
    return {
        own: tuple(assess(models.of(facts, day), facts, day).computed for day in days)
        for own, facts in in_turns(found.items(), 5)
    }


class Preview:
    """The facts of all accounts held still, so that each change of a draft is scored at once."""

    def __init__(self, reader: Reader, settings: WorkspaceSettings, on: date) -> None:
        self._models = models_in_use(reader, settings, on)
        customs = [one.key for one in reader.find(CustomField, entity="account")]
        fields = sorted({*self._models.fields, *SCOPE_FIELDS})
        self._facts = health_facts(reader, settings, on, fields=fields, customs=customs)
        seen = tracks(reader, on - timedelta(days=1), days=_HELD_DAYS)
        self._bands = {own: track.band_before(on) for own, track in seen.items()}
        self._on = on
        self.now = self._scored(self._models)
        """The health of every account by the models in use."""

    def of(self, draft: Model) -> dict[int, Health]:
        """The health of every account with a draft in the place of its group's model."""
        return self._scored(self._models.with_draft(draft))

    def _scored(self, models: Models) -> dict[int, Health]:
        on, bands = self._on, self._bands
        return {
            own: assess(models.of(facts, on), facts, on, bands.get(own))
            for own, facts in in_turns(self._facts.items(), 40)
        }
