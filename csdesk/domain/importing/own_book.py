"""A workbook that CSDesk exported and a person edited: its sheets and columns are known by what CSDesk noted of them.

A sheet may have another name, a column another place: the words of the headers lead to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from csdesk.domain.importing.mapping import Certainty, ColumnMap, Origin, SheetMapping
from csdesk.domain.importing.own_cells import COMMON
from csdesk.domain.importing.own_manifest import (
    MANIFEST,
    OWN,
    PRIVATE,
    Manifest,
    OwnSheet,
    manifest_in,
    manifest_sheet,
)
from csdesk.domain.importing.rows import is_empty
from csdesk.domain.importing.table import Problem, RawSheet, Table
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldType
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import Text, msg, verbatim

_DEEP = 10
"""In how many rows the header is looked for: a person may write a title above it."""
_ENOUGH = 0.5
"""Which share of its headers a sheet under its own name must still have."""
_SURE = 0.8
"""Which share of its headers tells a sheet under another name."""

_ACCOUNT = "account.name"
_NUMBER = "#"


def own_mappings(
    sheets: Sequence[RawSheet], is_ours: Callable[[str | None], bool]
) -> tuple[list[SheetMapping], list[RawSheet]] | None:
    """The sheets that CSDesk wrote, mapped, and the others; `None` for a workbook that it did not write.

    `is_ours` answers whether the mark of a workbook is one of this workspace.
    """
    manifest, described = manifest_in(sheets), manifest_sheet(sheets)
    if manifest is None or described is None:
        return None
    others = [sheet for sheet in sheets if sheet is not described]
    found = _told(manifest, others)
    custom = tuple(_custom_fields(found))
    origin = Origin(described.file, manifest.mark, "", custom, here=is_ours(manifest.mark))
    mappings = [_mapped(sheet, told, replace(origin, entity=told.entity.key)) for sheet, told in found]
    named = {told.name for _, told in found}
    gone = tuple(
        Problem("missing_sheet", msg("The sheet {name} is gone; what it held stays", name=verbatim(one.name)))
        for one in manifest.sheets
        if one.name not in named and one.entity.key not in PRIVATE
    )
    mappings.append(_aside(described, "setting", msg("CSDesk notes here what the other sheets hold"), gone))
    taken = [sheet for sheet, _ in found]
    return mappings, [sheet for sheet in others if all(sheet is not one for one in taken)]


def _told(manifest: Manifest, sheets: Sequence[RawSheet]) -> list[tuple[RawSheet, OwnSheet]]:
    """The sheets with what was noted of each, those under their own names first."""
    by_name = {one.name: one for one in manifest.sheets}
    found = {
        place: by_name[sheet.name]
        for place, sheet in enumerate(sheets)
        if sheet.name in by_name and _share(by_name[sheet.name], sheet) >= _ENOUGH
    }
    named = {one.name for one in found.values()}
    left = [one for one in manifest.sheets if one.name not in named]
    for place, sheet in enumerate(sheets):
        shares = {one.name: _share(one, sheet) for one in left} if place not in found and left else {}
        best = max(shares, key=shares.__getitem__, default="")
        if shares.get(best, 0) >= _SURE:
            found[place] = by_name[best]
            left = [one for one in left if one.name != best]
    return [(sheets[place], found[place]) for place in sorted(found)]


def _share(told: OwnSheet, sheet: RawSheet) -> float:
    """Which share of the headers stands in a sheet."""
    _, places = _head(told, sheet)
    return len(places) / len(told.fields)


def _head(told: OwnSheet, sheet: RawSheet) -> tuple[int, dict[int, int]]:
    """The place of the header row, and the number of the field of each of its cells."""
    if not told.headers:
        words = [str(cell) for cell in sheet.rows[0] if not is_empty(cell)] if sheet.rows else []
        is_whole = len(words) == len(told.fields) and words[0] == _NUMBER
        return 0, {place: place for place in range(len(words))} if is_whole else {}
    heads = [(place, _places(told, sheet.rows[place])) for place in range(min(_DEEP, len(sheet.rows)))]
    return max(heads, key=lambda head: len(head[1]), default=(0, {}))


def _places(told: OwnSheet, cells: Sequence[object]) -> dict[int, int]:
    """Which column of the manifest each cell of a header is; one that was only renamed is known by its place."""
    left = dict(enumerate(told.headers))
    found: dict[int, int] = {}
    words = ["" if cell is None else str(cell).strip() for cell in cells]
    for place, word in enumerate(words):
        number = next((number for number, header in left.items() if header == word), None)
        if number is not None and word:
            found[place] = number
            del left[number]
    if found and len(words) == len(told.headers):
        renamed = [number for number in left if number not in found and words[number]]
        found.update({number: number for number in renamed})
    return found


def _mapped(sheet: RawSheet, told: OwnSheet, origin: Origin) -> SheetMapping:
    key = told.entity.key
    if key in PRIVATE:
        return _aside(sheet, key, msg("CSDesk keeps this sheet for itself; nothing of it changes here"))
    head, places = _head(told, sheet)
    first = sheet.first_row + head
    rows = tuple(
        number
        for number, cells in enumerate(sheet.rows[head + 1 :], first + 1)
        if not all(map(is_empty, cells))
    )
    words = ["" if cell is None else str(cell).strip() for cell in sheet.rows[head]]
    width = max((len(cells) for cells in sheet.rows), default=0)
    words += [""] * (width - len(words))
    columns = tuple(place for place, word in enumerate(words) if word or _is_filled(sheet, head, place))
    headers = tuple(words[column] for column in columns)
    maps = tuple(
        _column(place, headers[place], key, told.fields[places[column]] if column in places else None)
        for place, column in enumerate(columns)
    )
    table = Table(sheet, first, headers, columns, rows)
    return SheetMapping(table, key, MANIFEST, maps, own=origin)


def _is_filled(sheet: RawSheet, head: int, place: int) -> bool:
    return any(place < len(cells) and not is_empty(cells[place]) for cells in sheet.rows[head + 1 :])


def _column(place: int, header: str, entity: str, field: str | None) -> ColumnMap:
    if field is None or not _is_field(entity, field):
        why = msg("CSDesk did not write this column: choose a field to take it in")
        return ColumnMap(place, header, None, 0.0, Certainty.OUT, why)
    target = f"{entity}.{field}" if field else _ACCOUNT
    if field == OWN:
        why = msg("The number that says which record of CSDesk a row is")
        return ColumnMap(place, header, target, 1.0, Certainty.SURE, why)
    return ColumnMap(place, header, target, 1.0, Certainty.SURE, msg("CSDesk wrote this column"))


def _is_field(entity: str, field: str) -> bool:
    """Whether there is such a field: a later version may have written more."""
    return field in {"", OWN, *COMMON} or any(spec.name == field for spec in BY_KEY[entity].fields)


def _aside(sheet: RawSheet, entity: str, why: Text, told: tuple[Problem, ...] = ()) -> SheetMapping:
    """A sheet that is no data of a person: none of its rows is counted."""
    table = Table(sheet, sheet.first_row, (), (), (), told)
    return SheetMapping(table, entity, MANIFEST, (), importable=False, why_not=why)


def _custom_fields(found: Sequence[tuple[RawSheet, OwnSheet]]) -> Iterator[CustomField]:
    """The custom fields of the workspace that wrote the workbook, so that another one has words for them."""
    for sheet, told in found:
        if told.entity.key != "custom_field":
            continue
        for cells in sheet.rows[1:]:
            row: Mapping[str, object] = dict(zip(told.fields, cells, strict=False))
            entity, key, label = (row.get(name) for name in ("entity", "key", "label"))
            if entity and key and label:
                kind = str(row.get("type") or FieldType.TEXT.value)
                yield CustomField(entity=str(entity), key=str(key), label=str(label), type=kind)
