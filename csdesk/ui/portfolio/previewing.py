"""The facts of the preview panel, gathered from a row and the account's timeline."""

from __future__ import annotations

from datetime import date

from csdesk.domain.errors import Refused
from csdesk.domain.model.interaction import CHANNELS, Interaction
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.today.cadence import is_conversation
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.domain.views.account import AccountView, GoalView
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.formats import DASH
from csdesk.ui.goals import judged, latest, progress, title_of, written
from csdesk.ui.portfolio.columns import CHANNEL_ICONS
from csdesk.ui.portfolio.state import Preview, PreviewGoal
from csdesk.ui.session import Session
from csdesk.ui.tables.column import Tone
from csdesk.ui.tables.written import relative
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level

_LONGEST = 240
_LABELS = dict(CHANNELS)
_LEVELS = {Tone.GOOD: Level.GOOD, Tone.WARNING: Level.WATCH, Tone.BAD: Level.RISK}


def preview_of(row: PortfolioRow, session: Session) -> Preview:
    """What the panel says of the account under the cursor."""
    today = session.today()
    view = _view(session, row.id)
    contact = None if view is None else _last_contact(view, session)
    icon, line, summary = _said(contact, session) if contact is not None else (None, None, None)
    return Preview(
        account=row.id,
        name=row.name,
        subtitle=_subtitle(row),
        mrr=None if row.mrr is None else Money(row.mrr, row.currency, whole=True),
        renewal=row.renewal,
        renewal_distance=None if row.renewal is None else relative(row.renewal, today),
        csm=row.csm,
        decision_maker=row.decision_maker,
        next_step=row.next_step,
        next_due=row.next_due,
        next_distance=None if row.next_due is None else relative(row.next_due, today),
        is_late=row.next_due is not None and row.next_due < today,
        contact_icon=icon,
        contact_line=line,
        contact_summary=summary,
        task=None if view is None else _task(view, row),
        run=_run(session, row.id),
        goals=() if view is None else tuple(_goal(goal, today) for goal in view.goals),
    )


def _view(session: Session, account: int) -> AccountView | None:
    try:
        return session.account(account)
    except Refused:
        return None


def _task(view: AccountView, row: PortfolioRow) -> int | None:
    """The open task whose words the row shows."""
    return next(
        (
            task.id
            for task in view.tasks
            if task.is_open and task.title == row.next_step and task.due == row.next_due
        ),
        None,
    )


def _run(session: Session, account: int) -> tuple[int, Text] | None:
    found = session.runs.rows(account, only_open=True)
    if not found:
        return None
    done, steps = found[0].progress
    name = verbatim(found[0].playbook)
    return found[0].id, msg("{name} {done}/{steps}", name=name, done=done, steps=steps)


def _goal(view: GoalView, today: date) -> PreviewGoal:
    status, tone, _ = judged(view, today)
    way = progress(view)
    now, target = (written(value, view.goal.unit) for value in (latest(view), view.goal.target))
    said = now or verbatim(DASH)
    return PreviewGoal(
        name=title_of(view.goal),
        said=said if target is None else msg("{now} of {target}", now=said, target=target),
        share=None if way is None else float(way),
        level=_LEVELS.get(tone, Level.UNKNOWN),
        status=status,
        is_well=tone is Tone.GOOD,
    )


def _subtitle(row: PortfolioRow) -> Text:
    kind = row.industry or row.segment
    since = None if row.start_date is None else Month.of(row.start_date)
    if kind and since:
        return msg("{kind}, since {month}", kind=verbatim(kind), month=since)
    if since:
        return msg("Customer since {month}", month=since)
    return verbatim(kind or DASH)


def _last_contact(view: AccountView, session: Session) -> Interaction | None:
    now = session.now()
    return next(
        (
            item.record
            for item in view.timeline
            if isinstance(item.record, Interaction) and item.at <= now and is_conversation(item.record)
        ),
        None,
    )


def _said(contact: Interaction, session: Session) -> tuple[str, Text, str | None]:
    assert contact.at is not None
    day = contact.at.astimezone(session.words.translator.zone).date()
    known = _LABELS.get(contact.channel or "")
    channel = known or (verbatim(contact.channel) if contact.channel else msg("Contact made"))
    line = msg("{date}, {channel}", date=day, channel=channel)
    summary = contact.summary or contact.subject
    if summary and len(summary) > _LONGEST:
        summary = summary[:_LONGEST].rstrip() + "…"
    return CHANNEL_ICONS.get(contact.channel or "", Icon.NOTE), line, summary
