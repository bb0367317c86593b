"""Playbooks of a workspace for the command line: the list, what lint finds, suggestions and their dismissal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.cli.reviews import account_called
from csdesk.domain.changes import Done
from csdesk.domain.commands.suggestions import DismissSuggestion
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import DRAFT, LIVE, OPEN, RETIRED, Playbook, Process, Run
from csdesk.domain.playbooks.lint import Finding, lint
from csdesk.domain.playbooks.maps import Trigger
from csdesk.domain.playbooks.suggesting import Suggested, Suggestion
from csdesk.domain.playbooks.trigger_words import trigger_words
from csdesk.domain.playbooks.written import Unreadable, map_of
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.storage.queries.local_days import end_of
from csdesk.storage.queries.portfolio import account_names
from csdesk.storage.queries.simulation import newest_of
from csdesk.storage.queries.stored_maps import stored_map
from csdesk.storage.queries.suggestions import suggestions_on
from csdesk.storage.tables import Reader
from csdesk.storage.workspace import Workspace

Words = Callable[[Text], str]


def listed(reader: Reader) -> list[dict[str, Any]]:
    """The playbooks in use and the drafts, with their open runs and triggers."""
    rows = []
    open_runs: dict[int, int] = {}
    for run in reader.find(Run, status=OPEN):
        open_runs[run.playbook] = open_runs.get(run.playbook, 0) + 1
    versions = reader.all(Playbook)
    for one in sorted(versions, key=lambda own: (own.name.casefold(), own.version or 0)):
        if one.status == RETIRED:
            continue
        found = stored_map(one.body)
        same = [own.id for own in versions if own.code == one.code]
        rows.append(
            {
                "name": one.name,
                "code": one.code,
                "version": one.version,
                "status": one.status,
                "group": found.group,
                "steps": len(found.steps),
                "open_runs": sum(open_runs.get(own, 0) for own in same) if one.status == LIVE else 0,
                "triggers": [_trigger_json(trigger) for trigger in found.triggers],
            }
        )
    return rows


def _trigger_json(trigger: Trigger) -> dict[str, Any]:
    return {
        "kind": trigger.kind,
        "value": trigger.value,
        "key": trigger.key or None,
        "rest": trigger.rest,
    }


def listed_lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[Text]:
    """A line a playbook."""
    for row in rows:
        status = msg("draft") if row["status"] == DRAFT else msg("version {n}", n=row["version"])
        kinds = [trigger_words(_trigger(one)) for one in row["triggers"]]
        yield msg(
            "{name} [{code}]: {status}, {runs}, {triggers}",
            name=verbatim(row["name"]),
            code=verbatim(row["code"] or "-"),
            status=status,
            runs=nmsg("{n} open run", "{n} open runs", row["open_runs"]),
            triggers=tuple(kinds) if kinds else msg("no trigger"),
        )
    if not rows:
        yield msg("There is no playbook yet; adopt brings those of CSDesk")


def _trigger(told: Mapping[str, Any]) -> Trigger:
    return Trigger(kind=told["kind"], value=told["value"], key=told["key"] or "", rest=told["rest"])


def linted(reader: Reader, name: str | None, words: Words) -> list[dict[str, Any]]:
    """What is wrong with one playbook, or with all in use and all drafts."""
    codes = _processes(reader)
    if name is not None:
        own = newest_of(reader, name)
        bodies = [(own.name, own.code, reader.get(Playbook, own.id).body)]
    else:
        known = [one for one in reader.all(Playbook) if one.status in {LIVE, DRAFT}]
        bodies = [(one.name, one.code or "", one.body) for one in sorted(known, key=lambda own: own.name)]
    return [_linted(title, code, body, codes, words) for title, code, body in bodies]


def linted_file(reader: Reader, path: Path, words: Words) -> list[dict[str, Any]]:
    """What is wrong with the playbook of a shared file; its own processes count as there."""
    from csdesk.storage.files.playbook_files import read_playbook

    shared = read_playbook(path)
    codes = {*_processes(reader), *(one.code for one in shared.processes)}
    findings = [_finding_json(one, words) for one in lint(shared.map, codes)]
    return [{"name": shared.name, "code": shared.code, "findings": findings}]


def _processes(reader: Reader) -> set[str]:
    return {one.code or "" for one in reader.find(Process, status=LIVE)}


def _linted(title: str, code: str, body: str | None, codes: set[str], words: Words) -> dict[str, Any]:
    try:
        found = [_finding_json(one, words) for one in lint(map_of(body), codes)]
    except Unreadable as failure:
        found = [
            {"flaw": "unreadable", "text": words(failure.text), "step": None, "arrow": None, "grave": True}
        ]
    return {"name": title, "code": code, "findings": found}


def _finding_json(one: Finding, words: Words) -> dict[str, Any]:
    return {
        "flaw": str(one.flaw),
        "text": words(one.text),
        "step": one.step,
        "arrow": one.arrow,
        "grave": one.is_grave,
    }


def at_end_of(workspace: Workspace, on: date | None) -> datetime:
    """Now, or the last second of another day."""
    if on is None or on == workspace.clock.today():
        return workspace.clock.now()
    return end_of(on, ZoneInfo(workspace.settings.zone))


def suggested(workspace: Workspace, on: date | None) -> tuple[Suggested, dict[int, str]]:
    """The suggestions of a day, and what the accounts are called."""
    now = at_end_of(workspace, on)
    found = suggestions_on(workspace.reader, workspace.settings, now)
    return found, dict(account_names(workspace.reader))


def suggested_lines(found: Suggested, names: Mapping[int, str]) -> Iterator[Text]:
    """What can be started, the most pressing first; then what is held back."""
    if not found.shown:
        yield msg("No playbook is suggested")
    for one in found.shown:
        yield msg(
            "{account}: {playbook}. {why}",
            account=verbatim(names[one.account]),
            playbook=verbatim(one.name),
            why=one.why,
        )
    if found.held:
        yield msg("Held back:")
    for one in found.held:
        yield msg(
            "  {account}: {playbook}. {why}. {held}",
            account=verbatim(names[one.account]),
            playbook=verbatim(one.name),
            why=one.why,
            held=one.held or verbatim(""),
        )


def suggested_json(found: Suggested, names: Mapping[int, str], words: Words) -> dict[str, Any]:
    """The suggestions as plain values."""

    def told(one: Suggestion) -> dict[str, Any]:
        return {
            "account": one.account,
            "name": names[one.account],
            "playbook": one.code,
            "title": one.name,
            "trigger": one.trigger,
            "kind": one.kind,
            "why": words(one.why),
            "since": None if one.since is None else one.since.isoformat(),
            "severity": one.severity,
            "worth": one.worth,
            "held": None if one.held is None else words(one.held),
        }

    return {"suggestions": [told(one) for one in found.shown], "held": [told(one) for one in found.held]}


def dismiss(workspace: Workspace, name: str, account: str, reason: str, until: date | None) -> Done:
    """Say no to what a playbook is suggested to an account for; raises `Refused` when it is not suggested."""
    reader = workspace.reader
    code = newest_of(reader, name).code
    own = account_called(reader.all(Account), account).id
    found = suggestions_on(reader, workspace.settings, workspace.clock.now(), accounts=[own])
    same = [one for one in (*found.shown, *found.held) if one.code == code]
    if not same:
        raise Refused(msg("This playbook is not suggested to the account now"))
    return workspace.run(
        DismissSuggestion(account=own, playbook=code, trigger=same[0].trigger, reason=reason, until=until)
    )
