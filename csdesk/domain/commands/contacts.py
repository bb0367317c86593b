"""Log what was said, and do what was promised."""

from __future__ import annotations

from datetime import date

from csdesk.domain.commands.records import called, check
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.record import altered
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, nmsg


@dataclass(frozen=True, kw_only=True)
class LogInteraction(Command):
    """Store a contact; its next step becomes a task when it has a due date. Its value is the new id."""

    interaction: Interaction
    next_due: date | None = None


@dataclass(frozen=True, kw_only=True)
class CompleteTasks(Command):
    """Tick tasks off, today."""

    ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ReopenTasks(Command):
    """Take the tick off again."""

    ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SnoozeTasks(Command):
    """Give tasks another due date."""

    ids: tuple[int, ...]
    due: date


@handles(LogInteraction)
def log_interaction(command: LogInteraction, work: Work) -> tuple[Text, int]:
    """Store it, dated now unless it says when, and plan its next step."""
    said = command.interaction
    if said.at is None:
        said = altered(said, {"at": work.clock.now()})
    check(said)
    interaction = work.add(said)
    if said.next_step and command.next_due:
        work.add(Task(account=said.account, title=said.next_step, due=command.next_due, role=said.role))
    account = work.get(Account, said.account)
    return msg("Contact logged with {name}", name=called(account)), interaction


@handles(CompleteTasks)
def complete_tasks(command: CompleteTasks, work: Work) -> Text:
    """Mark them done on the workspace's day."""
    today = work.clock.today()
    _change(command.ids, {"status": "done", "done_on": today}, work)
    return nmsg("{n} task completed", "{n} tasks completed", len(command.ids))


@handles(ReopenTasks)
def reopen_tasks(command: ReopenTasks, work: Work) -> Text:
    """Mark them open again."""
    _change(command.ids, {"status": "open", "done_on": None}, work)
    return nmsg("{n} task reopened", "{n} tasks reopened", len(command.ids))


@handles(SnoozeTasks)
def snooze_tasks(command: SnoozeTasks, work: Work) -> Text:
    """Move their due date."""
    _change(command.ids, {"due": command.due}, work)
    return nmsg("{n} task snoozed to {day}", "{n} tasks snoozed to {day}", len(command.ids), day=command.due)


def _change(ids: tuple[int, ...], values: dict[str, object], work: Work) -> None:
    work.save_many([altered(work.get(Task, one), values) for one in ids])
