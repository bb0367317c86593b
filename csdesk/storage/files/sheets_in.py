"""The door for files that come in: a path becomes a `Book` of plain cells, or one sentence why not.

Nothing is parsed in this process; the source is opened read-only by the reading process and never touched.
"""

from __future__ import annotations

import json
import stat
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from csdesk.domain.errors import Blocked
from csdesk.domain.importing.table import Book, Cell, Merged, RawSheet, TextForm
from csdesk.domain.ports import Progress
from csdesk.domain.text import Text, msg, verbatim
from csdesk.storage.files.bytecode import make_bytecode
from csdesk.storage.files.child import Child, ReaderDied, ReaderHungry, raise_answer, stopping
from csdesk.storage.files.findings import problem
from csdesk.storage.files.frames import Unpacker
from csdesk.storage.files.limits import STANDARD, Limits
from csdesk.storage.files.refusals import blocked

NO_FORMS: Final[Mapping[str, TextForm]] = MappingProxyType({})
_HEAD_ROWS = 50
_NONSENSE = (ValueError, LookupError, TypeError, ArithmeticError, StopIteration, RecursionError, struct.error)

Row = tuple[Cell, ...]


def read_books(
    paths: Iterable[Path],
    progress: Progress | None = None,
    *,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits = STANDARD,
    forms: Mapping[str, TextForm] = NO_FORMS,
) -> list[Book]:
    """Every file in the given order; raises `Blocked` for the first that cannot be read.

    `forms` says how text files are written, by file name, where a person knows better.
    """
    from csdesk.domain.importing.readiness import make_ready

    return [
        read_book(
            path,
            progress,
            cancelled=cancelled,
            limits=limits,
            form=forms.get(path.name, TextForm()),
            meanwhile=make_ready,
        )
        for path in paths
    ]


def read_book(
    path: Path,
    progress: Progress | None = None,
    *,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits = STANDARD,
    form: TextForm = TextForm(),  # noqa: B008 - a value that cannot change
    meanwhile: Callable[[], object] = int,
) -> Book:
    """All sheets of a file; raises `Blocked` when it cannot be read, `Cancelled` when the person stops.

    `meanwhile` is done once the reading process works; by default nothing.
    """
    _refuse_at_sight(path, limits)
    try:
        return _read(path, progress, cancelled, limits, form=form, meanwhile=meanwhile)
    except ReaderDied:
        try:
            return _read(path, progress, cancelled, limits, second=True, form=form)
        except ReaderHungry as error:
            raise blocked(path.name, "too_hungry") from error
        except ReaderDied as error:
            raise blocked(path.name, "damaged") from error


def head(path: Path, *, rows: int = _HEAD_ROWS, limits: Limits = STANDARD) -> Book:
    """The first rows of every sheet, for a first look while the whole is read."""
    _refuse_at_sight(path, limits)
    try:
        return _read(path, None, None, limits, rows=rows)
    except (Blocked, ReaderDied):
        whole = read_book(path, limits=limits)
        sheets = (replace(sheet, rows=sheet.rows[:rows]) for sheet in whole.sheets)
        return replace(whole, sheets=tuple(sheets))


