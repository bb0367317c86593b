"""Drafts and versions of playbooks and processes: a version in use is never edited, a new one takes its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import DRAFT, LIVE, RETIRED, Playbook, Process
from csdesk.domain.model.record import altered
from csdesk.domain.playbooks.lint import lint
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.playbooks.written import map_of, process_of
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, verbatim

Versioned = Playbook | Process


@dataclass(frozen=True, kw_only=True)
class SaveDraft(Command):
    """Keep the draft of a playbook or process; its value is the id of the draft."""

    kind: type[Versioned]
    name: str
    body: str
    code: str | None = None
    """Whose next version it is; `None` begins a new one."""


@dataclass(frozen=True, kw_only=True)
class PublishDraft(Command):
    """Put a draft in use, in the place of the version before; its value is the version."""

    kind: type[Versioned]
    id: int


@dataclass(frozen=True, kw_only=True)
class DiscardDraft(Command):
    """Drop a draft; the version in use stays."""

    kind: type[Versioned]
    id: int


@dataclass(frozen=True, kw_only=True)
class Retire(Command):
    """Take a playbook or process out of use; open runs go on to their end."""

    kind: type[Versioned]
    code: str


@dataclass(frozen=True, kw_only=True)
class Adopt(Command):
    """Put ready documents in use, each as the newest version of its code; its value is how many are new."""

    playbooks: tuple[tuple[str, str, str], ...] = ()
    """Code, name and body of each."""
    processes: tuple[tuple[str, str, str], ...] = ()
    is_first: bool = False
    """The file begins with them: nobody published them on a day of it."""


class NotADraft(Refused):
    """The version is in use or was replaced; only a draft can be changed."""


class MapUnsound(Refused):
    """The map cannot be followed to an end."""


@handles(SaveDraft)
def save_draft(command: SaveDraft, work: Work) -> tuple[Text, int]:
    """Keep it as the only draft of its code."""
    _readable(command.kind, command.body)
    name = command.name.strip()
    if not name:
        raise Refused(msg("Give it a name"))
    label = msg("Draft of {name} saved", name=verbatim(name))
    code = command.code or free_code(name, work.find(command.kind))
    own = work.find(command.kind, code=code)
    for one in own:
        if one.status == DRAFT:
            work.save(altered(one, {"name": name, "body": command.body}))
            return label, one.id
    version = 1 + max((one.version or 0 for one in own), default=0)
    draft = command.kind(name=name, body=command.body, code=code, version=version, status=DRAFT)
    return label, work.add(draft)


@handles(PublishDraft)
def publish_draft(command: PublishDraft, work: Work) -> tuple[Text, int]:
    """Check it, retire the version in use and take its place."""
    draft = _draft(command.kind, command.id, work)
    if isinstance(draft, Playbook):
        processes = {one.code or "" for one in work.find(Process, status=LIVE)}
        grave = [one for one in lint(map_of(draft.body), processes) if one.is_grave]
        if grave:
            raise MapUnsound(grave[0].text)
    elif not process_of(draft.body).steps:
        raise MapUnsound(msg("A process needs at least one step"))
    others = [one.version or 0 for one in work.find(command.kind, code=draft.code) if one.id != draft.id]
    version = max(draft.version or 1, 1 + max(others, default=0))
    _retire(command.kind, draft.code, work)
    work.save(altered(draft, _in_use(draft, version, work.clock.now())))
    return msg("{name} is in use, version {version}", name=verbatim(draft.name), version=version), version


@handles(DiscardDraft)
def discard_draft(command: DiscardDraft, work: Work) -> Text:
    """Remove it."""
    draft = _draft(command.kind, command.id, work)
    work.delete(command.kind, [draft.id])
    return msg("Draft of {name} dropped", name=verbatim(draft.name))


@handles(Retire)
def retire(command: Retire, work: Work) -> Text:
    """Nothing suggests or starts it from now on."""
    live = [one for one in work.find(command.kind, code=command.code) if one.status == LIVE]
    if not live:
        raise Refused(msg("Nothing of that name is in use"))
    _retire(command.kind, command.code, work)
    return msg("{name} is no longer in use", name=verbatim(live[0].name))


@handles(Adopt)
def adopt(command: Adopt, work: Work) -> tuple[Text, int]:
    """Each becomes the newest version of its code, unless that is the same word for word."""
    now = None if command.is_first else work.clock.now()
    count = sum(_adopt(Process, one, now, work) for one in command.processes)
    count += sum(_adopt(Playbook, one, now, work) for one in command.playbooks)
    if len(command.playbooks) == 1:
        return msg("{name} added", name=verbatim(command.playbooks[0][1])), count
    return msg("Playbooks and processes added"), count


def _adopt(kind: type[Versioned], document: tuple[str, str, str], now: datetime | None, work: Work) -> bool:
    code, name, body = document
    own = work.find(kind, code=code)
    if any(one.status == LIVE and (one.name, one.body) == (name, body) for one in own):
        return False
    if own:
        _retire(kind, code, work)
    version = 1 + max((one.version or 0 for one in own), default=0)
    draft = kind(name=name, body=body, code=code, version=version, status=DRAFT)
    work.add(altered(draft, _in_use(draft, version, now)))
    return True


def _retire(kind: type[Versioned], code: str | None, work: Work) -> None:
    now = work.clock.now()
    live = [one for one in work.find(kind, code=code) if one.status == LIVE]
    work.save_many([altered(one, {"status": RETIRED, "retired_at": now}) for one in live])


def _in_use(draft: Versioned, version: int, now: datetime | None) -> dict[str, object]:
    """What a version in use has that a draft has not; raises `Unreadable` for a body that nobody can read."""
    values: dict[str, object] = {"status": LIVE, "published_at": now, "version": version}
    if isinstance(draft, Playbook):
        kinds = dict.fromkeys(one.kind for one in map_of(draft.body).triggers)
        values["trigger"] = ", ".join(kind for kind in kinds if kind in set(map(str, TriggerKind))) or None
    else:
        process_of(draft.body)
    return values


def _readable(kind: type[Versioned], body: str) -> None:
    if kind is Playbook:
        map_of(body)
    else:
        process_of(body)


def _draft(kind: type[Versioned], number: int, work: Work) -> Versioned:
    found = work.get(kind, number)
    if found.status != DRAFT:
        raise NotADraft(msg("Only a draft can be changed; this version is in use or was replaced"))
    return found


def free_code(name: str, known: Sequence[Versioned]) -> str:
    """A short code made of a name, that none of the others has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "playbook"
    taken = {one.code for one in known}
    return next(
        code for n in range(1, len(known) + 3) if (code := stem if n == 1 else f"{stem}-{n}") not in taken
    )
