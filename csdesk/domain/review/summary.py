"""Executive summary: the verdict in one sentence, three wins, one or two misses, one ask."""

from __future__ import annotations

from decimal import Decimal

from csdesk.domain.review.activity import contacts_clause, proactive_tile
from csdesk.domain.review.asks import asks
from csdesk.domain.review.commitments import kept_on_time
from csdesk.domain.review.contract import renewal_clause, renewal_tile
from csdesk.domain.review.document import Asks, Kpi, Node, Notes, Points, Slide, Title, Tone
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.figures import Figures, share
from csdesk.domain.review.results import goal_line, reached_clause
from csdesk.domain.review.revenue import mrr_tile, revenue_clause
from csdesk.domain.review.service import nps, tickets_clause
from csdesk.domain.review.wording import ATTAINED_IS, FROM_ALL, MRR_IS, PROACTIVE_IS, RENEWAL_IS, money
from csdesk.domain.text import Text, msg, nmsg, verbatim

WINS, MISSES, TILES = 3, 2, 4
VERDICT_DAYS = 180


def build(facts: ReviewFacts, known: Figures) -> Slide | Text:
    """The summary; it is never left out."""
    found = wins(facts, known)
    won = found or (msg("To be confirmed"),)
    missed = misses(facts, known) or (msg("Nothing fell short in the records of the quarter"),)
    nodes: list[Node] = [
        *_tiles(facts, known),
        Points("summary.wins", msg("What went well"), won[:WINS], Tone.GOOD, span=6),
        Points("summary.misses", msg("What fell short"), missed[:MISSES], Tone.WATCH, span=6),
        Asks("summary.ask", msg("What we ask today"), asks(facts, known)[:1]),
    ]
    return Slide(
        "summary",
        msg("Executive summary"),
        Title("summary.title", verdict(facts, known)),
        tuple(nodes),
        _notes(known, has_wins=bool(found)),
    )


def verdict(facts: ReviewFacts, known: Figures) -> Text:
    """The quarter in one sentence made from its numbers."""
    goals = reached_clause(known) if known.goals else None
    head = goals or _growth(facts, known) or contacts_clause(known)
    days = known.renewal_days
    tail = renewal_clause(known) if days is not None and days <= VERDICT_DAYS else None
    return head if tail is None else msg("{head} and {tail}", head=head, tail=tail)


def wins(facts: ReviewFacts, known: Figures) -> tuple[Text, ...]:
    """What went well, strongest first."""
    found = [goal_line(goal)[0] for goal in known.reached[:2]]
    if known.mrr_delta is not None and known.mrr_delta > 0:
        found.append(_moved(facts, known, msg("MRR went up by {delta}, to {mrr}", **_mrr(facts, known))))
    if known.proactive_share is not None and known.proactive_share >= Decimal("0.6"):
        found.append(msg("{share} of the contacts started on our side", share=share(known.proactive_share)))
    if known.done and not known.late and 2 * kept_on_time(known.done) >= len(known.done):
        count = len(known.done)
        found.append(nmsg("{n} commitment kept, none overdue", "{n} commitments kept, none overdue", count))
    promoters = [answer for answer in facts.nps if answer.score >= 9]
    if (nps(facts) or 0) > 0:
        found.append(
            nmsg("{n} promoter in the NPS survey", "{n} promoters in the NPS survey", len(promoters))
        )
    more = len(known.touchpoints) - len(known.earlier)
    if more > 0 and known.earlier:
        found.append(
            nmsg(
                "{n} contact more than in the quarter before",
                "{n} contacts more than in the quarter before",
                more,
            )
        )
    if known.mrr_delta == 0 and facts.closing_mrr:
        found.append(msg("MRR held at {mrr}", mrr=money(facts.closing_mrr, facts.currency)))
    return tuple(found) or _small_wins(facts, known)


def _small_wins(facts: ReviewFacts, known: Figures) -> tuple[Text, ...]:
    """What went well where nothing large did."""
    found: list[Text] = []
    if known.done:
        found.append(nmsg("{n} commitment kept", "{n} commitments kept", len(known.done)))
    if known.opened and 2 * len(known.opened) < len(facts.tickets):
        found.append(tickets_clause(facts, known))
    return tuple(found)


