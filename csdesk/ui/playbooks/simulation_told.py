"""What a simulation shows beside its table: sentences, the chart of the weeks, and the sheets that leave the app."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from csdesk.domain.playbooks.maps import ENDINGS, PlaybookMap
from csdesk.domain.playbooks.results import Share
from csdesk.domain.playbooks.results_told import told
from csdesk.domain.playbooks.simulating import Simulation, Week
from csdesk.domain.playbooks.simulation_words import HOUR, entered, tenth, work
from csdesk.domain.playbooks.trigger_words import trigger_words
from csdesk.domain.playbooks.triggers import TRIGGERS, TriggerKind
from csdesk.domain.settings import WorkspaceSettings
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.domain.views.charts import Cell, Chart, ChartKind, Hue, Series
from csdesk.domain.views.sheets import SheetRow, SheetTable
from csdesk.ui.words import Words

TASKS, MINUTES = "tasks", "minutes"
_WEEK = 7


def head_lines(found: Simulation, drawn: PlaybookMap) -> Iterator[Text]:
    """How many would have entered, by what, and the work of a usual week."""
    yield entered(found)
    for kind, count in found.kinds.items():
        same = [one for one in drawn.triggers if one.kind == kind]
        name = trigger_words(same[0]) if len(same) == 1 else TRIGGERS[TriggerKind(kind)].label
        yield msg("{name}: {n}", name=name, n=count)


def work_lines(found: Simulation, minutes_a_week: int) -> Iterator[Text]:
    """The work in all, in a usual week and in the fullest one, against the hours of one person."""
    yield from work(found)
    busiest = found.busiest if found.tasks else None
    if busiest is not None and minutes_a_week:
        yield msg(
            "That is {percent}% of the week of one person ({hours} h by the working hours of the settings)",
            percent=round(100 * busiest.minutes / minutes_a_week),
            hours=round(minutes_a_week / HOUR),
        )


def branch_lines(found: Simulation) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    """Each question that walks came to, with the share of each answer in earlier runs."""
    for question in dict.fromkeys(one.question for one in found.branches):
        answers = (one for one in found.branches if one.question == question)
        yield (
            verbatim(found.steps[question]),
            tuple(
                msg("{answer}: nobody knows yet", answer=verbatim(one.label))
                if one.share is None
                else msg(
                    "{answer}: {share} earlier answers",
                    answer=verbatim(one.label),
                    share=told(Share(one.given, one.of)),
                )
                for one in answers
            ),
        )


def end_lines(found: Simulation, drawn: PlaybookMap) -> Iterator[Text]:
    """How many walks came to each end."""
    for own, weight in sorted(found.ends.items(), key=lambda one: -one[1]):
        step = drawn.by_id.get(own)
        ending = ENDINGS[step.ending] if step is not None else verbatim("")
        name = verbatim(found.steps.get(own) or "")
        yield msg("{step} ({ending}): {n}", step=name, ending=ending, n=tenth(weight))


def minutes_of_week(settings: WorkspaceSettings, calendar: WorkCalendar, week: Week | None) -> int:
    """The minutes that one person works in a week, by the working hours; 0 when the week has no working day."""
    if week is None:
        return 0
    days = [week.first + timedelta(days=number) for number in range(_WEEK)]
    hours = max(0, settings.closes_at - settings.opens_at)
    return sum(calendar.is_working(day) for day in days) * hours * HOUR


def weeks_chart(found: Simulation, what: str, words: Words) -> Chart:
    """A bar a week: tasks or minutes, the fullest week under the cursor."""
    is_tasks = what == TASKS
    values = [one.tasks if is_tasks else one.minutes for one in found.weeks]
    hue = Hue.FIRST if is_tasks else Hue.SECOND
    name = pmsg("simulation", "Tasks") if is_tasks else pmsg("simulation", "Minutes")
    cells = tuple(Cell(Fraction(value).limit_denominator(100), tenth(value)) for value in values)
    fullest = max(range(len(values)), key=values.__getitem__, default=-1)
    return Chart(
        key=f"simulation.{what}",
        kind=ChartKind.MOVEMENT,
        title=msg("Tasks per week") if is_tasks else msg("Minutes per week"),
        unit=msg("weeks from {first} to {last}", first=found.first, last=found.last),
        columns=tuple(verbatim(words.translator.short_date(one.first)) for one in found.weeks),
        series=(Series(name, hue, cells),) if any(values) else (),
        cursor=fullest,
    )


def simulation_sheets(found: Simulation, drawn: PlaybookMap, words: Words) -> tuple[SheetTable, ...]:
    """Who would have entered, the weeks, the ways of questions and ends, and what cannot be known."""
    entries = tuple(
        SheetRow((one.on, one.name, words(one.why), where(found, one.path, one.question, words)))
        for one in found.entries
    )
    weeks = tuple(
        SheetRow((one.first, one.entries, tenth(one.tasks), round(one.minutes))) for one in found.weeks
    )
    ways = [
        *(
            (words(question), words(answer))
            for question, answers in branch_lines(found)
            for answer in answers
        ),
        *(("", words(line)) for line in end_lines(found, drawn)),
        *((words(msg("Cannot be known")), words(line)) for line in found.unknown),
    ]
    return (
        SheetTable(
            words(msg("Who would have entered")),
            tuple(
                map(
                    words,
                    (pmsg("simulation", "On"), msg("Account"), msg("Why"), msg("Where data alone leads")),
                )
            ),
            entries,
            (14, 30, 60, 60),
        ),
        SheetTable(
            words(pmsg("simulation", "Weeks")),
            tuple(
                map(
                    words,
                    (
                        pmsg("simulation", "Week from"),
                        pmsg("simulation", "Entries"),
                        pmsg("simulation", "Tasks"),
                        pmsg("simulation", "Minutes"),
                    ),
                )
            ),
            weeks,
            (14, 12, 12, 12),
        ),
        SheetTable(
            words(msg("Branches and ends")),
            (words(msg("Question")), words(msg("Answer"))),
            tuple(SheetRow(one) for one in ways),
            (50, 70),
        ),
    )


def where(found: Simulation, path: tuple[str, ...], question: str | None, words: Words) -> str:
    """Where data alone leads an entry: the question that it comes to, or its last step."""
    if question is not None:
        return words(msg("comes to: {step}", step=verbatim(found.steps.get(question) or "")))
    last = next((found.steps[one] for one in reversed(path) if found.steps.get(one)), "")
    return words(msg("goes on to: {step}", step=verbatim(last))) if last else "—"
