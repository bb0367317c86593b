"""One kind of export of a legacy tool, declared by its telling headers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from csdesk.domain.importing.names import name_of


def key_of(header: str) -> str:
    """A header in the form in which tools are told by it; a dash counts: `Person - Name` is not `Person Name`."""
    name = name_of(header)
    return f"{name.group} - {name.base}" if name.group else name.full


_ELSEWHERE = frozenset(
    map(key_of, ("Created Time", "Modified Time", "Closing Date", "Last Activity Time", "Lead Owner"))
)
"""Headers of other CRMs that share most of the rest with these tools."""


@dataclass(frozen=True)
class Tool:
    """One kind of export: the headers that give it away and the columns only it would name so."""

    key: str
    entity: str
    signature: str
    """Headers that must all be there, separated by ` | `; a `/` stands between equals."""
    columns: dict[str, str] = field(default_factory=dict)
    """Header -> `entity.field`, with `@unit` where it is not the monthly unit; `-` for what is no use."""

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The signature: of each group one header must be there."""
        return tuple(
            frozenset(key_of(name) for name in part.split(" / ")) for part in self.signature.split(" | ")
        )

    @cached_property
    def targets(self) -> dict[str, str]:
        """The columns by key."""
        return {key_of(header): target for header, target in self.columns.items()}

    def matches(self, names: frozenset[str]) -> bool:
        """Whether all the telling headers are there, and none that only another tool has."""
        return all(names & group for group in self.needs) and not names & _ELSEWHERE
