"""Support times by the hours that the workspace works, instead of the clock on the wall (section 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Monday to Friday between two hours of the workspace's own day."""

    opens: int
    closes: int
    zone: ZoneInfo

    def between(self, begin: datetime, end: datetime) -> int:
        """Seconds of work between two instants; negative when the second is the earlier one.

        >>> hours = WorkingHours(9, 18, ZoneInfo("America/Sao_Paulo"))
        >>> friday, monday = datetime(2025, 1, 31, 20, tzinfo=UTC), datetime(2025, 2, 3, 13, tzinfo=UTC)
        >>> hours.between(friday, monday) / 3600
        2.0
        """
        if end < begin:
            return -self.between(end, begin)
        first, last = begin.astimezone(self.zone).date(), end.astimezone(self.zone).date()
        whole = max(0, working_days(first, last) - (first.weekday() < 5) - (last.weekday() < 5))
        ends = {first, last}
        inside = sum(self._on(day, begin, end) for day in ends)
        return inside + whole * (self.closes - self.opens) * 3600

    def _on(self, day: date, begin: datetime, end: datetime) -> int:
        if day.weekday() >= 5:
            return 0
        opening = datetime.combine(day, time(self.opens), self.zone).astimezone(UTC)
        closing = opening + timedelta(hours=self.closes - self.opens)
        return max(0, round((min(end, closing) - max(begin, opening)).total_seconds()))


def working_days(first: date, last: date) -> int:
    """Days from Monday to Friday in a span, both ends included.

    >>> working_days(date(2025, 1, 31), date(2025, 2, 3))
    2
    """
    weeks, rest = divmod((last - first).days + 1, 7)
    return weeks * 5 + sum(1 for more in range(rest) if (first.weekday() + more) % 7 < 5)
