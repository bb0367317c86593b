"""What is particular to each zipped workbook format: its second reader, and what to look for beside calamine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from csdesk.storage.files.preflight import Parts, Watcher
from csdesk.storage.files.sheet_stream import Findings, SheetStream
from csdesk.storage.files.sniff import Kind


def second_reader(kind: Kind, parts: Parts, cells: int) -> Callable[[], Iterator[SheetStream]] | None:
    """The reader to ask when calamine gives up; there is none for xlsb."""
    if kind is Kind.XLSX:
        from csdesk.storage.files.read_ooxml import sheets_of_ooxml

        return partial(sheets_of_ooxml, parts, cells)
    if kind is Kind.ODS:
        return partial(_ods, parts, cells)
    return None


def _ods(parts: Parts, cells: int) -> Iterator[SheetStream]:
    from csdesk.storage.files.read_ods import sheets_of_ods

    return sheets_of_ods(parts.named("content.xml"), cells)


def look(kind: Kind, parts: Parts) -> dict[int, Findings]:
    """Check all parts while they are inflated; the cells that calamine would lose, by the place of their sheet."""
    if kind is not Kind.XLSX:
        parts.check()
        return {}
    from csdesk.storage.files.scan_ooxml import CellWatch

    watches: dict[str, CellWatch] = {}

    def watcher_of(part: str) -> Watcher | None:
        if "worksheets/" not in part.lower() or not part.lower().endswith(".xml"):
            return None
        return watches.setdefault(part.lower(), CellWatch())

    parts.check(watcher_of)
    found = {part: watch.findings for part, watch in watches.items() if watch.findings.told}
    return _by_sheet(parts, found) if found else {}


def _by_sheet(parts: Parts, found: dict[str, Findings]) -> dict[int, Findings]:
    from csdesk.storage.files.ooxml_parts import Workbook

    sheets = Workbook(parts).sheets
    return {
        place: found[sheet.part.lower()] for place, sheet in enumerate(sheets) if sheet.part.lower() in found
    }
