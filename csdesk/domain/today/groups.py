"""The groups in which things to do are listed: what a person promised apart from what accounts wait for."""

from __future__ import annotations

from enum import StrEnum

from csdesk.domain.model.record import Choice
from csdesk.domain.text import msg, pmsg
from csdesk.domain.today.items import Item, Kind, When


class Group(StrEnum):
    """Where in the list a thing stands."""

    OVERDUE = "overdue"
    """Tasks past their due date: what the sentence of the day counts."""
    TODAY = "today"
    WAITING = "waiting"
    """Accounts that wait: silences, invoices, answers and onboardings past their date."""
    WEEK = "week"
    LATER = "later"


GROUPS = (
    Choice(Group.OVERDUE, pmsg("tasks", "Overdue")),
    Choice(Group.TODAY, msg("Today")),
    Choice(Group.WAITING, msg("Accounts waiting")),
    Choice(Group.WEEK, msg("This week")),
    Choice(Group.LATER, msg("Later")),
)
_GROUPS = {When.TODAY: Group.TODAY, When.WEEK: Group.WEEK, When.LATER: Group.LATER}


def group_of(item: Item) -> Group:
    """The group of a thing to do."""
    if item.when is When.LATE:
        return Group.OVERDUE if item.kind is Kind.TASK else Group.WAITING
    return _GROUPS[item.when]
