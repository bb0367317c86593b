"""The page of one account."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.growth import Opportunity
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.values.money import Cents
from csdesk.domain.views.account import AccountView, GoalView, TimelineItem
from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.tables import Reader

_DONE_SHOWN = 20


def account_view(reader: Reader, settings: WorkspaceSettings, now: datetime, account_id: int) -> AccountView:
    """Everything of one account; raises `Refused` when it is not there."""
    account = reader.get(Account, account_id)
    rows = portfolio(reader, settings, now, accounts=[account_id])
    row = rows[0] if rows else None
    tasks = reader.find(Task, account=account_id)
    return AccountView(
        account=account,
        mrr=Cents(row.mrr) if row and row.mrr is not None else None,
        currency=settings.currency,
        renewal=row.renewal if row else None,
        lines=tuple(sorted(reader.find(Line, account=account_id), key=_running_first)),
        contacts=tuple(reader.find(Contact, account=account_id)),
        tasks=(*_open(tasks), *_done(tasks)),
        goals=tuple(
            GoalView(goal, tuple(sorted(reader.find(Reading, goal=goal.id), key=lambda one: str(one.date))))
            for goal in reader.find(Goal, account=account_id)
        ),
        opportunities=tuple(reader.find(Opportunity, account=account_id)),
        timeline=timeline(reader, account_id, ZoneInfo(settings.zone)),
    )


def _running_first(line: Line) -> tuple[bool, int, int]:
    """Lines that run in the order they came, then those that ended, the last first."""
    return (line.end is not None, 0 if line.end is None else -line.end.toordinal(), line.id)


def timeline(reader: Reader, account_id: int, zone: ZoneInfo) -> tuple[TimelineItem, ...]:
    """Interactions, survey answers and tickets of an account, newest first; undated ones last."""
    undated = datetime(1, 1, 2, tzinfo=zone)
    items = [
        *(TimelineItem(one.at or undated, one) for one in reader.find(Interaction, account=account_id)),
        *(TimelineItem(one.answered_at or undated, one) for one in reader.find(Survey, account=account_id)),
        *(TimelineItem(one.opened_at or undated, one) for one in reader.find(Ticket, account=account_id)),
    ]
    return tuple(sorted(items, key=lambda item: (item.at, item.record.id), reverse=True))


def _open(tasks: list[Task]) -> list[Task]:
    standing = [task for task in tasks if task.is_open]
    return sorted(standing, key=lambda task: (task.due is None, str(task.due), task.id))


def _done(tasks: list[Task]) -> list[Task]:
    over = [task for task in tasks if not task.is_open]
    return sorted(over, key=lambda task: (str(task.done_on), task.id), reverse=True)[:_DONE_SHOWN]
