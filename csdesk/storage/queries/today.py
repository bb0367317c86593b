"""What the rules of the day are put to, read in a few statements."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.lean import instances
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.today.day import Today, today
from csdesk.domain.today.facts import OpenTask, Started, TodayFacts, Unanswered, Unpaid
from csdesk.domain.today.items import Followed
from csdesk.domain.today.rules import reviews_due
from csdesk.domain.today.seeing import MARK, RESTS
from csdesk.domain.unhurried import uncollected
from csdesk.domain.values.money import Money
from csdesk.domain.views.health import HealthMark
from csdesk.storage.queries.falls import causes, known_falls, moved
from csdesk.storage.queries.local_days import LocalDays, end_of
from csdesk.storage.queries.observed_months import ObservedMonths
from csdesk.storage.queries.overdue import OVERDUE
from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.tables import Reader
from csdesk.storage.workspace import Workspace

EXPLAINED = 12
"""So many falls are told with the facts that moved them; the others only by how many points."""
_TASKS = """
SELECT id, account, title, due, priority, time, kind, run FROM task
WHERE (status = 'open' OR (status = 'done' AND done_on > :on))
AND (account IS NULL OR account NOT IN (SELECT id FROM account WHERE merged_into IS NOT NULL)) ORDER BY id
"""
_SEEN_TO = f"""
SELECT account, substr(step, {len(MARK) + 1}) FROM task
WHERE account IS NOT NULL AND step LIKE '{MARK}%' AND run IS NULL
AND ((status = 'open' AND created <= :now) OR (status = 'done' AND done_on > :rested AND done_on <= :on))
"""
_UNANSWERED = """
SELECT id, account, CAST(score AS INTEGER), at FROM (
  SELECT id, account, score, max(answered_at) AS at FROM survey
  WHERE kind = 'nps' AND answered_at <= :now AND answered_at >= :since GROUP BY account) AS newest
WHERE CAST(score AS REAL) <= 6 AND NOT EXISTS (SELECT 1 FROM interaction AS i
  WHERE i.account = newest.account AND i.kind IS NOT 'note' AND i.at >= newest.at AND i.at <= :now)
"""
"""The newest answer of each account, where it is a detractor's and nobody has talked since."""
_UNPAID = f"""
SELECT account, coalesce(currency, :currency), count(*), min(due), count(amount) = count(*), sum(amount)
FROM invoice NOT INDEXED WHERE {OVERDUE} GROUP BY 1, 2
"""
_STARTED = """
SELECT id, account, coalesce(contract_start, started), due, completed <= :on, first_value_on <= :on,
  max(coalesce(contract_start, started)) FROM onboarding
WHERE coalesce(contract_start, started) <= :on GROUP BY account
"""
_REVIEWED = """
SELECT one.value, max(
  coalesce((SELECT max(date) FROM review WHERE account = one.value AND date BETWEEN :since AND :on
    AND coalesce(status, 'presented') = 'presented'), ''),
  coalesce((SELECT max(at) FROM interaction WHERE account = one.value AND at BETWEEN :since AND :now
    AND kind = 'review'), '')) AS held
FROM json_each(:asked) AS one WHERE held <> ''
"""
_PLANNED = """
SELECT account, min(date) FROM review
WHERE date >= :on AND date <= :horizon AND coalesce(status, 'draft') <> 'presented' GROUP BY account
"""
_NOTICES = """
SELECT account, min(date(term_end, '-' || notice_days || ' days')) FROM line NOT INDEXED
WHERE term_end BETWEEN :on AND :horizon AND notice_days > 0 AND ([end] IS NULL OR [end] > :on)
GROUP BY account
"""
_DAY_WRITTEN = len("2026-10-13")
_LOOK_BACK, _HORIZON = timedelta(days=90), timedelta(days=90)


@uncollected()
def today_on(workspace: Workspace, on: date | None = None) -> Today:
    """The day as a whole: now, or as it was known at the end of another day."""
    from csdesk.storage.queries.suggestions import suggestions_on

    settings, now = workspace.settings, workspace.clock.now()
    if on is not None and on != workspace.clock.today():
        now = end_of(on, ZoneInfo(settings.zone))
    reader, months = workspace.reader, ObservedMonths(workspace.reader)
    facts = today_facts(reader, settings, now, months=months)
    suggested = suggestions_on(
        reader, settings, now, rows=facts.accounts, weights=facts.weights, months=months, with_held=False
    )
    return today(replace(facts, suggestions=suggested.shown))


