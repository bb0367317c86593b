"""From raw sheets to mappings: which tables there are, what they hold, and where each column goes and why."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from csdesk.domain.importing.assign import assigned, id_text, links_of
from csdesk.domain.importing.beside import by_neighbours
from csdesk.domain.importing.choosing import Choice, Placed, choose_entity
from csdesk.domain.importing.columns import Column, Found, columns_of
from csdesk.domain.importing.entity import ACCOUNT_KEYS, UNOWNED
from csdesk.domain.importing.formats import Reading, agreed, free_reading, reading_of
from csdesk.domain.importing.handicap import PAYMENTS
from csdesk.domain.importing.headless import named_by_values
from csdesk.domain.importing.individuals import as_clients
from csdesk.domain.importing.locate import is_pivot, locate
from csdesk.domain.importing.mapping import Certainty, ColumnFormat, ColumnMap, SheetMapping
from csdesk.domain.importing.months_of_mrr import (
    as_lines,
    is_month_by_month,
    months_side_by_side,
    told_as_lines,
)
from csdesk.domain.importing.names import canonical, folded
from csdesk.domain.importing.nobodys_keys import without_nobodys_keys
from csdesk.domain.importing.reasons import certainty_of, leftover, why_of
from csdesk.domain.importing.shapes import Kind, is_blank
from csdesk.domain.importing.suppliers import are_of_suppliers
from csdesk.domain.importing.table import RawSheet, Table
from csdesk.domain.importing.tool import Tool
from csdesk.domain.importing.tools import recognised
from csdesk.domain.text import Text, msg

Templates = Mapping[str, Mapping[str, str | None]]
_LEADS: Final = frozenset({"survey.ticket", "renewal.line", "reading.goal", "contact.email", "contact.name"})
"""What a row names, besides ids, through which its client is found."""
_FEW: Final = 3
_APART: Final = 0.95
_PERIOD: Final = frozenset({"line.start", "line.end", "line.external_id"})
_MONTHS: Final = frozenset({"month", "mes", "competencia", "period", "periodo", "referencia"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A table on its way to a mapping."""

    table: Table
    tool: Tool | None
    choice: Choice
    columns: tuple[Column, ...]
    months: Mapping[int, date] | None = None
    """Set where the rows tell MRR by months: the month of each column, none when a row is one month."""

    @property
    def entity(self) -> str | None:
        """The entity of its rows, where one fits."""
        return self.choice.entity

    @property
    def of_suppliers(self) -> bool:
        """Whether the rows look like clients or their bills, and are those of suppliers."""
        return self.tool is None and are_of_suppliers(self.title, self.columns, self.entity)

    @property
    def title(self) -> str:
        """The names of the sheet and of its file, in canonical words."""
        return _title_of(self.table)


def understand(sheets: Sequence[RawSheet], *, templates: Templates | None = None) -> list[SheetMapping]:
    """How each table of the sheets is understood; a sheet without one comes back as not importable, with the reason."""
    drafts: list[_Draft | SheetMapping] = []
    for sheet in sheets:
        tables = [table for table in locate(sheet) if table.rows]
        drafts += [_drafted(table) for table in tables]
        if not tables:
            drafts.append(_nothing(sheet))
    ids = _ids([draft for draft in drafts if isinstance(draft, _Draft)])
    return [
        draft if isinstance(draft, SheetMapping) else _mapped(draft, ids, templates or {}) for draft in drafts
    ]


def header_signature(table: Table) -> str:
    """A key for the headers of a table, whatever their order, to remember how they were mapped.

    The same headers in another order, case or accentuation have the same signature.
    """
    names = sorted(canonical(header) for header in table.headers if header)
    return hashlib.blake2b("|".join(names).encode(), digest_size=12).hexdigest()


def _title_of(table: Table) -> str:
    return canonical(f"{table.sheet.name} {table.sheet.file}")


def _drafted(table: Table) -> _Draft:
    columns = columns_of(table)
    columns = by_neighbours(as_clients(named_by_values(columns) if table.headless else columns))
    tool = recognised(table.headers)
    months = months_side_by_side(table, columns) if tool is None else {}
    if months:
        return _Draft(table, tool, Choice("line"), columns, months)
    title = _title_of(table)

    @cache
    def placed(entity: str) -> Found:
        return assigned(columns, entity, None, {}, title)

    draft = _Draft(table, tool, choose_entity(table.sheet, columns, tool, placed), columns)
    if tool is None and len(columns) <= _FEW and _says_only_whose(draft, placed):
        return _Draft(table, tool, Choice("account", contested=True), columns)
    if draft.entity == "movement" and tool is None and is_month_by_month(table, columns):
        return _Draft(table, tool, Choice("line"), columns, {})
    return draft


def _says_only_whose(draft: _Draft, placed: Placed) -> bool:
    """Whether the columns say of another record than an account nothing but whose it is, each time another's.

    Then the title alone made them that record, and what stands there are accounts.
    """
    if draft.entity is None or draft.entity in {"account", "contact"}:
        return False
    found = placed(draft.entity)
    plain = {"account.name", "account.tax_id", "account.legal_name"}
    keys = [draft.columns[place].shape for place, one in found.items() if one.target in plain]
    told = {one.target for one in found.values() if one.entity not in {"account", "contact"}}
    return not told and any(shape.filled and shape.distinct >= _APART for shape in keys)


