"""The columns that a person chose in earlier imports, kept in the workspace by their headers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.understand import header_signature
from csdesk.domain.model.workspace import MappingTemplate
from csdesk.ui.session import Session

Targets = Mapping[str, str | None]


class Saved(NamedTuple):
    """Remembered columns: their record, their name, and where each header goes."""

    id: int
    name: str
    targets: Targets
    is_used: bool
    """Whether they are those of the sheet that is shown."""


def templates(session: Session) -> dict[str, Targets]:
    """What was remembered, by the signature of the headers."""
    known = session.all(MappingTemplate)
    return {one.signature or one.name: json.loads(one.body or "{}") for one in known}


def saved_columns(session: Session, mapping: SheetMapping | None) -> list[Saved]:
    """All remembered columns by name, with those of the shown sheet marked."""
    if mapping is None or not mapping.columns:
        return []
    own = header_signature(mapping.table)
    found = [
        Saved(one.id, one.name, json.loads(one.body or "{}"), one.signature == own)
        for one in session.all(MappingTemplate)
    ]
    return sorted(found, key=lambda one: (not one.is_used, one.name.casefold()))
