"""Cells of an xlsx that calamine reads as blank although they hold something: errors, formulas never computed, merged cells.

Looks at the bytes of each sheet while the preflight inflates them; a sheet without such cells costs a few searches.
"""

from __future__ import annotations

import re

from csdesk.storage.files.preflight import Watcher
from csdesk.storage.files.sheet_stream import Findings, rows_of_range

_NO_VALUE = rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></|</(?:\w+:)?c>)"
_OPEN_FORMULA = re.compile(rb"f>" + _NO_VALUE + rb"|<(?:\w+:)?f\b[^>]*/>" + _NO_VALUE)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_KIND = re.compile(rb"""\bt=["'](\w+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_UNUSUAL = re.compile(rb"<\w+:worksheet|='")
_HEAD_BYTES = 65_536
_LONGEST_ROW = 8_388_608
_END = re.compile(rb"</(?:\w+:)?sheetData")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z0-9:$]+)["']""")


class CellWatch(Watcher):
    """Watches one sheet part; `findings` are complete when the part is over."""

    def __init__(self) -> None:
        self.findings = Findings()
        self._rest = b""
        self._unusual: bool | None = None
        self._below: bytes | None = None
        """What stands below the rows, where the merged cells are told."""

    def feed(self, piece: bytes) -> None:
        """Look at the whole rows so far."""
        if self._below is not None:
            self._below = self._below + piece if len(self._below) < _LONGEST_ROW else self._below
            return
        if self._unusual is None:
            self._unusual = _UNUSUAL.search(piece[:_HEAD_BYTES]) is not None
        held = self._rest + piece
        end = held.rfind(b"row>") + 4
        if end < 4:
            self._keep(held if len(held) < _LONGEST_ROW else b"")
            return
        self._keep(held[end:])
        self._look(held[:end])

    def close(self) -> None:
        """Look at what came after the last row."""
        self._look(self._rest)
        for found in _MERGED.finditer(self._below or b""):
            merged = rows_of_range(found[1].decode())
            if merged is not None:
                self.findings.add_merged(*merged)

    def _keep(self, rest: bytes) -> None:
        """Hold what is no whole row yet, or learn that there are no more."""
        self._rest = rest
        if b"sheetData" in rest and _END.search(rest):
            self._below = rest

    def _look(self, rows: bytes) -> None:
        if not self._is_suspect(rows):
            return
        for cell in _CELL.finditer(rows):
            about, content = cell.groups()
            kind = _KIND.search(about)
            if kind is not None and kind[1] == b"e":
                value = _VALUE.search(content or b"")
                self._tell(
                    "unreadable_cell", about, error=value[1].decode("utf-8", "replace") if value else "#?"
                )
            elif content and (kind is None or kind[1] == b"n") and _never_computed(content):
                self._tell("formula_without_value", about)

    def _is_suspect(self, rows: bytes) -> bool:
        """Whether a closer look is due: two plain searches, as nearly every sheet is written plainly and says no."""
        if b't="e"' in rows or (self._unusual and b"t='e'" in rows):
            return True
        return (b"<f" in rows or bool(self._unusual)) and _OPEN_FORMULA.search(rows) is not None

    def _tell(self, code: str, about: bytes, **detail: str) -> None:
        place = _PLACE.search(about)
        if place is not None:
            self.findings.add(code, int(place[2]), place[1].decode(), **detail)


def _never_computed(content: bytes) -> bool:
    return _FORMULA.search(content) is not None and _VALUE.search(content) is None
