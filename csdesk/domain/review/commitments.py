"""Why we are here: what was promised for the quarter, kept or late."""

from __future__ import annotations

from csdesk.domain.review.actions import for_commitments, takeaway
from csdesk.domain.review.document import Align, Column, Kpi, Notes, Shown, Slide, Table, Title, Tone
from csdesk.domain.review.facts import Commitment, ReviewFacts
from csdesk.domain.review.figures import Figures
from csdesk.domain.review.wording import FROM_TASKS, role_name
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim

_COLUMNS = (
    Column(msg("Commitment"), 6),
    Column(msg("Owner"), 2),
    Column(pmsg("task", "Due"), 2, Align.RIGHT),
    Column(msg("Done on"), 2, Align.RIGHT),
    Column(pmsg("task", "Status"), 2),
)


def build(facts: ReviewFacts, known: Figures) -> Slide | Text:
    """The slide of commitments, when a task was done or due in the quarter."""
    late = tuple(task for task in known.late if task.due is not None)
    tasks = (*late, *known.done)
    if not tasks:
        return msg("No task was due or done in the quarter")
    table = Table(
        "commitments.table",
        None,
        _COLUMNS,
        tuple(_row(task) for task in tasks),
        tuple(Tone.RISK if task in late else Tone.GOOD if _on_time(task) else Tone.WATCH for task in tasks),
    )
    action = takeaway("commitments", for_commitments(facts, known))
    return Slide(
        "commitments",
        msg("Why we are here"),
        Title("commitments.title", _title(known.done, len(late))),
        (*_tiles(known.done, late, len(known.pending) - len(late)), table, *action),
        _notes(late),
    )


def _title(done: tuple[Commitment, ...], late: int) -> Text:
    if not done:
        return nmsg("{n} commitment is late", "{n} commitments are late", late)
    count, on_time = len(done), kept_on_time(done)
    kept = nmsg("{n} commitment kept", "{n} commitments kept", count)
    if not late and on_time < count:
        return msg("{kept}, {timely}", kept=kept, timely=nmsg("{n} on time", "{n} on time", on_time))
    if not late:
        return nmsg("{n} commitment kept, none overdue", "{n} commitments kept, none overdue", count)
    return msg(
        "{kept} and {late}",
        kept=kept,
        late=nmsg("{n} late", "{n} late", late),
    )


def kept_on_time(done: tuple[Commitment, ...]) -> int:
    """How many were done by their due date, or had none."""
    return sum(map(_on_time, done))


def _on_time(task: Commitment) -> bool:
    return task.due is None or (task.done_on or task.due) <= task.due


def _tiles(done: tuple[Commitment, ...], late: tuple[Commitment, ...], ahead: int) -> list[Kpi]:
    on_time = kept_on_time(done)
    tone = Tone.PLAIN if not done else Tone.GOOD if on_time == len(done) else Tone.WATCH
    timely = nmsg("{n} on time", "{n} on time", on_time)
    kept = Kpi("commitments.kpi.kept", msg("Kept"), len(done), timely, tone)
    going = Kpi("commitments.kpi.ahead", msg("On the way"), ahead, msg("still open, not late"))
    if not late:
        return [kept, going]
    oldest = min(task.due for task in late if task.due is not None)
    note = msg("the oldest since {day}", day=oldest)
    return [kept, going, Kpi("commitments.kpi.late", pmsg("commitments", "Late"), len(late), note, Tone.RISK)]


def _row(task: Commitment) -> tuple[Shown, ...]:
    status = pmsg("commitment", "Kept") if _on_time(task) else pmsg("commitment", "Kept, late")
    if task.done_on is None:
        status = pmsg("commitment", "Late")
    return (verbatim(task.title), role_name(task.role), task.due, task.done_on, status)


def _notes(late: tuple[Commitment, ...]) -> Notes:
    talking = [msg("Start with what was promised last time: it earns the right to ask.")]
    if late:
        talking.append(msg("For what is late, give the new date before they ask."))
    return Notes(
        "commitments.notes",
        tuple(talking),
        FROM_TASKS,
        (msg("Late: a task still open whose due date is up to the as-of date"),),
        (msg("Why was it late, and will it happen again?"),),
    )
