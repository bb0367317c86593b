"""Contract: what is paid for, until when, and the next date that matters."""

from __future__ import annotations

from csdesk.domain.review.actions import for_contract, takeaway
from csdesk.domain.review.document import Align, Column, Kpi, Node, Notes, Shown, Slide, Table, Title, Tone
from csdesk.domain.review.facts import ContractLine, ReviewFacts
from csdesk.domain.review.figures import Figures
from csdesk.domain.review.wording import FROM_LINES, MRR_IS, RENEWAL_IS, money
from csdesk.domain.text import Text, msg, nmsg, verbatim

SOON, NEAR, YEAR = 30, 90, 365
_COLUMNS = (
    Column(msg("Product"), 4),
    Column(msg("MRR"), 2, Align.RIGHT),
    Column(msg("Term end"), 2, Align.RIGHT),
    Column(msg("Notice until"), 2, Align.RIGHT),
    Column(msg("Renews by itself"), 2, Align.RIGHT),
)


def build(facts: ReviewFacts, known: Figures) -> Slide | Text:
    """The contract slide, when there are lines to list."""
    if not facts.lines:
        return msg("No subscription line counts on {day}", day=facts.as_of)
    count = nmsg(
        "{n} active line, with no term end recorded",
        "{n} active lines, with no term end recorded",
        len(facts.lines),
    )
    return Slide(
        "contract",
        msg("Contract"),
        Title("contract.title", renewal_sentence(known) or count),
        (*_tiles(facts, known), _table(facts), *takeaway("contract", for_contract(facts, known))),
        _notes(known),
    )


def renewal_sentence(known: Figures) -> Text | None:
    """When the contract is due, as a sentence of its own."""
    line, days = known.renewal, known.renewal_days
    if line is None or days is None:
        return None
    if days < 0:
        return msg("The term ended on {day} and the renewal is not recorded", day=line.term_end)
    notice = line.notice_by
    is_open = notice is not None and line.term_end is not None and (line.term_end - notice).days <= days
    if is_open and days <= YEAR:
        return nmsg(
            "Renewal is due in {n} day, on {day}; notice until {notice}",
            "Renewal is due in {n} days, on {day}; notice until {notice}",
            days,
            day=line.term_end,
            notice=notice,
        )
    return nmsg(
        "Renewal is due in {n} day, on {day}", "Renewal is due in {n} days, on {day}", days, day=line.term_end
    )


def renewal_clause(known: Figures) -> Text | None:
    """When the contract is due, as the second half of a sentence."""
    days = known.renewal_days
    if days is None:
        return None
    if days < 0:
        return nmsg("the term ended {n} day ago", "the term ended {n} days ago", -days)
    return nmsg("the renewal is due in {n} day", "the renewal is due in {n} days", days)


def renewal_tone(known: Figures) -> Tone:
    """At risk within a month of the end or past it, to watch within three."""
    days = known.renewal_days
    if days is None or days > NEAR:
        return Tone.PLAIN
    return Tone.WATCH if days > SOON else Tone.RISK


def renewal_tile(known: Figures, node: str) -> Kpi | None:
    """The term end and how far it is; the same on every slide that shows it."""
    line, days = known.renewal, known.renewal_days
    if line is None or days is None:
        return None
    note = (
        nmsg("in {n} day", "in {n} days", days) if days >= 0 else nmsg("{n} day ago", "{n} days ago", -days)
    )
    return Kpi(node, msg("Renewal"), line.term_end, note, renewal_tone(known))


def _tiles(facts: ReviewFacts, known: Figures) -> list[Node]:
    total = sum(line.mrr for line in facts.lines if line.mrr is not None)
    tiles: list[Node] = [
        Kpi(
            "contract.kpi.mrr",
            msg("MRR of the lines"),
            money(total, facts.currency),
            nmsg("in {n} active line", "in {n} active lines", len(facts.lines)),
        )
    ]
    renewal = renewal_tile(known, "contract.kpi.renewal")
    if renewal is not None:
        tiles.append(renewal)
    notice = known.renewal.notice_by if known.renewal else None
    if notice is not None:
        past = notice < facts.prepared_on
        note = msg("deadline has passed") if past else msg("last day to give notice")
        tiles.append(
            Kpi("contract.kpi.notice", msg("Notice until"), notice, note, Tone.RISK if past else Tone.PLAIN)
        )
    return tiles


def _table(facts: ReviewFacts) -> Table:
    return Table(
        "contract.table.lines",
        msg("Active lines"),
        _COLUMNS,
        tuple(_row(line, facts.currency) for line in facts.lines),
    )


def _row(line: ContractLine, currency: str) -> tuple[Shown, ...]:
    names = [name for name in (line.product, line.plan) if name]
    renews = None if line.auto_renew is None else msg("Yes") if line.auto_renew else msg("No")
    return (
        verbatim(" · ".join(names) or "—"),
        money(line.mrr, currency),
        line.term_end,
        line.notice_by,
        renews,
    )


def _notes(known: Figures) -> Notes:
    talking = [msg("Go through the lines only if they ask; the date is the message.")]
    if known.renewal is not None and known.renewal.auto_renew:
        talking.append(msg("The line that ends first renews by itself: say so."))
    if known.renewal_days is not None and known.renewal_days <= NEAR:
        talking.append(
            msg(
                "Agree today who decides the renewal and by when. Terms and prices are up to the account manager."
            )
        )
    return Notes(
        "contract.notes",
        tuple(talking),
        FROM_LINES,
        (MRR_IS, RENEWAL_IS),
        (msg("What happens if nobody gives notice?"), msg("Will the price change at the renewal?")),
    )
