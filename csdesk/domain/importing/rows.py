"""Which rows below a header are data, and which are totals, notes or the header again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from csdesk.domain.importing.names import folded
from csdesk.domain.importing.shapes import number_of
from csdesk.domain.importing.table import Cell
from csdesk.domain.text import Text, msg

Row = Sequence[Cell]
LeftOut = tuple[str, Text, int]

_TOTAL: Final = re.compile(
    r"^(?:(?:grand|sub|overall|soma|valor)\s*)?(?:total|totais|totals|subtotal|soma|sum)\b"
    r"(?:\s*(?:geral|general|do mes|do periodo|mensal|anual|de \w+|of \w+|mrr|arr|\d[\d ,.]*|registros|records|clientes))*$"
)
_NOTE: Final = re.compile(
    r"^(?:obs|nota|notas|note|notes|fonte|source|gerado|generated|exportado|exported|emitido|copyright|confidential|confidencial"
    r"|atualizado|last updated|pagina|page|filtros?|filters?|relatorio|report|registros|records|total de registros|salesforce"
    r"|dados? de|data as of|legenda|observacoes)\b"
)
_UNIT: Final = re.compile(
    r"^[(\[].{1,20}[)\]]$|^(?:text|texto|string|date|data|number|numero|integer|dd/mm/a{4}|r\$|%)$",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"^(?:digite|digitar|informe|informar|preencha|preencher|insira|inserir|selecione|selecionar|escolha|escolher|escreva|escrever"
    r"|coloque|colocar|use|usar|utilize|utilizar|as pessoas que|exemplo|ex|formato|somente|apenas"
    r"|quem|qual|campo|obrigatorio|opcional|enter|type|fill|insert|select|choose|write|example|e g|format|only|who|which|required"
    r"|optional|must)\b"
)
"""How a row that tells what to fill in begins one of its cells."""
_TAIL: Final = 40
_ODD_STARTS: Final = (
    "total",
    "totai",
    "subtot",
    "sub tot",
    "sub-tot",
    "soma",
    "sum",
    "grand",
    "overall",
    "valor tot",
    "(",
    "[",
)


@dataclass(slots=True)
class Found:
    """The data rows of a table (indexes in the sheet), what is left out, and the first row after it."""

    end: int
    rows: list[int] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def is_empty(cell: object) -> bool:
    """Whether a cell shows nothing."""
    return cell is None or (isinstance(cell, str) and (not cell or not cell.strip("\u200b\ufeff \t\r\n\xa0")))


def filled_places(cells: Sequence[object]) -> list[int]:
    """Where a row shows something."""
    return [place for place, cell in enumerate(cells) if not is_empty(cell)]


def data_rows(
    rows: Sequence[Row], columns: Sequence[int], header: int, end: int, starts_table: Callable[[int], bool]
) -> Found:
    """Every row from below the header to the end of the table, told apart."""
    first = columns[0]
    second = columns[1] if len(columns) > 1 else first
    own = rows[header][first] if first < len(rows[header]) else None
    initial = str(own or "").strip()[:1]
    heads = f" \xa0([tTsSgGvVoO{initial}{initial.swapcase()}"
    same = str(own or "").strip().casefold()
    found = Found(end)
    keep, gap = found.rows.append, False
    for row in range(header + 1, end):
        cells = rows[row]
        if len(cells) > second:
            cell = cells[first]
            plain = cell is not None and cell != "" and cells[second] not in (None, "")
            if (
                plain
                and not gap
                and not (isinstance(cell, str) and cell[:1] in heads and _may_be_other(cell, same))
            ):
                keep(row)
                continue
        values = [cells[column] if column < len(cells) else None for column in columns]
        places = filled_places(values)
        if not places:
            gap = True
            continue
        if gap and (
            starts_table(row) or (_is_title(values, places) and row + 1 < end and starts_table(row + 1))
        ):
            found.end = row
            break
        kind = _not_data(values, places, rows[header], columns, row - header)
        if kind is None:
            keep(row)
        else:
            found.left_out.append((*kind, row))
        gap = False
    _cut_instructions(found, rows, columns)
    _cut_tail(found, rows, columns)
    found.left_out.sort(key=lambda each: each[2])
    return found


def _may_be_other(cell: str, header: str) -> bool:
    """Whether a first cell looks like that of a total, a unit or the header: then the whole row is looked at."""
    text = cell.strip().casefold()
    return text == header or text.startswith(_ODD_STARTS)


def _not_data(
    values: Sequence[Cell], places: Sequence[int], header: Row, columns: Sequence[int], depth: int
) -> tuple[str, Text] | None:
    texts = [str(values[place]) for place in places if isinstance(values[place], str)]
    if texts and len(texts) == len(places) and _repeats(values, header, columns):
        return "repeated_header", msg("The header again")
    labels = [text for text in texts[:3] if _TOTAL.match(folded(text))]
    words = [text for text in texts if number_of(text) is None and any(map(str.isalpha, text))]
    if labels and len(words) <= len(labels) + (1 if len(places) > 3 else 0) and len(columns) > 1:
        return "total_row", msg("A total, not a record")
    if depth == 1 and len(texts) >= 2 and len(texts) == len(places) and all(map(_UNIT.match, texts)):
        return "units_row", msg("A row of units under the header")
    return None


def _is_title(values: Sequence[Cell], places: Sequence[int]) -> bool:
    """Whether a row says one thing only, as the title of the table below it does."""
    return len(places) == 1 and isinstance(values[places[0]], str)


def _plain(cell: object) -> str:
    return str(cell).strip().casefold()


def _repeats(values: Sequence[Cell], header: Row, columns: Sequence[int]) -> bool:
    names = [header[column] if column < len(header) else None for column in columns]
    filled = [(value, name) for value, name in zip(values, names, strict=True) if not is_empty(value)]
    same = sum(1 for value, name in filled if _plain(value) == _plain(name))
    return (same >= 2 and same >= 0.8 * len(filled)) or same == len(filled) == len(columns)


def _cut_instructions(found: Found, rows: Sequence[Row], columns: Sequence[int]) -> None:
    """Take rows under the header off that say in words how to fill in what all rows below them fill with figures."""
    for row in found.rows[1::-1]:
        values = _values(rows, row, columns)
        below = [_values(rows, other, columns) for other in found.rows[: 1 + _TAIL] if other > row]
        if len(below) > 1 and all(isinstance(cell, str) for cell in values.values()):
            asking = [column for column, cell in values.items() if _asks(str(cell))]
            if any(_is_figured([cells[one] for cells in below if one in cells]) for one in asking):
                found.left_out.append(("note_row", msg("A row that tells what to fill in"), row))
                found.rows.remove(row)


def _asks(text: str) -> bool:
    return len(text.split()) > 1 and "@" not in text and _ASKING.match(folded(text)) is not None


def _is_figured(cells: Sequence[Cell]) -> bool:
    """Whether all cells are numbers, dates, codes or addresses."""
    return bool(cells) and all(
        not isinstance(cell, str) or "@" in cell or any(map(str.isdigit, cell)) for cell in cells
    )


def _cut_tail(found: Found, rows: Sequence[Row], columns: Sequence[int]) -> None:
    """Take notes and unnamed totals off the end: sparse rows that no client could be."""
    if len(columns) < 3 or len(found.rows) < 2:
        return
    sizes = [len(_values(rows, row, columns)) for row in found.rows[:200]]
    typical = sorted(sizes)[len(sizes) // 2]
    tail: list[int] = []
    for row in reversed(found.rows[-_TAIL:]):
        if not _is_sparse(len(_values(rows, row, columns)), typical):
            break
        tail.append(row)
    if len(tail) == len(found.rows):
        return
    for row in tail:
        values = _values(rows, row, columns)
        if _is_sum(row, found.rows, rows, columns):
            found.left_out.append(("total_row", msg("A total, not a record"), row))
        elif _is_note(values) or _is_apart(row, found.rows) or _scattered(tail, rows, columns):
            found.left_out.append(("note_row", msg("A note below the table"), row))
        else:
            continue
        found.rows.remove(row)


def _values(rows: Sequence[Row], row: int, columns: Sequence[int]) -> dict[int, Cell]:
    cells = rows[row]
    return {
        column: cells[column] for column in columns if column < len(cells) and not is_empty(cells[column])
    }


def _is_sparse(filled: int, typical: int) -> bool:
    return filled <= max(1, typical // 4) or (filled == 2 and typical >= 5)


def _is_note(values: dict[int, Cell]) -> bool:
    texts = [cell for cell in values.values() if isinstance(cell, str)]
    return bool(texts) and all(
        len(text) > 60 or text.lstrip().startswith(("*", "©", "(c)")) or _NOTE.match(folded(text))
        for text in texts
    )


def _is_apart(row: int, kept: Sequence[int]) -> bool:
    return row - 1 not in kept[-_TAIL - 1 :] and row != kept[0]


def _scattered(tail: Sequence[int], rows: Sequence[Row], columns: Sequence[int]) -> bool:
    starts = {min(_values(rows, row, columns)) for row in tail}
    return len(tail) >= 2 and len(starts) > 1


def _is_sum(row: int, kept: Sequence[int], rows: Sequence[Row], columns: Sequence[int]) -> bool:
    values = _values(rows, row, columns)
    if columns[0] in values or not all(isinstance(cell, int | float) for cell in values.values()):
        return False
    for column, total in values.items():
        above = [rows[other][column] for other in kept if other != row and column < len(rows[other])]
        figures = [cell for cell in above if isinstance(cell, int | float) and not isinstance(cell, bool)]
        assert isinstance(total, int | float)
        if not figures or abs(sum(figures) - total) > max(abs(total), 1) * 1e-6:
            return False
    return True
