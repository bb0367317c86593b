"""Service and support: tickets of the two quarters and what clients answered."""

from __future__ import annotations

from decimal import Decimal

from csdesk.domain.review.actions import for_service, takeaway
from csdesk.domain.review.charts import ChartKind, ChartSpec, Ink, Series
from csdesk.domain.review.document import Align, Chart, Column, Kpi, Node, Notes, Slide, Table, Title, Tone
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.figures import Figures, per_month, ratio, share
from csdesk.domain.review.wording import FROM_SUPPORT, NPS_IS, TICKETS_IS
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.money import rounded

MOST_ANSWERS = 3
_ANSWERS = (
    Column(msg("Score"), 1, Align.RIGHT),
    Column(msg("Answered on"), 2, Align.RIGHT),
    Column(msg("Comment"), 5),
)


def build(facts: ReviewFacts, known: Figures) -> Slide | Text:
    """The service slide, when there are tickets or survey answers."""
    if not known.opened and not facts.nps:
        return msg("No tickets and no survey answers in the quarter")
    nodes: list[Node] = [*_ticket_tiles(facts, known), *_nps_tiles(facts)]
    if known.opened:
        nodes.append(_chart(facts, known, 6 if facts.nps else 12))
    if facts.nps:
        nodes.append(_answers(facts, 6 if known.opened else 12))
    return Slide(
        "service",
        msg("Service and support"),
        Title("service.title", _title(facts, known)),
        (*nodes, *takeaway("service", for_service(facts, known))),
        _notes(facts, known),
    )


def nps(facts: ReviewFacts) -> int | None:
    """Share of promoters less share of detractors, in points; undefined without answers."""
    if not facts.nps:
        return None
    promoters = sum(answer.score >= 9 for answer in facts.nps)
    detractors = sum(answer.score <= 6 for answer in facts.nps)
    return rounded(Decimal(100 * (promoters - detractors)) / len(facts.nps))


def _title(facts: ReviewFacts, known: Figures) -> Text:
    opened = len(known.opened)
    if not opened:
        return nmsg(
            "NPS of {nps} in {n} answer", "NPS of {nps} in {n} answers", len(facts.nps), nps=nps(facts)
        )
    return tickets_clause(facts, known)


def tickets_clause(facts: ReviewFacts, known: Figures) -> Text:
    """How the tickets of the quarter stand to those of the one before, as a sentence of its own."""
    opened = len(known.opened)
    before = len(facts.tickets) - opened
    change = ratio(opened - before, before)
    if not change:
        return nmsg("{n} ticket was opened in the quarter", "{n} tickets were opened in the quarter", opened)
    if change > 0:
        return nmsg(
            "Tickets rose {change}: {n} in the quarter",
            "Tickets rose {change}: {n} in the quarter",
            opened,
            change=share(change),
        )
    return nmsg(
        "Tickets fell {change}: {n} in the quarter",
        "Tickets fell {change}: {n} in the quarter",
        opened,
        change=share(-change),
    )


def _ticket_tiles(facts: ReviewFacts, known: Figures) -> list[Node]:
    if not known.opened:
        return []
    solved = sum(ticket.resolved_on is not None for ticket in known.opened)
    before = len(facts.tickets) - len(known.opened)
    tiles: list[Node] = [
        Kpi(
            "service.kpi.opened",
            msg("Tickets opened"),
            len(known.opened),
            msg("{before} in the quarter before", before=before),
        ),
        Kpi(
            "service.kpi.solved",
            msg("Solved"),
            share(ratio(solved, len(known.opened)) or Decimal(0)),
            msg("{part} of {total} tickets", part=solved, total=len(known.opened)),
            Tone.GOOD if solved == len(known.opened) else Tone.WATCH,
        ),
    ]
    hours = sorted(ticket.hours for ticket in known.opened if ticket.hours is not None)
    if hours:
        middle = (hours[(len(hours) - 1) // 2] + hours[len(hours) // 2]) / 2
        tiles.append(
            Kpi(
                "service.kpi.hours",
                msg("Time to solve"),
                msg("{hours} h", hours=round(middle, 1)),
                msg("median"),
            )
        )
    return tiles


def _nps_tiles(facts: ReviewFacts) -> list[Node]:
    score = nps(facts)
    if score is None:
        return []
    few = len(facts.nps) < 10
    note = (
        nmsg("{n} answer, few answers", "{n} answers, few answers", len(facts.nps))
        if few
        else nmsg("{n} answer", "{n} answers", len(facts.nps))
    )
    tone = Tone.GOOD if score >= 50 else Tone.WATCH if score >= 0 else Tone.RISK
    return [Kpi("service.kpi.nps", msg("NPS"), score, note, tone)]


def _chart(facts: ReviewFacts, known: Figures, span: int) -> Chart:
    months = (*facts.quarter.plus(-1).months, *facts.quarter.months)
    inks = tuple(Ink.ACCENT if month in facts.quarter.months else Ink.BAR_MUTED for month in months)
    values = per_month((ticket.opened_on for ticket in facts.tickets), months)
    spec = ChartSpec(ChartKind.COLUMN, months, (Series(msg("Tickets"), values, inks),))
    alt = msg("Columns of tickets opened by month: {n} in this quarter", n=len(known.opened))
    return Chart(
        "service.chart.tickets", msg("Tickets opened by month; in blue, this quarter"), spec, alt, span=span
    )


def _answers(facts: ReviewFacts, span: int) -> Table:
    latest = sorted(facts.nps, key=lambda answer: answer.on, reverse=True)[:MOST_ANSWERS]
    rows = tuple((answer.score, answer.on, verbatim(answer.comment or "—")) for answer in latest)
    return Table("service.table.nps", msg("Latest NPS answers"), _ANSWERS, rows, span=span)


def _notes(facts: ReviewFacts, known: Figures) -> Notes:
    definitions = [TICKETS_IS] if known.opened else []
    if facts.nps:
        definitions.append(NPS_IS)
    talking = [msg("Name the subject that came up most, and what is being done about it.")]
    if any(answer.score <= 6 for answer in facts.nps):
        talking.append(msg("There is a detractor: say what was done with that answer."))
    return Notes(
        "service.notes",
        tuple(talking),
        FROM_SUPPORT,
        tuple(definitions),
        (msg("Which tickets are still open?"),),
    )
