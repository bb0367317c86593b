"""Why a score is what it is, as a table: one row for each indicator, with columns that add up to the score."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from csdesk.domain.health.explained import Explained, Explanation
from csdesk.domain.health.words import value_of
from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.formats import DASH
from csdesk.i18n import Translator
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Cell, Column, Look, Tone
from csdesk.ui.tables.written import relative

_HALF_FRESH = 0.5
_WIDTHS = {"points": 104, "weight": 62, "won": 116, "lost": 126}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyRow:
    """One indicator, in the words of the reader; figures as they are copied."""

    id: int
    """Its place in the model."""
    label: str
    raw: str | None
    told: str
    as_of: date | None
    points: Decimal | None
    weight: Decimal
    fresh: Decimal | None
    won: Decimal | None
    lost: Decimal | None
    missing: str
    """Why it does not count; empty when it does."""


def why_rows(explanation: Explanation, words: Translator) -> tuple[WhyRow, ...]:
    """The rows of the table."""
    return tuple(_row(place, row, words) for place, row in enumerate(explanation.rows))


def totals_of(explanation: Explanation) -> Text:
    """What the columns add up to, and the score that it makes."""
    won = sum((row.won for row in explanation.rows), Fraction(0))
    lost = sum((row.lost for row in explanation.rows), Fraction(0))
    health = explanation.health
    if health.uncapped is None:
        return msg("Nothing is measured, so nothing is won or lost.")
    if health.computed is None:
        return msg("Points won add up to {won}, but too little is measured for a score.", won=rounded(won))
    said = msg(
        "Points won add up to {won}, shown as {score}; points lost to {lost}.",
        won=rounded(won),
        score=health.uncapped,
        lost=rounded(lost),
    )
    if health.computed == health.uncapped:
        return said
    return msg("{sum} The cap makes it {score}.", sum=said, score=health.computed)


def rounded(value: Fraction) -> Decimal:
    """Points with one decimal."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.1"))


def why_columns() -> tuple[Column[WhyRow], ...]:
    """Indicator, raw value, as of, normalised, weight, freshness, points won, points lost."""
    return (
        Column(
            key="label",
            title=pmsg("health", "Indicator"),
            value=lambda row: row.label,
            spec=FieldSpec("label", FieldType.TEXT, pmsg("health", "Indicator")),
            look=Look.STRONG,
            width=178,
            fixed=True,
        ),
        Column(
            key="raw",
            title=msg("Raw value"),
            value=lambda row: row.raw,
            cell=_raw,
            spec=FieldSpec("raw", FieldType.TEXT, msg("Raw value")),
            width=114,
        ),
        Column(
            key="as_of",
            title=msg("As of"),
            value=lambda row: row.as_of,
            cell=_as_of,
            spec=FieldSpec("as_of", FieldType.DATE, msg("As of")),
            width=98,
        ),
        _figure("points", msg("Normalised"), msg("The raw value from 0 (bad) to 100 (good).")),
        _figure("weight", pmsg("health", "Weight"), None, FieldType.PERCENT),
        Column(
            key="fresh",
            title=msg("Freshness"),
            value=lambda row: row.fresh,
            cell=_fresh,
            spec=FieldSpec("fresh", FieldType.PERCENT, msg("Freshness")),
            help=msg("Old data weighs less; under 25% it does not count."),
            width=84,
        ),
        _figure("won", msg("Points won"), msg("All of them add up to the score.")),
        _figure("lost", msg("Points lost"), msg("What keeps the score from 100.")),
    )


def _figure(key: str, title: Text, about: Text | None, kind: FieldType = FieldType.DECIMAL) -> Column[WhyRow]:
    return Column(
        key=key,
        title=title,
        value=lambda row: getattr(row, key),
        cell=lambda row, reader: _number(row, getattr(row, key), reader, kind),
        spec=FieldSpec(key, kind, title),
        help=about,
        width=_WIDTHS[key],
    )


def _number(row: WhyRow, value: Decimal | None, reader: Reader, kind: FieldType) -> Cell:
    if value is None:
        return Cell(DASH, Tone.QUIET, tip=row.missing)
    written = reader.words.number(value, None if value == value.to_integral() else 1)
    return Cell(f"{written}%" if kind is FieldType.PERCENT else written)


def _raw(row: WhyRow, _reader: Reader) -> Cell:
    if row.raw is None:
        return Cell(f"{DASH} {row.missing}", Tone.QUIET, tip=row.missing)
    return Cell(row.raw, tip=row.told)


def _as_of(row: WhyRow, reader: Reader) -> Cell:
    if row.as_of is None:
        return Cell(DASH, Tone.QUIET, tip=row.missing)
    near = relative(row.as_of, reader.today)
    exact = reader.words.date(row.as_of)
    return Cell(exact if near is None else reader.words.words(near), tip=exact)


def _fresh(row: WhyRow, reader: Reader) -> Cell:
    if row.fresh is None:
        return Cell(DASH, Tone.QUIET, tip=row.missing)
    tone = Tone.WARNING if row.fresh < _HALF_FRESH * 100 else Tone.PLAIN
    age = (reader.today - row.as_of).days if row.as_of is not None else 0
    tip = reader.words.words(nmsg("data {n} day old", "data {n} days old", age))
    return Cell(f"{reader.words.number(row.fresh, 0)}%", tone, tip=tip)


def _row(place: int, row: Explained, words: Translator) -> WhyRow:
    counts = row.points is not None
    raw = None if row.value is None else words.write(value_of(row.indicator, row.value))
    return WhyRow(
        id=place,
        label=words.words(row.label),
        raw=raw,
        told="" if row.told is None else words.words(row.told),
        as_of=row.as_of,
        points=None if row.points is None else rounded(row.points),
        weight=rounded(row.weight * 100),
        fresh=None if row.age is None else Decimal(round(row.freshness * 100)),
        won=rounded(row.won) if counts else None,
        lost=rounded(row.lost) if counts else None,
        missing="" if row.missing is None else words.words(row.missing),
    )
