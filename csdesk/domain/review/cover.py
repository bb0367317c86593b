"""The cover: whose review it is, of which quarter, over a year of the client's main figure."""

from __future__ import annotations

from csdesk.domain.review.charts import ChartKind, ChartSpec, Ink, NumberFormat, NumberKind, Series
from csdesk.domain.review.document import Chart, Node, Notes, Prose, Slide, Title
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.figures import Figures, monthly
from csdesk.domain.review.revenue import mrr_values
from csdesk.domain.review.wording import FROM_ALL, FROM_GOALS, FROM_LINES, goal_name, is_number
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.month import Month

ENOUGH = 6
"""How many months with a value make a picture of a year."""


def build(facts: ReviewFacts, known: Figures) -> Slide:
    """The first slide; it is never left out."""
    art = _art(facts, known)
    months = facts.quarter.months
    nodes: list[Node] = [
        Prose("cover.kind", msg("Quarterly success review")),
        Prose("cover.period", msg("{quarter}", quarter=facts.quarter)),
        Prose("cover.months", msg("{first} to {last}", first=months[0], last=months[2])),
        Prose("cover.date", msg("Prepared on {day}", day=facts.prepared_on)),
    ]
    presenter = facts.account.csm or facts.presenter
    if presenter:
        nodes.append(Prose("cover.presenter", verbatim(presenter)))
    if facts.agency:
        nodes.append(Prose("cover.agency", verbatim(facts.agency)))
    return Slide(
        "cover",
        msg("Cover"),
        Title("cover.title", verbatim(facts.account.name)),
        (*nodes, *([art] if art else [])),
        _notes(facts),
        cover=True,
    )


def _art(facts: ReviewFacts, known: Figures) -> Chart | None:
    first = facts.quarter.months[2].plus(-11)
    months = tuple(first.until(facts.quarter.months[2]))
    for goal in known.goals:
        values = monthly(goal, months)
        is_fresh = any(value is not None for value in values[-3:])
        if is_fresh and is_number(goal.goal.unit) and sum(value is not None for value in values) >= ENOUGH:
            return _chart(months, Series(goal_name(goal), values, _inks(facts, months)), NumberFormat())
    values = mrr_values(facts, months)
    if sum(value is not None for value in values) >= ENOUGH:
        money = NumberFormat(NumberKind.MONEY, facts.currency)
        return _chart(months, Series(msg("MRR"), values, _inks(facts, months)), money)
    return None


def _inks(facts: ReviewFacts, months: tuple[Month, ...]) -> tuple[Ink, ...]:
    return tuple(Ink.WARM if month in facts.quarter.months else Ink.COVER_BAR for month in months)


def _chart(months: tuple[Month, ...], series: Series, numbers: NumberFormat) -> Chart:
    heading = msg("{name}, {first} to {last}", name=series.name, first=months[0], last=months[-1])
    spec = ChartSpec(ChartKind.COLUMN, months, (series,), numbers)
    return Chart("cover.art", heading, spec, msg("Columns: {heading}", heading=heading))


def _notes(facts: ReviewFacts) -> Notes:
    people = [person for person in facts.people if person.name and person.left_on is None]
    talking = [msg("Thank them for the time and say what the meeting should decide.")]
    if people:
        names = tuple(person.name for person in people[:6])
        talking.append(msg("People on their side: {names}.", names=names))
    source: Text = FROM_GOALS if facts.goals else FROM_LINES if facts.lines else FROM_ALL
    return Notes("cover.notes", tuple(talking), source, (), (msg("How long will this take?"),))
