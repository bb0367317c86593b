"""Records as rows and events: which of their fields are said, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from csdesk.domain.model.contact import ROLES, Contact
from csdesk.domain.model.contract import LINE_KINDS, Line
from csdesk.domain.model.growth import Opportunity
from csdesk.domain.model.interaction import CHANNELS, DROPPED, KINDS, Interaction, Task
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.money import Cents, Money, Percent
from csdesk.domain.values.month import Month
from csdesk.domain.views.account import TimelineItem
from csdesk.ui.account.rows import Event, Row, shown
from csdesk.ui.tables.column import Tone
from csdesk.ui.tables.written import relative

CHANNEL_ICONS = {
    "email": "email",
    "phone": "call",
    "video": "video_meeting",
    "chat": "chat",
    "whatsapp": "chat",
    "in_person": "visit",
    "portal": "web",
}
FEELINGS = {
    2: (msg("Very positive"), Tone.GOOD),
    1: (msg("Positive"), Tone.GOOD),
    0: (msg("Neutral"), Tone.QUIET),
    -1: (msg("Negative"), Tone.WARNING),
    -2: (msg("Very negative"), Tone.BAD),
}
_SURVEYS = {"nps": msg("NPS"), "csat": msg("CSAT"), "ces": msg("CES"), "value": msg("Perceived value")}
_FORMER = {
    "champion": msg("Former champion"),
    "decision_maker": msg("Former decision maker"),
    "payer": msg("Former payer"),
    "user": msg("Former user"),
    "sponsor": msg("Former sponsor"),
    "opponent": msg("Former opponent"),
}
"""What people were who left."""
_ROLE_TONES = {
    "decision_maker": Tone.WARNING,
    "champion": Tone.GOOD,
    "sponsor": Tone.INFO,
    "opponent": Tone.BAD,
}
_LOW_SCORES = {"nps": 6, "csat": 2, "ces": 3, "value": 2}


def said(choices: tuple[tuple[str, Text], ...], key: str | None) -> Text | None:
    """The label of a choice, the workspace's own word as it is, or nothing."""
    if not key:
        return None
    return dict(choices).get(key, verbatim(key))


def event_of(item: TimelineItem, people: Mapping[int, str], zone: ZoneInfo) -> Event:
    """A point of the timeline."""
    record = item.record
    dated = item.at.year > 1
    on = item.at.astimezone(zone).date() if dated else None
    tip = shown(item.at) if dated else None
    if isinstance(record, Interaction):
        return _contact(record, people, on, tip)
    if isinstance(record, Survey):
        return _survey(record, people, on, tip)
    return _ticket(record, people, on, tip)


def _contact(record: Interaction, people: Mapping[int, str], on: date | None, tip: Text | None) -> Event:
    is_note = record.kind == "note"
    channel = said(CHANNELS, record.channel)
    kind = said(KINDS, record.kind)
    named = verbatim(record.subject) if record.subject else channel or kind or msg("Interaction")
    if record.minutes:
        named = msg("{what}, {n} min", what=named, n=record.minutes)
    names = tuple(people[one] for one in record.contacts if one in people)
    body: list[Text] = []
    if names:
        body.append(msg("With {people}.", people=names))
    if record.summary:
        body.append(verbatim(record.summary))
    elif record.subject and kind and not is_note:
        body.append(msg("{what}.", what=kind))
    if record.next_step:
        body.append(msg("Next step: {step}", step=verbatim(record.next_step)))
    feeling = FEELINGS.get(record.sentiment) if record.sentiment else None
    return Event(
        kind="interaction",
        id=record.id,
        icon="note" if is_note else CHANNEL_ICONS.get(record.channel or "", "note"),
        channel="note" if is_note else record.channel or "",
        title=named,
        body=tuple(body),
        mark=feeling[0] if feeling else None,
        mark_tone=feeling[1] if feeling else Tone.PLAIN,
        on=on,
        tip=tip,
    )


def _survey(record: Survey, people: Mapping[int, str], on: date | None, tip: Text | None) -> Event:
    kind = _SURVEYS.get(record.kind or "", msg("Survey answer"))
    named = kind if record.score is None else msg("{kind} {score}", kind=kind, score=record.score)
    who = people.get(record.contact or 0)
    is_low = record.score is not None and record.score <= _LOW_SCORES.get(record.kind or "", -1)
    return Event(
        kind="survey",
        id=record.id,
        icon="nps",
        channel="survey",
        title=msg("{what}, {name}", what=named, name=verbatim(who)) if who else named,
        body=(msg("“{words}”", words=verbatim(record.comment)),) if record.comment else (),
        mark=msg("Low score") if is_low else None,
        mark_tone=Tone.WARNING,
        on=on,
        tip=tip,
    )


