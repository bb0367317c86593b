"""Health as plain objects, for the headless commands and exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from csdesk.domain.health.explained import Explained, Explanation
from csdesk.domain.health.model import Model
from csdesk.domain.health.score import Health
from csdesk.domain.health.trend import SeenDay, Track, alert, change, trend
from csdesk.domain.health.words import plain
from csdesk.domain.model.health import HealthOverride
from csdesk.domain.rules.ratio import fixed
from csdesk.domain.text import Text

Words = Callable[[Text], Any]


def health_json(health: Health, track: Track | None) -> dict[str, Any]:
    """What is known of an account's health, under the keys of the metric reference."""
    seen = track or Track(health.on)
    moving = trend(seen, health.on)
    return {
        "health_score": health.score,
        "band": health.band,
        "coverage": _percent(health.coverage),
        "low_confidence": health.low_confidence,
        "computed_score": health.computed,
        "computed_band": health.computed_band,
        "uncapped_score": health.uncapped,
        "cap": None if health.held is None else _cap(health),
        "override": None if health.override is None else _override(health.override),
        "health_trend": None if moving is None else _trend(moving.difference, moving.direction),
        "change_30d": change(seen, health.computed, health.on),
        "alert": alert(seen, health.computed, health.on),
        "model": model_json(health.model),
    }


def explanation_json(explanation: Explanation, words: Words) -> dict[str, Any]:
    """The table, the sentence and the advice."""
    advice = explanation.advice
    return {
        "explanation": [_row(row, words) for row in explanation.rows],
        "sentence": words(explanation.sentence),
        "advice": None if advice is None else {"target": advice.target, "text": words(advice.text)},
    }


def history_json(days: Iterable[SeenDay]) -> list[dict[str, Any]]:
    """Day by day; a day that nobody saw and that lies after the first observation is not there."""
    return [
        {
            "date": one.day.isoformat(),
            "health_score": one.score,
            "band": one.band,
            "coverage": one.coverage,
            "model": one.model,
            "recalculated": one.recalculated,
        }
        for one in days
    ]


def model_json(model: Model) -> dict[str, Any]:
    """Which model it was; version 0 is the shipped one."""
    return {
        "name": model.name or "CSDesk",
        "group_by": model.scope_field,
        "group": model.scope_value,
        "phase": model.variant,
        "version": model.version,
    }


def _cap(health: Health) -> dict[str, Any] | None:
    held = health.held
    if held is None:
        return None
    return {
        "key": held.cap.key,
        "to": held.cap.to,
        "since": held.since.isoformat(),
        "rows": _records(held.rows),
    }


def _override(override: HealthOverride) -> dict[str, Any]:
    return {
        "score": override.score,
        "band": override.band,
        "reason": override.reason,
        "set_on": _day(override.set_on),
        "expires_on": _day(override.expires_on),
        "set_by": override.set_by,
    }


def _row(row: Explained, words: Words) -> dict[str, Any]:
    return {
        "indicator": row.indicator.key,
        "label": words(row.label),
        "raw_value": None if row.value is None else str(plain(row.value)),
        "told": None if row.told is None else words(row.told),
        "as_of": _day(row.as_of),
        "age_days": row.age,
        "normalised": None if row.points is None else _number(row.points),
        "weight": _number(row.weight * 100),
        "freshness": round(row.freshness, 4),
        "points_won": _number(row.won),
        "points_lost": _number(row.lost),
        "moved_30d": row.moved,
        "missing": None if row.missing is None else words(row.missing),
        "rows": [] if row.records is None else _records(row.records),
    }


def _records(rows: tuple[str, tuple[int, ...]]) -> list[dict[str, Any]]:
    entity, ids = rows
    return [{"entity": entity, "id": one} for one in ids]


def _trend(difference: Fraction, direction: str) -> dict[str, str]:
    return {"direction": direction, "difference": _number(difference)}


def _number(value: Fraction) -> str:
    return fixed(value.numerator, value.denominator)


def _percent(share: float) -> str:
    exact = Fraction(share).limit_denominator(1_000_000)
    return fixed(100 * exact.numerator, exact.denominator)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
