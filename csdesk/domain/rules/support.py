"""Support: volume, times, first contact, reopenings, SLA (section 10), in wall-clock time unless the workspace has hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.model.voice import Ticket, TicketMonth
from csdesk.domain.rules.dated import ByMonth, end_of, local_day, mean_text, median_text
from csdesk.domain.rules.ratio import Ratio, fixed
from csdesk.domain.rules.working_hours import WorkingHours
from csdesk.domain.values.month import Month


@dataclass(frozen=True, slots=True)
class Support:
    """Support over one period: volume, response and SLA by opening date, the rest by resolution date."""

    volume: int
    unanswered: int
    first_response_mean: str | None
    """Minutes with one decimal, as all times here."""
    first_response_median: str | None
    resolution_mean: str | None
    resolution_median: str | None
    handle_time_mean: str | None
    handle_time_median: str | None
    fcr: Ratio
    reopen_rate: Ratio
    sla_response: Ratio
    sla_resolution: Ratio
    sla_response_pending: int
    sla_resolution_pending: int

    def as_json(self) -> dict[str, Any]:
        """The family under the keys of the metric reference."""
        found: dict[str, Any] = {key: getattr(self, key) for key in _PLAIN}
        found |= {key: getattr(self, key).as_json() for key in _RATES}
        return found


_PLAIN = (
    "volume",
    "first_response_mean",
    "first_response_median",
    "resolution_mean",
    "resolution_median",
    "handle_time_mean",
    "handle_time_median",
)
_RATES = ("fcr", "reopen_rate", "sla_response", "sla_resolution")


@dataclass(frozen=True, slots=True)
class Channel:
    """The times of one channel, in minutes with one decimal."""

    volume: int
    first_response_mean: str | None
    first_response_median: str | None
    handle_time_mean: str | None
    handle_time_median: str | None

    def as_json(self) -> dict[str, int | str | None]:
        """The times under the keys of the metric reference."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


RESPONSE = ("first_response_at", "sla_response_minutes")
RESOLUTION = ("resolved_at", "sla_resolution_minutes")
"""What each target of a ticket is measured by."""


