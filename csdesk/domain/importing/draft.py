"""Typed drafts of the records that the rows of a sheet speak of, kept column by column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from csdesk.domain.importing.coerce import LOCAL, coerce_column
from csdesk.domain.importing.coerce_text import Coerced, text_of, words_of
from csdesk.domain.importing.durations import UNITS, is_timed
from csdesk.domain.importing.mapping import ColumnMap, SheetMapping
from csdesk.domain.importing.merged_cells import counted_once, is_grouped
from csdesk.domain.importing.parts import Draft, Part
from csdesk.domain.importing.plan import Answers
from csdesk.domain.importing.ranges_again import ranges_again
from csdesk.domain.importing.rows import is_empty
from csdesk.domain.importing.scales import NAMES, may_be_scaled
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import msg

DOUBTS = frozenset({"date_order", "month_only", "tax_id_check"})
"""Problems of a cell that has a value all the same."""

_WORDED = frozenset({FieldType.TEXT, FieldType.CHOICE})
_DATED = frozenset({FieldType.DATE, FieldType.INSTANT, FieldType.MONTH})
_OTHER_KEYS = frozenset({"account.external_id", "account.tax_id", "account.domain", "account.legal_name"})
"""What says whose a row is when its name is blank."""
_COMMON = {
    "external_id": FieldSpec("external_id", FieldType.TEXT, msg("Code")),
    "notes": FieldSpec("notes", FieldType.TEXT, msg("Notes"), long=True),
    "tags": FieldSpec("tags", FieldType.TEXT, msg("Tags")),
}


def draft_sheet(
    mapping: SheetMapping, source: str = "", *, zone: str = LOCAL, answers: Answers | None = None
) -> Draft:
    """Read every mapped column of a sheet into typed values, kind by kind."""
    draft = Draft(mapping, source, len(mapping.table.rows))
    draft.part(mapping.entity)
    gathered: dict[tuple[str, str], list[tuple[ColumnMap, list[Cell], Coerced]]] = {}
    table = corrected_cells(draft, answers)
    for column in mapping.columns:
        cells = table[column.place]
        spec = _spec(column.target)
        if column.target == "custom" or (spec is not None and spec.type in _WORDED):
            _restore_ranges(draft, column, cells)
        if column.target == "custom":
            _take_custom(draft, column, cells)
            continue
        if column.target is None or spec is None:
            _leave_out(draft, column, cells)
            continue
        if mapping.table.sheet.merged and spec.type is FieldType.MONEY:
            _count_once(draft, column, cells)
        read = coerce_column(cells, spec, column.format, zone)
        for place, problem in read.problems.items():
            draft.say(place, problem, column.header)
        if column.format.ask:
            _ask(draft, column, spec)
        _tell_counting(draft, column, spec)
        if column.target == "account.name" and is_grouped(cells):
            _tell_groups(draft, column, table)
        entity, _, name = column.target.partition(".")
        gathered.setdefault((entity, name), []).append((column, cells, read))
    for (entity, name), candidates in gathered.items():
        _settle(draft, draft.part(entity), name, candidates)
    return draft


def corrected_cells(draft: Draft, answers: Answers | None) -> list[list[Cell]]:
    """The cells of the sheet, with those that a person put right."""
    cells, table = draft.cells(), draft.mapping.table
    places = {row: place for place, row in enumerate(table.rows)} if answers and answers.cells else {}
    for (file, name, row, column), value in answers.cells.items() if answers else ():
        if (file, name) == (table.sheet.file, table.sheet.name) and row in places:
            cells[column][places[row]] = value
    return cells


def _spec(target: str | None) -> FieldSpec | None:
    entity, _, name = (target or "").partition(".")
    if entity not in BY_KEY:
        return None
    return _COMMON.get(name) or next((spec for spec in BY_KEY[entity].fields if spec.name == name), None)


def _leave_out(draft: Draft, column: ColumnMap, cells: Sequence[Cell]) -> None:
    if any(cell is not None and cell != "" for cell in cells):
        said = msg("Column {column} is left out", column=column.header or column.place + 1)
        draft.remarks.append(Problem("left_out_column", said, column=column.header))


def _ask(draft: Draft, column: ColumnMap, spec: FieldSpec) -> None:
    """Tell that the column can be read in two ways; until a person chooses, it is read as Brazilian."""
    code = "ambiguous_dates" if spec.type in _DATED else "ambiguous_numbers"
    said = msg("The values of {column} can be read in two ways: choose one", column=column.header)
    draft.remark(code, Problem(code, said, column=column.header))


def _count_once(draft: Draft, column: ColumnMap, cells: list[Cell]) -> None:
    """An amount that a merged cell says of several rows is theirs together, not that of each; but of one account it is."""
    if not (column.target or "").startswith("account.") and counted_once(
        draft.mapping.table, column.place, cells
    ):
        said = msg("Amounts of {column} in merged cells count once, in their first row", column=column.header)
        draft.remark("merged_amounts", Problem("merged_amounts", said, column=column.header))


def _tell_groups(draft: Draft, column: ColumnMap, table: Sequence[Sequence[Cell]]) -> None:
    """Tell that names may stand on the first row of a group only, where nothing else says whose the rows below are."""
    keys = [table[one.place] for one in draft.mapping.columns if one.target in _OTHER_KEYS]
    names = table[column.place]
    if any(is_empty(name) and not all(map(is_empty, own)) for name, *own in zip(names, *keys, strict=True)):
        return
    said = msg(
        "{column} is blank below many of its names: those rows stay out, unless @as_above in a mapping file says otherwise",
        column=column.header,
    )
    draft.remark("blank_below", Problem("blank_below", said, column=column.header))


def _restore_ranges(draft: Draft, column: ColumnMap, cells: list[Cell]) -> None:
    """Write ranges down again that a program took for dates."""
    again = ranges_again(cells)
    if again:
        cells[:] = [again.get(cell, cell) for cell in cells]
        said = msg("Some cells are dates by mistake, as 1-10 becomes 1 October: they are read as ranges")
        draft.remark("ranges_again", Problem("ranges_again", said, column=column.header))


def _tell_counting(draft: Draft, column: ColumnMap, spec: FieldSpec) -> None:
    """Tell in what the figures of a column are counted, where that makes others of them than stand in the cells."""
    form, header = column.format, column.header
    if spec.type in _DATED:
        _tell_orders(draft, column)
    if form.scale:
        said = msg("The figures of {column} are read {scale}", column=header, scale=NAMES[form.scale])
        draft.remark("scaled_figures", Problem("scaled_figures", said, column=header))
    elif spec.type is FieldType.MONEY and form.unit is None and may_be_scaled(header):
        said = msg("{column} may be counted in millions or billions; it is read as it stands", column=header)
        draft.remark("unsure_scale", Problem("unsure_scale", said, column=header))
    if form.unit in UNITS and is_timed(spec):
        said = msg(
            "The times of {column} are read {unit} and kept in minutes", column=header, unit=UNITS[form.unit]
        )
        draft.remark("times_in_unit", Problem("times_in_unit", said, column=header))


def _tell_orders(draft: Draft, column: ColumnMap) -> None:
    """Tell that dates of a column are not all read in one way, or may not be what they seem."""
    form, header = column.format, column.header
    if len({first for _, first in form.by_mark}) > 1:
        said = msg("Dates of two orders: each is read by the mark that parts it")
        draft.remark("two_date_orders", Problem("two_date_orders", said, column=header))
    if form.is_turned:
        said = msg("Texts show that the real dates have day and month the other way round: they are turned")
        draft.remark("turned_dates", Problem("turned_dates", said, column=header))
    elif form.is_turned is None:
        said = msg("Real dates up to the 12th may have day and month the other way round: check them")
        draft.remark("maybe_turned", Problem("maybe_turned", said, column=header))


def _take_custom(draft: Draft, column: ColumnMap, cells: Sequence[Cell]) -> None:
    part = draft.part(draft.mapping.entity)
    slug = words_of(column.header).replace(" ", "_") or f"column_{column.place + 1}"
    key, number = slug, 2
    while key in part.custom:
        key, number = f"{slug}_{number}", number + 1
    part.custom[key] = [text_of(cell) for cell in cells]
    draft.custom_fields.append(
        CustomField(
            entity=part.entity, key=key, label=column.header.strip() or key, type=_type_of(cells).value
        )
    )


def _type_of(cells: Sequence[Cell]) -> FieldType:
    """The type of a custom field: what all its cells are, else text."""
    kinds = {type(cell) for cell in cells if cell is not None and cell != ""}
    if kinds and kinds <= {int, float, Decimal}:
        return FieldType.DECIMAL
    if kinds and kinds <= {date, datetime}:
        return FieldType.DATE
    return FieldType.BOOL if kinds == {bool} else FieldType.TEXT


def _settle(
    draft: Draft, part: Part, name: str, candidates: Sequence[tuple[ColumnMap, list[Cell], Coerced]]
) -> None:
    """Bring the columns that go to one field together: the first filled one counts."""
    column, _, read = candidates[0]
    draft.headers[part.entity, name] = column.header
    values = read.values
    if _is_money(part.entity, name):
        part.amounts += ((one.header, cells) for one, cells, _ in candidates)
    for other, _, more in candidates[1:]:
        if name == "notes":
            values = [_both(a, b) for a, b in zip(values, more.values, strict=True)]
            continue
        if any(a is not None and b is not None and a != b for a, b in zip(values, more.values, strict=True)):
            said = msg(
                "{first} and {second} go to the same field; the first filled one counts",
                first=column.header,
                second=other.header,
            )
            draft.remark("same_field", Problem("same_field", said, column=other.header))
        values = [a if a is not None else b for a, b in zip(values, more.values, strict=True)]
    unread = {
        place: problem
        for _, _, one in candidates
        for place, problem in one.problems.items()
        if problem.code not in DOUBTS and values[place] is None
    }
    if unread:
        part.unreadable[name] = unread
    _place(part, name, values)


def _both(first: str | None, second: str | None) -> str | None:
    """Two notes as one."""
    return "\n".join(dict.fromkeys(text for text in (first, second) if text)) or None


def _place(part: Part, name: str, values: list[Any]) -> None:
    if name == "external_id":
        part.external_ids = values
    elif name == "tags":
        part.columns[name] = [_listed(value) if value else None for value in values]
    else:
        part.columns[name] = values


def _listed(text: str) -> tuple[str, ...]:
    words = (word.strip() for word in text.replace(";", ",").replace("|", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _is_money(entity: str, name: str) -> bool:
    return any(spec.name == name and spec.type is FieldType.MONEY for spec in BY_KEY[entity].fields)
