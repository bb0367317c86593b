"""Walks and simulations as lines to read, and as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from csdesk.domain.playbooks.maps import ENDINGS, STEP_KINDS
from csdesk.domain.playbooks.simulating import Branch, Simulation
from csdesk.domain.playbooks.simulation_words import entered, work
from csdesk.domain.playbooks.triggers import TRIGGERS, TriggerKind
from csdesk.domain.playbooks.walking import Walk, Walked
from csdesk.domain.text import Text, msg, nmsg, verbatim


def walk_lines(found: Walk) -> Iterator[Text]:
    """The steps, then where it ended and how long it took."""
    for one in found.steps:
        yield _walked(one)
    if found.end is not None:
        yield msg("End: {step} ({ending})", step=verbatim(found.end.text), ending=ENDINGS[found.end.ending])
    if found.question is not None:
        yield msg("Stops at: {step}", step=verbatim(found.question.text))
    if found.stopped is not None:
        yield found.stopped
    yield msg(
        "{tasks}, {minutes} in {days}",
        tasks=nmsg("{n} task", "{n} tasks", found.tasks),
        minutes=nmsg("{n} minute", "{n} minutes", found.minutes),
        days=nmsg("{n} day", "{n} days", found.days),
    )


def _walked(one: Walked) -> Text:
    kind = STEP_KINDS[one.step.kind]
    told = verbatim(one.step.text) if one.step.text else kind
    if one.answer:
        told = msg("{step} {answer}", step=told, answer=verbatim(one.answer))
    return msg("day {day}, {kind}: {step}", day=one.day, kind=kind, step=told)


def walk_json(found: Walk, words: Callable[[Text], str]) -> dict[str, Any]:
    """The walk as plain values."""
    return {
        "steps": [
            {
                "id": one.step.id,
                "kind": str(one.step.kind),
                "text": one.step.text,
                "answer": one.answer,
                "day": one.day,
                "minutes": one.minutes,
            }
            for one in found.steps
        ],
        "tasks": found.tasks,
        "minutes": found.minutes,
        "days": found.days,
        "end": None if found.end is None else {"id": found.end.id, "ending": str(found.end.ending)},
        "question": None if found.question is None else found.question.id,
        "stopped": None if found.stopped is None else words(found.stopped),
    }


def simulation_lines(found: Simulation) -> Iterator[Text]:
    """How many would have entered, the work of the weeks, the ways, the questions, and what cannot be known."""
    yield entered(found)
    if found.entries:
        yield from work(found)
    for kind, count in found.kinds.items():
        yield msg("  {kind}: {n}", kind=TRIGGERS[TriggerKind(kind)].label, n=count)
    for path, count in found.paths:
        yield msg("{n} went: {path}", n=count, path=verbatim(" > ".join(found.steps[one] for one in path)))
    for branch in found.branches:
        yield _branch(found, branch)
    for one in found.entries:
        yield msg("{day} {account}: {why}", day=one.on, account=verbatim(one.name), why=one.why)
    if found.unknown:
        yield msg("What cannot be known of the past:")
    for text in found.unknown:
        yield msg("  {what}", what=text)


def _branch(found: Simulation, one: Branch) -> Text:
    question, answer = verbatim(found.steps[one.question]), verbatim(one.label)
    if one.share is None:
        return msg("{question} {answer}: nobody knows yet", question=question, answer=answer)
    return msg(
        "{question} {answer}: {percent}%", question=question, answer=answer, percent=round(one.share * 100)
    )


def simulation_json(found: Simulation, words: Callable[[Text], str]) -> dict[str, Any]:
    """The simulation as plain values."""
    return {
        "code": found.code,
        "name": found.name,
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "accounts": found.accounts,
        "tasks": round(found.tasks, 2),
        "minutes": round(found.minutes, 2),
        "kinds": dict(found.kinds),
        "entries": [
            {
                "account": one.account,
                "name": one.name,
                "on": one.on.isoformat(),
                "trigger": one.kind,
                "why": words(one.why),
                "path": list(one.path),
                "question": one.question,
            }
            for one in found.entries
        ],
        "weeks": [
            {
                "from": one.first.isoformat(),
                "entries": one.entries,
                "tasks": round(one.tasks, 2),
                "minutes": round(one.minutes, 2),
            }
            for one in found.weeks
        ],
        "paths": [{"path": list(path), "entries": count} for path, count in found.paths],
        "branches": [
            {
                "question": one.question,
                "arrow": one.arrow,
                "answer": one.label,
                "walks": round(one.walks, 2),
                "share": None if one.share is None else round(one.share, 4),
            }
            for one in found.branches
        ],
        "ends": {end: round(weight, 2) for end, weight in found.ends.items()},
        "unknown": [words(one) for one in found.unknown],
    }
