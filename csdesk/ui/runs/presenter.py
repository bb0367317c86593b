"""The ways on from a step of a run: each is one command."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from csdesk.domain.changes import Done
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.run_keeping import MoveRun, TickRow
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
from csdesk.domain.playbooks.moving import Move, moved
from csdesk.domain.playbooks.written import map_of
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.dates import parse_date
from csdesk.ui.runs.shown import CHANNEL, DAY, PEOPLE, SUMMARY, TASK, TASK_DUE, TASK_ON, ShownRun

_TOLD = frozenset({SUMMARY, CHANNEL, PEOPLE})
"""What makes an answer worth a place on the timeline."""


class WrongField(Refused):
    """What is typed in a field cannot be taken."""

    def __init__(self, field: str, text: Text) -> None:
        super().__init__(text)
        self.field = field


class RunPresenter(ShownRun):
    """Takes the run that is shown on; raises `Refused` and keeps what is typed."""

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
