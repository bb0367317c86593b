"""Which row names the columns, in one row or two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final

from csdesk.domain.importing.aliases import is_known, nouns, titles
from csdesk.domain.importing.names import folded, name_of
from csdesk.domain.importing.rows import Row, filled_places, is_empty
from csdesk.domain.importing.shapes import Kind, kinds_of

_DEEPEST: Final = 60
"""How many filled rows from the top a header is looked for."""
_NUMBERED: Final = re.compile(r"^(?:column|coluna|columna|col|field|campo|unnamed:?)\s*_?\d+$", re.IGNORECASE)
"""What a program calls columns that nobody named: `Column1`."""
_SPAN: Final = re.compile(r"^[>+]?\s*(\d{1,3})(?:\s*(?:-|–|a|to)\s*(\d{1,3})|\s*\+)?$")
_MONTH: Final = re.compile(r"^(20\d\d)-(\d\d)(?:-01)?$")
_SERIES: Final = 3
_NOT_A_NAME: Final = frozenset(
    {Kind.NUMBER, Kind.DATE, Kind.EMAIL, Kind.URL, Kind.UUID, Kind.MONEY, Kind.CNPJ}
)


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a sheet in which one table is looked for."""

    rows: Sequence[Row]
    columns: tuple[int, ...]
    top: int
    bottom: int
    """First row below the part."""

    def cells(self, row: int) -> list[object]:
        """The cells of one row in the columns of the part."""
        cells = self.rows[row]
        return [cells[column] if column < len(cells) else None for column in self.columns]


def find_header(region: Region) -> int | None:
    """The row that names the columns, by its words, its width and how it differs from the rows below."""
    looked = 0
    scores: dict[int, float] = {}
    for row in range(region.top, region.bottom):
        cells = region.cells(row)
        if all(map(is_empty, cells)):
            continue
        looked += 1
        score = _header_score(region, row, cells)
        if score is not None:
            scores[row] = score
        if looked >= _DEEPEST:
            break
    if not scores:
        return None
    best = max(scores, key=lambda row: (scores[row], -row))
    early = (
        row for row in scores if row < best and scores[row] >= scores[best] - 1.2 and _is_sure(region, row)
    )
    return next(early, best)


def _is_sure(region: Region, row: int) -> bool:
    """Whether a row names columns and the row right below holds values: a table above a wider one."""
    cells, below = region.cells(row), region.cells(row + 1)
    names = [str(cell) for cell in cells if not is_empty(cell)]
    values = [cell for cell in below if not is_empty(cell)]
    known = sum(map(is_named, names))
    headers = sum(1 for value in values if isinstance(value, str) and is_named(value))
    return known >= max(2, 0.75 * len(names)) and len(values) >= 2 and headers < len(values) / 2


def _header_score(region: Region, row: int, cells: Sequence[object]) -> float | None:
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and not is_empty(cell)]
    filled = sum(1 for cell in cells if not is_empty(cell))
    named = [text for text in texts if _names_a_column(text)]
    if named and len(named) < filled:
        named += _months_in_a_row(cells) or _spans_in_a_row(cells)
    if filled < min(2, len(region.columns)) or len(named) < filled / 2:
        return None
    if len(texts) >= 2 and all(map(_NUMBERED.match, texts)):
        return None
    known = sum(1 for text in named if is_named(text))
    if filled == 1 and not known:
        return None
    below = _rows_below(region, row)
    if not below and known < 2:
        return None
    typical = median(len(filled_places(other)) for other in below) if below else filled
    cover = min(filled / max(typical, 1), 1.0)
    distinct = len({folded(text) for text in texts}) / max(len(texts), 1)
    return (
        2.0 * known / filled
        + 1.5 * len(named) / filled
        + 1.5 * cover
        + 0.7 * _contrast(cells, below)
        + 0.5 * distinct
        + 0.5 * filled / len(region.columns)
        + (0.3 if below else 0.0)
    )


def _months_in_a_row(cells: Sequence[object]) -> list[str]:
    """The months that stand side by side, one after the other, as dates: the names of columns all the same."""
    found: list[int] = []
    for cell in cells:
        month = _month_number(cell)
        if month is not None and (not found or month == found[-1] + 1):
            found.append(month)
        elif month is not None:
            return []
    return [_header_text(cell) for cell in cells if _month_number(cell)] if len(found) >= _SERIES else []


