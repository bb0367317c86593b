"""What a run keeps while a person is at a step, and the way to another version of its map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.commands.run_steps import Bearings, open_run, settle, state_of
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import LIVE, Playbook, Run
from csdesk.domain.model.record import altered
from csdesk.domain.playbooks.moving import moved
from csdesk.domain.playbooks.path import path_to_json
from csdesk.domain.playbooks.running import RunState, noted
from csdesk.domain.playbooks.written import map_of
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg


@dataclass(frozen=True, kw_only=True)
class MoveRun(Command):
    """Follow another version of the same playbook; `moving.moved` tells before what stays."""

    run: int
    to: int
    bearings: Bearings = Bearings()


@dataclass(frozen=True, kw_only=True)
class TickRow(Command):
    """Tick a line of the process of the step, or take the tick off."""

    run: int
    row: int
    on: bool = True


@dataclass(frozen=True, kw_only=True)
class KeepTyped(Command):
    """Keep what is half typed at the step, so that it is there on every computer."""

    run: int
    typed: Mapping[str, str] = field(default_factory=dict)


@handles(MoveRun)
def move_run(command: MoveRun, work: Work) -> tuple[Text, RunState]:
    """Stand where the new version has the same walk."""
    run, to = open_run(work, command.run), work.get(Playbook, command.to)
    if to.code != work.get(Playbook, run.playbook).code or to.status != LIVE:
        raise Refused(msg("This is not a version in use of the same playbook"))
    followed = map_of(to.body)
    found = moved(state_of(work, run), followed, command.bearings.moment(work, run.account, followed))
    work.save(own := altered(run, {"playbook": to.id}))
    now = settle(work, own, found.state)
    return msg("{playbook} follows version {version}", playbook=to.name, version=to.version), now


@handles(TickRow)
def tick_row(command: TickRow, work: Work) -> Text:
    """The tick stays with the visit."""
    run = open_run(work, command.run)
    state = state_of(work, run)
    known = set() if state.visit is None else set(state.visit.ticks)
    ticks = known | {command.row} if command.on else known - {command.row}
    _store(work, run, noted(state, ticks=tuple(sorted(ticks))))
    return msg("Line ticked") if command.on else msg("Tick taken off")


@handles(KeepTyped)
def keep_typed(command: KeepTyped, work: Work) -> Text:
    """It is given back when the run is opened again."""
    run = open_run(work, command.run)
    _store(work, run, noted(state_of(work, run), typed=dict(command.typed)))
    return msg("Typed text kept")


def _store(work: Work, run: Run, state: RunState) -> None:
    work.save(altered(run, {"path": path_to_json(state.path)}))
