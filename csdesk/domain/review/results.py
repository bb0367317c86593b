"""Goals and results: where each goal stands against its target."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from decimal import Decimal

from csdesk.domain.review.actions import for_results, takeaway
from csdesk.domain.review.charts import ChartKind, ChartSpec, GoalLine, Ink, NumberFormat, NumberKind, Series
from csdesk.domain.review.document import Chart, Kpi, Node, Notes, Slide, Title, Tone
from csdesk.domain.review.facts import GoalFact, ReviewFacts
from csdesk.domain.review.figures import Figures, monthly, share
from csdesk.domain.review.wording import ATTAINED_IS, FROM_GOALS, goal_name, goal_tone, in_unit, is_number
from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.values.month import Month

MOST_BARS = 6
FEWEST_POINTS = 3
"""How many months with a reading make a trend."""
_STEADY = Decimal("0.005")
"""A change that rounds to nothing is none."""


def build(facts: ReviewFacts, known: Figures) -> Slide | Text:
    """The results slide, when a goal has a target and a reading."""
    if not facts.goals:
        return msg("No goals are agreed yet: agree on them for the next quarter")
    if not known.goals:
        return msg("No goal has both a target and a reading")
    nodes: list[Node] = [_tile(goal, facts) for goal in known.goals]
    trend = _trend(facts, known)
    shares = [goal for goal in known.goals if goal.attained is not None]
    is_told_twice = trend is not None and len(known.goals) == 1
    if trend is not None:
        nodes.append(dataclasses.replace(trend, span=6 if shares and not is_told_twice else 12))
    if shares and not is_told_twice:
        nodes.append(_attained(shares, 6 if trend is not None else 12))
    return Slide(
        "results",
        msg("Goals and results"),
        Title("results.title", goals_clause(known)),
        (*nodes, *takeaway("results", for_results(known))),
        _notes(known),
    )


def goals_clause(known: Figures) -> Text:
    """How many goals were reached and which is furthest behind."""
    total, reached, behind = len(known.goals), len(known.reached), known.behind
    if not behind:
        return reached_clause(known)
    worst = behind[0]
    if worst.attained is None:
        return msg("{head}; {goal}", head=reached_clause(known), goal=_at(worst))
    part = share(worst.attained)
    if not reached:
        return nmsg(
            "{goal} is at {share} of the target",
            "None of the {n} goals was reached; {goal} is at {share} of the target",
            total,
            goal=goal_name(worst),
            share=part,
        )
    return nmsg(
        "{n} of {total} goals was reached; {goal} is at {share} of the target",
        "{n} of {total} goals were reached; {goal} is at {share} of the target",
        reached,
        total=total,
        goal=goal_name(worst),
        share=part,
    )


def reached_clause(known: Figures) -> Text:
    """How many goals were reached."""
    if not known.behind:
        return nmsg("The goal was reached", "All {n} goals were reached", len(known.goals))
    if not known.reached:
        return nmsg("The goal was not reached", "None of the {n} goals was reached", len(known.goals))
    return nmsg(
        "{n} of {total} goals was reached",
        "{n} of {total} goals were reached",
        len(known.reached),
        total=len(known.goals),
    )


def _at(fact: GoalFact) -> Text:
    """Where a goal stands whose target has no shares."""
    unit = fact.goal.unit
    return msg(
        "{goal} is at {current}, and the target is {target}",
        goal=goal_name(fact),
        current=in_unit(fact.current, unit),
        target=in_unit(fact.goal.target, unit),
    )


def _note(fact: GoalFact, facts: ReviewFacts) -> Text:
    target = in_unit(fact.goal.target, fact.goal.unit)
    if fact.attained is not None:
        note = msg("{share} of the target of {target}", share=share(fact.attained), target=target)
    elif fact.reached:
        note = msg("the target of {target} was reached", target=target)
    else:
        note = msg("the target is {target}", target=target)
    day = fact.measured_on
    if day is None or day >= facts.quarter.first:
        return note
    return msg("{note}, measured on {day}", note=note, day=day)


def _tile(fact: GoalFact, facts: ReviewFacts) -> Kpi:
    goal = fact.goal
    note = _note(fact, facts)
    return Kpi(
        f"results.kpi.{goal.id}", goal_name(fact), in_unit(fact.current, goal.unit), note, goal_tone(fact)
    )


def _trend(facts: ReviewFacts, known: Figures) -> Chart | None:
    months = (*facts.quarter.plus(-1).months, *facts.quarter.months)
    plain_first = sorted(known.goals, key=lambda fact: not is_number(fact.goal.unit))
    for fact in plain_first:
        values = monthly(fact, months)
        measured_now = any(value is not None for value in values[3:])
        if measured_now and sum(value is not None for value in values) >= FEWEST_POINTS:
            return _columns(facts, fact, months, values)
    return None


def _columns(
    facts: ReviewFacts, fact: GoalFact, months: tuple[Month, ...], values: tuple[Decimal | None, ...]
) -> Chart:
    name, unit, target = goal_name(fact), fact.goal.unit, fact.goal.target
    numbers = NumberFormat()
    if not is_number(unit):
        percent = (unit or "").strip() == "%"
        scale = Decimal(100) if percent else Decimal(1)
        values = tuple(None if value is None else value / scale for value in values)
        target = None if target is None else target / scale
        exact = all(value is None or (value * 100) % 1 == 0 for value in values)
        numbers = NumberFormat(NumberKind.PERCENT, decimals=0 if exact else 1)
        if not percent:
            numbers = NumberFormat(NumberKind.MONEY, facts.currency)
    inks = tuple(Ink.ACCENT if month in facts.quarter.months else Ink.BAR_MUTED for month in months)
    goal = (
        None
        if target is None
        else GoalLine(msg("target {target}", target=in_unit(fact.goal.target, unit)), target)
    )
    spec = ChartSpec(ChartKind.COLUMN, months, (Series(name, values, inks),), numbers, goal)
    heading = _heading(name, () if (unit or "").strip() == "%" else values)
    alt = msg(
        "Columns of {goal} by month against its target, ending at {value}",
        goal=name,
        value=in_unit(fact.current, unit),
    )
    return Chart("results.chart.trend", heading, spec, alt, span=6)


def _heading(name: Text, values: Sequence[Decimal | None]) -> Text:
    """What the columns say: how the mean of this quarter stands to that of the one before.

    Of shares nothing is said: a percentage of a percentage is read as points.
    """
    before, now = ([value for value in part if value is not None] for part in (values[:3], values[3:]))
    if not before or not now or _mean(before) <= 0:
        return msg("{goal}, month by month; in blue, this quarter", goal=name)
    change = _mean(now) / _mean(before) - 1
    if abs(change) < _STEADY:
        return msg("{goal} by month: as in the previous quarter", goal=name)
    if change > 0:
        return msg("{goal} by month: {share} above the previous quarter", goal=name, share=share(change))
    return msg("{goal} by month: {share} below the previous quarter", goal=name, share=share(-change))


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _attained(shares: Sequence[GoalFact], span: int) -> Chart:
    goals = shares[:MOST_BARS]
    inks = tuple(goal_tone(goal).ink for goal in goals)
    series = Series(msg("Share of the target"), tuple(goal.attained for goal in goals), inks)
    spec = ChartSpec(
        ChartKind.BAR,
        tuple(goal_name(goal) for goal in goals),
        (series,),
        NumberFormat(NumberKind.PERCENT),
        GoalLine(msg("target"), Decimal(1)),
    )
    alt = msg(
        "Bars of the share of the target by goal; {n} of {total} reached it",
        n=sum(goal.reached is True for goal in shares),
        total=len(shares),
    )
    return Chart("results.chart.attained", msg("How much of the target was reached"), spec, alt, span=span)


def _notes(known: Figures) -> Notes:
    talking = [goals_clause(known)]
    if known.behind:
        talking.append(
            msg(
                "For {goal}: say what held it back and what changes from now on.",
                goal=goal_name(known.behind[0]),
            )
        )
    if known.reached:
        talking.append(
            msg(
                "For {goal}: say what the client did that made it possible.", goal=goal_name(known.reached[0])
            )
        )
    return Notes(
        "results.notes",
        tuple(talking),
        FROM_GOALS,
        (ATTAINED_IS,),
        (msg("Is the target still the right one?"), msg("What would it take to reach it a month earlier?")),
    )


def goal_line(fact: GoalFact) -> tuple[Text, Tone]:
    """A goal against its target in one sentence, for lists."""
    if fact.attained is None:
        return msg(
            "{goal} at {current}, and the target is {target}",
            goal=goal_name(fact),
            current=in_unit(fact.current, fact.goal.unit),
            target=in_unit(fact.goal.target, fact.goal.unit),
        ), goal_tone(fact)
    sentence = msg(
        "{goal} at {share} of the target ({current} of {target})",
        goal=goal_name(fact),
        share=share(fact.attained),
        current=in_unit(fact.current, fact.goal.unit),
        target=in_unit(fact.goal.target, fact.goal.unit),
    )
    return sentence, goal_tone(fact)
