"""Web pages with a table, which many tools save under the name .xls: each table with cells is a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from csdesk.storage.files.read_text import encoding_of
from csdesk.storage.files.sheet_stream import SheetStream, Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_PIECE = 65_536
_ENDLESS = re.compile(r"(<[A-Za-z][\w:-]{0,40})[\s/][^<>]{65536,}")
"""A tag with more attributes than anyone writes: what it says besides its name is nothing to us."""
_WIDEST_SPAN = 1000


def sheets_of_html(data: bytes, name: str, cells: int) -> Iterator[SheetStream]:
    """The tables of the page, in order; a page without one is refused."""
    encoding = _told_encoding(data) or encoding_of(data)
    words = data.decode(encoding, "replace").lstrip("\ufeff")
    words = _ENDLESS.sub(r"\1", words)
    page = _Page(cells)
    for place in range(0, len(words), _PIECE):
        page.feed(words[place : place + _PIECE])
    page.close()
    tables = [table for table in page.finished() if any(any(row) for row in table.filled())]
    if not tables:
        raise Unreadable("no_table")
    for number, table in enumerate(tables, 1):
        title = name if len(tables) == 1 else f"{name} ({number})"
        rows = table.filled()
        stream = SheetStream(title, iter(rows), height=len(rows), encoding=encoding)
        for merged in table.merged:
            stream.findings.add_merged(*merged)
        yield stream


def _told_encoding(data: bytes) -> str | None:
    """The encoding that the page names, when its bytes agree."""
    told = _CHARSET.search(data[:4096])
    if told is None:
        return None
    name = told[1].decode("ascii", "replace").lower()
    try:
        data.decode("cp1252" if name in {"iso-8859-1", "latin1"} else name)
    except (LookupError, UnicodeDecodeError):
        return None
    return "cp1252" if name in {"iso-8859-1", "latin1"} else name


class _Page(HTMLParser):
    """Collects tables; a table inside a cell is a table of its own."""

    def __init__(self, cells: int) -> None:
        super().__init__(convert_charrefs=True)
        self._limit = self._left = cells
        self._done: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = 0

    def finished(self) -> list[_Table]:
        """All tables, also those never closed."""
        while self._open:
            self._done.append(self._open.pop())
        return self._done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow tables, rows and cells."""
        if tag == "table":
            table = _Table()
            self._open.append(table)
        elif tag in {"script", "style"}:
            self._silent += 1
        elif self._open:
            self._open_inside(self._open[-1], tag, dict(attrs))

    def _open_inside(self, table: _Table, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "tr":
            table.next_row()
        elif tag in {"td", "th"}:
            across = _span(attributes.get("colspan"))
            self._left -= across
            if self._left < 0:
                raise Unreadable("too_many_cells", count=self._limit)
            table.next_cell(across, _span(attributes.get("rowspan")))
        elif tag in {"br", "p", "div", "li"}:
            table.break_line()

    def handle_endtag(self, tag: str) -> None:
        """Follow the ends of tables and of cells."""
        if tag in {"script", "style"}:
            self._silent = max(0, self._silent - 1)
        elif self._open and tag == "table":
            self._done.append(self._open.pop())
        elif self._open and tag in {"td", "th", "tr"}:
            self._open[-1].close_cell()

    def handle_data(self, data: str) -> None:
        """Words of the cell at hand."""
        if self._open and not self._silent:
            self._open[-1].say(data)


def _span(told: str | None) -> int:
    return min(max(int(told[:4]), 1), _WIDEST_SPAN) if told and told.isdecimal() else 1


class _Table:
    """One table; a cell over several rows or columns says its words in the first of them."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self.merged: list[tuple[int, int, int]] = []
        self._covered: dict[int, int] = {}
        self._words: list[str] | None = None
        self._column = 0

    def next_row(self) -> None:
        self.close_cell()
        self._rows.append([])
        self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}

    def next_cell(self, across: int, down: int) -> None:
        self.close_cell()
        if not self._rows:
            self._rows.append([])
        row = self._rows[-1]
        while len(row) in self._covered:
            row.append("")
        self._column = len(row)
        row += [""] * across
        if down > 1:
            self.merged.append((len(self._rows), len(self._rows) + down - 1, self._column))
            self._covered.update(dict.fromkeys(range(self._column, len(row)), down))
        self._words = []

    def say(self, words: str) -> None:
        if self._words is not None:
            self._words.append(_SPACES.sub(" ", words))

    def break_line(self) -> None:
        if self._words:
            self._words.append("\n")

    def close_cell(self) -> None:
        if self._words is not None:
            lines = "".join(self._words).split("\n")
            self._rows[-1][self._column] = "\n".join(line.strip(" ") for line in lines).strip("\n ")
        self._words = None

    def filled(self) -> list[list[Any]]:
        self.close_cell()
        return self._rows
