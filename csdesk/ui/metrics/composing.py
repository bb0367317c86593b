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
from csdesk.ui.metrics.overview import overview, overview_figures

_USUAL = CohortLook()


def composed(
    numbers: Numbers, section: Section, span: Span, wanted: Filter, look: CohortLook = _USUAL
) -> MetricsState:
    """One section over a period; the what-if composes itself."""
    key = (section, span, wanted)
    if section is Section.OVERVIEW:
        return state_of(numbers, key, overview_figures(numbers, span), overview(numbers, span, look))
    return state_of(numbers, key, detail_figures(numbers, section, span), details(numbers, section, span))


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
