"""A playbook put to the past of the workspace: what was known each week, read from the dated records; for a worker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from csdesk.domain.errors import Refused
from csdesk.domain.health.score import assess
from csdesk.domain.model.practice import DRAFT, LIVE, Playbook, Process, Run
from csdesk.domain.playbooks.firing import InUse
from csdesk.domain.playbooks.known import Asked, Entry, Known, asked_by
from csdesk.domain.playbooks.path import path_of
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.domain.playbooks.simulating import Simulation, Simulator, evaluation_days
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.playbooks.written import Unreadable, process_of
from csdesk.domain.ports import Progress
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.today.worth import LEFT
from csdesk.domain.views.health import NO_DATA, HealthMark
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.storage.calendar import calendar_of
from csdesk.storage.queries.health import customs_of, models_in_use
from csdesk.storage.queries.health_facts import health_facts
from csdesk.storage.queries.health_marks import health_marks
from csdesk.storage.queries.local_days import end_of
from csdesk.storage.queries.practice_facts import known_on
from csdesk.storage.queries.practice_marks import asks_change
from csdesk.storage.queries.stored_maps import stored_map
from csdesk.storage.tables import Reader

YEAR = timedelta(days=364)
_MONTH = timedelta(days=30)


def simulate(
    reader: Reader,
    settings: WorkspaceSettings,
    playbook: InUse,
    span: tuple[date, date],
    progress: Progress | None = None,
) -> Simulation:
    """What a playbook would have been in a span of days; raises `Refused` without triggers, `Cancelled` when stopped."""
    if not playbook.map.triggers:
        raise Refused(msg("This playbook has no trigger; it can only be walked with made-up answers"))
    asked = asked_by([playbook.map], conditions=True)
    past = _Past(reader, settings, asked, span)
    simulator = Simulator(
        playbook, answer_shares(reader, playbook.code), calendar_of(settings), processes_in_use(reader)
    )
    days = evaluation_days(*span)
    for done, day in enumerate(days):
        if progress is not None:
            progress.step(done, len(days), msg("Week up to {day}", day=day))
        simulator.see(past.known(day))
    return simulator.found(span, past.unknown())


def answer_shares(reader: Reader, code: str) -> dict[str, dict[str, int]]:
    """How often each answer of each step was given, over all runs of all versions."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for version in reader.find(Playbook, code=code):
        for run in reader.find(Run, playbook=version.id):
            for visit in path_of(run.path).visits:
                if visit.answer:
                    found[visit.step][visit.answer] += 1
    return {step: dict(arrows) for step, arrows in found.items()}


def processes_in_use(reader: Reader) -> dict[str, ProcessBody]:
    """The processes in use, by code; one that cannot be read is left out."""
    found = {}
    for one in reader.find(Process, status=LIVE):
        try:
            found[one.code or str(one.id)] = process_of(one.body)
        except Unreadable:
            continue
    return found


def newest_of(reader: Reader, name: str) -> InUse:
    """A playbook by its name or code, the one in use, else the draft; raises `Refused` for none."""
    wanted = name.strip().casefold()
    same = [
        one
        for one in reader.all(Playbook)
        if one.status in {LIVE, DRAFT} and wanted in {one.name.casefold(), (one.code or "").casefold()}
    ]
    if not same:
        raise Refused(msg("There is no playbook called {name}", name=verbatim(name)))
    best = min(same, key=lambda one: (one.status != LIVE, one.id))
    return InUse(best.id, best.code or str(best.id), best.name, stored_map(best.body))


class _Past:
    """What was known on days of the past, the oldest asked for first."""

    def __init__(
        self, reader: Reader, settings: WorkspaceSettings, asked: Asked, span: tuple[date, date]
    ) -> None:
        self._reader, self._settings, self._asked = reader, settings, asked
        self._zone = ZoneInfo(settings.zone)
        self._wants_change = asks_change(asked)
        self._wants = self._wants_change or bool(asked.bands) or bool(asked.facts & {"health", "band"})
        first, last = span
        self._models = models_in_use(reader, settings) if self._wants else None
        self._facts = {}
        if self._models is not None:
            fields, customs = self._models.fields, customs_of(self._models)
            since = first - _MONTH
            self._facts = health_facts(reader, settings, last, fields=fields, customs=customs, since=since)
        self._bands: dict[int, str] = {}
        self._entered: dict[int, Entry | None] = {}

    def known(self, day: date) -> Known:
        """What was known at the end of a day."""
        found = known_on(
            self._reader, self._settings, end_of(day, self._zone), self._asked, marks=self._marks(day)
        )
        rows = {own: _then(row) for own, row in found.accounts.items() if _had_begun(row, day)}
        known = replace(found, accounts=rows)
        return replace(known, entered=self._turns(rows, day)) if self._asked.bands else known

    def _marks(self, day: date) -> Mapping[int, HealthMark]:
        if self._models is None:
            return {}
        observed = health_marks(self._reader, day)
        return {**{own: self._mark(own, day) for own in self._facts if own not in observed}, **observed}

    def _mark(self, own: int, day: date) -> HealthMark:
        assert self._models is not None
        facts = self._facts[own]
        model = self._models.of(facts, day)
        health = assess(model, facts, day, self._bands.get(own))
        change = None
        if self._wants_change and health.computed is not None:
            before = day - _MONTH
            then = assess(self._models.of(facts, before), facts, before).computed
            change = None if then is None else health.computed - then
        score, coverage = health.computed, round(health.coverage * 100)
        return HealthMark(score, health.computed_band, coverage, False, False, change, None, (score,))

    def _turns(self, rows: Mapping[int, PortfolioRow], day: date) -> dict[int, Entry | None]:
        """Since which week each account is in its band; of the first week nobody knows."""
        for own, row in rows.items():
            band = NO_DATA if row.health is None else row.health.band
            before = self._bands.get(own)
            if before != band:
                self._entered[own] = None if before is None else Entry(day, is_change=True)
            self._bands[own] = band
        return {
            own: entry if entry is not None and day - entry.since <= _MONTH else None
            for own, entry in self._entered.items()
        }

    def unknown(self) -> Iterable[Text]:
        """What the dated records do not tell of the past."""
        yield msg("Fields of accounts, such as stage, touch and tags, as they are now")
        if self._wants:
            yield msg("Health of days on which nobody looked, as the models of now see it")
        if TriggerKind.RENEWAL in self._asked.kinds or "renewal_days" in self._asked.facts:
            yield msg("Renewal dates that were written over since")
        if TriggerKind.OPPORTUNITY in self._asked.kinds:
            yield msg("Stages of opportunities, as they are now")
        if self._asked.kinds & {TriggerKind.GOAL_LATE, TriggerKind.GOAL_REACHED}:
            yield msg("Goals, as far as their readings have a date")


def _had_begun(row: PortfolioRow, day: date) -> bool:
    return row.start_date is None or row.start_date <= day


def _then(row: PortfolioRow) -> PortfolioRow:
    """The account as it was: who paid then had not left."""
    if row.mrr and (row.status in LEFT or row.stage == "churned"):
        return replace(row, status=None, stage=None if row.stage == "churned" else row.stage)
    return row
