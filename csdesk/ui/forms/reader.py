"""The person in front of the screen: their language, their day, the currency of their workspace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from csdesk.domain.lean import dataclass
from csdesk.i18n import Translator

if TYPE_CHECKING:
    from csdesk.ui.session import Session


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns a value into words, and typed words into a value."""

    words: Translator
    today: date
    currency: str = "BRL"
    """The currency of an amount whose record names none."""

    @classmethod
    def of(cls, session: Session) -> Reader:
        """Whoever reads a workspace now."""
        return cls(session.words.translator, session.today(), session.settings.currency)

    @property
    def day_first(self) -> bool:
        """Whether this language writes the day before the month."""
        return self.words.day_first

    @property
    def comma(self) -> bool:
        """Whether this language writes decimals after a comma."""
        return self.words.decimal_comma
