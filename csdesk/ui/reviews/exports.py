"""Writing a deck where the person says, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from csdesk.domain.ports import Progress
from csdesk.domain.review.boxes import DeckLayout
from csdesk.domain.text import msg
from csdesk.domain.views.sheets import SheetTable
from csdesk.i18n import Translator
from csdesk.ui.files import ask_save, file_name
from csdesk.ui.jobs import Jobs
from csdesk.ui.reviews.pdf import write_pdf

WritePptx = Callable[[DeckLayout, Path, Translator], None]
WriteSheets = Callable[[Sequence[SheetTable], Path, Progress], None]
AskPath = Callable[[QWidget, str], Path | None]


def ask_path(parent: QWidget, name: str) -> Path | None:
    """Ask the person where a file goes."""
    return ask_save(parent, "", name, f"*{Path(name).suffix}")


class DeckExport:
    """Asks for a place and writes there what a page shows."""

    def __init__(
        self, jobs: Jobs, write_pptx: WritePptx, ask: AskPath, write_sheets: WriteSheets | None = None
    ) -> None:
        self._jobs, self._write_pptx, self._ask, self._write_sheets = jobs, write_pptx, ask, write_sheets

    def run(
        self,
        deck: DeckLayout,
        translator: Translator,
        suffix: str,
        owner: QWidget,
        done: Callable[[Path], object],
    ) -> None:
        """Write the deck as `.pptx` or `.pdf` and hand its path over when it is there."""
        path = self._ask(owner, file_name(deck.title, suffix))
        if path is None:
            return

        def work(progress: Progress) -> Path:
            progress.step(0, 1, msg("Writing {file}", file=path.name))
            if suffix == ".pdf":
                write_pdf(deck, path)
            else:
                self._write_pptx(deck, path, translator)
            return path

        self._jobs.run(work, done, owner=owner)

    def run_sheets(
        self, title: str, tables: Sequence[SheetTable], owner: QWidget, done: Callable[[Path], object]
    ) -> None:
        """Write the numbers of the deck as `.xlsx` and hand its path over when it is there."""
        write = self._write_sheets
        path = None if write is None else self._ask(owner, file_name(title, ".xlsx"))
        if path is None or write is None:
            return

        def work(progress: Progress) -> Path:
            write(tables, path, progress)
            return path

        self._jobs.run(work, done, owner=owner)
