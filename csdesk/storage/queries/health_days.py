"""The observed days as they lie in the file: a row an account and month, a few bytes a day (ADR 0013)."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from csdesk.domain.health.model import BANDS, MOST_INDICATORS
from csdesk.domain.health.score import Health
from csdesk.domain.health.trend import TRACK_DAYS, UNSEEN, SeenDay, SeenPart, Track
from csdesk.domain.text import msg
from csdesk.domain.values.month import Month
from csdesk.storage.failures import Damaged
from csdesk.storage.tables import Reader

DAY, PARTS = 6, 2 * MOST_INDICATORS
"""Bytes of a day (score, band, coverage, cap, model) and of its parts (points and freshness of each indicator)."""
_OVERRULED = 0x80
_FRESH = 200
_NAMED = "IN (SELECT value FROM json_each(:months))"
"""Months one by one find an account's rows at once; between two of them every account would be passed."""


def day_bytes(health: Health) -> bytes:
    """A day as it is kept."""
    caps = [cap.key for cap in health.model.rules.caps]
    cap = 0 if health.held is None else caps.index(health.held.cap.key) + 1
    return bytes(
        (
            UNSEEN if health.computed is None else health.computed,
            BANDS.index(health.computed_band),
            min(round(health.coverage * 100), 100),
            cap | (_OVERRULED if health.override is not None else 0),
            *(health.model.key & 0xFFFF).to_bytes(2, "big"),
        )
    )


def part_bytes(health: Health) -> bytes:
    """The parts of a day as they are kept."""
    found = bytearray()
    for part in health.parts[:MOST_INDICATORS]:
        points = UNSEEN if part.points is None else int(part.points + 0.5)
        found += bytes((points, round(part.freshness * _FRESH)))
    return bytes(found.ljust(PARTS, bytes((UNSEEN,))))


def seen_now(health: Health) -> SeenDay:
    """A day that nobody saw, as it would have been kept."""
    return replace(_seen(health.on, day_bytes(health), part_bytes(health)), recalculated=True)


def patched(stored: bytes, place: int, piece: bytes) -> bytes:
    """A row's bytes with one day in its place; days before it that nobody saw are filled in."""
    start = place * len(piece)
    filled = stored[:start].ljust(start, bytes((UNSEEN,)))
    return filled + piece + stored[start + len(piece) :]


def packed(parts: bytes) -> bytes:
    """The parts of a month, pressed."""
    return zlib.compress(parts, 1)


def unpacked(stored: bytes) -> bytes:
    """The parts of a month; raises `Damaged` for what CSDesk would not write."""
    most = 31 * PARTS
    opening = zlib.decompressobj()
    try:
        found = opening.decompress(stored, most)
    except zlib.error as failure:
        raise Damaged(msg("The health history of this file cannot be read")) from failure
    return found


def tracks(
    reader: Reader, on: date, *, days: int = TRACK_DAYS, account: int | Sequence[int] | None = None
) -> dict[int, Track]:
    """The observed scores and bands of each account over the days up to and including one."""
    first = on - timedelta(days=days - 1)
    months = list(Month.of(first).until(Month.of(on)))
    one = "" if account is None else " AND account IN (SELECT value FROM json_each(:some))"
    some = [account] if isinstance(account, int) else account
    rows = reader.connection.execute(
        f"SELECT account, month, days FROM health_day WHERE month {_NAMED}{one}",
        {"months": _names(months), "some": json.dumps(some)},
    )
    lengths = {str(month): month.last.day * DAY for month in months}
    nothing = {name: bytes((UNSEEN,)) * size for name, size in lengths.items()}
    found: dict[int, dict[str, bytes]] = {}
    for own, month, stored in rows:
        found.setdefault(own, {})[month] = stored
    start = (first - months[0].first).days * DAY
    end = start + days * DAY
    whole: dict[int, Track] = {}
    for own, stored in found.items():
        joined = b"".join(
            stored[name][:size].ljust(size, b"\xff") if name in stored else nothing[name]
            for name, size in lengths.items()
        )[start:end]
        whole[own] = Track(first, joined[0::DAY], joined[1::DAY])
    return whole


def _names(months: Iterable[Month]) -> str:
    return json.dumps([str(month) for month in months])


def seen_days(reader: Reader, account: int, since: date, until: date) -> list[SeenDay]:
    """The observed days of one account, oldest first."""
    rows = reader.connection.execute(
        f"SELECT month, days, parts FROM health_day WHERE month {_NAMED} AND account = :account ORDER BY month",
        {"months": _names(Month.of(since).until(Month.of(until))), "account": account},
    )
    found: list[SeenDay] = []
    for month, stored, parts in rows:
        first = Month.parse(month).first
        opened = unpacked(parts)
        for place in range(min(len(stored) // DAY, 31)):
            day = first + timedelta(days=place)
            piece = stored[place * DAY : (place + 1) * DAY]
            if since <= day <= until and piece[1] < len(BANDS):
                found.append(_seen(day, piece, opened[place * PARTS : (place + 1) * PARTS]))
    return found


def _seen(day: date, piece: bytes, parts: Sequence[int]) -> SeenDay:
    score, band, coverage, cap = piece[:4]
    return SeenDay(
        day,
        None if score == UNSEEN else score,
        BANDS[band],
        coverage,
        (cap & ~_OVERRULED) - 1 if cap & ~_OVERRULED else None,
        bool(cap & _OVERRULED),
        int.from_bytes(piece[4:6], "big"),
        tuple(
            SeenPart(place // 2, None if parts[place] == UNSEEN else parts[place], parts[place + 1] / _FRESH)
            for place in range(0, len(parts) - 1, 2)
            if parts[place + 1] != UNSEEN
        ),
    )


def observed_days(reader: Reader, since: date, until: date) -> list[date]:
    """The days on which somebody looked."""
    rows = reader.connection.execute(
        "SELECT day FROM health_observed WHERE day BETWEEN ? AND ? ORDER BY day",
        (since.isoformat(), until.isoformat()),
    )
    return [date.fromisoformat(row[0]) for row in rows]
