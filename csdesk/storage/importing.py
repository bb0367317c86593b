"""The import from end to end: read files, understand them, plan, apply. The window and the command line share it.

What understands and plans is imported where it is needed: while the first file is being read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from csdesk.domain.changes import Done
from csdesk.domain.commands.apply_plan import ApplyPlan
from csdesk.domain.commands.restore import RestoreRecords
from csdesk.domain.errors import Refused
from csdesk.domain.importing.addressed import check_columns, check_sheets
from csdesk.domain.importing.alike_answers import answered_alike
from csdesk.domain.importing.instructions import (
    Instructions,
    answers_in,
    checked,
    instructed,
    names_of,
    said_of,
    taken_in,
    text_forms,
    ways_in,
)
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Answers, Outcome, Plan, SheetPlan
from csdesk.domain.importing.table import Book, Problem, RawSheet
from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import Record
from csdesk.domain.model.workspace import MappingTemplate
from csdesk.domain.ports import Progress
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.unhurried import uncollected
from csdesk.i18n import Translator
from csdesk.storage.files.sheets_in import read_books
from csdesk.storage.files.workbook_in import exported_records
from csdesk.storage.queries.edits import hand_edits
from csdesk.storage.queries.exported import since, stood_at
from csdesk.storage.tables import Reader
from csdesk.storage.workspace import Workspace

R = TypeVar("R", bound=Record)

MappingFile = Instructions
"""Sheet name (`*` for all) -> header -> `entity.field`, `custom`, or null to leave the column out; and `@words`."""


class BadTarget(Refused):
    """A mapping that names a field which does not exist."""


@dataclass(frozen=True, slots=True)
class KnownRecords:
    """What the workspace holds, read when the planner asks for it."""

    reader: Reader

    def records(self, kind: type[R]) -> Sequence[R]:
        """All records of a kind, in the order they were made."""
        return self.reader.all(kind)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An import that is understood and planned, and not yet done."""

    books: tuple[Book, ...]
    plan: Plan
    restored: Mapping[str, Sequence[Record]] | None = None
    """The records of an export of CSDesk, when that is what was read into an empty workspace."""

    @property
    def files(self) -> str:
        """The names of the files."""
        return ", ".join(book.file for book in self.books)

    @property
    def changes_something(self) -> bool:
        """Whether any row is new or changes a record."""
        counts = self.plan.counts()
        return self.restored is not None or bool(counts[Outcome.NEW] or counts[Outcome.UPDATED])

    def apply(self, workspace: Workspace, merge_key: str | None = None) -> Done | None:
        """Do it, as one undoable step (together with steps of the same key); `None` when there is nothing to change."""
        if self.restored is not None:
            return workspace.run(RestoreRecords(file=self.files, records=self.restored))
        if not self.changes_something:
            return None
        return workspace.run(
            ApplyPlan(plan=self.plan, file=self.files, sha256=self.books[0].sha256, merge_key=merge_key)
        )


@uncollected()
def prepare(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    mapping: MappingFile | None = None,
    progress: Progress | None = None,
) -> Prepared:
    """Read, understand and plan; raises `Blocked` for a file that cannot be read."""
    given = checked({} if mapping is None else mapping)
    books = tuple(read_books(paths, progress, forms=text_forms(given, [path.name for path in paths])))
    check_sheets(given, [sheet for book in books for sheet in book.sheets])
    back = restorable(workspace.reader, books)
    if back is not None:
        return Prepared(books, Plan(()), back)
    found = mappings_of(workspace.reader, books)
    mappings = found if mapping is None else [corrected(one, mapping) for one in found]
    check_columns(given, found, mappings)
    before = recalled_by(workspace.reader, mappings)
    said = answers_in(mappings, given)
    answers = replace(said, accounts={**before.accounts, **said.accounts})
    ways, plan = ways_in(mappings, given), None
    while plan is None or (more := answered_alike(plan, ways, answers)) != answers:
        answers = answers if plan is None else more
        plan = plan_of(workspace.reader, workspace.settings, mappings, answers=answers, progress=progress)
    return Prepared(books, plan)


def restorable(reader: Reader, books: Sequence[Book]) -> Mapping[str, Sequence[Record]] | None:
    """The records of an export of CSDesk, when just that was read and there are no accounts yet."""
    return exported_records(books[0]) if len(books) == 1 and not reader.count(Account) else None


def mappings_of(reader: Reader, books: Sequence[Book]) -> list[SheetMapping]:
    """How the tables of the books are understood, with the help of mappings that were saved.

    A workbook that CSDesk wrote says itself what its sheets hold.
    """
    from csdesk.domain.importing.own_book import own_mappings
    from csdesk.domain.importing.understand import understand

    own: list[SheetMapping] = []
    others: list[RawSheet] = []
    for book in books:
        mapped, strange = own_mappings(book.sheets, partial(stood_at, reader)) or ([], list(book.sheets))
        own += mapped
        others += strange
    return [*own, *understand(others, templates=_saved(reader))]


def recalled_by(reader: Reader, mappings: Sequence[SheetMapping]) -> Answers:
    """What a person said of the same names in an earlier import."""
    from csdesk.domain.importing.recall import recalled

    return recalled(mappings, _saved(reader))


def _saved(reader: Reader) -> dict[str, dict[str, Any]]:
    """The columns that were saved, by the signature of their headers."""
    return {
        template.signature or template.name: json.loads(template.body or "{}")
        for template in reader.all(MappingTemplate)
    }