def _nothing(sheet: RawSheet) -> SheetMapping:
    table = Table(sheet, sheet.first_row, (), (), ())
    empty = not any(not is_blank(cell) for cells in sheet.rows[:1000] for cell in cells)
    why = msg("The sheet is empty") if empty else msg("No table with a header and rows below it was found")
    return SheetMapping(table, "account", None, (), importable=False, why_not=why)


def _ids(drafts: Sequence[_Draft]) -> dict[str, list[frozenset[str]]]:
    """The ids of the records of each sheet, by entity, so that other sheets can point at them."""
    found: dict[str, list[frozenset[str]]] = {}
    if len(drafts) < 2:
        return found
    for draft in drafts:
        if draft.entity is None:
            continue
        targets = assigned(draft.columns, draft.entity, draft.tool, {}, draft.title)
        for place, candidate in targets.items():
            if candidate.target == f"{draft.entity}.external_id":
                values = (cell for cell in draft.table.column(place) if not is_blank(cell))
                found.setdefault(draft.entity, []).append(frozenset(map(id_text, values)))
    return found


def _mapped(draft: _Draft, ids: Mapping[str, Sequence[frozenset[str]]], templates: Templates) -> SheetMapping:
    entity = draft.entity or "account"
    found: Found = {}
    if draft.entity is not None and not draft.of_suppliers:
        found = assigned(draft.columns, entity, draft.tool, links_of(draft.columns, entity, ids), draft.title)
    if draft.months is not None:
        found = as_lines(found, draft.columns, draft.months)
    formats = agreed([_reading(draft, column, found) for column in draft.columns])
    maps = [_column_map(draft, column, found, formats[column.place]) for column in draft.columns]
    if draft.months is not None:
        maps = [told_as_lines(each, draft.months) for each in maps]
    if entity not in UNOWNED and not {each.target for each in found.values()} & ACCOUNT_KEYS:
        maps = [_leading(each, entity) for each in maps]
    if draft.tool is None:
        maps = without_nobodys_keys(maps, draft.columns, draft.table)
    why_not = _why_not(draft, found)
    remembered = templates.get(header_signature(draft.table))
    if remembered is not None:
        maps = [_remembered(each, remembered) for each in maps]
        why_not = None if any(each.target for each in maps) else why_not
    tool = draft.tool.key if draft.tool else None
    return SheetMapping(draft.table, entity, tool, tuple(maps), importable=why_not is None, why_not=why_not)


def _reading(draft: _Draft, column: Column, found: Found) -> Reading:
    candidate = found.get(column.place)
    if candidate is None:
        return free_reading(column.shape, draft.table, column.place)
    return reading_of(candidate.target, candidate.unit, column.shape, draft.table, column.place)


def _column_map(draft: _Draft, column: Column, found: Found, form: ColumnFormat) -> ColumnMap:
    header = draft.table.headers[column.place]
    candidate = found.get(column.place)
    if candidate is None:
        target, why = leftover(column, draft.table, draft.tool, draft.entity or "account")
        certainty = Certainty.CHECK if target else Certainty.OUT
        return ColumnMap(column.place, header, target, 0.3 if target else 0.0, certainty, why, form)
    certainty = certainty_of(candidate, column)
    if draft.choice.contested and candidate.entity == draft.entity and certainty is Certainty.SURE:
        certainty = Certainty.LIKELY
    return ColumnMap(
        column.place,
        header,
        candidate.target,
        round(min(candidate.score, 1.0), 2),
        certainty,
        why_of(candidate, column, draft.tool),
        form,
    )


def _why_not(draft: _Draft, found: Found) -> Text | None:
    if is_pivot(draft.table):
        return msg("A pivot table: import the sheet it was made from")
    if draft.entity is None:
        return msg("No column says what the rows are about")
    if draft.of_suppliers:
        return msg("The rows are about suppliers, not about clients")
    targets = {each.target for place, each in found.items() if not draft.columns[place].shape.empty}
    if draft.entity == "line" and not targets & _PERIOD and _has_months(draft, found):
        return msg("Amounts month by month: import the contracts with their start and end instead")
    linked = targets & ACCOUNT_KEYS or {target for target in targets if target.endswith(".external_id")}
    own_only = linked == {f"{draft.entity}.external_id"}
    paying = draft.entity == "invoice" and any(
        PAYMENTS & set(column.name.full.split()) for column in draft.columns
    )
    nobodys = not linked or (own_only and not paying)
    if draft.entity not in UNOWNED and nobodys and not targets & _LEADS:
        return msg("No column says which account each row is about")
    return None


def _leading(column: ColumnMap, entity: str) -> ColumnMap:
    """A column of rows without a client, with the reason that it leads to one."""
    target = column.target or ""
    if target not in _LEADS - {"contact.name"} and (
        not target.endswith(".external_id") or target.startswith(f"{entity}.")
    ):
        return column
    return replace(column, why=msg("{why}; the account is found through it", why=column.why))


def _has_months(draft: _Draft, found: Found) -> bool:
    """Whether a column without a field says which month a row is about."""
    return any(
        column.place not in found
        and _MONTHS.intersection(column.name.base.split())
        and column.shape.share(Kind.MONTH, Kind.DATE) >= 0.8
        for column in draft.columns
    )


def _remembered(column: ColumnMap, chosen: Mapping[str, str | None]) -> ColumnMap:
    for header, target in chosen.items():
        if header == column.header or folded(header) == folded(column.header):
            certainty = Certainty.CHOSEN if target else Certainty.OUT
            return replace(
                column,
                target=target,
                confidence=1.0,
                certainty=certainty,
                why=msg("Chosen in an earlier import"),
            )
    return column
