"""The columns that a person chose in earlier imports, kept in the workspace by their headers."""

from __future__ import annotations

import json

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.understand import header_signature
from csdesk.domain.model.workspace import MappingTemplate
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.session import Session


def templates(session: Session) -> dict[str, dict[str, str | None]]:
    """What was remembered, by the signature of the headers."""
    known = session.all(MappingTemplate)
    return {one.signature or one.name: json.loads(one.body or "{}") for one in known}


def saved_name(session: Session, mapping: SheetMapping | None) -> Text | None:
    """The name under which the columns of a sheet were remembered; `None` when they were not."""
    if mapping is None or not mapping.columns:
        return None
    known = session.find(MappingTemplate, signature=header_signature(mapping.table))
    return msg("Saved columns: {name}", name=verbatim(known[0].name)) if known else None