def plan_of(
    reader: Reader,
    settings: WorkspaceSettings,
    mappings: Sequence[SheetMapping],
    *,
    answers: Answers | None = None,
    create_accounts: bool = True,
    progress: Progress | None = None,
) -> Plan:
    """What importing would do to what is there now; nothing is written."""
    from csdesk.domain.importing.planning import make_plan

    return make_plan(
        mappings,
        KnownRecords(reader),
        answers=answers,
        create_accounts=create_accounts,
        zone=settings.zone,
        progress=progress,
        edits=hand_edits(reader),
        marks=since(reader, (mapping.own.mark for mapping in mappings if mapping.own is not None)),
    )


def corrected(mapping: SheetMapping, given: MappingFile) -> SheetMapping:
    """The mapping as a person gave it; raises `BadTarget` for a field that is not there."""
    mapping = instructed(mapping, given)
    said = said_of(given, *names_of(mapping.table.sheet))
    chosen = {header: target for header, target in said.items() if not header.startswith("@")}
    for column in mapping.columns:
        if column.header in chosen:
            target = chosen[column.header]
            _check_target(target)
            mapping = mapping.with_target(column.place, target, msg("You chose it"))
    return taken_in(mapping, given, chosen=bool(chosen))


def _check_target(target: object) -> None:
    if target is None or target == "custom":
        return
    target = target if isinstance(target, str) else repr(target)
    entity, _, field = target.partition(".")
    known = BY_KEY.get(entity)
    if known is None or field not in {"external_id", "tags", "notes", *(spec.name for spec in known.fields)}:
        raise BadTarget(
            msg("{name} is not a field; the fields are named as in account.name", name=verbatim(target))
        )


def import_report(prepared: Prepared, translator: Translator) -> dict[str, Any]:
    """The plan as plain values: one object a table, every row accounted for."""
    words = translator.words
    if prepared.restored is not None:
        return {
            "sheets": [_restored(prepared, key, records) for key, records in prepared.restored.items()],
            "problems": [],
        }
    return {
        "sheets": [_sheet(sheet, translator) for sheet in prepared.plan.sheets],
        "problems": [
            _problem(problem, words(problem.text))
            for problem in (
                *prepared.plan.problems,
                *(one for book in prepared.books for one in book.problems),
            )
        ],
    }


def _restored(prepared: Prepared, key: str, records: Sequence[Record]) -> dict[str, Any]:
    counts = {"read": len(records), **{outcome.value: 0 for outcome in Outcome}, "new": len(records)}
    common = {"file": prepared.files, "sheet": key, "header_row": 1, "entity": key, "tool": "csdesk"}
    return {**common, "columns": [], "counts": counts, "problems": []}


def _sheet(sheet: SheetPlan, translator: Translator) -> dict[str, Any]:
    mapping, words = sheet.mapping, translator.words
    found = [*sheet.problems, *mapping.table.sheet.problems]
    found += [problem for row in sheet.rows if row.problems for problem in row.problems]
    return {
        "file": mapping.table.sheet.file,
        "sheet": mapping.table.sheet.name,
        "header_row": mapping.table.header_row,
        "entity": mapping.entity if mapping.importable else None,
        "tool": mapping.tool,
        "columns": [
            {
                "header": column.header,
                "target": column.target,
                "confidence": round(column.confidence, 2),
                "why": words(column.why),
            }
            for column in mapping.columns
        ],
        "counts": sheet.counts(),
        "problems": [_problem(problem, words(problem.text)) for problem in found],
    }


def _problem(problem: Problem, message: str) -> dict[str, Any]:
    return {"row": problem.row, "column": problem.column, "code": problem.code, "message": message}


def import_summary(prepared: Prepared, *, dry: bool) -> list[Text]:
    """The same for a person: one sentence a table, then what to know."""
    if prepared.restored is not None:
        n = sum(len(records) for records in prepared.restored.values())
        back = nmsg("{n} record comes back from the export", "{n} records come back from the export", n)
        return [back, _ending(prepared, dry=dry)]
    lines = [_summary(sheet) for sheet in prepared.plan.sheets]
    problems = sum(len(row.problems) for sheet in prepared.plan.sheets for row in sheet.rows)
    if problems:
        lines.append(
            nmsg(
                "{n} thing to look at; --json lists it", "{n} things to look at; --json lists them", problems
            )
        )
    return [*lines, _ending(prepared, dry=dry)]


def _ending(prepared: Prepared, *, dry: bool) -> Text:
    if dry:
        return msg("This was a dry run: nothing has changed")
    if not prepared.changes_something:
        return msg("Nothing was changed: there was nothing new in it")
    return msg("Done; csdesk undo takes it back")


def _summary(sheet: SheetPlan) -> Text:
    name = verbatim(sheet.mapping.table.sheet.name)
    if not sheet.mapping.importable:
        return msg(
            "{sheet}: left out. {why}", sheet=name, why=sheet.mapping.why_not or msg("It holds no table")
        )
    counts = sheet.counts()
    return nmsg(
        "{sheet}: {n} row as {kind}: {new} new, {updated} updated, {unchanged} unchanged, {skipped} skipped, "
        "{invalid} invalid, {conflict} in conflict",
        "{sheet}: {n} rows as {kind}: {new} new, {updated} updated, {unchanged} unchanged, {skipped} skipped, "
        "{invalid} invalid, {conflict} in conflict",
        counts["read"],
        sheet=name,
        kind=BY_KEY[sheet.mapping.entity].many,
        **counts,
    )
