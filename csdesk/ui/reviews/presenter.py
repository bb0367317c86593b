"""What the review page shows and does, without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from csdesk.domain.changes import Done
from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.commands.registry import Command
from csdesk.domain.model.practice import Review
from csdesk.domain.model.record import Record
from csdesk.domain.review import appendix, overrides
from csdesk.domain.review.boxes import DeckLayout, SlideLayout
from csdesk.domain.review.compose import HIDDEN, arranged, compose
from csdesk.domain.review.document import Document, Kpi, Slide
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.layout import layout
from csdesk.domain.review.overrides import NO_OVERRIDES, Overrides
from csdesk.domain.review.script import talking
from csdesk.domain.review.sections import SECTIONS
from csdesk.domain.review.typeface import inter_width
from csdesk.domain.review.workbook import workbook
from csdesk.domain.text import Text
from csdesk.domain.values.month import Quarter
from csdesk.domain.views.sheets import SheetTable
from csdesk.i18n import Translator

R = TypeVar("R", bound=Record)
QUARTERS = 8


class Facts(Protocol):
    """What the presenter asks of the session."""

    def find(self, kind: type[R], **equal: Any) -> list[R]:
        """The records whose fields equal the given values."""

    def account_names(self) -> list[tuple[int, str]]:
        """Every account that stands, with its name."""

    def run(self, command: Command, initiator: object = None) -> Done:
        """The one door for writes."""

    def review_facts(self, account_id: int, quarter: Quarter) -> ReviewFacts:
        """What a review is made of."""


class Standing(StrEnum):
    """How a section stands."""

    READY = "ready"
    EDITED = "edited"
    LEFT_OUT = "left_out"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section in the list: a slide of the deck, or one that is not in it and why."""

    name: str
    label: Text
    standing: Standing
    reason: Text | None = None
    page: int | None = None
    """The place of its slide in the deck, from 0."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in the panel, and whether it is on the slide."""

    figure: Kpi
    is_shown: bool
    can_change: bool


@dataclass(frozen=True, slots=True)
class Deck:
    """A review as the page shows it."""

    document: Document
    laid_out: DeckLayout
    sections: tuple[SectionRow, ...]


