"""Which playbooks fit which accounts now, by the maps in use, the facts, and what became of earlier suggestions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.model.practice import OPEN
from csdesk.domain.playbooks.firing import InUse
from csdesk.domain.playbooks.known import asked_by
from csdesk.domain.playbooks.suggesting import (
    CONTACT_DAYS,
    History,
    Limits,
    PutOff,
    Ran,
    Suggested,
    suggest,
)
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.views.health import HealthMark
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.storage.queries.asked import NAMED, named
from csdesk.storage.queries.local_days import LocalDays
from csdesk.storage.queries.observed_months import ObservedMonths
from csdesk.storage.queries.practice_facts import joined, known_on
from csdesk.storage.queries.practice_marks import asks_change
from csdesk.storage.queries.stored_maps import stored_map
from csdesk.storage.tables import Reader

_LIVE = "SELECT id, code, name, body FROM playbook WHERE status = 'live' ORDER BY code, id"
_OWN = "coalesce(account.merged_into, past.account)"
_RUNS = f"""
SELECT {_OWN}, playbook.code, past.started_at, iif(past.finished_at <= :now, past.finished_at, NULL),
  iif(past.finished_at > :now, 'open', past.status),
  iif(coalesce(past.finished_at, :now) >= :recent, past.path, NULL)
FROM run AS past JOIN playbook ON playbook.id = past.playbook JOIN account ON account.id = past.account
WHERE past.started_at <= :now {{some}} ORDER BY past.id
"""
_PUT_OFF = f"""
SELECT {_OWN}, coalesce(past.playbook, ''), coalesce(past.[trigger], ''), past.until
FROM dismissal AS past JOIN account ON account.id = past.account
WHERE coalesce(past.dismissed_on, '') <= :on AND (past.until IS NULL OR past.until >= :on) {{some}}
"""


def suggestions_on(
    reader: Reader,
    settings: WorkspaceSettings,
    now: datetime,
    *,
    rows: Mapping[int, PortfolioRow] | None = None,
    marks: Mapping[int, HealthMark] | None = None,
    accounts: Collection[int] | None = None,
    weights: dict[int, int] | None = None,
    months: ObservedMonths | None = None,
    with_held: bool = True,
) -> Suggested:
    """The suggestions of an instant for all accounts, or some; what is at hand of them is not found again.

    Those that are held back are half the work, and are told only where somebody wants them.
    """
    playbooks = playbooks_in_use(reader)
    if not any(one.map.triggers for one in playbooks):
        return Suggested()
    asked = asked_by(one.map for one in playbooks)
    known = known_on(
        reader,
        settings,
        now,
        asked,
        rows=rows,
        marks=marks,
        accounts=accounts,
        weights=weights,
        months=months,
    )
    past = history(reader, settings, now, accounts)
    limits = Limits(settings.suggestions_per_account, settings.playbook_contacts)
    return suggest(playbooks, known, past, limits, with_held=with_held)


def asks_for_change(reader: Reader) -> bool:
    """Whether any playbook in use asks how health moved in a month."""
    return asks_change(asked_by(one.map for one in playbooks_in_use(reader)))


def playbooks_in_use(reader: Reader) -> list[InUse]:
    """Every playbook in use; one whose map cannot be read suggests nothing."""
    return [
        InUse(own, code or str(own), name, stored_map(body))
        for own, code, name, body in reader.connection.execute(_LIVE)
    ]


def history(
    reader: Reader, settings: WorkspaceSettings, now: datetime, accounts: Collection[int] | None = None
) -> History:
    """The runs up to an instant, and the dismissals that hold then."""
    zone = ZoneInfo(settings.zone)
    on, local = now.astimezone(zone).date(), LocalDays(zone)
    recent = date.fromordinal(on.toordinal() - CONTACT_DAYS).isoformat()
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = {"now": stamp, "on": on.isoformat(), "recent": recent, **named(joined(reader, accounts))}
    some = "" if accounts is None else f"AND past.account IN ({NAMED})"

    def each(statement: str) -> list[tuple[Any, ...]]:
        return reader.connection.execute(statement.format(some=some), asked).fetchall()

    runs = [
        Ran(own, code or "", local.of(began), _ended(ended, status, began, local), _contacts(path, local))
        for own, code, began, ended, status, path in each(_RUNS)
    ]
    put_off = [
        PutOff(own, code, trigger, date.fromisoformat(until) if until else None)
        for own, code, trigger, until in each(_PUT_OFF)
    ]
    return History(runs, put_off)


def _ended(ended: str | None, status: str | None, began: str, local: LocalDays) -> date | None:
    """When a run ended; one that is over without an end in writing ended as it began."""
    if ended:
        return local.of(ended)
    return None if status in {None, OPEN} else local.of(began)


def _contacts(path: str | None, local: LocalDays) -> tuple[date, ...]:
    """The days on which a run logged a contact."""
    if not path:
        return ()
    from csdesk.domain.playbooks.path import path_of

    return tuple(local.of(one.left) for one in path_of(path).visits if one.interaction and one.left)
