"""The columns about the health of accounts: score with its weeks, change, trend, coverage."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from csdesk.domain.model.record import Choice, FieldSpec, FieldType
from csdesk.domain.text import Text, msg, pmsg
from csdesk.domain.views.health import BANDS, NOTES, HealthMark
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.formats import DASH
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Cell, Column, Look, Tone
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import LEVELS

if TYPE_CHECKING:
    from csdesk.domain.values.money import Percent

HEALTH = "health"
KEYS = frozenset({HEALTH, "health_change", "health_trend", "health_coverage"})
LEFT = frozenset({"cancelled", "prospect"})
"""Clients that left, and prospects, have no health: nothing can be lost there."""
TRENDS = (
    Choice("up", pmsg("trend", "Rising")),
    Choice("flat", pmsg("trend", "Steady")),
    Choice("down", pmsg("trend", "Falling")),
)
_LABELS = {choice.key: choice.label for choice in BANDS}
_ARROWS = {"up": Icon.UP, "down": Icon.DOWN}
_SIGNS = {"up": Tone.GOOD, "down": Tone.BAD}


def mark_of(row: PortfolioRow) -> HealthMark | None:
    """The health of an account that can have one."""
    return None if row.status in LEFT else row.health


def health_column(explain: Callable[[int], str] | None) -> Column[PortfolioRow]:
    """The score in its band with nine weeks; the pointer that rests on it is told why."""
    return Column(
        key=HEALTH,
        title=msg("Health"),
        value=band_of,
        spec=FieldSpec(HEALTH, FieldType.CHOICE, msg("Health"), choices=(*BANDS, *NOTES), closed=True),
        cell=_cell,
        sort=lambda row: None if (mark := mark_of(row)) is None else mark.score,
        tested=_kinds,
        tip=None if explain is None else lambda row: "" if mark_of(row) is None else explain(row.id),
        copied=_copied,
        look=Look.HEALTH,
        width=112,
        group=True,
        help=msg(
            "Health score, 0 to 100, and its last nine weeks; outlined when little is known, grey without enough data"
        ),
    )


def more_columns() -> tuple[Column[PortfolioRow], ...]:
    """What else can be shown of health; hidden until it is chosen."""
    return (
        Column(
            key="health_change",
            title=msg("Health in 30 days"),
            value=lambda row: None if (mark := mark_of(row)) is None else mark.change,
            spec=FieldSpec("health_change", FieldType.INT, msg("Health in 30 days")),
            cell=_change,
            width=96,
            shown=False,
            help=msg("Points that the score moved against the day observed 30 days ago"),
        ),
        Column(
            key="health_trend",
            title=msg("Health trend"),
            value=lambda row: None if (mark := mark_of(row)) is None else mark.trend,
            spec=FieldSpec(
                "health_trend", FieldType.CHOICE, msg("Health trend"), choices=TRENDS, closed=True
            ),
            cell=_trend,
            look=Look.ICON,
            width=110,
            group=True,
            shown=False,
            help=msg("The mean of the last 7 days against that of the last 60, from 10 observed days on"),
        ),
        Column(
            key="health_coverage",
            title=msg("Health coverage"),
            value=lambda row: None if (mark := mark_of(row)) is None else mark.coverage,
            spec=FieldSpec("health_coverage", FieldType.PERCENT, msg("Health coverage")),
            cell=_coverage,
            width=96,
            shown=False,
            help=msg("How much of the score's weights is measured and fresh; under 50 % there is no score"),
        ),
    )


def said(mark: HealthMark, words: Callable[[Text], str]) -> str:
    """What assistive technology says: `Health 61, at risk, fell 14 in 30 days`."""
    band = words(_LABELS[mark.band]).lower()
    parts = [
        words(msg("Health {score}", score=mark.score)) if mark.score is not None else words(msg("Health"))
    ]
    parts.append(band)
    if mark.change:
        parts.append(words(moved(mark.change)))
    if mark.low:
        parts.append(words(msg("low confidence")))
    if mark.adjusted:
        parts.append(words(msg("adjusted by hand")))
    return ", ".join(parts)


def moved(change: int) -> Text:
    """A change in words."""
    if change < 0:
        return msg("fell {n} in 30 days", n=-change)
    return msg("rose {n} in 30 days", n=change)


def band_name(band: str) -> Text:
    """A band in words."""
    return _LABELS[band]


def band_of(row: PortfolioRow) -> str | None:
    """The band of an account that can have health and was looked at."""
    mark = mark_of(row)
    return None if mark is None else mark.band


def _kinds(row: PortfolioRow) -> tuple[str, ...]:
    mark = mark_of(row)
    return () if mark is None else mark.kinds


def _cell(row: PortfolioRow, reader: Reader) -> Cell:
    mark = mark_of(row)
    if mark is None:
        return Cell(DASH, Tone.QUIET)
    return Cell(
        DASH if mark.score is None else str(mark.score),
        icon=Icon.EDIT if mark.adjusted else None,
        points=mark.points,
        level=LEVELS[mark.band],
        unsure=mark.low,
        said=said(mark, reader.words.words),
    )


def _copied(row: PortfolioRow, reader: Reader) -> str:
    mark = mark_of(row)
    if mark is None:
        return ""
    band = reader.words.words(_LABELS[mark.band])
    return band if mark.score is None else f"{mark.score} {band}"


def _change(row: PortfolioRow, _: Reader) -> Cell:
    mark = mark_of(row)
    if mark is None or mark.change is None:
        return Cell(DASH)
    if not mark.change:
        return Cell("0", Tone.QUIET)
    sign = "+" if mark.change > 0 else "−"
    tone = Tone.BAD if mark.alert else Tone.GOOD if mark.change > 0 else Tone.PLAIN
    return Cell(f"{sign}{abs(mark.change)}", tone)


def _trend(row: PortfolioRow, reader: Reader) -> Cell:
    mark = mark_of(row)
    if mark is None or mark.trend is None:
        return Cell(DASH)
    label = next(choice.label for choice in TRENDS if choice.key == mark.trend)
    tone = _SIGNS.get(mark.trend, Tone.QUIET)
    return Cell(reader.words.words(label), tone, icon=_ARROWS.get(mark.trend))


def _coverage(row: PortfolioRow, reader: Reader) -> Cell:
    mark = mark_of(row)
    if mark is None:
        return Cell(DASH)
    return Cell(reader.words.percent(_share(mark.coverage)), Tone.QUIET if mark.low else Tone.PLAIN)


def _share(percent: int) -> Percent:
    from decimal import Decimal

    from csdesk.domain.values.money import Percent

    return Percent(Decimal(percent) / 100, 0)
