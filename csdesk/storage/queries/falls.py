"""Whose health fell since a month ago, and what drew it down; computed again where nobody looked then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from csdesk.domain.model.account import Account
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.text import Text
from csdesk.domain.today.facts import Falls
from csdesk.domain.today.rules import FALL
from csdesk.domain.today.worth import fall, weight
from csdesk.domain.turns import in_turns
from csdesk.domain.views.health import HealthMark
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.storage.queries.health_marks import AT_MOST, MONTH_AGO, health_marks, mark_of
from csdesk.storage.queries.observed_months import ObservedMonths
from csdesk.storage.tables import Reader

if TYPE_CHECKING:
    from csdesk.domain.health.explained import Explanation
    from csdesk.domain.health.facts import AccountFacts
    from csdesk.domain.health.model import Model

_CAUSES = 3
_COMPARED_AT_ONCE = 1_000
"""The past of more accounts takes over a second."""


def known_falls(
    reader: Reader,
    settings: WorkspaceSettings,
    on: date,
    marks: Mapping[int, HealthMark] | None,
    *,
    compare: bool,
    months: ObservedMonths | None = None,
) -> tuple[Mapping[int, HealthMark], Falls]:
    """The health that is known, with its change since a month ago, and how that change is known."""
    known = health_marks(reader, on, months=months) if marks is None else marks
    if not is_new(known):
        return known, Falls.OBSERVED
    if compare and reader.count(Account, merged_into=None) <= _COMPARED_AT_ONCE:
        return compared(reader, settings, on, known), Falls.RECALCULATED
    return known, Falls.UNKNOWN


def moved(
    reader: Reader, settings: WorkspaceSettings, on: date, rows: Mapping[int, PortfolioRow], most: int
) -> dict[int, Explanation]:
    """What moved the health of those that fell, the most worth first."""
    changed = (row for row in rows.values() if row.health is not None and row.health.alert)
    fallen = sorted((row for row in changed if fall(row) >= FALL), key=lambda row: (-weight(row, on), row.id))
    if not fallen:
        return {}
    from csdesk.domain.health.explained import explain
    from csdesk.storage.queries.health import health_of_all, recalculated
    from csdesk.storage.queries.health_days import seen_days

    day = timedelta(days=1)
    since, before = on - AT_MOST * day, on - MONTH_AGO * day
    told = [row.id for row in fallen[:most]]
    health, found = health_of_all(reader, settings, on, account=told), {}
    for own in told:
        then = seen_days(reader, own, since, before)
        then = then or recalculated(reader, settings, own, before, before + day)
        found[own] = explain(health[own], then[-1] if then else None)
    return found


def causes(why: Explanation) -> tuple[Text, ...]:
    """The facts that drew a score down, the most first; where none did, what holds it down."""
    moved = sorted((row.moved, place) for place, row in enumerate(why.rows) if row.moved and row.moved < 0)
    facts = (why.rows[place].told for _, place in moved)
    found = tuple(fact for fact in facts if fact is not None)[:_CAUSES]
    held = why.health.held
    if found or held is None:
        return found
    from csdesk.domain.health.words import cap_of

    return (cap_of(held.cap.key),)


def is_new(known: Mapping[int, HealthMark]) -> bool:
    """Whether nobody looked at any account a month ago."""
    return all(mark.change is None for mark in known.values())


def compared(
    reader: Reader,
    settings: WorkspaceSettings,
    on: date,
    known: Mapping[int, HealthMark],
    *,
    account: int | None = None,
) -> dict[int, HealthMark]:
    """The health of a file, or of one account, that nobody looked at a month ago, against that day by the same rules."""
    from csdesk.domain.health.score import assess

    before, found = on - timedelta(days=MONTH_AGO), {}
    for own, model, one in _scored(reader, settings, on, account):
        mark = known.get(own)
        if mark is None:
            mark = mark_of(assess(model, one, on))
        computed = mark.points[-1] if mark.points else None
        then = assess(model, one, before).computed
        change = None if then is None or computed is None else computed - then
        found[own] = replace(mark, change=change)
    return found


def month_ago(reader: Reader, settings: WorkspaceSettings, on: date) -> dict[int, int]:
    """The scores of a month ago as the rules of now see them; over a second for ten thousand accounts, for a worker."""
    from csdesk.domain.health.score import assess

    before = on - timedelta(days=MONTH_AGO)
    scores = ((own, assess(model, one, before).computed) for own, model, one in _scored(reader, settings, on))
    return {own: score for own, score in scores if score is not None}


def with_changes(marks: Mapping[int, HealthMark], before: Mapping[int, int]) -> dict[int, HealthMark]:
    """The marks with their change against scores that were computed for a month ago."""
    found = dict(marks)
    for own, then in before.items():
        mark = found.get(own)
        now = mark.points[-1] if mark is not None and mark.points else None
        if mark is not None and mark.change is None and now is not None:
            found[own] = replace(mark, change=now - then)
    return found


def _scored(
    reader: Reader, settings: WorkspaceSettings, on: date, account: int | None = None
) -> Iterator[tuple[int, Model, AccountFacts]]:
    """The facts of the last month of all accounts, or of one, each with the model that scores it."""
    from csdesk.storage.queries.health import customs_of, models_in_use
    from csdesk.storage.queries.health_facts import health_facts

    models = models_in_use(reader, settings, on)
    facts = health_facts(
        reader,
        settings,
        on,
        fields=models.fields,
        customs=customs_of(models),
        since=on - timedelta(days=MONTH_AGO),
        account=account,
    )
    for own, one in in_turns(facts.items(), 40):
        yield own, models.of(one, on), one
