"""One run as its wizard shows it: where it stands, what is half typed at its step, and the words of the map, filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from zoneinfo import ZoneInfo

from csdesk.domain.commands.run_keeping import KeepTyped
from csdesk.domain.errors import Refused
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.practice import OPEN, PAUSED, SNOOZED
from csdesk.domain.playbooks.maps import Arrow, Message, Step, StepKind
from csdesk.domain.playbooks.merge import contact_facts, label_of, merged, spoken, written_values
from csdesk.domain.playbooks.running import expected_path, progress
from csdesk.domain.text import msg
from csdesk.domain.views.runs import LinkedProcess, RunView
from csdesk.ui.session import Session

ANSWER, CHANNEL, DAY, PEOPLE, SUMMARY = "answer", "channel", "day", "people", "summary"
TASK_ON, TASK, TASK_DUE, FOCUS = "task_on", "task", "task_due", "focus"
MAIL_TO, MAIL_SUBJECT, MAIL_BODY = "mail_to", "mail_subject", "mail_body"


class ShownRun:
    """One run at a time, and what is typed at its step."""

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
