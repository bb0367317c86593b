"""A second pair of eyes on a workbook while calamine reads it: bombs, definitions, and cells that it would lose."""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable

from csdesk.storage.files.sheet_stream import Findings, Unreadable


class Seen:
    """What a look has found: cells by the place of their sheet, and whether calamine's values may be trusted."""

    def __init__(self, cells: dict[int, Findings], *, misread: bool = False) -> None:
        self.cells = cells
        self.misread = misread


Look = Callable[[], Seen]

_HOSTILE = {"bomb", "entities"}


class Lookout:
    """Runs a look in a thread; what makes a file unreadable is told at once, while calamine may still work."""

    def __init__(self, look: Look, alarm: Callable[[Unreadable], None]) -> None:
        self._look = look
        self._alarm = alarm
        self.seen = Seen({})
        self.blind = False
        """The look itself failed over the file, which calamine may still read."""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.seen = self._look()
        except Unreadable as found:
            if found.reason in _HOSTILE:
                self._alarm(found)
            self.blind = True
        except (ValueError, LookupError, struct.error):
            self.blind = True

    def finish(self) -> None:
        """Wait until everything was looked at; nothing of the file may be told before."""
        self._thread.join()

    def of_sheet(self, place: int) -> Findings:
        """What was found in a sheet, by its place in the workbook."""
        return self.seen.cells.get(place, Findings())
