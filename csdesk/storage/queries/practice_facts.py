"""What triggers and conditions ask of the accounts, read in a few statements; only what the maps in use ask for."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.playbooks.known import Aim, Answered, Asked, Known, Offer, Owed
from csdesk.domain.playbooks.situations import USUAL_MONTH
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.today.worth import LEFT
from csdesk.domain.views.health import HealthMark
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.storage.queries.asked import NAMED, named
from csdesk.storage.queries.entries import entered
from csdesk.storage.queries.local_days import LocalDays
from csdesk.storage.queries.observed_months import ObservedMonths
from csdesk.storage.queries.overdue import OVERDUE
from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.queries.practice_marks import marks_on
from csdesk.storage.queries.practice_usage import usage
from csdesk.storage.tables import Reader

_OPEN_WORDS = "'resolved', 'closed', 'resolvido', 'fechado'"
_OWED = f"""
SELECT account, id, count(*), min(due) FROM invoice {{rows}} WHERE {OVERDUE} {{some}} GROUP BY account
"""
_ANSWERS = """
SELECT account, id, score, max(answered_at) FROM survey
WHERE kind = 'nps' AND score IS NOT NULL AND answered_at <= :now AND answered_at >= :since {some} GROUP BY account
"""
_TICKETS = f"""
SELECT account, count(*) FROM ticket
WHERE opened_at <= :now AND (resolved_at > :now
  OR (resolved_at IS NULL AND coalesce(status, '') NOT IN ({_OPEN_WORDS}))) {{some}} GROUP BY account
"""
_HIT = """
(SELECT min(r.date) FROM reading AS r WHERE r.goal = goal.id AND r.date <= :on AND CASE direction
  WHEN 'down' THEN CAST(r.value AS REAL) <= CAST(target AS REAL)
  ELSE CAST(r.value AS REAL) >= CAST(target AS REAL) END)
"""
_AIMS = f"""
SELECT account, id, coalesce(name, outcome, ''), due,
  CASE WHEN status = 'achieved' THEN coalesce({_HIT},
    (SELECT max(r.date) FROM reading AS r WHERE r.goal = goal.id AND r.date <= :on), substr(changed, 1, 10))
  ELSE {_HIT} END
