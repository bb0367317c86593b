"""Playbooks out of the workspace into files to share, and back as drafts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from csdesk.domain.commands.playbooks import Adopt, PublishDraft, SaveDraft
from csdesk.domain.model.practice import LIVE, Playbook, Process
from csdesk.domain.playbooks.lint import lint
from csdesk.domain.playbooks.sharing import Shared, SharedProcess, playbook_out
from csdesk.domain.playbooks.written import map_to_json, process_of, process_to_json
from csdesk.domain.text import Text, msg, verbatim
from csdesk.storage.files.playbook_files import read_playbook, write_playbook
from csdesk.storage.queries.simulation import newest_of
from csdesk.storage.tables import Reader
from csdesk.storage.workspace import Workspace


def export(reader: Reader, name: str, target: Path) -> None:
    """Write a playbook with the processes that it uses; raises `Refused` for an unknown one."""
    own = newest_of(reader, name)
    processes = [
        SharedProcess(one.code or "", one.name, process_of(one.body))
        for one in reader.find(Process, status=LIVE)
    ]
    write_playbook(playbook_out(own.name, own.code, own.map, processes), target)


def bring_in(
    workspace: Workspace, path: Path, *, publish: bool, words: Callable[[Text], str]
) -> dict[str, Any]:
    """Read a shared file as a draft, or put it in use; processes that are there already are left as they are."""
    shared = read_playbook(path)
    told = [_bring_processes(workspace, shared)]
    known = workspace.reader.find(Playbook, code=shared.code) if shared.code else []
    done = workspace.run(
        SaveDraft(
            kind=Playbook,
            name=shared.name,
            body=map_to_json(shared.map),
            code=shared.code if known else None,
        )
    )
    told.append(done.label)
    codes = {one.code or "" for one in workspace.reader.find(Process, status=LIVE)}
    findings = [words(one.text) for one in lint(shared.map, codes)]
    if publish:
        told.append(workspace.run(PublishDraft(kind=Playbook, id=done.value)).label)
    made = workspace.reader.get(Playbook, done.value)
    return {
        "name": made.name,
        "code": made.code,
        "version": made.version,
        "status": made.status,
        "findings": findings,
        "told": [*(words(one) for one in told if one is not None), *findings],
    }


def _bring_processes(workspace: Workspace, shared: Shared) -> Text | None:
    there = {one.code for one in workspace.reader.find(Process, status=LIVE)}
    new = tuple(
        (one.code, one.name, process_to_json(one.body)) for one in shared.processes if one.code not in there
    )
    if new:
        workspace.run(Adopt(processes=new))
    kept = [one.name for one in shared.processes if one.code in there]
    if not kept:
        return None
    return msg("Already there, and left as they are: {names}", names=tuple(verbatim(one) for one in kept))
