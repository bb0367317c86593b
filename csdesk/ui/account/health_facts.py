"""The health of an account as its page shows it: the score, its dimensions, the line of 90 days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from csdesk.domain.health.bands import band_of
from csdesk.domain.health.explained import Explained, Explanation
from csdesk.domain.health.model import ONBOARDING
from csdesk.domain.health.score import Health
from csdesk.domain.health.trend import SeenDay, month_ago
from csdesk.domain.health.words import BANDS, cap_of, name_of
from csdesk.domain.lean import dataclass
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.domain.values.money import Percent
from csdesk.ui.account.rows import shown
from csdesk.ui.tables.column import Tone
from csdesk.ui.theme.painting import LEVELS, Level

DAYS = 90


@dataclass(frozen=True, slots=True)
class Moved:
    """How far a score went in 30 days; `recalculated` when nobody looked at it then."""

    points: int
    recalculated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One indicator of the model in the band of the page."""

    place: int
    label: Text
    share: Text
    """Its part of all weights."""
    score: int | None
    level: Level
    moved: Moved | None
    fact: Text
    """What was measured, or why nothing counts."""
    spoken: Text


@dataclass(frozen=True, slots=True)
class Line:
    """The score day by day; a new stretch of it begins at each mark."""

    since: date
    days: int
    points: tuple[tuple[int, int, bool], ...]
    """Days from `since`, score, and whether it is recalculated."""
    threshold: int
    marks: tuple[int, ...]
    """Days from `since` on which another model or version came into use."""
    imported: tuple[tuple[int, int], ...] = ()
    """Days from `since`, and the score that another tool gave."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to know about a score before it is trusted."""

    words: Text
    tone: Tone
    tip: Text
    is_cap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthShown:
    """All that the health card says."""

    level: Level
    score: int | None
    band: Text
    moved: Moved | None
    beside: Text | None
    """The computed score, while another one is shown."""
    line: Line
    line_level: Level
    """Of the computed score, where the line ends."""
    dimensions: tuple[Dimension, ...]
    flags: tuple[Flag, ...]
    sentence: Text
    looked: Text
    """On how many of the days somebody looked."""
    threshold: Text
    spoken: Text
    """The score as assistive technology says it."""
    override: int | None
    """The override that holds."""
    pulse: int | None
    """The pulse that was set last."""
    explanation: Explanation
    history: tuple[SeenDay, ...]


def health_shown(
    explanation: Explanation, history: Sequence[SeenDay], pulse: int | None = None
) -> HealthShown:
    """What the page shows of an explanation and the days before it."""
    health = explanation.health
    then = month_ago(history, health.on)
    moved = _moved(health.computed, then.score if then is not None else None, then)
    level = LEVELS[health.band]
    return HealthShown(
        level=level,
        score=health.score,
        band=BANDS[health.band],
        moved=moved,
        beside=_beside(health),
        line=line_of(history, health),
        line_level=LEVELS[health.computed_band],
        dimensions=tuple(_dimension(row, health, then, at) for at, row in enumerate(explanation.rows)),
        flags=flags_of(health),
        sentence=explanation.sentence,
        looked=looked(history),
        threshold=msg("{score}, healthy", score=health.model.rules.healthy),
        spoken=spoken(health.score, BANDS[health.band], moved, adjusted=health.override is not None),
        override=None if health.override is None else health.override.id,
        pulse=pulse,
        explanation=explanation,
        history=tuple(history),
    )


def _beside(health: Health) -> Text | None:
    if health.override is None:
        return None
    return msg("computed: {score}", score=verbatim("—" if health.computed is None else str(health.computed)))


def line_of(history: Sequence[SeenDay], health: Health) -> Line:
    """The line over the 90 days up to now, with a mark where the model changed."""
    since = health.on - timedelta(days=DAYS - 1)
    points = tuple(
        ((day.day - since).days, day.score, day.recalculated) for day in history if day.score is not None
    )
    marks = tuple((now.day - since).days for before, now in pairwise(history) if now.model != before.model)
    imported = tuple(((day.day - since).days, day.imported) for day in history if day.imported is not None)
    return Line(since, DAYS, points, health.model.rules.healthy, marks, imported)