class Desk:
    """The tickets of a workspace as they stood on a day, ready to be read over any months."""

    def __init__(
        self,
        tickets: Sequence[Ticket],
        totals: Iterable[TicketMonth],
        zone: ZoneInfo,
        on: date,
        hours: WorkingHours | None = None,
    ) -> None:
        self._now = end_of(on, zone)
        self._hours = hours
        self._opened = ByMonth(tickets, lambda ticket: _day(ticket.opened_at, zone), on)
        self._resolved = ByMonth(
            (ticket for ticket in tickets if ticket.opened_at is not None),
            lambda ticket: _day(ticket.resolved_at, zone),
            on,
        )
        self._totals = ByMonth(totals, lambda total: total.month.last if total.month else None, on)

    def over(self, first: Month, last: Month) -> Support:
        """The family over a span of months."""
        opened = self.opened(first, last)
        resolved = self.resolved(first, last)
        totals = self.totals(first, last)
        answers = [wait for ticket in opened if (wait := self.response(ticket)) is not None]
        solved = [self.seconds(ticket.opened_at, ticket.resolved_at) for ticket in resolved]
        handled = [ticket.handle_minutes for ticket in resolved if ticket.handle_minutes is not None]
        response, response_pending = self._kept(opened, *RESPONSE)
        resolution, resolution_pending = self._kept(opened, *RESOLUTION)
        return Support(
            volume=len(opened) + sum(total.opened or 0 for total in totals),
            unanswered=len(opened) - len(answers),
            first_response_mean=_pooled(answers, totals, "first_response_mean", "opened"),
            first_response_median=None if totals else median_text(answers, 60),
            resolution_mean=_pooled(solved, totals, "resolution_mean", "resolved"),
            resolution_median=None if totals else median_text(solved, 60),
            handle_time_mean=mean_text(handled),
            handle_time_median=median_text(handled),
            fcr=Ratio(sum(1 for ticket in resolved if is_first_contact(ticket)), len(resolved)),
            reopen_rate=Ratio(sum(1 for ticket in resolved if ticket.reopened), len(resolved)),
            sla_response=response,
            sla_resolution=resolution,
            sla_response_pending=response_pending,
            sla_resolution_pending=resolution_pending,
        )

    def channels(self, first: Month, last: Month) -> dict[str | None, Channel]:
        """First response and handling time by channel, of single tickets; without a channel under `None`."""
        waits: dict[str | None, list[int]] = {}
        handled: dict[str | None, list[int]] = {}
        opened = self.opened(first, last)
        for ticket in opened:
            if (wait := self.response(ticket)) is not None:
                waits.setdefault(ticket.channel or None, []).append(wait)
        for ticket in self.resolved(first, last):
            if ticket.handle_minutes is not None:
                handled.setdefault(ticket.channel or None, []).append(ticket.handle_minutes)
        names = {*waits, *handled, *(ticket.channel or None for ticket in opened)}
        return {
            name: Channel(
                volume=sum(1 for ticket in opened if (ticket.channel or None) == name),
                first_response_mean=mean_text(waits.get(name, ()), 60),
                first_response_median=median_text(waits.get(name, ()), 60),
                handle_time_mean=mean_text(handled.get(name, ())),
                handle_time_median=median_text(handled.get(name, ())),
            )
            for name in sorted(names, key=lambda name: (name is None, name or ""))
        }

    def opened(self, first: Month, last: Month) -> list[Ticket]:
        """The tickets opened in a span."""
        return self._opened.within(first, last)

    def resolved(self, first: Month, last: Month) -> list[Ticket]:
        """The tickets resolved in a span."""
        return self._resolved.within(first, last)

    def totals(self, first: Month, last: Month) -> list[TicketMonth]:
        """The monthly totals of a span, where single tickets are not known."""
        return self._totals.within(first, last)

    def response(self, ticket: Ticket) -> int | None:
        """Seconds to the first reply; `None` while there is none."""
        if ticket.first_response_at is None or ticket.first_response_at >= self._now:
            return None
        return self.seconds(ticket.opened_at, ticket.first_response_at)

    def seconds(self, begin: datetime | None, end: datetime | None) -> int:
        """From one instant to another, by the clock on the wall or by working hours."""
        assert begin is not None
        assert end is not None
        return (
            round((end - begin).total_seconds()) if self._hours is None else self._hours.between(begin, end)
        )

    def sla(self, ticket: Ticket, done: str, target: str) -> str | None:
        """`within`, `beyond` or `pending`; `None` of a ticket without a target. Exactly on target is within."""
        minutes: int | None = getattr(ticket, target)
        if minutes is None:
            return None
        at: datetime | None = getattr(ticket, done)
        is_done = at is not None and at < self._now
        if self.seconds(ticket.opened_at, at if is_done else self._now) > minutes * 60:
            return "beyond"
        return "within" if is_done else "pending"

    def _kept(self, opened: Iterable[Ticket], done: str, target: str) -> tuple[Ratio, int]:
        """Within target of decided, and how many are open in time."""
        found = [self.sla(ticket, done, target) for ticket in opened]
        within = found.count("within")
        return Ratio(within, within + found.count("beyond")), found.count("pending")


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return None if moment is None else local_day(moment, zone)


def is_first_contact(ticket: Ticket) -> bool:
    """Whether one contact of the customer was enough, and stayed enough."""
    return ticket.contacts == 1 and not ticket.reopened


def _pooled(seconds: Sequence[int], totals: Sequence[TicketMonth], mean: str, count: str) -> str | None:
    """The mean in minutes of single tickets and monthly totals, each month weighing by its count."""
    if not totals:
        return mean_text(seconds, 60)
    weighed = [
        (getattr(total, mean), getattr(total, count))
        for total in totals
        if getattr(total, mean) is not None and getattr(total, count)
    ]
    number = len(seconds) + sum(weight for _, weight in weighed)
    if not number:
        return None
    minutes = sum(value * weight for value, weight in weighed)
    num, den = (minutes + 0).as_integer_ratio() if weighed else (0, 1)
    return fixed(num * 60 + sum(seconds) * den, den * 60 * number)
