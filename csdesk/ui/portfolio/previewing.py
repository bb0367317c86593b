"""The facts of the preview panel, gathered from a row and the account's timeline."""

from __future__ import annotations

from csdesk.domain.errors import Refused
from csdesk.domain.model.interaction import CHANNELS, Interaction
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.formats import DASH
from csdesk.ui.portfolio.columns import CHANNEL_ICONS
from csdesk.ui.portfolio.state import Preview
from csdesk.ui.session import Session
from csdesk.ui.tables.written import relative
from csdesk.ui.theme.icons import Icon

_LONGEST = 240
_LABELS = dict(CHANNELS)


def preview_of(row: PortfolioRow, session: Session) -> Preview:
    """What the panel says of the account under the cursor."""
    today = session.today()
    contact = _last_contact(session, row.id)
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
    )


def _subtitle(row: PortfolioRow) -> Text:
    kind = row.industry or row.segment
    since = None if row.start_date is None else Month.of(row.start_date)
    if kind and since:
        return msg("{kind}, since {month}", kind=verbatim(kind), month=since)
    if since:
        return msg("Customer since {month}", month=since)
    return verbatim(kind or DASH)


def _last_contact(session: Session, account: int) -> Interaction | None:
    try:
        timeline = session.account(account).timeline
    except Refused:
        return None
    now = session.now()
    return next(
        (
            item.record
            for item in timeline
            if isinstance(item.record, Interaction) and item.record.kind != "note" and item.at <= now
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
