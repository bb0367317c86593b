"""The runs of a playbook with what became of their accounts, read for its results; for a worker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from csdesk.domain.errors import Refused
from csdesk.domain.model.practice import DRAFT, LIVE, OPEN, Dismissal, Playbook, Run
from csdesk.domain.playbooks.maps import Ending, PlaybookMap, StepKind
from csdesk.domain.playbooks.path import path_of
from csdesk.domain.playbooks.results import BACK_WITHIN, Lived, Results, results
from csdesk.domain.ports import Progress
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.text import msg, verbatim
from csdesk.storage.queries.past_bands import BandsBetween, past_bands
from csdesk.storage.queries.practice_facts import lost_on
from csdesk.storage.queries.stored_maps import stored_map
from csdesk.storage.tables import Reader

_BEFORE = timedelta(days=7)
_RAN_ANYWAY = timedelta(days=30)
"""Who said no and began it within so many days did run it."""
Bands = Mapping[date, str]


def results_of(
    reader: Reader, settings: WorkspaceSettings, now: datetime, code: str, lives: Lives | None = None
) -> Results:
    """What a playbook brought about up to an instant, over all its versions; raises `Refused` for an unknown code."""
    versions = [one for one in reader.find(Playbook, code=code) if one.status != DRAFT]
    if not versions:
        raise Refused(msg("There is no playbook called {name}", name=verbatim(code)))
    zone = ZoneInfo(settings.zone)
    on = now.astimezone(zone).date()
    maps = {one.id: stored_map(one.body) for one in versions}
    runs = [
        run
        for version in versions
        for run in reader.find(Run, playbook=version.id)
        if run.started_at is not None and run.started_at <= now
    ]
    declined = _declined(reader, code, runs, on, zone)
    lives = lives or Lives(reader, settings, now, _firsts(runs, declined, zone))
    newest = max(versions, key=lambda one: (one.status == LIVE, one.version or 0, one.id))
    found = results(
        (code, newest.name),
        on,
        [_lived(run, maps[run.playbook], lives, zone, now) for run in runs],
        _labels([maps[newest.id], *maps.values()]),
        turned_down=[
            Lived(
                account=one.account,
                started=one.dismissed_on,
                bands=lives.bands(one.account, one.dismissed_on),
                left=lives.left(one.account, one.dismissed_on),
            )
            for one in declined
            if one.dismissed_on is not None
        ],
    )
    lives.settle()
    return found


def all_results(
    reader: Reader, settings: WorkspaceSettings, now: datetime, progress: Progress | None = None
) -> tuple[Results, ...]:
    """The results of every playbook that was followed or turned down, by name; raises `Cancelled` when stopped."""
    versions = {one.id: one.code or "" for one in reader.all(Playbook) if one.status != DRAFT}
    runs = [run for run in reader.all(Run) if run.playbook in versions]
    declined = [one for one in reader.all(Dismissal) if one.playbook in set(versions.values())]
    wanted = {versions[run.playbook] for run in runs} | {one.playbook or "" for one in declined}
    lives = Lives(reader, settings, now, _firsts(runs, declined, ZoneInfo(settings.zone)), progress)
    found = [results_of(reader, settings, now, code, lives) for code in sorted(wanted - {""})]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _firsts(runs: Iterable[Run], declined: Iterable[Dismissal], zone: ZoneInfo) -> dict[int, date]:
    """The first day of each account that its results are told from."""
    starts = [
        (run.account, run.started_at.astimezone(zone).date()) for run in runs if run.started_at is not None
    ]
    starts += [(one.account, one.dismissed_on) for one in declined if one.dismissed_on is not None]
    firsts: dict[int, date] = {}
    for account, start in starts:
        firsts[account] = min(start, firsts.get(account, start))
    return firsts


def _labels(maps: Sequence[PlaybookMap]) -> dict[tuple[str, str], tuple[str, str]]:
    """Question and answer of each arrow of a question; the newest words of each."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for one in maps:
        for step in one.steps:
            if step.kind is StepKind.QUESTION:
                for arrow in one.leaving.get(step.id, ()):
                    found.setdefault((step.id, arrow.id), (step.text, arrow.label))
    return found


def _declined(reader: Reader, code: str, runs: Iterable[Run], on: date, zone: ZoneInfo) -> list[Dismissal]:
    """The first dismissal of each account that nobody ran it for then."""
    began: dict[int, list[date]] = {}
    for run in runs:
        if run.started_at is not None:
            began.setdefault(run.account, []).append(run.started_at.astimezone(zone).date())
    found: dict[int, Dismissal] = {}
    for one in reader.find(Dismissal, playbook=code):
        day = one.dismissed_on
        if day is None or day > on or one.account in found:
            continue
        if not any(day - _RAN_ANYWAY <= start <= day + _RAN_ANYWAY for start in began.get(one.account, ())):
            found[one.account] = one
    return list(found.values())


def _lived(run: Run, followed: PlaybookMap, lives: Lives, zone: ZoneInfo, now: datetime) -> Lived:
    assert run.started_at is not None
    started = run.started_at.astimezone(zone).date()
    visits = path_of(run.path).visits
    minutes = [one.minutes for one in visits if one.minutes is not None]
    is_over = run.finished_at is None or run.finished_at <= now
    end = followed.by_id.get(run.outcome or "") if is_over else None
    ended = run.finished_at.astimezone(zone).date() if run.finished_at is not None and is_over else None
    questions = {step.id for step in followed.steps if step.kind is StepKind.QUESTION}
    return Lived(
        account=run.account,
        started=started,
        id=run.id,
        status=(run.status or OPEN) if is_over else OPEN,
        ended=ended,
        ending=Ending(end.ending) if end is not None else None,
        minutes=sum(minutes) if minutes else None,
        answers=tuple((one.step, one.answer) for one in visits if one.step in questions and one.answer),
        bands=lives.bands(run.account, started),
        left=lives.left(run.account, started),
    )


class Lives:
    """Health and departure of some accounts, read in one go; a band is worked out when its day is asked for."""

    def __init__(
        self,
        reader: Reader,
        settings: WorkspaceSettings,
        now: datetime,
        firsts: Mapping[int, date],
        progress: Progress | None = None,
    ) -> None:
        self._on = now.astimezone(ZoneInfo(settings.zone)).date()
        self._progress, self._told = progress, 0
        self._lost = lost_on(reader, settings, now, list(firsts))
        begun = {account: start - _BEFORE for account, start in firsts.items()}
        self._past = past_bands(reader, settings, self._on, begun)
        self._open: list[BandsBetween] = []

    def left(self, account: int, since: date) -> date | None:
        """When it left, if that was after a day."""
        day = self._lost.get(account)
        return day if day is not None and day >= since else None

    def bands(self, account: int, start: date) -> Bands:
        """The bands from a week before a day to half a year after it."""
        first, last = start - _BEFORE, min(self._on, start + timedelta(days=BACK_WITHIN))
        found = BandsBetween(self._past[account], first, last, self._step)
        self._open.append(found)
        return found

    def settle(self) -> None:
        """Whatever was asked of the bands is all that anybody will ask."""
        for one in self._open:
            one.settle()
        self._open = []

    def _step(self) -> None:
        """A life is looked into for the first time."""
        if self._progress is not None:
            self._told += 1
            self._progress.step(
                min(self._told, len(self._past)), len(self._past), msg("Results of the playbooks")
            )
