"""The parts of an account's state: tags, figures, and its records as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from csdesk.domain.model.account import STAGES, STATUSES, TOUCHES, Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import DONE, Interaction
from csdesk.domain.model.voice import Survey
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.domain.views.account import AccountView
from csdesk.ui.account.rows import Row, shown
from csdesk.ui.account.sentences import contact_row, said, since, task_row
from csdesk.ui.tables.column import Tone
from csdesk.ui.tables.written import relative

_DONE_SHOWN = 3
_TOUCHED = {"high": msg("High touch"), "mid": msg("Medium touch"), "tech": msg("Digital touch")}


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the header."""

    title: Text
    value: Text
    note: Text | None = None
    tone: Tone = Tone.PLAIN


def tags_of(account: Account) -> tuple[Text, ...]:
    """The tags under the name: industry, touch, stage, and the account's own."""
    what = account.industry or account.segment
    found: list[Text] = [verbatim(what)] if what else []
    touch = said(TOUCHES, account.touch)
    if touch is not None:
        found.append(_TOUCHED.get(account.touch or "") or msg("Touch: {touch}", touch=touch))
    stage = said(STAGES, account.stage)
    if stage is not None:
        found.append(msg("Stage: {stage}", stage=stage))
    status = said(STATUSES, account.status)
    if status is not None and account.status != "active":
        found.append(status)
    return (*found, *(verbatim(tag) for tag in account.tags))


def facts_of(view: AccountView, today: date, zone: ZoneInfo) -> tuple[Fact, ...]:
    """The figures of the header."""
    money = None if view.mrr is None else Money(view.mrr, view.account.currency or view.currency, whole=True)
    began = view.account.start_date
    renewal = view.renewal
    near = None if renewal is None else _distance(renewal, today)
    late = renewal is not None and renewal < today
    return (
        Fact(msg("MRR"), shown(money)),
        Fact(msg("Renewal"), shown(renewal), near, Tone.BAD if late else Tone.PLAIN),
        _nps(view, today, zone),
        Fact(msg("Customer since"), shown(None if began is None else Month.of(began))),
    )


def _nps(view: AccountView, today: date, zone: ZoneInfo) -> Fact:
    """The last answer to NPS and how long ago it was; of older ones the month."""
    for item in view.timeline:
        answer = item.record
        if isinstance(answer, Survey) and answer.kind == "nps" and answer.score is not None:
            at = None if answer.answered_at is None else answer.answered_at.astimezone(zone).date()
            return Fact(msg("NPS"), shown(answer.score), None if at is None else since(at, today))
    return Fact(msg("NPS"), shown(None))


def _distance(day: date, today: date) -> Text:
    days = (day - today).days
    if days < 0:
        return relative(day, today) or nmsg("{n} day late", "{n} days late", -days)
    return msg("today") if days == 0 else nmsg("{n} day", "{n} days", days)


def outcome_of(view: AccountView) -> Text | None:
    """What the client wants, when all goals agree on it."""
    outcomes = {goal.goal.outcome for goal in view.goals if goal.goal.outcome}
    return verbatim(outcomes.pop()) if len(outcomes) == 1 else None


def notice_of(days: Sequence[date], today: date) -> tuple[Text | None, Tone]:
    """The next day to give notice of a contract, and how near it is."""
    if not days:
        return None, Tone.QUIET
    ahead = [day for day in days if day >= today]
    if not ahead:
        gone = relative(max(days), today)
        late = msg("notice was due by {day}", day=max(days))
        return late if gone is None else msg("notice was due {when}", when=gone), Tone.BAD
    near = min(ahead)
    return msg("notice until {day}", day=near), Tone.WARNING if (near - today).days <= 30 else Tone.QUIET


def tasks_of(view: AccountView, today: date) -> tuple[Row, ...]:
    """What is to be done first, then the last done."""
    standing = [task for task in view.tasks if task.is_open]
    over = [task for task in view.tasks if task.status == DONE][:_DONE_SHOWN]
    return tuple(task_row(task, today) for task in (*standing, *over))


def people_of(view: AccountView, today: date, zone: ZoneInfo) -> tuple[Row, ...]:
    """The people who matter most first, those who left last."""
    last: dict[int, date] = {}
    for item in reversed(view.timeline):
        record = item.record
        if isinstance(record, Interaction) and record.kind != "note" and record.at is not None:
            last.update(dict.fromkeys(record.contacts, record.at.astimezone(zone).date()))
    ranked = sorted(view.contacts, key=_importance)
    return tuple(contact_row(person, last.get(person.id), today) for person in ranked)


def _importance(person: Contact) -> tuple[bool, int, int]:
    return person.left_on is not None, -(person.influence or 0), person.id


def all_counts(view: AccountView) -> dict[str, int]:
    """How many of each the tabs hold."""
    return {
        "timeline": len(view.timeline),
        "contracts": len(view.lines),
        "people": len(view.contacts),
        "tasks": sum(task.is_open for task in view.tasks),
    }