def looked(history: Sequence[SeenDay]) -> Text:
    """On how many days somebody looked, and what the others are."""
    seen = sum(not day.recalculated for day in history)
    again = sum(day.recalculated and day.score is not None for day in history)
    if not seen:
        return msg("Nobody looked in these {days} days: the dashed line is recalculated.", days=DAYS)
    said = nmsg("Observed on {n} of {days} days", "Observed on {n} of {days} days", seen, days=DAYS)
    missing = DAYS - len(history)
    if missing and again:
        return msg(
            "{seen}; not observed on {missing}; the dashed {again} are recalculated.",
            seen=said,
            missing=missing,
            again=again,
        )
    if missing:
        return msg("{seen}; not observed on {missing}.", seen=said, missing=missing)
    return msg("{seen}; the dashed {again} are recalculated.", seen=said, again=again) if again else said


def spoken(score: int | None, band: Text, moved: Moved | None, *, adjusted: bool = False) -> Text:
    """`Health 61, at risk, down 14 in 30 days`."""
    said = pmsg("health", "Health: {band}", band=band)
    if score is not None:
        said = pmsg("health", "Health {score}, {band}", score=score, band=band)
    if adjusted:
        return msg("{health}, adjusted by hand", health=said)
    if moved is None:
        return said
    if not moved.points:
        return msg("{health}, as 30 days ago", health=said)
    if moved.points < 0:
        return msg("{health}, down {points} in 30 days", health=said, points=-moved.points)
    return msg("{health}, up {points} in 30 days", health=said, points=moved.points)


def flags_of(health: Health) -> tuple[Flag, ...]:
    """Adjusted, held down, uncertain, or scored by the rules of the first days."""
    found: list[Flag] = []
    override = health.override
    if override is not None:
        reason = verbatim(override.reason)
        until = msg("Adjusted until {day}: {reason}", day=override.expires_on, reason=reason)
        found.append(Flag(until, Tone.INFO, _who(health)))
    if health.held is not None and health.uncapped is not None:
        to, cap = health.held.cap.to, cap_of(health.held.cap.key)
        tip = msg(
            "Without it the score would be {score}. It holds since {day}.",
            score=health.uncapped,
            day=health.held.since,
        )
        tone = Tone.WARNING if health.uncapped > to else Tone.QUIET
        found.append(Flag(msg("At most {score}: {cap}", score=to, cap=cap), tone, tip, is_cap=True))
    share = Percent(Decimal(str(round(health.coverage, 4))), 0)
    measured = msg("{share} of the weights are measured and fresh.", share=share)
    if health.low_confidence:
        found.append(Flag(msg("Low confidence: {share} measured", share=share), Tone.WARNING, measured))
    if health.model.variant == ONBOARDING:
        name = name_of(health.model)
        found.append(
            Flag(
                msg("Onboarding model"),
                Tone.QUIET,
                msg("The first 90 days have their own: {name}.", name=name),
            )
        )
    return tuple(found)


def _who(health: Health) -> Text:
    override = health.override
    assert override is not None
    score = verbatim("—" if health.computed is None else str(health.computed))
    computed = msg("Computed: {score}, {band}.", score=score, band=BANDS[health.computed_band])
    if override.set_by:
        name = verbatim(override.set_by)
        return msg("{computed} Set by {name} on {day}.", computed=computed, name=name, day=override.set_on)
    return msg("{computed} Set on {day}.", computed=computed, day=override.set_on)


def _moved(now: int | None, before: int | None, then: SeenDay | None) -> Moved | None:
    if now is None or before is None or then is None:
        return None
    return Moved(now - before, then.recalculated)


def _dimension(row: Explained, health: Health, then: SeenDay | None, place: int) -> Dimension:
    score = None if row.points is None else half_away(*row.points.as_integer_ratio())
    before = None
    if then is not None and then.model == health.model.key:
        before = next((part.points for part in then.parts if part.place == place), None)
    moved = _moved(score, before, then)
    fact = row.missing or row.told or msg("no data")
    said = verbatim("—" if score is None else str(score))
    weight = shown(Percent(Decimal(row.weight.numerator) / Decimal(row.weight.denominator), 0))
    return Dimension(
        place=place,
        label=row.label,
        share=weight,
        score=score,
        level=LEVELS[band_of(score, health.model.rules)],
        moved=moved,
        fact=fact,
        spoken=msg(
            "{indicator} {score}, weight {share}: {fact}",
            indicator=row.label,
            score=said,
            share=weight,
            fact=fact,
        ),
    )
