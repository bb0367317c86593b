"""Revenue: the MRR of twelve months, and how it moved in the quarter."""

from __future__ import annotations

from decimal import Decimal

from csdesk.domain.review.actions import for_revenue, takeaway
from csdesk.domain.review.charts import ChartKind, ChartSpec, Ink, NumberFormat, NumberKind, Series
from csdesk.domain.review.document import Chart, Kpi, Node, Notes, Slide, Title, Tone
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.figures import Figures, share
from csdesk.domain.review.wording import FROM_LINES, MRR_IS, money
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Cents, Money
from csdesk.domain.values.month import Month


def build(facts: ReviewFacts, known: Figures) -> Slide | Text:
    """The revenue slide, when there is a subscription line to speak of."""
    if facts.closing_mrr is None or not any(point.cents for point in facts.mrr):
        return msg("No subscription line counts in the period")
    title = revenue_clause(facts, known) or msg("MRR closed the quarter at {mrr}", mrr=_money(facts))
    return Slide(
        "revenue",
        msg("Revenue"),
        Title("revenue.title", title),
        (*_tiles(facts, known), _chart(facts), *takeaway("revenue", for_revenue(known))),
        _notes(facts, known),
    )


def revenue_clause(facts: ReviewFacts, known: Figures) -> Text | None:
    """How the MRR moved in the quarter, in half a sentence."""
    change, closing = known.mrr_change, _money(facts)
    if change is None:
        return began_clause(facts)
    if change == 0:
        return msg("MRR held at {mrr}", mrr=closing)
    size = share(abs(change))
    if change > 0:
        return msg("MRR grew {change} to {mrr}", change=size, mrr=closing)
    return msg("MRR fell {change} to {mrr}", change=size, mrr=closing)


def began_clause(facts: ReviewFacts) -> Text | None:
    """That there was no MRR before the quarter, where so it is."""
    if facts.opening_mrr == 0 and facts.closing_mrr:
        return msg("MRR began in the quarter, at {mrr}", mrr=_money(facts))
    return None


def mrr_values(facts: ReviewFacts, months: tuple[Month, ...]) -> tuple[Decimal | None, ...]:
    """The MRR of each month in units of the currency."""
    by_month = {point.month: point.cents for point in facts.mrr}
    return tuple(_units(by_month.get(month)) for month in months)


def mrr_tile(facts: ReviewFacts, known: Figures, node: str) -> Kpi:
    """The closing MRR with its change in the quarter; the same on every slide that shows it."""
    change = known.mrr_change
    note = None if change is None else msg("no change in the quarter")
    tone = Tone.PLAIN
    if change:
        more = change > 0
        tone = Tone.GOOD if more else Tone.RISK
        size = share(abs(change))
        note = (
            msg("{change} more than at the start of the quarter", change=size)
            if more
            else msg("{change} less than at the start of the quarter", change=size)
        )
    return Kpi(node, msg("MRR at the close"), _money(facts), note, tone)


def _units(cents: Cents | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100


def _money(facts: ReviewFacts) -> Money | None:
    return money(facts.closing_mrr, facts.currency)


def _tiles(facts: ReviewFacts, known: Figures) -> list[Node]:
    currency = facts.currency
    tiles: list[Node] = [
        mrr_tile(facts, known, "revenue.kpi.mrr"),
        Kpi(
            "revenue.kpi.opening",
            msg("MRR at the opening"),
            money(facts.opening_mrr, currency),
            msg("close of {day}", day=facts.quarter.months[0].plus(-1)),
        ),
        Kpi(
            "revenue.kpi.arr",
            msg("Annual value"),
            money(None if facts.closing_mrr is None else facts.closing_mrr * 12, currency),
            msg("closing MRR × 12"),
        ),
    ]
    if known.year_change is not None:
        tiles.append(
            Kpi(
                "revenue.kpi.year",
                msg("Since {month}", month=facts.mrr[0].month),
                share(known.year_change),
                msg("from {mrr}", mrr=money(facts.mrr[0].cents, currency)),
                Tone.PLAIN if known.year_change == 0 else Tone.GOOD if known.year_change > 0 else Tone.RISK,
            )
        )
    return tiles


def _chart(facts: ReviewFacts) -> Chart:
    months = tuple(point.month for point in facts.mrr)
    inks = tuple(Ink.ACCENT if month in facts.quarter.months else Ink.BAR_MUTED for month in months)
    spec = ChartSpec(
        ChartKind.COLUMN,
        months,
        (Series(msg("MRR"), mrr_values(facts, months), inks),),
        NumberFormat(NumberKind.MONEY, facts.currency),
    )
    heading = msg("MRR at the close of each month; in blue, this quarter")
    alt = msg(
        "Columns of MRR by month, from {first} to {last}, ending at {mrr}",
        first=months[0],
        last=months[-1],
        mrr=money(facts.closing_mrr, facts.currency),
    )
    return Chart("revenue.chart.mrr", heading, spec, alt, span=12)


def _notes(facts: ReviewFacts, known: Figures) -> Notes:
    opening, closing = money(facts.opening_mrr, facts.currency), money(facts.closing_mrr, facts.currency)
    talking = [
        msg("The quarter opened at {opening} and closed at {closing}.", opening=opening, closing=closing)
    ]
    if known.mrr_delta:
        talking.append(msg("Say what explains the change before they ask."))
    return Notes(
        "revenue.notes",
        tuple(talking),
        FROM_LINES,
        (MRR_IS,),
        (
            msg("What changed in the contract, and when?"),
            msg("Is one-off work in this figure? No, only MRR."),
        ),
    )