def _ticket(record: Ticket, people: Mapping[int, str], on: date | None, tip: Text | None) -> Event:
    subject = record.subject or record.number
    body: list[Text] = []
    who = people.get(record.contact or 0)
    if who:
        body.append(msg("From {people}.", people=(who,)))
    if record.resolved_at is not None and record.opened_at is not None:
        days = (record.resolved_at - record.opened_at).days
        body.append(
            msg("Resolved within a day.")
            if days < 1
            else nmsg("Resolved in {n} day.", "Resolved in {n} days.", days)
        )
    elif record.status:
        body.append(msg("{what}.", what=verbatim(record.status)))
    return Event(
        kind="ticket",
        id=record.id,
        icon="ticket",
        channel="ticket",
        title=msg("Ticket: {subject}", subject=verbatim(subject)) if subject else msg("Ticket"),
        body=tuple(body),
        mark=msg("Escalated") if record.escalated else None,
        mark_tone=Tone.WARNING,
        on=on,
        tip=tip,
    )


def contact_row(contact: Contact, last: date | None, today: date) -> Row:
    """A person, with the role in the decision and when you last spoke."""
    title = verbatim(contact.title) if contact.title else None
    name, spoke = _name_of(contact), None
    if contact.left_on is not None:
        note: Text | None = msg("Left in {month}", month=Month.of(contact.left_on))
    else:
        spoke = msg("no contact yet") if last is None else since(last, today)
        note = msg("{title}, {spoke}", title=title, spoke=spoke) if title else spoke
    return Row(
        kind="contact",
        id=contact.id,
        title=verbatim(name),
        note=note,
        note_end=spoke,
        initials_of=name,
        pill=(_FORMER.get(contact.role or "") if contact.left_on else None) or said(ROLES, contact.role),
        pill_tone=Tone.QUIET if contact.left_on else _ROLE_TONES.get(contact.role or "", Tone.QUIET),
        is_over=contact.left_on is not None,
        tip=None if last is None else msg("Last contact on {day}", day=last),
    )


def line_row(line: Line, currency: str) -> Row:
    """A subscription line: until when, and what it brings a month."""
    paid = line.currency or currency
    amount = line.mrr if line.mrr is not None else line.price
    name = verbatim(line.product) if line.product else said(LINE_KINDS, line.kind) or msg("Subscription line")
    return Row(
        kind="line",
        id=line.id,
        title=name,
        note=_until(line),
        value=_money(amount, paid),
        tone=Tone.PLAIN,
        tip=_notice(line),
    )


def opportunity_row(opportunity: Opportunity, currency: str) -> Row:
    """Something that may be sold: where it stands, when, how much and how likely."""
    when = None if opportunity.expected_on is None else Month.of(opportunity.expected_on)
    stage = verbatim(opportunity.stage) if opportunity.stage else None
    note = msg("{stage}, {month}", stage=stage, month=when) if stage and when else stage
    if note is None and when is not None:
        note = shown(when)
    value = _money(opportunity.value, opportunity.currency or currency)
    likely = opportunity.probability
    return Row(
        kind="opportunity",
        id=opportunity.id,
        title=verbatim(opportunity.name or opportunity.product or "—"),
        note=note,
        value=None if value is None else msg("+{amount}", amount=value),
        value_note=None if likely is None else shown(Percent(likely / 100, 0)),
    )


def task_row(task: Task, today: date) -> Row:
    """Something to do, with its due date by distance."""
    is_done = not task.is_open
    day = task.done_on if is_done else task.due
    late = not is_done and day is not None and day < today
    return Row(
        kind="task",
        id=task.id,
        title=verbatim(task.title),
        done=is_done,
        value=None if day is None else relative(day, today) or shown(day),
        tone=Tone.BAD if late else Tone.QUIET,
        is_over=task.status == DROPPED,
        tip=None if day is None else shown(day),
    )


def notice_by(line: Line) -> date | None:
    """The last day to give notice of a line that still runs."""
    if line.term_end is None or line.notice_days is None:
        return None
    return line.term_end - timedelta(days=line.notice_days)


def _name_of(contact: Contact) -> str:
    parts = (contact.first_name, contact.last_name)
    return contact.name or " ".join(part for part in parts if part) or contact.email or "—"


def since(day: date, today: date) -> Text:
    """How long ago a day was; of one that is far its month, which is short and near enough."""
    return relative(day, today) or shown(Month.of(day))


def _until(line: Line) -> Text | None:
    if line.end is not None:
        return msg("ended on {day}", day=line.end)
    if line.term_end is None:
        return None if line.start is None else msg("since {day}", day=line.start)
    if line.auto_renew:
        return msg("until {day}, renews by itself", day=line.term_end)
    return msg("until {day}", day=line.term_end)


def _notice(line: Line) -> Text | None:
    day = notice_by(line)
    return None if day is None else msg("Notice until {day}", day=day)


def _money(cents: int | None, currency: str) -> Text | None:
    return None if cents is None else shown(Money(Cents(cents), currency, whole=True))
