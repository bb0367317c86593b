"""What makes a row suspect or impossible: section 4 of the metric reference, E24, and scores off their scale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import le
from typing import Any

from csdesk.domain.importing.coerce_choice import yes_or_no
from csdesk.domain.importing.coerce_text import words_of
from csdesk.domain.importing.parts import Draft, Part
from csdesk.domain.importing.score_scales import is_off, rescale_surveys, rescale_tickets
from csdesk.domain.importing.table import Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.rules.voice import SCALES
from csdesk.domain.text import Text, msg

ESSENTIAL: dict[str, tuple[str, ...]] = {
    "line": ("kind", "start", "end"),
    "survey": ("kind", "score"),
    "rate": ("month", "currency", "rate"),
    "renewal": ("due_date",),
    "usage": ("month", "week"),
    "value": ("month",),
    "ticket_month": ("month",),
    "signal": ("measured_on",),
    "reading": ("date",),
}
"""Fields without which a record would count wrongly: a cell there that cannot be read refuses the record."""

_LEFT = frozenset(
    {
        "churn",
        "churned",
        "is churn",
        "is churned",
        "has churned",
        "churn flag",
        "cancelado",
        "cancelou",
        "saiu",
        "left",
    }
)
_OPEN_TICKETS = frozenset(
    {"open", "aberto", "em aberto", "aberta", "new", "novo", "pending", "pendente", "hold"}
)


def validate(draft: Draft) -> None:
    """Note every suspect row of a draft, and refuse what cannot be kept."""
    for entity, part in draft.parts.items():
        for name in ESSENTIAL.get(entity, ()):
            part.refused |= {
                place: problem
                for place, problem in part.unreadable.get(name, {}).items()
                if place not in part.refused
            }
        rule = _RULES.get(entity)
        if rule is not None:
            rule(draft, part)


def _pairs(part: Part, first: str, second: str) -> list[tuple[int, Any, Any]]:
    """The rows that have both of two fields."""
    one, two = part.column(first), part.column(second)
    if one is None or two is None:
        return []
    return [
        (place, a, b)
        for place, (a, b) in enumerate(zip(one, two, strict=True))
        if a is not None and b is not None
    ]


def _backwards(draft: Draft, part: Part, first: str, second: str, code: str, *, refuse: bool = False) -> None:
    """Warn of (or refuse) rows whose second date is before their first."""
    one, two = part.column(first) or [None], part.column(second) or [None]
    if None not in one and None not in two and all(map(le, one, two)):
        return
    labels = {spec.name: spec.label for spec in BY_KEY[part.entity].fields}
    for place, before, after in _pairs(part, first, second):
        if after < before:
            said: Text = msg(
                "{second} is before {first}: {after}, {before}",
                first=labels[first],
                second=labels[second],
                before=before,
                after=after,
            )
            header = draft.headers.get((part.entity, second))
            if refuse:
                draft.refuse(part, (place,), Problem(code, said), header)
            else:
                draft.say(place, Problem(code, said), header)


def _line(draft: Draft, part: Part) -> None:
    _backwards(draft, part, "start", "end", "end_before_start", refuse=True)
    _backwards(draft, part, "start", "term_end", "term_before_start")
    kinds = part.column("kind") or []
    for name in ("mrr", "price"):
        for place, kind, amount in _pairs(part, "kind", name) if "discount" in kinds else []:
            if kind == "discount" and amount > 0:
                said = Problem(
                    "positive_discount", msg("A recurring discount must be below zero; the row is left out")
                )
                draft.refuse(part, (place,), said, draft.headers.get(("line", name)))


def _survey(draft: Draft, part: Part) -> None:
    rescale_surveys(draft)
    scored = _pairs(part, "kind", "score")
    header = draft.headers.get(("survey", "score"))
    for kind, (low, high) in SCALES.items():
        own = [(place, score) for place, found, score in scored if found == kind]
        off = [place for place, score in own if is_off(kind, score)]
        if len(off) * 5 > len(own) and any(part.columns["score"][place] for place in off):
            said = msg(
                "The scores of {survey} are not on its scale of {low} to {high}",
                survey=kind.upper(),
                low=low,
                high=high,
            )
            draft.remark("other_scale", Problem("other_scale", said, column=header))
            draft.refuse(part, [place for place, _ in own], Problem("other_scale", said), header)
            continue
        for place in off:
            said = msg(
                "{value} is not a score of {survey}, which goes from {low} to {high}",
                value=part.columns["score"][place],
                survey=kind.upper(),
                low=low,
                high=high,
            )
            draft.refuse(part, (place,), Problem("score_out_of_range", said), header)


def _rate(draft: Draft, part: Part) -> None:
    for place, rate in enumerate(part.column("rate") or []):
        if rate is not None and rate <= 0:
            said = Problem("bad_rate", msg("An exchange rate must be above zero; the row is left out"))
            draft.refuse(part, (place,), said, draft.headers.get(("rate", "rate")))
    for name in ("month", "currency", "rate"):
        blank = [place for place, value in enumerate(part.ensure(name, draft.size)) if value is None]
        label = next(spec.label for spec in BY_KEY["rate"].fields if spec.name == name)
        draft.refuse(part, blank, Problem("missing_value", msg("{field} is missing", field=label)))


def _ticket(draft: Draft, part: Part) -> None:
    rescale_tickets(draft, part)
    statuses = part.column("status")
    if statuses:
        for place, status, _ in _pairs(part, "status", "resolved_at"):
            if words_of(status) in _OPEN_TICKETS:
                part.columns["resolved_at"][place] = None
                said = msg("The ticket is open but has a date of resolution: the status counts")
                draft.say(
                    place, Problem("open_but_resolved", said), draft.headers.get(("ticket", "resolved_at"))
                )
    _backwards(draft, part, "opened_at", "first_response_at", "dates_backwards")
    _backwards(draft, part, "opened_at", "resolved_at", "dates_backwards")


def _contact(draft: Draft, part: Part) -> None:
    for place, email in enumerate(part.column("email") or []):
        if email is not None and "@" not in email:
            said = msg("{value} does not look like an e-mail; it is kept as it is", value=email)
            draft.say(place, Problem("bad_email", said), draft.headers.get(("contact", "email")))


def _health(draft: Draft, part: Part) -> None:
    for place, score in enumerate(part.column("score") or []):
        if score is not None and not 0 <= score <= 100:
            said = msg("{value} is not a health score, which goes from 0 to 100", value=score)
            draft.refuse(
                part, (place,), Problem("score_out_of_range", said), draft.headers.get(("health", "score"))
            )


def _onboarding(draft: Draft, part: Part) -> None:
    _backwards(draft, part, "started", "completed", "dates_backwards")


def _renewal(draft: Draft, part: Part) -> None:
    blank = [place for place, due in enumerate(part.ensure("due_date", draft.size)) if due is None]
    label = next(spec.label for spec in BY_KEY["renewal"].fields if spec.name == "due_date")
    draft.refuse(part, blank, Problem("missing_value", msg("{field} is missing", field=label)))


def _churn(draft: Draft, part: Part) -> None:
    """A churn record says that somebody left: without a date and a reason there is none."""
    dates = part.column("date") or [None] * draft.size
    reasons = part.column("reason") or [None] * draft.size
    flagged, own = _still_here(draft), draft.mapping.entity == "churn"
    said = Problem("no_churn", msg("Nothing says that the account left"))
    for place, (day, reason) in enumerate(zip(dates, reasons, strict=True)):
        if isinstance(day, date) or reason is not None:
            continue
        if own and flagged and flagged[place]:
            draft.refuse(part, (place,), said)
        elif not own:
            part.refused.setdefault(place, said)


def _still_here(draft: Draft) -> list[bool]:
    """Which rows say in a column of yes and no that the account has not left; empty where none does."""
    for place, header in enumerate(draft.mapping.table.headers):
        if words_of(header) in _LEFT:
            said = [yes_or_no(cell) for cell in draft.mapping.table.column(place)]
            if set(said) <= {True, False, None}:
                return [one is False for one in said]
    return []


_RULES: dict[str, Callable[[Draft, Part], None]] = {
    "line": _line,
    "survey": _survey,
    "rate": _rate,
    "ticket": _ticket,
    "contact": _contact,
    "health": _health,
    "onboarding": _onboarding,
    "renewal": _renewal,
    "churn": _churn,
}
