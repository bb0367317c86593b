"""The workspace's own rules, declared once: key, default, words. Rows of `Setting`, changed by commands, undoable."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import field
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import altered
from csdesk.domain.model.workspace import Setting
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, verbatim


def _setting(default: Any, label: Text) -> Any:
    return field(default=default, metadata={"label": label})


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """Rules of one workspace (metrics.md, section 16)."""

    name: str = _setting("", msg("Workspace name"))
    person: str = _setting("", msg("Your name"))
    currency: str = _setting("BRL", msg("Reporting currency"))
    zone: str = _setting("America/Sao_Paulo", msg("Time zone"))
    fiscal_start: int = _setting(1, msg("First month of the fiscal year"))
    sample: bool = _setting(False, msg("Example data"))

    @classmethod
    def of(cls, rows: Iterable[Setting]) -> WorkspaceSettings:
        """The settings of stored rows; an unknown key or a bad value falls back to its default."""
        values: dict[str, Any] = {}
        defaults = {known.name: known.default for known in dataclasses.fields(cls)}
        for row in rows:
            if row.key in defaults and row.value is not None:
                value = _read(row.value, type(defaults[row.key]))
                if value is not None and _holds(row.key, value):
                    values[row.key] = value
        return cls(**values)


def _read(text: str, kind: type) -> Any:
    if kind is bool:
        return text == "1"
    if kind is int:
        return int(text) if text.lstrip("-").isdigit() else None
    return text


def _holds(key: str, value: Any) -> bool:
    if key == "currency":
        return len(value) == 3 and value.isalpha() and value.isupper()
    if key == "fiscal_start":
        return 1 <= int(value) <= 12
    if key == "zone":
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            return False
    return True


def label_of(key: str) -> Text:
    """The label of a setting; raises `Refused` for an unknown key."""
    for known in dataclasses.fields(WorkspaceSettings):
        if known.name == key:
            label: Text = known.metadata["label"]
            return label
    raise Refused(msg("There is no setting called {name}", name=verbatim(key)))


@dataclass(frozen=True, kw_only=True)
class ChangeSetting(Command):
    """Give one setting another value."""

    key: str
    value: str | int | bool


@handles(ChangeSetting)
def change_setting(command: ChangeSetting, work: Work) -> Text:
    """Store it; raises `Refused` for an unknown key or a value that it cannot take."""
    label = label_of(command.key)
    value = ("1" if command.value else "0") if isinstance(command.value, bool) else str(command.value)
    read = _read(value, type(getattr(WorkspaceSettings(), command.key)))
    if read is None or not _holds(command.key, read):
        raise Refused(msg("{value} does not fit {setting}", value=verbatim(value), setting=label))
    known = work.find(Setting, key=command.key)
    if known:
        work.save(altered(known[0], {"value": value}))
    else:
        work.add(Setting(key=command.key, value=value))
    return msg("Changed {setting}", setting=label)
