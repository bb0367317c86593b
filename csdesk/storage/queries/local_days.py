"""The local days of many instants: those of one hour fall on one day and are worked out once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_HOUR, _MINUTE = len("2025-02-01T00"), len("2025-02-01T00:00")


class LocalDays(dict[str, date]):
    """Beginnings of stored instants, cut off at `until`, and the local days that they fall on."""

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        offset = datetime(2024, 1, 1, tzinfo=zone).utcoffset() or timedelta()
        self.until = _HOUR if offset % timedelta(hours=1) == timedelta() else _MINUTE

    def __missing__(self, begun: str) -> date:
        moment = begun if len(begun) > _HOUR else f"{begun}:00"
        day = self[begun] = datetime.fromisoformat(f"{moment}Z").astimezone(self._zone).date()
        return day

    def of(self, instant: str) -> date:
        """The local day of a stored instant."""
        return self[instant[: self.until]]
