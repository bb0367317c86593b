"""Why the health of one account is what it is, as the panel beside a list tells it; meant for a worker."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.domain.health.bands import band_of
from csdesk.domain.health.explained import Explained
from csdesk.domain.health.score import Health
from csdesk.domain.health.trend import SeenDay, month_ago
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.text import msg, verbatim
from csdesk.domain.views.health import DimensionMark, HealthView
from csdesk.storage.queries.health import explanation_of, history_of
from csdesk.storage.tables import Reader

_DAYS = 90


def health_view(reader: Reader, settings: WorkspaceSettings, on: date, account: int) -> HealthView | None:
    """The health of an account with its dimensions and 90 days; `None` for an account that is gone."""
    try:
        explanation = explanation_of(reader, settings, on, account)
    except KeyError:
        return None
    history = history_of(reader, settings, on, account, days=_DAYS)
    health, then = explanation.health, month_ago(history, on)
    scores = {day.day: day.score for day in history}
    days = [on - timedelta(days=back) for back in range(_DAYS - 1, 0, -1)]
    change = None
    if then is not None and then.score is not None and health.computed is not None:
        change = health.computed - then.score
    return HealthView(
        account=account,
        score=health.score,
        band=health.band,
        low=health.low_confidence,
        change=change,
        is_observed=then is None or not then.recalculated,
        dimensions=tuple(_dimension(row, health, then, at) for at, row in enumerate(explanation.rows)),
        sentence=explanation.sentence,
        adjusted=None if health.override is None else verbatim(health.override.reason),
        points=(*(scores.get(day) for day in days), health.computed),
    )


def _dimension(row: Explained, health: Health, then: SeenDay | None, place: int) -> DimensionMark:
    points = None if row.points is None else half_away(*row.points.as_integer_ratio())
    before = None
    if then is not None and then.model == health.model.key:
        before = next((part.points for part in then.parts if part.place == place), None)
    return DimensionMark(
        row.label,
        points,
        band_of(points, health.model.rules),
        None if points is None or before is None else points - before,
        row.missing or row.told or msg("no data"),
    )
