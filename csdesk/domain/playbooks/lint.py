"""What is wrong with a map, told while it is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from csdesk.domain.lean import dataclass
from csdesk.domain.playbooks import facts, triggers
from csdesk.domain.playbooks.loops import components
from csdesk.domain.playbooks.maps import (
    ASKED_OF_PEOPLE,
    MOST_ANSWERS,
    STEP_KINDS,
    Arrow,
    PlaybookMap,
    Step,
    StepKind,
)
from csdesk.domain.playbooks.merge import unknown_fields
from csdesk.domain.text import Text, msg, nmsg, verbatim


class Flaw(StrEnum):
    """The kinds of finding."""

    NO_START = "no_start"
    SECOND_START = "second_start"
    NO_END = "no_end"
    DEAD_END = "dead_end"
    UNREACHABLE = "unreachable"
    NO_TARGET = "no_target"
    LOOP = "loop_without_wait"
    NO_DUE = "no_due"
    EMPTY = "empty_text"
    FEW_ANSWERS = "few_answers"
    MANY_ANSWERS = "many_answers"
    UNNAMED = "unnamed_answer"
    MANY_WAYS = "many_ways"
    BAD_TEST = "bad_test"
    NO_OTHERWISE = "no_otherwise"
    NO_DAYS = "no_days"
    NO_PROCESS = "no_process"
    NO_MESSAGE = "no_message"
    NO_FIELD = "no_field"
    BAD_TRIGGER = "bad_trigger"


GRAVE = frozenset(
    {
        *(
            Flaw.NO_START,
            Flaw.SECOND_START,
            Flaw.NO_END,
            Flaw.DEAD_END,
            Flaw.NO_TARGET,
            Flaw.LOOP,
            Flaw.EMPTY,
        ),
        *(Flaw.FEW_ANSWERS, Flaw.BAD_TEST, Flaw.NO_OTHERWISE, Flaw.NO_DAYS, Flaw.BAD_TRIGGER, Flaw.UNNAMED),
    }
)
"""With one of these a map cannot be followed to an end, so it is not put in use."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where."""

    flaw: Flaw
    text: Text
    step: str | None = None
    arrow: str | None = None

    @property
    def is_grave(self) -> bool:
        """Whether it keeps the map from being put in use."""
        return self.flaw in GRAVE


def lint(found: PlaybookMap, processes: Collection[str] | None = None) -> list[Finding]:
    """All that is wrong with a map, the grave first; `processes` are the codes that can be called."""
    findings = [
        *_starts(found),
        *_ways(found),
        *_unreachable(found),
        *_loops(found),
        *(one for step in found.steps for one in _step(step, found, processes)),
        *_triggers(found),
    ]
    return sorted(findings, key=lambda one: not one.is_grave)


def _starts(found: PlaybookMap) -> Iterator[Finding]:
    starts = [step for step in found.steps if step.kind is StepKind.START]
    if not starts:
        yield Finding(Flaw.NO_START, msg("The map has no start"))
    for step in starts[1:]:
        yield Finding(Flaw.SECOND_START, msg("The map has a second start"), step.id)
    if not any(step.kind is StepKind.END for step in found.steps):
        yield Finding(Flaw.NO_END, msg("The map has no end"))


def _ways(found: PlaybookMap) -> Iterator[Finding]:
    """Steps without a way out, and arrows that lead nowhere."""
    for step in found.steps:
        arrows = found.leaving[step.id]
        if step.kind is not StepKind.END and not arrows:
            yield Finding(Flaw.DEAD_END, msg("{step} has no way out", step=_called(step)), step.id)
        for arrow in arrows:
            if arrow.target not in found.by_id:
                yield Finding(Flaw.NO_TARGET, _leads_nowhere(step, arrow), step.id, arrow.id)


def _leads_nowhere(step: Step, arrow: Arrow) -> Text:
    if step.kind is StepKind.QUESTION:
        return msg(
            "The answer {answer} of {step} leads nowhere",
            answer=verbatim(arrow.label or "?"),
            step=_called(step),
        )
    return msg("An arrow from {step} leads nowhere", step=_called(step))


def _unreachable(found: PlaybookMap) -> Iterator[Finding]:
    if found.start is None:
        return
    reached = {found.start.id}
    waiting = [found.start.id]
    while waiting:
        for one in found.next_ids(waiting.pop()):
            if one not in reached:
                reached.add(one)
                waiting.append(one)
    for step in found.steps:
        if step.id not in reached and step.kind is not StepKind.START:
            yield Finding(Flaw.UNREACHABLE, msg("No way leads to {step}", step=_called(step)), step.id)


