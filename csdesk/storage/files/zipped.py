"""What is particular to each zipped workbook format: its second reader, and what to look for beside calamine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from csdesk.storage.files.lookout import Seen
from csdesk.storage.files.preflight import Parts, Watcher
from csdesk.storage.files.sheet_stream import Findings, SheetStream
from csdesk.storage.files.sniff import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from csdesk.storage.files.slices import Slices

_MISREAD = re.compile(
    rb'value-type="error"|number-rows-spanned="(?:[2-9]|1\d)|time-value="(?:-|P\d|PT(?:2[4-9]|[3-9]\d|\d{3,})H)'
)
_OVERLAP = 64


def second_reader(kind: Kind, parts: Parts, cells: int) -> Callable[[], Iterator[SheetStream]]:
    """The reader to ask when calamine gives up."""
    if kind is Kind.XLSX:
        from csdesk.storage.files.read_ooxml import sheets_of_ooxml

        return partial(sheets_of_ooxml, parts, cells)
    if kind is Kind.ODS:
        return partial(_ods, parts, cells)
    from csdesk.storage.files.read_xlsb import sheets_of_xlsb

    return partial(sheets_of_xlsb, parts, cells)


def _ods(parts: Parts, cells: int) -> Iterator[SheetStream]:
    from csdesk.storage.files.read_ods import sheets_of_ods

    return sheets_of_ods(parts.named("content.xml"), cells)


def look(kind: Kind, parts: Parts, slices: Slices | None = None) -> Seen:
    """Check all parts while they are inflated, and see what calamine would lose; slices are cut on the way."""
    if kind is Kind.XLSX:
        try:
            return Seen(_lost_cells(parts, slices))
        finally:
            if slices is not None:
                slices.finish()
    if kind is Kind.XLSB:
        from csdesk.storage.files import read_xlsb

        parts.check()
        return read_xlsb.look(parts)
    watch = _ContentWatch()
    parts.check(lambda part: [watch] if part.lower() == "content.xml" else [])
    return Seen({}, misread=watch.suspect)


class _ContentWatch(Watcher):
    """Sees whether an ods holds error cells, durations of a day and more, or cells over several rows, of which calamine says nothing."""

    def __init__(self) -> None:
        self.suspect = False
        self._rest = b""

    def feed(self, piece: bytes) -> None:
        held = self._rest + piece
        self.suspect = self.suspect or _MISREAD.search(held) is not None
        self._rest = held[-_OVERLAP:]


def _lost_cells(parts: Parts, slices: Slices | None) -> dict[int, Findings]:
    """Error cells, formulas without a value and merged cells, by the place of their sheet."""
    from csdesk.storage.files.scan_ooxml import CellWatch

    watches: dict[str, CellWatch] = {}

    def watchers_of(part: str) -> Iterator[Watcher]:
        if "worksheets/" in part.lower() and part.lower().endswith(".xml"):
            yield watches.setdefault(part.lower(), CellWatch())
        if slices is not None and part == slices.part:
            yield slices

    parts.check(watchers_of)
    found = {
        part: watch.findings
        for part, watch in watches.items()
        if watch.findings.told or watch.findings.merged
    }
    if not found:
        return {}
    from csdesk.storage.files.ooxml_parts import Workbook

    sheets = Workbook(parts).sheets
    return {
        place: found[sheet.part.lower()] for place, sheet in enumerate(sheets) if sheet.part.lower() in found
    }
