"""A draft tried on the accounts of a workspace: what it would change now, and what it would have said of the past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from csdesk.domain.health.backtest import BackTest, Ending, backtest
from csdesk.domain.health.choosing import Models
from csdesk.domain.health.facts import AccountFacts
from csdesk.domain.health.model import BANDS, Model
from csdesk.domain.health.score import Health


class Customer(NamedTuple):
    """An account as it is listed: its name, and its MRR in cents of the reporting currency."""

    name: str
    mrr: int


class Scores(Protocol):
    """The health of every account, by the models in use and by a draft in the place of its own."""

    @property
    def now(self) -> Mapping[int, Health]:
        """By the models in use."""

    def of(self, draft: Model) -> Mapping[int, Health]:
        """With a draft in the place of its group's model."""


class BandTotal(NamedTuple):
    """How many customers are in a band, and their MRR: now, and with the draft."""

    band: str
    now: int
    now_mrr: int
    then: int
    then_mrr: int


class Moved(NamedTuple):
    """An account that a draft scores otherwise."""

    account: int
    name: str
    mrr: int
    now: Health
    then: Health

    @property
    def turns(self) -> bool:
        """Whether it changes its band."""
        return self.now.band != self.then.band

    @property
    def by(self) -> int:
        """How many points it moves; from or to no score at all counts whole."""
        return (self.then.score or 0) - (self.now.score or 0)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a draft would change on the day."""

    bands: tuple[BandTotal, ...]
    turned: tuple[Moved, ...]
    """Those that change their band, the largest MRR first."""
    moved: tuple[Moved, ...]
    """Those with another score, the largest move first."""
    governed: int
    """The customers that the model scores."""
    measured: Mapping[str, int]
    """Of those, how many have fresh data for an indicator, by its key."""
    now: Mapping[int, Health] = field(repr=False)
    then: Mapping[int, Health] = field(repr=False)
    others: int = 0
    """Accounts without MRR that the portfolio counts and the bands do not."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The accounts held still, so that each change of a draft is tried at once."""

    scores: Scores
    customers: Mapping[int, Customer]
    """Those with MRR; every account where none has any."""
    others: int = 0
    """How many that did not leave stand beside them."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field of the account: what is written in it."""
    signals: tuple[str, ...] = ()
    """The names of signals that were imported."""

    def effect(self, draft: Model | None, group: tuple[str | None, str | None, str]) -> Effect:
        """What changes with a draft; without one, how it stands now."""
        now = self.scores.now
        then = now if draft is None else self.scores.of(draft)
        moved = [
            Moved(own, one.name, one.mrr, now[own], then[own])
            for own, one in self.customers.items()
            if own in now and (now[own].score, now[own].band) != (then[own].score, then[own].band)
        ]
        governed = [then[own] for own in self.customers if own in then and _group(then[own].model) == group]
        return Effect(
            tuple(self._total(band, now, then) for band in BANDS),
            tuple(sorted((one for one in moved if one.turns), key=lambda one: (-one.mrr, one.name))),
            tuple(sorted(moved, key=lambda one: (-abs(one.by), -one.mrr, one.name))),
            len(governed),
            Counter(part.indicator.key for one in governed for part in one.parts if part.points is not None),
            now,
            then,
            self.others,
        )

    def _total(self, band: str, now: Mapping[int, Health], then: Mapping[int, Health]) -> BandTotal:
        before = [one.mrr for own, one in self.customers.items() if own in now and now[own].band == band]
        after = [one.mrr for own, one in self.customers.items() if own in then and then[own].band == band]
        return BandTotal(band, len(before), sum(before), len(after), sum(after))


def customers(names: Mapping[int, str], mrr: Mapping[int, int]) -> dict[int, Customer]:
    """The accounts that pay; all of them where nobody does."""
    paying = any(mrr.get(own) for own in names)
    return {own: Customer(name, mrr.get(own, 0)) for own, name in names.items() if not paying or mrr.get(own)}


def _group(model: Model) -> tuple[str | None, str | None, str]:
    return model.scope_field, model.scope_value, model.variant


class PastTrial:
    """Who left and who renewed, held still, so that each draft is put to them beside the models in use."""

    def __init__(self, endings: Sequence[Ending], facts: Mapping[int, AccountFacts], models: Models) -> None:
        self._endings = endings
        self._facts = facts
        self._models = models
        self.live = backtest(endings, facts, models)
        """What the models in use would have said."""

    def of(self, draft: Model) -> BackTest:
        """What they would have said with a draft in the place of its group's model."""
        return backtest(self._endings, self._facts, self._models.with_draft(draft))
