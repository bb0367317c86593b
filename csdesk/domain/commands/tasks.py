"""Do, put off, move and drop tasks; what comes back is made in the same step that completes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.commands.run_steps import tasks_done, tasks_dropped
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.interaction import DONE, DROPPED, OPEN, Task
from csdesk.domain.model.record import altered
from csdesk.domain.ports import Work
from csdesk.domain.tasks.recurrence import Recurrence, anchored, next_day, recurrence_of, rule_text
from csdesk.domain.text import Text, msg, nmsg, verbatim

_FEW = 100
"""Up to so many tasks are read one by one; more are read with all of them."""


@dataclass(frozen=True, kw_only=True)
class CompleteTasks(Command):
    """Tick tasks off, today; those that come back leave the next one. Its value is the ids of the next ones."""

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
    reason: str | None = None
    """Kept in the notes of each."""


@dataclass(frozen=True, kw_only=True)
class RescheduleTasks(Command):
    """Move tasks, each to its own day, as a plan said."""

    moves: tuple[tuple[int, date], ...]


@dataclass(frozen=True, kw_only=True)
class DropTasks(Command):
    """Say that tasks will not be done."""

    ids: tuple[int, ...]
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class SkipTasks(Command):
    """Leave out the present one of tasks that come back: they wait for their next day."""

    ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class EndSeries(Command):
    """Let tasks come back no more; those that are there stay."""

    ids: tuple[int, ...]


class DoesNotComeBack(Refused):
    """The task has no recurrence, or one that nobody can read."""


@handles(CompleteTasks)
def complete_tasks(command: CompleteTasks, work: Work) -> tuple[Text, tuple[int, ...]]:
    """Mark them done on the workspace's day, and add what comes back."""
    today = work.clock.today()
    tasks = [task for task in _tasks(command.ids, work) if task.status != DONE]
    following = [_next(task, today, work) for task in tasks]
    done: list[Task] = []
    new: list[Task] = []
    for task, after in zip(tasks, following, strict=True):
        values: dict[str, object] = {"status": DONE, "done_on": today}
        if after is not None:
            values["recurrence"] = None
            new.append(_again(task, *after))
        done.append(altered(task, values))
    work.save_many(done)
    tasks_done(work, done)
    ids = tuple(work.add_many(new)) if new else ()
    label = nmsg("{n} task completed", "{n} tasks completed", len(command.ids))
    if len(new) == 1 and new[0].due is not None:
        return msg("{done}; the next one is on {day}", done=label, day=new[0].due), ids
    if new:
        return nmsg("{done}; {n} comes back", "{done}; {n} come back", len(new), done=label), ids
    return label, ids


@handles(ReopenTasks)
def reopen_tasks(command: ReopenTasks, work: Work) -> Text:
    """Mark them open again."""
    _change(command.ids, {"status": OPEN, "done_on": None}, work)
    return nmsg("{n} task reopened", "{n} tasks reopened", len(command.ids))


@handles(SnoozeTasks)
def snooze_tasks(command: SnoozeTasks, work: Work) -> Text:
    """Move their due date; a series keeps its own days."""
    tasks = _tasks(command.ids, work)
    work.save_many([_put_off(task, command.due, command.reason) for task in tasks])
    return nmsg("{n} task snoozed to {day}", "{n} tasks snoozed to {day}", len(command.ids), day=command.due)


@handles(RescheduleTasks)
def reschedule_tasks(command: RescheduleTasks, work: Work) -> Text:
    """Give each its day."""
    days = dict(command.moves)
    work.save_many([_put_off(task, days[task.id], None) for task in _tasks(days, work)])
    return nmsg("{n} task rescheduled", "{n} tasks rescheduled", len(days))


@handles(DropTasks)
def drop_tasks(command: DropTasks, work: Work) -> Text:
    """Mark them dropped, and keep why."""
    tasks = _tasks(command.ids, work)
    work.save_many(
        [altered(task, {"status": DROPPED, "notes": _noted(task, command.reason)}) for task in tasks]
    )
    tasks_dropped(work, tasks, command.reason)
    return nmsg("{n} task dropped", "{n} tasks dropped", len(command.ids))


@handles(SkipTasks)
def skip_tasks(command: SkipTasks, work: Work) -> Text:
    """Move each to the next day of its series; the last one of a series is dropped."""
    tasks = _tasks(command.ids, work)
    changed, last = [], None
    for task in tasks:
        if _rule(task, work) is None:
            raise DoesNotComeBack(msg("{task} does not come back", task=verbatim(task.title)))
        after = _next(task, work.clock.today(), work)
        if after is None:
            changed.append(altered(task, {"status": DROPPED}))
        else:
            last, rule = after
            changed.append(altered(task, {"due": last, "recurrence": rule_text(rule)}))
    work.save_many(changed)
    if len(tasks) == 1 and last is not None:
        return msg("Skipped; the next one is on {day}", day=last)
    return nmsg("{n} task skipped", "{n} tasks skipped", len(tasks))


@handles(EndSeries)
def end_series(command: EndSeries, work: Work) -> Text:
    """Forget how they come back."""
    _change(command.ids, {"recurrence": None}, work)
    return nmsg("{n} task comes back no more", "{n} tasks come back no more", len(command.ids))


def _change(ids: tuple[int, ...], values: dict[str, object], work: Work) -> None:
    work.save_many([altered(task, values) for task in _tasks(ids, work)])


def _tasks(ids: Iterable[int], work: Work) -> list[Task]:
    wanted = list(dict.fromkeys(ids))
    if len(wanted) <= _FEW:
        return [work.get(Task, one) for one in wanted]
    found = {task.id: task for task in work.find(Task)}
    return [found[one] if one in found else work.get(Task, one) for one in wanted]


def _rule(task: Task, work: Work) -> Recurrence | None:
    rule = recurrence_of(task.recurrence, work.clock.today())
    return rule if rule is None or task.due is None else anchored(rule, task.due)


def _next(task: Task, today: date, work: Work) -> tuple[date, Recurrence] | None:
    """The next day of a task that comes back, with the rule that goes on."""
    rule = _rule(task, work)
    return None if rule is None else next_day(rule, task.due or today, today, work.calendar())


def _again(task: Task, due: date, rule: Recurrence) -> Task:
    """The next one of a series: the same, but for its day and for what was done of this one."""
    fresh = {"id": 0, "due": due, "recurrence": rule_text(rule), "status": OPEN, "done_on": None}
    return altered(task, fresh | {"run": None, "step": None, "external_ids": {}})


def _put_off(task: Task, due: date, reason: str | None) -> Task:
    values: dict[str, object] = {"due": due, "notes": _noted(task, reason)}
    rule = recurrence_of(task.recurrence, due)
    if rule is not None and task.due is not None:
        values["recurrence"] = rule_text(anchored(rule, task.due))
    return altered(task, values)


def _noted(task: Task, reason: str | None) -> str | None:
    """The notes with one more line, where a reason was given."""
    told = (reason or "").strip()
    return "\n".join(part for part in (task.notes, told) if part) if told else task.notes
