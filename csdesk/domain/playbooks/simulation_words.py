"""A simulation in a few sentences, the same on the page and in the terminal: who would have entered, and the work of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from csdesk.domain.playbooks.simulating import Simulation
from csdesk.domain.text import Text, msg, nmsg, verbatim

HOUR = 60


def entered(found: Simulation) -> Text:
    """How many would have entered in the time that was looked at."""
    if not found.entries:
        return msg("Nobody would have entered {name} in this time", name=verbatim(found.name))
    return nmsg(
        "{entries} by {n} account from {first} to {last}",
        "{entries} by {n} accounts from {first} to {last}",
        found.accounts,
        entries=nmsg("{n} entry", "{n} entries", len(found.entries)),
        first=found.first,
        last=found.last,
    )


def work(found: Simulation) -> Iterator[Text]:
    """The work in all, in a usual week and in the fullest one; nothing where there is none."""
    if not found.tasks:
        return
    weeks = max(1, len(found.weeks))
    yield msg(
        "{tasks}, {hours} h in all; a usual week {week_tasks} tasks and {week_minutes} minutes",
        tasks=nmsg("{n} task", "{n} tasks", round(found.tasks)),
        hours=round(found.minutes / HOUR),
        week_tasks=tenth(found.tasks / weeks),
        week_minutes=round(found.minutes / weeks),
    )
    busiest = found.busiest
    if busiest is not None:
        yield msg(
            "The fullest week, from {day}: {tasks} tasks, {minutes} minutes",
            day=busiest.first,
            tasks=tenth(busiest.tasks),
            minutes=round(busiest.minutes),
        )


def tenth(value: float) -> Decimal:
    """A number to its tenth, without one where it is whole."""
    number = Decimal(value).quantize(Decimal("0.1"))
    return number.to_integral_value() if number == number.to_integral_value() else number
