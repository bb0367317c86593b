"""The bands of accounts in the past, each worked out when somebody asks for its day: one reading of the facts serves all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from csdesk.domain.health.bands import band_of
from csdesk.domain.health.choosing import Models
from csdesk.domain.health.facts import AccountFacts
from csdesk.domain.health.model import AT_RISK, BANDS, HEALTHY, Rules
from csdesk.domain.health.score import assess
from csdesk.domain.health.trend import Track
from csdesk.domain.settings import WorkspaceSettings
from csdesk.storage.queries.health import customs_of, models_in_use
from csdesk.storage.queries.health_days import tracks
from csdesk.storage.queries.health_facts import health_facts
from csdesk.storage.tables import Reader

_DAY = timedelta(days=1)
_BEFORE = None, AT_RISK, HEALTHY
"""The bands of the day before that may hold a band, each in its way."""


class PastBands:
    """The bands of one account from a day on: as observed, and before the first observation as the rules of now see them."""

    def __init__(
        self,
        models: Models,
        facts: AccountFacts | None,
        span: tuple[date, date],
        observed: Mapping[date, str],
    ) -> None:
        self._models, self._facts, self._since = models, facts, span[0]
        self._found = dict(observed)
        count = (min(observed, default=span[1] + _DAY) - self._since).days if facts is not None else 0
        self.days = {*observed, *(self._since + number * _DAY for number in range(count))}
        """The days whose band is known or can be worked out."""

    def look_again(self, day: date) -> None:
        """Another tool gave a score on a day: it is looked at again where nobody looked."""
        if day not in self.days and self._facts is not None:
            self._found[day] = band_of(*self._scored(self._facts, day))
            self.days.add(day)

    def of(self, asked: date) -> str:
        """The band of one of the days; no day is scored before the last one whose band hangs on none before it."""
        found, facts, day = self._found, self._facts, asked
        scored: list[tuple[date, int | None, Rules]] = []
        while day not in found and facts is not None:
            score, rules = self._scored(facts, day)
            scored.append((day, score, rules))
            if day == self._since or len({band_of(score, rules, before) for before in _BEFORE}) == 1:
                break
            day -= _DAY
        before = found.get(day)
        for day, score, rules in reversed(scored):
            before = found[day] = band_of(score, rules, before)
        return found[asked]

    def _scored(self, facts: AccountFacts, day: date) -> tuple[int | None, Rules]:
        model = self._models.of(facts, day)
        return assess(model, facts, day).computed, model.rules


class BandsBetween(Mapping[date, str]):
    """The bands of an account on the days between two; once nobody may ask for more, those that somebody asked for."""

    def __init__(self, past: PastBands, first: date, last: date, looked_into: Callable[[], object]) -> None:
        self._past: PastBands | None = past
        self._looked_into = looked_into
        self._days = sorted(day for day in past.days if first <= day <= last)
        self._known: dict[date, str] = {}

    def __getitem__(self, day: date) -> str:
        if day not in self._known:
            if self._past is None or not self._is_between(day):
                raise KeyError(day)
            if not self._known:
                self._looked_into()
            self._known[day] = self._past.of(day)
        return self._known[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._days)

    def __len__(self) -> int:
        return len(self._days)

    def _is_between(self, day: date) -> bool:
        place = bisect_left(self._days, day)
        return place < len(self._days) and self._days[place] == day

    def settle(self) -> None:
        """Hold what was asked for, and nothing that more could be worked out from."""
        self._past, self._days = None, sorted(self._known)


def past_bands(
    reader: Reader, settings: WorkspaceSettings, on: date, firsts: Mapping[int, date]
) -> dict[int, PastBands]:
    """The bands of some accounts, each from its own first day up to a day."""
    if not firsts:
        return {}
    models, since, some = models_in_use(reader, settings), min(firsts.values()), sorted(firsts)
    facts = health_facts(
        reader, settings, on, fields=models.fields, customs=customs_of(models), since=since, account=some
    )
    seen = tracks(reader, on, days=(on - since).days + 1, account=some)
    found = {
        own: PastBands(models, facts.get(own), (first, on), _observed(seen.get(own), first))
        for own, first in firsts.items()
    }
    for own, day in _scored_elsewhere(reader, since, on):
        if own in found and day >= firsts[own]:
            found[own].look_again(day)
    return found


def _observed(seen: Track | None, since: date) -> dict[date, str]:
    """The bands of the days on which somebody looked."""
    if seen is None:
        return {}
    days = ((seen.first + place * _DAY, band) for place, band in enumerate(seen.bands) if band < len(BANDS))
    return {day: BANDS[band] for day, band in days if day >= since}


def _scored_elsewhere(reader: Reader, since: date, until: date) -> Iterable[tuple[int, date]]:
    """The accounts and days that another tool gave a score of 0 to 100."""
    rows = reader.connection.execute(
        "SELECT account, date FROM health WHERE date BETWEEN ? AND ? AND CAST(score AS REAL) BETWEEN 0 AND 100",
        (since.isoformat(), until.isoformat()),
    )
    return ((own, date.fromisoformat(day)) for own, day in rows)
