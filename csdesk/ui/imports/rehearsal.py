"""What the wizard asks of the import: to read, to plan, and at last to do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject

from csdesk.domain.changes import Done
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.plan import Answers
from csdesk.domain.importing.table import TextForm
from csdesk.ui.import_session import Understood


class Importing(Protocol):
    """What the wizard asks of `ImportSession`."""

    def read(
        self,
        paths: Sequence[Path],
        done: Callable[[Understood], object],
        failed: Callable[[Exception], object],
        *,
        owner: QObject,
        forms: Mapping[str, TextForm],
    ) -> Any:
        """Read, understand and plan; `forms` says how text files are written, by name."""

    def plan(
        self,
        understood: Understood,
        mappings: Sequence[SheetMapping],
        answers: Answers,
        done: Callable[[Understood], object],
        failed: Callable[[Exception], object],
        *,
        owner: QObject,
    ) -> Any:
        """Plan anew."""

    def apply(
        self,
        understood: Understood,
        done: Callable[[Done | None], object],
        failed: Callable[[Exception], object],
        owner: QObject,
    ) -> Any:
        """Import as one step."""