class ReviewPresenter:
    """Composes the review of an account and a quarter, and keeps the edits of it."""

    def __init__(self, session: Facts, translator: Translator) -> None:
        self._session = session
        self.translator = translator
        self.account: int | None = None
        self.quarter: Quarter | None = None
        self._facts: ReviewFacts | None = None
        self._overrides: Overrides = NO_OVERRIDES
        self.deck: Deck | None = None

    def accounts(self) -> list[tuple[int, str]]:
        """The accounts to choose from, by name."""
        return sorted(self._session.account_names(), key=lambda one: one[1].casefold())

    def quarters(self, current: Quarter) -> list[Quarter]:
        """The quarters to choose from, the current one first."""
        return [current.plus(-back) for back in range(QUARTERS)]

    def open(self, account: int, quarter: Quarter) -> None:
        """Read the facts and the edits of a review, and compose it."""
        self.account, self.quarter = account, quarter
        self._facts = self._session.review_facts(account, quarter)
        record = self._record()
        self._overrides = overrides.read(record.overrides if record else None)
        self._compose()

    def close(self) -> None:
        """Show no review."""
        self.account = self._facts = self.deck = None

    def speak(self, translator: Translator) -> None:
        """Write the deck in another language."""
        self.translator = translator
        self._compose()

    def slide(self, page: int) -> Slide:
        """The composed slide of a page."""
        assert self.deck is not None
        return self.deck.document.slides[page]

    def layout(self, page: int) -> SlideLayout:
        """The laid-out slide of a page."""
        assert self.deck is not None
        return self.deck.laid_out.slides[page]

    def talking(self, page: int) -> str:
        """What to say on a slide: the part of its notes that a person edits."""
        return talking(self.slide(page).notes, self.translator.words)

    def figures(self, page: int) -> list[FigureRow]:
        """The figures that a slide shows and those that it could show; the cover's are not chosen."""
        slide = self.slide(page)
        shown = [node for node in slide.nodes if isinstance(node, Kpi)]
        if slide.cover:
            return [FigureRow(one, is_shown=True, can_change=False) for one in shown]
        has_room = len(shown) < overrides.MOST_FIGURES
        return [
            *(FigureRow(one, is_shown=True, can_change=True) for one in shown),
            *(FigureRow(one, is_shown=False, can_change=has_room) for one in slide.spare),
        ]

    def choose_figure(self, figure: str, *, shown: bool) -> None:
        """Put a figure on its slide, or take it off."""
        self._keep(self._overrides.with_figure(figure, shown=shown))

    def move(self, name: str, to: int) -> bool:
        """Put a section at another place; the cover stays first. False when it stands there already."""
        names = [one.name for one in arranged(SECTIONS, self._overrides.order)]
        to = max(1, min(to, len(names) - 1))
        if name not in names[1:] or names.index(name) == to:
            return False
        names.remove(name)
        names.insert(to, name)
        self._keep(self._overrides.with_order(tuple(names)))
        return True

    def sheets(self) -> tuple[SheetTable, ...]:
        """The numbers of the deck, a sheet for each slide."""
        return () if self.deck is None else workbook(self.deck.document, self.translator)

    def drafted_title(self, page: int) -> str | None:
        """The sentence made from the numbers, when the title was written over."""
        slide = self.slide(page)
        if slide.title.id not in self._overrides.texts or self._facts is None:
            return None
        drafted = compose(self._facts, overrides=self._overrides.with_text(slide.title.id, None))
        return self.translator.words(drafted.slides[page].title.text)

    def retitle(self, page: int, words: str | None) -> None:
        """Write a title over; `None` goes back to the drafted one."""
        self._edit(self.slide(page).title.id, words, self.layout(page).title)

    def rewrite_notes(self, page: int, words: str | None) -> None:
        """Write the talking points over; `None` goes back to the drafted ones."""
        self._edit(self.slide(page).notes.id, words, self.talking(page))

    def show(self, name: str, *, shown: bool) -> None:
        """Put a slide into the deck or take it out."""
        self._keep(self._overrides.with_slide(name, shown=shown))

    def _edit(self, node: str, words: str | None, shown: str) -> None:
        if words is not None and words.strip() == shown.strip():
            return
        if words is None and node not in self._overrides.texts:
            return
        self._keep(self._overrides.with_text(node, words))

    def _keep(self, changed: Overrides) -> None:
        assert self.account is not None
        self._overrides = changed
        body, record = overrides.written(changed), self._record()
        if record is None:
            made = Review(account=self.account, period=str(self.quarter), status="draft", overrides=body)
            self._session.run(AddRecord(record=made), self)
        else:
            self._session.run(ChangeRecord(kind=Review, id=record.id, values={"overrides": body}), self)
        self._compose()

    def _record(self) -> Review | None:
        found = self._session.find(Review, account=self.account, period=str(self.quarter))
        return found[0] if found else None

    def _compose(self) -> None:
        if self._facts is None:
            return
        document = compose(self._facts, overrides=self._overrides)
        self.deck = Deck(document, layout(document, inter_width, self.translator), self._rows(document))

    def _rows(self, document: Document) -> tuple[SectionRow, ...]:
        pages = {slide.name: page for page, slide in enumerate(document.slides)}
        out = {one.name: one.reason for one in document.left_out}
        ordered = arranged(SECTIONS, self._overrides.order)
        named = [*((one.name, one.label) for one in ordered), (appendix.NAME, appendix.LABEL)]
        return tuple(self._row(name, label, pages, out) for name, label in named)

    def _row(self, name: str, label: Text, pages: dict[str, int], out: dict[str, Text]) -> SectionRow:
        page = pages.get(name)
        if page is not None:
            edited = any(node.startswith(f"{name}.") for node in self._overrides.texts)
            return SectionRow(name, label, Standing.EDITED if edited else Standing.READY, page=page)
        reason = out[name]
        return SectionRow(name, label, Standing.HIDDEN if reason == HIDDEN else Standing.LEFT_OUT, reason)