def _loops(found: PlaybookMap) -> Iterator[Finding]:
    """Loops in which nothing waits, told at one step each (Tarjan's components, of the map without its waits)."""
    paced = {step.id for step in found.steps if step.kind is StepKind.WAIT}
    for component in components(found, paced):
        first = found.by_id[component[0]]
        if len(component) > 1 or first.id in found.next_ids(first.id):
            yield Finding(
                Flaw.LOOP,
                msg(
                    "The loop through {step} has no wait in it: add one, so that it does not go round at once",
                    step=_called(first),
                ),
                first.id,
            )


def _step(step: Step, found: PlaybookMap, processes: Collection[str] | None) -> Iterator[Finding]:
    arrows = found.leaving[step.id]
    if not step.text.strip() and step.kind not in {StepKind.START, StepKind.CONDITION}:
        yield Finding(Flaw.EMPTY, msg("A step has no text"), step.id)
    if step.kind in ASKED_OF_PEOPLE and step.due is None:
        yield Finding(Flaw.NO_DUE, msg("{step} has no due time", step=_called(step)), step.id)
    if step.kind is StepKind.QUESTION:
        yield from _question(step, arrows)
    elif step.kind is StepKind.CONDITION:
        yield from _condition(step, arrows)
    elif step.kind is StepKind.WAIT:
        yield from _wait(step, arrows)
    elif len(arrows) > 1:
        yield Finding(
            Flaw.MANY_WAYS, msg("Only the first way out of {step} is taken", step=_called(step)), step.id
        )
    if step.kind is StepKind.PROCESS and (
        not step.process or step.process not in (processes or {step.process})
    ):
        yield Finding(
            Flaw.NO_PROCESS, msg("{step} calls a process that is not there", step=_called(step)), step.id
        )
    if step.kind is StepKind.MESSAGE:
        yield from _message(step)


def _message(step: Step) -> Iterator[Finding]:
    if step.message is None or not step.message.body.strip():
        yield Finding(Flaw.NO_MESSAGE, msg("{step} has no text to send", step=_called(step)), step.id)
        return
    for field in unknown_fields(f"{step.message.subject}\n{step.message.body}"):
        asked = msg(
            "{step} asks for a field that is not known: {field}", step=_called(step), field=verbatim(field)
        )
        yield Finding(Flaw.NO_FIELD, asked, step.id)


def _question(step: Step, arrows: tuple[Arrow, ...]) -> Iterator[Finding]:
    if 0 < len(arrows) < len(("yes", "no")):
        yield Finding(Flaw.FEW_ANSWERS, msg("{step} needs at least two answers", step=_called(step)), step.id)
    if len(arrows) > MOST_ANSWERS:
        yield Finding(
            Flaw.MANY_ANSWERS,
            nmsg(
                "{step} has {n} answer; at most {most} are read at a glance",
                "{step} has {n} answers; at most {most} are read at a glance",
                len(arrows),
                step=_called(step),
                most=MOST_ANSWERS,
            ),
            step.id,
        )
    for arrow in arrows:
        if not arrow.label.strip():
            yield Finding(
                Flaw.UNNAMED, msg("An answer of {step} has no words", step=_called(step)), step.id, arrow.id
            )


def _condition(step: Step, arrows: tuple[Arrow, ...]) -> Iterator[Finding]:
    for arrow in arrows:
        if not all(facts.is_sound(test) for test in arrow.tests):
            yield Finding(
                Flaw.BAD_TEST,
                msg("A condition of {step} asks for what is not known", step=_called(step)),
                step.id,
                arrow.id,
            )
    if arrows and all(arrow.tests for arrow in arrows):
        yield Finding(
            Flaw.NO_OTHERWISE, msg("{step} has no way for all other accounts", step=_called(step)), step.id
        )


def _wait(step: Step, arrows: tuple[Arrow, ...]) -> Iterator[Finding]:
    if not step.days:
        yield Finding(
            Flaw.NO_DAYS, msg("{step} does not say how many days it waits", step=_called(step)), step.id
        )
    if not all(facts.is_sound(test) for test in step.until):
        yield Finding(Flaw.BAD_TEST, msg("{step} waits for what is not known", step=_called(step)), step.id)
    if arrows and all(arrow.met for arrow in arrows):
        yield Finding(
            Flaw.NO_OTHERWISE,
            msg("{step} has no way for when its days are over", step=_called(step)),
            step.id,
        )


def _triggers(found: PlaybookMap) -> Iterator[Finding]:
    for one in found.triggers:
        if not triggers.is_sound(one) or not all(facts.is_sound(test) for test in one.tests):
            start = found.start
            yield Finding(
                Flaw.BAD_TRIGGER,
                msg("A trigger lacks what it needs to know"),
                None if start is None else start.id,
            )


def _called(step: Step) -> Text:
    words = " ".join(step.text.split())
    return verbatim(words) if words else STEP_KINDS[step.kind]