def _spans_in_a_row(cells: Sequence[object]) -> list[str]:
    """Spans of days side by side, each after the other, as those who owe are sorted: `1-30`, `31-60`, `90+`."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    found = [(text, span) for text in texts if (span := _SPAN.match(text))]
    ends = [int(number) for _, span in found for number in (span[1], span[2]) if number]
    rising = all(one <= other for one, other in pairwise(ends))
    return [text for text, _ in found] if len(found) >= _SERIES and rising else []


def _month_number(cell: object) -> int | None:
    """The months from year 0 to the one of which a cell is the first day."""
    if isinstance(cell, date):
        return cell.year * 12 + cell.month if cell.day == 1 else None
    written = _MONTH.match(cell) if isinstance(cell, str) else None
    return int(written[1]) * 12 + int(written[2]) if written else None


def _names_a_column(text: str) -> bool:
    return len(text) <= 80 and not kinds_of(text) & _NOT_A_NAME and any(map(str.isalpha, text))


def first_filled(region: Region) -> int:
    """The first row of a part that holds anything."""
    rows = range(region.top, region.bottom)
    return next((row for row in rows if not all(map(is_empty, region.cells(row)))), region.top)


def is_named(text: str) -> bool:
    """Whether a text is the name of a column that we know."""
    return any(is_known(form) for form in name_of(text).forms)


def _rows_below(region: Region, row: int) -> list[list[object]]:
    found: list[list[object]] = []
    for other in range(row + 1, min(row + 40, region.bottom)):
        cells = region.cells(other)
        if not all(map(is_empty, cells)):
            found.append(cells)
        if len(found) == 20:
            break
    return found


def _contrast(cells: Sequence[object], below: Sequence[Sequence[object]]) -> float:
    places = filled_places(cells)
    if not places or not below:
        return 0.0
    other = 0
    for place in places:
        values = [row[place] for row in below if not is_empty(row[place])]
        plain = [value for value in values if isinstance(value, str) and _names_a_column(value)]
        other += bool(values) and len(plain) < len(values) / 2
    return other / len(places)


def two_rows(region: Region, header: int) -> tuple[int | None, int]:
    """The row of groups above a header, if it has one, and the row of names."""
    if header + 1 < region.bottom and _completes(region, header, header + 1):
        return header, header + 1
    if header > region.top and _groups(region, header - 1, header):
        return header - 1, header
    return None, header


def _completes(region: Region, upper: int, lower: int) -> bool:
    """Whether the row below fills the gaps of a header whose merged cells name groups."""
    over, under = region.cells(upper), region.cells(lower)
    names = [cell for cell in under if not is_empty(cell)]
    if len(names) < 2 or not all(isinstance(cell, str) and _names_a_column(cell) for cell in names):
        return False
    gaps = [place for place in filled_places(under) if is_empty(over[place])]
    known = sum(1 for cell in names if is_named(str(cell)))
    return bool(gaps) and known >= max(2, len(names) / 2)


def _groups(region: Region, upper: int, lower: int) -> bool:
    """Whether the row above a header names groups of its columns."""
    over, under = region.cells(upper), region.cells(lower)
    places = filled_places(over)
    labels = [over[place] for place in places]
    if len(places) < 2 or not all(isinstance(label, str) and _names_a_column(label) for label in labels):
        return False
    if len(places) >= len(filled_places(under)) and all(not is_empty(under[place]) for place in places):
        return False
    known = sum(1 for label in labels if is_named(str(label)) or name_of(str(label)).full in group_words())
    names = [folded(str(cell)) for cell in under if not is_empty(cell)]
    return known >= len(labels) / 2 or len(set(names)) < len(names)


def group_words() -> frozenset[str]:
    """What a merged cell above a header may say: the names of kinds of record."""
    return frozenset(nouns()) | frozenset(titles())


def joined(region: Region, upper: int | None, lower: int) -> list[str]:
    """One header a column; a header of two rows reads `group - name`."""
    under = [_header_text(cell) for cell in region.cells(lower)]
    if upper is None:
        return under
    over = [_header_text(cell) for cell in region.cells(upper)]
    group, found = "", []
    for above, name in zip(over, under, strict=True):
        group = above or (group if name else "")
        if not name or folded(name) == folded(group):
            found.append(group or name)
        else:
            found.append(f"{group} - {name}" if group else name)
    return found


def _header_text(cell: object) -> str:
    if is_empty(cell):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date) and cell.day == 1:
        return f"{cell:%Y-%m}"
    return " ".join(str(cell).replace("\ufeff", "").split())


def starts_table(region: Region, row: int, header: int) -> bool:
    """Whether a row after a gap is the header of another table below."""
    cells = region.cells(row)
    texts = [cell for cell in cells if not is_empty(cell)]
    if len(texts) < 2 or not all(isinstance(cell, str) and _names_a_column(cell) for cell in texts):
        return False
    known = sum(1 for text in texts if is_named(str(text)))
    same = {folded(str(text)) for text in texts} == {
        folded(str(cell)) for cell in region.cells(header) if not is_empty(cell)
    }
    return not same and known >= max(2, len(texts) * 0.6)
