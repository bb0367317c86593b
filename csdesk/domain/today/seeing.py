"""Be done with something that is no task, or put it off: either leaves a task in its place, so that it can be undone."""

from __future__ import annotations

from datetime import date

from csdesk.domain.commands.records import called
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import DONE, OPEN, Task
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.today.items import Kind

MARK = "today."
"""How the step of a task begins that stands for something of the day; the kind of it follows."""
RESTS = 7
"""Days after which what was seen to comes back, should it still hold."""


@dataclass(frozen=True, kw_only=True)
class SeeTo(Command):
    """Tick off what the day asks about an account, or with a date put it off; its value is the id of the task."""

    account: int
    kind: Kind
    title: str
    until: date | None = None


@handles(SeeTo)
def see_to(command: SeeTo, work: Work) -> tuple[Text, int]:
    """Leave the task that stands for it."""
    is_done = command.until is None
    task = work.add(
        Task(
            account=command.account,
            title=command.title,
            due=command.until,
            status=DONE if is_done else OPEN,
            done_on=work.clock.today() if is_done else None,
            step=f"{MARK}{command.kind}",
        )
    )
    about = {"title": verbatim(command.title), "account": called(work.get(Account, command.account))}
    if command.until is None:
        return msg("Done: {title}, {account}", **about), task
    return msg("Put off to {day}: {title}, {account}", day=command.until, **about), task
