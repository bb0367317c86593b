"""All that can be done to accounts, tasks, playbooks, runs and health models, at random but the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import torture_lab  # noqa: F401 - the tools run from the folder of the sources

from csdesk.domain.commands import playbooks, runs, tasks
from csdesk.domain.commands.contacts import LogInteraction
from csdesk.domain.commands.health import (
    DiscardHealthDraft,
    EndHealthOverride,
    PublishHealthModel,
    RetireHealthModel,
    SaveHealthDraft,
    SetHealthOverride,
)
from csdesk.domain.commands.processes import BeginProcess
from csdesk.domain.commands.records import AddRecord, ChangeRecord, ChangeRecords, DeleteRecords
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.run_keeping import KeepTyped, MoveRun, TickRow
from csdesk.domain.commands.suggestions import DismissSuggestion
from csdesk.domain.errors import CSDeskError
from csdesk.domain.health.defaults import shipped as shipped_health
from csdesk.domain.health.written import rules_to_json
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.health import HealthModel, HealthOverride
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.practice import LIVE, Playbook, Process, Run
from csdesk.domain.model.record import Record
from csdesk.domain.playbooks.path import path_of
from csdesk.domain.playbooks.running import RunState
from csdesk.domain.playbooks.written import map_of
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.today.items import Kind
from csdesk.domain.today.seeing import SeeTo
from csdesk.storage.clock import FixedClock
from csdesk.storage.content import shipped
from csdesk.storage.workspace import Workspace

_BEGAN = datetime(2026, 10, 30, 15, 0, tzinfo=UTC)
LENGTH = 30
WORDS = (
    *(
        "Tijolo",
        "Ligar para Ana",
        "<b>x</b>",
        "\u202ecba",
        "a\u200bb",
        "=1+1",
        "@x",
        "{{contact.first_name}}",
        "{{",
    ),
    *(
        "linha 1\nlinha 2",
        "\r\n",
        "_x0041_",
        "😀",
        "x" * 10_000,
        "ça",
        "NA",
        "007",
        "\t y ",
        "TRUE",
        "1e5",
        "2026-01-01",
    ),
)
_RULES = ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY", "RRULE:FREQ=WEEKLY", "nonsense")


class Chain:
    """A file, its clock, and the next thing to do to it."""

    def __init__(self, file: Path, seed: int) -> None:
        self.file = file
        self.chance = random.Random(seed)
        self._moment = _BEGAN
        self.before = 0
        """How many steps the file had before the chain."""
        self._makes: tuple[Callable[[], Command | None], ...] = (
            *(self.record, self.record, self.change, self.delete, self.setting, self.contact),
            *(self.draft, self.publish, self.retire, self.adopt),
            *(self.start, self.start, self.start_many, self.answer, self.answer, self.answer, self.answer),
            *(self.skip, self.back, self.hold, self.move, self.wake, self.keep),
            *(self.tasks, self.tasks, self.reschedule, self.process, self.dismiss, self.see_to),
            *(self.health, self.health, self.override),
        )
        if not file.exists():
            self._make()

    def _make(self) -> None:
        with Workspace.create(self.file, self.clock) as made:
            made.run(shipped(self.chance.choice(("pt_BR", "en"))).adopting())
            for name in ("Aurora", "Brisa", "Cacto"):
                account = made.run(AddRecord(record=Account(name=name, csm="Bia"))).value
                made.run(AddRecord(record=Contact(account=account, name=f"Ana {name}", email="a@x.example")))

    @property
    def clock(self) -> FixedClock:
        """The clock of now."""
        return FixedClock(self._moment)

    def open(self) -> Workspace:
        """The file, some time later."""
        self._moment += timedelta(hours=self.chance.choice((1, 20, 100)))
        self.work = Workspace.open(self.file, self.clock)
        return self.work

    def walk(self, length: int) -> Iterator[str]:
        """Do so many things, but for what is refused, and say the name of each that is saved."""
        with self.open() as work:
            for _ in range(length):
                command = self.command()
                if command is None:
                    continue
                try:
                    work.run(command)
                except CSDeskError:
                    continue
                yield type(command).__name__

    def command(self) -> Command | None:
        """Something to do; `None` where there is nothing to do it to."""
        return self.chance.choice(self._makes)()

    def record(self) -> Command | None:
        """A new account, person or task."""
        account = self._one(Account)
        if account is None or self.chance.random() < 0.2:
            return AddRecord(record=Account(name=self._words()))
        if self.chance.random() < 0.3:
            return AddRecord(record=Contact(account=account.id, name=self._words()))
        due = self.clock.today() + timedelta(days=self.chance.randrange(-9, 30))
        return AddRecord(
            record=Task(
                account=account.id,
                title=self._words(),
                due=due,
                recurrence=self.chance.choice((None, *_RULES)),
                contact=self._id(Contact),
                run=self._id(Run) if self.chance.random() < 0.2 else None,
                time=self.chance.choice((None, "09:30")),
            )
        )

    def change(self) -> Command | None:
        """Another name, or the same for many."""
        one = self._one(Account)
        if one is None:
            return None
        if self.chance.random() < 0.3:
            ids = tuple(account.id for account in self.work.reader.all(Account))
            return ChangeRecords(kind=Account, ids=ids, values={"csm": self._words()})
        return ChangeRecord(kind=Account, id=one.id, values={"name": self._words(), "notes": self._words()})

    def delete(self) -> Command | None:
        """Something goes, with what belongs to it."""
        kind = self.chance.choice((Account, Task, Task, Run, Playbook, Interaction, Contact))
        one = self._one(kind)
        return None if one is None else DeleteRecords(kind=kind, ids=(one.id,))

    def setting(self) -> Command:
        """Another rule of the file."""
        return ChangeSetting(key="person", value=self._words())

    def contact(self) -> Command | None:
        """What was said."""
        account = self._one(Account)
        if account is None:
            return None
        said = Interaction(account=account.id, at=self._moment, summary=self._words())
        return LogInteraction(interaction=said) if self.chance.random() < 0.5 else AddRecord(record=said)

    def draft(self) -> Command | None:
        """The draft of a playbook or process, new or of one that is there."""
        kind = self.chance.choice((Playbook, Process))
        one = self._one(kind)
        if one is None:
            return None
        code = one.code if self.chance.random() < 0.7 else None
        return playbooks.SaveDraft(kind=kind, name=self._words(), body=one.body or "", code=code)

    def publish(self) -> Command | None:
        """A draft is put in use, or dropped."""
        kind = self.chance.choice((Playbook, Process))
        one = self._one(kind, status="draft")
        if one is None:
            return None
        does = playbooks.PublishDraft if self.chance.random() < 0.8 else playbooks.DiscardDraft
        return does(kind=kind, id=one.id)

    def retire(self) -> Command | None:
        """One goes out of use."""
        one = self._one(Playbook, status=LIVE)
        return None if one is None or not one.code else playbooks.Retire(kind=Playbook, code=one.code)

    def adopt(self) -> Command:
        """What CSDesk brings, in either language."""
        return shipped(self.chance.choice(("pt_BR", "en"))).adopting()

    def start(self) -> Command | None:
        """A run begins."""
        account, playbook = self._one(Account), self._one(Playbook, status=LIVE)
        if account is None or playbook is None:
            return None
        return runs.StartRun(account=account.id, playbook=playbook.id, trigger=self._words())

    def start_many(self) -> Command | None:
        """Many runs begin."""
        playbook = self._one(Playbook, status=LIVE)
        if playbook is None:
            return None
        ids = tuple(account.id for account in self.work.reader.all(Account))
        return runs.StartRuns(accounts=ids[:5], playbook=playbook.id)

    def answer(self) -> Command | None:
        """The step of a run is done."""
        run = self._one(Run, status="open")
        if run is None:
            return None
        contact = self._id(Contact, account=run.account)
        return runs.AnswerStep(
            run=run.id,
            arrow=self._arrow(run),
            summary=self._words(),
            contacts=() if contact is None else (contact,),
            task=self._words() if self.chance.random() < 0.3 else "",
            minutes=self.chance.choice((None, 5)),
        )

    def skip(self) -> Command | None:
        """The step is left out."""
        run = self._one(Run, status="open")
        return (
            None if run is None else runs.SkipStep(run=run.id, reason=self._words(), arrow=self._arrow(run))
        )

    def back(self) -> Command | None:
        """One step back, or many."""
        run = self._one(Run)
        if run is None:
            return None
        return runs.BackStep(run=run.id, place=self.chance.choice((None, None, 0)))

    def hold(self) -> Command | None:
        """A run is put off, gone on with, or dropped."""
        run = self._one(Run, status="open")
        if run is None:
            return None
        until = self.clock.today() + timedelta(days=self.chance.randrange(1, 9))
        return self.chance.choice(
            (
                runs.SnoozeRun(run=run.id, until=until, reason=self._words()),
                runs.PauseRun(run=run.id, reason=self._words()),
                runs.ResumeRun(run=run.id),
                runs.DropRun(run=run.id, reason=self._words()),
            )
        )

    def move(self) -> Command | None:
        """A run follows the newest version."""
        run = self._one(Run, status="open")
        if run is None:
            return None
        code = self.work.reader.get(Playbook, run.playbook).code
        to = self._id(Playbook, code=code, status=LIVE)
        return None if to is None else MoveRun(run=run.id, to=to)

    def wake(self) -> Command:
        """Time has passed."""
        return runs.WakeRuns()

    def keep(self) -> Command | None:
        """What is half typed or ticked at a step."""
        run = self._one(Run, status="open")
        if run is None:
            return None
        if self.chance.random() < 0.5:
            return TickRow(run=run.id, row=self.chance.randrange(5), on=self.chance.random() < 0.7)
        return KeepTyped(run=run.id, typed={"summary": self._words()})

    def tasks(self) -> Command | None:
        """What is done to tasks."""
        found = self.work.reader.all(Task)
        if not found:
            return None
        ids = tuple({self.chance.choice(found).id for _ in range(self.chance.randrange(1, 4))})
        due = self.clock.today() + timedelta(days=self.chance.randrange(1, 9))
        return self.chance.choice(
            (
                tasks.CompleteTasks(ids=ids),
                tasks.CompleteTasks(ids=ids),
                tasks.ReopenTasks(ids=ids),
                tasks.SnoozeTasks(ids=ids, due=due, reason=self._words()),
                tasks.DropTasks(ids=ids, reason=self._words()),
                tasks.SkipTasks(ids=ids),
                tasks.EndSeries(ids=ids),
            )
        )

    def reschedule(self) -> Command:
        """Each task gets a day of its own."""
        found = self.work.reader.all(Task)[:6]
        today = self.clock.today()
        return tasks.RescheduleTasks(
            moves=tuple((one.id, today + timedelta(days=n)) for n, one in enumerate(found))
        )

    def process(self) -> Command | None:
        """A process is begun."""
        process = self._id(Process, status=LIVE)
        return None if process is None else BeginProcess(process=process, account=self._id(Account))

    def dismiss(self) -> Command | None:
        """A suggestion is refused."""
        account, playbook = self._one(Account), self._one(Playbook)
        if account is None or playbook is None or not playbook.code:
            return None
        until = self.chance.choice((None, self.clock.today() + timedelta(days=9)))
        return DismissSuggestion(
            account=account.id, playbook=playbook.code, reason=self._words(), until=until
        )

    def see_to(self) -> Command | None:
        """Something of the day is seen to."""
        account = self._one(Account)
        if account is None:
            return None
        until = self.chance.choice((None, self.clock.today() + timedelta(days=2)))
        return SeeTo(
            account=account.id, kind=self.chance.choice(tuple(Kind)), title=self._words(), until=until
        )

    def health(self) -> Command | None:
        """A model of health is written, put in use or taken out."""
        model = self._one(HealthModel)
        if model is None or self.chance.random() < 0.4:
            body = rules_to_json(shipped_health(None).rules)
            scope = self.chance.choice((None, "segment"))
            return SaveHealthDraft(
                name=self._words(), body=body, scope_field=scope, scope_value=scope and "X"
            )
        return self.chance.choice(
            (PublishHealthModel(id=model.id), RetireHealthModel(id=model.id), DiscardHealthDraft(id=model.id))
        )

    def override(self) -> Command | None:
        """A score is overruled, or no longer."""
        account, known = self._one(Account), self._one(HealthOverride)
        if known is not None and self.chance.random() < 0.4:
            return EndHealthOverride(id=known.id)
        return (
            None if account is None else SetHealthOverride(account=account.id, reason=self._words(), score=50)
        )

    def _arrow(self, run: Run) -> str | None:
        state = RunState(
            map=map_of(self.work.reader.get(Playbook, run.playbook).body), path=path_of(run.path)
        )
        answers = [one.id for one in state.answers]
        return self.chance.choice(answers) if answers else None

    def _words(self) -> str:
        return self.chance.choice(WORDS)

    def _one(self, kind: type[Any], **equal: object) -> Any:
        found = self.work.reader.find(kind, **equal)
        return self.chance.choice(found) if found else None

    def _id(self, kind: type[Record], **equal: object) -> int | None:
        one = self._one(kind, **equal)
        return None if one is None else int(one.id)
