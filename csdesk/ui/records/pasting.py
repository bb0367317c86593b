"""Pasted text as rows: which column each cell is for, what each row becomes, and why one cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from csdesk.domain.commands.records import check
from csdesk.domain.commands.sense import check_sense, check_whole
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import FieldSpec, FieldType, Record, account_of
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.parse import parse
from csdesk.ui.records.columns import REFERRING, referred
from csdesk.ui.records.names import currency_of_row
from csdesk.ui.records.presenter import RecordsPresenter
from csdesk.ui.tables.column import Column

Cells = Sequence[Sequence[str]]
_SURVEYS = ("nps", "csat", "ces")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A pasted row that cannot be taken, and why."""

    line: int
    """Its number among the pasted lines, from 1, the header counted."""
    why: Text
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasted lines would do: new rows, or other values of rows that are there."""

    columns: tuple[Column[Record], ...]
    left_out: tuple[str, ...] = ()
    """Titles that say no column."""
    new: tuple[Record, ...] = ()
    changes: tuple[tuple[int, Mapping[str, Any]], ...] = ()
    wrong: tuple[Wrong, ...] = ()
    header: Sequence[str] = field(default_factory=list)
    nobody: Mapping[Column[Record], int] = field(default_factory=dict)
    """Columns whose names say nobody known, left empty in so many rows: an answer counts without its person."""

    lines: int = 0
    """How many were pasted, the header and empty ones not counted."""

    @property
    def size(self) -> int:
        """How many rows it would add or change."""
        return len(self.new) + len(self.changes)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pasted lines with the column that each cell is for."""

    columns: tuple[Column[Record] | None, ...]
    lines: Cells
    header: Sequence[str]
    implied: Mapping[str, Any]
    """What the titles say of every row: a score under `NPS` is one of NPS."""

    @property
    def known(self) -> tuple[Column[Record], ...]:
        """The columns that are filled."""
        return tuple(column for column in self.columns if column is not None)

    @property
    def first_line(self) -> int:
        """The number of the first row as the person counts them."""
        return 2 if self.header else 1


def sheet_of(presenter: RecordsPresenter, lines: Cells, start: Sequence[Column[Record]]) -> Sheet:
    """Pasted lines under the columns that their titles name, else under those from the cursor on."""
    titles = [_titled(presenter, cell) for cell in lines[0]]
    filled = [cell for cell in lines[0] if cell.strip()]
    known = [column for column in titles if column is not None]
    if known and (len(known) > 1 or len(filled) == 1) and 2 * len(known) >= len(filled):
        return Sheet(_once(titles), lines[1:], lines[0], _implied(presenter, lines[0]))
    fields = presenter.specs()
    editable = [column if column.key in fields else None for column in start]
    width = max(map(len, lines))
    return Sheet(tuple(editable[:width]), lines, (), {})


def added(presenter: RecordsPresenter, sheet: Sheet) -> Pasted:
    """The lines as new rows."""
    lines = _Lines(presenter, sheet)
    new: list[Record] = []
    wrong: list[Wrong] = []
    for at, line in enumerate(sheet.lines, sheet.first_line):
        if not any(cell.strip() for cell in line):
            continue
        try:
            new.append(lines.record(line))
        except Refused as refused:
            wrong.append(Wrong(at, refused.text, line))
    return lines.pasted(tuple(new), (), wrong)


def filled(presenter: RecordsPresenter, sheet: Sheet, rows: Sequence[Record]) -> Pasted:
    """The lines as values of the rows from the cursor on, one line a row."""
    lines = _Lines(presenter, sheet)
    changes: list[tuple[int, Mapping[str, Any]]] = []
    wrong: list[Wrong] = []
    for at, line in enumerate(sheet.lines[len(rows) :], sheet.first_line + len(rows)):
        if any(cell.strip() for cell in line):
            wrong.append(Wrong(at, msg("There is no row left to fill"), line))
    for at, (line, row) in enumerate(zip(sheet.lines, rows, strict=False), sheet.first_line):
        try:
            values = lines.values(line, row)
            if values:
                changes.append((row.id, values))
        except Refused as refused:
            wrong.append(Wrong(at, refused.text, line))
    return lines.pasted((), tuple(changes), wrong)


