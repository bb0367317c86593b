"""A section of the view composed from its numbers: a pure function, run at once or beside the window."""

from __future__ import annotations

from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.views.metrics import (
    CohortLook,
    Details,
    Figure,
    Filter,
    Grain,
    MetricsState,
    Overview,
    Section,
    Span,
)
from csdesk.ui.metrics.details import detail_figures, details
from csdesk.ui.metrics.figures import back
from csdesk.ui.metrics.overview import overview, overview_figures

_USUAL = CohortLook()


def composed(
    numbers: Numbers, section: Section, span: Span, wanted: Filter, look: CohortLook = _USUAL
) -> MetricsState:
    """One section over a period; the what-if composes itself."""
    key = (section, span, wanted)
    foresee(numbers, section, span)
    if section is Section.OVERVIEW:
        return state_of(numbers, key, overview_figures(numbers, span), overview(numbers, span, look))
    return state_of(numbers, key, detail_figures(numbers, section, span), details(numbers, section, span))


def foresee(numbers: Numbers, section: Section, span: Span) -> None:
    """Walk the accounts once for all that a section asks for."""
    calendar, last = numbers.book.calendar, min(span.last, numbers.last)
    year = list(last.plus(-11).until(last))
    if section is Section.ROLES:
        numbers.book.all_balances(calendar.place(month) for month in (span.before.last, *year))
    elif section in {Section.OVERVIEW, Section.CHURN}:
        spans = [(span.first, span.last), (span.before.first, span.before.last), back(last, 12)]
        months = year
        if section is Section.OVERVIEW:
            months = [closing.month for closing in calendar.closings[1:]]
            spans += [back(month, span.grain.months) for month in year]
        numbers.book.movements(numbers.window(own) for own in (*((month, month) for month in months), *spans))


def state_of(
    numbers: Numbers,
    key: tuple[Section, Span, Filter],
    figures: tuple[Figure, ...],
    content: Overview | Details,
) -> MetricsState:
    """What is shown, with what the head has to say."""
    section, span, wanted = key
    following = span.moved(1)
    is_open = following.last <= numbers.last if span.grain is Grain.YEAR else following.first <= numbers.last
    return MetricsState(
        section=section,
        span=span,
        filter=wanted,
        is_partial=span.last >= numbers.last and span.last.last > numbers.on,
        can_go_on=is_open,
        figures=figures,
        content=content,
        accounts=len(numbers.facts.accounts),
    )
