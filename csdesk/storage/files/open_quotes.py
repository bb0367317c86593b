"""Text tables with a quotation mark that never closes: only its own line is spoiled, not the rest of the file."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from csdesk.storage.files.sheet_stream import SheetStream

_LINES_OF_A_CELL = 500


class _Lines:
    """The lines, with the ones that the last record took kept for a second look."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) > _LINES_OF_A_CELL:
            raise StopIteration
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def give_back(self) -> str:
        """Return all lines of the last record but the first, which is answered."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        return first


def records(lines: Iterable[str], delimiter: str, sheet: SheetStream) -> Iterator[list[str]]:
    """The records; a record that swallows the rest of the file is read as the one line where it began."""
    source, row = _Lines(lines), sheet.first_row - 1
    reader = csv.reader(source, delimiter=delimiter)
    while True:
        source.taken.clear()
        try:
            record = next(reader, None)
        except csv.Error:
            record = []
        if not source.taken:
            return
        row += 1
        if record is None or not record or not _is_open(source.taken):
            yield record or []
            continue
        line = source.give_back()
        sheet.findings.add("open_quote", row=row)
        yield next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE))
        reader = csv.reader(source, delimiter=delimiter)


def _is_open(taken: list[str]) -> bool:
    """Whether a record of several lines ended without its closing mark."""
    return len(taken) > 1 and sum(line.count('"') for line in taken) % 2 == 1
