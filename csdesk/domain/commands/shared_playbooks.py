"""A playbook from a share file: it comes as a draft, the processes that it calls come in use where they are missing."""

from __future__ import annotations

from csdesk.domain.commands.playbooks import free_code
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import DRAFT, LIVE, Playbook, Process
from csdesk.domain.playbooks.sharing import Shared
from csdesk.domain.playbooks.written import map_to_json, process_to_json
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, verbatim


@dataclass(frozen=True, kw_only=True)
class TakeShared(Command):
    """Keep what a share file holds; its value is the id of the draft.

    Of a playbook that is there it becomes the next version, unless that has a draft already; nothing that is
    there is written over.
    """

    shared: Shared


@handles(TakeShared)
def take_shared(command: TakeShared, work: Work) -> tuple[Text, int]:
    """One step for the playbook and its processes."""
    shared = command.shared
    known = work.find(Playbook)
    own = [one for one in known if one.code == shared.code]
    code = shared.code
    if not code or any(one.status == DRAFT for one in own):
        code, own = free_code(shared.name, known), []
    version = 1 + max((one.version or 0 for one in own), default=0)
    made = work.add(
        Playbook(name=shared.name, body=map_to_json(shared.map), code=code, version=version, status=DRAFT)
    )
    for process in shared.processes:
        if not any(one.status == LIVE for one in work.find(Process, code=process.code)):
            numbers = [one.version or 0 for one in work.find(Process, code=process.code)]
            work.add(
                Process(
                    name=process.name,
                    body=process_to_json(process.body),
                    code=process.code,
                    version=1 + max(numbers, default=0),
                    status=LIVE,
                    published_at=work.clock.now(),
                )
            )
    return msg("{name} imported as a draft", name=verbatim(shared.name)), made
