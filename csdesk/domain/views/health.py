"""How the health of an account is shown in lists: a mark made of what was last observed."""

from __future__ import annotations

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Choice
from csdesk.domain.text import Text, msg, pmsg

HEALTHY, AT_RISK, CRITICAL, NO_DATA = "healthy", "at_risk", "critical", "no_data"
BANDS = (
    Choice(HEALTHY, pmsg("health", "Healthy")),
    Choice(AT_RISK, pmsg("health", "At risk")),
    Choice(CRITICAL, pmsg("health", "Critical")),
    Choice(NO_DATA, pmsg("health", "No data")),
)
"""The bands, best first, as the choices of a column."""
FELL, LOW, ADJUSTED = "fell", "low_confidence", "adjusted"
NOTES = (
    Choice(FELL, msg("Fell 10 or more in 30 days")),
    Choice(LOW, msg("Low confidence")),
    Choice(ADJUSTED, msg("Adjusted by hand")),
)
"""What else a filter by health can ask for."""
WEEKS = 9
"""Points of a sparkline, the last one of the day itself."""
ALERT = -10
"""A change in 30 days that asks for attention in any band."""


@dataclass(frozen=True, slots=True)
class HealthMark:
    """The health of an account at a glance."""

    score: int | None
    """As it is shown: a person's own value while it holds, else the computed one."""
    band: str
    coverage: int
    """Percent of the weights that is measured and fresh."""
    low: bool
    """Whether there is enough data, but not enough to be sure."""
    adjusted: bool
    """Whether a person overruled what was computed."""
    change: int | None
    """Of the computed score, against the day observed some 30 days ago."""
    trend: str | None
    """`up`, `down` or `flat`, by the days observed."""
    points: tuple[int | None, ...] = ()
    """The computed score at the end of each of the last weeks."""

    @property
    def alert(self) -> bool:
        """Whether it fell by 10 or more in 30 days, in whatever band it is."""
        return self.change is not None and self.change <= ALERT

    @property
    def kinds(self) -> tuple[str, ...]:
        """Its band, and what else a filter can ask for."""
        asked = ((FELL, self.alert), (LOW, self.low), (ADJUSTED, self.adjusted))
        return (self.band, *(key for key, holds in asked if holds))


@dataclass(frozen=True, slots=True)
class DimensionMark:
    """One indicator of a score."""

    label: Text
    points: int | None
    """0 to 100; `None` when it does not count."""
    band: str
    """The band that a score of so many points would be in."""
    change: int | None
    """Against what it was some 30 days ago."""
    told: Text
    """The fact behind it, or why it is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthView:
    """Why the health of one account is what it is, for the panel beside a list."""

    account: int
    score: int | None
    band: str
    low: bool
    change: int | None
    """Of the computed score, in some 30 days."""
    is_observed: bool
    """Whether somebody looked 30 days ago; else that day was computed again."""
    dimensions: tuple[DimensionMark, ...]
    sentence: Text
    adjusted: Text | None
    """The reason that a person gave for overruling it."""
    points: tuple[int | None, ...]
    """Day by day over 90 days."""
