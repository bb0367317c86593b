"""Facts become a document: the sections that have data, the person's edits, and what stayed out and why."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.domain.review import appendix
from csdesk.domain.review.document import Document, LeftOut, Slide
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.figures import figures
from csdesk.domain.review.overrides import NO_OVERRIDES, Overrides
from csdesk.domain.review.sections import SECTIONS, Section
from csdesk.domain.text import msg

HIDDEN = msg("Hidden by hand")


def compose(
    facts: ReviewFacts, sections: Sequence[Section] = SECTIONS, overrides: Overrides = NO_OVERRIDES
) -> Document:
    """The review of an account in a quarter; the same facts give the same document."""
    known = figures(facts)
    slides: list[Slide] = []
    left_out: list[LeftOut] = []
    for section in arranged(sections, overrides.order):
        if section.name in overrides.hidden:
            left_out.append(LeftOut(section.name, section.label, HIDDEN))
            continue
        built = section.build(facts, known)
        if isinstance(built, Slide):
            slides.append(built)
        else:
            left_out.append(LeftOut(section.name, section.label, built))
    if appendix.NAME not in overrides.hidden:
        slides.append(appendix.build(facts, tuple(slides), tuple(left_out)))
    else:
        left_out.append(LeftOut(appendix.NAME, appendix.LABEL, HIDDEN))
    return Document(
        facts.account.name,
        facts.quarter,
        facts.as_of,
        facts.prepared_on,
        tuple(overrides.applied(slide) for slide in slides),
        tuple(left_out),
    )


def arranged(sections: Sequence[Section], order: Sequence[str]) -> list[Section]:
    """The sections in a person's order, the first one always first; new ones stand behind their usual neighbour."""
    known = {section.name: section for section in sections[1:]}
    found = [*sections[:1], *(known[name] for name in order if name in known)]
    for place, section in enumerate(sections):
        if section not in found:
            found.insert(found.index(sections[place - 1]) + 1, section)
    return found
