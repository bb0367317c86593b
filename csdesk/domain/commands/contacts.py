"""Log what was said, and plan what was promised."""

from __future__ import annotations

from datetime import date

from csdesk.domain.commands.records import called, check
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.record import altered
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg


@dataclass(frozen=True, kw_only=True)
class LogInteraction(Command):
    """Store a contact; its next step becomes a task when it has a due date. Its value is the new id."""

    interaction: Interaction
    next_due: date | None = None


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