class _Lines:
    """Reads pasted lines one by one, and keeps what was left empty on the way."""

    def __init__(self, presenter: RecordsPresenter, sheet: Sheet) -> None:
        self._presenter = presenter
        self._sheet = sheet
        self._nobody: Counter[str] = Counter()
        filled = [(at, column) for at, column in enumerate(sheet.columns) if column is not None]
        self._filled = sorted(filled, key=lambda pair: pair[1].key != "account")
        """The columns with their places, the account first: names are looked for within it."""

    def record(self, line: Sequence[str]) -> Record:
        """The new row of a line; raises `Refused` when it cannot be one."""
        record = self._presenter.made({**self._sheet.implied, **self.values(line, None)})
        check(record)
        check_whole(record)
        check_sense(record)
        return record

    def values(self, line: Sequence[str], row: Record | None) -> dict[str, Any]:
        """What the cells of a line say, field by field; of a row only what differs."""
        values: dict[str, Any] = {}
        account, specs = account_of(row), self._presenter.specs()
        for at, column in self._filled:
            typed, spec = line[at] if at < len(line) else "", specs.get(column.key)
            if spec is None or at >= len(line) or (row is None and not typed.strip()):
                continue
            value = self._understood(spec, typed, row, account)
            if column.key == "account":
                account = value
            if row is None or getattr(row, column.key) != value:
                values[column.key] = value
        return values

    def pasted(
        self,
        new: tuple[Record, ...],
        changes: tuple[tuple[int, Mapping[str, Any]], ...],
        wrong: Sequence[Wrong],
    ) -> Pasted:
        """All that was read."""
        sheet = self._sheet
        pairs = zip(sheet.header, sheet.columns, strict=False)
        left_out = tuple(title.strip() for title, column in pairs if column is None and title.strip())
        nobody = {self._presenter.column(key): n for key, n in self._nobody.items()}
        lines = sum(any(cell.strip() for cell in line) for line in sheet.lines)
        return Pasted(sheet.known, left_out, new, changes, tuple(wrong), sheet.header, nobody, lines)

    def _understood(self, spec: FieldSpec, typed: str, row: Record | None, account: int | None) -> Any:
        """The value of a cell, in any of the usual ways to write it; raises `Refused` with the column's name."""
        presenter = self._presenter
        try:
            if spec.type in REFERRING:
                return self._referred(spec, typed, row, account)
            currency = None if row is None else currency_of_row(presenter.names, row)
            choices = presenter.column(spec.name).listed() if spec.type is FieldType.CHOICE else spec.choices
            asked = replace(spec, required=row is not None and spec.required)
            return parse(asked, _plain(spec, typed), presenter.reader, currency=currency, choices=choices)
        except Refused as refused:
            raise Refused(msg("{column}: {why}", column=spec.label, why=refused.text)) from refused

    def _referred(self, spec: FieldSpec, typed: str, row: Record | None, account: int | None) -> Any:
        """Who is meant; in a new row somebody unknown is left out where the row counts without."""
        try:
            return referred(spec, typed.strip() or None, self._presenter.names, account)
        except Refused:
            if row is not None or spec.name in self._presenter.needed():
                raise
            self._nobody[spec.name] += 1
            return () if spec.type is FieldType.REFS else None


def _plain(spec: FieldSpec, typed: str) -> str:
    """A spreadsheet quotes a cell with breaks in it, and writes an empty one as a dash."""
    text = typed.strip()
    return "" if text in {"-", "–", "—"} and spec.type is not FieldType.TEXT else text


def _titled(presenter: RecordsPresenter, cell: str) -> Column[Record] | None:
    """The column that a title names: as the grid writes it, or as people and tools call the field."""
    wanted = folded(cell)
    if not wanted:
        return None

    def written(column: Column[Record]) -> str:
        return folded(presenter.reader.words.words(column.title))

    editable = [column for column in presenter.columns if column.key in presenter.specs()]
    exact = next((column for column in editable if wanted in {written(column), column.key}), None)
    return exact or _spoken(presenter, cell, editable)


def _spoken(
    presenter: RecordsPresenter, cell: str, columns: Sequence[Column[Record]]
) -> Column[Record] | None:
    from csdesk.domain.importing.aliases import index
    from csdesk.domain.importing.names import name_of

    key = presenter.kind.key
    own = {f"{key}.{column.key}": column for column in columns}
    if "account" in presenter.specs():
        own["account.name"] = presenter.column("account")
    if "contact" in presenter.specs():
        own["contact.name"] = presenter.column("contact")
    for form in name_of(cell).forms:
        found = index().get(form, ())
        best = sorted(found, key=lambda alias: (key not in alias.where, alias.spoken))
        column = next((own[alias.target] for alias in best if alias.target in own), None)
        if column is not None:
            return column
    return None


def _implied(presenter: RecordsPresenter, header: Sequence[str]) -> Mapping[str, Any]:
    if presenter.kind.key != "survey":
        return {}
    words = folded(" ".join(header)).split()
    named = [kind for kind in _SURVEYS if kind in words]
    return {"kind": named[0]} if len(named) == 1 else {}


def _once(columns: Sequence[Column[Record] | None]) -> tuple[Column[Record] | None, ...]:
    """Each column at its first title only."""
    seen: set[str] = set()
    kept: list[Column[Record] | None] = []
    for column in columns:
        is_first = column is not None and column.key not in seen
        kept.append(column if is_first else None)
        if column is not None:
            seen.add(column.key)
    return tuple(kept)
