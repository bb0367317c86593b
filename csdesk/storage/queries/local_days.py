"""The end of a local day, and the local days of many instants: each day of UTC holds parts of two, and is looked into once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAY, _HOUR, _MINUTE = len("2025-02-01"), len("2025-02-01T00"), len("2025-02-01T00:00")
_TIME = slice(_DAY + 1, _MINUTE)
_LAST = timedelta(hours=23, minutes=59)
_Parts = tuple[str, date, date]
"""The time of UTC at which the second day begins, that before it, and that from then on."""


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The last second of a day in a zone."""
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return (midnight - timedelta(seconds=1)).astimezone(UTC)


class LocalDays(dict[str, date]):
    """Beginnings of stored instants, cut off at `until`, and the local days that they fall on."""

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self._parts: dict[str, _Parts | None] = {}
        offset = datetime(2024, 1, 1, tzinfo=zone).utcoffset() or timedelta()
        self.until = _HOUR if offset % timedelta(hours=1) == timedelta() else _MINUTE

    def __missing__(self, begun: str) -> date:
        day = self[begun] = self.of(begun if len(begun) > _HOUR else f"{begun}:00")
        return day

    def of(self, instant: str) -> date:
        """The local day of a stored instant."""
        whole = instant[:_DAY]
        try:
            parts = self._parts[whole]
        except KeyError:
            parts = self._parts[whole] = _parts_of(whole, self._zone)
        if parts is None:
            return datetime.fromisoformat(f"{instant[:_MINUTE]}Z").astimezone(self._zone).date()
        return parts[1] if instant[_TIME] < parts[0] else parts[2]

    def each(self, instants: Iterable[str | None]) -> list[date | None]:
        """The local days of many; none where there is no instant."""
        found: list[date | None] = []
        known = self._parts
        for instant in instants:
            if instant is None:
                found.append(None)
            elif (parts := known.get(instant[:_DAY])) is None:
                found.append(self.of(instant))
            else:
                found.append(parts[1] if instant[_TIME] < parts[0] else parts[2])
        return found


@lru_cache(maxsize=5_000)
def _parts_of(whole: str, zone: ZoneInfo) -> _Parts | None:
    """None of a day on which the clocks are changed; no zone changes them twice in one."""
    begin = datetime.fromisoformat(whole).replace(tzinfo=UTC)
    try:
        first, last = begin.astimezone(zone), (begin + _LAST).astimezone(zone)
    except OverflowError:  # amid the first or the last day of the calendar
        return None
    if first.utcoffset() != last.utcoffset():
        return None
    passed = timedelta(hours=first.hour, minutes=first.minute, seconds=first.second)
    minutes = -((passed - timedelta(days=1)) // timedelta(minutes=1))
    return f"{minutes // 60:02}:{minutes % 60:02}", first.date(), last.date()
