"""What is being typed into a cell, kept until it is saved or given up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from csdesk.domain.lean import dataclass


class Drafts(Protocol):
    """Keeps half-typed texts by the place where they were typed."""

    def texts(self, place: str) -> Mapping[str, str]:
        """What is half typed there."""
        ...

    def keep(self, place: str, texts: Mapping[str, str]) -> None:
        """Keep what is typed there now; nothing typed is nothing kept."""
        ...


@dataclass(frozen=True, slots=True)
class CellDrafts:
    """The half-typed cells of one table."""

    drafts: Drafts
    table: str

    def text(self, row: int, column: str) -> str | None:
        """What was typed into a cell and not saved; `None` when nothing was."""
        return self.drafts.texts(self._place(row, column)).get("text")

    def keep(self, row: int, column: str, text: str | None) -> None:
        """Keep what is typed into a cell, or forget it."""
        self.drafts.keep(self._place(row, column), {} if text is None else {"text": text})

    def _place(self, row: int, column: str) -> str:
        return f"cell/{self.table}/{row}/{column}"
