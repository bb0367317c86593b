"""Gather what the Metrics view is computed from, as `metric_facts` does for the command line, but no more than is shown.

What every section reads comes first, and of each record only the columns that count; the rest is read when a section
asks for it. Health is taken as it was observed today, and scored only where nobody looked yet. Of a million
conversations only those of a stretch are read.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from csdesk.domain.health.model import BANDS
from csdesk.domain.lean import instances
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Churn, Line, Rate, Renewal
from csdesk.domain.model.goal import Value
from csdesk.domain.model.practice import Review
from csdesk.domain.model.record import Record
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.values.month import Month
from csdesk.domain.views.metrics import Reach
from csdesk.storage.codec import codec_of
from csdesk.storage.queries.health import bands_on, health_of_all
from csdesk.storage.queries.health_days import DAY
from csdesk.storage.queries.metric_facts import contacts, owners
from csdesk.storage.tables import Reader

R = TypeVar("R", bound=Record)

_COUNTED: Mapping[type[Record], str] = {
    Line: "account product plan kind mrr price interval interval_count currency start end auto_renew"
    " start_reason end_reason",
    Account: "name segment size touch service_model csm industry stage status am plan city state country tags custom"
    " merged_into external_ids",
    Rate: "month currency rate",
    Churn: "account date reason",
    Survey: "account contact ticket kind score answered_at",
    Usage: "account month week active_users seats features_used features_available",
}
"""The columns that the rules read."""
_USE_MONTHS = 6
"""So many months of use tell whether it falls; the section that shows use reads all of it."""
_OVERRULED = 0x80
_FEW_UNSEEN = 50


def view_facts(
    reader: Reader,
    settings: WorkspaceSettings,
    on: date,
    reach: Reach,
    known: MetricFacts | None = None,
) -> MetricFacts:
    """The records behind the view as of a day, as far as a section reaches, beside those that are known."""
    facts = _core(reader, settings, on) if known is None else known
    rest: dict[str, Any] = {}
    if reach.whole:
        rest = {
            "renewals": reader.all(Renewal),
            "tickets": reader.all(Ticket),
            "ticket_months": reader.all(TicketMonth),
            "onboardings": reader.all(Onboarding),
            "usages": _counted(reader, Usage),
            "values": reader.all(Value),
            "reviews": reader.all(Review),
        }
    if reach.since is not None:
        rest["contacts"] = contacts(reader, ZoneInfo(settings.zone), reach.since.isoformat())
    return dataclasses.replace(facts, **rest) if rest else facts


def _core(reader: Reader, settings: WorkspaceSettings, on: date) -> MetricFacts:
    zone = ZoneInfo(settings.zone)
    recent = Month.of(on).plus(-_USE_MONTHS)
    return MetricFacts(
        lines=_counted(reader, Line),
        accounts=_counted(reader, Account),
        rates=_counted(reader, Rate),
        churns=_counted(reader, Churn),
        owners=owners(reader, zone),
        surveys=_counted(reader, Survey),
        usages=_counted(
            reader, Usage, "WHERE [month] >= ? OR [week] >= ?", (str(recent), recent.first.isoformat())
        ),
        bands=observed_bands(reader, settings, on),
        currency=settings.currency,
        zone=zone,
        fiscal_start=settings.fiscal_start,
        policy=settings.policy,
    )


def _counted(reader: Reader, kind: type[R], where: str = "", values: Sequence[str] = ()) -> list[R]:
    """The records of a kind with the columns that count; what repeats is read once."""
    codec = codec_of(kind)
    names = ("id", *_COUNTED[kind].split())
    chosen = ", ".join(f"[{name}]" for name in names)
    rows = reader.connection.execute(f"SELECT {chosen} FROM [{codec.table}] {where} ORDER BY [id]", values)
    found = rows.fetchall()
    if not found:
        return []
    columns = {
        name: _read(codec.read, name, column)
        for name, column in zip(names, zip(*found, strict=True), strict=True)
    }
    return instances(kind, columns, len(found))


def _read(read: Any, name: str, column: Sequence[Any]) -> Sequence[Any]:
    if name in _PLAIN:
        return column
    values = {one: read(name, one) for one in set(column)}
    return list(map(values.__getitem__, column))


_PLAIN = frozenset({"id", "account", "name", "mrr", "price", "merged_into", "contact", "ticket"})


def observed_bands(reader: Reader, settings: WorkspaceSettings, on: date) -> dict[int, str]:
    """The band of every account on a day as it was observed then; scored where nobody looked or somebody overruled."""
    accounts = [
        row[0] for row in reader.connection.execute("SELECT id FROM account WHERE merged_into IS NULL")
    ]
    place = (on.day - 1) * DAY
    rows = reader.connection.execute(
        "SELECT account, substr(days, ?, ?) FROM health_day WHERE month = ?",
        (place + 1, DAY, str(Month.of(on))),
    )
    found = {
        own: BANDS[piece[1]]
        for own, piece in rows
        if len(piece) == DAY and piece[1] < len(BANDS) and not piece[3] & _OVERRULED
    }
    unseen = [own for own in accounts if own not in found]
    if len(unseen) > _FEW_UNSEEN:
        return bands_on(reader, settings, on)
    for own in unseen:
        found |= {
            one: health.band for one, health in health_of_all(reader, settings, on, account=own).items()
        }
    return found
