"""How a person mapped the columns of a kind of sheet: remembered to be proposed next time, renamed, forgotten."""

from __future__ import annotations

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import altered
from csdesk.domain.model.workspace import MappingTemplate
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, verbatim


@dataclass(frozen=True, kw_only=True)
class RememberMapping(Command):
    """Keep the columns of a sheet under the signature of its headers."""

    name: str
    signature: str
    body: str


@dataclass(frozen=True, kw_only=True)
class RenameMapping(Command):
    """Call remembered columns otherwise."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class ForgetMapping(Command):
    """Propose remembered columns no longer."""

    id: int


class NoName(Refused):
    """Remembered columns need a name."""


@handles(RememberMapping)
def remember_mapping(command: RememberMapping, work: Work) -> Text:
    """Store it, in place of what was kept for these headers; the name that it had stays."""
    known = work.find(MappingTemplate, signature=command.signature)
    name = known[0].name if known else command.name
    if known:
        work.save(altered(known[0], {"body": command.body}))
    else:
        work.add(MappingTemplate(name=name, signature=command.signature, body=command.body))
    return msg("Columns of {sheet} remembered", sheet=verbatim(name))


@handles(RenameMapping)
def rename_mapping(command: RenameMapping, work: Work) -> Text:
    """Give it the name; raises `NoName` for a blank one."""
    name = " ".join(command.name.split())
    if not name:
        raise NoName(msg("Type a name for these columns"))
    before = work.get(MappingTemplate, command.id)
    work.save(altered(before, {"name": name}))
    return msg("Saved columns are called {name} now", name=verbatim(name))


@handles(ForgetMapping)
def forget_mapping(command: ForgetMapping, work: Work) -> Text:
    """Take it away."""
    name = work.get(MappingTemplate, command.id).name
    work.delete(MappingTemplate, [command.id])
    return msg("Saved columns {name} forgotten", name=verbatim(name))
