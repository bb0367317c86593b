"""Sheets that CSDesk wrote itself, planned: edits in the workspace that wrote them, ordinary rows in any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from csdesk.domain.importing.draft import corrected_cells
from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.importing.linking import Accounts
from csdesk.domain.importing.mapping import Origin, SheetMapping
from csdesk.domain.importing.own_edits import OwnEdits
from csdesk.domain.importing.own_fresh import OwnFresh
from csdesk.domain.importing.own_rows import OwnLinks, OwnRows, own_rows
from csdesk.domain.importing.own_since import Marks, Since
from csdesk.domain.importing.parts import Draft
from csdesk.domain.importing.plan import Answers, Outcome
from csdesk.domain.importing.references import References
from csdesk.domain.importing.table import Problem
from csdesk.domain.model.record import Record
from csdesk.domain.text import msg, nmsg


@dataclass(slots=True)
class OwnPlanner:
    """Plans the sheets of workbooks that CSDesk exported."""

    ledgers: Callable[[str], Ledger]
    accounts: Accounts
    references: References
    answers: Answers
    set_aside: Callable[[Sheet], None]
    marks: Marks
    _links: dict[tuple[str, str | None], OwnLinks] = field(default_factory=dict)

    def sheet(self, mapping: SheetMapping) -> Sheet:
        """Decide every row of a sheet."""
        assert mapping.own is not None
        draft = Draft(mapping, mapping.tool or "", len(mapping.table.rows))
        draft.part(mapping.entity)
        sheet = Sheet(draft)
        stances = ((place, self.answers.stances.get(sheet.row(place))) for place in range(draft.size))
        sheet.stances = {place: stance for place, stance in stances if stance is not None}
        self._leave_out(sheet)
        since = self.marks.get(mapping.own.mark or "")
        links = self._links_of(mapping.own, since)
        rows = own_rows(draft, corrected_cells(draft, self.answers))
        self._only_once(sheet, rows)
        known = {} if since is None else self._known(sheet, rows, since)
        spoken = {record.id for record in known.values()}
        fresh = [place for place in sheet.open() if place not in known]
        self._note(rows, known, links)
        added = OwnFresh(sheet, rows, links, self.accounts, self.ledgers, self.set_aside)
        added.plan(fresh, spoken)
        if mapping.entity == "account":
            added.set_kin(fresh)
        if since is not None:
            OwnEdits(sheet, rows, since, links, self.ledgers, self.references).plan(known)
            self._tell_absent(sheet, rows, since)
        return sheet

    def _links_of(self, origin: Origin, since: Since | None) -> OwnLinks:
        key = (origin.file, origin.mark)
        if key not in self._links:
            self._links[key] = OwnLinks(self.ledgers, same=since is not None)
        return self._links[key]

    def _leave_out(self, sheet: Sheet) -> None:
        if self.answers.left_out:
            places = [place for place in sheet.open() if sheet.row(place) in self.answers.left_out]
            sheet.settle(places, Outcome.SKIPPED, Problem("left_out_row", msg("Left out by you")))

    def _only_once(self, sheet: Sheet, rows: OwnRows) -> None:
        """Refuse rows that repeat the number of another, as a copied row does."""
        first: dict[int, int] = {}
        for place in sheet.open():
            number = rows.numbers[place]
            if number is None or first.setdefault(number, place) == place:
                continue
            said = msg(
                "Row {row} has the number {number} too: clear it in the row that is new",
                row=str(sheet.draft.mapping.table.rows[first[number]]),
                number=str(number),
            )
            sheet.settle((place,), Outcome.INVALID, Problem("repeated_number", said))

    def _known(self, sheet: Sheet, rows: OwnRows, since: Since) -> dict[int, Record]:
        """The rows whose record is there; those whose record was removed stay removed."""
        ledger = self.ledgers(rows.entity)
        gone = since.went.get(rows.entity, ())
        found: dict[int, Record] = {}
        for place in sheet.open():
            number = rows.numbers[place]
            if number is not None and ledger.holds(number):
                found[place] = ledger.record(number)
            elif number in gone:
                said = msg("Removed here since the export; it stays removed")
                sheet.settle((place,), Outcome.SKIPPED, Problem("removed_here", said))
        return found

    def _note(self, rows: OwnRows, known: dict[int, Record], links: OwnLinks) -> None:
        """Learn the names that the sheet of accounts gives to known ones."""
        names = rows.fields.get("name") if rows.entity == "account" else None
        for place, record in known.items() if names else ():
            links.note("account", record.id, record.id, names[place] if names else None)

    def _tell_absent(self, sheet: Sheet, rows: OwnRows, since: Since) -> None:
        """Tell of records that have no row any more: removing a row removes nothing here."""
        there = {record.id for record in self.ledgers(rows.entity).known} - since.came.get(rows.entity, set())
        absent = len(there - set(rows.numbers))
        if absent:
            said = nmsg(
                "{n} record has no row in this sheet any more; it stays as it is",
                "{n} records have no row in this sheet any more; they stay as they are",
                absent,
            )
            sheet.draft.remark("not_in_sheet", Problem("not_in_sheet", said))