FROM goal WHERE coalesce(status, 'open') IN ('open', 'achieved') AND substr(created, 1, 10) <= :known {{some}}
"""
_OFFERS = """
SELECT account, id, coalesce(name, product, ''), stage, coalesce(handed_over_on, raised_on, substr(created, 1, 10))
FROM opportunity WHERE stage IS NOT NULL AND (closed_on IS NULL OR closed_on > :on)
AND (coalesce(outcome, 'open') = 'open' OR closed_on > :on) AND coalesce(raised_on, '') <= :on {some} ORDER BY id
"""
_LEFT = """
SELECT account, max(date) FROM churn WHERE date <= :on AND account IN (SELECT value FROM json_each(:gone))
GROUP BY account
"""
_ENDED = """
SELECT account, max([end]) FROM line
WHERE kind IN ('base', 'add_on') AND account IN (SELECT value FROM json_each(:gone))
GROUP BY account HAVING count(*) = count([end]) AND max([end]) <= :on
"""


def known_on(
    reader: Reader,
    settings: WorkspaceSettings,
    now: datetime,
    asked: Asked,
    *,
    rows: Mapping[int, PortfolioRow] | None = None,
    marks: Mapping[int, HealthMark] | None = None,
    accounts: Collection[int] | None = None,
    weights: dict[int, int] | None = None,
    months: ObservedMonths | None = None,
) -> Known:
    """What is known of all accounts at an instant, or of some; what is at hand of them is not found again."""
    on = now.astimezone(ZoneInfo(settings.zone)).date()
    if rows is None:
        if marks is None:
            marks = marks_on(reader, settings, on, asked, accounts)
        read = portfolio(reader, settings, now, accounts=accounts, marks=marks, brief=True)
        rows = {row.id: row for row in read}
    accounts = joined(reader, accounts)
    reading = _Reading(reader, settings, now, on, accounts)
    kinds, facts = asked.kinds, asked.facts
    return Known(
        on=on,
        accounts=rows,
        lost=reading.lost(rows),
        entered=entered(reader, on, rows, asked.bands, months) if asked.bands else {},
        owed=reading.owed() if TriggerKind.OVERDUE in kinds or facts & _OWED_FACTS else {},
        answers=reading.answers(asked) if kinds & _ANSWER_KINDS else {},
        used=usage(reader, on, accounts)
        if TriggerKind.USAGE_DROP in kinds or "usage_change" in facts
        else {},
        tickets=reading.tickets() if "open_tickets" in facts else {},
        aims=list(reading.aims()) if kinds & _AIM_KINDS else (),
        offers=list(reading.offers()) if TriggerKind.OPPORTUNITY in kinds else (),
        weights={} if weights is None else weights,
    )


def joined(reader: Reader, accounts: Collection[int] | None) -> Collection[int] | None:
    """Some accounts with those that were merged into them."""
    if accounts is None:
        return None
    merged = f"SELECT id FROM account WHERE merged_into IN ({NAMED})"
    return {*accounts, *(own for (own,) in reader.connection.execute(merged, named(accounts)))}


def lost_on(
    reader: Reader, settings: WorkspaceSettings, now: datetime, accounts: Collection[int]
) -> dict[int, date | None]:
    """Those of some accounts that left by an instant, and when."""
    rows = {row.id: row for row in portfolio(reader, settings, now, accounts=accounts, marks={}, brief=True)}
    on = now.astimezone(ZoneInfo(settings.zone)).date()
    return _Reading(reader, settings, now, on, joined(reader, accounts)).lost(rows)


class _Reading:
    """The statements of one day, over all accounts or some."""

    def __init__(
        self,
        reader: Reader,
        settings: WorkspaceSettings,
        now: datetime,
        on: date,
        accounts: Collection[int] | None,
    ) -> None:
        self._connection = reader.connection
        self._on = on
        self._local = LocalDays(ZoneInfo(settings.zone))
        self._asked: dict[str, str] = {
            "on": on.isoformat(),
            "known": (on + timedelta(days=1)).isoformat(),
            "now": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            **named(accounts),
        }
        self._some = "" if accounts is None else f"AND account IN ({NAMED})"
        self._rows = "NOT INDEXED" if accounts is None else ""

    def _each(self, statement: str, **more: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, the first column of each an account that stands."""
        cursor = self._connection.execute(
            statement.format(some=self._some, rows=self._rows), {**self._asked, **more}
        )
        if not self._merged:
            return cursor
        return ((self._merged.get(row[0], row[0]), *row[1:]) for row in cursor)

    @cached_property
    def _merged(self) -> Mapping[int, int]:
        return dict(
            self._connection.execute(
                "SELECT id, merged_into FROM account WHERE merged_into IS NOT NULL"
            ).fetchall()
        )

    def owed(self) -> dict[int, Owed]:
        """What is overdue."""
        found: dict[int, Owed] = {}
        for own, invoice, count, due in self._each(_OWED):
            owed, known = Owed(invoice, count, date.fromisoformat(due)), found.get(own)
            if known is not None:  # of an account that was merged into it
                oldest = min(owed, known, key=lambda one: one.oldest)
                owed = oldest._replace(number=owed.number + known.number)
            found[own] = owed
        return found

    def answers(self, asked: Asked) -> dict[int, Answered]:
        """The newest NPS answers, as far back as a trigger looks."""
        days = max(asked.days.get(kind, 0) or USUAL_MONTH for kind in _ANSWER_KINDS & asked.kinds)
        since = (self._on - timedelta(days=days + 1)).isoformat()
        found: dict[int, Answered] = {}
        newest: dict[int, str] = {}
        for own, survey, score, at in self._each(_ANSWERS, since=since):
            if at >= newest.get(own, ""):
                newest[own] = at
                found[own] = Answered(survey, round(float(score)), self._local.of(at))
        return found

    def tickets(self) -> dict[int, int]:
        """How many requests are open."""
        found: dict[int, int] = {}
        for own, count in self._each(_TICKETS):
            found[own] = found.get(own, 0) + count
        return found

    def aims(self) -> Iterator[Aim]:
        """Goals that are late or reached."""
        for own, goal, name, due, reached in self._each(_AIMS):
            if reached or (due and due < self._asked["on"]):
                yield Aim(goal, own, name, _day(due), _day(reached))

    def offers(self) -> Iterator[Offer]:
        """Opportunities that are open."""
        for own, opportunity, name, stage, since in self._each(_OFFERS):
            yield Offer(opportunity, own, name, stage, _day(since))

    def lost(self, rows: Mapping[int, PortfolioRow]) -> dict[int, date | None]:
        """The accounts that left, and when: the churn that was written down, or else the end of their last line."""
        gone = {own for own, row in rows.items() if row.mrr is None or row.status in LEFT}
        if not gone:
            return {}
        found: dict[int, date | None] = {}
        asked = json.dumps([*gone, *(own for own, root in self._merged.items() if root in gone)])
        for own, end in self._each(_ENDED, gone=asked):
            found[own] = max(found.get(own) or date.min, date.fromisoformat(end))
        churned: dict[int, date] = {}
        for own, day in self._each(_LEFT, gone=asked):
            churned[own] = max(churned.get(own, date.min), date.fromisoformat(day))
        found |= churned
        for own in gone:
            if own not in found and (rows[own].status == "cancelled" or rows[own].stage == "churned"):
                found[own] = None
        return found


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


_OWED_FACTS = frozenset({"overdue_invoices", "overdue_days"})
_ANSWER_KINDS = frozenset({str(TriggerKind.DETRACTOR), str(TriggerKind.PROMOTER)})
_AIM_KINDS = frozenset({str(TriggerKind.GOAL_LATE), str(TriggerKind.GOAL_REACHED)})
