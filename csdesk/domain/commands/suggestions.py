"""Say no to a suggestion, for a while or for good."""

from __future__ import annotations

from datetime import date

from csdesk.domain.commands.records import called
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import LIVE, Dismissal, Playbook
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, verbatim


@dataclass(frozen=True, kw_only=True)
class DismissSuggestion(Command):
    """Keep a playbook from being suggested to an account; its value is the id of the dismissal."""

    account: int
    playbook: str
    """The code of the playbook."""
    trigger: str = ""
    """The event that suggested it, as `Suggestion.trigger`; a kind for all its events, empty for any reason."""
    reason: str = ""
    until: date | None = None
    """The last day it stays away; without one, it never comes back for that event."""


@handles(DismissSuggestion)
def dismiss(command: DismissSuggestion, work: Work) -> tuple[Text, int]:
    """Keep why and until when; raises `Refused` for a day that is over."""
    today = work.clock.today()
    if command.until is not None and command.until < today:
        raise Refused(msg("The day until which it stays away is over"))
    account = work.get(Account, command.account)
    known = work.find(Playbook, code=command.playbook)
    if not known:
        raise Refused(msg("There is no playbook called {name}", name=verbatim(command.playbook)))
    name = next((one.name for one in known if one.status == LIVE), known[-1].name)
    made = work.add(
        Dismissal(
            account=account.id,
            playbook=command.playbook,
            trigger=command.trigger or None,
            reason=command.reason.strip() or None,
            dismissed_on=today,
            until=command.until,
        )
    )
    return msg("Not now: {playbook}, {account}", playbook=verbatim(name), account=called(account)), made
