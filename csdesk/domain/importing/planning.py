"""The planner: sheets as they are understood, and what is known, become a plan of writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from csdesk.domain.importing.coerce import LOCAL
from csdesk.domain.importing.draft import draft_sheet
from csdesk.domain.importing.edits import NO_EDITS, Edits
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.implied import imply
from csdesk.domain.importing.known import Known
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.importing.linking import Accounts
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.match import AccountIndex
from csdesk.domain.importing.natural_keys import SHEET_ORDER
from csdesk.domain.importing.own_plan import OwnPlanner
from csdesk.domain.importing.own_since import Marks
from csdesk.domain.importing.parts import Draft
from csdesk.domain.importing.placing import Placement
from csdesk.domain.importing.plain_sheets import are_plain
from csdesk.domain.importing.plan import Answers, Outcome, Plan, RowPlans, SheetPlan
from csdesk.domain.importing.references import References
from csdesk.domain.importing.table import Problem
from csdesk.domain.importing.validate import validate
from csdesk.domain.importing.writes import Writes
from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.ports import Progress
from csdesk.domain.text import Text, msg
from csdesk.domain.unhurried import uncollected

if TYPE_CHECKING:
    from csdesk.domain.importing.unrolled import Unrolled


def make_plan(
    mappings: Sequence[SheetMapping],
    known: Known,
    *,
    source_names: Mapping[str, str] | None = None,
    create_accounts: bool = True,
    answers: Answers | None = None,
    zone: str = LOCAL,
    progress: Progress | None = None,
    edits: Edits = NO_EDITS,
    marks: Marks | None = None,
) -> Plan:
    """What importing these sheets would do to what is known; nothing is written.

    `source_names` gives the system behind a file (by file name) under which its ids are kept; a file that it
    does not name is kept under the tool whose headers it has, else under no name. `edits` are the changes by hand
    that an import asks about before it writes over them, `marks` what was changed since workbooks of CSDesk were
    exported from this very workspace.
    """
    said = answers or Answers()

    def planner(known: Known) -> _Planner:
        made = _Planner(known, said, create=create_accounts, zone=zone)
        made.edits = edits
        made.own.marks = marks or {}
        return made

    with uncollected():
        first = planner(known)
        plan = first.plan(mappings, source_names or {}, progress)
        if said.accounts or said.stances or are_plain(first.sheets):
            return plan
        from csdesk.domain.importing.steady import steadied

        return steadied(plan, known, lambda later: planner(later).plan(mappings, source_names or {}))


class _Planner:
    def __init__(self, known: Known, answers: Answers, *, create: bool, zone: str) -> None:
        self.known, self.answers, self.zone = known, answers, zone
        self.edits = NO_EDITS
        self.ledgers: dict[str, Ledger] = {}
        self.sheets: list[Sheet] = []
        self.references = References(self.ledger)
        index = AccountIndex(known.records(Account))
        self.accounts = Accounts(self.ledger, index, answers, create)
        self.own = OwnPlanner(self.ledger, self.accounts, self.references, answers, self._set_aside, {})

    def ledger(self, key: str) -> Ledger:
        if key not in self.ledgers:
            self.ledgers[key] = Ledger(key, self.known.records(BY_KEY[key].type))
            self.ledgers[key].edits = self.edits.get(key, {})
        return self.ledgers[key]

    def plan(
        self, mappings: Sequence[SheetMapping], sources: Mapping[str, str], progress: Progress | None = None
    ) -> Plan:
        ordered = sorted(mappings, key=lambda mapping: _rank(mapping.entity))
        sheets = self.sheets
        for done, mapping in enumerate(ordered):
            if progress is not None:
                progress.step(done, len(ordered), _now(mapping))
            source = sources.get(mapping.table.sheet.file, mapping.tool or "")
            sheets.append(self._sheet(mapping, source))
        while sum(self._found_again(sheet) for sheet in sheets if sheet.astray):
            continue
        self.accounts.kin.finish(self.accounts.ledger, self.accounts.index)
        closed = tuple(_closed(sheet, self.answers) for sheet in sheets)
        return Plan(closed, writes=self._writes(sheets))

    def _sheet(self, mapping: SheetMapping, source: str) -> Sheet:
        if not mapping.importable:
            return _not_importable(mapping, source)
        if mapping.is_own:
            return self.own.sheet(mapping)
        by_months = self._by_months(mapping)
        if by_months is not None:
            mapping = by_months.lines
        draft = draft_sheet(mapping, source, zone=self.zone, answers=self.answers)
        imply(draft)
        validate(draft)
        sheet = Sheet(draft, by_months=by_months)
        if self.answers.stances:
            sheet.stances = {
                place: stance
                for place in range(draft.size)
                if (stance := self.answers.stances.get(sheet.row(place)))
            }
        self._set_aside(sheet)
        if mapping.entity == "account":
            self.accounts.own(sheet)
        elif any(BY_KEY[key].owned for key in draft.parts) or "account" in draft.parts:
            self.accounts.link(sheet, required=_requires_account(mapping.entity))
        self._place(sheet)
        return sheet

    def _by_months(self, mapping: SheetMapping) -> Unrolled | None:
        """The lines that a sheet of MRR by months comes to; what a person said of its rows holds for them."""
        if mapping.entity != "line":
            return None
        from csdesk.domain.importing.unrolled import unrolled

        found = unrolled(mapping, self.answers, self.zone)
        if found is not None:
            self.answers = self.accounts.answers = found.answers(self.answers)
        return found

    def _place(self, sheet: Sheet, only: frozenset[int] | None = None) -> None:
        """Plan the records of the rows of a sheet, or of some of them: what its own records refer to comes first."""
        parts, own = sheet.draft.parts, sheet.draft.mapping.entity
        for key in sorted(parts, key=lambda key: (key == own, _rank(key))):
            if key != "account":
                Placement(sheet, parts[key], self.ledger(key), self.references, only).place()

    def _found_again(self, sheet: Sheet) -> bool:
        """Plan the rows of a sheet that led to no account until other sheets were read; answers whether there were any."""
        places = sheet.reopen()
        self.accounts.follow(sheet, places, required=True)
        found = frozenset(place for place in places if sheet.fates[place] is None)
        if found:
            self._place(sheet, found)
        return bool(found)

    def _set_aside(self, sheet: Sheet) -> None:
        """Rows that a person left out, that hold nothing, or whose own record cannot be made."""
        draft, own = sheet.draft, sheet.draft.parts[sheet.draft.mapping.entity]
        if self.answers.left_out:
            places = [place for place in sheet.open() if sheet.row(place) in self.answers.left_out]
            sheet.settle(places, Outcome.SKIPPED, Problem("left_out_row", msg("Left out by you")))
        idle = [place for place, problem in own.refused.items() if problem.code == "no_churn"]
        sheet.settle(sorted(idle), Outcome.SKIPPED)
        sheet.settle(sorted(own.refused), Outcome.INVALID)
        if own.entity == "account":
            return
        told = own.told(draft.size)
        others = [part.told(draft.size, keys=False) for part in draft.parts.values() if part is not own]
        blank = Problem("blank_row", msg("Nothing in this row is kept; it is left out"))
        silent = (
            place for place, spoken in enumerate(told) if not spoken and not any(o[place] for o in others)
        )
        sheet.settle(silent, Outcome.SKIPPED, blank)
        for spec in BY_KEY[own.entity].fields:
            if spec.required and spec.ref is None:
                column = own.column(spec.name) or [None] * draft.size
                lacking = (place for place, spoken in enumerate(told) if spoken and column[place] is None)
                missing = Problem("missing_value", msg("{field} is missing", field=spec.label))
                sheet.settle(lacking, Outcome.INVALID, missing)

    def _writes(self, sheets: Sequence[Sheet]) -> Writes:
        wanted = [one for sheet in sheets for one in sheet.draft.custom_fields]
        there = {(one.entity, one.key) for one in self.known.records(CustomField)}
        fresh = {(one.entity, one.key): one for one in wanted if (one.entity, one.key) not in there}
        ledgers = self.ledgers.items()
        return Writes(
            {key: ledger.segments() for key, ledger in ledgers if ledger.size},
            {key: ledger.patches for key, ledger in ledgers if ledger.patches},
            {key: ledger.changes for key, ledger in ledgers if ledger.changes},
            self.accounts.kin.late,
            list(fresh.values()),
        )


def _rank(key: str) -> int:
    return SHEET_ORDER.index(key) if key in SHEET_ORDER else len(SHEET_ORDER)


def _requires_account(key: str) -> bool:
    return any(spec.name == "account" and spec.required for spec in BY_KEY[key].fields)


def _now(mapping: SheetMapping) -> Text:
    return msg("Checking {sheet}", sheet=mapping.table.sheet.name)


def _not_importable(mapping: SheetMapping, source: str) -> Sheet:
    sheet = Sheet(Draft(mapping, source, len(mapping.table.rows)))
    said = mapping.why_not or msg("This sheet cannot be imported")
    sheet.draft.remarks.append(Problem("not_importable", said))
    sheet.settle(range(sheet.draft.size), Outcome.SKIPPED)
    return sheet


def _closed(sheet: Sheet, answers: Answers) -> SheetPlan:
    if sheet.by_months is not None:
        return sheet.by_months.closed(sheet, answers.left_out)
    table = sheet.draft.mapping.table
    rows = RowPlans(table.rows, sheet.close(), sheet.changes, sheet.draft.problems)
    return SheetPlan(sheet.draft.mapping, rows, (*sheet.draft.remarks, *table.left_out))
