"""Next 90 days: where each goal goes, what is done by when, and what is needed from the client."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.domain.review.actions import unhappy_answer
from csdesk.domain.review.asks import asks, renewal_by
from csdesk.domain.review.contract import renewal_tile
from csdesk.domain.review.document import Asks, Kpi, Node, Notes, Plan, Slide, Step, Title, Tone
from csdesk.domain.review.facts import Commitment, GoalFact, ReviewFacts
from csdesk.domain.review.figures import Figures
from csdesk.domain.review.wording import ATTAINED_IS, FROM_TASKS, goal_name, in_unit, role_name
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.month import Month

MOST_STEPS, MOST_TILES = 5, 3
MOST_DRAFTED = 3
"""So many steps a plan has at least, as far as the numbers suggest them, before the next review."""
REVIEW_WEEKS = timedelta(weeks=2)
"""How long the next review is prepared, at the end of the window."""


def build(facts: ReviewFacts, known: Figures) -> Slide | Text:
    """The plan; it is never left out."""
    steps = _steps(facts, known)
    tiles = [_tile(goal, facts.prepared_on) for goal in known.behind[: MOST_TILES - 1]]
    renewal = renewal_tile(known, "plan.kpi.renewal")
    if renewal is not None:
        tiles.append(renewal)
    nodes: list[Node] = [
        *tiles,
        Plan("plan.steps", window(facts), steps),
        Asks("plan.asks", msg("What we need from you"), asks(facts, known)[:2]),
    ]
    return Slide(
        "plan",
        msg("Next 90 days"),
        Title("plan.title", _title(facts, known, steps)),
        tuple(nodes),
        _notes(facts),
    )


def _title(facts: ReviewFacts, known: Figures, steps: tuple[Step, ...]) -> Text:
    count = len(steps)
    by = renewal_by(facts, known)
    if known.behind:
        return nmsg(
            "{n} step to bring {goal} to the target",
            "{n} steps to bring {goal} to the target",
            count,
            goal=goal_name(known.behind[0]),
        )
    if by is not None:
        return nmsg(
            "{n} step until the renewal is decided, by {day}",
            "{n} steps until the renewal is decided, by {day}",
            count,
            day=by,
        )
    return nmsg("{n} step for the next 90 days", "{n} steps for the next 90 days", count)


def _tile(fact: GoalFact, today: date) -> Kpi:
    goal, note, tone = fact.goal, None, Tone.PLAIN
    if goal.due is not None and goal.due < today:
        note, tone = msg("was due on {day}", day=goal.due), Tone.RISK
    elif goal.due is not None:
        note = msg("until {day}", day=goal.due)
    return Kpi(
        f"plan.kpi.{goal.id}",
        goal_name(fact),
        in_unit(goal.target, goal.unit),
        note,
        tone,
        before=in_unit(fact.current, goal.unit),
    )


def window(facts: ReviewFacts) -> tuple[Month, Month, Month]:
    """The three months of the plan: from the deck's own month on, and never before the quarter."""
    first = Month.of(max(facts.prepared_on, facts.quarter.first))
    return (first, first.plus(1), first.plus(2))


def _steps(facts: ReviewFacts, known: Figures) -> tuple[Step, ...]:
    first, last = window(facts)[0].first, window(facts)[2].last
    begin = max(first, min(facts.prepared_on, last - REVIEW_WEEKS))
    dated = sorted((task for task in known.pending if task.due), key=lambda task: task.due or begin)
    within = [task for task in dated if task.due is not None and task.due <= last]
    ours = [_task(place, task, begin, (first, last)) for place, task in enumerate(within)]
    drafted = [step for step in (_goals(facts, begin), _renewal(facts, known, begin, last)) if step]
    room = MOST_DRAFTED - len(drafted) - len(ours)
    drafted += [step for step in _mending(facts, known, begin) if step.end <= last][: max(0, room)]
    review = Step("plan.step.review", msg("Next quarterly review"), msg("both"), last - REVIEW_WEEKS, last)
    steps = [*ours[: MOST_STEPS - 1 - len(drafted)], *drafted]
    return (*sorted(steps, key=lambda step: step.end), review)


def _mending(facts: ReviewFacts, known: Figures, begin: date) -> list[Step]:
    """Steps that follow from what fell short, for who has planned few."""
    week, fortnight = begin + timedelta(days=7), begin + timedelta(days=14)
    ours = msg("{owner}, until {day}", owner=role_name("cs"), day=fortnight)
    found: list[Step] = []
    words = unhappy_answer(facts)
    if words is not None:
        label = msg("{owner}, until {day}", owner=role_name("cs"), day=week)
        found.append(Step("plan.step.detractor", words, label, begin, week))
    if known.behind:
        words = msg("Agree on what changes for {goal}", goal=goal_name(known.behind[0]))
        label = msg("both, until {day}", day=fortnight)
        found.append(Step("plan.step.behind", words, label, begin, fortnight))
    if not known.touchpoints:
        found.append(Step("plan.step.rhythm", msg("Set up a contact every month"), ours, begin, fortnight))
    if facts.lines and known.renewal is None:
        found.append(
            Step("plan.step.term", msg("Confirm the term end of the contract"), ours, begin, fortnight)
        )
    return found


def _task(place: int, task: Commitment, today: date, months: tuple[date, date]) -> Step:
    first, last = months
    due = task.due or last
    label = msg("{owner}, until {day}", owner=role_name(task.role), day=due)
    if due < today:
        label = msg("{owner}, late since {day}", owner=role_name(task.role), day=due)
    start = min(max(task.started or first, first), max(due, first))
    return Step(f"plan.step.{place}", verbatim(task.title), label, start, min(max(due, first), last))


def _goals(facts: ReviewFacts, begin: date) -> Step | None:
    if facts.goals:
        return None
    end = begin + timedelta(days=14)
    label = msg("both, until {day}", day=end)
    return Step("plan.step.goals", msg("Agree on goals with a number and a date"), label, begin, end)


def _renewal(facts: ReviewFacts, known: Figures, begin: date, last: date) -> Step | None:
    by = renewal_by(facts, known)
    if by is None or by > last:
        return None
    label = msg("{account}, until {day}", account=verbatim(facts.account.name), day=by)
    return Step("plan.step.renewal", msg("Decide on the renewal"), label, min(begin, by), by, ours=False)


def _notes(facts: ReviewFacts) -> Notes:
    talking = [msg("Read each step with its owner and its date, and ask for a yes.")]
    undated = tuple(task.title for task in facts.tasks if task.is_open and task.due is None)[:5]
    if undated:
        talking.append(msg("Without a date yet: {tasks}.", tasks=undated))
    spoken = tuple(dict.fromkeys(touch.next_step for touch in facts.touchpoints if touch.next_step))[-3:]
    if spoken:
        talking.append(msg("Next steps said in the last contacts: {steps}.", steps=spoken))
    return Notes(
        "plan.notes",
        tuple(talking),
        FROM_TASKS,
        (ATTAINED_IS,) if facts.goals else (),
        (msg("Who covers for the owner?"), msg("What happens if a date slips?")),
    )
