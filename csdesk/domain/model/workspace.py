"""What belongs to the workspace itself: custom fields, saved views, imports, policy."""

from __future__ import annotations

from datetime import datetime

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import FieldType, Record, choice, instant, text, whole
from csdesk.domain.text import msg, pmsg


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField(Record):
    """A field that the workspace added to a kind of record."""

    entity: str = text(msg("Kind of record"), required=True)
    key: str = text(msg("Key"), required=True)
    label: str = text(msg("Label"), required=True)
    type: str = choice(pmsg("field", "Type"), default=FieldType.TEXT.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """Filters, columns, sort and density of a table under a name; `body` holds them as JSON."""

    view: str = text(msg("View"), required=True)
    name: str = text(msg("Saved view"), required=True)
    body: str | None = text(msg("Filters"), long=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun(Record):
    """One applied import: which file, which mapping, how many rows went where."""

    file: str | None = text(pmsg("computer", "File"))
    sha256: str | None = text(msg("Digest"))
    applied_at: datetime | None = instant(msg("Applied at"))
    mapping: str | None = text(msg("Mapping"), long=True)
    rows: int | None = whole(msg("Rows"), 0)
    report: str | None = text(msg("Report"), long=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingTemplate(Record):
    """The columns of a kind of file as the person mapped them, proposed next time."""

    name: str = text(pmsg("template", "Name"), required=True)
    signature: str | None = text(msg("Signature"))
    body: str | None = text(msg("Mapping"), long=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Record):
    """One rule of the workspace, by the key that `domain/settings.py` declares."""

    key: str = text(msg("Key"), required=True)
    value: str | None = text(pmsg("setting", "Value"))
