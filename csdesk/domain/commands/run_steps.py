"""What a run leaves in the workspace as it goes: its record, the task of its step, and the note of its end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from csdesk.domain.commands.records import check
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import DONE, DROPPED, LIVE, OPEN, PAUSED, WAITING, Playbook, Process, Run
from csdesk.domain.model.record import altered
from csdesk.domain.model.workspace import Setting
from csdesk.domain.playbooks.facts import Value
from csdesk.domain.playbooks.known import condition_facts
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.merge import FIELD, contact_facts, spoken
from csdesk.domain.playbooks.path import Visit, path_of, path_to_json
from csdesk.domain.playbooks.running import Moment, RunState, answer, noted
from csdesk.domain.playbooks.written import map_of, process_of
from csdesk.domain.ports import Work
from csdesk.domain.text import msg

FactsOf = Callable[[Collection[int], Collection[str]], Mapping[int, Mapping[str, Value]]]
"""Some facts of some accounts, looked up in one pass."""


@dataclass(frozen=True, slots=True)
class Bearings:
    """What runs go by beside their maps; without facts a condition rests until the next `WakeRuns`."""

    facts: FactsOf | None = None

    def moment(self, work: Work, account: int, followed: PlaybookMap) -> Moment:
        """Now, for a run of an account; only what its map asks for is looked up."""
        asked = condition_facts(followed)
        known: Mapping[str, Value] | None = {}
        if asked:
            known = None if self.facts is None else self.facts([account], asked).get(account, {})
        return Moment(now=work.clock.now(), today=work.clock.today(), calendar=work.calendar(), facts=known)


def open_run(work: Work, number: int) -> Run:
    """The run; raises `Refused` when it is over."""
    run = work.get(Run, number)
    if run.status not in {OPEN, None}:
        raise Refused(msg("This run is over"))
    return run


def state_of(work: Work, run: Run) -> RunState:
    """Where a run stands on the version that it follows."""
    return RunState(map=map_of(work.get(Playbook, run.playbook).body), path=path_of(run.path))


def settle(work: Work, run: Run, state: RunState, **held: object) -> RunState:
    """Store where a run stands now, and keep its one open task in step with it; `held` are `hold`, `until`, `reason`.

    The task of a step that was answered is done, that of one left behind by a step back is dropped; one that is
    stood at again is opened again. A run that is paused, waits or is over has none.
    """
    state = _noted_end(work, run, state)
    values: dict[str, Any] = {"hold": None, "until": None, "reason": None, **held}
    if state.is_over:
        values |= {"status": DONE, "finished_at": work.clock.now(), "due": None, "hold": None, "until": None}
        values["outcome"] = None if state.outcome is None else state.outcome.id
    else:
        values |= {"status": OPEN, "finished_at": None, "due": state.due, "outcome": None}
        if state.waits and values["hold"] is None:
            values |= {"hold": WAITING, "until": state.due}
    state = _with_task(work, run, state, values)
    values |= {"path": path_to_json(state.path), "step": None if state.step is None else state.step.id}
    work.save(altered(run, values))
    return state


def drop(work: Work, run: Run, reason: str) -> None:
    """End a run before its end, with its open task."""
    _close(work, _step_tasks(work, run), DROPPED)
    values = {"status": DROPPED, "finished_at": work.clock.now(), "reason": reason}
    work.save(altered(run, {**values, "hold": None, "until": None, "due": None}))


def tasks_done(work: Work, tasks: Collection[Task]) -> None:
    """Let runs go on whose step's task was done elsewhere; raises `Refused` for a question, which needs its answer."""
    for run, state in _asked_by(work, tasks):
        if state.step is not None and state.step.kind is StepKind.QUESTION and state.answers:
            raise Refused(msg("This task asks a question of a playbook; open it and choose the answer"))
        settle(work, run, answer(state, None, Bearings().moment(work, run.account, state.map)))


def tasks_dropped(work: Work, tasks: Collection[Task], reason: str | None) -> None:
    """Pause the runs whose step's task was dropped elsewhere: nothing asks for them until they are resumed."""
    for run, state in _asked_by(work, tasks):
        settle(work, run, state, hold=PAUSED, reason=reason)


def _asked_by(work: Work, tasks: Collection[Task]) -> Iterator[tuple[Run, RunState]]:
    """The open runs whose present step each task stands for."""
    for task in tasks:
        found = work.find(Run, id=task.run) if task.run is not None and task.step else []
        run = found[0] if found else None
        if run is None or run.status != OPEN or run.step != task.step or run.hold in {WAITING, PAUSED}:
            continue
        state = state_of(work, run)
        if state.asks and state.visit is not None and state.visit.task == task.id:
            yield run, state


def title_of(work: Work, run: Run, step: Step) -> str:
    """What the task of a step is called."""
    title = spoken(step.text, basics(work, run.account) if FIELD.search(step.text) else {})[:200]
    return title or work.get(Playbook, run.playbook).name


