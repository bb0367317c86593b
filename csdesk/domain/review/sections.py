"""The slides of a quarterly review in their order; adding one adds a module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csdesk.domain.review import (
    activity,
    commitments,
    contract,
    cover,
    plan,
    results,
    revenue,
    service,
    summary,
)
from csdesk.domain.review.document import Slide
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.figures import Figures
from csdesk.domain.text import Text, msg

Build = Callable[[ReviewFacts, Figures], Slide | Text]
"""Makes the slide, or says in a sentence why there is none."""


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of slide under its stable name."""

    name: str
    label: Text
    build: Build


SECTIONS: tuple[Section, ...] = (
    Section("cover", msg("Cover"), cover.build),
    Section("summary", msg("Executive summary"), summary.build),
    Section("commitments", msg("Why we are here"), commitments.build),
    Section("results", msg("Goals and results"), results.build),
    Section("revenue", msg("Revenue"), revenue.build),
    Section("contract", msg("Contract"), contract.build),
    Section("activity", msg("Activity"), activity.build),
    Section("service", msg("Service and support"), service.build),
    Section("plan", msg("Next 90 days"), plan.build),
)
