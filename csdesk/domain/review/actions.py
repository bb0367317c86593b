"""What is done about a slide: the one action that follows from its numbers, drafted by rules."""

from __future__ import annotations

from decimal import Decimal

from csdesk.domain.review.asks import renewal_by
from csdesk.domain.review.document import Takeaway
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.figures import Figures
from csdesk.domain.review.wording import goal_name
from csdesk.domain.text import Text, msg, nmsg, verbatim


def takeaway(slide: str, text: Text | None) -> tuple[Takeaway, ...]:
    """The line at the foot of a slide, when there is something to do."""
    return () if text is None else (Takeaway(f"{slide}.action", text),)


def for_commitments(facts: ReviewFacts, known: Figures) -> Text | None:
    """A new date for what is late on the day of the deck, else what comes next."""
    dated = sorted((task.due, task.title) for task in known.pending if task.due is not None)
    if not dated:
        return None
    due, title = dated[0]
    if due < facts.prepared_on:
        return msg("Agree today on a new date for: {task}", task=verbatim(title))
    return msg("Next to be done: {task}, until {day}", task=verbatim(title), day=due)


def for_results(known: Figures) -> Text:
    """What changes for the goal that is furthest behind, else the next target."""
    if not known.behind:
        return msg("Agree on the next target while the result is fresh")
    goal = goal_name(known.behind[0])
    return msg("Agree today on what changes for {goal}, and look again in a month", goal=goal)


def for_revenue(known: Figures) -> Text | None:
    """What to say of a change before the renewal."""
    if not known.mrr_delta:
        return None
    if known.mrr_delta < 0:
        return msg("Say what explains the fall, and agree on how it comes back")
    line = known.renewal
    if line is None or (known.renewal_days or 0) < 0:
        return msg("Show what the growth brought")
    return msg("Show what the growth brought before the renewal, on {day}", day=line.term_end)


def for_contract(facts: ReviewFacts, known: Figures) -> Text:
    """What to decide on the contract, and by when."""
    line, days = known.renewal, known.renewal_days
    if line is None or days is None:
        return msg("Confirm the term end: without it nobody knows when to decide")
    if days < 0:
        return msg("Record the renewal, or the end of the contract")
    by = renewal_by(facts, known)
    if by is not None:
        return msg("Decide on the renewal by {day}", day=by)
    return msg("Nothing to decide before {day}", day=line.notice_by or line.term_end)


def for_activity(known: Figures) -> Text:
    """Who takes the next step of the conversation."""
    part = known.proactive_share
    if part is not None and part < Decimal("0.4"):
        return msg("Plan the next contacts on our side, at least one a month")
    if len(known.touchpoints) < len(known.earlier):
        return msg("Go back to the rhythm of the quarter before, with a date for each contact")
    return msg("Keep the rhythm, and put the next contact on both calendars today")


def for_service(facts: ReviewFacts, known: Figures) -> Text | None:
    """What the worst of the answers and tickets asks for."""
    unhappy = unhappy_answer(facts)
    if unhappy is not None:
        return unhappy
    waiting = sum(ticket.resolved_on is None for ticket in known.opened)
    if waiting:
        return nmsg(
            "Solve the {n} ticket still open, and say by when",
            "Solve the {n} tickets still open, and say by when",
            waiting,
        )
    if known.opened:
        return msg("Tell what was behind the tickets of the quarter, and what is done about it")
    return msg("Thank who answered, and say what their answer changes")


def unhappy_answer(facts: ReviewFacts) -> Text | None:
    """Whom to talk to after a low score."""
    worst = min(
        (answer for answer in facts.nps if answer.score <= 6), key=lambda one: one.score, default=None
    )
    if worst is None:
        return None
    if not worst.person:
        return msg("Talk to who gave {score} in the NPS survey", score=worst.score)
    who = verbatim(worst.person)
    return msg("Talk to {person}, who gave {score} in the NPS survey", person=who, score=worst.score)