def basics(work: Work, account: int) -> dict[str, str]:
    """The merge fields that need no looking up."""
    known = work.get(Account, account)
    people = [one for one in work.find(Contact, account=account) if one.left_on is None]
    person = next((one for role in FIRST_ROLES for one in people if one.role == role), None)
    person = person or next(iter(people), None)
    settings = {one.key: one.value or "" for one in work.find(Setting, key="person")}
    found = {"account.name": known.name, "person": settings.get("person", ""), "account.csm": known.csm or ""}
    return found | {key: words for key, words in contact_facts(person).items() if words}


FIRST_ROLES = ("decision_maker", "champion", "sponsor", "payer", "user")
"""Whom a message speaks to, the first that there is."""
_KINDS = {
    "email": "email",
    "phone": "call",
    "video": "meeting",
    "in_person": "meeting",
    "chat": "message",
    "whatsapp": "message",
}


def _with_task(work: Work, run: Run, state: RunState, values: Mapping[str, Any]) -> RunState:
    """The task of the step where it stands is open, all others are not."""
    wanted = state.asks and values["hold"] != PAUSED
    visit, step = state.visit, state.step
    tasks = _step_tasks(work, run)
    answered = {one.task for one in state.path.visits[: state.path.at] if one.left and not one.skipped}
    if state.is_over:
        answered |= {one.task for one in state.path.visits if one.left and not one.skipped}
    own = visit.task if wanted and visit is not None else None
    others = [one for one in tasks if one.id != own]
    _close(work, [one for one in others if one.id in answered], DONE)
    _close(work, [one for one in others if one.id not in answered], DROPPED)
    if not wanted or visit is None or step is None:
        return state
    due: date | None = values["until"] if values["hold"] else state.due
    known = next((one for one in tasks if one.id == own), None)
    if known is not None:
        work.save(altered(known, {"status": OPEN, "done_on": None, "due": due}))
        return state
    made = Task(
        account=run.account,
        title=title_of(work, run, step),
        due=due,
        role=step.role if step.role in _ROLES else None,
        kind=_kind(step),
        run=run.id,
        step=step.id,
    )
    check(made)
    return noted(state, task=work.add(made))


def _kind(step: Step) -> str | None:
    channel = step.message.channel if step.message is not None else step.channel
    return _KINDS.get(channel or "")


def _step_tasks(work: Work, run: Run) -> list[Task]:
    """The tasks that stand for a step; those that a person added have no step."""
    return [one for one in work.find(Task, account=run.account, run=run.id) if one.step]


def _close(work: Work, tasks: Collection[Task], status: str) -> None:
    today = work.clock.today()
    work.save_many(
        [
            altered(one, {"status": status, "done_on": today if status == DONE else None})
            for one in tasks
            if one.is_open
        ]
    )


def _noted_end(work: Work, run: Run, state: RunState) -> RunState:
    """At an end the timeline says what was decided; a step back from it takes the note away."""
    visits = state.path.visits
    last = visits[-1] if visits else None
    if last is None:
        return state
    step = state.map.by_id.get(last.step)
    is_end = step is not None and step.kind is StepKind.END
    if is_end and state.is_over and last.interaction is None:
        note = Interaction(
            account=run.account,
            at=work.clock.now(),
            kind="note",
            role="cs",
            subject=work.get(Playbook, run.playbook).name,
            summary=told(work, run, state),
        )
        return noted(state, interaction=work.add(note))
    if is_end and not state.is_over and last.interaction is not None:
        known = work.find(Interaction, id=last.interaction)
        work.delete(Interaction, [one.id for one in known])
        kept = (*visits[:-1], replace(last, interaction=None))
        return replace(state, path=replace(state.path, visits=kept))
    return state


def told(work: Work, run: Run, state: RunState) -> str:
    """The walk in the person's own words: each step with its answer, and the end."""
    values = basics(work, run.account)
    lines = []
    for visit in state.path.visits:
        step = state.map.by_id.get(visit.step)
        if step is None or step.kind in {StepKind.START, StepKind.CONDITION, StepKind.WAIT} or not step.text:
            continue
        said = _said(state, visit)
        lines.append(spoken(step.text, values) + (f": {said}" if said else ""))
        lines += _left_open(work, step, visit)
    return "\n".join(lines)


def _left_open(work: Work, step: Step, visit: Visit) -> list[str]:
    """The lines of its process that were not done, each with its open box, and why."""
    found = work.find(Process, code=step.process, status=LIVE) if step.process and not visit.skipped else []
    rows = process_of(found[0].body).steps if found else ()
    missed = [row.text for place, row in enumerate(rows) if place not in visit.ticks]
    if not missed:
        return []
    told = [f"  \u2610 {text}" for text in missed]
    return [*told, f"  ({visit.unticked})"] if visit.unticked else told


def _said(state: RunState, visit: Visit) -> str:
    if visit.skipped:
        return f"({visit.skipped})"
    arrow: Arrow | None = next(
        (one for one in state.map.leaving.get(visit.step, ()) if one.id == visit.answer), None
    )
    return "" if arrow is None else arrow.label


_ROLES = frozenset({"cs", "support", "am", "cx"})