def _refuse_at_sight(path: Path, limits: Limits) -> None:
    """What needs no reading: not there, a folder, a lock file, empty, too large."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise blocked(path.name, "missing") from error
    except OSError as error:
        raise blocked(path.name, "unavailable") from error
    if stat.S_ISDIR(found.st_mode):
        raise blocked(path.name, "folder")
    if not stat.S_ISREG(found.st_mode):
        raise blocked(path.name, "unknown")
    if path.name.startswith("~$"):
        raise blocked(path.name, "lock")
    if found.st_size == 0:
        raise blocked(path.name, "empty")
    if found.st_size > limits.file_bytes:
        raise blocked(path.name, "too_large", size=limits.file_bytes >> 20)


def _read(
    path: Path,
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
    limits: Limits,
    *,
    rows: int | None = None,
    second: bool = False,
    form: TextForm = TextForm(),  # noqa: B008 - a value that cannot change
    meanwhile: Callable[[], object] = int,
) -> Book:
    make_bytecode()
    child = Child(path, limits, head=rows, second=second, form=form)
    answer = _Answer(path.name, progress, limits.cells)
    check = stopping(cancelled)

    def waiting() -> None:
        check()
        answer.report()

    try:
        meanwhile()
        return _answered(child, answer, waiting)
    finally:
        child.stop()


def _answered(child: Child, answer: _Answer, waiting: Callable[[], None]) -> Book:
    try:
        for kind, payload in child.frames(waiting):
            if answer.take(kind, payload):
                break
        return answer.book()
    except _NONSENSE as error:
        raise ReaderDied(0) from error


class _Answer:
    """Builds the book out of the frames."""

    def __init__(self, file: str, progress: Progress | None, cells: int) -> None:
        self._file = file
        self._progress = progress
        self._most = self._left = cells
        self._what: Text = msg("Reading {file}", file=verbatim(file))
        self._sheets: list[tuple[int, RawSheet]] = []
        self._sheet: dict[str, Any] = {}
        self._begun = False
        self._rows: list[Row] = []
        self._unpacker = Unpacker()
        self._end: dict[str, Any] = {}

    def take(self, kind: bytes, payload: bytes) -> bool:
        """Take one frame; true when it was the last."""
        if kind == b"R":
            self._keep(self._unpacker.rows(payload))
            return False
        told: dict[str, Any] = json.loads(payload)
        if kind == b"S":
            if self._begun:  # the sheet comes once more
                self._left += sum(map(len, self._rows))
            self._begun, self._sheet, self._rows, self._unpacker = True, told, [], Unpacker()
        elif kind == b"E":
            self._begun = False
            place = self._sheet["place"]
            self._sheets.append((len(self._sheets) if place is None else place, self._finished(told)))
        elif kind == b"Z":
            self._end = told
            return True
        else:
            raise_answer(self._file, kind, told)
        return False

    def _keep(self, rows: list[Row]) -> None:
        """Add the rows of a chunk; whatever the reader counted, no file may fill the memory of the app."""
        self._left -= sum(map(len, rows))
        if self._left < 0:
            raise blocked(self._file, "too_many_cells", count=self._most)
        self._rows += rows

    def report(self) -> None:
        """Tell the progress of the sheet at hand."""
        if self._progress is not None:
            self._progress.step(
                len(self._rows), max(1, len(self._rows), self._sheet.get("height", 0)), self._what
            )

    def _finished(self, told: dict[str, Any]) -> RawSheet:
        about = self._sheet
        rows, blanks = trimmed(self._rows)
        return RawSheet(
            self._file,
            about["name"],
            rows,
            about["first_row"] + blanks,
            about["hidden"],
            about["encoding"],
            about["delimiter"],
            tuple(problem(found) for found in told["findings"]),
            tuple(Merged(*map(int, found)) for found in told["merged"]),
        )

    def book(self) -> Book:
        """What was read."""
        problems = tuple(problem(found) for found in self._end["findings"])
        sheets = tuple(sheet for _, sheet in sorted(self._sheets, key=itemgetter(0)))
        return Book(self._file, self._end["sha256"], sheets, problems)


def trimmed(rows: list[Row]) -> tuple[list[Row], int]:
    """Rows of one width, without blank ones at both ends and blank columns at the right, and how many went at the top."""
    start, end = 0, len(rows)
    while end and _is_blank(rows[end - 1]):
        end -= 1
    while start < end and _is_blank(rows[start]):
        start += 1
    kept = rows[start:end] if (start, end) != (0, len(rows)) else rows
    width = 0
    for row in kept:
        if len(row) > width and not _is_blank(row[width:]):
            width = max(place for place, cell in enumerate(row) if cell is not None) + 1
    if set(map(len, kept)) - {width}:
        blank = (None,) * width
        kept = [(*row, *blank)[:width] for row in kept]
    return kept, start


def _is_blank(row: Row) -> bool:
    return row.count(None) == len(row)
