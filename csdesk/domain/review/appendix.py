"""Appendix: what each figure means, where it comes from, and which slides stayed out."""

from __future__ import annotations

from csdesk.domain.review.document import Column, LeftOut, Node, Notes, Points, Shown, Slide, Table, Title
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.wording import FROM_ALL
from csdesk.domain.text import Text, msg, nmsg

NAME = "appendix"
LABEL = msg("Appendix")
_COLUMNS = (Column(msg("Slide"), 2), Column(msg("What the figure means"), 7), Column(msg("Source"), 3))


def build(facts: ReviewFacts, slides: tuple[Slide, ...], left_out: tuple[LeftOut, ...]) -> Slide:
    """The last slide, made from the ones before it."""
    nodes: list[Node] = []
    rows = _definitions(slides)
    if rows:
        nodes.append(Table("appendix.table", msg("Definitions and sources"), _COLUMNS, rows, span=12))
    if left_out:
        nodes.append(Points("appendix.left_out", msg("Left out of this deck"), _reasons(left_out), span=12))
    count = len(left_out)
    title = (
        nmsg(
            "What each figure means, and the {n} slide left out",
            "What each figure means, and the {n} slides left out",
            count,
        )
        if left_out
        else msg("What each figure means and where it comes from")
    )
    return Slide(NAME, LABEL, Title("appendix.title", title), tuple(nodes), _notes(facts, left_out))


def _definitions(slides: tuple[Slide, ...]) -> tuple[tuple[Shown, ...], ...]:
    seen: set[str] = set()
    rows: list[tuple[Shown, ...]] = []
    for slide in (slide for slide in slides if slide.name != "summary"):
        for definition in slide.notes.definitions:
            if definition.msgid not in seen:
                seen.add(definition.msgid)
                rows.append((slide.label, definition, slide.notes.source))
    return tuple(rows)


def _reasons(left_out: tuple[LeftOut, ...]) -> tuple[Text, ...]:
    return tuple(msg("{slide}: {reason}", slide=one.label, reason=one.reason) for one in left_out)


def _notes(facts: ReviewFacts, left_out: tuple[LeftOut, ...]) -> Notes:
    talking = (msg("Only for questions: it does not need to be shown."), *_reasons(left_out))
    return Notes(
        "appendix.notes",
        talking,
        FROM_ALL,
        (),
        (msg("Until which day does the data go? Until {day}.", day=facts.as_of),),
    )
