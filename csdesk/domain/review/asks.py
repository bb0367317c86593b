"""What the review asks of the client, most pressing first, drafted by rules."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.domain.review.document import Ask
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.figures import Figures
from csdesk.domain.review.wording import goal_name
from csdesk.domain.text import Text, msg

RENEWAL_HORIZON = 180
"""From how many days before the term end the renewal is the first thing to ask."""
_DECIDERS = ("decision_maker", "sponsor", "champion")


def asks(facts: ReviewFacts, known: Figures) -> tuple[Ask, ...]:
    """At least one ask, at most three."""
    found: list[Ask] = []
    by = renewal_by(facts, known)
    if by is not None:
        found.append(Ask("ask.renewal", msg("Decide on the renewal"), _who(facts, by)))
    if not facts.goals:
        found.append(
            Ask(
                "ask.goals",
                msg("Agree on up to three goals with a number and a date"),
                _who(facts, _in(facts, 14)),
            )
        )
    elif known.behind:
        goal = goal_name(known.behind[0])
        found.append(
            Ask("ask.behind", msg("Agree on what changes for {goal}", goal=goal), _who(facts, _in(facts, 14)))
        )
    if not found:
        found.append(
            Ask("ask.plan", msg("Confirm the plan for the next 90 days"), _who(facts, _in(facts, 7)))
        )
    return tuple(found[:3])


def renewal_by(facts: ReviewFacts, known: Figures) -> date | None:
    """The day by which the renewal must be decided, when it is near enough to ask."""
    line, days = known.renewal, known.renewal_days
    if line is None or days is None or not 0 <= days <= RENEWAL_HORIZON:
        return None
    notice = line.notice_by
    return notice if notice is not None and notice >= facts.prepared_on else line.term_end


def decider(facts: ReviewFacts) -> str | None:
    """The person who decides on their side, as far as the roles tell."""
    present = [person for person in facts.people if person.name and person.left_on is None]
    for role in _DECIDERS:
        for person in present:
            if person.role == role:
                return person.name
    return None


def _in(facts: ReviewFacts, days: int) -> date:
    return facts.prepared_on + timedelta(days=days)


def _who(facts: ReviewFacts, by: date) -> Text:
    name = decider(facts)
    if name is None:
        return msg("until {day}", day=by)
    return msg("{person}, until {day}", person=name, day=by)
