"""NPS, CSAT and CES (section 9): every figure from counts, each contact once a period."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.model.voice import Survey
from csdesk.domain.rules.dated import ByMonth, local_day
from csdesk.domain.rules.ratio import Ratio, half_away
from csdesk.domain.values.month import Month

ZONES = ((75, "excelencia"), (50, "qualidade"), (0, "aperfeicoamento"), (-100, "critica"))
"""From which shown NPS on each zone begins."""
SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7), "value": (0, 10)}


def zone_of(score: int | None) -> str | None:
    """The zone of a shown NPS.

    >>> zone_of(49), zone_of(50), zone_of(-1), zone_of(None)
    ('aperfeicoamento', 'qualidade', 'critica', None)
    """
    return None if score is None else next(name for least, name in ZONES if score >= least)


@dataclass(frozen=True, slots=True)
class Nps:
    """Promoters (9-10), passives (7-8) and detractors (0-6) of one period."""

    promoters: int
    passives: int
    detractors: int

    @property
    def answers(self) -> int:
        """All of them."""
        return self.promoters + self.passives + self.detractors

    @property
    def score(self) -> int | None:
        """-100 to 100 from the counts, never from rounded percentages; `None` without answers.

        >>> Nps(80, 40, 20).score, Nps(80, 60, 20).score, Nps(0, 5, 3).score
        (43, 38, -38)
        """
        return half_away(100 * (self.promoters - self.detractors), self.answers) if self.answers else None

    @property
    def zone(self) -> str | None:
        """The zone of the shown score."""
        return zone_of(self.score)


@dataclass(frozen=True, slots=True)
class Voice:
    """What clients answered in one period."""

    nps: Nps
    csat: Ratio
    ces_mean: Ratio
    ces_easy: Ratio
    perceived_value: Ratio
    """Mean of the workspace's own 0-10 question; nobody is asked by default."""

    def as_json(self) -> dict[str, Any]:
        """The family under the keys of the metric reference."""
        return {
            "nps": self.nps.score,
            "nps_zone": self.nps.zone,
            "nps_promoters": self.nps.promoters,
            "nps_passives": self.nps.passives,
            "nps_detractors": self.nps.detractors,
            "csat": self.csat.as_json(),
            "ces_mean": self.ces_mean.as_number(1),
            "ces_easy": self.ces_easy.as_json(),
        }


class Answers:
    """The valid answers of a workspace, ready to be read over any months."""

    def __init__(
        self, surveys: Iterable[Survey], zone: ZoneInfo, on: date, merged: Mapping[int, int] | None = None
    ) -> None:
        self._merged = merged or {}
        self._answers = ByMonth(
            (survey for survey in surveys if is_valid(survey)),
            lambda survey: local_day(survey.answered_at, zone) if survey.answered_at else None,
            on,
        )

    def over(self, first: Month, last: Month) -> Voice:
        """The answers of a span; who counts is chosen anew for it."""
        csat = scores(self.counted("csat", first, last))
        ces = scores(self.counted("ces", first, last))
        value = scores(self.counted("value", first, last))
        return Voice(
            nps=nps_of(scores(self.counted("nps", first, last))),
            csat=Ratio(sum(1 for score in csat if score >= 4), len(csat)),
            ces_mean=Ratio(sum(ces), len(ces)),
            ces_easy=Ratio(sum(1 for score in ces if score >= 5), len(ces)),
            perceived_value=Ratio(sum(value), len(value)),
        )

    def counted(self, kind: str, first: Month, last: Month) -> list[Survey]:
        """The answers of one kind that count over a span: of NPS and CSAT each person's latest."""
        given = [survey for survey in self._answers.within(first, last) if survey.kind == kind]
        if kind == "nps":
            return latest(given, self._contact)
        return latest(given, self._ticket_contact) if kind == "csat" else given

    def _contact(self, answer: Survey) -> Hashable:
        if answer.contact is None:
            return None
        return self._merged.get(answer.account, answer.account), answer.contact

    def _ticket_contact(self, answer: Survey) -> Hashable:
        if answer.contact is None or answer.ticket is None:
            return None
        return answer.ticket, answer.contact


def is_valid(survey: Survey) -> bool:
    """Whether the score is a whole number on the scale of its kind; others are refused with a warning."""
    scale = SCALES.get(survey.kind or "")
    if scale is None or survey.score is None:
        return False
    score = Decimal(survey.score)
    return score == score.to_integral_value() and scale[0] <= score <= scale[1]


def latest(answers: Iterable[Survey], key: Callable[[Survey], Hashable]) -> list[Survey]:
    """The latest answer under each key, and all that have none; of the same instant, the later record."""
    kept: dict[Hashable, Survey] = {}
    free = []
    for answer in answers:
        name = key(answer)
        if name is None:
            free.append(answer)
        elif name not in kept or _order(answer) >= _order(kept[name]):
            kept[name] = answer
    return [*kept.values(), *free]


def _order(answer: Survey) -> tuple[Any, int]:
    return answer.answered_at, answer.id


def scores(answers: Iterable[Survey]) -> list[int]:
    """The scores as whole numbers."""
    return [int(answer.score) for answer in answers if answer.score is not None]


def nps_of(given: Sequence[int]) -> Nps:
    """The counts behind an NPS."""
    promoters = sum(1 for score in given if score >= 9)
    detractors = sum(1 for score in given if score <= 6)
    return Nps(promoters, len(given) - promoters - detractors, detractors)
