"""What became of the records of a workspace since it was exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from csdesk.domain.model.record import Record


@dataclass(frozen=True, slots=True)
class Since:
    """The changes after an export, kind by kind."""

    held: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    """What the fields held that were changed since, by record."""
    came: dict[str, set[int]] = field(default_factory=dict)
    """Records that were made since."""
    went: dict[str, set[int]] = field(default_factory=dict)
    """Records that were removed since; some may have come back."""

    def exported(self, entity: str, record: Record, name: str) -> Any:
        """What a field held when it was exported."""
        held = self.held.get(entity, {}).get(record.id, {})
        return held[name] if name in held else getattr(record, name)


Marks = Mapping[str, Since]
"""By where the workspace stood; what it never stood at is not there."""