def misses(facts: ReviewFacts, known: Figures) -> tuple[Text, ...]:
    """What fell short, worst first."""
    found = [goal_line(goal)[0] for goal in known.behind[:1]]
    if known.mrr_delta is not None and known.mrr_delta < 0:
        found.append(_moved(facts, known, msg("MRR went down by {delta}, to {mrr}", **_mrr(facts, known))))
    if known.late:
        found.append(nmsg("{n} commitment is late", "{n} commitments are late", len(known.late)))
    if not known.touchpoints:
        found.append(msg("No contact was recorded in the quarter"))
    if known.proactive_share is not None and known.proactive_share < Decimal("0.4"):
        found.append(
            msg("Only {share} of the contacts started on our side", share=share(known.proactive_share))
        )
    detractors = [answer for answer in facts.nps if answer.score <= 6]
    if detractors:
        found.append(
            nmsg("{n} detractor in the NPS survey", "{n} detractors in the NPS survey", len(detractors))
        )
    found += [goal_line(goal)[0] for goal in known.behind[1:2]]
    if not facts.goals:
        found.append(msg("No goals are agreed yet, so there is no result to measure"))
    return tuple(found)


def _mrr(facts: ReviewFacts, known: Figures) -> dict[str, object]:
    delta = abs(known.mrr_delta or 0)
    return {"delta": money(delta, facts.currency), "mrr": money(facts.closing_mrr, facts.currency)}


def _moved(facts: ReviewFacts, known: Figures, sentence: Text) -> Text:
    reasons = {
        line.product
        for line in facts.lines
        if line.start and facts.quarter.first <= line.start <= facts.as_of
    }
    named = sorted(name for name in reasons if name)
    if not named or (known.mrr_delta or 0) < 0:
        return sentence
    return msg("{sentence}, with {product}", sentence=sentence, product=verbatim(named[0]))


def _growth(facts: ReviewFacts, known: Figures) -> Text | None:
    change = known.mrr_change
    if not change:
        return revenue_clause(facts, known) if facts.closing_mrr else None
    return (
        msg("MRR grew {change}", change=share(change))
        if change > 0
        else msg("MRR fell {change}", change=share(-change))
    )


def _tiles(facts: ReviewFacts, known: Figures) -> list[Kpi]:
    tiles: list[Kpi | None] = []
    if known.goals:
        reached, total = len(known.reached), len(known.goals)
        tone = Tone.GOOD if reached == total else Tone.WATCH
        value = msg("{reached} of {total}", reached=reached, total=total)
        tiles.append(
            Kpi("summary.kpi.goals", msg("Goals reached"), value, msg("at or past the target"), tone)
        )
    if facts.closing_mrr is not None:
        tiles.append(mrr_tile(facts, known, "summary.kpi.mrr"))
    tiles += [renewal_tile(known, "summary.kpi.renewal"), proactive_tile(known, "summary.kpi.proactive")]
    if len([tile for tile in tiles if tile]) < TILES and known.touchpoints:
        note = msg("{before} in the quarter before", before=len(known.earlier))
        tiles.append(
            Kpi("summary.kpi.contacts", msg("Contacts in the quarter"), len(known.touchpoints), note)
        )
    return [tile for tile in tiles if tile is not None][:TILES]


def _notes(known: Figures, *, has_wins: bool) -> Notes:
    definitions = [MRR_IS, RENEWAL_IS, PROACTIVE_IS]
    if known.goals:
        definitions.append(ATTAINED_IS)
    talking = [
        msg("Say the verdict first, then one win and one miss; leave the details to the next slides."),
        msg("End with the ask, and wait for the answer."),
    ]
    if not has_wins:
        talking.insert(0, msg("The records show no win: write the one you saw before presenting."))
    return Notes(
        "summary.notes",
        tuple(talking),
        FROM_ALL,
        tuple(definitions),
        (msg("Did it pay back?"), msg("What changes in the next quarter?")),
    )
