"""What the settings show and do, without a widget."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from csdesk.domain.commands.records import ChangeRecord, DeleteRecords
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.health import HealthModel
from csdesk.domain.model.practice import DRAFT, LIVE
from csdesk.domain.model.record import Choice, FieldSpec, FieldType
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.settings import ChangeSetting, label_of
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.ui.preferences.names import currencies, months, zones
from csdesk.ui.session import Session

NEEDS = frozenset({"setting", "custom_field", "health_model"})
"""The kinds of records that the page shows."""
TYPES = {
    FieldType.TEXT: pmsg("type", "Text"),
    FieldType.MONEY: pmsg("type", "Money"),
    FieldType.DATE: pmsg("type", "Date"),
    FieldType.INSTANT: pmsg("type", "Date and time"),
    FieldType.MONTH: pmsg("type", "Month"),
    FieldType.INT: pmsg("type", "Whole number"),
    FieldType.DECIMAL: pmsg("type", "Number"),
    FieldType.PERCENT: pmsg("type", "Percentage"),
    FieldType.BOOL: pmsg("type", "Yes or no"),
    FieldType.CHOICE: pmsg("type", "Choice"),
}
_MAY_BE_EMPTY = {"name", "person"}
_WHY = {
    "day": msg("Copy of the day"),
    "import": msg("Before an import"),
    "hand": msg("At your request"),
}


@dataclass(frozen=True, slots=True)
class CustomLine:
    """A field that the workspace added: what it is called, and of what it is."""

    id: int
    label: str
    about: Text


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup: where it is, when it was made, and why."""

    path: Path
    at: datetime
    why: Text


class SettingsPresenter:
    """The settings of the open workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def can_change(self) -> bool:
        """Whether the open file may be changed."""
        return not self._session.read_only

    @property
    def is_away(self) -> bool:
        """Whether a copy of the file is looked at: its past, or a backup."""
        return self._session.home != self._session.path

    @property
    def home(self) -> Path:
        """Where the person's file is."""
        return self._session.home

    def specs(self) -> tuple[FieldSpec, ...]:
        """The fields of the file, in the language that is spoken."""
        return (
            FieldSpec("name", FieldType.TEXT, label_of("name")),
            FieldSpec("person", FieldType.TEXT, label_of("person")),
            FieldSpec("currency", FieldType.CHOICE, label_of("currency")),
            FieldSpec("zone", FieldType.CHOICE, label_of("zone")),
            FieldSpec(
                "fiscal_start",
                FieldType.CHOICE,
                label_of("fiscal_start"),
                choices=months(self._language),
                closed=True,
            ),
        )

    def currencies(self) -> tuple[Choice, ...]:
        """The currencies to report in."""
        return currencies(self._language)

    def zones(self) -> tuple[Choice, ...]:
        """The time zones."""
        return zones(self._language)

    def values(self) -> dict[str, str]:
        """The stored settings, as the fields hold them."""
        settings = self._session.settings
        return {spec.name: str(getattr(settings, spec.name)) for spec in self.specs()}

    def change(self, key: str, value: str | None) -> None:
        """Give a setting another value; raises `Refused` when it cannot take it."""
        if value is None and key not in _MAY_BE_EMPTY:
            raise Refused(msg("{field} cannot be empty", field=label_of(key)))
        self._session.run(ChangeSetting(key=key, value=value or ""), self)

    def custom_fields(self) -> tuple[CustomLine, ...]:
        """The fields that the workspace added, kind by kind."""
        places = list(BY_KEY)
        found = [field for field in self._session.all(CustomField) if field.entity in BY_KEY]
        found.sort(key=lambda field: places.index(field.entity))
        return tuple(CustomLine(field.id, field.label, _about(field)) for field in found)

    def rename(self, field: int, label: str) -> None:
        """Call an added field something else; raises `Refused` when it cannot be called so."""
        self._session.run(ChangeRecord(kind=CustomField, id=field, values={"label": label}), self)

    def delete(self, field: int) -> None:
        """Take an added field away."""
        self._session.run(DeleteRecords(kind=CustomField, ids=(field,)), self)

    def models(self) -> Text:
        """How many health models are this workspace's own, and how many drafts wait."""
        known = self._session.all(HealthModel)
        own = sum(one.status == LIVE for one in known)
        drafts = sum(one.status == DRAFT for one in known)
        said = nmsg("{n} model of your own in use", "{n} models of your own in use", own)
        if not own:
            said = msg("The original models are in use")
        return (
            msg("{models}, {drafts}", models=said, drafts=nmsg("{n} draft", "{n} drafts", drafts))
            if drafts
            else said
        )

    def backups(self) -> tuple[BackupLine, ...]:
        """The backups of the file, newest first."""
        return tuple(BackupLine(one.path, one.at, _WHY[one.why]) for one in self._session.copies.known())

    def check_day(self, day: date | None) -> date:
        """A day whose evening lies in the life of the file; raises `Refused` for any other."""
        if day is None:
            raise Refused(msg("Choose a day"))
        if day >= self._session.today():
            raise Refused(msg("Choose a day before today"))
        began = self._session.copies.began()
        if began is not None and day < began:
            raise Refused(msg("The history of this file begins on {day}", day=began))
        return day

    @property
    def _language(self) -> str:
        return self._session.words.language


def _about(field: CustomField) -> Text:
    known = {kind.value: words for kind, words in TYPES.items()}
    return msg(
        "{kind}, {type}", kind=BY_KEY[field.entity].many, type=known.get(field.type, verbatim(field.type))
    )
