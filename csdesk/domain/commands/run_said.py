"""What a person said at a step: the contact on the timeline, the task besides, and how the step is told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from csdesk.domain.commands.records import check
from csdesk.domain.commands.run_steps import basics
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import Playbook, Run
from csdesk.domain.model.record import altered
from csdesk.domain.playbooks.maps import Asking
from csdesk.domain.playbooks.merge import spoken
from csdesk.domain.playbooks.running import RunState
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, verbatim


class Said(Protocol):
    """What an answer tells besides the answer itself."""

    @property
    def summary(self) -> str:
        """In the person's words."""

    @property
    def channel(self) -> str | None:
        """How they talked."""

    @property
    def contacts(self) -> tuple[int, ...]:
        """With whom."""

    @property
    def at(self) -> datetime | None:
        """When; `None` is now."""

    @property
    def minutes(self) -> int | None:
        """How long it took."""

    @property
    def task(self) -> str:
        """The title of a task to be done besides."""

    @property
    def task_due(self) -> date | None:
        """By when."""


def minutes_of(state: RunState, arrow: str | None, told: int | None) -> int | None:
    """How long the step took: as told, else as the answer or the step expects."""
    if told is not None:
        return told
    own = next((one.minutes for one in state.answers if one.id == arrow), None)
    return own if own is not None or state.step is None else state.step.minutes


def logged(work: Work, run: Run, state: RunState, command: Said) -> int | None:
    """The contact of the step: a new one, or what was said before with other words."""
    step, visit = state.step, state.visit
    known = visit.interaction if visit is not None else None
    is_said = bool(command.summary.strip() or command.channel or command.contacts)
    if step is None or step.asks is Asking.NEVER or not is_said:
        return known
    said = Interaction(
        account=run.account,
        contacts=command.contacts,
        at=command.at or work.clock.now(),
        minutes=command.minutes,
        channel=command.channel,
        kind="check_in",
        role=step.role if step.role in {"cs", "support", "am", "cx"} else "cs",
        mode="proactive",
        direction="out",
        subject=work.get(Playbook, run.playbook).name,
        summary=command.summary.strip() or None,
    )
    check(said)
    before = work.find(Interaction, id=known) if known is not None else []
    if not before:
        return work.add(said)
    names = ("contacts", "at", "minutes", "channel", "summary")
    work.save(altered(before[0], {name: getattr(said, name) for name in names}))
    return known


def extra_of(work: Work, run: Run, state: RunState, command: Said) -> int | None:
    """The task that the person adds; the one added before takes the new words."""
    known = state.visit.extra if state.visit is not None else None
    title = command.task.strip()
    if not title:
        return known
    before = work.find(Task, id=known) if known is not None else []
    if before:
        work.save(altered(before[0], {"title": title, "due": command.task_due}))
        return known
    return work.add(Task(account=run.account, title=title, due=command.task_due, role="cs", run=run.id))


def went_on(work: Work, run: Run, now: RunState) -> Text:
    """The label of a step that was done: where the run stands now."""
    name = name_of(work, run)
    words = "" if now.step is None else spoken(now.step.text, basics(work, run.account))
    step = verbatim(words)
    if now.outcome is not None:
        return msg("{playbook} is done: {outcome}", playbook=name, outcome=step)
    if now.is_over:
        return msg("{playbook} is done", playbook=name)
    if now.waits:
        return msg("{playbook} waits: {step}", playbook=name, step=step)
    return msg("{playbook}, next: {step}", playbook=name, step=step)


def name_of(work: Work, run: Run) -> Text:
    """What the playbook of a run is called."""
    return verbatim(work.get(Playbook, run.playbook).name)
