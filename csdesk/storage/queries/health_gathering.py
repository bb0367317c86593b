"""How the facts of accounts are gathered: the accounts with their days and fields, and rows given to their owners."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.health.facts import AccountFacts, Noted, Number
from csdesk.domain.health.indicators import TREND_DAYS, USUAL_DAYS
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.turns import in_turns
from csdesk.storage.queries.health_notices import ONE
from csdesk.storage.tables import Reader


class Gathering:
    """Reads one kind after the other into the facts of the accounts, good for any day from `since` to `on`."""

    def __init__(self, reader: Reader, settings: WorkspaceSettings, on: date, since: date) -> None:
        self.reader = reader
        self._zone = ZoneInfo(settings.zone)
        self.on, self.since = on, since
        self.found: dict[int, AccountFacts] = {}
        self.owner: dict[int, AccountFacts] = {}
        """The facts that the records of an account go to; those of a merged one go to what it was merged into."""
        self.local = lru_cache(maxsize=100_000)(self._local_day)
        self.asked: dict[str, Any] = {
            "after": self._utc(on + timedelta(days=1)),
            "since": self._utc(since + timedelta(days=1)),
            "on": on.isoformat(),
            "first": since.isoformat(),
            "tickets": self._utc(since - timedelta(days=TREND_DAYS + USUAL_DAYS)),
        }

    def accounts(self, fields: Sequence[str], customs: Sequence[str], some: Sequence[int] | None) -> None:
        """The accounts themselves, or some of them, with the fields that models group by."""
        self.asked["account"] = None if some is None else json.dumps(some)
        picked = ", ".join(f"[{name}]" for name in fields)
        one = "" if some is None else " AND id IN (SELECT value FROM json_each(:account))"
        rows = self.reader.connection.execute(
            "SELECT id, start_date, created, changed, pulse, overdue_days, custom, "
            "(SELECT min(o.contract_start) FROM onboarding AS o WHERE o.account = account.id), "
            "(SELECT min(l.start) FROM line AS l WHERE l.account = account.id AND l.kind NOT IN ('trial', 'one_off')), "
            f"{picked} FROM account WHERE merged_into IS NULL{one}",
            self.asked,
        ).fetchall()
        pulses = self._last_set("pulse") if any(row[4] is not None for row in rows) else {}
        overdues = self._last_set("overdue_days") if any(row[5] is not None for row in rows) else {}
        for row in in_turns(rows, 200):
            own, created = row[0], self.local(row[2])
            facts = AccountFacts(own, dict(zip(fields, row[9:], strict=True)), self._begun(row))
            if row[4] is not None:
                facts.pulse = Noted(row[4], pulses.get(own, created))
            if row[5] is not None:
                facts.overdue = Noted(row[5], overdues.get(own, created))
            if customs and row[6] != "{}":
                facts.custom = _numbers(row[6], customs, self.local(row[3]))
            self.found[own] = self.owner[own] = facts
        self._merge(some)

    def _merge(self, some: Sequence[int] | None) -> None:
        merged = dict(
            self.reader.connection.execute(
                "SELECT id, merged_into FROM account WHERE merged_into IS NOT NULL"
            ).fetchall()
        )
        asked = [*(some or ())]
        for own in merged:
            root = own
            for _ in merged:
                root = merged.get(root, root)
            if root in self.found:
                self.owner[own] = self.found[root]
                asked.append(own)
        self.asked["account"] = None if some is None else json.dumps(asked)

    def _begun(self, row: Sequence[Any]) -> date | None:
        days = [day for day in (row[1], row[7], row[8]) if day]
        return date.fromisoformat(min(days)) if days else None

    def _last_set(self, column: str) -> dict[int, date]:
        """The day on which a field of each account was last changed, by the journal."""
        rows = self.reader.connection.execute(
            "SELECT c.first, max(s.at) FROM change AS c JOIN step AS s ON s.id = c.step "
            "WHERE c.entity = 'account' AND c.op = 'update' AND s.undone = 0 "
            "AND json_extract(c.after, '$.' || ?) IS NOT NULL GROUP BY c.first",
            (column,),
        )
        return {own: self.local(at) for own, at in rows}

    def each(self, statement: str) -> Iterable[tuple[Any, ...]]:
        """The rows of a statement whose first column is a known account; `{one}` narrows it to a single one."""
        known = self.owner
        one = "" if self.asked["account"] is None else ONE
        rows = self.reader.connection.execute(statement.replace("{one}", one), self.asked)
        return (row for row in in_turns(rows, 500) if row[0] in known)

    def sort_merged(self) -> None:
        """Bring the records of merged accounts into the order of their days."""
        for own, facts in self.owner.items():
            if own != facts.account:
                facts.contacts.sort()
                facts.answers.sort(key=lambda one: (one.on, one.id))
                facts.usage.sort(key=lambda one: (one.last, one.id))
                facts.invoices.sort(key=lambda one: (one.due, one.id))
                facts.tickets.sort(key=lambda one: (one.opened, one.id))
                for found in facts.signals.values():
                    found.sort(key=lambda one: (one.on, one.id))

    def _utc(self, day: date) -> str:
        moment = datetime(day.year, day.month, day.day, tzinfo=self._zone)
        return moment.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _local_day(self, at: str) -> date:
        return datetime.fromisoformat(at).astimezone(self._zone).date()


@lru_cache(maxsize=10_000)
def day_of(text: str) -> date:
    """A stored day."""
    return date.fromisoformat(text)


@lru_cache(maxsize=10_000)
def number(text: str | int) -> Number:
    """A stored decimal, exactly."""
    exact = Fraction(text)
    return exact.numerator if exact.denominator == 1 else exact


def maybe(read: Callable[[Any], Any], value: Any) -> Any:
    """A value read, unless there is none."""
    return None if value is None else read(value)


def _numbers(stored: str, keys: Sequence[str], day: date) -> dict[str, Noted]:
    given = json.loads(stored)
    found = {}
    for key in keys:
        try:
            found[key] = Noted(number(given[key]), day)
        except (KeyError, ValueError):
            continue
    return found
