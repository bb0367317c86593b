"""Pasted text as rows: which column each cell is for, what each row becomes, and why one cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from csdesk.domain.commands.records import check
from csdesk.domain.commands.sense import check_sense, check_whole
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import FieldSpec, FieldType, Record
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.parse import parse
from csdesk.ui.records.columns import REFERRING, currency_of_row, referred
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
    editable = [column if column.edit is not None else None for column in start]
    width = max(map(len, lines))
    return Sheet(tuple(editable[:width]), lines, (), {})


def added(presenter: RecordsPresenter, sheet: Sheet) -> Pasted:
    """The lines as new rows."""
    new: list[Record] = []
    wrong: list[Wrong] = []
    for at, line in enumerate(sheet.lines, sheet.first_line):
        if not any(cell.strip() for cell in line):
            continue
        try:
            new.append(_record(presenter, sheet, line))
        except Refused as refused:
            wrong.append(Wrong(at, refused.text, line))
    return Pasted(sheet.known, _left_out(sheet), tuple(new), (), tuple(wrong), sheet.header)


def filled(presenter: RecordsPresenter, sheet: Sheet, rows: Sequence[Record]) -> Pasted:
    """The lines as values of the rows from the cursor on, one line a row."""
    changes: list[tuple[int, Mapping[str, Any]]] = []
    wrong: list[Wrong] = []
    for at, (line, row) in enumerate(zip(sheet.lines, rows, strict=False), sheet.first_line):
        try:
            values = _values(presenter, sheet, line, row)
            if values:
                changes.append((row.id, values))
        except Refused as refused:
            wrong.append(Wrong(at, refused.text, line))
    return Pasted(sheet.known, _left_out(sheet), (), tuple(changes), tuple(wrong), sheet.header)


def _record(presenter: RecordsPresenter, sheet: Sheet, line: Sequence[str]) -> Record:
    values = {**sheet.implied, **_values(presenter, sheet, line, None)}
    record = presenter.made(values)
    check(record)
    check_whole(record)
    check_sense(record)
    return record


def _values(
    presenter: RecordsPresenter, sheet: Sheet, line: Sequence[str], row: Record | None
) -> dict[str, Any]:
    """What the cells of a line say, field by field; of a row only what differs."""
    values: dict[str, Any] = {}
    account = getattr(row, "account", None)
    for column, typed in sorted(
        zip(sheet.columns, line, strict=False), key=lambda pair: pair[0] is None or pair[0].key != "account"
    ):
        spec = None if column is None else presenter.specs().get(column.key)
        if column is None or spec is None or (row is None and not typed.strip()):
            continue
        value = understood(
            presenter, replace(spec, required=row is not None and spec.required), typed, row, account
        )
        if column.key == "account":
            account = value
        if row is None or getattr(row, column.key) != value:
            values[column.key] = value
    return values


def understood(
    presenter: RecordsPresenter, spec: FieldSpec, typed: str, row: Record | None, account: int | None
) -> Any:
    """The value that a cell means, in any of the usual ways to write it; raises `Refused` with the column's name."""
    try:
        if spec.type in REFERRING:
            return referred(spec, typed.strip() or None, presenter.names, account)
        currency = None if row is None else currency_of_row(presenter.names, row)
        choices = presenter.column(spec.name).listed() if spec.type is FieldType.CHOICE else spec.choices
        return parse(spec, _plain(spec, typed), presenter.reader, currency=currency, choices=choices)
    except Refused as refused:
        raise Refused(msg("{column}: {why}", column=spec.label, why=refused.text)) from refused


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

    editable = [column for column in presenter.columns if column.edit is not None]
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


def _left_out(sheet: Sheet) -> tuple[str, ...]:
    pairs = zip(sheet.header, sheet.columns, strict=False)
    return tuple(title.strip() for title, column in pairs if column is None and title.strip())
