"""The person in front of the screen: their language, their day, the currency of their workspace."""

from __future__ import annotations

from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.i18n import Translator


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns a value into words, and typed words into a value."""

    words: Translator
    today: date
    currency: str = "BRL"
    """The currency of an amount whose record names none."""

    @property
    def day_first(self) -> bool:
        """Whether this language writes the day before the month."""
        return self.words.language == "pt_BR"

    @property
    def comma(self) -> bool:
        """Whether this language writes decimals after a comma."""
        return self.words.language == "pt_BR"
