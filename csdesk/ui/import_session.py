"""The import as the wizard sees it: everything long runs beside the window, the person's answers come back into the plan."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from csdesk.domain.changes import Done
from csdesk.domain.commands.mappings import RememberMapping
from csdesk.domain.errors import Blocked
from csdesk.domain.importing.mapping import Certainty, ColumnMap, SheetMapping
from csdesk.domain.importing.plan import Answers, Plan
from csdesk.domain.importing.recall import ACCOUNTS, to_recall
from csdesk.domain.importing.table import Book, TextForm
from csdesk.domain.importing.understand import header_signature
from csdesk.domain.ports import Progress
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.text import Text
from csdesk.storage.backup import back_up
from csdesk.storage.files.sheets_in import NO_FORMS, read_books
from csdesk.storage.importing import Prepared, mappings_of, plan_of, recalled_by, restorable
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Job, Jobs


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read, how it is understood, and what importing it would do."""

    books: tuple[Book, ...]
    mappings: tuple[SheetMapping, ...]
    prepared: Prepared
    answers: Answers = field(default_factory=Answers)
    """What the plan was made with."""
    unread: tuple[Text, ...] = ()
    """Why some of the files could not be read; the others go on without them."""

    @property
    def plan(self) -> Plan:
        """What would happen, row by row."""
        return self.prepared.plan


class ImportSession:
    """Reads, plans and applies for the import wizard."""

    def __init__(self, workspace: Workspace, jobs: Jobs, applied: Callable[[Done, object], None]) -> None:
        self._workspace = workspace
        self._jobs = jobs
        self._applied = applied

    def read(
        self,
        paths: Sequence[Path],
        done: Callable[[Understood], object],
        failed: Callable[[Exception], object],
        *,
        owner: QObject,
        forms: Mapping[str, TextForm] = NO_FORMS,
    ) -> Job[Understood]:
        """Read files, understand them and plan; `failed` gets the `Blocked` of the first when none can be read."""
        settings = self._workspace.settings

        def work(progress: Progress) -> Understood:
            books, unread = _readable(paths, progress, forms)
            with self._workspace.reading() as reader:
                back = restorable(reader, books)
                if back is not None:
                    return Understood(books, (), Prepared(books, Plan(()), back), unread=unread)
                mappings = tuple(mappings_of(reader, books))
                answers = recalled_by(reader, mappings)
                plan = plan_of(reader, settings, mappings, answers=answers, progress=progress)
            return Understood(books, mappings, Prepared(books, plan), answers, unread)

        return self._jobs.run(
            work, done, failed=failed, owner=owner, quiet=True
        )  # the wizard shows it itself

    def plan(
        self,
        understood: Understood,
        mappings: Sequence[SheetMapping],
        answers: Answers,
        done: Callable[[Understood], object],
        failed: Callable[[Exception], object],
        *,
        owner: QObject,
    ) -> Job[Understood]:
        """Plan anew after the person changed a column or answered a question."""
        settings: WorkspaceSettings = self._workspace.settings

        def work(progress: Progress) -> Understood:
            with self._workspace.reading() as reader:
                plan = plan_of(reader, settings, mappings, answers=answers, progress=progress)
            books = understood.books
            return Understood(books, tuple(mappings), Prepared(books, plan), answers, understood.unread)

        return self._jobs.run(work, done, failed=failed, owner=owner)

    def apply(
        self,
        understood: Understood,
        done: Callable[[Done | None], object],
        failed: Callable[[Exception], object],
        owner: QObject,
    ) -> Job[Done | None]:
        """Back up, import as one step, and remember the columns that the person chose."""

        def work(_: Progress) -> Done | None:
            back_up(self._workspace, "import")
            key = f"import {self._workspace.clock.now().isoformat()}"
            for mapping in understood.mappings:
                targets: dict[str, Any] = {
                    one.header: one.target for one in mapping.columns if _is_by_a_person(one)
                }
                names = to_recall(mapping, understood.answers)
                if names:
                    targets[ACCOUNTS] = names
                if targets and understood.prepared.changes_something:
                    self._workspace.run(_remembered(mapping, targets, key))
            return understood.prepared.apply(self._workspace, key)

        def tell(result: Done | None) -> None:
            if result is not None:
                self._applied(result, self)
            done(result)

        return self._jobs.run(work, tell, failed=failed, owner=owner)


def _readable(
    paths: Sequence[Path], progress: Progress, forms: Mapping[str, TextForm]
) -> tuple[tuple[Book, ...], tuple[Text, ...]]:
    """The files that can be read, and why the others cannot; raises when none can."""
    books: list[Book] = []
    refused: list[Blocked] = []
    for path in paths:
        try:
            books += read_books([path], progress, forms=forms)
        except Blocked as failure:
            refused.append(failure)
    if refused and not books:
        raise refused[0]
    return tuple(books), tuple(one.text for one in refused)


def _is_by_a_person(column: ColumnMap) -> bool:
    """Whether a person sent it somewhere, or left it out: only a person is wholly sure of that."""
    left_out = column.certainty is Certainty.OUT and column.confidence == 1.0
    return column.certainty is Certainty.CHOSEN or left_out


def _remembered(mapping: SheetMapping, targets: Mapping[str, Any], merge_key: str) -> RememberMapping:
    return RememberMapping(
        name=mapping.table.sheet.name,
        signature=header_signature(mapping.table),
        body=json.dumps(targets, ensure_ascii=False, sort_keys=True),
        merge_key=merge_key,
    )
