"""Remember how a person mapped the columns of a kind of sheet, to propose it next time."""

from __future__ import annotations

from csdesk.domain.commands.registry import Command, handles
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


@handles(RememberMapping)
def remember_mapping(command: RememberMapping, work: Work) -> Text:
    """Store it, in place of what was kept for these headers."""
    known = work.find(MappingTemplate, signature=command.signature)
    if known:
        work.save(altered(known[0], {"name": command.name, "body": command.body}))
    else:
        work.add(MappingTemplate(name=command.name, signature=command.signature, body=command.body))
    return msg("Columns of {sheet} remembered", sheet=verbatim(command.name))
