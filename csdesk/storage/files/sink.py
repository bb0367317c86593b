"""The file that a workbook is packed into, which can be given up."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


class Sink:
    """A file to write; once given up, what is still written goes nowhere, and nobody hears of it.

    A packer that found no room tries again when Python clears it away, and complains on standard error. Files that
    Python knows of may be closed by then, so what takes the place of the file only counts.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._is_left = False
        self._place = 0

    def write(self, content: bytes) -> int:
        """Write; raises `OSError` when there is no room."""
        if not self._is_left:
            return self._file.write(content)
        self._place += len(content)
        return len(content)

    def seek(self, place: int) -> int:
        """Go to a place."""
        if not self._is_left:
            return self._file.seek(place)
        self._place = place
        return place

    def tell(self) -> int:
        """Where the next byte goes."""
        return self._place if self._is_left else self._file.tell()

    def flush(self) -> None:
        """Hand what was written to the system."""
        if not self._is_left:
            self._file.flush()

    def close(self) -> None:
        """All is written; raises `OSError` when it did not find room."""
        self._file.close()

    def give_up(self) -> None:
        """Nothing of it is wanted any more."""
        with suppress(OSError):
            self._place = 0 if self._file.closed else self._file.tell()
        self._is_left = True
        with suppress(OSError):
            self._file.close()
