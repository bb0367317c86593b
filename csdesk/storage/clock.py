"""The one place that asks the computer what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from csdesk.i18n import DEFAULT_ZONE


class SystemClock:
    """The computer's clock, with days counted in the workspace's zone."""

    def __init__(self, zone: str = DEFAULT_ZONE) -> None:
        self._zone = ZoneInfo(zone)

    def now(self) -> datetime:
        """The instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The civil date in the workspace's zone."""
        return self.now().astimezone(self._zone).date()


class FixedClock:
    """A clock that stands still: for pictures, examples and reproducible runs."""

    def __init__(self, moment: datetime, zone: str = DEFAULT_ZONE) -> None:
        self._moment = moment.astimezone(UTC)
        self._zone = ZoneInfo(zone)

    def now(self) -> datetime:
        """The instant it stands at."""
        return self._moment

    def today(self) -> date:
        """The day of that instant in the workspace's zone."""
        return self._moment.astimezone(self._zone).date()
