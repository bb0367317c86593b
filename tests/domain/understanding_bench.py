"""Sheets to understand, and where their columns went."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand

CLIENTS = [
    f"Loja {name}"
    for name in ["Azul", "Bela", "Cais", "Doce", "Eixo", "Flor", "Gama", "Hora", "Ipê", "Joia", "Kilo", "Lua"]
]

PEOPLE = ["Ana Reis", "Bia Sol", "Caio Paz", "Davi Luz", "Eva Mar", "Fabio Cruz"]


def sheet(file: str, columns: dict[str, Sequence[Cell]], rows: int = 12) -> SheetMapping:
    """How a sheet of so many rows is understood; the values of a column come round again."""
    body = [[values[n % len(values)] for values in columns.values()] for n in range(rows)]
    (mapping,) = understand([RawSheet(file, file, [list(columns), *body])])
    return mapping


def went(mapping: SheetMapping) -> dict[str, str | None]:
    """Where each column went; fields of their own count as nowhere."""
    return {
        column.header: None if column.target in {None, "custom"} else column.target
        for column in mapping.columns
    }
