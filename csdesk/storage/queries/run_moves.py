"""What moving to a version of a playbook would do to the open runs of its other versions; for a worker."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import OPEN, Playbook, Run
from csdesk.domain.playbooks.facts import Value
from csdesk.domain.playbooks.known import condition_facts
from csdesk.domain.playbooks.moving import RunMove, moved
from csdesk.domain.playbooks.path import path_of
from csdesk.domain.playbooks.running import Moment, RunState
from csdesk.domain.playbooks.written import map_of
from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.calendar import calendar_of
from csdesk.storage.queries.runs import facts_for
from csdesk.storage.tables import Reader


def run_moves(
    reader: Reader, settings: WorkspaceSettings, now: datetime, to: int
) -> tuple[tuple[RunMove, ...], Mapping[int, Mapping[str, Value]]]:
    """A preview for each run, by the name of its account, and the facts that they were worked out by."""
    target = reader.get(Playbook, to)
    followed = map_of(target.body)
    others = {one.id: one for one in reader.find(Playbook, code=target.code) if one.id != to}
    runs = [run for own in others for run in reader.find(Run, playbook=own, status=OPEN)]
    keys = condition_facts(followed)
    accounts = sorted({run.account for run in runs})
    facts = facts_for(reader, settings, now)(accounts, keys) if keys and accounts else {}
    maps = {own: map_of(others[own].body) for own in {run.playbook for run in runs}}
    today, calendar = now.astimezone(ZoneInfo(settings.zone)).date(), calendar_of(settings)
    found = []
    for run in runs:
        state = RunState(map=maps[run.playbook], path=path_of(run.path))
        moment = Moment(now=now, today=today, calendar=calendar, facts=facts.get(run.account, {}))
        found.append(
            RunMove(
                run=run.id,
                account=run.account,
                name=reader.get(Account, run.account).name,
                version=others[run.playbook].version or 1,
                move=moved(state, followed, moment),
            )
        )
    return tuple(sorted(found, key=lambda one: one.name.casefold())), facts
