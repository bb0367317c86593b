"""What a mapping file speaks of must be there: a name with a slip in it would change nothing, and nobody would hear of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Final

from csdesk.domain.errors import Refused
from csdesk.domain.importing.instructions import Instructions, names_of
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.table import RawSheet
from csdesk.domain.text import Text, msg, verbatim

_BY_COLUMN: Final = ("@dates", "@numbers", "@amounts", "@scores")
_BY_ROW: Final = ("@accounts", "@whose", "@cells")


class NotThere(Refused):
    """A mapping file that speaks of a sheet, a column or a row that the import has not."""


def check_sheets(given: Instructions, sheets: Sequence[RawSheet]) -> None:
    """Raises `NotThere` for the name of a sheet, or of a text file, that is none of those that were read."""
    known = {"*", *(name for sheet in sheets for name in names_of(sheet))}
    for name in given:
        if name not in known:
            raise NotThere(msg("The mapping names the sheet {name}, which is not there", name=verbatim(name)))


def check_columns(
    given: Instructions, before: Sequence[SheetMapping], mappings: Sequence[SheetMapping]
) -> None:
    """Raises `NotThere` for a column or a row that no sheet has of which the mapping speaks.

    `before` are the tables as they were found, `mappings` those with the headers that a person says.
    """
    for name, said in given.items():
        own = [one.table for one in chain(before, mappings) if name in {"*", *names_of(one.table.sheet)}]
        headers = {header for table in own for header in table.headers}
        last = max((table.sheet.first_row + len(table.sheet.rows) - 1 for table in own), default=0)
        for header in _columns_in(said):
            if header not in headers:
                raise NotThere(_no_column(header, name))
        for row in _rows_in(said):
            if not 1 <= row <= last:
                raise NotThere(msg("The mapping names row {n}, which is not there", n=verbatim(str(row))))


def _columns_in(said: Mapping[str, Any]) -> list[str]:
    found = [word for word in said if not word.startswith("@")]
    for word in _BY_COLUMN:
        found += said.get(word, {})
    return [*found, *map(str, said.get("@as_above", ()))]


def _rows_in(said: Mapping[str, Any]) -> list[int]:
    rows = [*said.get("@left_out", ()), *chain.from_iterable(said.get(word, {}) for word in _BY_ROW)]
    return [int(row) for row in rows if str(row).isdecimal()]


def _no_column(header: str, sheet: str) -> Text:
    if sheet == "*":
        return msg("The mapping names the column {name}, which no sheet has", name=verbatim(header))
    return msg(
        "The mapping names the column {name}, which {sheet} does not have",
        name=verbatim(header),
        sheet=verbatim(sheet),
    )