def today_facts(
    reader: Reader,
    settings: WorkspaceSettings,
    now: datetime,
    marks: Mapping[int, HealthMark] | None = None,
    *,
    explained: int = EXPLAINED,
    compare: bool = True,
    months: ObservedMonths | None = None,
) -> TodayFacts:
    """What is known at an instant; the health that was observed by then, or else computed for it.

    The past is computed only with `compare`, and of no more than a thousand accounts, since it takes over a second
    of ten thousand: what fell is unknown otherwise, until `compared` tells it in its own time.
    """
    zone = ZoneInfo(settings.zone)
    on = now.astimezone(zone).date()
    known, falls = known_falls(reader, settings, on, marks, compare=compare, months=months)
    rows = {row.id: row for row in portfolio(reader, settings, now, marks=known, brief=True)}
    asked = _asked(settings, now, on)
    asked["asked"] = json.dumps(list(reviews_due(rows, on, settings.fiscal_start)))

    def each(statement: str) -> list[tuple[Any, ...]]:
        return reader.connection.execute(statement, asked).fetchall()

    why = moved(reader, settings, on, rows, explained)
    local = LocalDays(zone)
    grace = timedelta(days=settings.onboarding_days)
    tasks = _tasks(each(_TASKS))
    return TodayFacts(
        on=on,
        currency=settings.currency,
        fiscal_start=settings.fiscal_start,
        accounts=rows,
        falls=falls,
        tasks=tasks,
        runs=_runs(reader, {task.run for task in tasks if task.run is not None}),
        fell={own: one.sentence for own, one in why.items()},
        causes={own: causes(one) for own, one in why.items()},
        unanswered=[
            Unanswered(own, account, score, local.of(at)) for own, account, score, at in each(_UNANSWERED)
        ],
        unpaid=_unpaid(each(_UNPAID)),
        started=[_started(found, grace) for found in each(_STARTED)],
        reviewed={
            own: date.fromisoformat(held) if len(held) == _DAY_WRITTEN else local.of(held)
            for own, held in each(_REVIEWED)
        },
        notices={own: date.fromisoformat(day) for own, day in each(_NOTICES)},
        planned={own: date.fromisoformat(day) for own, day in each(_PLANNED)},
        seen_to=frozenset(each(_SEEN_TO)),
    )


def _tasks(found: Sequence[tuple[Any, ...]]) -> list[OpenTask]:
    """Open tasks from the rows of a statement: there may be many."""
    if not found:
        return []
    ids, accounts, titles, dues, priorities, *others = zip(*found, strict=True)
    days = {due: _day(due) for due in set(dues)}
    urgent = [priority == "high" for priority in priorities]
    columns = ids, accounts, titles, map(days.__getitem__, dues), urgent, *others
    return list(map(OpenTask._make, zip(*columns, strict=True)))


def _runs(reader: Reader, wanted: Collection[int]) -> dict[int, Followed]:
    """How far the playbooks behind tasks are; maps are read only where there are such tasks."""
    if not wanted:
        return {}
    from csdesk.storage.queries.runs import run_rows

    return {
        one.id: Followed(one.playbook, *one.progress)
        for one in run_rows(reader, only_open=True)
        if one.id in wanted
    }


def _asked(settings: WorkspaceSettings, now: datetime, on: date) -> dict[str, str]:
    return {
        "on": on.isoformat(),
        "now": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "since": (on - _LOOK_BACK).isoformat(),
        "horizon": (on + _HORIZON).isoformat(),
        "rested": (on - timedelta(days=RESTS)).isoformat(),
        "currency": settings.currency,
    }


def _unpaid(found: Sequence[tuple[Any, ...]]) -> list[Unpaid]:
    """What is owed from the columns of its rows: there may be many."""
    if not found:
        return []
    accounts, currencies, counts, dues, wholes, cents = zip(*found, strict=True)
    days = {due: date.fromisoformat(due) for due in set(dues)}
    money = instances(Money, {"cents": (one or 0 for one in cents), "currency": currencies}, len(found))
    amounts = [one if is_whole else None for one, is_whole in zip(money, wholes, strict=True)]
    return list(map(Unpaid, accounts, counts, map(days.__getitem__, dues), amounts))


def _started(found: tuple[Any, ...], grace: timedelta) -> Started:
    own, account, began, due, done, value, _ = found
    day = date.fromisoformat(began)
    return Started(own, account, day, _day(due) or day + grace, bool(done), bool(value))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
