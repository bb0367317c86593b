"""A task from one typed line: `ligar Caio sex 10h @tijolo`, in Portuguese or English."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from csdesk.domain.lean import dataclass
from csdesk.domain.model.interaction import Task
from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.date_words import Asked, find_day, find_time
from csdesk.domain.tasks.lexicon import flat
from csdesk.domain.tasks.line import Line, Part, Span
from csdesk.domain.tasks.recurrence import Recurrence, Unit, anchored, occurrences, rule_text
from csdesk.domain.tasks.recurrence_words import find_limit, find_recurrence
from csdesk.domain.tasks.verbs import contact_of, kind_of

Accounts = Callable[[str], Sequence[tuple[int, str]]]
"""The accounts that a few words could mean, by id and name, the likeliest first."""
_MOST_WORDS = 6
_ACCOUNT = re.compile(r"(?<!\S)@(?:\s*)(?P<words>[^\s@!\x00][^@!\x00]*)")
_PRIORITY = re.compile(
    r"(?<!\S)!\s?(?P<word>alta|high|urgente|urgent|h|a|1|normal|media|medium|n|m|2|baixa|low|l|b|3)(?!\w)"
    r"|(?<!\S)(?P<signs>!{2,3})(?!\S)"
)
_PRIORITIES = {"a": "high", "h": "high", "u": "high", "1": "high", "b": "low", "l": "low", "3": "low"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTask:
    """What a line was understood to say."""

    title: str
    """Empty when nothing is left to do."""
    due: date | None = None
    time: str | None = None
    """HH:MM."""
    account: int | None = None
    account_name: str | None = None
    """The name of the account, else the words after `@` that mean none, or several."""
    contact: str | None = None
    """The person that it seems to be about."""
    priority: str | None = None
    kind: str | None = None
    rule: Recurrence | None = None
    spans: tuple[Span, ...] = ()
    """What was understood where, in the order of the line."""

    @property
    def recurrence(self) -> str | None:
        """The rule as a task keeps it."""
        return None if self.rule is None else rule_text(self.rule)

    def task(self, *, account: int | None = None, contact: int | None = None) -> Task:
        """The record to add; what the line names wins over the account that it was typed for."""
        return Task(
            account=self.account if self.account is not None else account,
            title=self.title,
            due=self.due,
            time=self.time,
            priority=self.priority,
            kind=self.kind,
            contact=contact,
            recurrence=self.recurrence,
        )


def accounts_among(names: Mapping[int, str]) -> Accounts:
    """The accounts of a mapping, found by how their names or a word of them begin."""
    known = [(one, name, flat(name)) for one, name in names.items()]

    def meant(typed: str) -> list[tuple[int, str]]:
        wanted = " ".join(flat(typed).split())
        begin = [(one, name) for one, name, own in known if own.startswith(wanted)]
        inside = [(one, name) for one, name, own in known if f" {wanted}" in own]
        exact = [(one, name) for one, name, own in known if own == wanted]
        return exact[:1] if len(exact) == 1 else begin + inside

    return meant


def parse_task(
    words: str,
    today: date,
    language: str = "pt_BR",
    accounts: Accounts | Mapping[int, str] | None = None,
    calendar: WorkCalendar | None = None,
) -> TypedTask:
    """Understand a line; what is not understood stays in the title.

    >>> parse_task("ligar Caio sex 10h", date(2026, 10, 14)).due
    datetime.date(2026, 10, 16)
    """
    line = Line(" ".join(words.splitlines()) if "\n" in words else words)
    working = calendar or WorkCalendar()
    asked = Asked(today, working, is_day_first=language.startswith("pt"))
    looked_up = accounts_among(accounts) if isinstance(accounts, Mapping) else accounts
    priority = _priority(line)
    account, name = _account(line, looked_up)
    rule = _recurrence(line, asked)
    due, time = _day(line, asked), _time(line)
    if rule is not None:
        rule, due = _begun(rule, due, asked)
    elif due is None and time is not None:
        due = today
    title = line.title()
    kind = kind_of(title)
    return TypedTask(
        title=title,
        due=due,
        time=time,
        account=account,
        account_name=name,
        contact=contact_of(title, kind),
        priority=priority,
        kind=kind,
        rule=rule,
        spans=tuple(sorted(line.spans, key=lambda span: span.start)),
    )


def _priority(line: Line) -> str | None:
    found = line.find(_PRIORITY)
    if found is None:
        return None
    line.take(found, Part.PRIORITY)
    return "high" if found["signs"] else _PRIORITIES.get(found["word"][0], "normal")


def _account(line: Line, accounts: Accounts | None) -> tuple[int | None, str | None]:
    """The account after `@`: as many words as still mean one; else the first word, for others to settle."""
    found = line.find(_ACCOUNT)
    if found is None:
        return None, None
    first = found.start("words")
    ends = [piece.end() for piece in re.finditer(r"\S+", found["words"])][:_MOST_WORDS]
    for end in reversed(ends) if accounts is not None else ():
        typed = line.words[first : first + end].rstrip(" ,.;")
        meant = accounts(typed) if accounts is not None else ()
        one = _only(typed, meant)
        if one is not None:
            line.take_from(found.start(), first + end, Part.ACCOUNT)
            return one
    line.take_from(found.start(), first + ends[0], Part.ACCOUNT)
    return None, line.words[first : first + ends[0]]


def _only(typed: str, meant: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The account that is meant when it is the only one, or the only one whose name begins so."""
    if len(meant) == 1:
        return meant[0]
    begin = [one for one in meant if flat(one[1]).startswith(flat(typed))]
    return begin[0] if len(begin) == 1 else None


def _recurrence(line: Line, asked: Asked) -> Recurrence | None:
    said = find_recurrence(line.flat, asked)
    if said is None:
        return None
    line.take_from(said.start, said.end, Part.RECURRENCE)
    if said.rule.until is not None or said.rule.count is not None:
        return said.rule
    limit = find_limit(line.flat, asked)
    if limit is None:
        return said.rule
    line.take_from(limit.start, limit.end, Part.RECURRENCE)
    return replace(said.rule, until=limit.until, count=limit.count)


def _day(line: Line, asked: Asked) -> date | None:
    found = find_day(line.flat, asked)
    if found is None:
        return None
    line.take(found[0], Part.DUE)
    return found[1]


def _time(line: Line) -> str | None:
    found = find_time(line.flat)
    if found is None:
        return None
    line.take(found[0], Part.TIME)
    return found[1]


def _begun(rule: Recurrence, due: date | None, asked: Asked) -> tuple[Recurrence, date | None]:
    """The rule with its first day: the one that was named, else the first that it names itself."""
    if due is None:
        due = first_day(rule, asked.today, asked.calendar)
    return (rule if due is None else anchored(rule, due)), due


def first_day(rule: Recurrence, today: date, calendar: WorkCalendar) -> date | None:
    """The first day of a new series: today, if it fits."""
    if rule.unit is Unit.DAY:
        return calendar.next_working(today) if rule.working else today
    if not (rule.weekdays or rule.day or rule.nth):
        return calendar.next_working(today)
    every_one = replace(rule, every=1) if rule.unit is not Unit.YEAR else rule
    return next(occurrences(every_one, today - timedelta(days=1), calendar), None)
