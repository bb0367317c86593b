"""A mapping in the words of the wizard: its columns, and its size."""

from __future__ import annotations

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.imports.mapping_row import MappingRow
from csdesk.ui.imports.sheet_model import written
from csdesk.ui.imports.state import samples
from csdesk.ui.imports.targets import keys_of, words_of_target
from csdesk.ui.words import Words


def mapping_rows(mapping: SheetMapping, words: Words) -> list[MappingRow]:
    """The columns of a table as the list shows them."""
    keys = {place for place, _ in keys_of(mapping)}
    rows = []
    for one in mapping.columns:
        target = words_of_target(one.target, mapping.entity)
        rows.append(
            MappingRow(
                place=one.place,
                sheet_column=mapping.table.columns[one.place],
                header=one.header,
                samples=", ".join(written(words.translator, cell) for cell in samples(mapping, one)),
                target=words(target) if target else "",
                certainty=one.certainty,
                why=words(one.why),
                is_key=one.place in keys,
            )
        )
    return rows


def size_of(mapping: SheetMapping) -> Text:
    """How many rows and columns a table has."""
    return msg(
        "{rows}, {columns}",
        rows=nmsg("{n} row", "{n} rows", len(mapping.table.rows)),
        columns=nmsg("{n} column", "{n} columns", len(mapping.table.columns)),
    )
