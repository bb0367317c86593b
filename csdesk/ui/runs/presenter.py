"""What the wizard shows and does: one run, what is half typed at its step, and the commands that take it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.changes import Done
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.run_keeping import KeepTyped, MoveRun, TickRow
from csdesk.domain.commands.runs import (
    AnswerStep,
    BackStep,
    DropRun,
    PauseRun,
    ResumeRun,
    SkipStep,
    SnoozeRun,
)
from csdesk.domain.errors import Refused
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.practice import OPEN, PAUSED, SNOOZED
from csdesk.domain.playbooks.maps import Arrow, Message, Step, StepKind
from csdesk.domain.playbooks.merge import contact_facts, label_of, merged, spoken, written_values
from csdesk.domain.playbooks.moving import Move, moved
from csdesk.domain.playbooks.running import expected_path, progress
from csdesk.domain.playbooks.written import map_of
from csdesk.domain.text import Text, msg
from csdesk.domain.views.runs import LinkedProcess, RunView
from csdesk.ui.forms.dates import parse_date
from csdesk.ui.session import Session

ANSWER, CHANNEL, DAY, PEOPLE, SUMMARY = "answer", "channel", "day", "people", "summary"
TASK_ON, TASK, TASK_DUE, FOCUS = "task_on", "task", "task_due", "focus"
MAIL_TO, MAIL_SUBJECT, MAIL_BODY = "mail_to", "mail_subject", "mail_body"
_TOLD = frozenset({SUMMARY, CHANNEL, PEOPLE})
"""What makes an answer worth a place on the timeline."""


class WrongField(Refused):
    """What is typed in a field cannot be taken."""

    def __init__(self, field: str, text: Text) -> None:
        super().__init__(text)
        self.field = field


class RunPresenter:
    """One run at a time; every way on is one command."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.view: RunView | None = None
        self._typed: dict[str, str] = {}

    @property
    def is_open(self) -> bool:
        """Whether a run is shown."""
        return self.view is not None

    @property
    def shown(self) -> RunView:
        """The run that is shown; there must be one."""
        assert self.view is not None
        return self.view

    @property
    def step(self) -> Step | None:
        """The step where it stands."""
        return self.shown.state.step

    @property
    def can_write(self) -> bool:
        """Whether anything may be changed."""
        return not self.session.read_only

    @property
    def is_held(self) -> bool:
        """Whether a person put it off."""
        return self.shown.run.hold in {PAUSED, SNOOZED}

    @property
    def asks(self) -> bool:
        """Whether something is to be done at the step now."""
        run = self.shown.run
        return run.is_open and self.shown.state.asks

    @property
    def can_skip(self) -> bool:
        """Whether the step can be left out: one that asks, or a wait."""
        step, run = self.step, self.shown.run
        waits = self.shown.state.waits and step is not None and step.kind is StepKind.WAIT
        return self.can_write and run.is_open and not self.is_held and (self.asks or waits)

    def open(self, run: int) -> None:
        """Show a run; raises `Refused` when it is gone."""
        self.view = self.session.runs.view(run)
        self._typed = dict(self._known())

    def close(self) -> None:
        """Show none."""
        self.view = None
        self._typed = {}

    def _place(self) -> str:
        return f"run/{self.shown.run.id}/{self.shown.state.path.at}"

    def _known(self) -> Mapping[str, str]:
        """What is half typed here, else what was said here before."""
        visit = self.shown.state.visit
        if visit is None:
            return {}
        kept = self.session.drafts.texts(self._place()) or visit.typed
        if kept:
            return {ANSWER: visit.answer, **kept} if visit.answer else kept
        found = {ANSWER: visit.answer} if visit.answer else {}
        said = self.shown.summaries.get(visit.interaction or 0)
        if said is not None:
            summary, channel, people, at = said
            found |= {SUMMARY: summary, CHANNEL: channel or "", PEOPLE: ",".join(map(str, people))}
            if at is not None:
                found[DAY] = self.words_date(at.astimezone(self._zone).date())
        return found

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.session.settings.zone)

    def words_date(self, day: date) -> str:
        """A day as it is typed."""
        return self.session.words.translator.date(day)

    def typed(self, name: str, usual: str = "") -> str:
        """What is typed in a field."""
        return self._typed.get(name, usual)

    def keep(self, name: str, text: str, usual: str = "") -> None:
        """Keep what is typed in a field; what it shows of itself is not typed."""
        if text == usual:
            self._typed.pop(name, None)
        else:
            self._typed[name] = text
        if self.can_write and self.view is not None and self.asks:
            self.session.drafts.keep(self._place(), dict(self._typed))

    def focus(self, name: str) -> None:
        """Keep which field has the keys, beside what is typed."""
        if name and any(key not in {FOCUS, ANSWER} for key in self._typed):
            self.keep(FOCUS, name)
        elif name:
            self._typed[FOCUS] = name

    def leave(self) -> None:
        """Keep in the file what is half typed, for when the run is opened on another computer."""
        if self.view is None or not self.can_write or not self.asks:
            return
        visit = self.shown.state.visit
        typed = {name: text for name, text in self._typed.items() if name != FOCUS and text}
        is_new = visit is not None and typed != dict(visit.typed) and typed != dict(self._fresh())
        if is_new and self.session.drafts.texts(self._place()):
            key = f"typed/{self._place()}"
            with suppress(Refused):  # the run is gone or over: its draft has what was typed
                self.session.runs.keep(KeepTyped(run=self.shown.run.id, typed=typed, merge_key=key), self)

    def _fresh(self) -> Mapping[str, str]:
        visit = self.shown.state.visit
        return {ANSWER: visit.answer} if visit is not None and visit.answer else {}

    @property
    def chosen(self) -> Arrow | None:
        """The answer that is chosen."""
        return next((one for one in self.shown.state.answers if one.id == self.typed(ANSWER)), None)

    def choose(self, number: int) -> bool:
        """Choose an answer by its number, from 1; whether there is one."""
        answers = self.shown.state.answers
        if not self.asks or not self.is_question or not 1 <= number <= len(answers):
            return False
        self.keep(ANSWER, answers[number - 1].id)
        return True

    @property
    def is_question(self) -> bool:
        """Whether the step has answers to choose from."""
        return (
            self.step is not None and self.step.kind is StepKind.QUESTION and bool(self.shown.state.answers)
        )

    def next_step(self) -> Step | None:
        """Where saving now leads."""
        chosen = self.chosen
        if self.is_question and chosen is None:
            return None
        coming = expected_path(self.shown.state, None if chosen is None else chosen.id)
        return coming[0] if coming else None

    def coming(self) -> Sequence[Step]:
        """The steps that are likely to come."""
        chosen = self.chosen
        return expected_path(self.shown.state, None if chosen is None else chosen.id)

    def progress(self) -> tuple[int, int]:
        """The how manyth step it is, of how many that are likely."""
        chosen = self.chosen
        return progress(self.shown.state, None if chosen is None else chosen.id)

    def values(self) -> dict[str, str]:
        """What merge fields are filled with, in words, for the person that is picked."""
        known = dict(self.shown.merge)
        known |= contact_facts(self.person())
        return written_values(known, self.session.words.translator.write)

    def person(self) -> Contact | None:
        """To whom a message speaks: the first that is picked, else the first of the account."""
        picked = self.picked()
        people = {one.id: one for one in self.shown.people}
        found = next((people[one] for one in picked if one in people), None)
        return found or next(iter(self.shown.people), None)

    def picked(self) -> tuple[int, ...]:
        """The people that are picked, by their ids."""
        return tuple(int(one) for one in self.typed(PEOPLE).split(",") if one.isdecimal())

    def spoken(self, text: str) -> str:
        """A text of the map with its fields filled."""
        return spoken(text, self.values()) if "{{" in text else text

    def message(self) -> Message | None:
        """The message of the step, or of the first line of its process that has one."""
        step = self.step
        if step is None:
            return None
        if step.message is not None:
            return step.message
        process = self.shown.processes.get(step.process or "")
        rows = process.body.steps if process is not None else ()
        return next((one.message for one in rows if one.message is not None), None)

    def mail(self, message: Message) -> tuple[str, str, str]:
        """To whom, about what and the text, filled; what a person changed stays theirs."""
        values, translate = self.values(), self.session.words

        def empty(key: str) -> str:
            return f"[{translate(msg('fill in: {field}', field=label_of(key)))}]"

        return (
            self.typed(MAIL_TO, values.get("contact.email", "")),
            self.typed(MAIL_SUBJECT, merged(message.subject, values, empty)),
            self.typed(MAIL_BODY, merged(message.body, values, empty)),
        )

    def process(self) -> LinkedProcess | None:
        """The process that the step calls."""
        step = self.step
        return None if step is None else self.shown.processes.get(step.process or "")

    def open_lines(self) -> list[str]:
        """The lines of its process that are not ticked, where the step calls one."""
        linked, visit = self.process(), self.shown.state.visit
        if linked is None or visit is None or self.step is None or self.step.kind is not StepKind.PROCESS:
            return []
        rows = enumerate(linked.body.steps)
        return [self.spoken(row.text) for place, row in rows if place not in visit.ticks]

    def linked(self) -> list[LinkedProcess]:
        """The processes that help at the step."""
        step = self.step
        codes = () if step is None else step.links
        return [self.shown.processes[code] for code in codes if code in self.shown.processes]

    def next_task(self) -> Task | None:
        """What is to be done next for the account."""
        open_tasks = self.session.find(Task, account=self.shown.account.id, status=OPEN)
        return min(open_tasks, key=lambda one: (one.due is None, one.due or date.max, one.id), default=None)

    def usual_channel(self) -> str:
        """How the step is usually done."""
        step, message = self.step, self.message()
        if step is not None and step.channel:
            return step.channel
        return message.channel if message is not None else "phone"

    def advance_ticked(self) -> Done:
        """Go on with every line of the process done."""
        linked = self.process()
        return self.advance(ticks=tuple(range(len(linked.body.steps) if linked is not None else 0)))

    def advance(self, *, ticks: tuple[int, ...] | None = None, unticked: str = "") -> Done:
        """Save the answer with what happened, and go on; raises `Refused` and keeps what is typed."""
        view, told = self.shown, any(self.typed(name) for name in _TOLD)
        chosen = self.chosen
        command = AnswerStep(
            run=view.run.id,
            arrow=chosen.id if self.is_question and chosen is not None else None,
            summary=self.typed(SUMMARY),
            channel=(self.typed(CHANNEL) or self.usual_channel()) if told else None,
            contacts=self.picked() if told else (),
            at=self._moment(),
            task=self.typed(TASK) if self.typed(TASK_ON) else "",
            task_due=self._day(TASK_DUE) if self.typed(TASK_ON) else None,
            ticks=ticks,
            unticked=unticked,
            bearings=self.session.runs.bearings,
        )
        if self.typed(TASK_ON) and not self.typed(TASK).strip():
            raise WrongField(TASK, msg("Write what the task is, or take its tick off"))
        done = self.session.run_draft(self._place(), command, self)
        self.reload()
        return done

    def _moment(self) -> datetime | None:
        day = self._day(DAY)
        if day is None or day == self.session.today():
            return None
        return datetime.combine(day, time(12), self._zone)

    def _day(self, name: str) -> date | None:
        try:
            return self._read(self.typed(name))
        except Refused as wrong:
            raise WrongField(name, wrong.text) from None

    def _read(self, typed: str) -> date | None:
        first = self.session.words.translator.day_first
        return parse_date(typed, self.session.today(), day_first=first)

    def skip(self, reason: str) -> None:
        """Leave the step undone."""
        chosen = self.chosen
        self._do(
            SkipStep(
                run=self.shown.run.id,
                reason=reason,
                arrow=chosen.id if chosen is not None else None,
                bearings=self.session.runs.bearings,
            )
        )

    def back(self, place: int | None = None) -> None:
        """Stand at an earlier step."""
        self._do(BackStep(run=self.shown.run.id, place=place))

    def pause(self) -> None:
        """Put it off until it is resumed, or go on with it."""
        run = self.shown.run.id
        self._do(
            ResumeRun(run=run, bearings=self.session.runs.bearings) if self.is_held else PauseRun(run=run)
        )

    def snooze(self, until: str, reason: str) -> None:
        """Ask again on a typed day."""
        day = self._read(until)
        if day is None:
            raise Refused(msg("Say until which day"))
        self._do(SnoozeRun(run=self.shown.run.id, until=day, reason=reason))

    def drop(self, reason: str) -> None:
        """End it here."""
        self._do(DropRun(run=self.shown.run.id, reason=reason))

    def preview(self) -> Move | None:
        """What moving to the newer version would do."""
        newer = self.shown.newer
        if newer is None or not self.shown.run.is_open:
            return None
        return moved(self.shown.state, map_of(newer.body), self.session.runs.moment(self.shown))

    def move(self) -> None:
        """Follow the newer version."""
        newer = self.shown.newer
        if newer is not None:
            self._do(MoveRun(run=self.shown.run.id, to=newer.id, bearings=self.session.runs.bearings))

    def tick(self, row: int, *, on: bool) -> None:
        """Tick a line of the process."""
        self.session.runs.keep(TickRow(run=self.shown.run.id, row=row, on=on), self)
        typed = self._typed
        self.view = self.session.runs.view(self.shown.run.id)
        self._typed = typed

    def reload(self) -> None:
        """Read the run again."""
        self.open(self.shown.run.id)

    def _do(self, command: Command) -> Any:
        done = self.session.run(command, self)
        self.reload()
        return done.value
