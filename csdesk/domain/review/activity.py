"""Activity: how often we spoke, through which channels, and who started."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from csdesk.domain.review.actions import for_activity, takeaway
from csdesk.domain.review.charts import ChartKind, ChartSpec, Ink, Series
from csdesk.domain.review.document import Chart, Kpi, Node, Notes, Slide, Title, Tone
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.figures import Figures, per_month, ratio, share
from csdesk.domain.review.wording import FROM_CONTACTS, PROACTIVE_IS, channel_name
from csdesk.domain.text import Text, msg, nmsg, pmsg

MOST_CHANNELS, FEWEST_CHANNELS = 6, 2


def build(facts: ReviewFacts, known: Figures) -> Slide | Text:
    """The activity slide, when there was a contact in the quarter."""
    if not known.touchpoints:
        return msg("No contact was recorded in the quarter")
    return Slide(
        "activity",
        msg("Activity"),
        Title("activity.title", _title(known)),
        (*_tiles(facts, known), *_charts(facts, known), *takeaway("activity", for_activity(known))),
        _notes(known),
    )


def _charts(facts: ReviewFacts, known: Figures) -> list[Node]:
    months = _by_month(facts, known)
    if len(known.channels) < FEWEST_CHANNELS:
        return [dataclasses.replace(months, span=12)]
    return [months, _by_channel(known)]


def contacts_clause(known: Figures) -> Text:
    """How often we spoke, as a sentence of its own."""
    if not known.touchpoints:
        return msg("No contact was recorded in the quarter")
    return nmsg(
        "We spoke {n} time in the quarter", "We spoke {n} times in the quarter", len(known.touchpoints)
    )


def proactive_tile(known: Figures, node: str) -> Kpi | None:
    """The share of contacts that we started; the same on every slide that shows it."""
    part = known.proactive_share
    if part is None:
        return None
    tone = Tone.GOOD if part >= Decimal("0.6") else Tone.WATCH if part >= Decimal("0.4") else Tone.RISK
    return Kpi(
        node,
        msg("Proactive share"),
        share(part),
        msg("{proactive} of {total} contacts", proactive=known.proactive, total=known.with_mode),
        tone,
    )


def _title(known: Figures) -> Text:
    part = known.proactive_share
    count = len(known.touchpoints)
    if part is None:
        return contacts_clause(known)
    return nmsg(
        "We spoke {n} time, and {share} of the contacts started on our side",
        "We spoke {n} times, and {share} of the contacts started on our side",
        count,
        share=share(part),
    )


def _tiles(facts: ReviewFacts, known: Figures) -> list[Node]:
    now, before = len(known.touchpoints), len(known.earlier)
    note = msg("{before} in the quarter before", before=before)
    tiles: list[Node] = [Kpi("activity.kpi.contacts", msg("Contacts in the quarter"), now, note)]
    proactive = proactive_tile(known, "activity.kpi.proactive")
    if proactive is not None:
        tiles.append(proactive)
    named = [(channel, count) for channel, count in known.channels if channel]
    if named:
        channel, most = named[0]
        part = msg("{share} of the contacts", share=share(ratio(most, now) or Decimal(0)))
        tiles.append(Kpi("activity.kpi.channel", msg("Main channel"), channel_name(channel), part))
    last = known.last_contact
    if last is not None:
        days = (facts.as_of - last).days
        ago = nmsg("{n} day before the close", "{n} days before the close", days)
        if days == 0:
            ago = msg("on the day of the close")
        tiles.append(Kpi("activity.kpi.last", msg("Last contact"), last, ago))
    return tiles


def _by_month(facts: ReviewFacts, known: Figures) -> Chart:
    quarter = facts.quarter
    months = (*quarter.plus(-1).months, *quarter.months)
    every = (*known.earlier, *known.touchpoints)
    ours = per_month((touch.on for touch in every if touch.mode == "proactive"), months)
    theirs = per_month((touch.on for touch in every if touch.mode == "reactive"), months)
    unknown = per_month((touch.on for touch in every if not touch.mode), months)
    rows = (
        Series(pmsg("contacts", "Proactive"), ours, (Ink.ACCENT,)),
        Series(pmsg("contacts", "Reactive"), theirs, (Ink.WARM,)),
        Series(pmsg("contacts", "Mode not recorded"), unknown, (Ink.BAR_MUTED,)),
    )
    kept = tuple(row for row in rows if any(row.values))
    spec = ChartSpec(ChartKind.STACKED, months, kept)
    heading = _trend(len(known.touchpoints), len(known.earlier))
    alt = msg(
        "Stacked columns of contacts by month, from {first} to {last}: {now} in this quarter, {before} in the one before",
        first=months[0],
        last=months[-1],
        now=len(known.touchpoints),
        before=len(known.earlier),
    )
    return Chart("activity.chart.months", heading, spec, alt, span=7)


def _trend(now: int, before: int) -> Text:
    change = ratio(now - before, before)
    if change is None:
        return msg("Contacts by month")
    if change == 0:
        return msg("Contacts by month: as many as in the quarter before")
    if change > 0:
        return msg("Contacts by month: {change} more than in the quarter before", change=share(change))
    return msg("Contacts by month: {change} fewer than in the quarter before", change=share(-change))


def _by_channel(known: Figures) -> Chart:
    rows = known.channels[:MOST_CHANNELS]
    series = Series(msg("Contacts"), tuple(Decimal(count) for _, count in rows), (Ink.GOOD,))
    spec = ChartSpec(ChartKind.BAR, tuple(channel_name(key) for key, _ in rows), (series,))
    alt = msg("Bars of contacts by channel; the longest is {channel}", channel=channel_name(rows[0][0]))
    return Chart("activity.chart.channels", msg("By channel, in the quarter"), spec, alt, span=5)


def _notes(known: Figures) -> Notes:
    talking = [contacts_clause(known)]
    subjects = tuple(dict.fromkeys(touch.subject for touch in known.touchpoints if touch.subject))[-3:]
    if subjects:
        talking.append(msg("Recent subjects: {subjects}.", subjects=subjects))
    talking.append(msg("Ask whether the rhythm and the channel still suit them."))
    return Notes(
        "activity.notes",
        tuple(talking),
        FROM_CONTACTS,
        (PROACTIVE_IS,),
        (msg("Do support tickets count as contacts? No."),),
    )
