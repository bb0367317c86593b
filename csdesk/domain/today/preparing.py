"""How far a review is prepared."""

from __future__ import annotations

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.values.month import Quarter

_NAMED = 2


@dataclass(frozen=True, slots=True)
class Progress:
    """The sections of a review that have what they need, and those that lack it."""

    account: int
    quarter: Quarter
    ready: int
    sections: int
    missing: tuple[Text, ...]
    is_begun: bool
    """Whether a person has worked on it."""

    @property
    def told(self) -> Text:
        """What is missing: by name while it is little, else by how much it is."""
        if not self.missing:
            return msg("In progress, nothing is missing") if self.is_begun else msg("Ready to go through")
        if len(self.missing) <= _NAMED:
            return msg("Missing: {sections}", sections=self.missing)
        return nmsg("{n} section missing", "{n} sections missing", len(self.missing))
