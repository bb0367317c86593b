"""Follow a playbook for an account: start, answer, skip, go back, put off, go on, drop, follow a newer version."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.commands.run_said import extra_of, logged, minutes_of, name_of, went_on
from csdesk.domain.commands.run_steps import Bearings, drop, open_run, settle, state_of
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import DONE, LIVE, OPEN, PAUSED, SNOOZED, WAITING, Playbook, Run
from csdesk.domain.model.record import altered
from csdesk.domain.playbooks.known import condition_facts
from csdesk.domain.playbooks.maps import Asking, PlaybookMap
from csdesk.domain.playbooks.path import path_of
from csdesk.domain.playbooks.running import (
    RunState,
    answer,
    back,
    back_to,
    skip,
    start,
    wake,
)
from csdesk.domain.playbooks.written import map_of
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, nmsg, verbatim

NOWHERE = Bearings()


@dataclass(frozen=True, kw_only=True)
class StartRun(Command):
    """Begin a playbook for an account; its value is the id of the run."""

    account: int
    playbook: int
    """The id of the version to follow."""
    trigger: str = ""
    """The sentence of the suggestion that it is started from."""
    bearings: Bearings = NOWHERE


@dataclass(frozen=True, kw_only=True)
class StartRuns(Command):
    """Begin a playbook for many accounts, but for those where it is open; its value is the ids of the runs."""

    accounts: tuple[int, ...]
    playbook: int
    bearings: Bearings = NOWHERE


@dataclass(frozen=True, kw_only=True)
class AnswerStep(Command):
    """Do the step where a run stands, say what happened, and go on; its value is the state that follows."""

    run: int
    arrow: str | None = None
    """The answer; `None` takes the only way of a step that is no question."""
    summary: str = ""
    channel: str | None = None
    contacts: tuple[int, ...] = ()
    at: datetime | None = None
    minutes: int | None = None
    task: str = ""
    """The title of a task to be done besides."""
    task_due: date | None = None
    ticks: tuple[int, ...] | None = None
    """The lines of its process that are done by now; `None` leaves them as they are."""
    unticked: str = ""
    """Why lines of its process are left open."""
    bearings: Bearings = NOWHERE


@dataclass(frozen=True, kw_only=True)
class SkipStep(Command):
    """Leave the step undone, for a reason, on the way of an arrow or else on the expected one."""

    run: int
    reason: str
    arrow: str | None = None
    bearings: Bearings = NOWHERE


@dataclass(frozen=True, kw_only=True)
class BackStep(Command):
    """Stand at the step before, or at a visit by its place; later answers are kept."""

    run: int
    place: int | None = None


@dataclass(frozen=True, kw_only=True)
class PauseRun(Command):
    """Ask for nothing until a person goes on."""

    run: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ResumeRun(Command):
    """Go on with a run that was put off."""

    run: int
    bearings: Bearings = NOWHERE


@dataclass(frozen=True, kw_only=True)
class SnoozeRun(Command):
    """Ask again on a day, for a reason."""

    run: int
    until: date
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DropRun(Command):
    """End a run before its end, for a reason."""

    run: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class WakeRuns(Command):
    """Let every run look whether its wait is over; its value is the ids of those that went on."""

    only: tuple[int, ...] | None = None
    """Those that are known to go on; `None` lets all of them look."""
    bearings: Bearings = NOWHERE


class AlreadyRunning(Refused):
    """The playbook is being followed for this account."""


@handles(StartRun)
def start_run(command: StartRun, work: Work) -> tuple[Text, int]:
    """Make the run and its first task."""
    playbook = _startable(work, command.playbook)
    account = work.get(Account, command.account)
    if _is_running(playbook, _open_of(work, command.account), work):
        raise AlreadyRunning(
            msg("{playbook} is open for {account} already", playbook=playbook.name, account=account.name)
        )
    begun = Run(account=account.id, playbook=playbook.id, trigger=command.trigger or None)
    made = _begin(work, begun, map_of(playbook.body), command.bearings)
    label = msg("{playbook} started for {account}", playbook=playbook.name, account=account.name)
    return label, made


@handles(StartRuns)
def start_runs(command: StartRuns, work: Work) -> tuple[Text, tuple[int, ...]]:
    """Make a run for each account that has none of this playbook open."""
    playbook = _startable(work, command.playbook)
    running = _running(playbook, command.accounts, work)
    accounts = [one for one in dict.fromkeys(command.accounts) if one not in running]
    if not accounts:
        raise AlreadyRunning(msg("{playbook} is open for all of them already", playbook=playbook.name))
    followed = map_of(playbook.body)
    bearings = _looked_up(command.bearings, accounts, [followed])
    made = tuple(_begin(work, Run(account=one, playbook=playbook.id), followed, bearings) for one in accounts)
    label = nmsg(
        "{playbook} started for {n} account",
        "{playbook} started for {n} accounts",
        len(made),
        playbook=playbook.name,
    )
    return label, made


@handles(AnswerStep)
def answer_step(command: AnswerStep, work: Work) -> tuple[Text, RunState]:
    """Write what happened on the timeline, go on, and plan what comes next, in one step."""
    run = open_run(work, command.run)
    state = state_of(work, run)
    moment = command.bearings.moment(work, run.account, state.map)
    if state.step is not None and state.step.asks is Asking.ALWAYS and not command.summary.strip():
        raise Refused(msg("Write what happened; this step asks for it"))
    answered = answer(
        state,
        command.arrow,
        moment,
        summary=command.summary.strip(),
        minutes=minutes_of(state, command.arrow, command.minutes),
        interaction=logged(work, run, state, command),
        extra=extra_of(work, run, state, command),
        unticked=command.unticked.strip(),
        **({} if command.ticks is None else {"ticks": command.ticks}),
    )
    now = settle(work, run, answered)
    return went_on(work, run, now), now


@handles(SkipStep)
def skip_step(command: SkipStep, work: Work) -> tuple[Text, RunState]:
    """Go on without it."""
    run = open_run(work, command.run)
    state = state_of(work, run)
    moment = command.bearings.moment(work, run.account, state.map)
    now = settle(work, run, skip(state, command.reason, moment, command.arrow))
    return msg("Step skipped: {reason}", reason=verbatim(command.reason.strip())), now


@handles(BackStep)
def back_step(command: BackStep, work: Work) -> tuple[Text, RunState]:
    """Stand there again; a run that had ended is open again."""
    run = work.get(Run, command.run)
    if run.status not in {OPEN, DONE, None}:
        raise Refused(msg("This run is over"))
    if run.status == DONE and _is_running(
        work.get(Playbook, run.playbook), _open_of(work, run.account), work
    ):
        raise AlreadyRunning(msg("The playbook is open for this account once more already"))
    state = state_of(work, run)
    before = back(state) if command.place is None else back_to(state, command.place)
    if before == state:
        raise Refused(msg("This is the first step"))
    return msg("Back one step"), settle(work, run, before)


@handles(PauseRun)
def pause_run(command: PauseRun, work: Work) -> Text:
    """Its task goes until it is resumed."""
    run = open_run(work, command.run)
    settle(work, run, state_of(work, run), hold=PAUSED, reason=command.reason or None)
    return msg("{playbook} paused", playbook=name_of(work, run))


@handles(ResumeRun)
def resume_run(command: ResumeRun, work: Work) -> Text:
    """Its task is back."""
    run = open_run(work, command.run)
    state = state_of(work, run)
    settle(work, run, wake(state, command.bearings.moment(work, run.account, state.map)))
    return msg("{playbook} resumed", playbook=name_of(work, run))


@handles(SnoozeRun)
def snooze_run(command: SnoozeRun, work: Work) -> Text:
    """Its task is due on that day."""
    run = open_run(work, command.run)
    if command.until <= work.clock.today():
        raise Refused(msg("Choose a day after today"))
    state = state_of(work, run)
    settle(work, run, state, hold=SNOOZED, until=command.until, reason=command.reason or None)
    return msg("{playbook} snoozed to {day}", playbook=name_of(work, run), day=command.until)


@handles(DropRun)
def drop_run(command: DropRun, work: Work) -> Text:
    """It ends without an outcome."""
    run = open_run(work, command.run)
    if not command.reason.strip():
        raise Refused(msg("Say in a few words why it is dropped"))
    drop(work, run, command.reason.strip())
    return msg("{playbook} dropped", playbook=name_of(work, run))


@handles(WakeRuns)
def wake_runs(command: WakeRuns, work: Work) -> tuple[Text, tuple[int, ...]]:
    """Runs whose wait or snooze is over go on; all others stay untouched."""
    today = work.clock.today()
    waiting = work.find(Run, status=OPEN, hold=WAITING)
    snoozed = [one for one in work.find(Run, status=OPEN, hold=SNOOZED) if one.until and one.until <= today]
    runs = [one for one in (*waiting, *snoozed) if command.only is None or one.id in command.only]
    maps = {one: map_of(work.get(Playbook, one).body) for one in {run.playbook for run in runs}}
    bearings = _looked_up(command.bearings, [one.account for one in runs], maps.values())
    woken = []
    for run in runs:
        before = RunState(map=maps[run.playbook], path=path_of(run.path))
        now = wake(before, bearings.moment(work, run.account, before.map))
        if now != before or run.hold == SNOOZED:
            settle(work, run, now)
            woken.append(run.id)
    return nmsg("{n} run goes on", "{n} runs go on", len(woken)), tuple(woken)


def _begin(work: Work, run: Run, followed: PlaybookMap, bearings: Bearings) -> int:
    moment = bearings.moment(work, run.account, followed)
    state = start(followed, moment)
    begun = altered(run, {"started_at": moment.now, "status": OPEN})
    number = work.add(begun)
    settle(work, altered(begun, {"id": number}), state)
    return number


def _startable(work: Work, number: int) -> Playbook:
    playbook = work.get(Playbook, number)
    if playbook.status != LIVE:
        raise Refused(msg("Only a playbook in use can be started"))
    return playbook


def _open_of(work: Work, account: int) -> list[Run]:
    return [one for one in work.find(Run, account=account) if one.status in {OPEN, None}]


def _is_running(playbook: Playbook, runs: Iterable[Run], work: Work) -> bool:
    versions = {one.playbook for one in runs}
    return any(work.get(Playbook, one).code == playbook.code for one in versions)


def _running(playbook: Playbook, accounts: Collection[int], work: Work) -> set[int]:
    """Those of some accounts for which a playbook is open; of many, all open runs are read at once."""
    if len(accounts) <= _FEW:
        return {one for one in accounts if _is_running(playbook, _open_of(work, one), work)}
    versions = {one.id for one in work.find(Playbook, code=playbook.code)}
    runs = (run for status in (OPEN, None) for run in work.find(Run, status=status))
    return {run.account for run in runs if run.playbook in versions}


_FEW = 50


def _looked_up(bearings: Bearings, accounts: Collection[int], maps: Iterable[PlaybookMap]) -> Bearings:
    """The same, with what some maps ask of some accounts looked up at once."""
    asked = {key for one in maps for key in condition_facts(one)}
    if bearings.facts is None or not asked or not accounts:
        return bearings
    known = bearings.facts(sorted(set(accounts)), asked)
    return Bearings(lambda _, __: known)
