"""The card that gives each of the marked accounts a task, typed as one says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from csdesk.domain.commands.records import FieldEmpty
from csdesk.domain.commands.rows import TakeRows
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.tasks.spoken import WEEKDAYS, described
from csdesk.domain.tasks.typed import TypedTask, parse_task
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.forms.ask_card import AskCard
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.session import Session
from csdesk.ui.theme.parts import label

_AT_ONCE = 200
"""More than so many are added beside the window."""
_FIELD = FieldSpec("title", FieldType.TEXT, msg("What is to be done, and when"), required=True)


class TaskCard(AskCard):
    """Asks for one task and says what it understands; Enter adds it to every account, in one step."""

    def __init__(
        self,
        accounts: tuple[int, ...],
        session: Session,
        around: Surroundings,
        opener: QWidget,
        refused: Callable[[Text], object],
    ) -> None:
        n, self._session, self._accounts, self._refused = len(accounts), session, accounts, refused
        super().__init__(
            _FIELD,
            nmsg("Add {n} task", "Add {n} tasks", n),
            (around, session.words),
            self._add,
            opener,
            title=nmsg("Task for {n} account", "Task for {n} accounts", n),
        )
        self.told = label("small", wrap=True)
        below = self.field.layout()
        assert below is not None
        below.addWidget(self.told)
        self.field.editor.changed.connect(self._tell)
        self._tell()

    def _understood(self, typed: str) -> TypedTask:
        """What is typed; the accounts are those that are marked, whatever it names."""
        session = self._session
        found = parse_task(typed, session.today(), session.words.language, None, session.calendar)
        return replace(found, account=None)

    def _tell(self) -> None:
        found = self._understood(self.field.editor.text())
        parts: list[Text] = []
        if found.due is not None:
            parts.append(msg("{weekday}, {day}", weekday=WEEKDAYS[found.due.weekday()], day=found.due))
        parts += [verbatim(found.time)] if found.time is not None else []
        parts += [described(found.rule)] if found.rule is not None else []
        hint = msg("call Fri 10h, every Monday, !high")
        words = self._session.words
        said = ", ".join(map(words, parts))
        self.told.setText(said or words(hint))

    def _add(self, typed: str) -> None:
        found = self._understood(typed or "")
        if not found.title:
            raise FieldEmpty(msg("What is to be done?"))
        n = len(self._accounts)
        command = TakeRows(kind=Task, new=[found.task(account=account) for account in self._accounts])
        if n <= _AT_ONCE:
            self._session.run(command)
            return
        job = self._session.run_beside(command, self._failed)
        job.what = nmsg("Adding {n} task", "Adding {n} tasks", n)

    def _failed(self, failure: Exception) -> None:
        if isinstance(failure, CSDeskError):
            self._refused(failure.text)
        else:
            self._session.jobs.report(failure)
