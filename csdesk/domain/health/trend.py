"""Where a score is going, by the days that were observed: trend and alert (metrics.md, section 12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from csdesk.domain.health.model import BANDS

UNSEEN = 255
"""In place of a score: there was none; in place of a band: the day was not observed."""
SHORT, LONG, LEAST = 7, 60, 10
MOVED = 3
ALERT, ALERT_FROM, ALERT_TO = -10, 30, 37
TRACK_DAYS = 68
"""So many days hold all that trend, alert and nine weeks of a sparkline ask for."""


class SeenPart(NamedTuple):
    """An indicator as it was observed: its place in the model, its points, and its freshness."""

    place: int
    points: int | None
    freshness: float


@dataclass(frozen=True, slots=True)
class SeenDay:
    """What was observed of an account on a day."""

    day: date
    score: int | None
    band: str
    coverage: int
    """In percent."""
    cap: int | None
    """The place of the cap that held, in the model's order."""
    overruled: bool
    model: int
    """The key of the model."""
    parts: tuple[SeenPart, ...]
    recalculated: bool = False
    """Whether nobody looked that day, and the rules of now were put to what was known then."""
    imported: int | None = None
    """The score that another tool gave on that day, as it was imported; it stands beside, for its rules are its own."""


@dataclass(frozen=True, slots=True)
class Track:
    """The observed scores and bands of one account, a byte a day from `first` on."""

    first: date
    scores: bytes = b""
    bands: bytes = b""

    def score(self, day: date) -> int | None:
        """The score that was observed on a day."""
        place = (day - self.first).days
        found = self.scores[place] if 0 <= place < len(self.scores) else UNSEEN
        return None if found == UNSEEN else found

    def observed(self, day: date) -> bool:
        """Whether there was anybody to look on a day."""
        place = (day - self.first).days
        return 0 <= place < len(self.bands) and self.bands[place] != UNSEEN

    def band_before(self, day: date) -> str | None:
        """The band of the last observed day before a day, if it had one."""
        for place in range(min((day - self.first).days, len(self.bands)) - 1, -1, -1):
            if self.bands[place] != UNSEEN:
                return BANDS[self.bands[place]]
        return None

    def points(self) -> Iterator[tuple[date, int]]:
        """The days with a score, oldest first."""
        for place, score in enumerate(self.scores):
            if score != UNSEEN:
                yield self.first + timedelta(days=place), score


@dataclass(frozen=True, slots=True)
class Trend:
    """The mean of the last 7 days minus that of the last 60."""

    difference: Fraction

    @property
    def direction(self) -> str:
        """`up`, `down` or `flat`."""
        if self.difference >= MOVED:
            return "up"
        return "down" if self.difference <= -MOVED else "flat"


def trend(track: Track, on: date) -> Trend | None:
    """The trend on a day; `None` under 10 observed days, or with none in the last 7."""
    recent = _scores(track, on, SHORT)
    usual = _scores(track, on, LONG)
    if len(usual) < LEAST or not recent:
        return None
    return Trend(Fraction(sum(recent), len(recent)) - Fraction(sum(usual), len(usual)))


def change(track: Track, score: int | None, on: date) -> int | None:
    """A score of today less the one observed 30 days back, or up to 37 when nobody looked."""
    if score is None:
        return None
    for back in range(ALERT_FROM, ALERT_TO + 1):
        before = track.score(on - timedelta(days=back))
        if before is not None:
            return score - before
    return None


def month_ago(history: Sequence[SeenDay], on: date) -> SeenDay | None:
    """The day to compare with: of some 30 days ago, the nearest that has a score."""
    first, last = on - timedelta(days=ALERT_TO), on - timedelta(days=ALERT_FROM)
    near = [day for day in history if first <= day.day <= last and day.score is not None]
    return near[-1] if near else None


def alert(track: Track, score: int | None, on: date) -> bool:
    """Whether a score fell by 10 or more in 30 days, in whatever band it is."""
    found = change(track, score, on)
    return found is not None and found <= ALERT


def _scores(track: Track, on: date, days: int) -> list[int]:
    end = (on - track.first).days + 1
    return [one for one in track.scores[max(end - days, 0) : max(end, 0)] if one != UNSEEN]
