"""The commands that end or put off a thing to do: a task's own, a suggestion's, or those that leave a task in its place."""

from __future__ import annotations

from datetime import date

from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.suggestions import DismissSuggestion
from csdesk.domain.commands.tasks import CompleteTasks, SnoozeTasks
from csdesk.domain.playbooks.suggesting import Suggestion
from csdesk.domain.today.items import Item, Kind
from csdesk.domain.today.seeing import SeeTo


def ending(item: Item, title: str) -> Command | None:
    """What ticks it off; nothing for what can not be."""
    if item.kind is Kind.TASK and item.record is not None:
        return CompleteTasks(ids=(item.record,))
    return None if item.account is None else SeeTo(account=item.account, kind=item.kind, title=title)


def putting_off(item: Item, title: str, until: date) -> Command | None:
    """What puts it off to a day; nothing for what can not be."""
    if item.kind is Kind.TASK and item.record is not None:
        return SnoozeTasks(ids=(item.record,), due=until)
    if item.account is None:
        return None
    return SeeTo(account=item.account, kind=item.kind, title=title, until=until)


def dismissing(one: Suggestion, until: date | None, reason: str) -> Command:
    """What says no to a playbook, until a day or for good."""
    return DismissSuggestion(
        account=one.account, playbook=one.code, trigger=one.trigger, reason=reason, until=until
    )
