"""Runs as the wizard and the lists show them, and what merge fields are filled with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.commands.run_steps import FactsOf
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.practice import LIVE, OPEN, SNOOZED, WAITING, Playbook, Process, Run
from csdesk.domain.playbooks.ahead import COUNTED
from csdesk.domain.playbooks.facts import Value
from csdesk.domain.playbooks.known import Asked, condition_facts, facts_of
from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.merge import spoken
from csdesk.domain.playbooks.path import path_of
from csdesk.domain.playbooks.running import Moment, RunState, progress, wake
from csdesk.domain.playbooks.written import process_of
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.views.runs import LinkedProcess, RunRow, RunView, Startable
from csdesk.storage.queries.portfolio import portfolio
from csdesk.storage.queries.run_merge import merge_facts, people_of
from csdesk.storage.queries.stored_maps import stored_map
from csdesk.storage.tables import Reader

_ROWS = """
SELECT run.id, run.account, account.name, playbook.code, playbook.name, playbook.body, run.path,
  coalesce(run.status, 'open'), run.hold, run.due, run.until, run.reason, run.started_at, run.finished_at
FROM run JOIN account ON account.id = run.account JOIN playbook ON playbook.id = run.playbook
{where} ORDER BY run.id DESC
"""

_TITLES = "SELECT run, title FROM task WHERE status = 'open' AND run IS NOT NULL AND step IS NOT NULL"


def facts_for(reader: Reader, settings: WorkspaceSettings, now: datetime) -> FactsOf:
    """What conditions may ask of accounts at an instant, read when it is asked."""

    def look_up(accounts: Collection[int], keys: Collection[str]) -> Mapping[int, Mapping[str, Value]]:
        from csdesk.storage.queries.practice_facts import known_on

        some = accounts if len(accounts) <= _SOME else None
        asked = Asked(frozenset(keys), frozenset(), {})
        known = known_on(reader, settings, now, asked, accounts=some)
        return {one: facts_of(known, one, keys) for one in accounts if one in known.accounts}

    return look_up


_SOME = 2_000
"""More accounts than this are read all at once."""


def run_view(reader: Reader, settings: WorkspaceSettings, now: datetime, number: int) -> RunView:
    """Everything that the wizard of a run shows; raises `Refused` when it is gone."""
    run = reader.get(Run, number)
    playbook, account = reader.get(Playbook, run.playbook), reader.get(Account, run.account)
    state = RunState(map=stored_map(playbook.body), path=path_of(run.path))
    people = people_of(reader, account.id)
    rows = portfolio(reader, settings, now, accounts=[account.id])
    mark = rows[0].health if rows else None
    live = [one for one in reader.find(Playbook, code=playbook.code) if one.status == LIVE]
    return RunView(
        run=run,
        playbook=playbook,
        account=account,
        state=state,
        people=people,
        processes=processes_of(reader, state.map),
        merge=merge_facts(reader, settings, now, account, people),
        newer=next((one for one in live if one.id != playbook.id), None),
        band=None if mark is None else mark.band,
        score=None if mark is None else mark.score,
        summaries=_said(reader, state),
    )


def run_rows(
    reader: Reader, *, account: int | None = None, only_open: bool = False, most: int = 5_000
) -> list[RunRow]:
    """The runs of the workspace or of an account, the newest first."""
    wanted = ["run.account = :account"] if account is not None else []
    if only_open:
        wanted.append("coalesce(run.status, 'open') = 'open'")
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    found = reader.connection.execute(
        _ROWS.format(where=where) + " LIMIT :most", {"account": account, "most": most}
    ).fetchall()
    titles = dict(reader.connection.execute(_TITLES).fetchall())
    return [_row(one, titles.get(one[0])) for one in found]


def startables(
    reader: Reader, settings: WorkspaceSettings, now: datetime, accounts: Collection[int]
) -> list[Startable]:
    """The playbooks in use for some accounts: for a single one, those suggested now first, each with its reason."""
    live = reader.find(Playbook, status=LIVE)
    single = next(iter(accounts)) if len(accounts) == 1 else None
    running = _running(reader, single) if single is not None else {}
    reasons = _reasons(reader, settings, now, single) if single is not None else {}
    found = []
    for one in live:
        own = stored_map(one.body)
        found.append(
            Startable(
                id=one.id,
                code=one.code or "",
                name=one.name,
                purpose=own.purpose,
                group=own.group,
                open_run=running.get(one.code or ""),
                why=reasons.get(one.code or ""),
                steps=sum(1 for step in own.steps if step.kind in COUNTED),
            )
        )
    return sorted(found, key=lambda one: (one.open_run is None, one.why is None, one.group, one.name))


def processes_of(reader: Reader, found: PlaybookMap) -> dict[str, LinkedProcess]:
    """The processes in use that a map calls or links, by their codes."""
    codes = {code for step in found.steps for code in (*step.links, step.process or "") if code}
    processes = {}
    for code in codes:
        live = [one for one in reader.find(Process, code=code) if one.status == LIVE]
        if live:
            processes[code] = LinkedProcess(live[0].id, code, live[0].name, process_of(live[0].body))
    return processes


def _said(
    reader: Reader, state: RunState
) -> dict[int, tuple[str, str | None, tuple[int, ...], datetime | None]]:
    """What was logged at the steps of a walk."""
    wanted = [one.interaction for one in state.path.visits if one.interaction is not None]
    found = [one for number in wanted for one in reader.find(Interaction, id=number)]
    return {one.id: (one.summary or "", one.channel, one.contacts, one.at) for one in found}


def _running(reader: Reader, account: int) -> dict[str, int]:
    runs = [one for one in reader.find(Run, account=account) if one.status in {OPEN, None}]
    return {reader.get(Playbook, one.playbook).code or "": one.id for one in runs}


def _reasons(reader: Reader, settings: WorkspaceSettings, now: datetime, account: int) -> dict[str, Any]:
    from csdesk.storage.queries.suggestions import suggestions_on

    suggested = suggestions_on(reader, settings, now, accounts=[account])
    return {one.code: one.why for one in reversed((*suggested.shown, *suggested.held))}


def _row(found: tuple[Any, ...], title: str | None) -> RunRow:
    own, account, name, code, playbook, body, path, status, hold, due, until, reason, began, ended = found
    state = RunState(map=stored_map(body), path=path_of(path))
    step = state.step
    return RunRow(
        id=own,
        account=account,
        account_name=name,
        code=code or "",
        playbook=playbook,
        step=title or ("" if step is None else spoken(step.text, {"account.name": name})),
        status=status,
        hold=hold,
        due=_day(due),
        until=_day(until),
        reason=reason or "",
        outcome="" if state.outcome is None else state.outcome.text,
        progress=progress(state),
        started=_instant(began),
        finished=_instant(ended),
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _instant(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def facts_of_run(
    reader: Reader, settings: WorkspaceSettings, now: datetime, view: RunView
) -> Mapping[str, Value]:
    """What the map of a run, and a newer version of it, ask of its account."""
    maps = [view.state.map, *([stored_map(view.newer.body)] if view.newer is not None else [])]
    keys = {key for one in maps for key in condition_facts(one)}
    return facts_for(reader, settings, now)([view.account.id], keys).get(view.account.id, {}) if keys else {}


def ready_to_go_on(
    reader: Reader, settings: WorkspaceSettings, now: datetime
) -> tuple[tuple[int, ...], Mapping[int, Mapping[str, Value]]]:
    """The runs on hold that go on now, and what their maps ask of their accounts; in one pass, for a worker."""
    today = now.astimezone(ZoneInfo(settings.zone)).date()
    waiting = reader.find(Run, status=OPEN, hold=WAITING)
    snoozed = [one for one in reader.find(Run, status=OPEN, hold=SNOOZED) if one.until and one.until <= today]
    held = [*waiting, *snoozed]
    maps = {one: stored_map(reader.get(Playbook, one).body) for one in {run.playbook for run in held}}
    keys = {key for one in maps.values() for key in condition_facts(one)}
    accounts = sorted({one.account for one in held})
    facts = facts_for(reader, settings, now)(accounts, keys) if keys else {}
    ready = {one.id for one in snoozed}
    for run in waiting:
        state = RunState(map=maps[run.playbook], path=path_of(run.path))
        moment = Moment(now=now, today=today, facts=facts.get(run.account, {}))
        if wake(state, moment) != state:
            ready.add(run.id)
    return tuple(sorted(ready)), facts
