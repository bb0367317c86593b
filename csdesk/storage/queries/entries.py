"""Since when accounts are in the band they are in, as the observed days tell it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from csdesk.domain.playbooks.known import Entry
from csdesk.domain.values.month import Month
from csdesk.domain.views.health import BANDS
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.storage.queries.observed_months import DAY, NOBODY, ObservedMonths
from csdesk.storage.tables import Reader

NEWS_DAYS = 30
"""Days for which the change of a band is news."""
_SPAN_MONTHS = 3
_BY_HAND = Entry(date.min, is_change=False)
"""The band was never observed: a person set it, or nobody looked since it changed."""
_BYTES = {choice.key: bytes((place,)) for place, choice in enumerate(BANDS)}


def entered(
    reader: Reader,
    on: date,
    rows: Mapping[int, PortfolioRow],
    bands: Collection[str],
    months: ObservedMonths | None = None,
) -> dict[int, Entry | None]:
    """Since when each account was seen in its band, as far as somebody asks and it is news; months at hand are not read again."""
    wanted = {
        own: _BYTES[row.health.band]
        for own, row in rows.items()
        if row.health is not None and row.health.band in bands
    }
    if not wanted:
        return {}
    begin = Month.of(on).plus(1 - _SPAN_MONTHS).first
    entries: dict[tuple[bytes, bytes], Entry | None] = {}
    found = {}
    for own, days in (months or ObservedMonths(reader, wanted)).between(begin, on, wanted):
        place = days[1::DAY], wanted[own]
        if place not in entries:
            entries[place] = _entry(begin, on, *place)
        if (entry := entries[place]) is not _BY_HAND:
            found[own] = entry
    return found


def _entry(first: date, on: date, days: bytes, band: bytes) -> Entry | None:
    earlier = len(days.rstrip(band + NOBODY))
    place = days.find(band, earlier)
    if place < 0:
        return _BY_HAND
    since = first + timedelta(days=place)
    return Entry(since, is_change=earlier > 0) if (on - since).days <= NEWS_DAYS else None
