"""A process done by itself: its steps become tasks, each with its working day."""

from __future__ import annotations

from datetime import date

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import ROLES, Task
from csdesk.domain.model.practice import DRAFT, Process
from csdesk.domain.playbooks.written import process_of
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, verbatim

_ROLES = frozenset(key for key, _ in ROLES)


@dataclass(frozen=True, kw_only=True)
class BeginProcess(Command):
    """Leave a task for each step of a version that is in use; its value is their ids, in the order of the steps."""

    process: int
    account: int | None = None
    begins: date | None = None
    """The day that due times count from, today unless told otherwise."""


@handles(BeginProcess)
def begin_process(command: BeginProcess, work: Work) -> tuple[Text, tuple[int, ...]]:
    """Count each due time in working days; a step without one is due when the one before it is."""
    process = work.get(Process, command.process)
    body = process_of(process.body)
    if process.status == DRAFT or not body.steps:
        raise Refused(msg("Put the process in use first"))
    account = None if command.account is None else work.get(Account, command.account)
    calendar, day = work.calendar(), command.begins or work.clock.today()
    begins = due = calendar.next_working(day)
    tasks = []
    for number, step in enumerate(body.steps, 1):
        due = due if step.due is None else calendar.add_working_days(begins, step.due)
        tasks.append(
            Task(
                account=None if account is None else account.id,
                title=step.text,
                due=due,
                role=step.who if step.who in _ROLES else None,
                kind="email" if step.message else None,
                notes=step.help or None,
                tags=(process.name,),
                step=f"{process.code or process.id}#{number}",
            )
        )
    ids = tuple(work.add_many(tasks))
    name = verbatim(process.name)
    if account is None:
        return msg("{process} begun", process=name), ids
    return msg("{process} begun for {account}", process=name, account=verbatim(account.name)), ids
