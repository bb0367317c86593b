"""A run driven from the command line: begin it or go on with it, answer some steps, and say where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from csdesk.cli.reviews import account_called
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.run_steps import Bearings
from csdesk.domain.commands.runs import AnswerStep, BackStep, DropRun, SkipStep, StartRun
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import OPEN, Playbook, Run
from csdesk.domain.playbooks.maps import ENDINGS, STEP_KINDS, StepKind
from csdesk.domain.playbooks.merge import spoken
from csdesk.domain.playbooks.running import progress
from csdesk.domain.playbooks.walking import chosen
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.views.runs import RunView
from csdesk.storage.queries.runs import facts_for, run_view
from csdesk.storage.queries.simulation import newest_of
from csdesk.storage.queries.suggestions import suggestions_on
from csdesk.storage.workspace import Workspace


def drive(workspace: Workspace, asked: Mapping[str, Any], words: Callable[[Text], str]) -> RunView:
    """Do to the open run of a playbook and an account, or a new one, what was asked; where it stands then."""
    reader = workspace.reader
    playbook = newest_of(reader, asked["name"])
    account = account_called(reader.all(Account), asked["account"])
    bearings = Bearings(facts_for(reader, workspace.settings, workspace.clock.now()))
    run = _open_run(workspace, playbook.code, account.id)
    if run is None:
        why = _why(workspace, playbook.code, account.id)
        trigger = "" if why is None else words(why)
        start = StartRun(account=account.id, playbook=playbook.id, trigger=trigger, bearings=bearings)
        run = int(workspace.run(start).value)
    for command in _commands(workspace, run, asked, bearings):
        workspace.run(command)
    return _view(workspace, run)


def _view(workspace: Workspace, run: int) -> RunView:
    return run_view(workspace.reader, workspace.settings, workspace.clock.now(), run)


def _open_run(workspace: Workspace, code: str, account: int) -> int | None:
    versions = {one.id for one in workspace.reader.find(Playbook, code=code)}
    runs = workspace.reader.find(Run, account=account, status=OPEN)
    return next((run.id for run in reversed(runs) if run.playbook in versions), None)


def _why(workspace: Workspace, code: str, account: int) -> Text | None:
    """The reason that the playbook is suggested for, if it is."""
    now = workspace.clock.now()
    found = suggestions_on(workspace.reader, workspace.settings, now, accounts=[account])
    return next((one.why for one in (*found.shown, *found.held) if one.code == code), None)


def _commands(
    workspace: Workspace, run: int, asked: Mapping[str, Any], bearings: Bearings
) -> Iterator[Command]:
    """What was asked, one at a time: each answer depends on where the one before it led."""
    if asked["back"]:
        yield BackStep(run=run)
    answers = asked["answers"]
    for place, given in enumerate(answers):
        yield _answer(_view(workspace, run), given, asked if place == len(answers) - 1 else {}, bearings)
    if asked["skip"]:
        yield SkipStep(run=run, reason=asked["skip"], bearings=bearings)
    if asked["drop"]:
        yield DropRun(run=run, reason=asked["drop"])


def _answer(view: RunView, given: str, said: Mapping[str, Any], bearings: Bearings) -> AnswerStep:
    state = view.state
    if state.step is None or not state.asks:
        raise Refused(msg("The run asks for nothing now"))
    arrow = None
    if state.step.kind is StepKind.QUESTION:
        arrow = chosen(state.step, state.answers, given).id
    elif given != "1":
        raise Refused(msg("{step} has no answers to choose from; 1 is done", step=verbatim(state.step.text)))
    return AnswerStep(
        run=view.run.id,
        arrow=arrow,
        summary=said.get("summary") or "",
        channel=said.get("channel"),
        minutes=said.get("minutes"),
        bearings=bearings,
    )


def run_lines(view: RunView) -> Iterator[Text]:
    """Where it stands: the step, its words and guidance, and the choices with their numbers."""
    state = view.state
    done, total = progress(state)
    yield msg(
        "{playbook}, {account}: step {n} of {total}",
        playbook=verbatim(view.playbook.name),
        account=verbatim(view.account.name),
        n=done,
        total=total,
    )
    if view.run.status != OPEN:
        yield _over(view)
        return
    step = state.step
    if step is None:
        return
    fields = {key: str(value) for key, value in view.merge.items() if isinstance(value, str)}
    text = verbatim(spoken(step.text, fields))
    if not state.asks:
        yield msg("{step}: waits until {day}", step=text, day=view.run.until or state.due)
        return
    yield msg("{kind}: {step}", kind=STEP_KINDS[step.kind], step=text)
    if step.help:
        yield verbatim(spoken(step.help, fields))
    if state.due is not None:
        yield msg("Due {day}", day=state.due)
    if step.kind is StepKind.QUESTION:
        for number, arrow in enumerate(state.answers, 1):
            yield msg("  {n}. {answer}", n=number, answer=verbatim(arrow.label))
    else:
        yield msg("  1. Done")


def _over(view: RunView) -> Text:
    end = view.state.outcome
    if end is None:
        return msg("Dropped: {reason}", reason=verbatim(view.run.reason or "-"))
    return msg("End: {step} ({ending})", step=verbatim(end.text), ending=ENDINGS[end.ending])


def run_json(view: RunView, words: Callable[[Text], str]) -> dict[str, Any]:
    """Where it stands, as plain values."""
    state, step = view.state, view.state.step
    done, total = progress(state)
    day = view.run.until or state.due
    return {
        "run": view.run.id,
        "playbook": view.playbook.code,
        "version": view.playbook.version,
        "account": view.account.name,
        "status": view.run.status,
        "hold": view.run.hold,
        "step": None if step is None else step.id,
        "kind": None if step is None else str(step.kind),
        "text": None if step is None else step.text,
        "due": None if day is None else day.isoformat(),
        "progress": [done, total],
        "asks": state.asks,
        "choices": [arrow.label or words(msg("Done")) for arrow in state.answers] if state.asks else [],
        "ending": None if state.outcome is None else str(state.outcome.ending),
    }
