"""Many runs at once: put off, dropped or taken to a newer version, each as one step that can be taken back."""

from __future__ import annotations

from datetime import date

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.commands.run_keeping import MoveRun, move_run
from csdesk.domain.commands.run_steps import Bearings
from csdesk.domain.commands.runs import DropRun, SnoozeRun, drop_run, snooze_run
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import OPEN, Playbook, Run
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, nmsg


@dataclass(frozen=True, kw_only=True)
class SnoozeRuns(Command):
    """Ask again on a day, for a reason; runs that are over stay as they are."""

    runs: tuple[int, ...]
    until: date
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DropRuns(Command):
    """End them before their end, for one reason; runs that are over stay as they are."""

    runs: tuple[int, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class MoveRuns(Command):
    """Follow a version in use of the same playbook; those that follow it already or are over stay as they are."""

    runs: tuple[int, ...]
    to: int
    bearings: Bearings = Bearings()


@handles(SnoozeRuns)
def snooze_runs(command: SnoozeRuns, work: Work) -> Text:
    """Their tasks are due on that day."""
    runs = _open(command.runs, work)
    for run in runs:
        snooze_run(SnoozeRun(run=run.id, until=command.until, reason=command.reason), work)
    return nmsg("{n} run snoozed to {day}", "{n} runs snoozed to {day}", len(runs), day=command.until)


@handles(DropRuns)
def drop_runs(command: DropRuns, work: Work) -> Text:
    """They end without an outcome."""
    runs = _open(command.runs, work)
    for run in runs:
        drop_run(DropRun(run=run.id, reason=command.reason), work)
    return nmsg("{n} run dropped", "{n} runs dropped", len(runs))


@handles(MoveRuns)
def move_runs(command: MoveRuns, work: Work) -> Text:
    """Each stands where the version has the same walk."""
    to = work.get(Playbook, command.to)
    runs = [one for one in _open(command.runs, work) if one.playbook != to.id]
    for run in runs:
        move_run(MoveRun(run=run.id, to=to.id, bearings=command.bearings), work)
    return nmsg(
        "{n} run follows version {version}",
        "{n} runs follow version {version}",
        len(runs),
        version=to.version,
    )


def _open(numbers: tuple[int, ...], work: Work) -> list[Run]:
    found = [work.get(Run, number) for number in dict.fromkeys(numbers)]
    still = [run for run in found if run.status in {OPEN, None}]
    if not still:
        raise Refused(msg("None of these runs is open"))
    return still
